#include "number_agrees.h"
#include "proofs/lemmas/text/lemmas_digits.h"

/* Where the digits before and after a point are. */
typedef struct {
  size_t whole, whole_end, part, part_end;
} pointed;

/* Digits that always fit a word. */
#define SHORT 15

/* The digits from some place on: where they end, and the number that they write if `fits`. */
typedef struct {
  size_t end;
  uint64_t number;
  bool fits;
} run;

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures digit: \result == digit(c);
  @*/
static unsigned digit_of(char c)
{
  if ('0' <= c && c <= '9')
    return (unsigned)(c - '0');
  if ('a' <= c && c <= 'f')
    return (unsigned)(c - 'a') + 10;
  return 'A' <= c && c <= 'F' ? (unsigned)(c - 'A') + 10 : 16;
}

/* Goes on with a number whose digits have been read up to `from`. */
/*@ requires \valid_read(t + (0 .. to - 1)) && from <= to;
  @ requires base: base == 10 || base == 16;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures end: \result.end == digits_end(t, from, to, base);
  @ ensures range: from <= \result.end <= to;
  @ ensures digits: \forall integer i; from <= i < \result.end ==> digit(t[i]) < base;
  @ ensures number: \result.fits ==> before.fits && \result.number == read_on(before.number, t, from, \result.end, base);
  @*/
static run run_from(const char *t, size_t from, size_t to, unsigned base, run before)
{
  const uint64_t most = base == 16 ? (UINT64_MAX - 15) / 16 : (UINT64_MAX - 9) / 10;
  run r = before;
  r.end = from;
  /*@ loop invariant range: from <= r.end <= to;
    @ loop invariant end: digits_end(t, r.end, to, base) == digits_end(t, from, to, base);
    @ loop invariant digits: \forall integer i; from <= i < r.end ==> digit(t[i]) < base;
    @ loop invariant number: r.fits ==> before.fits && r.number == read_on(before.number, t, from, r.end, base);
    @ loop assigns r;
    @ loop variant to - r.end;
    @*/
  while (r.end < to) {
    unsigned d = digit_of(t[r.end]);
    if (d >= base)
      break;
    r.fits = r.fits && r.number <= most;
    if (r.fits)
      r.number = (base == 16 ? 16 * r.number : 10 * r.number) + d;
    r.end++;
  }
  return r;
}

/* base^e, or 0 if that does not fit. */
/*@ requires base: base == 2 || base == 10;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures power: \result != 0 ==> \result == power(base, e);
  @*/
static uint64_t word_power(unsigned base, uint64_t e)
{
  uint64_t p = 1;
  /*@ loop invariant range: 0 <= i <= e;
    @ loop invariant power: p == power(base, i) && p >= 1;
    @ loop assigns i, p;
    @ loop variant e - i;
    @*/
  for (uint64_t i = 0; i < e; i++) {
    if (p > UINT64_MAX / 10)
      return 0;
    p = base == 2 ? 2 * p : 10 * p;
  }
  return p;
}

/* r := base^e. */
/*@ requires base: base == 2 || base == 10 || base == 16;
  @ requires \valid(r) && \valid(t) && \separated(r, t);
  @ terminates \true;
  @ decreases e;
  @ assigns *r, *t;
  @ ensures power: val(r) == power(base, e);
  @*/
static void power_number(mpq_ptr r, unsigned base, uint64_t e, mpq_ptr t)
{
  if (e == 0) {
    mpq_set_ui(r, 1, 1);
    return;
  }
  power_number(r, base, e / 2, t);
  mpq_mul(r, r, r);
  //@ ghost power_sum(base, e / 2, e / 2);
  //@ assert square: val(r) == power(base, e / 2 + e / 2);
  if (e % 2 == 1) {
    mpq_set_ui(t, base, 1);
    mpq_mul(r, r, t);
    //@ ghost power_next(base, e - 1);
    //@ assert halves: e / 2 + e / 2 == e - 1;
    //@ assert odd: power(base, e) == times(base, power(base, e / 2 + e / 2));
  }
}

