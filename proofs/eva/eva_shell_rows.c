/* rows.h for the other drivers: any rows of at most SIZE cells, each with any text and place. */
#include "shell/table/rows.h"
#include <__fc_builtin.h>

struct rows {
  const char *name; /* of the file */
};

rows *rows_open(source *s, size_t begin, size_t line, separator between, dialect kind)
{
  static rows table;
  table.name = s->name;
  return &table;
}

static char text[SIZE + 1];

/*@ requires next: \valid(next); */
bool rows_next(rows *r, row *next)
{
  static cell cells[SIZE] = {[0 ... SIZE - 1] = {text, 0, 1, 0, 0, false}};
  Frama_C_make_unknown(text, SIZE);
  for (size_t j = 0; j < SIZE; j++) {
    cells[j].length = Frama_C_unsigned_long_interval(0, SIZE);
    cells[j].line = Frama_C_unsigned_long_interval(1, SIZE);
    cells[j].line_begin = Frama_C_unsigned_long_interval(0, SIZE);
    cells[j].quoted = Frama_C_nondet(0, 1);
    cells[j].at = Frama_C_unsigned_long_interval(0, SIZE);
  }
  *next = (row){cells, Frama_C_unsigned_long_interval(1, SIZE),
                {r->name, Frama_C_unsigned_long_interval(1, SIZE), Frama_C_unsigned_long_interval(1, SIZE)}};
  return Frama_C_nondet(0, 1);
}

/*@ requires cell: \valid_read(c) && \initialized(&c->at); */
place rows_place(const rows *r, const cell *c)
{
  return (place){r->name, c->line, Frama_C_unsigned_long_interval(1, SIZE)};
}

void rows_comment(rows *r, const char *begin)
{
}

void rows_imply(rows *r, const char *const *texts, size_t width)
{
}

void rows_skip(rows *r, size_t size)
{
}

void rows_close(rows *r)
{
}
