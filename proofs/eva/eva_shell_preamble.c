/* preamble.h, separators.h and notices.h for the driver of points_read.c: anything within the file. */
#include "shell/table/preamble.h"
#include "shell/table/separators.h"
#include <__fc_builtin.h>

static size_t within(const source *s)
{
  return Frama_C_unsigned_long_interval(s->begin, s->size);
}

preamble preamble_read(source *s, separator between, const char *comment, bool decimal_comma, notices *said)
{
  return (preamble){within(s), Frama_C_unsigned_long_interval(1, SIZE), Frama_C_unsigned_long_interval(0, SIZE),
                    (separator)Frama_C_interval(SEPARATOR_COMMA, SEPARATOR_PIPE)};
}

const char *separator_plural(separator s)
{
  return "commas";
}

const char *separator_word(separator s)
{
  return "comma";
}

/*@ requires within: at <= s->size; */
size_t separator_row_end(source *s, size_t at)
{
  return Frama_C_unsigned_long_interval(at, s->size);
}

/*@ requires within: begin <= s->size && end <= s->size; */
size_t separator_count(const source *s, size_t begin, size_t end, separator between)
{
  return Frama_C_unsigned_long_interval(0, SIZE);
}

void notices_add(notices *n, const char *format, ...)
{
}

void notices_free(notices *n)
{
}
