/* Digits and powers, as ghost functions (see lemmas_vector.h). */
#ifndef MEMCERT_PROOFS_LEMMAS_DIGITS_H
#define MEMCERT_PROOFS_LEMMAS_DIGITS_H

#include <stddef.h>
#include <stdint.h>
#include "specs/digits.acsl"
#include "specs/vector.acsl"

/*@ // A product of whole numbers, kept as opaque as rmul.
  @ logic integer zmul(integer a, integer b) = a == 0 || b == 0 ? 0 : a * b;
  @ lemma zmul_def: \forall integer a, b; zmul(a, b) == a * b;
  @ lemma zmul_times: \forall integer base, a, b; zmul(a, times(base, b)) == times(base, zmul(a, b));
  @ lemma zmul_one: \forall integer a; zmul(a, 1) == a;
  @ lemma zmul_factor: \forall integer a, b; 1 <= a ==> 1 <= b ==> a <= zmul(a, b);
  @ lemma zmul_quotient: \forall integer a, b, most; 0 <= a ==> 1 <= b ==> 0 <= most ==> a <= most / b ==>
  @   0 <= zmul(a, b) <= most;
  @ lemma rmul_whole: \forall integer a, b; rmul((real)a, (real)b) == (real)zmul(a, b);
  @ lemma times_real: \forall integer base, v; base == 2 || base == 10 || base == 16 ==>
  @   rmul((real)v, (real)base) == (real)times(base, v);
  @ lemma times_sum: \forall integer base, a, b; times(base, a + b) == times(base, a) + times(base, b);
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures next: power(base, e + 1) == times(base, power(base, e));
   @/
  void power_next(uint64_t base, uint64_t e)
  {
  }
*/

/*@ ghost
  /@ requires a + b <= UINT64_MAX;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures sum: power(base, a + b) == zmul(power(base, a), power(base, b));
   @/
  void power_sum(uint64_t base, uint64_t a, uint64_t b)
  {
    uint64_t i = 0;
    /@ loop invariant range: 0 <= i <= b;
     @ loop invariant sum: power(base, a + i) == zmul(power(base, a), power(base, i));
     @ loop assigns i;
     @ loop variant b - i;
     @/
    while (i < b)
      i++;
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures positive: 1 <= power(base, e);
   @/
  void power_positive(uint64_t base, uint64_t e)
  {
    uint64_t i = 0;
    /@ loop invariant range: 0 <= i <= e;
     @ loop invariant positive: 1 <= power(base, i);
     @ loop assigns i;
     @ loop variant e - i;
     @/
    while (i < e)
      i++;
  }
*/

/*@ ghost
  /@ requires range: k <= 15;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures most: 1 <= power(16, k) <= 0x1000000000000000;
   @/
  void power_of_16(uint64_t k)
  {
    /@ assert three: power(16, 3) == 4096; @/
    power_sum(16, 3, 3);
    /@ assert p6: power(16, 6) == 0x1000000; @/
    power_sum(16, 6, 6);
    /@ assert p12: power(16, 12) == 0x1000000000000; @/
    power_sum(16, 12, 3);
    /@ assert p15: power(16, 15) == 0x1000000000000000; @/
    power_sum(16, k, 15 - k);
    power_positive(16, k);
    power_positive(16, 15 - k);
  }
*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures large: power(2, 57) == 0x200000000000000;
   @/
  void power_of_2(void)
  {
    /@ assert three: power(2, 3) == 8; @/
    power_sum(2, 3, 3);
    /@ assert p6: power(2, 6) == 0x40; @/
    power_sum(2, 6, 6);
    /@ assert p12: power(2, 12) == 0x1000; @/
    power_sum(2, 12, 12);
    /@ assert p24: power(2, 24) == 0x1000000; @/
    power_sum(2, 24, 24);
    /@ assert p48: power(2, 48) == 0x1000000000000; @/
    power_sum(2, 48, 6);
    /@ assert p54: power(2, 54) == 0x40000000000000; @/
    power_sum(2, 54, 3);
    /@ assert p57: power(2, 57) == 0x200000000000000; @/
  }
*/

/*@ ghost
  /@ requires from <= middle <= to;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures split: \forall integer before; read_on(before, t, from, to, base) ==
   @   read_on(read_on(before, t, from, middle, base), t, middle, to, base);
   @/
  void read_split(const char *t, size_t from, size_t middle, size_t to, unsigned base)
  {
    size_t i = middle;
    /@ loop invariant range: middle <= i <= to;
     @ loop invariant split: \forall integer before; read_on(before, t, from, i, base) ==
     @   read_on(read_on(before, t, from, middle, base), t, middle, i, base);
     @ loop assigns i;
     @ loop variant to - i;
     @/
    while (i < to)
      i++;
  }
*/

/*@ ghost
  /@ requires from <= to;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures shift: \forall integer before; read_on(before, t, from, to, base) ==
   @   zmul(before, power(base, to - from)) + digits(t, from, to, base);
   @/
  void read_shift(const char *t, size_t from, size_t to, unsigned base)
  {
    size_t i = from;
    /@ loop invariant range: from <= i <= to;
     @ loop invariant shift: \forall integer before; read_on(before, t, from, i, base) ==
     @   zmul(before, power(base, i - from)) + digits(t, from, i, base);
     @ loop assigns i;
     @ loop variant to - i;
     @/
    while (i < to) {
      /@ assert power: power(base, (i + 1) - from) == times(base, power(base, i - from)); @/
      /@ assert step: \forall integer before; zmul(before, power(base, (i + 1) - from)) ==
       @   times(base, zmul(before, power(base, i - from))); @/
      /@ assert read: \forall integer before; read_on(before, t, from, i + 1, base) ==
       @   times(base, read_on(before, t, from, i, base)) + digit(t[i]); @/
      /@ assert next: \forall integer before; read_on(before, t, from, i + 1, base) ==
       @   zmul(before, power(base, (i + 1) - from)) + digits(t, from, i + 1, base); @/
      i++;
    }
  }
*/

/*@ ghost
  /@ requires from <= middle <= to;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures halves: digits(t, from, to, base) ==
   @   zmul(digits(t, from, middle, base), power(base, to - middle)) + digits(t, middle, to, base);
   @/
  void read_halves(const char *t, size_t from, size_t middle, size_t to, unsigned base)
  {
    read_split(t, from, middle, to, base);
    /@ assert split: digits(t, from, to, base) == read_on(digits(t, from, middle, base), t, middle, to, base); @/
    read_shift(t, middle, to, base);
  }
*/
#endif
