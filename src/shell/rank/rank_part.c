#include "rank_part.h"
#include "kernel/theorem3/annihilator.h"
#include "kernel/theorem3/lower_bound.h"
#include "kernel/theorem3/mean_bound.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/printed.h"
#include "rank_modulus.h"
#include "rank_plane.h"
#include "shell/base/status.h"
#include "shell/table/points_digest.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The kernel takes no more. */
#define MOST_POINTS 0x7fffffff
#define BOUND_BITS 128
#define BOUND_DIGITS 6
#define BOUND_SCALE 1000000

void rank_question_digest(rank_question *q)
{
  points_digest(q->data, q->digest);
}

void rank_question_add(rank_question *q, bool augmented, size_t output)
{
  rank_part *part = q->part + q->parts++;
  *part = (rank_part){.augmented = augmented, .output = output};
  mpz_inits(part->covered, part->failures, NULL);
}

rank_question rank_question_make(const points *data, bool kappa, bool homogeneous, bool augmented, size_t output)
{
  size_t outputs = points_outputs(data), from = output == outputs ? 0 : output;
  size_t until = output == outputs ? output : output + 1;
  rank_question q = {.data = data, .kappa = kappa, .shards = 1};
  q.part = allocate(2 * (until - from), sizeof(rank_part));
  for (int form = 0; form < 2; form++)
    for (size_t j = from; j < until; j++)
      if (form ? augmented : homogeneous)
        rank_question_add(&q, form, j);
  return q;
}

static void forget_witness(const rank_question *q, rank_part *part)
{
  size_t d = rank_columns(q, part);
  if (part->function)
    numbers_free(part->function, d - 1);
  free(part->graph);
  part->function = NULL;
  part->graph = NULL;
  if (part->verdict != RANK_FAILS)
    return;
  free(part->line);
  if (part->columns)
    numbers_free(part->columns, d * d);
  numbers_free(part->coefficients, d);
}

void rank_question_free(rank_question *q)
{
  for (size_t k = 0; k < q->parts; k++) {
    forget_witness(q, q->part + k);
    mpz_clears(q->part[k].covered, q->part[k].failures, NULL);
  }
  free(q->part);
}

size_t rank_columns(const rank_question *q, const rank_part *part)
{
  return q->data->inputs + (part->augmented ? 1 : 0);
}

bool rank_vacuous(const rank_question *q, const rank_part *part)
{
  return !q->kappa && q->data->points < rank_columns(q, part);
}

size_t rank_bytes(const rank_question *q, const rank_part *part)
{
  size_t n = q->data->points, d = rank_columns(q, part);
  /* The rows, the residues after each number of steps, what is counted of each point, and two square matrices. */
  return (n * d + 2 * d * d) * RANK_NUMBER_BYTES + ((d - 1) * d + 8) * n * sizeof(uint32_t);
}

void rank_check_memory(const rank_question *q, const rank_part *part, size_t most)
{
  size_t bytes = rank_bytes(q, part), mebibyte = (size_t)1 << 20;
  if (bytes > most)
    fail(STATUS_UNDECIDED, "%zu point%s of %zu numbers each take about %zu MiB of memory, and the limit is %zu",
         q->data->points, s_of(q->data->points), rank_columns(q, part), bytes / mebibyte, most / mebibyte);
}

size_t rank_end(size_t points, size_t columns)
{
  /* The kernel decides pairs of points all at once. */
  return points < columns ? 0 : columns == 2 ? 1 : points - columns + 1;
}

void rank_subsets(mpz_ptr count, const rank_question *q, const rank_part *part)
{
  mpz_bin_uiui(count, q->data->points, rank_columns(q, part));
}

void rank_part_count(const rank_question *q, rank_part *part)
{
  size_t n = q->data->points, d = rank_columns(q, part), end = rank_end(n, d);
  mpz_t some;
  mpz_init(some);
  mpz_set_ui(part->covered, 0);
  for (size_t i = q->shard; i < part->next && i < end; i += q->shards) {
    if (d == 2)
      mpz_bin_uiui(some, n, 2);
    else
      mpz_bin_uiui(some, n - 1 - i, d - 1);
    mpz_add(part->covered, part->covered, some);
  }
  mpz_clear(some);
}

bool rank_asked(const rank_question *q, bool augmented)
{
  bool asked = false;
  for (size_t k = 0; k < q->parts; k++)
    asked = asked || q->part[k].augmented == augmented;
  return asked;
}

/* Whether all that is about this form is decided: kappa of one output does not make that of another superfluous. */
static rank_verdict form_decided(const rank_question *q, bool augmented)
{
  for (size_t k = 0; k < q->parts; k++)
    if (q->part[k].augmented == augmented && q->part[k].verdict == RANK_UNDECIDED)
      return RANK_UNDECIDED;
  return RANK_HOLDS;
}

