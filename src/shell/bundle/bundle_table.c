#include "bundle_table.h"
#include "shell/base/number.h"
#include "shell/base/text.h"

static void write_count(text_lines *w, const char *what, size_t value)
{
  fprintf(w->stream, "%s %zu", what, value);
  text_lines_end(w);
}

static void write_name(text_lines *w, const char *name)
{
  if (name) {
    fputc(' ', w->stream);
    text_write_quoted(w->stream, name);
  }
  text_lines_end(w);
}

/* Column k of the file that was taken, and what its cells mean. */
static void write_column(text_lines *w, const points *p, size_t k, const char *role, const column *c)
{
  if (c->kind == COLUMN_LABEL || c->kind == COLUMN_ONEHOT)
    fprintf(w->stream, "%s %zu %s %zu", role, p->column[k].number, c->kind == COLUMN_LABEL ? "labels" : "onehot",
            c->label_count);
  else
    fprintf(w->stream, "%s %zu number", role, p->column[k].number);
  write_name(w, p->column[k].name);
  for (size_t l = 0; l < c->label_count; l++) {
    fputs("label", w->stream);
    write_name(w, c->labels[l]);
  }
}

static void write_numbers(text_lines *w, mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count; k++) {
    fputc(' ', w->stream);
    number_write(w->stream, values + k);
  }
}

/* The constant 1, which is not in the table, is left out. */
static void write_point(text_lines *w, const points *p, size_t i)
{
  fprintf(w->stream, "point %zu :", p->line[i]);
  write_numbers(w, p->x + i * p->inputs + 1, p->inputs - 1);
  fputs(" :", w->stream);
  write_numbers(w, p->d + i * p->outputs, p->outputs);
  if (p->weight) {
    fputs(" :", w->stream);
    write_numbers(w, p->weight + i, 1);
  }
  text_lines_end(w);
}

static void write_columns(text_lines *w, const points *p)
{
  for (size_t j = 0; j < p->what.inputs; j++)
    write_column(w, p, j, "input", p->what.input + j);
  for (size_t j = 0; j < p->what.outputs; j++)
    write_column(w, p, p->what.inputs + j, "output", p->what.output + j);
  if (p->weight) {
    fprintf(w->stream, "weight %zu", p->weights.number);
    write_name(w, p->weights.name);
  }
}

/* Why no network recalls it. */
static void write_state(text_lines *w, const points *p)
{
  if (p->state == POINTS_CONFLICT)
    fprintf(w->stream, "conflict %zu %zu", p->first_line, p->second_line);
  else
    fprintf(w->stream, "negative %zu", p->first_line);
  text_lines_end(w);
}

void bundle_table_write(FILE *stream, const points *p)
{
  text_lines w = {stream, 0};
  fputs("memcert-table-1", stream);
  text_lines_end(&w);
  write_count(&w, p->has_header ? "header" : "first", p->first);
  write_columns(&w, p);
  write_count(&w, "rows", p->rows);
  write_count(&w, "dropped", p->dropped);
  if (p->state != POINTS_USABLE)
    write_state(&w, p);
  else {
    fprintf(stream, "signed %s", p->is_signed ? "yes" : "no");
    text_lines_end(&w);
    write_count(&w, "points", p->points);
    for (size_t i = 0; i < p->points; i++)
      write_point(&w, p, i);
  }
  write_count(&w, "end", w.lines + 1);
}
