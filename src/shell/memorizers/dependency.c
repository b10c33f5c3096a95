#include "dependency.h"
#include "kernel/exact/elimination.h"
#include "kernel/theorem3/annihilator.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/report/report.h"
#include <stdint.h>
#include <stdlib.h>

/* y := what is left of the last row by the others, and after it the factors of all rows with which it is that. */
static void eliminate(const sorted_points *p, const size_t *rank, size_t count, mpq_ptr y)
{
  size_t width = p->inputs + count, rows = 0;
  size_t *pivot = allocate(count, sizeof *pivot);
  mpq_ptr row = numbers_new(count * width), scratch = numbers_new(ELIMINATION_SCRATCH);
  for (size_t i = 0; i < count; i++) {
    for (size_t a = 0; a < p->inputs; a++)
      mpq_set(y + a, p->x + rank[i] * p->inputs + a);
    for (size_t k = 0; k < count; k++)
      mpq_set_ui(y + p->inputs + k, k == i, 1);
    eliminate_row(y, row, pivot, rows, width, scratch);
    size_t first = numbers_first_nonzero(y, 0, p->inputs);
    if (first == p->inputs)
      continue;
    for (size_t a = 0; a < width; a++)
      mpq_set(row + rows * width + a, y + a);
    pivot[rows++] = first;
  }
  free(pivot);
  numbers_free(row, count * width);
  numbers_free(scratch, ELIMINATION_SCRATCH);
}

/* Whole numbers without a common divisor, of which the first is above 0. */
static void make_whole(mpq_ptr factor, size_t count)
{
  mpq_t common;
  mpq_init(common);
  mpz_set_ui(mpq_numref(common), 0);
  for (size_t k = 0; k < count; k++) {
    mpz_gcd(mpq_numref(common), mpq_numref(common), mpq_numref(factor + k));
    mpz_lcm(mpq_denref(common), mpq_denref(common), mpq_denref(factor + k));
  }
  mpq_canonicalize(common);
  if (mpq_sgn(factor) < 0)
    mpq_neg(common, common);
  for (size_t k = 0; k < count; k++)
    mpq_div(factor + k, factor + k, common);
  mpq_clear(common);
}

dependency dependency_of(const sorted_points *p, const size_t *rank, size_t count)
{
  mpq_ptr y = numbers_new(p->inputs + count);
  dependency d = {.point = allocate(count, sizeof *d.point), .factor = numbers_new(count)};
  eliminate(p, rank, count, y);
  for (size_t k = 0; k < count; k++)
    if (mpq_sgn(y + p->inputs + k) != 0) {
      d.point[d.count] = p->number[rank[k]];
      mpq_set(d.factor + d.count++, y + p->inputs + k);
    }
  for (size_t k = d.count; k < count; k++)
    mpq_clear(d.factor + k);
  make_whole(d.factor, d.count);
  numbers_free(y, p->inputs + count);
  return d;
}

void dependency_free(dependency *d)
{
  free(d->point);
  numbers_free(d->factor, d->count);
}

static bool are_different(const dependency *d)
{
  for (size_t k = 0; k < d->count; k++)
    for (size_t before = 0; before < k; before++)
      if (d->point[before] == d->point[k])
        return false;
  return true;
}

void dependency_check(const dependency *d, const sorted_points *p)
{
  mpq_ptr input = numbers_new(p->inputs * d->count), scratch = numbers_new(ANNIHILATOR_SCRATCH);
  bool *on = allocate(p->inputs, sizeof *on);
  for (size_t a = 0; a < p->inputs; a++)
    for (size_t k = 0; k < d->count; k++)
      mpq_set(input + a * d->count + k, p->x + p->rank[d->point[k]] * p->inputs + a);
  bool holds = are_different(d) && numbers_first_nonzero(d->factor, 0, d->count) < d->count &&
               annihilator_count(input, p->inputs, d->count, d->factor, on, scratch) == p->inputs;
  free(on);
  numbers_free(input, p->inputs * d->count);
  numbers_free(scratch, ANNIHILATOR_SCRATCH);
  if (!holds)
    fail(STATUS_UNDECIDED, "internal error: the points that were found are not dependent");
}

size_t *dependency_lines(const dependency *d, const points *p)
{
  size_t *line = allocate(d->count, sizeof *line);
  for (size_t k = 0; k < d->count; k++)
    line[k] = p->line[d->point[k]];
  return line;
}

static void write_text(FILE *f, const dependency *d, const points *p)
{
  wrapped w;
  fprintf(f, "refuted: the points of %s are not in general position\n\n", p->file);
  report_write_dataset(f, p);
  wrapped_begin(&w, "dependent");
  size_t *line = dependency_lines(d, p);
  fputs("lines ", w.text.stream);
  report_write_lines(w.text.stream, line, d->count, SIZE_MAX);
  free(line);
  fputs(" are affinely dependent: their inputs times ", w.text.stream);
  for (size_t k = 0; k < d->count; k++) {
    fputs(k == 0 ? "" : k + 1 < d->count ? ", " : " and ", w.text.stream);
    number_write(w.text.stream, d->factor + k);
  }
  fputs(", in this order, add up to 0, and so do these numbers", w.text.stream);
  wrapped_end(&w, f);
}

static void write_json(FILE *f, const dependency *d, const points *p)
{
  json_t *object = report_object("refuted", p), *found = json_object();
  size_t *line = dependency_lines(d, p);
  json_object_set_new(found, "lines", report_lines_array(line, d->count));
  free(line);
  json_object_set_new(found, "factors", json_rationals(d->factor, d->count));
  json_object_set_new(object, "dependency", found);
  json_write(f, object);
}

void dependency_write(FILE *stream, const dependency *d, const points *p, bool json)
{
  (json ? write_json : write_text)(stream, d, p);
}