rank_verdict rank_form_verdict(const rank_question *q, bool augmented)
{
  rank_verdict verdict = RANK_FAILS;
  if (q->kappa)
    return form_decided(q, augmented);
  for (size_t k = 0; k < q->parts; k++)
    if (q->part[k].augmented != augmented)
      continue;
    else if (q->part[k].verdict == RANK_HOLDS)
      return RANK_HOLDS;
    else if (q->part[k].verdict == RANK_UNDECIDED)
      verdict = RANK_UNDECIDED;
  return verdict;
}

const rank_part *rank_least_kappa(const rank_question *q, bool augmented)
{
  const rank_part *least = NULL;
  for (size_t k = 0; k < q->parts; k++) {
    const rank_part *part = q->part + k;
    if (part->augmented == augmented && part->verdict == RANK_HOLDS && (!least || part->kappa < least->kappa))
      least = part;
  }
  return least;
}

bool rank_bounds(const rank_question *q, bool augmented)
{
  size_t columns = q->data->inputs + (augmented ? 1 : 0);
  if (q->kappa)
    return rank_least_kappa(q, augmented) && rank_least_kappa(q, augmented)->kappa > 0;
  return rank_form_verdict(q, augmented) == RANK_HOLDS && q->data->points >= columns;
}

void rank_question_doubt(rank_question *q)
{
  q->doubted = true;
  for (size_t k = 0; k < q->parts; k++) {
    rank_part *part = q->part + k;
    part->said = part->verdict;
    forget_witness(q, part);
    part->verdict = RANK_UNDECIDED;
  }
}

rank_verdict rank_question_verdict(const rank_question *q)
{
  if (q->doubted)
    return RANK_UNDECIDED;
  /* What was not asked for counts as a failure. */
  rank_verdict one = rank_form_verdict(q, false), other = rank_form_verdict(q, true);
  if (q->kappa)
    return one == RANK_HOLDS && other == RANK_HOLDS ? RANK_HOLDS : RANK_UNDECIDED;
  if (rank_bounds(q, false) || rank_bounds(q, true))
    return RANK_HOLDS;
  if (one == RANK_UNDECIDED || other == RANK_UNDECIDED)
    return RANK_UNDECIDED;
  bool fails = (one == RANK_FAILS && rank_asked(q, false)) || (other == RANK_FAILS && rank_asked(q, true));
  return fails ? RANK_FAILS : RANK_HOLDS;
}

const rank_part *rank_telling_part(const rank_question *q, bool augmented)
{
  const rank_part *least = q->kappa ? rank_least_kappa(q, augmented) : NULL;
  rank_verdict verdict = rank_form_verdict(q, augmented);
  for (size_t k = 0; !least && k < q->parts; k++)
    if (q->part[k].augmented == augmented && q->part[k].verdict == verdict)
      least = q->part + k;
  return least;
}

size_t rank_together(const rank_question *q, const rank_part *part)
{
  return q->kappa ? part->kappa : rank_columns(q, part) - 1;
}

size_t rank_most(const rank_question *q, bool augmented)
{
  return q->kappa ? rank_least_kappa(q, augmented)->kappa : q->data->inputs - (augmented ? 0 : 1);
}

/* What the kernel says in units of the last digit. */
static void write_bound(char *text, size_t room, long bound)
{
  mpq_t value;
  mpq_init(value);
  mpq_set_si(value, bound, BOUND_SCALE);
  mpq_canonicalize(value);
  snprintf(text, room, "%ld.%0*ld", bound / BOUND_SCALE, BOUND_DIGITS, bound % BOUND_SCALE);
  printed_check(text, value, value);
  mpq_clear(value);
}

rank_bound rank_bound_make(const rank_question *q, size_t most)
{
  rank_bound b = {.operations = operations_at_least(q->data->points, most)};
  b.together = operations_together_at_least(q->data->points, most, &b.best_k);
  mpfr_t t;
  long low, high;
  mpfr_init2(t, BOUND_BITS);
  if (!log2_enclosure(q->data->points, most, BOUND_DIGITS, t, &low, &high) || low < 0)
    fail(STATUS_UNDECIDED, "the logarithm of %zu/%zu cannot be enclosed", q->data->points, most);
  mpfr_clear(t);
  write_bound(b.low, sizeof b.low, low);
  write_bound(b.high, sizeof b.high, high);
  return b;
}

static void get_output(const points *p, size_t i, size_t output, mpq_ptr value)
{
  mpq_srcptr d = p->d + i * p->outputs + output;
  if (p->is_signed)
    mpq_sub(value, d, d + points_outputs(p));
  else
    mpq_set(value, d);
}

