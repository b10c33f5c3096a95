#include "report.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/table/output_text.h"
#include <stdlib.h>

#define LABELS_SHOWN 12
#define LABELS_LISTED 10
#define NAMES_SHOWN 12

static void write_line_output(FILE *f, size_t line, const char *output)
{
  fprintf(f, "line %-6zu output ", line);
  write_printable(f, output);
  fputc('\n', f);
}

static void write_conflict(FILE *f, const points *p)
{
  fprintf(f, "refuted: no function memorizes %s:\n"
             "         lines %zu and %zu have equal inputs and different outputs\n\n",
          p->file, p->first_line, p->second_line);
  write_line_output(f, p->first_line, p->first_output);
  write_line_output(f, p->second_line, p->second_output);
  if (p->conflict_groups > 1)
    fprintf(f, "in all      %zu groups of equal inputs with different outputs, %zu rows\n", p->conflict_groups,
            p->conflict_rows);
}

static void write_negative(FILE *f, const points *p)
{
  fprintf(f, "refuted: line %zu of %s has the negative output %s, which no last ReLU gives\n", p->first_line, p->file,
          p->first_output);
}

static void write_labels(FILE *f, const column *c)
{
  size_t shown = c->label_count < LABELS_SHOWN ? c->label_count : LABELS_SHOWN;
  wrapped w;
  wrapped_begin(&w, "labels");
  for (size_t k = 0; k < shown; k++) {
    fputs(k ? ", " : "", w.text.stream);
    write_printable(w.text.stream, c->labels[k]);
    fprintf(w.text.stream, " = %zu", k);
  }
  if (shown < c->label_count)
    fprintf(w.text.stream, ", ... (%zu in all)", c->label_count);
  if (c->kind == COLUMN_ONEHOT)
    fputs(" (one-hot)", w.text.stream);
  wrapped_end(&w, f);
}

/* "inputs x, y" or, without names, "inputs 1, 2". */
static void write_names(FILE *f, const char *what, const table_column *c, size_t count)
{
  size_t shown = count < NAMES_SHOWN ? count : NAMES_SHOWN;
  fprintf(f, "%s%s ", what, s_of(count));
  for (size_t k = 0; k < shown; k++) {
    fputs(k ? ", " : "", f);
    if (c[k].name)
      write_printable(f, c[k].name);
    else
      fprintf(f, "%zu", c[k].number);
  }
  if (shown < count)
    fprintf(f, ", ... (%zu in all)", count);
}

/* Which columns were taken for what. */
static void write_columns(FILE *f, const points *p)
{
  size_t inputs = p->inputs - 1, outputs = p->what.outputs;
  wrapped w;
  wrapped_begin(&w, "columns");
  write_names(w.text.stream, "input", p->column, inputs);
  if (outputs > 0) {
    fputs("; ", w.text.stream);
    write_names(w.text.stream, "output", p->column + inputs, outputs);
  }
  if (p->weight) {
    fputs("; ", w.text.stream);
    write_names(w.text.stream, "weight", &p->weights, 1);
  }
  if (p->first == 0)
    fputs("; named by the head of the file", w.text.stream);
  else
    fprintf(w.text.stream, p->has_header ? "; named by the header, line %zu" : "; there is no header, line %zu is a row",
            p->first);
  wrapped_end(&w, f);
}

static void write_notice(FILE *f, const char *text)
{
  wrapped w;
  wrapped_begin(&w, "notice");
  write_printable(w.text.stream, text);
  wrapped_end(&w, f);
}

void report_write_dataset(FILE *f, const points *p)
{
  size_t inputs = p->inputs - 1, outputs = points_outputs(p);
  wrapped w;
  wrapped_begin(&w, "dataset");
  FILE *text = w.text.stream;
  fprintf(text, "%zu row%s", p->rows, s_of(p->rows));
  if (p->dropped)
    fprintf(text, " (%zu left out, a value being missing)", p->dropped);
  fprintf(text, ", %zu point%s", p->points, s_of(p->points));
  if (p->points < p->rows)
    fprintf(text, " (%zu row%s repeat%s another)", p->rows - p->points, s_of(p->rows - p->points),
            p->rows - p->points == 1 ? "s" : "");
  fprintf(text, ", %zu input%s, %zu output%s", inputs, s_of(inputs), outputs, s_of(outputs));
  wrapped_end(&w, f);
  if (p->column)
    write_columns(f, p);
  for (size_t k = 0; k < p->said.count; k++)
    write_notice(f, p->said.text[k]);
  for (size_t j = 0; j < p->what.outputs; j++)
    if (p->what.output[j].label_count)
      write_labels(f, p->what.output + j);
  if (p->is_signed)
    fprintf(f, "signed      outputs may be negative: (d+, d-) is memorized, with %zu outputs\n", p->outputs);
}

