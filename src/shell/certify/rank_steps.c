#include "rank_steps.h"
#include "shell/rank/rank_run.h"

/* A step is to compare one slope.  As measured, in steps: to begin with a hyperplane, and to prepare a number. */
#define NODE_STEPS 10
#define NUMBER_STEPS 16
#define WORD_BITS 64
/* Of columns: beyond, nothing is decided in steps. */
#define MOST_DOUBLINGS 40

static size_t max(size_t a, size_t b)
{
  return a > b ? a : b;
}

/* Of the numbers of a row that is multiplied by its common denominator. */
static size_t bits_of_row(mpq_srcptr values, size_t count, size_t bits, mpz_ptr common)
{
  for (size_t k = 0; k < count; k++) {
    bits = max(bits, mpz_sizeinbase(mpq_numref(values + k), 2));
    mpz_lcm(common, common, mpq_denref(values + k));
  }
  return bits;
}

static size_t most_bits(const points *p)
{
  size_t most = 0;
  mpz_t common;
  mpz_init(common);
  for (size_t i = 0; i < p->points; i++) {
    mpz_set_ui(common, 1);
    size_t bits = bits_of_row(p->x + i * p->inputs, p->inputs, 0, common);
    bits = bits_of_row(p->d + i * p->outputs, p->outputs, bits, common);
    most = max(most, bits + mpz_sizeinbase(common, 2));
  }
  mpz_clear(common);
  return most;
}

/* Whether d columns can be shown to be dependent, exactly, and rows be told apart: by elimination without division,
 * whose numbers are twice as long after each of its d - 2 steps. */
static bool can_eliminate(size_t d, size_t bits, size_t steps)
{
  return bits * d / WORD_BITS < steps / (d * d * d) && (bits << d) / WORD_BITS < steps / d;
}

/* The enumeration takes one step of elimination after the other, that of its level k on the rows after the last of k
 * rows; these are, with the one after, k + 1 rows of those that leave enough for a subset.  Steps that are more than
 * `most` are only known to be more. */
static size_t steps_for(size_t n, size_t d, size_t bits, size_t most)
{
  size_t some = 1, all = n * d * (NUMBER_STEPS + bits / WORD_BITS);
  for (size_t k = 1; k < d && all <= most; k++) {
    some = some * (n - d + k) / k;
    if (some > most)
      return most + 1;
    all += some * (d - k + (k + 1 < d ? NODE_STEPS : 0));
  }
  return all;
}

/* The first points that the steps suffice for; none if that is not one subset. */
static size_t most_points(size_t n, size_t d, size_t bits, size_t steps)
{
  size_t least = d - 1, more = n + 1;
  if (!can_eliminate(d, bits, steps))
    return 0;
  while (more - least > 1) {
    size_t half = least + (more - least) / 2;
    if (steps_for(half, d, bits, steps) <= steps)
      least = half;
    else
      more = half;
  }
  return least < d ? 0 : least;
}

static void leave_open(rank_question *q)
{
  for (size_t k = 0; k < q->parts; k++) {
    q->part[k].next = 0;
    if (q->part[k].verdict == RANK_HOLDS)
      q->part[k].verdict = RANK_UNDECIDED;
  }
}

void rank_steps_decide(rank_question *q, size_t steps, size_t bytes)
{
  const points *all = q->data;
  points some = *all;
  size_t d = rank_columns(q, q->part);
  if (!rank_vacuous(q, q->part))
    some.points = d < MOST_DOUBLINGS ? most_points(all->points, d, most_bits(all), steps / q->parts) : 0;
  if (some.points == 0)
    return;
  q->data = &some;
  rank_run(q, &(rank_limits){.jobs = 1, .bytes = bytes, .budget = -1});
  q->data = all;
  if (some.points < all->points)
    leave_open(q);
}

size_t rank_steps_parts(const points *p, size_t steps)
{
  size_t n = p->points, d = p->inputs + 1, outputs = points_outputs(p);
  if (d >= MOST_DOUBLINGS)
    return 0;
  size_t bits = most_bits(p);
  if (!can_eliminate(d, bits, steps))
    return 0;
  for (size_t parts = 1; n / parts >= d; parts++) {
    size_t each = steps / parts / outputs;
    if (steps_for((n + parts - 1) / parts, d, bits, each) <= each)
      return parts;
  }
  return 0;
}