/* Column (x; d) or (1, x; d) of point i. */
static void make_column(const rank_question *q, const rank_part *part, size_t i, mpq_ptr column)
{
  const points *p = q->data;
  size_t d = rank_columns(q, part), first = part->augmented ? 0 : 1;
  for (size_t a = 0; a + 1 < d; a++)
    mpq_set(column + a, p->x + i * p->inputs + first + a);
  get_output(p, i, part->output, column + d - 1);
}

/* l := coefficients of a combination of the d columns that vanishes. */
static bool find_dependency(mpq_srcptr columns, size_t d, mpq_ptr l)
{
  size_t *pivot = allocate(d, sizeof(size_t));
  mpq_ptr components = numbers_new(d * d), scratch = numbers_new(ANNIHILATOR_SCRATCH);
  for (size_t k = 0; k < d; k++)
    for (size_t a = 0; a < d; a++)
      mpq_set(components + a * d + k, columns + k * d + a);
  bool found = annihilator_find(components, d, d, d, l, pivot, scratch);
  found = found && annihilator_dependency(columns, d, l, scratch);
  numbers_free(components, d * d);
  numbers_free(scratch, ANNIHILATOR_SCRATCH);
  free(pivot);
  return found;
}

bool rank_part_witness(rank_question *q, rank_part *part, size_t *line, mpq_ptr columns)
{
  size_t d = rank_columns(q, part);
  mpq_ptr coefficients = numbers_new(d);
  bool dependent = find_dependency(columns, d, coefficients);
  forget_witness(q, part);
  part->verdict = RANK_FAILS;
  part->line = line;
  part->columns = columns;
  part->coefficients = coefficients;
  return dependent;
}

bool rank_part_fails(rank_question *q, rank_part *part, const size_t *subset)
{
  size_t d = rank_columns(q, part), *line = allocate(d, sizeof(size_t));
  mpq_ptr columns = numbers_new(d * d);
  for (size_t k = 0; k < d; k++) {
    line[k] = q->data->line[subset[k]];
    make_column(q, part, subset[k], columns + k * d);
  }
  return rank_part_witness(q, part, line, columns);
}

void rank_part_graph(rank_question *q, rank_part *part, rank_matrix m, const size_t *named_rows, size_t named)
{
  size_t d = m.columns, count = 0;
  rank_plane h = rank_plane_new(&m);
  size_t rows = rank_plane_through(&m, &h, named_rows, named);
  if (rows > part->kappa || !part->function) {
    forget_witness(q, part);
    part->kappa = rows;
    part->graph = allocate(rows + 1, sizeof(size_t));
    for (size_t i = 0; i < m.points; i++)
      if (h.on[i])
        part->graph[count++] = q->data->line[i];
    part->function = numbers_new(d - 1);
    for (size_t a = 0; a + 1 < d; a++) {
      mpq_div(part->function + a, h.c + a, h.c + d - 1);
      mpq_neg(part->function + a, part->function + a);
    }
  }
  rank_plane_free(&m, &h);
}

bool rank_zero_subset(rank_matrix m, size_t *subset)
{
  size_t zero = 0, d = m.columns;
  while (zero < m.points && numbers_first_nonzero(m.rows + zero * d, 0, d) < d)
    zero++;
  if (zero == m.points || m.points < d)
    return false;
  for (size_t k = 0; k < d; k++)
    subset[k] = k;
  if (zero >= d)
    subset[d - 1] = zero;
  return true;
}

/* As most tables are; then whole_rows() would change nothing, in as much time as all else takes. */
static bool are_whole(mpq_srcptr values, size_t many)
{
  size_t k = 0;
  while (k < many && mpz_cmp_ui(mpq_denref(values + k), 1) == 0)
    k++;
  return k == many;
}

rank_matrix rank_matrix_make(const rank_question *q, const rank_part *part)
{
  rank_matrix m = {.points = q->data->points, .columns = rank_columns(q, part), .graphs = q->kappa};
  mpq_t factor;
  mpz_t z;
  if (m.points > MOST_POINTS)
    fail(STATUS_UNDECIDED, "more than %d points", MOST_POINTS);
  mpq_init(factor);
  mpz_init(z);
  m.rows = numbers_new(m.points * m.columns);
  for (size_t i = 0; i < m.points; i++)
    make_column(q, part, i, m.rows + i * m.columns);
  if (!are_whole(m.rows, m.points * m.columns))
    whole_rows(m.rows, m.points, m.columns, z, factor);
  m.modulus = rank_modulus_choose(&m);
  mpq_clear(factor);
  mpz_clear(z);
  return m;
}
