#include "merge.h"
#include "kernel/rows/outputs_form.h"
#include "kernel/rows/rows_merge.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "output_text.h"
#include "shell/base/number.h"
#include "shell/base/text.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Equal numbers of a table mostly share their limbs, and are told at a glance. */
static int compare_rows(mpq_srcptr a, mpq_srcptr b, size_t width)
{
  int order = 0;
  for (size_t k = 0; k < width && order == 0; k++)
    order = memcmp(a + k, b + k, sizeof(mpq_t)) == 0 ? 0 : mpq_cmp(a + k, b + k);
  return order;
}

/* By inputs, and among equal ones by line. */
static int by_inputs(const void *a, const void *b, void *data)
{
  const points *p = data;
  size_t i = *(const size_t *)a, j = *(const size_t *)b;
  int order = compare_rows(p->x + i * p->inputs, p->x + j * p->inputs, p->inputs);
  return order ? order : i < j ? -1 : i > j;
}

static void sort_rows(points *p)
{
  p->sorted = allocate(p->points, sizeof(size_t));
  for (size_t i = 0; i < p->points; i++)
    p->sorted[i] = i;
  qsort_r(p->sorted, p->points, sizeof(size_t), by_inputs, p);
}

static bool same_inputs(const points *p, size_t i, size_t j)
{
  return compare_rows(p->x + i * p->inputs, p->x + j * p->inputs, p->inputs) == 0;
}

static bool same_outputs(const points *p, size_t i, size_t j)
{
  return compare_rows(p->d + i * p->outputs, p->d + j * p->outputs, p->outputs) == 0;
}

/* Outputs of a row of the table, one number per column, as text. */
static char *row_output_text(const points *p, size_t i)
{
  text_stream t;
  text_open(&t);
  for (size_t j = 0; j < p->outputs; j++) {
    const column *c = p->what.output + j;
    mpq_srcptr d = p->d + i * p->outputs + j;
    if (j > 0)
      fputc(',', t.stream);
    if (c->kind == COLUMN_NUMBER)
      number_write(t.stream, d);
    else
      fputs(c->labels[mpz_get_ui(mpq_numref(d))], t.stream);
  }
  return text_close(&t);
}

/* Looks at the rows sorted[from..until), which have equal inputs. */
static void inspect_group(points *p, size_t from, size_t until, size_t *first, size_t *second)
{
  size_t head = p->sorted[from];
  bool conflict = false;
  for (size_t k = from + 1; k < until; k++) {
    size_t other = p->sorted[k];
    if (same_outputs(p, head, other))
      continue;
    if (!conflict && other < *second) {
      *first = head;
      *second = other;
    }
    conflict = true;
  }
  if (conflict) {
    p->conflict_groups++;
    p->conflict_rows += until - from;
  }
}

/* Of the rows sorted[from..until) the first one gets all weights. */
static void add_weights(points *p, size_t from, size_t until)
{
  mpq_ptr head = p->weight + p->sorted[from];
  for (size_t k = from + 1; k < until; k++)
    mpq_add(head, head, p->weight + p->sorted[k]);
}

/* The first `count` points are left. */
static void keep_points(points *p, size_t count)
{
  size_t others = p->points - count;
  numbers_clear(p->x + count * p->inputs, others * p->inputs);
  numbers_clear(p->d + count * p->outputs, others * p->outputs);
  if (p->weight)
    numbers_clear(p->weight + count, others);
  p->points = count;
}

/* Keeps one row of each kind, in the order of the file: row i is the same as row same[i]. */
static void keep_first(points *p, size_t *same)
{
  size_t *first = allocate(p->points, sizeof(size_t));
  size_t count = rows_merge((dataset){p->points, p->inputs, p->outputs, p->x, p->d}, same, first);
  if (count == 0) {
    free(first);
    free(same);
    fail(STATUS_UNDECIDED, "internal error: rows of %s that differ were taken for the same", p->file);
  }
  for (size_t k = 0; k < count; k++) {
    p->line[k] = p->line[first[k]];
    if (p->weight)
      mpq_swap(p->weight + k, p->weight + first[k]);
  }
  size_t ranks = 0;
  for (size_t i = 0; i < p->points; i++)
    if (first[same[p->sorted[i]]] == p->sorted[i])
      p->sorted[ranks++] = same[p->sorted[i]];
  keep_points(p, count);
  free(first);
}

