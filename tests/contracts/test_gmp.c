/* Tests every contract of specs/model/gmp.h against the real GMP, on random and extreme numbers.
 *
 * usage: test_gmp MODEL [SEED [TRIALS]]
 *
 * MODEL is specs/model/gmp.h: a function or a clause in it that is not tested here is a failure. The
 * expected results come from FLINT, whose rationals are its own code on the long integers of GMP. Of
 * every call it is checked that the clause holds, that the result is in lowest terms, and that nothing
 * changed but what the contract assigns, with the operands apart and in every way the same cell.
 * Last line: the number of tests passed and failed, one test a function and one for MODEL. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

#include <gmp.h>
#include <flint/flint.h>
#include <flint/fmpq.h>

#define CELLS 3
/* What a call assigns, where that is no cell of a rational. */
#define NOTHING (-1)
#define WHOLE CELLS

/* The cells that a call works on, and what they held before it. */
typedef struct {
  mpq_t cell[CELLS];
  fmpq_t before[CELLS];
  mpz_t whole;
  fmpz_t whole_before, whole_now;
  fmpq_t now, expected;
  flint_rand_t random;
} bench;

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Which cells r, a and b are. */
typedef struct {
  const char *name;
  int r, a, b;
} aliasing;

static const aliasing ALIASINGS[] = {
  {"all apart", 0, 1, 2}, {"r == a", 0, 0, 1}, {"r == b", 0, 1, 0}, {"a == b", 0, 1, 1}, {"r == a == b", 0, 0, 0},
};

typedef struct function function;
struct function {
  const char *name;
  const char *clauses; /* of its `ensures`, separated by blanks */
  bool (*test)(bench *b, const function *f, const aliasing *how);
  void (*call)(mpq_ptr r, mpq_srcptr a, mpq_srcptr b);
  void (*oracle)(fmpq_t r, const fmpq_t a, const fmpq_t b);
};

/* --- random and extreme values --- */

static ulong below(bench *b, ulong n) { return n_randint(b->random, n); }

/* Few bits most of the time; now and then several thousand digits. */
static flint_bitcnt_t random_bits(bench *b)
{
  static const flint_bitcnt_t LIMITS[] = {2, 8, 63, 64, 65, 130, 400, 2000};
  if (below(b, 40) == 0)
    return 10000 + below(b, 10000);
  return LIMITS[below(b, COUNT(LIMITS))];
}

/* Around the borders of machine words: +-(2^k + {-1, 0, 1}). */
static void border(bench *b, fmpz_t z)
{
  static const ulong POWERS[] = {1, 31, 32, 62, 63, 64, 65, 127, 128, 192, 4096};
  fmpz_one_2exp(z, POWERS[below(b, COUNT(POWERS))]);
  fmpz_add_si(z, z, (slong)below(b, 3) - 1);
  if (below(b, 2) == 0)
    fmpz_neg(z, z);
}

static void random_whole(bench *b, fmpz_t z)
{
  if (below(b, 4) == 0)
    border(b, z);
  else
    fmpz_randtest(z, b->random, random_bits(b));
}

static ulong random_word(bench *b)
{
  static const ulong EXTREMES[] = {0, 1, 2, INT_MAX, UINT_MAX, LONG_MAX, (ulong)LONG_MAX + 1, ULONG_MAX - 1, ULONG_MAX};
  ulong count = COUNT(EXTREMES), choice = below(b, 2 * count);
  return choice < count ? EXTREMES[choice] : n_randtest(b->random);
}

static void random_rational(bench *b, fmpq_t q)
{
  switch (below(b, 8)) {
  case 0: fmpq_zero(q); break;
  case 1: fmpq_set_si(q, below(b, 2) == 0 ? 1 : -1, 1); break;
  case 2: /* an integer */
    fmpz_randtest(fmpq_numref(q), b->random, random_bits(b));
    fmpz_one(fmpq_denref(q));
    break;
  case 3: /* tiny: 1/d */
    fmpz_randtest_not_zero(fmpq_denref(q), b->random, random_bits(b));
    fmpz_set_si(fmpq_numref(q), below(b, 2) == 0 ? 1 : -1);
    break;
  case 4:
    border(b, fmpq_numref(q));
    do
      border(b, fmpq_denref(q));
    while (fmpz_is_zero(fmpq_denref(q)));
    break;
  case 5: /* numerator and denominator of different sizes */
    fmpz_randtest(fmpq_numref(q), b->random, random_bits(b));
    fmpz_randtest_not_zero(fmpq_denref(q), b->random, random_bits(b));
    break;
  default: fmpq_randtest(q, b->random, random_bits(b)); break;
  }
  fmpq_canonicalise(q);
}

