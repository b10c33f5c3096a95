/* A whole table, CSV or ARFF, with any options. */
#include "shell/table/points_read.h"
#include <__fc_builtin.h>

static char list[SIZE + 1];

static bool maybe(void)
{
  return Frama_C_nondet(0, 1);
}

static const char *any_list(void)
{
  return maybe() ? list : NULL;
}

int main(void)
{
  points_options o = {.file = maybe() ? "file.csv" : "file.arff",
                      .between = (separator)Frama_C_interval(SEPARATOR_DETECT, SEPARATOR_PIPE),
                      .header = maybe(), .no_header = maybe(), .decimal_comma = maybe(), .missing = any_list(),
                      .comment = any_list(), .classes = any_list(), .may_encode = maybe(), .target = any_list(), .ignore = any_list(), .labels = any_list(),
                      .outputs = Frama_C_unsigned_long_interval(0, (size_t)-1), .onehot = maybe(), .encode = maybe(),
                      .drop_missing = maybe(), .nonnegative = maybe(), .keep_signs = maybe(), .inputs_only = maybe()};
  Frama_C_make_unknown(list, SIZE);
  points p = points_read(&o, NULL, maybe());
  //@ check reached: \false;
  return 0;
}
