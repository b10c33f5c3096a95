/* Residues and slopes. */
#ifndef MEMCERT_PROOFS_LEMMAS_MODULAR_H
#define MEMCERT_PROOFS_LEMMAS_MODULAR_H

#include "kernel/theorem3/slopes.h"

/*@ // e is r + t p.
  @ predicate residue_at(integer p, integer r, real e, integer t) = e == r + t * p;
  @ lemma residue_if: \forall integer p, r, t, real e; residue_at(p, r, e, t) ==> 0 <= r < p ==> residue(p, r, e);
  @ lemma residue_has: \forall integer p, r, real e; residue(p, r, e) ==> \exists integer t; residue_at(p, r, e, t);
  @*/

/*@ lemma shifted_back: \forall integer p, a, t; a == shifted(p, shifted(p, a, t), -t);
  @ lemma shifted_twice: \forall integer p, a, s, t; shifted(p, shifted(p, a, s), t) == shifted(p, a, s + t);
  @ lemma shifted_nothing: \forall integer p, a; shifted(p, a, 0) == a;
  @ lemma same_by: \forall integer p, a; a == shifted(p, a, 0) ==> same_modulo(p, a, a);
  @ lemma same_self: \forall integer p, a; same_modulo(p, a, a);
  @ lemma same_back: \forall integer p, a, b; same_modulo(p, a, b) ==> same_modulo(p, b, a);
  @ lemma same_transitive: \forall integer p, a, b, c; same_modulo(p, a, b) && same_modulo(p, b, c) ==>
  @   same_modulo(p, a, c);
  @ lemma same_small: \forall integer p, a; same_modulo(p, a, 0) && -p < a < p ==> a == 0;
  @ lemma shifted_cross: \forall integer p, u, a, v, b, s, t, k, l;
  @   cross(shifted(p, u, s), shifted(p, a, t), shifted(p, v, k), shifted(p, b, l)) ==
  @   shifted(p, cross(u, a, v, b), (u * t + s * a + s * t * p) - (v * l + k * b + k * l * p));
  @ lemma same_cross: \forall integer p, a, b, u, v, c, d, e, f;
  @   same_modulo(p, a, c) && same_modulo(p, b, d) && same_modulo(p, u, e) && same_modulo(p, v, f) ==>
  @   same_modulo(p, cross(a, b, u, v), cross(c, d, e, f));
  @
  @ // A divisor of what is not zero is not zero.
  @ logic integer multiplied(integer a, integer b) = cross(a, b, 0, 0);
  @ lemma same_nothing: \forall integer p, c, a; same_modulo(p, c, c) && same_modulo(p, a, 0) &&
  @   same_modulo(p, 0, 0) ==>
  @   same_modulo(p, multiplied(c, a), multiplied(c, 0));
  @ lemma times_nothing: \forall integer c; multiplied(c, 0) == 0;
  @ lemma same_zero: \forall integer p, c, a; same_modulo(p, c, c) && same_modulo(p, a, 0) && same_modulo(p, 0, 0) ==>
  @   same_modulo(p, multiplied(c, a), 0);
  @ lemma divisor_nonzero: \forall integer p, c, a, m; same_modulo(p, c, c) && same_modulo(p, 0, 0) ==>
  @   same_modulo(p, multiplied(c, a), m) && same_modulo(p, a, 0) ==> -p < m < p ==> m == 0;
  @ predicate divides(integer p, integer a, integer m) = \exists integer c; same_modulo(p, multiplied(c, a), m);
  @ lemma divisor_apart: \forall integer p, a, b, u, v, m; divides(p, cross(a, v, b, u), m) ==>
  @   -p < m < p ==> m != 0 ==> apart(p, a, b, u, v);
  @
  @ // Multiples of vectors that are not apart are not apart.
  @ lemma multiple_by: \forall integer p, a, b, i, x, y; multiple(p, a, b, i, x, y) ==>
  @   same_modulo(p, multiplied(a, i), x) && same_modulo(p, multiplied(b, i), y);
  @ lemma cross_times: \forall integer a, b, u, v, i, k;
  @   cross(multiplied(a, i), multiplied(v, k), multiplied(b, i), multiplied(u, k)) ==
  @     multiplied(multiplied(i, k), cross(a, v, b, u));
  @ lemma multiple_cross: \forall integer p, a, b, i, x, y, u, v, k, z, w;
  @   multiple(p, a, b, i, x, y) && multiple(p, u, v, k, z, w) ==>
  @   same_modulo(p, cross(multiplied(a, i), multiplied(v, k), multiplied(b, i), multiplied(u, k)), cross(x, w, y, z));
  @ lemma multiple_times: \forall integer p, a, b, i, x, y, u, v, k, z, w;
  @   multiple(p, a, b, i, x, y) && multiple(p, u, v, k, z, w) ==>
  @   same_modulo(p, multiplied(multiplied(i, k), cross(a, v, b, u)), cross(x, w, y, z));
  @ lemma multiple_divides: \forall integer p, a, b, i, x, y, u, v, k, z, w;
  @   multiple(p, a, b, i, x, y) && multiple(p, u, v, k, z, w) ==> divides(p, cross(a, v, b, u), cross(x, w, y, z));
  @ lemma multiple_apart: \forall integer p, a, b, i, x, y, u, v, k, z, w;
  @   multiple(p, a, b, i, x, y) && multiple(p, u, v, k, z, w) ==>
  @   -p < cross(x, w, y, z) < p && cross(x, w, y, z) != 0 ==> apart(p, a, b, u, v);
  @ lemma finite_apart: \forall integer p, a, b, i, t, u, v, k, s;
  @   multiple(p, a, b, i, 1, t) && multiple(p, u, v, k, 1, s) ==>
  @   0 <= t < p && 0 <= s < p && t != s ==> apart(p, a, b, u, v);
  @ lemma infinite_apart: \forall integer p, a, b, i, u, v, k, s;
  @   multiple(p, a, b, i, 0, 1) && multiple(p, u, v, k, 1, s) ==>
  @   1 < p ==> apart(p, a, b, u, v) && apart(p, u, v, a, b);
  @ lemma slopes_apart: \forall integer p, t, a, b, s, u, v;
  @   is_modulus(p) && is_slope(p, t, a, b) && is_slope(p, s, u, v) ==> t != s && t <= p && s <= p ==>
  @     apart(p, a, b, u, v);
  @
  @ lemma slope_zero: \forall integer p, a, b; is_slope(p, p + 1, a, b) ==> a == 0 && b == 0;
  @ lemma slope_of_zero: \forall integer p, t; is_slope(p, t, 0, 0) && is_modulus(p) ==> t == p + 1;
  @*/

