#include "conditional_c_writer.h"
#include "unit.h"

#define NUMBERS_A_LINE 10

const char *c_writer_type(integer_width width)
{
  return width == WIDTH_64 ? "int64_t" : "int128";
}

void c_writer_integer(FILE *f, mpz_srcptr value)
{
  mpz_t low;
  if (mpz_sizeinbase(value, 2) < 64) {
    mpz_out_str(f, 10, value);
    return;
  }
  mpz_init(low);
  mpz_fdiv_r_2exp(low, value, 64);
  fprintf(f, "WIDE(");
  mpz_fdiv_q_2exp(low, value, 64);
  mpz_out_str(f, 10, low);
  mpz_fdiv_r_2exp(low, value, 64);
  gmp_fprintf(f, ", 0x%Zx)", low);
  mpz_clear(low);
}

void c_writer_sizes(const c_writer *w)
{
  fprintf(w->f, "\nenum { INPUTS = %zu, OUTPUTS = %zu, POINTS = %zu };\n", w->m->inputs - w->m->constant,
          w->s->outputs, w->data->points);
}

void c_writer_bound(const c_writer *w, size_t k, bool most)
{
  mpq_srcptr bound = (most ? w->s->most : w->s->least) + w->m->constant + k;
  c_writer_integer(w->f, mpq_numref(bound));
}

/* Number j of row i, in units, as it stands in the file; `quote` says as text. */
static void write_cell(c_writer *w, mpq_srcptr number, mpq_srcptr unit, bool quote)
{
  unit_integer(w->value, number, unit);
  if (quote) {
    fputc('"', w->f);
    mpz_out_str(w->f, 10, w->value);
    fputc('"', w->f);
  } else
    c_writer_integer(w->f, w->value);
}

/* A table of the points: `count` numbers of each row of `columns`, from `rows` on. */
static void write_table(c_writer *w, const char *head, mpq_srcptr rows, size_t columns, size_t count, mpq_srcptr units)
{
  bool quote = w->s->widest == WIDTH_ANY;
  fprintf(w->f, "\nstatic const %s = {\n", head);
  for (size_t i = 0; i < w->data->points; i++) {
    fputs("  {", w->f);
    for (size_t k = 0; k < count; k++) {
      if (k > 0)
        fputs(k % NUMBERS_A_LINE ? ", " : ",\n   ", w->f);
      write_cell(w, rows + i * columns + k, units + k, quote);
    }
    fputs(i + 1 < w->data->points ? "},\n" : "}\n", w->f);
  }
  fputs("};\n", w->f);
}

void c_writer_points(c_writer *w)
{
  const replay *d = w->data;
  bool any = w->s->widest == WIDTH_ANY;
  write_table(w, any ? "char *const points[POINTS][INPUTS]" : "input points[POINTS][INPUTS]", d->rows + 1, d->columns,
              d->columns - 1, w->s->unit + w->m->constant);
  write_table(w, any ? "char *const wanted[POINTS][OUTPUTS]" : "output wanted[POINTS][OUTPUTS]", d->wanted, d->outputs,
              d->outputs, w->s->output_unit);
  fputs("\n/* Where the points stand in the dataset. */\nstatic const unsigned long line[POINTS] = {", w->f);
  for (size_t i = 0; i < d->points; i++)
    fprintf(w->f, "%s%zu", i == 0 ? "\n  " : i % NUMBERS_A_LINE ? ", " : ",\n  ", d->line[i]);
  fputs("\n};\n", w->f);
}