static void merge_rows(points *p, bool all)
{
  size_t *same = allocate(p->points, sizeof(size_t));
  size_t none = p->points, first = none, second = none, groups = 0;
  for (size_t from = 0, until; from < p->points; from = until) {
    for (until = from; until < p->points && same_inputs(p, p->sorted[from], p->sorted[until]); until++)
      same[p->sorted[until]] = p->sorted[from];
    groups++;
    inspect_group(p, from, until, &first, &second);
    if (p->weight && !all)
      add_weights(p, from, until);
  }
  if (second < none && !all) {
    p->state = POINTS_CONFLICT;
    p->first_line = p->line[first];
    p->second_line = p->line[second];
    p->first_output = row_output_text(p, first);
    p->second_output = row_output_text(p, second);
    keep_points(p, groups);
  } else if (groups < p->points && second == none)
    keep_first(p, same);
  free(same);
}

static bool is_onehot(const columns *what)
{
  bool found = false;
  for (size_t j = 0; j < what->outputs && !found; j++)
    found = what->output[j].kind == COLUMN_ONEHOT;
  return found;
}

/* The outputs of all points become those at `d`, `count` a point. */
static void replace_outputs(points *p, mpq_ptr d, size_t count)
{
  numbers_free(p->d, p->points * p->outputs);
  p->d = d;
  p->outputs = count;
}

/* Replaces one number per column by as many as the column stands for. */
static void expand_onehot(points *p)
{
  size_t wide = columns_output_width(&p->what);
  if (!is_onehot(&p->what))
    return;
  if (wide > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: %zu outputs, more than %zu", p->file, wide, LIMIT_OUTPUTS);
  bool *labels = allocate(p->outputs, sizeof(bool));
  size_t *start = allocate(p->outputs + 1, sizeof(size_t));
  for (size_t j = 0; j < p->outputs; j++) {
    labels[j] = p->what.output[j].kind == COLUMN_ONEHOT;
    start[j + 1] = start[j] + column_width(p->what.output + j);
  }
  mpq_ptr d = numbers_new(p->points * wide), scratch = numbers_new(1);
  bool fits = outputs_expand((output_columns){p->outputs, labels, start}, p->points, p->d, wide, d, scratch);
  replace_outputs(p, d, wide);
  numbers_free(scratch, 1);
  free(labels);
  free(start);
  if (!fits)
    fail(STATUS_UNDECIDED, "internal error: a label of %s has no number among its column's labels", p->file);
}

static size_t first_negative(const points *p)
{
  for (size_t i = 0; i < p->points; i++)
    for (size_t j = 0; j < p->outputs; j++)
      if (mpq_sgn(p->d + i * p->outputs + j) < 0)
        return i;
  return p->points;
}

/* d becomes (d+, d-). */
static void split_signs(points *p)
{
  size_t r = p->outputs;
  if (2 * r > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: %zu outputs, more than %zu", p->file, 2 * r, LIMIT_OUTPUTS);
  mpq_ptr d = numbers_new(2 * p->points * r);
  outputs_split(p->points, r, p->d, d);
  replace_outputs(p, d, 2 * r);
  p->is_signed = true;
}

void merge_points(points *p, const points_options *o, bool fixed, bool is_signed)
{
  sort_rows(p);
  merge_rows(p, o->conflicts);
  if (p->state == POINTS_USABLE)
    merge_outputs(p, o, fixed, is_signed);
}

void merge_outputs(points *p, const points_options *o, bool fixed, bool is_signed)
{
  expand_onehot(p);
  size_t negative = first_negative(p);
  if (o->nonnegative && negative < p->points) {
    p->state = POINTS_NEGATIVE;
    p->first_line = p->line[negative];
    p->first_output = output_text(&p->what, false, p->d + negative * p->outputs);
    return;
  }
  if (fixed || o->keep_signs ? is_signed : negative < p->points)
    split_signs(p);
}
