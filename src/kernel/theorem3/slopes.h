/* Vectors (a_k, b_k) modulo p, told apart by their slopes b_k / a_k. */
#ifndef MEMCERT_KERNEL_SLOPES_H
#define MEMCERT_KERNEL_SLOPES_H

#include <stdbool.h>
#include <stddef.h>
#include "kernel/exact/modular.h"
#include "kernel/limits.h"

/*@ // i times (a, b) is (x, y) modulo p.
  @ predicate multiple(integer p, integer a, integer b, integer i, integer x, integer y) =
  @   same_modulo(p, a * i, x) && same_modulo(p, b * i, y);
  @ // t is the slope b / a; p stands for the infinite one, p + 1 for that of the vector 0.
  @ predicate is_slope(integer p, integer t, integer a, integer b) =
  @   (0 <= t < p && \exists integer i; multiple(p, a, b, i, 1, t)) ||
  @   (t == p && \exists integer i; multiple(p, a, b, i, 0, 1)) ||
  @   (t == p + 1 && a == 0 && b == 0);
  @*/

/* slope[k] := the slope of (a[k], b[k]) for lo <= k < n.  `product` is scratch.  Returns false if it
 * did not succeed, which means that p is not prime. */
/*@ requires modulus: is_modulus(p);
  @ requires lo <= n;
  @ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
  @ requires \valid(slope + (0 .. n - 1)) && \valid(product + (0 .. n - 1));
  @ requires \separated(slope + (0 .. n - 1), product + (0 .. n - 1));
  @ requires \separated(slope + (0 .. n - 1), a + (0 .. n - 1));
  @ requires \separated(slope + (0 .. n - 1), b + (0 .. n - 1));
  @ requires \separated(product + (0 .. n - 1), a + (0 .. n - 1));
  @ requires \separated(product + (0 .. n - 1), b + (0 .. n - 1));
  @ requires range: \forall integer k; lo <= k < n ==> a[k] < p && b[k] < p;
  @ terminates \true;
  @ assigns slope[lo .. n - 1], product[lo .. n - 1];
  @ ensures slopes: \result ==> \forall integer k; lo <= k < n ==> is_slope(p, slope[k], a[k], b[k]);
  @*/
bool slopes_find(const uint32_t *a, const uint32_t *b, size_t lo, size_t n, uint32_t p, uint32_t *slope,
                 uint32_t *product);

/* How often each slope has come, by open addressing without wrap-around.  The search for a slope starts at
 * its home, one of the first `homes` cells; the others take what runs over.  A key is a slope plus 1, or 0. */
typedef struct {
  uint32_t *keys;
  uint32_t *tallies;
  size_t size;
  uint32_t homes;
} slope_table;

/*@ // How many of slope[lo .. hi - 1] are t.
  @ logic integer alike{L}(uint32_t *slope, integer lo, integer hi, integer t) =
  @   hi <= lo ? 0 : alike(slope, lo, hi - 1, t) + (slope[hi - 1] == t ? 1 : 0);
  @*/

/* count[k] := the number of l from lo to k with the slope of k, for lo <= k < n; `zero` is the slope of the
 * vector 0.  Returns how often zero is there plus how often the most frequent of the others is, or
 * SIZE_MAX if the table is full, which one with n - lo cells after its homes never is. */
/*@ requires range: lo <= n < LIMIT_POINTS;
  @ requires \valid_read(slope + (0 .. n - 1)) && \valid(count + (0 .. n - 1));
  @ requires \valid(table.keys + (0 .. table.size - 1)) && \valid(table.tallies + (0 .. table.size - 1));
  @ requires \separated(slope + (0 .. n - 1), count + (0 .. n - 1));
  @ requires \separated(slope + (0 .. n - 1), table.keys + (0 .. table.size - 1));
  @ requires \separated(slope + (0 .. n - 1), table.tallies + (0 .. table.size - 1));
  @ requires \separated(count + (0 .. n - 1), table.keys + (0 .. table.size - 1));
  @ requires \separated(count + (0 .. n - 1), table.tallies + (0 .. table.size - 1));
  @ requires \separated(table.keys + (0 .. table.size - 1), table.tallies + (0 .. table.size - 1));
  @ requires slopes: \forall integer k; lo <= k < n ==> slope[k] < UINT32_MAX;
  @ terminates \true;
  @ assigns count[lo .. n - 1], table.keys[0 .. table.size - 1], table.tallies[0 .. table.size - 1];
  @ ensures range: \result <= 2 * n || \result == SIZE_MAX;
  @ ensures complete: table.size >= table.homes + (n - lo) ==> \result != SIZE_MAX;
  @ ensures zeros: \result != SIZE_MAX ==> alike(slope, lo, n, zero) <= \result;
  @ ensures most: \result != SIZE_MAX ==> \forall integer k; lo <= k < n ==> slope[k] != zero ==>
  @   alike(slope, lo, n, zero) + alike(slope, lo, n, slope[k]) <= \result;
  @ ensures counts: \result != SIZE_MAX ==> \forall integer k; lo <= k < n ==> count[k] == alike(slope, lo, k + 1, slope[k]);
  @*/
size_t slopes_count(const uint32_t *slope, size_t lo, size_t n, uint32_t zero, slope_table table, uint32_t *count);

#endif