/* The number that a few digits write. */
/*@ requires \valid_read(t + (0 .. to - 1)) && from <= to <= from + SHORT;
  @ requires base: base == 10 || base == 16;
  @ requires digits: \forall integer i; from <= i < to ==> digit(t[i]) < base;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures number: \result == digits(t, from, to, base);
  @*/
static uint64_t short_number(const char *t, size_t from, size_t to, unsigned base)
{
  uint64_t number = 0;
  //@ ghost uint64_t above = 1, k = 0;
  /*@ loop invariant range: from <= i <= to && k == i - from && k <= SHORT;
    @ loop invariant number: number == digits(t, from, i, base);
    @ loop invariant fits: number < above;
    @ loop invariant above: above == power(16, k);
    @ loop assigns i, number, above, k;
    @ loop variant to - i;
    @*/
  for (size_t i = from; i < to; i++) {
    //@ ghost power_of_16(k + 1);
    //@ ghost power_next(16, k);
    //@ assert most: above <= 0x100000000000000;
    //@ assert digit: digit(t[i]) < base;
    number = (base == 16 ? 16 * number : 10 * number) + digit_of(t[i]);
    //@ ghost above = above * 16;
    //@ ghost k = k + 1;
  }
  return number;
}

/* r := the number that these digits write. */
/*@ requires \valid_read(t + (0 .. to - 1)) && from <= to;
  @ requires base: base == 10 || base == 16;
  @ requires digits: \forall integer i; from <= i < to ==> digit(t[i]) < base;
  @ requires short: 0 <= level <= HALVINGS && to - from <= SHORT * power(2, level);
  @ requires \valid(r) && \valid(scratch + (0 .. 2 * level)) && \separated(r, scratch + (0 .. 2 * level));
  @ terminates \true;
  @ decreases level;
  @ assigns *r, scratch[0 .. 2 * level];
  @ ensures number: val(r) == digits(t, from, to, base);
  @*/
static void digits_number(mpq_ptr r, const char *t, size_t from, size_t to, unsigned base, int level, mpq_ptr scratch)
{
  if (to - from <= SHORT) {
    mpq_set_ui(r, short_number(t, from, to, base), 1);
    return;
  }
  size_t right = (to - from) / 2, middle = to - right;
  //@ assert places: right == to - middle;
  digits_number(r, t, from, middle, base, level - 1, scratch + 2);
  power_number(scratch, base, right, scratch + 1);
  mpq_mul(r, r, scratch);
  //@ assert left: val(r) == zmul(digits(t, from, middle, base), power(base, right));
  digits_number(scratch, t, middle, to, base, level - 1, scratch + 2);
  //@ assert right: val(scratch) == digits(t, middle, to, base);
  mpq_add(r, r, scratch);
  //@ ghost read_halves(t, from, middle, to, base);
  /*@ assert both: val(r) == (real)zmul(digits(t, from, middle, base), power(base, right)) +
    @   (real)digits(t, middle, to, base); */
}

/* r := the number that the digits before and after the point write. */
/*@ requires \valid_read(t + (0 .. p.part_end - 1)) && p.part_end <= SIZE_MAX / 16;
  @ requires places: p.whole <= p.whole_end <= p.part <= p.part_end;
  @ requires base: base == 10 || base == 16;
  @ requires whole: \forall integer i; p.whole <= i < p.whole_end ==> digit(t[i]) < base;
  @ requires part: \forall integer i; p.part <= i < p.part_end ==> digit(t[i]) < base;
  @ requires \valid(r) && \valid(scratch + (0 .. AGREES_SCRATCH - 3));
  @ requires \separated(r, scratch + (0 .. AGREES_SCRATCH - 3));
  @ terminates \true;
  @ assigns *r, scratch[0 .. AGREES_SCRATCH - 3];
  @ ensures number: val(r) == read_on(digits(t, p.whole, p.whole_end, base), t, p.part, p.part_end, base);
  @*/
