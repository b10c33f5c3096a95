/* Vectors and matrices of rationals as values: no memory, no labels.
 *
 * ACSL has no rationals, so values are reals.  Nothing here distinguishes the
 * two: the kernel only adds, multiplies, divides and compares. */
#ifndef MEMCERT_SPECS_VECTOR_H
#define MEMCERT_SPECS_VECTOR_H

/*@ // Multiplication kept opaque to the provers' nonlinear procedures where
  @ // they are not wanted; lemma rmul_def says what it is.
  @ logic real rmul(real a, real b) = a == 0.0 || b == 0.0 ? 0.0 : a * b;
  @ lemma rmul_def: \forall real a, b; rmul(a, b) == a * b;
  @
  @ logic real relu(real t) = t > 0.0 ? t : 0.0;
  @
  @ axiomatic Vector {
  @   type rvec;
  @   logic integer len(rvec v) reads \nothing;
  @   logic real at(rvec v, integer i) reads \nothing;
  @   predicate same(rvec a, rvec b) =
  @     len(a) == len(b) && \forall integer i; 0 <= i < len(a) ==> at(a, i) == at(b, i);
  @   axiom len_nonnegative: \forall rvec v; 0 <= len(v);
  @   axiom vector_extensional: \forall rvec a, b; same(a, b) ==> a == b;
  @ }
  @
  @ axiomatic Matrix {
  @   type rmat;
  @   logic integer rows(rmat m) reads \nothing;
  @   logic rvec row(rmat m, integer i) reads \nothing;
  @   predicate same_rows(rmat a, rmat b) =
  @     rows(a) == rows(b) && \forall integer i; 0 <= i < rows(a) ==> row(a, i) == row(b, i);
  @   axiom rows_nonnegative: \forall rmat m; 0 <= rows(m);
  @   axiom matrix_extensional: \forall rmat a, b; same_rows(a, b) ==> a == b;
  @ }
  @
  @ // Every component is `t`.
  @ predicate constant(rvec v, real t) = \forall integer i; 0 <= i < len(v) ==> at(v, i) == t;
  @ predicate nonnegative(rvec v) = \forall integer i; 0 <= i < len(v) ==> at(v, i) >= 0.0;
  @ predicate positive(rvec v) = \forall integer i; 0 <= i < len(v) ==> at(v, i) > 0.0;
  @ predicate bounded_by(rvec v, real t) = \forall integer i; 0 <= i < len(v) ==> at(v, i) <= t;
  @
  @ // Sum of a_i b_i over i < k.
  @ logic real dot_upto(rvec a, rvec b, integer k) =
  @   k <= 0 ? 0.0 : dot_upto(a, b, k - 1) + rmul(at(a, k - 1), at(b, k - 1));
  @ logic real dot(rvec a, rvec b) = dot_upto(a, b, len(a));
  @
  @ // Number of i < k with a_i != 0 and b_i != 0.
  @ logic integer shared(real a, real b) = a != 0.0 && b != 0.0 ? 1 : 0;
  @ logic integer both_upto(rvec a, rvec b, integer k) =
  @   k <= 0 ? 0 : both_upto(a, b, k - 1) + shared(at(a, k - 1), at(b, k - 1));
  @ logic integer both(rvec a, rvec b) = both_upto(a, b, len(a));
  @ // Number of non-zeros.
  @ logic integer nonzeros(rvec a) = both(a, a);
  @*/
#endif