/* A rational that cancels against p, or nearly equals it. */
static void related_rational(bench *b, fmpq_t q, const fmpq_t p)
{
  fmpq_t tiny;
  fmpq_init(tiny);
  random_rational(b, q);
  switch (below(b, 6)) {
  case 0: fmpq_set(q, p); break;
  case 1: fmpq_neg(q, p); break;
  case 2:
    if (!fmpq_is_zero(p))
      fmpq_inv(q, p);
    break;
  case 3: /* p +- 2^-k */
    fmpz_one_2exp(fmpq_denref(tiny), 1 + below(b, 300));
    fmpz_set_si(fmpq_numref(tiny), below(b, 2) == 0 ? 1 : -1);
    fmpq_add(q, p, tiny);
    break;
  case 4: /* the same denominator */
    fmpz_set(fmpq_denref(q), fmpq_denref(p));
    break;
  case 5: /* common factors across */
    fmpz_mul(fmpq_numref(q), fmpq_numref(q), fmpq_denref(p));
    if (!fmpq_is_zero(p))
      fmpz_mul(fmpq_denref(q), fmpq_denref(q), fmpq_numref(p));
    break;
  }
  fmpq_canonicalise(q);
  fmpq_clear(tiny);
}

/* New values in all cells; some cells are as new. */
static void fill(bench *b, const function *f)
{
  (void)f;
  for (int i = 0; i < CELLS; i++) {
    if (i > 0 && below(b, 3) == 0)
      related_rational(b, b->before[i], b->before[i - 1]);
    else
      random_rational(b, b->before[i]);
    if (below(b, 8) == 0) {
      mpq_clear(b->cell[i]);
      mpq_init(b->cell[i]);
    }
    fmpq_get_mpq(b->cell[i], b->before[i]);
  }
  random_whole(b, b->whole_before);
  if (below(b, 8) == 0) {
    mpz_clear(b->whole);
    mpz_init(b->whole);
  }
  fmpz_get_mpz(b->whole, b->whole_before);
}

/* --- what is checked of a call --- */

static void print_rational(const char *name, const fmpq_t q)
{
  char *text = fmpq_get_str(NULL, 10, q);
  printf("  %s = %s\n", name, text);
  flint_free(text);
}

static void print_whole(const char *name, const fmpz_t z)
{
  char *text = fmpz_get_str(NULL, 10, z);
  printf("  %s = %s\n", name, text);
  flint_free(text);
}

static void print_failure(const function *f, const aliasing *how, const char *what)
{
  printf("FAILED %s: %s (%s)\n", f->name, what, how->name);
}

static void print_operands(bench *b, const aliasing *how)
{
  print_rational("r before", b->before[how->r]);
  print_rational("a before", b->before[how->a]);
  print_rational("b before", b->before[how->b]);
  print_whole("z before", b->whole_before);
}

/* Cell i holds exactly q, in lowest terms. */
static bool holds(bench *b, int i, const fmpq_t q)
{
  fmpq_set_mpq(b->now, b->cell[i]);
  return fmpz_sgn(fmpq_denref(b->now)) > 0 && fmpq_is_canonical(b->now) && fmpq_equal(b->now, q);
}

/* No cell but `written` changed. */
static bool assigns_only(bench *b, const function *f, const aliasing *how, int written)
{
  for (int i = 0; i < CELLS; i++)
    if (i != written && !holds(b, i, b->before[i])) {
      print_failure(f, how, "assigns");
      print_operands(b, how);
      printf("  cell %d (of r = %d, a = %d, b = %d) changed\n", i, how->r, how->a, how->b);
      print_rational("to", b->now);
      return false;
    }
  fmpz_set_mpz(b->whole_now, b->whole);
  if (written != WHOLE && !fmpz_equal(b->whole_now, b->whole_before)) {
    print_failure(f, how, "assigns");
    print_operands(b, how);
    print_whole("z", b->whole_now);
    return false;
  }
  return true;
}

/* The clause that says what r is. */
static bool result_is(bench *b, const function *f, const aliasing *how)
{
  if (holds(b, how->r, b->expected))
    return true;
  print_failure(f, how, fmpq_is_canonical(b->now) ? f->clauses : "not in lowest terms");
  print_operands(b, how);
  print_rational("r", b->now);
  print_rational("expected", b->expected);
  return false;
}