static void pointed_number(mpq_ptr r, const char *t, pointed p, unsigned base, mpq_ptr scratch)
{
  //@ ghost power_of_2();
  digits_number(r, t, p.whole, p.whole_end, base, HALVINGS, scratch + 2);
  size_t after = p.part_end - p.part;
  //@ assert places: after == p.part_end - p.part;
  power_number(scratch, base, after, scratch + 1);
  mpq_mul(r, r, scratch);
  //@ assert left: val(r) == zmul(digits(t, p.whole, p.whole_end, base), power(base, p.part_end - p.part));
  digits_number(scratch, t, p.part, p.part_end, base, HALVINGS, scratch + 2);
  //@ assert right: val(scratch) == digits(t, p.part, p.part_end, base);
  mpq_add(r, r, scratch);
  //@ ghost read_shift(t, p.part, p.part_end, base);
  /*@ assert both: val(r) == (real)zmul(digits(t, p.whole, p.whole_end, base), power(base, p.part_end - p.part)) +
    @   (real)digits(t, p.part, p.part_end, base); */
}

/* Whether the value is the number times base^places: 1 yes, 0 no, -1 if that does not fit. */
/*@ requires \valid_read(value);
  @ requires base: base == 2 || base == 10;
  @ requires range: -INT64_MAX <= places;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures yes: \result == 1 ==> scaled(val(value), number, base, places);
  @ ensures no: \result == 0 ==> !scaled(val(value), number, base, places);
  @ ensures range: -1 <= \result <= 1;
  @*/
static int word_agrees(mpq_srcptr value, uint64_t number, unsigned base, int64_t places)
{
  uint64_t p = word_power(base, (uint64_t)(places < 0 ? -places : places));
  if (p == 0 || (places > 0 && number > UINT64_MAX / p))
    return -1;
  if (places <= 0)
    return mpq_cmp_ui(value, number, p) == 0;
  //@ assert most: 0 <= zmul(number, p) <= UINT64_MAX;
  //@ assert product: number * p == zmul(number, p);
  return mpq_cmp_ui(value, number * p, 1) == 0;
}

/* Whether the value is r times base^places. */
/*@ requires \valid_read(value) && \valid(r) && \valid(scratch + (0 .. 1));
  @ requires \separated(r, scratch + (0 .. 1)) && \separated(value, scratch + (0 .. 1)) && \separated(value, r);
  @ requires base: base == 2 || base == 10;
  @ requires range: -INT64_MAX <= places;
  @ terminates \true;
  @ assigns *r, scratch[0 .. 1];
  @ ensures agrees: \forall integer m; \old(val(r)) == m ==> (\result <==> scaled(\old(val(value)), m, base, places));
  @*/
static bool long_agrees(mpq_srcptr value, mpq_ptr r, unsigned base, int64_t places, mpq_ptr scratch)
{
  power_number(scratch, base, (uint64_t)(places < 0 ? -places : places), scratch + 1);
  if (places < 0) {
    mpq_mul(scratch, value, scratch);
    //@ assert quotient: val(scratch) == rmul(\at(val(value), Pre), power(base, -places));
    return mpq_cmp(scratch, r) == 0;
  }
  mpq_mul(r, r, scratch);
  /*@ assert product: \forall integer m; \at(val(r), Pre) == m ==> val(r) == rmul(m, power(base, places)); */
  return mpq_cmp(value, r) == 0;
}

/*@ requires \valid_read(t + (0 .. to - 1)) && a <= to <= SIZE_MAX / 16;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures hexadecimal: \result <==> base(t, a, to) == 16;
  @*/
