#include "library_names.h"
#include "library_text.h"

/* Labels in a comment, at most. */
#define LABELS_SHOWN 30
#define LABELS_A_LINE 5

/* Inputs or outputs: columns, and the numbers that they stand for. */
typedef struct {
  const char *word; /* "input" */
  const column *list;
  size_t columns, numbers;
} side;

static side inputs_of(const library_form *l)
{
  return (side){"input", l->what ? l->what->input : NULL, l->what ? l->what->inputs : 0, l->in.count};
}

static side outputs_of(const library_form *l)
{
  return (side){"output", l->what ? l->what->output : NULL, l->what ? l->what->outputs : 0, l->outputs};
}

/* Whether the columns stand for that many numbers. */
static bool fits(side s)
{
  size_t width = 0;
  for (size_t k = 0; k < s.columns; k++)
    width += column_width(s.list + k);
  return width == s.numbers;
}

/* The column that number k belongs to, and the number of it there; NULL if columns are not known. */
static const column *find(side s, size_t k, size_t *label)
{
  const column *c = s.list;
  if (!fits(s))
    return NULL;
  for (; k >= column_width(c); c++)
    k -= column_width(c);
  *label = k;
  return c;
}

static bool has_names(side s)
{
  for (size_t k = 0; k < s.columns; k++)
    if (fits(s) && (s.list[k].name || s.list[k].kind == COLUMN_ONEHOT))
      return true;
  return false;
}

static void write_labels(FILE *f, const column *c)
{
  for (size_t n = 0; n < c->label_count && n < LABELS_SHOWN; n++) {
    fprintf(f, " *          %zu: ", n);
    library_text_comment(f, c->labels[n]);
    fputc('\n', f);
  }
  if (c->label_count > LABELS_SHOWN)
    fprintf(f, " *          and %zu more\n", c->label_count - LABELS_SHOWN);
}

static void write_comment(FILE *f, side s, size_t k)
{
  size_t label = 0;
  const column *c = find(s, k, &label);
  if (c && c->name) {
    fputs(": ", f);
    library_text_comment(f, c->name);
  }
  if (c && c->kind == COLUMN_ONEHOT) {
    fputs(c->name ? " = " : ": ", f);
    library_text_comment(f, c->labels[label]);
  }
  fputc('\n', f);
  if (c && c->kind == COLUMN_LABEL)
    write_labels(f, c);
}

void library_names_input(FILE *f, const library_form *l, size_t k)
{
  write_comment(f, inputs_of(l), k);
}

void library_names_output(FILE *f, const library_form *l, size_t j)
{
  write_comment(f, outputs_of(l), j);
}

static void write_name(FILE *f, side s, size_t k)
{
  size_t label = 0;
  const column *c = find(s, k, &label);
  const char *name = c->name ? c->name : "", *value = c->kind == COLUMN_ONEHOT ? c->labels[label] : "";
  const char *const parts[] = {name, *name && *value ? " = " : "", value, NULL};
  library_text_string(f, parts);
}

/* An array of one text for each number: its declaration, or its definition. */
static void write_names(FILE *f, const library_form *l, side s, bool define)
{
  if (!has_names(s))
    return;
  fputs(define ? "\n" : "extern ", f);
  library_text(f, l->asked->name, "const char *const @_");
  fprintf(f, "%s_names[%zu]", s.word, s.numbers);
  for (size_t k = 0; k < s.numbers && define; k++) {
    fputs(k == 0 ? " = {\n  " : k % LABELS_A_LINE ? ", " : ",\n  ", f);
    write_name(f, s, k);
  }
  fputs(define ? "\n};\n" : ";\n", f);
}

/* The same of the labels of number k. */
static void write_label_array(FILE *f, const library_form *l, side s, size_t k, bool define)
{
  size_t part = 0;
  const column *c = find(s, k, &part);
  if (!c || c->kind != COLUMN_LABEL || c->label_count == 0)
    return;
  fputs(define ? "\n" : "extern ", f);
  library_text(f, l->asked->name, "const char *const @_");
  fprintf(f, "%s_%zu_labels[%zu]", s.word, k, c->label_count);
  for (size_t n = 0; n < c->label_count && define; n++) {
    const char *const text[] = {c->labels[n], NULL};
    fputs(n == 0 ? " = {\n  " : n % LABELS_A_LINE ? ", " : ",\n  ", f);
    library_text_string(f, text);
  }
  fputs(define ? "\n};\n" : ";\n", f);
}

static void write_all(FILE *f, const library_form *l, bool define)
{
  side sides[] = {inputs_of(l), outputs_of(l)};
  for (size_t n = 0; n < 2; n++) {
    write_names(f, l, sides[n], define);
    for (size_t k = 0; k < sides[n].numbers; k++)
      write_label_array(f, l, sides[n], k, define);
  }
}

void library_names_declare(FILE *f, const library_form *l)
{
  side in = inputs_of(l), out = outputs_of(l);
  if (has_names(in) || has_names(out))
    fputs("\n/* What columns are called; the labels of input or output K have the numbers 0, 1 and so on. */\n", f);
  write_all(f, l, false);
}

void library_names_define(FILE *f, const library_form *l)
{
  write_all(f, l, true);
}
