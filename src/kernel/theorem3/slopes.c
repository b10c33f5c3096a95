#include "slopes.h"
#include "proofs/lemmas/theorem3/lemmas_modular.h"

#define WORDS 0x100000000 /* of 32 bits */

/* The inverse of a, if p is prime and a is not 0: a^(p - 2). */
/*@ requires modulus: is_modulus(p) && a < p;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result < p;
  @*/
static uint32_t modular_inverse(uint32_t a, uint32_t p)
{
  uint32_t r = 1;
  /*@ loop invariant range: a < p && r < p;
    @ loop assigns e, a, r;
    @ loop variant e;
    @*/
  for (uint32_t e = p - 2; e > 0; e /= 2) {
    if (e % 2 == 1)
      r = modular_product(r, a, p);
    a = modular_product(a, a, p);
  }
  return r;
}

/* The component by which (a, b) is divided. */
/*@ terminates \true;
  @ assigns \nothing;
  @ ensures divisor: \result == (a != 0 ? a : b != 0 ? b : 1);
  @*/
static inline uint32_t divisor(uint32_t a, uint32_t b)
{
  return a != 0 ? a : b != 0 ? b : 1;
}

/* The slope of (a, b), where i is the inverse of the divisor. */
/*@ requires modulus: is_modulus(p);
  @ requires range: a < p && b < p && i < p;
  @ requires first: a != 0 ==> same_modulo(p, a * i, 1);
  @ requires second: a == 0 ==> b != 0 ==> same_modulo(p, b * i, 1);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures slope: is_slope(p, \result, a, b);
  @*/
static inline uint32_t slope_of(uint32_t a, uint32_t b, uint32_t i, uint32_t p)
{
  uint32_t t = a != 0 ? modular_product(b, i, p) : b != 0 ? p : p + 1;
  //@ assert finite: a != 0 ==> multiple(p, a, b, i, 1, t);
  //@ assert infinite: a == 0 ==> b != 0 ==> multiple(p, a, b, i, 0, 1);
  return t;
}

/* One inverse serves all: that of the product of the divisors. */
bool slopes_find(const uint32_t *a, const uint32_t *b, size_t lo, size_t n, uint32_t p, uint32_t *slope,
                 uint32_t *product)
{
  uint32_t r = 1;
  /*@ loop invariant range: lo <= k <= n && r < p;
    @ loop invariant products: \forall integer l; lo <= l < k ==> product[l] < p;
    @ loop assigns k, r, product[lo .. n - 1];
    @ loop variant n - k;
    @*/
  for (size_t k = lo; k < n; k++) {
    product[k] = r;
    r = modular_product(r, divisor(a[k], b[k]), p);
  }
  r = modular_inverse(r, p);
  /*@ loop invariant range: lo <= k <= n && r < p;
    @ loop invariant slopes: \forall integer l; k <= l < n ==> is_slope(p, slope[l], a[l], b[l]);
    @ loop assigns k, r, slope[lo .. n - 1];
    @ loop variant k;
    @*/
  for (size_t k = n; k > lo; k--) {
    uint32_t x = a[k - 1], y = b[k - 1], d = divisor(x, y), i = modular_product(r, product[k - 1], p);
    if (modular_product(d, i, p) != 1)
      return false;
    slope[k - 1] = slope_of(x, y, i, p);
    r = modular_product(r, d, p);
  }
  return true;
}

/*@ logic integer home(slope_table table, integer t) =
  @   (uint64_t)((uint32_t)(t * 2654435769) * table.homes) / WORDS;
  @ // The search for a slope that has a cell ends there.
  @ predicate placed{L}(slope_table table) =
  @   \forall integer c; 0 <= c < table.size ==> table.keys[c] != 0 ==> home(table, table.keys[c] - 1) <= c &&
  @     \forall integer d; home(table, table.keys[c] - 1) <= d < c ==>
  @       table.keys[d] != 0 && table.keys[d] != table.keys[c];
  @ // After the homes, no more than `used` cells are taken.
  @ predicate run_over{L}(slope_table table, integer used) =
  @   \forall integer c; table.homes + used <= c < table.size ==> table.keys[c] == 0;
  @*/

/*@ requires \valid(table.keys + (0 .. table.size - 1));
  @ terminates \true;
  @ assigns table.keys[0 .. table.size - 1];
  @ ensures empty: \forall integer c; 0 <= c < table.size ==> table.keys[c] == 0;
  @*/
static void clear(slope_table table)
{
  /*@ loop invariant range: 0 <= c <= table.size;
    @ loop invariant empty: \forall integer d; 0 <= d < c ==> table.keys[d] == 0;
    @ loop assigns c, table.keys[0 .. table.size - 1];
    @ loop variant table.size - c;
    @*/
  for (size_t c = 0; c < table.size; c++)
    table.keys[c] = 0;
}

/* The cell of slope t or, if it has none, the one where it would be entered; a number not below table.size
 * if there is none left. */
/*@ requires \valid_read(table.keys + (0 .. table.size - 1));
  @ requires range: t < UINT32_MAX;
  @ requires used: run_over(table, used);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures home: home(table, t) <= \result;
  @ ensures passed: \forall integer d; home(table, t) <= d < \result ==>
  @   table.keys[d] != 0 && table.keys[d] != t + 1;
  @ ensures found: \result < table.size ==> table.keys[\result] == 0 || table.keys[\result] == t + 1;
  @ ensures near: \result <= table.homes + used;
  @*/
