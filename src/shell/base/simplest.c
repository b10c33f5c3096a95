#include "simplest.h"
#include <stdbool.h>

/* Of numbers that are not negative. */
typedef struct {
  mpq_t low, high;
  bool low_open, high_open;
  bool endless; /* there is no upper bound */
} interval;

/* The continued fraction so far: a number x of the interval stands for (p x + p0) / (q x + q0). */
typedef struct {
  mpz_t p, p0, q, q0;
} fraction;

/* c := the least whole number of the interval if it has one; otherwise the one before its numbers, and false. */
static bool whole_number(mpz_ptr c, const interval *i)
{
  mpz_fdiv_q(c, mpq_numref(i->low), mpq_denref(i->low));
  bool at_low = mpz_cmp_ui(mpq_denref(i->low), 1) == 0;
  if (at_low && !i->low_open)
    return true;
  mpz_add_ui(c, c, 1);
  int order = i->endless ? 1 : mpq_cmp_z(i->high, c);
  if (order > 0 || (order == 0 && !i->high_open))
    return true;
  mpz_sub_ui(c, c, 1);
  return false;
}

/* p, p0 := p c + p0, p. */
static void append(mpz_ptr p, mpz_ptr p0, mpz_srcptr c)
{
  mpz_addmul(p0, p, c);
  mpz_swap(p, p0);
}

/* x -= c, for a whole number c. */
static void subtract(mpq_ptr x, mpz_srcptr c)
{
  mpz_submul(mpq_numref(x), mpq_denref(x), c);
}

/* The numbers 1 / (x - c) for those of the interval, which are all between c and c + 1. */
static void invert(interval *i, mpz_srcptr c)
{
  bool open = i->low_open;
  subtract(i->low, c);
  subtract(i->high, c);
  i->endless = mpq_sgn(i->low) == 0;
  mpq_swap(i->low, i->high);
  mpq_inv(i->low, i->low);
  if (!i->endless)
    mpq_inv(i->high, i->high);
  i->low_open = i->high_open;
  i->high_open = open;
}

/* The simplest number of an interval whose numbers are positive. */
static void find(mpq_ptr value, interval *i)
{
  mpz_t c;
  fraction f;
  mpz_init(c);
  mpz_init_set_ui(f.p, 1);
  mpz_init_set_ui(f.p0, 0);
  mpz_init_set_ui(f.q, 0);
  mpz_init_set_ui(f.q0, 1);
  bool found;
  do {
    found = whole_number(c, i);
    append(f.p, f.p0, c);
    append(f.q, f.q0, c);
    if (!found)
      invert(i, c);
  } while (!found);
  mpz_swap(mpq_numref(value), f.p);
  mpz_swap(mpq_denref(value), f.q);
  mpz_clears(c, f.p, f.p0, f.q, f.q0, NULL);
}

void simplest_between(mpq_ptr value, mpq_srcptr low, mpq_srcptr high)
{
  interval i = {.low_open = true, .high_open = false};
  if (mpq_sgn(low) < 0 && mpq_sgn(high) >= 0) {
    mpq_set_ui(value, 0, 1);
    return;
  }
  bool negative = mpq_sgn(low) < 0;
  mpq_inits(i.low, i.high, NULL);
  mpq_set(i.low, low);
  mpq_set(i.high, high);
  if (negative) {
    mpq_swap(i.low, i.high);
    mpq_neg(i.low, i.low);
    mpq_neg(i.high, i.high);
    i.low_open = false;
    i.high_open = true;
  }
  find(value, &i);
  if (negative)
    mpq_neg(value, value);
  mpq_clears(i.low, i.high, NULL);
}
