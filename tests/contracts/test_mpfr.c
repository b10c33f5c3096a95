/* Tests every contract of specs/model/mpfr.h against the real MPFR, on random and extreme values.
 *
 * usage: test_mpfr MODEL [SEED [TRIALS]]
 *
 * MODEL is specs/model/mpfr.h: a function or a clause in it that is not tested here is a failure. The
 * oracle is exact arithmetic on the rationals and integers of GMP, for logarithms too. Precisions go
 * from 1 bit up, and ranges of exponents are narrow now and then, so that results overflow and underflow.
 * Of every call it is checked that the clauses hold and that nothing changed but what the contract
 * assigns, with operand and result apart and in the same cell.
 * Last line: the number of tests passed and failed, one test a function and one for MODEL. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include <gmp.h>
#include <mpfr.h>

#define CELLS 2

/* The cells that a call works on, what they held before it, and its other arguments. */
typedef struct {
  mpfr_t cell[CELLS], before[CELLS];
  unsigned long u;
  mpfr_rnd_t rnd;
  mpq_t x, y;
  gmp_randstate_t random;
} bench;

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Which cells r and a are. */
typedef struct {
  const char *name;
  int r, a;
} aliasing;

static const aliasing ALIASINGS[] = {{"apart", 0, 1}, {"r == a", 0, 0}};

typedef struct function function;
struct function {
  const char *name;
  const char *clauses; /* of its `ensures`, separated by blanks */
  bool (*test)(bench *b, const function *f, const aliasing *how);
  bool any_exponent; /* the oracle copes with 2^(2^60) */
};

/* --- random and extreme values --- */

static unsigned long below(bench *b, unsigned long n) { return gmp_urandomm_ui(b->random, n); }

static mpfr_prec_t random_precision(bench *b)
{
  static const mpfr_prec_t PRECISIONS[] = {1, 2, 3, 5, 11, 24, 53, 63, 64, 65, 66, 100, 128, 129, 192, 256, 1000};
  return PRECISIONS[below(b, COUNT(PRECISIONS))];
}

/* The widest range of exponents most of the time. */
static void random_range(bench *b)
{
  static const mpfr_exp_t RANGES[] = {2, 7, 33, 64, 65, 300, (1L << 30) - 1};
  mpfr_exp_t range = RANGES[below(b, COUNT(RANGES))];
  bool narrow = below(b, 4) == 0;
  mpfr_set_emin(narrow ? -range : mpfr_get_emin_min());
  mpfr_set_emax(narrow ? range : mpfr_get_emax_max());
}

static unsigned long random_word(bench *b)
{
  static const unsigned long EXTREMES[] = {1, 2, 3, 10, 1000000000, 0x100000000, INT_MAX, UINT_MAX, LONG_MAX,
                                           (unsigned long)LONG_MAX + 1, ULONG_MAX - 1, ULONG_MAX};
  if (below(b, 2) == 0)
    return EXTREMES[below(b, COUNT(EXTREMES))];
  return gmp_urandomb_ui(b->random, 1 + below(b, 64));
}

static unsigned long positive_word(bench *b)
{
  unsigned long word = random_word(b);
  return word == 0 ? 1 : word;
}

static void special(bench *b, mpfr_ptr x)
{
  switch (below(b, 3)) {
  case 0: mpfr_set_nan(x); break;
  case 1: mpfr_set_inf(x, below(b, 2) == 0 ? 1 : -1); break;
  default: mpfr_set_zero(x, below(b, 2) == 0 ? 1 : -1); break;
  }
}

/* Around the borders of long, and around 0, in quarters. */
static void border(bench *b, mpfr_ptr x)
{
  static const long BORDERS[] = {LONG_MIN, LONG_MIN, -1, 0, 1, LONG_MAX, LONG_MAX};
  mpq_set_si(b->x, (long)below(b, 17) - 8, 4);
  mpq_canonicalize(b->x);
  mpq_set_si(b->y, BORDERS[below(b, COUNT(BORDERS))], 1);
  mpq_add(b->x, b->x, b->y);
  mpfr_set_q(x, b->x, below(b, 2) == 0 ? MPFR_RNDD : MPFR_RNDU);
}