static bool is_hexadecimal(const char *t, size_t a, size_t to)
{
  return a + 2 < to && t[a] == '0' && (t[a + 1] == 'x' || t[a + 1] == 'X');
}

/*@ requires \valid_read(t + (0 .. to - 1)) && from <= to <= SIZE_MAX / 16;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures end: \result == sign_end(t, from, to);
  @ ensures range: from <= \result <= to;
  @*/
static size_t after_sign(const char *t, size_t from, size_t to)
{
  return from < to && (t[from] == '-' || t[from] == '+') ? from + 1 : from;
}

/* The number that the digits from `from` to `to` write, or any above EXPONENT_MOST. */
/*@ requires \valid_read(t + (0 .. to - 1)) && from <= to;
  @ requires digits: \forall integer i; from <= i < to ==> digit(t[i]) < 10;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures few: \result <= EXPONENT_MOST <==> digits(t, from, to, 10) <= EXPONENT_MOST;
  @ ensures number: \result <= EXPONENT_MOST ==> \result == digits(t, from, to, 10);
  @ ensures range: 0 <= \result <= EXPONENT_MOST + 1;
  @*/
static int64_t small_number(const char *t, size_t from, size_t to)
{
  int64_t e = 0;
  /*@ loop invariant range: from <= i <= to && 0 <= e <= EXPONENT_MOST + 1;
    @ loop invariant number: e <= EXPONENT_MOST ==> e == digits(t, from, i, 10);
    @ loop invariant many: e == EXPONENT_MOST + 1 ==> digits(t, from, i, 10) > EXPONENT_MOST;
    @ loop assigns i, e;
    @ loop variant to - i;
    @*/
  for (size_t i = from; i < to; i++) {
    e = 10 * e + digit_of(t[i]);
    if (e > EXPONENT_MOST)
      e = EXPONENT_MOST + 1;
  }
  return e;
}

/* The exponent, or one that is too large if there stands none where the digits end. */
/*@ requires \valid_read(t + (0 .. to - 1)) && end <= to <= SIZE_MAX / 16;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures right: \result <= EXPONENT_MOST <==> ends_well(t, end, to, hex ? 16 : 10);
  @ ensures exponent: \result <= EXPONENT_MOST ==> \result == exponent(t, end, to, hex ? 16 : 10);
  @ ensures range: -EXPONENT_MOST <= \result <= EXPONENT_MOST + 1;
  @*/
static int64_t exponent_at(const char *t, size_t end, size_t to, bool hex)
{
  if (end == to)
    return 0;
  if (hex ? t[end] != 'p' && t[end] != 'P' : t[end] != 'e' && t[end] != 'E')
    return EXPONENT_MOST + 1;
  size_t from = after_sign(t, end + 1, to);
  run none = {from, 0, true}, r = run_from(t, from, to, 10, none);
  if (r.end < to || from == to)
    return EXPONENT_MOST + 1;
  int64_t e = small_number(t, from, to);
  return e <= EXPONENT_MOST && t[end + 1] == '-' ? -e : e;
}

/* Whether the text from a on is a decimal or hexadecimal number and this one.  w: the digits before a point. */
/*@ requires \valid_read(t + (0 .. to - 1)) && a <= to <= SIZE_MAX / 16;
  @ requires hex: hex <==> base(t, a, to) == 16;
  @ requires end: w.end == whole_end(t, a, to) && whole(t, a, to) <= w.end <= to;
  @ requires digits: \forall integer i; whole(t, a, to) <= i < w.end ==> digit(t[i]) < base(t, a, to);
  @ requires number: w.fits ==> w.number == digits(t, whole(t, a, to), w.end, base(t, a, to));
  @ requires \valid_read(value) && \valid(scratch + (0 .. AGREES_SCRATCH - 2));
  @ requires \separated(value, scratch + (0 .. AGREES_SCRATCH - 2));
  @ terminates \true;
  @ assigns scratch[0 .. AGREES_SCRATCH - 2];
  @ ensures agrees: \result <==> is_pointed(t, a, to) && is_pointed_value(t, a, to, \old(val(value)));
  @*/
