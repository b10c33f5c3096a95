/* The logarithm to the base 2. */
#ifndef MEMCERT_SPECS_LOGARITHM_H
#define MEMCERT_SPECS_LOGARITHM_H

/*@ axiomatic Logarithm {
  @   // The axioms leave no choice for x > 0; for other x nothing is said.
  @   logic real log2(real x) reads \nothing;
  @   axiom log2_two: log2(2.0) == 1.0;
  @   axiom log2_product: \forall real x, y; 0.0 < x ==> 0.0 < y ==> log2(x * y) == log2(x) + log2(y);
  @   axiom log2_increasing: \forall real x, y; 0.0 < x < y ==> log2(x) < log2(y);
  @ }
  @*/
#endif
