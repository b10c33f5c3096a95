/* Theorem 1 in the words of its statement: p + 4 times the active weights are enough. */
#ifndef MEMCERT_PROOFS_LEMMAS_THEOREM1_H
#define MEMCERT_PROOFS_LEMMAS_THEOREM1_H

#include "lemmas_condition.h"

/* There are no fewer active neurons among more. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures nonnegative: \forall plan n, rvec y, integer k; 0 <= plan_inputs(n) ==> k <= neurons ==>
   @   0 <= active_before(n, y, k);
   @ ensures grow: \forall plan n, rvec y, integer k, h; 0 <= plan_inputs(n) ==> k <= h <= neurons ==>
   @   active_before(n, y, k) <= active_before(n, y, h);
   @/
  void lemma_active_before_grows(size_t neurons)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= neurons;
     @ loop invariant nonnegative: \forall plan n, rvec y, integer k; 0 <= plan_inputs(n) ==> k <= s ==>
     @   0 <= active_before(n, y, k);
     @ loop invariant grow: \forall plan n, rvec y, integer k, h; 0 <= plan_inputs(n) ==> k <= h <= s ==>
     @   active_before(n, y, k) <= active_before(n, y, h);
     @ loop assigns s;
     @ loop variant neurons - s;
     @/
    while (s < neurons) {
      /@ assert next: \forall plan n, rvec y; active_before(n, y, s + 1) ==
       @   (s + 1 <= plan_inputs(n) ? 0 : active_before(n, y, s) + active_at(n, y, s)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // What theorem 1 allows in step order, sharply.
  @ logic integer sharply(plan n, rvec y, integer neurons, integer first) =
  @   plan_inputs(n) + 2 * weights_before(n, y, neurons) + active_before(n, y, first);
  @*/

/* The sharp bound is one. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures enough: \forall plan n, rvec y, integer first; 0 <= plan_inputs(n) ==> first <= neurons ==>
   @   active_before(n, y, neurons) <= weights_before(n, y, neurons) ==>
   @   sharply(n, y, neurons, first) <= plan_inputs(n) + 4 * weights_before(n, y, neurons);
   @/
  void lemma_sharp(size_t neurons)
  {
    lemma_active_before_grows(neurons);
  }
*/

/* Theorem 1, as lemma_theorem_1 has it, with its other bound. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures bound: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
   @   operations(c, 0, x) <= plan_inputs(n) + 4 * weights_before(n, y, neurons);
   @/
  void lemma_theorem_1_bound(size_t steps, size_t neurons, size_t terms)
  {
    lemma_plan(steps);
    lemma_sharp(neurons);
    lemma_theorem_1(steps, neurons, terms);
    /@ assert first: \forall plan n; sized(n, steps, neurons, terms) ==>
     @   0 <= plan_inputs(n) && 0 <= neurons - outputs_of(n) <= neurons; @/
    /@ assert sharp: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   operations(c, 0, x) <= sharply(n, y, neurons, neurons - outputs_of(n)); @/
    /@ assert enough: \forall plan n, rvec x, y; sized(n, steps, neurons, terms) ==> plan_forward(n, x, y) ==>
     @   sharply(n, y, neurons, neurons - outputs_of(n)) <= plan_inputs(n) + 4 * weights_before(n, y, neurons); @/
  }
*/
#endif