static inline size_t find_cell(slope_table table, uint32_t t, size_t used)
{
  /* Spreads arithmetic progressions. */
  size_t c = (uint64_t)(uint32_t)(t * 2654435769u) * table.homes / WORDS;
  //@ assert scaled: (uint32_t)(t * 2654435769) * table.homes <= (WORDS - 1) * table.homes;
  //@ assert below: home(table, t) <= table.homes;
  /*@ loop invariant home: home(table, t) <= c;
    @ loop invariant near: c <= table.homes + used;
    @ loop invariant passed: \forall integer d; home(table, t) <= d < c ==>
    @   table.keys[d] != 0 && table.keys[d] != t + 1;
    @ loop assigns c;
    @ loop variant table.size - c;
    @*/
  while (c < table.size && table.keys[c] != 0 && table.keys[c] != t + 1)
    c++;
  return c;
}

/*@ // t has come m times.
  @ predicate tally{L}(slope_table table, integer t, integer m) =
  @   (\forall integer c; 0 <= c < table.size ==> table.keys[c] == t + 1 ==> table.tallies[c] == m) &&
  @   ((\forall integer c; 0 <= c < table.size ==> table.keys[c] != t + 1) ==> m == 0);
  @ lemma alike_more{L}: \forall uint32_t *slope, integer lo, k, t; lo <= k ==>
  @   alike(slope, lo, k + 1, t) == alike(slope, lo, k, t) + (slope[k] == t ? 1 : 0);
  @*/

/* *m := how often t has come, this time included, unless no cell is left.  `used`: what has come before. */
/*@ requires \valid(table.keys + (0 .. table.size - 1)) && \valid(table.tallies + (0 .. table.size - 1)) && \valid(m);
  @ requires \separated(table.keys + (0 .. table.size - 1), table.tallies + (0 .. table.size - 1));
  @ requires \separated(m, table.keys + (0 .. table.size - 1)) && \separated(m, table.tallies + (0 .. table.size - 1));
  @ requires range: t < UINT32_MAX;
  @ requires placed: placed(table);
  @ requires used: run_over(table, used);
  @ requires limit: \forall integer c; 0 <= c < table.size ==> table.keys[c] == t + 1 ==> table.tallies[c] < UINT32_MAX;
  @ terminates \true;
  @ assigns *m, table.keys[0 .. table.size - 1], table.tallies[0 .. table.size - 1];
  @ ensures placed: placed(table);
  @ ensures others: \result ==> \forall integer s, x; 0 <= s ==> s != t ==>
  @   \old(tally(table, s, x)) ==> tally(table, s, x);
  @ ensures more: \result ==> \forall integer x; \old(tally(table, t, x)) ==> *m == x + 1;
  @ ensures tally: \result ==> tally(table, t, *m);
  @ ensures used: run_over(table, used + 1);
  @ ensures full: !\result ==> table.size <= table.homes + used;
  @*/
static inline bool count_slope(slope_table table, uint32_t t, size_t used, uint32_t *m)
{
  size_t c = find_cell(table, t, used);
  if (c >= table.size)
    return false;
  if (table.keys[c] == 0) {
    table.keys[c] = t + 1;
    table.tallies[c] = 0;
  }
  *m = ++table.tallies[c];
  return true;
}

size_t slopes_count(const uint32_t *slope, size_t lo, size_t n, uint32_t zero, slope_table table, uint32_t *count)
{
  size_t zeros = 0, most = 0;
  clear(table);
  /*@ loop invariant range: lo <= k <= n && most <= k - lo;
    @ loop invariant kept: \forall integer l; lo <= l < n ==> slope[l] == \at(slope[l], Pre);
    @ loop invariant limit: \forall integer t; 0 <= alike{Pre}(slope, lo, k, t) <= k - lo;
    @ loop invariant placed: placed(table);
    @ loop invariant used: run_over(table, k - lo);
    @ loop invariant tallies: \forall integer t; 0 <= t ==> tally(table, t, alike{Pre}(slope, lo, k, t));
    @ loop invariant zeros: zeros == alike{Pre}(slope, lo, k, zero);
    @ loop invariant most: \forall integer t; 0 <= t ==> t != zero ==> alike{Pre}(slope, lo, k, t) <= most;
    @ loop invariant counts: \forall integer l; lo <= l < k ==>
    @   count[l] == alike{Pre}(slope, lo, l + 1, \at(slope[l], Pre));
    @ loop assigns k, zeros, most, count[lo .. n - 1], table.keys[0 .. table.size - 1],
    @   table.tallies[0 .. table.size - 1];
    @ loop variant n - k;
    @*/
  for (size_t k = lo; k < n; k++) {
    uint32_t t = slope[k];
    //@ assert next: \forall integer s; alike{Pre}(slope, lo, k + 1, s) == alike{Pre}(slope, lo, k, s) + (s == t ? 1 : 0);
    //@ assert before: tally(table, t, alike{Pre}(slope, lo, k, t));
    if (!count_slope(table, t, k - lo, count + k))
      return SIZE_MAX;
    //@ assert kept: \forall integer l; lo <= l < n ==> slope[l] == \at(slope[l], Pre);
    //@ assert count: count[k] == alike{Pre}(slope, lo, k + 1, t);
    //@ assert tallies: \forall integer s; 0 <= s ==> tally(table, s, alike{Pre}(slope, lo, k + 1, s));
    if (t == zero)
      zeros = count[k];
    else if (count[k] > most)
      most = count[k];
  }
  /*@ ghost
    size_t h = lo;
    /@ loop invariant range: lo <= h <= n;
     @ loop invariant kept: \forall integer k, t; lo <= k <= h ==>
     @   alike(slope, lo, k, t) == alike{Pre}(slope, lo, k, t);
     @ loop assigns h;
     @ loop variant n - h;
     @/
    while (h < n)
      h++;
  */
  //@ assert most: \forall integer t; 0 <= t ==> t != zero ==> alike(slope, lo, n, t) <= most;
  return zeros + most;
}