static bool test_result(bench *b, const function *f, const aliasing *how)
{
  f->oracle(b->expected, b->before[how->a], b->before[how->b]);
  f->call(b->cell[how->r], b->cell[how->a], b->cell[how->b]);
  return result_is(b, f, how) && assigns_only(b, f, how, how->r);
}

/* quotient: r b == a, for b != 0. */
static bool test_quotient(bench *b, const function *f, const aliasing *how)
{
  if (fmpq_is_zero(b->before[how->b]))
    return true;
  f->call(b->cell[how->r], b->cell[how->a], b->cell[how->b]);
  fmpq_set_mpq(b->now, b->cell[how->r]);
  fmpq_mul(b->expected, b->now, b->before[how->b]);
  if (!fmpq_is_canonical(b->now) || !fmpq_equal(b->expected, b->before[how->a])) {
    print_failure(f, how, fmpq_is_canonical(b->now) ? f->clauses : "not in lowest terms");
    print_operands(b, how);
    print_rational("r", b->now);
    print_rational("r * b", b->expected);
    return false;
  }
  return assigns_only(b, f, how, how->r);
}

/* set: r == num, for den == 1. */
static bool test_set_ui(bench *b, const function *f, const aliasing *how)
{
  ulong number = random_word(b);
  fmpz_set_ui(fmpq_numref(b->expected), number);
  fmpz_one(fmpq_denref(b->expected));
  mpq_set_ui(b->cell[how->r], number, 1);
  return result_is(b, f, how) && assigns_only(b, f, how, how->r);
}

static int sign(int t) { return (t > 0) - (t < 0); }

static bool test_sign(bench *b, const function *f, const aliasing *how, int got, int expected)
{
  if (sign(got) != sign(expected)) {
    print_failure(f, how, f->clauses);
    print_operands(b, how);
    printf("  result %d, expected the sign of %d\n", got, expected);
    return false;
  }
  return assigns_only(b, f, how, NOTHING);
}

static bool test_cmp(bench *b, const function *f, const aliasing *how)
{
  int got = mpq_cmp(b->cell[how->a], b->cell[how->b]);
  return test_sign(b, f, how, got, fmpq_cmp(b->before[how->a], b->before[how->b]));
}

static bool test_sgn(bench *b, const function *f, const aliasing *how)
{
  int got = mpq_sgn(b->cell[how->a]);
  return test_sign(b, f, how, got, fmpq_sgn(b->before[how->a]));
}

/* less, greater: a den against num, for den > 0. */
static bool test_cmp_ui(bench *b, const function *f, const aliasing *how)
{
  ulong num = random_word(b), den = random_word(b);
  if (den == 0)
    return true;
  if (below(b, 2) == 0) { /* so that they may be equal */
    fmpq_set_ui(b->before[how->a], num, 1);
    fmpq_div_fmpz(b->before[how->a], b->before[how->a], (fmpz[]){(fmpz)(den % 1000 + 1)});
    den = den % 1000 + 1;
    fmpq_get_mpq(b->cell[how->a], b->before[how->a]);
  }
  int got = mpq_cmp_ui(b->cell[how->a], num, den);
  fmpz_set_ui(b->whole_now, den);
  fmpq_mul_fmpz(b->now, b->before[how->a], b->whole_now);
  fmpq_set_ui(b->expected, num, 1);
  return test_sign(b, f, how, got, fmpq_cmp(b->now, b->expected));
}

/* A clause about the whole number z, which the call assigned. */
static bool whole_satisfies(bench *b, const function *f, const aliasing *how, bool clause)
{
  if (clause)
    return assigns_only(b, f, how, WHOLE);
  print_failure(f, how, f->clauses);
  print_operands(b, how);
  print_whole("z", b->whole_now);
  return false;
}

/* positive: z > 0; clears: z a is whole. */
static bool test_get_den(bench *b, const function *f, const aliasing *how)
{
  mpq_get_den(b->whole, b->cell[how->a]);
  fmpz_set_mpz(b->whole_now, b->whole);
  fmpq_mul_fmpz(b->expected, b->before[how->a], b->whole_now);
  return whole_satisfies(b, f, how, fmpz_sgn(b->whole_now) > 0 && fmpz_is_one(fmpq_denref(b->expected)));
}