static bool pointed_agrees(const char *t, size_t a, size_t to, bool hex, run w, mpq_srcptr value, mpq_ptr scratch)
{
  size_t first = hex ? a + 2 : a, after = w.end;
  unsigned base = hex ? 16 : 10, scale = hex ? 2 : 10;
  run f = w;
  if (w.end < to && t[w.end] == '.') {
    after = w.end + 1;
    f = run_from(t, after, to, base, w);
  }
  //@ assert first: first == whole(t, a, to) && base == base(t, a, to);
  //@ assert after: after == part(t, a, to);
  //@ assert end: f.end == part_end(t, a, to);
  //@ assert range: w.end <= after <= f.end <= to;
  //@ assert digits: \forall integer i; after <= i < f.end ==> digit(t[i]) < base;
  //@ assert number: f.fits ==> f.number == all_digits(t, a, to);
  int64_t e = exponent_at(t, f.end, to, hex);
  if (e > EXPONENT_MOST || (first == w.end && after == f.end)) {
    //@ assert none: !is_pointed(t, a, to);
    return false;
  }
  //@ assert right: is_pointed(t, a, to);
  int64_t places = e - (hex ? 4 : 1) * (int64_t)(f.end - after);
  //@ assert places: places == places(t, a, to);
  int agrees = f.fits ? word_agrees(value, f.number, scale, places) : -1;
  //@ assert word_yes: agrees == 1 ==> is_pointed_value(t, a, to, val(value));
  //@ assert word_no: agrees == 0 ==> !is_pointed_value(t, a, to, val(value));
  if (agrees < 0) {
    pointed p = {first, w.end, after, f.end};
    if (f.fits)
      mpq_set_ui(scratch, f.number, 1);
    else
      pointed_number(scratch, t, p, base, scratch + 1);
    //@ assert all: val(scratch) == all_digits(t, a, to);
    //@ assert kept: val(value) == \at(val(value), Pre);
    bool same = long_agrees(value, scratch, scale, places, scratch + 1);
    //@ assert long: same <==> is_pointed_value(t, a, to, \at(val(value), Pre));
    return same;
  }
  return agrees == 1;
}

/* Whether the text from a on is a ratio and this number.  w: the digits before the /. */
/*@ requires \valid_read(t + (0 .. to - 1)) && a <= to <= SIZE_MAX / 16;
  @ requires end: w.end == digits_end(t, a, to, 10) && a <= w.end < to && t[w.end] == '/';
  @ requires digits: \forall integer i; a <= i < w.end ==> digit(t[i]) < 10;
  @ requires number: w.fits ==> w.number == digits(t, a, w.end, 10);
  @ requires \valid_read(value) && \valid(scratch + (0 .. AGREES_SCRATCH - 2));
  @ requires \separated(value, scratch + (0 .. AGREES_SCRATCH - 2));
  @ terminates \true;
  @ assigns scratch[0 .. AGREES_SCRATCH - 2];
  @ ensures agrees: \result <==> is_ratio(t, a, to) && is_ratio_value(t, a, to, \old(val(value)));
  @*/
