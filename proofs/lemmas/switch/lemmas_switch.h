/* Lemma 1.ii: a switch passes its input to one side and zero to the other. */
#ifndef MEMCERT_PROOFS_LEMMAS_SWITCH_H
#define MEMCERT_PROOFS_LEMMAS_SWITCH_H

#include "lemmas_counting.h"

/* A gate without input current passes what is non-negative; one with enough of it shuts. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures opens: \forall rvec v, real c; nonnegative(v) ==> gate(v, c, 0.0) == v;
   @ ensures shuts: \forall rvec v, real c, y; bounded_by(v, rmul(c, y)) ==> constant(gate(v, c, y), 0.0);
   @/
  void lemma_gate(void)
  {
    /@ assert opens_at: \forall rvec v, real c; nonnegative(v) ==> same(gate(v, c, 0.0), v); @/
  }
*/

/* The switch that receives zero. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures zero_left: \forall rvec w, v, real c; len(w) == q && len(v) == q && constant(v, 0.0) ==>
   @   constant(switch_left(w, c, v), 0.0) && constant(left_active(w, c, v), 0.0);
   @ ensures zero_right: \forall rvec w, v, real c; len(w) == q && len(v) == q && constant(v, 0.0) ==>
   @   constant(switch_right(w, c, v), 0.0) && constant(right_active(w, c, v), 0.0);
   @ ensures zero_neurons: \forall rvec w, v, real c; len(w) == q && len(v) == q && constant(v, 0.0) ==>
   @   switch_neurons(w, c, v) == 0;
   @ ensures zero_weights: \forall rvec w, v, a, real c; len(w) == q && len(v) == q && constant(v, 0.0) ==>
   @   switch_weights(w, c, v, a) == 0;
   @/
  void lemma_switch_zero(size_t q)
  {
    lemma_zero(q);
    lemma_gate();
    /@ assert no_sign: \forall rvec w, v; len(w) == q && len(v) == q && constant(v, 0.0) ==>
        dot(w, v) == 0.0 && both(w, v) == 0; @/
    /@ assert no_gate: \forall rvec v, real c; len(v) == q && constant(v, 0.0) ==>
        constant(gate_active(v, c, 0.0), 0.0); @/
    /@ assert no_gate_neurons: \forall rvec v, a, real c; len(v) == q && constant(v, 0.0) ==>
        nonzeros(gate_active(v, c, 0.0)) == 0 && both(gate_active(v, c, 0.0), a) == 0; @/
  }
*/

/* Lemma 1.ii, with the activity of the switch. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures negative: \forall rvec w, v, real c; len(w) == q && len(v) == q && positive(v) &&
   @   dot(w, v) < 0.0 && bounded_by(v, rmul(c, -dot(w, v))) ==>
   @   switch_left(w, c, v) == v && constant(switch_right(w, c, v), 0.0);
   @ ensures positive: \forall rvec w, v, real c; len(w) == q && len(v) == q && positive(v) &&
   @   dot(w, v) > 0.0 && bounded_by(v, rmul(c, dot(w, v))) ==>
   @   constant(switch_left(w, c, v), 0.0) && switch_right(w, c, v) == v;
   @ ensures active: \forall rvec w, v, real c; len(v) == q && positive(v) ==>
   @   constant(left_active(w, c, v), 1.0) && constant(right_active(w, c, v), 1.0);
   @ ensures neurons: \forall rvec w, v, real c; len(w) == q && len(v) == q && positive(v) && dot(w, v) != 0.0 ==>
   @   switch_neurons(w, c, v) == 2 * q + 2;
   @ ensures weights: \forall rvec w, v, a, real c; len(w) == q && len(v) == q && len(a) == q && positive(v) &&
   @   constant(a, 1.0) && dot(w, v) != 0.0 && c != 0.0 ==>
   @   switch_weights(w, c, v, a) == 2 * nonzeros(w) + 4 * q;
   @/
  void lemma_switch(size_t q)
  {
    lemma_gate();
    lemma_both_range(q);
    lemma_both_all(q);
    lemma_nonzeros_all(q);
    lemma_nothing_shared(q);
    /@ assert all_gates: \forall rvec v, real c, y; len(v) == q && positive(v) ==>
        constant(gate_active(v, c, y), 1.0); @/
    /@ assert gate_count: \forall rvec v, real c, y; len(v) == q && positive(v) ==>
        nonzeros(gate_active(v, c, y)) == q; @/
    /@ assert gate_weight_count: \forall rvec v, a, real c, y; len(v) == q && len(a) == q && positive(v) &&
        constant(a, 1.0) ==> both(gate_active(v, c, y), a) == q; @/
    /@ assert sign_count: \forall rvec w, v; len(w) == q && len(v) == q && dot(w, v) != 0.0 ==> both(w, v) > 0; @/
    /@ assert sign_weight_count: \forall rvec w, a; len(w) == q && len(a) == q && constant(a, 1.0) ==>
        both(w, a) == nonzeros(w); @/
  }
*/
#endif
