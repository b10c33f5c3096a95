/* Columns with labels. */
#include "shell/table/columns.h"
#include <__fc_builtin.h>

static char text[SIZE + 1];

int main(void)
{
  columns c = columns_new(Frama_C_unsigned_long_interval(0, SIZE), 1);
  while (Frama_C_nondet(0, 1)) {
    Frama_C_make_unknown(text, SIZE);
    if (column_add_label(c.output, text) >= c.output[0].label_count)
      return 1;
    column_label(c.output, text);
  }
  columns_output_width(&c);
  columns_free(&c);
  //@ check reached: \false;
  return 0;
}