/*@ lemma residue_nonzero: \forall integer p, r, real e; residue(p, r, e) && r != 0 ==> e != 0.0;
  @ lemma residue_of_zero: \forall integer p, r; residue(p, r, 0.0) && p > 1 ==> r == 0;
  @
  @ // Products of numbers that have residues.
  @ logic real residual(integer p, integer r, integer t) = r + t * p;
  @ lemma real_product: \forall integer a, b; rmul(a, b) == (real)(a * b);
  @ lemma residual_product: \forall integer p, u, a, s, t;
  @   rmul(residual(p, u, s), residual(p, a, t)) == residual(p, u * a, u * t + s * a + s * t * p);
  @ lemma product_at: \forall integer p, u, a, s, t, real x, y; residue_at(p, u, x, s) && residue_at(p, a, y, t) ==>
  @   rmul(x, y) == residual(p, u * a, u * t + s * a + s * t * p);
  @ lemma residue_product: \forall integer p, u, a, real x, y; residue(p, u, x) && residue(p, a, y) ==>
  @   \exists integer t; rmul(x, y) == residual(p, u * a, t);
  @
  @ // What is zero is not apart.
  @ lemma residual_equal: \forall integer p, a, b, s, t; residual(p, a, s) == residual(p, b, t) ==>
  @   a - b == shifted(p, 0, t - s);
  @ lemma residue_apart: \forall integer p, a, b, u, v, real x, y, z, w;
  @   residue(p, a, x) && residue(p, b, y) && residue(p, u, z) && residue(p, v, w) && apart(p, a, b, u, v) ==>
  @   eliminate(x, w, y, z) != 0.0;
  @
  @ // Elimination.
  @ lemma eliminate_at: \forall integer p, m, n, s, t, real x, y, z, w;
  @   rmul(x, y) == residual(p, m, s) ==> rmul(z, w) == residual(p, n, t) ==>
  @   eliminate(x, y, z, w) == residual(p, m - n, s - t);
  @ lemma residual_shifted: \forall integer p, r, s, t; residual(p, shifted(p, r, s), t) == residual(p, r, s + t);
  @ lemma residual_at: \forall integer p, r, t; residue_at(p, r, residual(p, r, t), t);
  @ lemma residual_residue: \forall integer p, r, t; 0 <= r < p ==> residue(p, r, residual(p, r, t));
  @ lemma residual_same: \forall integer p, r, a, t; same_modulo(p, a, r) ==> 0 <= r < p ==>
  @   residue(p, r, residual(p, a, t));
  @ lemma eliminate_residue: \forall integer p, r, m, n, s, t, real x, y, z, w; same_modulo(p, m - n, r) ==>
  @   0 <= r < p ==>
  @   rmul(x, y) == residual(p, m, s) ==> rmul(z, w) == residual(p, n, t) ==> residue(p, r, eliminate(x, y, z, w));
  @ lemma residue_eliminated: \forall integer p, u, a, v, b, r, real x, y, z, w;
  @   residue(p, u, x) && residue(p, a, y) && residue(p, v, z) && residue(p, b, w) ==>
  @   eliminated(p, u, a, v, b, r) ==> residue(p, r, eliminate(x, y, z, w));
  @*/
#endif