static void random_value(bench *b, mpfr_ptr x, bool any_exponent)
{
  switch (below(b, 8)) {
  case 0: special(b, x); break;
  case 1: mpfr_set_ui_2exp(x, 1, (long)below(b, 400) - 200, MPFR_RNDN); break;
  case 2: /* 1 +- 2^-k */
    mpfr_set_si_2exp(x, below(b, 2) == 0 ? 1 : -1, -(long)below(b, 300), MPFR_RNDN);
    mpfr_add_ui(x, x, 1, below(b, 2) == 0 ? MPFR_RNDD : MPFR_RNDU);
    break;
  case 3: border(b, x); break;
  case 4: /* what the kernel computes */
    mpfr_set_ui(x, random_word(b), MPFR_RNDN);
    mpfr_div_ui(x, x, positive_word(b), MPFR_RNDN);
    break;
  case 5:
    mpfr_urandomb(x, b->random);
    mpfr_mul_2si(x, x, (long)below(b, 8000) - 4000, MPFR_RNDN);
    break;
  default:
    mpfr_urandomb(x, b->random);
    mpfr_mul_2si(x, x, (long)below(b, 140) - 70, MPFR_RNDN);
    break;
  }
  if (any_exponent && mpfr_regular_p(x) && below(b, 8) == 0)
    mpfr_mul_2si(x, x, gmp_urandomb_ui(b->random, 62) - (1L << 61), MPFR_RNDN);
  if (below(b, 5) == 0)
    mpfr_neg(x, x, MPFR_RNDN);
}

/* New precisions and values in all cells, new other arguments. */
static void fill(bench *b, const function *f)
{
  random_range(b);
  for (int i = 0; i < CELLS; i++) {
    mpfr_prec_t precision = random_precision(b);
    mpfr_set_prec(b->cell[i], precision);
    random_value(b, b->cell[i], f->any_exponent);
    mpfr_set_prec(b->before[i], precision);
    mpfr_set(b->before[i], b->cell[i], MPFR_RNDN);
  }
  b->u = positive_word(b);
  b->rnd = below(b, 2) == 0 ? MPFR_RNDD : MPFR_RNDU;
}

/* --- what is checked of a call --- */

static bool report(bench *b, const function *f, const aliasing *how, const char *what)
{
  printf("FAILED %s: %s (%s)\n", f->name, what, how->name);
  printf("  rounding %s, exponents from %ld to %ld, u = %lu\n", b->rnd == MPFR_RNDD ? "down" : "up",
         (long)mpfr_get_emin(), (long)mpfr_get_emax(), b->u);
  for (int i = 0; i < CELLS; i++)
    mpfr_printf("  cell %d (%ld bits; r = %d, a = %d) %Ra before, %Ra now\n", i, (long)mpfr_get_prec(b->cell[i]),
                how->r, how->a, b->before[i], b->cell[i]);
  return false;
}

static bool clause(bench *b, const function *f, const aliasing *how, const char *name, bool holds)
{
  return holds || report(b, f, how, name);
}

/* No cell but `written` (-1: none) changed. */
static bool assigns_only(bench *b, const function *f, const aliasing *how, int written)
{
  for (int i = 0; i < CELLS; i++) {
    mpfr_srcptr now = b->cell[i], old = b->before[i];
    bool same = mpfr_nan_p(old) ? mpfr_nan_p(now) != 0
                                : mpfr_equal_p(now, old) != 0 && !mpfr_signbit(now) == !mpfr_signbit(old);
    if (i != written && (!same || mpfr_get_prec(now) != mpfr_get_prec(old)))
      return report(b, f, how, "assigns");
  }
  return true;
}

/* Whether x is on the stated side of y, given the sign of x - y. */
static bool on_side(mpfr_rnd_t rnd, int sign) { return rnd == MPFR_RNDD ? sign <= 0 : sign >= 0; }

