#include "rank_failures.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"

typedef struct {
  rank_matrix m;
  double until;
  mpq_ptr levels; /* the rows after each number of steps */
  mpq_ptr scratch;
  mpz_ptr count;
  mpz_ptr some;
} counter;

static mpq_ptr row_at(const counter *c, size_t steps, size_t i)
{
  return c->levels + (steps * c->m.points + i) * c->m.columns;
}

/* The rows after row i after the step that makes their component a zero. */
static void step(const counter *c, size_t steps, size_t i, size_t a)
{
  mpq_srcptr pivot = row_at(c, steps, i);
  for (size_t k = i + 1; k < c->m.points; k++) {
    mpq_srcptr row = row_at(c, steps, k);
    mpq_ptr next = row_at(c, steps + 1, k);
    mpq_div(c->scratch, row + a, pivot + a);
    for (size_t b = 0; b < c->m.columns; b++) {
      mpq_mul(next + b, c->scratch, pivot + b);
      mpq_sub(next + b, row + b, next + b);
    }
  }
}

/* Counts the dependent ones among the subsets that begin with the independent rows of the steps.  Returns
 * false if the time does not suffice. */
static bool count_from(counter *c, size_t steps, size_t lo)
{
  size_t n = c->m.points, d = c->m.columns;
  for (size_t i = lo; n - i >= d - steps; i++) {
    if (seconds_now() >= c->until)
      return false;
    size_t a = numbers_first_nonzero(row_at(c, steps, i), 0, d);
    if (a == d) {
      mpz_bin_uiui(c->some, n - 1 - i, d - steps - 1);
      mpz_add(c->count, c->count, c->some);
    } else if (steps + 1 < d) {
      step(c, steps, i, a);
      if (!count_from(c, steps + 1, i + 1))
        return false;
    }
  }
  return true;
}

static void count_part(rank_question *q, rank_part *part, double until)
{
  mpz_t some;
  mpz_init(some);
  counter c = {.m = rank_matrix_make(q, part), .until = until, .scratch = numbers_new(1), .count = part->failures,
               .some = some};
  size_t size = c.m.points * c.m.columns, all = size * c.m.columns;
  c.levels = numbers_new(all);
  for (size_t k = 0; k < size; k++)
    mpq_set(c.levels + k, c.m.rows + k);
  part->counted = count_from(&c, 0, 0) ? RANK_COUNTED : RANK_COUNTED_PARTLY;
  numbers_free(c.levels, all);
  numbers_free(c.scratch, 1);
  numbers_free(c.m.rows, size);
  mpz_clear(some);
}

/* The rows after each number of steps are kept. */
static size_t bytes_for(const rank_question *q, const rank_part *part)
{
  size_t d = rank_columns(q, part);
  return q->data->points * d * d * RANK_NUMBER_BYTES;
}

void rank_failures_count(rank_question *q, double until, size_t bytes)
{
  for (size_t k = 0; k < q->parts; k++) {
    rank_part *part = q->part + k;
    if (part->verdict == RANK_HOLDS)
      part->counted = RANK_COUNTED;
    else if (part->verdict == RANK_FAILS) {
      part->counted = RANK_COUNTED_PARTLY;
      if (bytes_for(q, part) <= bytes)
        count_part(q, part, until);
      /* There is the one that was reported. */
      if (mpz_sgn(part->failures) == 0)
        mpz_set_ui(part->failures, 1);
    }
  }
}
