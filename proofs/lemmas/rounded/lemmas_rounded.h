/* What a machine computes is determined by the input: rounding is, sums are, and so are the outputs. */
#ifndef MEMCERT_PROOFS_LEMMAS_ROUNDED_H
#define MEMCERT_PROOFS_LEMMAS_ROUNDED_H

#include "kernel/rounded/rounded.h"
#include "proofs/lemmas/layered/lemmas_layered.h"
#include "proofs/lemmas/rounded/lemmas_rounding.h"

/*@ // There is no other result than this.
  @ predicate rounds_once(integer p, integer n, integer e) =
  @   \forall real x, r, q; rounds(p, n, e, x, r) ==> rounds(p, n, e, x, q) ==> r == q;
  @ lemma adds_that: \forall integer p, n, e, real s, a, b, q, r; rounds_once(p, n, e) ==>
  @   rounds(p, n, e, rmul(a, b), q) ==> adds_to(p, n, e, s, a, b, r) ==> rounds(p, n, e, s + q, r);
  @ lemma adds_once: \forall integer p, n, e, real s, a, b, q, r; rounds_once(p, n, e) ==>
  @   adds_to(p, n, e, s, a, b, q) ==> adds_to(p, n, e, s, a, b, r) ==> q == r;
  @ // There is a sum of these terms, and so of the ones before the last.
  @ predicate some_sum(integer p, integer n, integer e, indices source, rvec w, rvec y, integer lo, integer hi) =
  @   \exists real s; rounded_sum(p, n, e, source, w, y, lo, hi, s);
  @ lemma some_shorter: \forall integer p, n, e, lo, hi, indices source, rvec w, y; lo < hi ==>
  @   some_sum(p, n, e, source, w, y, lo, hi) ==> some_sum(p, n, e, source, w, y, lo, hi - 1);
  @*/

/* A number is rounded to one. */
/*@ ghost
  /@ requires well_formed_format(f);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures unique: rounds_once(f.bits, f.unit, f.exponents);
   @/
  void lemma_rounds_unique(number_format f)
  {
    lemma_powers(f.unit);
    lemma_powers(f.exponents);
    lemma_exponent(f.bits + f.exponents);
    /@ assert exponent: \forall real x, r, q, s, u, integer k, j, m, l;
     @   rounds_at(f.bits, f.unit, f.exponents, x, r, k, s, m) ==>
     @   rounds_at(f.bits, f.unit, f.exponents, x, q, j, u, l) ==> k == j && s == u && m == l; @/
    /@ assert sizes: \forall real x, r, q; rounds_size(f.bits, f.unit, f.exponents, x, r) ==>
     @   rounds_size(f.bits, f.unit, f.exponents, x, q) ==> r == q; @/
  }
*/

/* The sums of a format depend on what the terms read, and all partial ones are there. */
/*@ ghost
  /@ requires well_formed_format(f);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures unique: \forall indices source, rvec w, y, v, integer lo, hi, real s, r; 0 <= lo ==> hi <= terms ==>
   @   read_alike(source, y, v, lo, hi) ==> rounded_sum(f.bits, f.unit, f.exponents, source, w, y, lo, hi, s) ==>
   @   rounded_sum(f.bits, f.unit, f.exponents, source, w, v, lo, hi, r) ==> s == r;
   @ ensures alike: \forall indices source, rvec w, y, v, integer lo, hi, real s; 0 <= lo ==> hi <= terms ==>
   @   read_alike(source, y, v, lo, hi) ==> rounded_sum(f.bits, f.unit, f.exponents, source, w, y, lo, hi, s) ==>
   @   rounded_sum(f.bits, f.unit, f.exponents, source, w, v, lo, hi, s);
   @ ensures part: \forall indices source, rvec w, y, integer lo, m, hi; 0 <= lo ==> lo <= m <= hi ==> hi <= terms ==>
   @   some_sum(f.bits, f.unit, f.exponents, source, w, y, lo, hi) ==>
   @   some_sum(f.bits, f.unit, f.exponents, source, w, y, lo, m);
   @/
  void lemma_rounded_sum(number_format f, size_t terms)
  {
    size_t h = 0;
    lemma_rounds_unique(f);
    /@ loop invariant range: 0 <= h <= terms;
     @ loop invariant unique: \forall indices source, rvec w, y, v, integer lo, hi, real s, r; 0 <= lo ==> hi <= h ==>
     @   read_alike(source, y, v, lo, hi) ==> rounded_sum(f.bits, f.unit, f.exponents, source, w, y, lo, hi, s) ==>
     @   rounded_sum(f.bits, f.unit, f.exponents, source, w, v, lo, hi, r) ==> s == r;
     @ loop invariant alike: \forall indices source, rvec w, y, v, integer lo, hi, real s; 0 <= lo ==> hi <= h ==>
     @   read_alike(source, y, v, lo, hi) ==> rounded_sum(f.bits, f.unit, f.exponents, source, w, y, lo, hi, s) ==>
     @   rounded_sum(f.bits, f.unit, f.exponents, source, w, v, lo, hi, s);
     @ loop invariant part: \forall indices source, rvec w, y, integer lo, m, hi; 0 <= lo ==> lo <= m <= hi ==>
     @   hi <= h ==> some_sum(f.bits, f.unit, f.exponents, source, w, y, lo, hi) ==>
     @   some_sum(f.bits, f.unit, f.exponents, source, w, y, lo, m);
     @ loop assigns h;
     @ loop variant terms - h;
     @/
    while (h < terms) {
      h++;
      /@ assert counted: h == \at(h, LoopCurrent) + 1; @/
      /@ assert shorter: \forall indices source, rvec y, v, integer lo, hi; read_alike(source, y, v, lo, hi) ==>
       @   read_alike(source, y, v, lo, hi - 1); @/
    }
  }
*/
#endif