static bool test_set_ui(bench *b, const function *f, const aliasing *how)
{
  mpfr_ptr r = b->cell[how->r];
  b->u = below(b, 10) == 0 ? 0 : b->u;
  mpfr_set_ui(r, b->u, b->rnd);
  if (mpfr_number_p(r)) {
    mpfr_get_q(b->x, r);
    mpq_set_ui(b->y, b->u, 1);
    if (!clause(b, f, how, "set", on_side(b->rnd, mpq_cmp(b->x, b->y))))
      return false;
  }
  return assigns_only(b, f, how, how->r);
}

/* finite, and the sides of r u and a. */
static bool test_div_ui(bench *b, const function *f, const aliasing *how)
{
  mpfr_ptr r = b->cell[how->r];
  mpfr_srcptr a = b->before[how->a];
  mpfr_div_ui(r, b->cell[how->a], b->u, b->rnd);
  if (mpfr_number_p(r)) {
    if (!clause(b, f, how, "finite", mpfr_number_p(a)))
      return false;
    mpfr_get_q(b->x, r);
    mpq_set_ui(b->y, b->u, 1);
    mpq_mul(b->x, b->x, b->y);
    mpfr_get_q(b->y, a);
    if (!clause(b, f, how, "quotient", on_side(b->rnd, mpq_cmp(b->x, b->y))))
      return false;
  }
  return assigns_only(b, f, how, how->r);
}

/* finite, and the sides of r and a u. */
static bool test_mul_ui(bench *b, const function *f, const aliasing *how)
{
  mpfr_ptr r = b->cell[how->r];
  mpfr_srcptr a = b->before[how->a];
  mpfr_mul_ui(r, b->cell[how->a], b->u, b->rnd);
  if (mpfr_number_p(r)) {
    if (!clause(b, f, how, "finite", mpfr_number_p(a)))
      return false;
    mpfr_get_q(b->x, a);
    mpq_set_ui(b->y, b->u, 1);
    mpq_mul(b->y, b->x, b->y);
    mpfr_get_q(b->x, r);
    if (!clause(b, f, how, "product", on_side(b->rnd, mpq_cmp(b->x, b->y))))
      return false;
  }
  return assigns_only(b, f, how, how->r);
}

/* sum := the first binary digits, at most `digits`, of log2(m / 2^(size - 1)) for an m of `size` bits that
 * is no power of two. Squaring doubles the logarithm: the digit before the point is the next one. m is
 * rounded both ways; where the two disagree the digits end. Returns how many there are. */
static unsigned long logarithm_digits(mpz_t sum, const mpz_t m, unsigned long size, unsigned long digits)
{
  unsigned long width = digits + size + 64, i;
  mpz_t low, high;
  mpz_init(low);
  mpz_init(high);
  mpz_mul_2exp(low, m, width - (size - 1));
  mpz_set(high, low);
  mpz_set_ui(sum, 0);
  for (i = 0; i < digits; i++) {
    mpz_mul(low, low, low);
    mpz_fdiv_q_2exp(low, low, width);
    mpz_mul(high, high, high);
    mpz_cdiv_q_2exp(high, high, width);
    bool one = mpz_sizeinbase(low, 2) > width + 1;
    if (one != (mpz_sizeinbase(high, 2) > width + 1))
      break;
    mpz_mul_2exp(sum, sum, 1);
    if (one) {
      mpz_add_ui(sum, sum, 1);
      mpz_fdiv_q_2exp(low, low, 1);
      mpz_cdiv_q_2exp(high, high, 1);
    }
  }
  mpz_clear(low);
  mpz_clear(high);
  return i;
}

/* The sign of r - log2(a), for a > 0. Unless a is a power of two its logarithm is irrational, and enough
 * digits tell it from r. */