static void list_columns(FILE *f, const char *role, const column *list, size_t count)
{
  for (size_t j = 0; j < count; j++) {
    const column *c = list + j;
    fprintf(f, "%s %zu", role, j + 1);
    if (c->name) {
      fputc(' ', f);
      write_printable(f, c->name);
    }
    for (size_t k = 0; k < c->label_count && k < LABELS_LISTED; k++) {
      fputs(k ? ", " : ": ", f);
      write_printable(f, c->labels[k]);
      fprintf(f, " = %zu", k);
    }
    if (c->label_count > LABELS_LISTED)
      fprintf(f, ", ... (%zu labels)", c->label_count);
    fputs(c->kind == COLUMN_ONEHOT ? " (one-hot)\n" : "\n", f);
  }
}

void report_write_columns(FILE *f, const columns *what)
{
  list_columns(f, "input ", what->input, what->inputs);
  list_columns(f, "output", what->output, what->outputs);
}

/* Whether labels of these columns have their numbers from the order of the rows; or, if `declared`, from elsewhere. */
static bool has_labels(const column *c, size_t count, bool declared)
{
  bool found = false;
  for (size_t j = 0; j < count && !found; j++)
    found = c[j].label_count > 0 && c[j].declared == declared;
  return found;
}

void report_write_numbering(FILE *f, const points *p)
{
  const columns *what = &p->what;
  if (has_labels(what->input, what->inputs, false) || has_labels(what->output, what->outputs, false))
    fputs("            labels are numbered in the order of this table: the network names none\n", f);
  else if (has_labels(what->input, what->inputs, true) || has_labels(what->output, what->outputs, true))
    fputs("            labels are numbered as they are declared: the network names none\n", f);
}

void report_check_numbering(const points *p, bool answered)
{
  const columns *what = &p->what;
  place where = {p->file, p->line[0], 1};
  if (p->state != POINTS_USABLE)
    return;
  if (has_labels(what->input, what->inputs, false))
    fail_at(STATUS_FILE, where,
            "the network names no labels, and with those of the inputs numbered in the order of the rows it does not "
            "recall this table: that decides nothing. Give their numbers, or an ARFF file, which declares their order");
  if (answered && has_labels(what->output, what->outputs, false))
    fail_at(STATUS_FILE, where,
            "the network names no labels, and with those of the outputs numbered in the order of the rows it does not "
            "recall this table: that decides nothing. --classes LIST gives their order, or an ARFF file");
}

void report_write_refuted(FILE *f, const points *p)
{
  (p->state == POINTS_CONFLICT ? write_conflict : write_negative)(f, p);
  report_write_dataset(f, p);
}

static void write_output(FILE *f, const points *p, mpq_srcptr d)
{
  char *text = output_text(&p->what, p->is_signed, d);
  write_printable(f, text);
  free(text);
}

void report_write_failure(FILE *f, const points *p, size_t i, mpq_srcptr got)
{
  mpq_srcptr wanted = p->d + i * p->outputs;
  wrapped w;
  wrapped_begin(&w, "recall");
  FILE *text = w.text.stream;
  fprintf(text, "FAILS at line %zu: ", p->line[i]);
  if (got) {
    fputs("output ", text);
    write_output(text, p, got);
  } else
    fputs("no answer", text);
  fputs(", expected ", text);
  write_output(text, p, wanted);
  if (got && p->is_signed) {
    /* The difference may be right where the pair is not. */
    fputs("; as (d+, d-) ", text);
    numbers_write(text, got, p->outputs);
    fputs(", expected ", text);
    numbers_write(text, wanted, p->outputs);
  }
  fprintf(text, " (points before it are recalled: %zu)", i);
  wrapped_end(&w, f);
}

void report_write_steps(FILE *f, const report_step *step, size_t count)
{
  wrapped w;
  wrapped_begin(&w, "seconds");
  for (size_t k = 0; k < count; k++)
    fprintf(w.text.stream, "%s%s %.3f", k ? ", " : "", step[k].name, step[k].seconds);
  fprintf(w.text.stream, "; peak memory %zu bytes", memory_peak());
  wrapped_end(&w, f);
}

void report_write_lines(FILE *f, const size_t *line, size_t count, size_t most)
{
  size_t shown = count < most ? count : most;
  for (size_t k = 0; k < shown; k++)
    fprintf(f, "%s%zu", k == 0 ? "" : k + 1 < count ? ", " : " and ", line[k]);
  if (shown < count)
    fprintf(f, " and %zu more", count - shown);
}