static bool ratio_agrees(const char *t, size_t a, size_t to, run w, mpq_srcptr value, mpq_ptr scratch)
{
  run none = {w.end, 0, true}, below = run_from(t, w.end + 1, to, 10, none);
  //@ assert slash: slash(t, a, to) == w.end;
  if (w.end == a || below.end < to || w.end + 1 == to) {
    //@ assert none: !is_ratio(t, a, to);
    return false;
  }
  if (w.fits && below.fits) {
    //@ assert words: w.number == digits(t, a, w.end, 10) && below.number == digits(t, w.end + 1, to, 10);
    if (below.number == 0) {
      //@ assert zero: !is_ratio(t, a, to);
      return false;
    }
    //@ assert ratio: is_ratio(t, a, to);
    int order = mpq_cmp_ui(value, w.number, below.number);
    //@ assert word: order == 0 <==> is_ratio_value(t, a, to, \at(val(value), Pre));
    return order == 0;
  }
  //@ ghost power_of_2();
  digits_number(scratch, t, a, w.end, 10, HALVINGS, scratch + 3);
  digits_number(scratch + 1, t, w.end + 1, to, 10, HALVINGS, scratch + 3);
  //@ assert above: val(scratch) == digits(t, a, w.end, 10);
  //@ assert below: val(scratch + 1) == digits(t, w.end + 1, to, 10);
  if (mpq_sgn(scratch + 1) == 0) {
    //@ assert zero: !is_ratio(t, a, to);
    return false;
  }
  //@ assert ratio: is_ratio(t, a, to);
  mpq_mul(scratch + 1, value, scratch + 1);
  //@ assert product: val(scratch + 1) == rmul(\at(val(value), Pre), digits(t, w.end + 1, to, 10));
  int order = mpq_cmp(scratch + 1, scratch);
  //@ assert long: order == 0 <==> is_ratio_value(t, a, to, \at(val(value), Pre));
  return order == 0;
}

/* Whether the text from a on is a number without a sign, and this one. */
/*@ requires \valid_read(t + (0 .. to - 1)) && a <= to <= SIZE_MAX / 16;
  @ requires \valid_read(value) && \valid(scratch + (0 .. AGREES_SCRATCH - 2));
  @ requires \separated(value, scratch + (0 .. AGREES_SCRATCH - 2));
  @ terminates \true;
  @ assigns scratch[0 .. AGREES_SCRATCH - 2];
  @ ensures agrees: \result <==> is_size(t, a, to, \old(val(value)));
  @*/
static bool size_agrees(const char *t, size_t a, size_t to, mpq_srcptr value, mpq_ptr scratch)
{
  bool hex = is_hexadecimal(t, a, to);
  size_t whole = hex ? a + 2 : a;
  run none = {whole, 0, true}, w = run_from(t, whole, to, hex ? 16 : 10, none);
  if (!hex && w.end < to && t[w.end] == '/')
    return ratio_agrees(t, a, to, w, value, scratch);
  //@ assert ratio: !is_ratio(t, a, to);
  return pointed_agrees(t, a, to, hex, w, value, scratch);
}

/*@ requires \valid_read(t + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures begin: \result == begin(t, 0, n);
  @ ensures range: 0 <= \result <= n;
  @*/
static size_t begin_of(const char *t, size_t n)
{
  size_t i = 0;
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant begin: begin(t, i, n) == begin(t, 0, n);
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  while (i < n && (t[i] == ' ' || t[i] == '\t'))
    i++;
  return i;
}

/*@ requires \valid_read(t + (0 .. n - 1)) && from <= n;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures end: \result == end(t, from, n);
  @ ensures range: from <= \result <= n;
  @*/
static size_t end_of(const char *t, size_t from, size_t n)
{
  size_t i = n;
  /*@ loop invariant range: from <= i <= n;
    @ loop invariant end: end(t, from, i) == end(t, from, n);
    @ loop assigns i;
    @ loop variant i;
    @*/
  while (i > from && (t[i - 1] == ' ' || t[i - 1] == '\t'))
    i--;
  return i;
}

bool number_agrees(const char *text, size_t n, mpq_srcptr value, mpq_ptr scratch)
{
  size_t from = begin_of(text, n), to = end_of(text, from, n), a = after_sign(text, from, to);
  if (from == to || text[from] != '-')
    return size_agrees(text, a, to, value, scratch);
  mpq_neg(scratch + AGREES_SCRATCH - 1, value);
  return size_agrees(text, a, to, scratch + AGREES_SCRATCH - 1, scratch);
}