/* set: z == a, for a whole one. */
static bool test_get_num(bench *b, const function *f, const aliasing *how)
{
  fmpz_one(fmpq_denref(b->before[how->a]));
  fmpq_get_mpq(b->cell[how->a], b->before[how->a]);
  mpq_get_num(b->whole, b->cell[how->a]);
  fmpz_set_mpz(b->whole_now, b->whole);
  return whole_satisfies(b, f, how, fmpz_equal(b->whole_now, fmpq_numref(b->before[how->a])));
}

/* set: r == z. */
static bool test_set_z(bench *b, const function *f, const aliasing *how)
{
  fmpz_set(fmpq_numref(b->expected), b->whole_before);
  fmpz_one(fmpq_denref(b->expected));
  mpq_set_z(b->cell[how->r], b->whole);
  return result_is(b, f, how) && assigns_only(b, f, how, how->r);
}

/* less: the result is less than m; remainder: z == result + t m, here with t = floor(z / m); for m > 0. */
static bool test_fdiv_ui(bench *b, const function *f, const aliasing *how)
{
  ulong m = random_word(b);
  if (m == 0)
    return true;
  ulong got = mpz_fdiv_ui(b->whole, m);
  fmpz_fdiv_q_ui(b->whole_now, b->whole_before, m);
  fmpz_mul_ui(b->whole_now, b->whole_now, m);
  fmpz_add_ui(b->whole_now, b->whole_now, got);
  if (got >= m || !fmpz_equal(b->whole_now, b->whole_before)) {
    print_failure(f, how, f->clauses);
    print_whole("z before", b->whole_before);
    printf("  m = %lu, result %lu\n", m, got);
    return false;
  }
  return assigns_only(b, f, how, NOTHING);
}

/* Few places most of the time; now and then more than any number here has bits. */
static ulong random_shift(bench *b)
{
  static const ulong BORDERS[] = {0, 1, 63, 64, 65, 1074, 30000};
  return below(b, 2) == 0 ? BORDERS[below(b, COUNT(BORDERS))] : below(b, 3000);
}

/* product: r == a 2^k. */
static bool test_mul_2exp(bench *b, const function *f, const aliasing *how)
{
  ulong k = random_shift(b);
  fmpq_mul_2exp(b->expected, b->before[how->a], k);
  mpq_mul_2exp(b->cell[how->r], b->cell[how->a], k);
  return result_is(b, f, how) && assigns_only(b, f, how, how->r);
}

/* quotient: r 2^k == a. */
static bool test_div_2exp(bench *b, const function *f, const aliasing *how)
{
  ulong k = random_shift(b);
  fmpq_div_2exp(b->expected, b->before[how->a], k);
  mpq_div_2exp(b->cell[how->r], b->cell[how->a], k);
  return result_is(b, f, how) && assigns_only(b, f, how, how->r);
}

/* truncated: z <= a < z + 1, for a >= 0. */
static bool test_set_q(bench *b, const function *f, const aliasing *how)
{
  if (fmpq_sgn(b->before[how->a]) < 0)
    return true;
  mpz_set_q(b->whole, b->cell[how->a]);
  fmpz_set_mpz(b->whole_now, b->whole);
  fmpq_sub_fmpz(b->expected, b->before[how->a], b->whole_now);
  return whole_satisfies(b, f, how, fmpq_sgn(b->expected) >= 0 && fmpq_cmp_si(b->expected, 1) < 0);
}

/* some: the result k is at least 1; enough: z < 2^k; least: 2^(k - 1) <= z if k > 1; for z >= 0. */
static bool test_sizeinbase(bench *b, const function *f, const aliasing *how)
{
  if (fmpz_sgn(b->whole_before) < 0)
    return true;
  ulong k = mpz_sizeinbase(b->whole, 2);
  fmpz_fdiv_q_2exp(b->whole_now, b->whole_before, k > 0 ? k - 1 : 0);
  if (k < 1 || fmpz_cmp_ui(b->whole_now, 1) > 0 || (k > 1 && fmpz_sgn(b->whole_now) == 0)) {
    print_failure(f, how, f->clauses);
    print_whole("z", b->whole_before);
    printf("  result %lu\n", k);
    return false;
  }
  return assigns_only(b, f, how, NOTHING);
}

