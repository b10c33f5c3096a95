#include "conditional_c.h"
#include "conditional_c_any.h"
#include "conditional_c_native.h"
#include "shell/base/number.h"
#include "shell/report/report.h"

static void write_unit(FILE *f, const char *what, size_t k, mpq_srcptr unit)
{
  fprintf(f, " *   %s[%zu] counts units of ", what, k);
  number_write(f, unit);
  fputc('\n', f);
}

static void write_head(const c_writer *w)
{
  FILE *f = w->f;
  fprintf(f, "/* A conditional network in exact integer arithmetic, written by memcert %s.\n *\n", MEMCERT_VERSION);
  fprintf(f, " * network  SHA-256 %s\n * table    SHA-256 %s\n *\n", w->data->network_sha256, w->data->table_sha256);
  fputs(" * recall() computes the outputs y from the inputs x and returns 1, or 0 if x is an input on which the\n"
        " * network has no answer. No integer overflows as long as every input is between the least and the largest\n"
        " * value that it has among the points. x[k] is input column k of the dataset, y[j] output j:\n", f);
  for (size_t k = w->m->constant; k < w->m->inputs; k++)
    write_unit(f, "x", k - w->m->constant, w->s->unit + k);
  for (size_t j = 0; j < w->s->outputs; j++)
    write_unit(f, "y", j, w->s->output_unit + j);
  fprintf(f, " * It is compiled with\n *   cc -std=c11 -O2 FILE.c -o FILE%s\n", w->s->widest == WIDTH_ANY ? " -lgmp" : "");
  fputs(" * main() replays the points, as often as its argument says, and exits with 0 if all answers are right. */\n"
        "#include <stdint.h>\n#include <stdio.h>\n#include <stdlib.h>\n", f);
}

static const char replay_main[] =
  "\n"
  "int main(int count, char **arguments)\n"
  "{\n"
  "  long times = count > 1 ? atol(arguments[1]) : 1;\n"
  "  do\n"
  "    for (int i = 0; i < POINTS; i++)\n"
  "      if (!is_right(i)) {\n"
  "        printf(\"wrong on line %lu\\n\", line[i]);\n"
  "        return 1;\n"
  "      }\n"
  "  while (--times > 0);\n"
  "  printf(\"all %d points are right\\n\", (int)POINTS);\n"
  "  return 0;\n"
  "}\n";

void conditional_c_write(FILE *stream, const conditional_model *m, const replay *d)
{
  conditional_scale s = conditional_scale_new(m, d->points, d->columns, d->rows, d->outputs, d->wanted);
  conditional_scale_check(&s, true);
  c_writer w = {.f = stream, .s = &s, .m = m, .data = d, .depth = 1};
  mpz_init(w.value);
  write_head(&w);
  (s.widest == WIDTH_ANY ? conditional_c_any : conditional_c_native)(&w);
  fputs(replay_main, stream);
  mpz_clear(w.value);
  conditional_scale_free(&s);
}