static int compare_logarithm(bench *b, mpfr_srcptr r, mpfr_srcptr a)
{
  mpz_t m, sum;
  mpz_init(m);
  mpz_init(sum);
  mpfr_exp_t exponent = mpfr_get_z_2exp(m, a);
  unsigned long size = mpz_sizeinbase(m, 2);
  mpfr_get_q(b->x, r);
  mpq_set_si(b->y, exponent + (long)size - 1, 1);
  mpq_sub(b->x, b->x, b->y);
  int sign = mpq_sgn(b->x);
  if (mpz_scan1(m, 0) + 1 != size) {
    sign = 0;
    for (unsigned long digits = 64; sign == 0; digits *= 2) {
      unsigned long known = logarithm_digits(sum, m, size, digits);
      mpq_mul_2exp(b->y, b->x, known);
      if (mpq_cmp_z(b->y, sum) <= 0)
        sign = -1;
      mpz_add_ui(sum, sum, 1);
      if (mpq_cmp_z(b->y, sum) >= 0)
        sign = 1;
    }
  }
  mpz_clear(m);
  mpz_clear(sum);
  return sign;
}

static bool test_log2(bench *b, const function *f, const aliasing *how)
{
  mpfr_ptr r = b->cell[how->r];
  mpfr_srcptr a = b->before[how->a];
  mpfr_log2(r, b->cell[how->a], b->rnd);
  if (mpfr_number_p(r) &&
      !(clause(b, f, how, "finite", mpfr_number_p(a)) && clause(b, f, how, "positive", mpfr_sgn(a) > 0) &&
        clause(b, f, how, "logarithm", on_side(b->rnd, compare_logarithm(b, r, a)))))
    return false;
  return assigns_only(b, f, how, how->r);
}

/* k := a rounded; whether that is possible and a long can hold it. */
static bool fits_long(bench *b, mpfr_srcptr a, mpz_t k)
{
  if (!mpfr_number_p(a))
    return false;
  mpfr_get_q(b->x, a);
  if (b->rnd == MPFR_RNDD)
    mpz_fdiv_q(k, mpq_numref(b->x), mpq_denref(b->x));
  else
    mpz_cdiv_q(k, mpq_numref(b->x), mpq_denref(b->x));
  return mpz_fits_slong_p(k) != 0;
}

static bool test_fits_slong(bench *b, const function *f, const aliasing *how)
{
  mpz_t k;
  mpz_init(k);
  bool fits = fits_long(b, b->before[how->a], k);
  mpz_clear(k);
  return clause(b, f, how, "fits", !mpfr_fits_slong_p(b->cell[how->a], b->rnd) || fits) && assigns_only(b, f, how, -1);
}

static bool test_get_si(bench *b, const function *f, const aliasing *how)
{
  mpz_t k;
  mpz_init(k);
  bool good = !fits_long(b, b->before[how->a], k) ||
              (clause(b, f, how, "rounded", mpfr_get_si(b->cell[how->a], b->rnd) == mpz_get_si(k)) &&
               assigns_only(b, f, how, -1));
  mpz_clear(k);
  return good;
}

/* --- the functions --- */

static const function FUNCTIONS[] = {
  {"mpfr_set_ui", "set", test_set_ui, false},
  {"mpfr_div_ui", "finite quotient", test_div_ui, false},
  {"mpfr_mul_ui", "finite product", test_mul_ui, false},
  {"mpfr_log2", "finite positive logarithm", test_log2, true},
  {"mpfr_fits_slong_p", "fits", test_fits_slong, false},
  {"mpfr_get_si", "rounded", test_get_si, false},
};

#include "contracts.h"

int main(int argc, char **argv)
{
  request asked = read_request(argc, argv, 20000);
  bench b;
  gmp_randinit_default(b.random);
  gmp_randseed_ui(b.random, asked.seed);
  mpq_init(b.x);
  mpq_init(b.y);
  for (int i = 0; i < CELLS; i++) {
    mpfr_init(b.cell[i]);
    mpfr_init(b.before[i]);
  }

  printf("MPFR %s against GMP %s, seed %lu\n", mpfr_get_version(), gmp_version, asked.seed);
  int status = test_all(&b, asked);
  for (int i = 0; i < CELLS; i++) {
    mpfr_clear(b.cell[i]);
    mpfr_clear(b.before[i]);
  }
  mpq_clear(b.x);
  mpq_clear(b.y);
  gmp_randclear(b.random);
  mpfr_free_cache();
  return status;
}