/* exchanged: r is what a was, and a what r was. */
static bool test_swap(bench *b, const function *f, const aliasing *how)
{
  fmpq_set(b->expected, b->before[how->a]);
  mpq_swap(b->cell[how->r], b->cell[how->a]);
  if (!result_is(b, f, how))
    return false;
  fmpq_swap(b->before[how->r], b->before[how->a]);
  return assigns_only(b, f, how, NOTHING);
}

/* --- the functions --- */

static void call_set(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { (void)b; mpq_set(r, a); }
static void call_add(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { mpq_add(r, a, b); }
static void call_sub(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { mpq_sub(r, a, b); }
static void call_mul(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { mpq_mul(r, a, b); }
static void call_div(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { mpq_div(r, a, b); }
static void call_neg(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { (void)b; mpq_neg(r, a); }
static void call_abs(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { (void)b; mpq_abs(r, a); }

static void oracle_set(fmpq_t r, const fmpq_t a, const fmpq_t b) { (void)b; fmpq_set(r, a); }
static void oracle_add(fmpq_t r, const fmpq_t a, const fmpq_t b) { fmpq_add(r, a, b); }
static void oracle_sub(fmpq_t r, const fmpq_t a, const fmpq_t b) { fmpq_sub(r, a, b); }
static void oracle_mul(fmpq_t r, const fmpq_t a, const fmpq_t b) { fmpq_mul(r, a, b); }
static void oracle_neg(fmpq_t r, const fmpq_t a, const fmpq_t b) { (void)b; fmpq_neg(r, a); }
static void oracle_abs(fmpq_t r, const fmpq_t a, const fmpq_t b)
{
  (void)b;
  if (fmpq_sgn(a) < 0)
    fmpq_neg(r, a);
  else
    fmpq_set(r, a);
}

static const function FUNCTIONS[] = {
  {"mpq_set", "set", test_result, call_set, oracle_set},
  {"mpq_set_ui", "set", test_set_ui, NULL, NULL},
  {"mpq_add", "sum", test_result, call_add, oracle_add},
  {"mpq_sub", "difference", test_result, call_sub, oracle_sub},
  {"mpq_mul", "product", test_result, call_mul, oracle_mul},
  {"mpq_div", "quotient", test_quotient, call_div, NULL},
  {"mpq_neg", "opposite", test_result, call_neg, oracle_neg},
  {"mpq_abs", "absolute", test_result, call_abs, oracle_abs},
  {"mpq_cmp", "less greater", test_cmp, NULL, NULL},
  {"mpq_cmp_ui", "less greater", test_cmp_ui, NULL, NULL},
  {"mpq_sgn", "negative positive", test_sgn, NULL, NULL},
  {"mpq_get_den", "positive clears", test_get_den, NULL, NULL},
  {"mpq_get_num", "set", test_get_num, NULL, NULL},
  {"mpq_set_z", "set", test_set_z, NULL, NULL},
  {"mpz_fdiv_ui", "less remainder", test_fdiv_ui, NULL, NULL},
  {"mpq_mul_2exp", "product", test_mul_2exp, NULL, NULL},
  {"mpq_div_2exp", "quotient", test_div_2exp, NULL, NULL},
  {"mpz_set_q", "truncated", test_set_q, NULL, NULL},
  {"mpq_swap", "exchanged", test_swap, NULL, NULL},
  {"mpz_sizeinbase", "some enough least", test_sizeinbase, NULL, NULL},
};

#include "contracts.h"

int main(int argc, char **argv)
{
  request asked = read_request(argc, argv, 4000);
  bench b;
  flint_randinit(b.random);
  flint_randseed(b.random, asked.seed, asked.seed + 1);
  fmpq_init(b.now);
  fmpq_init(b.expected);
  mpz_init(b.whole);
  fmpz_init(b.whole_before);
  fmpz_init(b.whole_now);
  for (int i = 0; i < CELLS; i++) {
    mpq_init(b.cell[i]);
    fmpq_init(b.before[i]);
  }

  printf("GMP %s against FLINT %s, seed %lu\n", gmp_version, FLINT_VERSION, asked.seed);
  int status = test_all(&b, asked);
  for (int i = 0; i < CELLS; i++) {
    mpq_clear(b.cell[i]);
    fmpq_clear(b.before[i]);
  }
  fmpq_clear(b.now);
  fmpq_clear(b.expected);
  mpz_clear(b.whole);
  fmpz_clear(b.whole_before);
  fmpz_clear(b.whole_now);
  flint_randclear(b.random);
  flint_cleanup();
  return status;
}
