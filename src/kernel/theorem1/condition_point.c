#include "condition_point.h"
#include "proofs/lemmas/layered/lemmas_layered.h"
#include "proofs/lemmas/theorem1/lemmas_theorem1.h"

/* What a sound tree does for the inputs that have gone through it, and that outputs are plausible. */
/*@ ghost
  /@ requires well_formed(net) && sized(plan_of(net, tested, steps), steps, net.neurons, net.terms);
   @ requires last: tested[steps] == net.layer[net.layers - 1];
   @ terminates \true;
   @ assigns \nothing;
   @ ensures plausible: \forall rvec x, y; outputs_on(net, x, y) ==> plausible(plan_of(net, tested, steps), y);
   @ ensures conditioned: \forall conditional c, rvec x, y; outputs_on(net, x, y) ==>
   @   sound(plan_of(net, tested, steps), c) ==> reaches(plan_of(net, tested, steps), c, y) ==>
   @   conditioned(net, c, x, y);
   @/
  void lemma_point(layered_network net, const size_t *tested, size_t steps)
  {
    lemma_plausible(steps, net.neurons, net.terms);
    lemma_theorem_1(steps, net.neurons, net.terms);
    lemma_theorem_1_bound(steps, net.neurons, net.terms);
    /@ assert inputs: plan_inputs(plan_of(net, tested, steps)) == net.inputs; @/
    /@ assert forward: \forall rvec x, y; outputs_on(net, x, y) ==> plan_forward(plan_of(net, tested, steps), x, y); @/
    /@ assert first: tested_before(plan_of(net, tested, steps), steps) == net.layer[net.layers - 1]; @/
    /@ assert outputs: outputs_of(plan_of(net, tested, steps)) == net.neurons - net.layer[net.layers - 1]; @/
    /@ assert neurons: \forall rvec y, integer k;
     @   active_before(plan_of(net, tested, steps), y, k) == active_neurons_on(net, y, net.inputs, k); @/
    /@ assert weights: \forall rvec y, integer k;
     @   weights_before(plan_of(net, tested, steps), y, k) == active_weights_on(net, y, net.inputs, k); @/
  }
*/

condition_result condition_point(layered_network net, reading_terms reading, conditional_network c,
                                 conditional_arrays into, size_t *known, const size_t *tested, size_t steps,
                                 mpq_srcptr x, mpq_ptr y, bool *active, size_t *variable, mpq_ptr scratch)
{
  condition_result grown;
  //@ assert from_weights: \separated(y + (0 .. net.neurons - 1), into.weight + (0 .. c.terms + 2 * net.terms - 1));
  /*@ assert apart: \forall integer k; 0 <= k < net.neurons ==>
    @   \separated(y + k, into.weight + (c.terms .. c.terms + 2 * net.terms - 1)); */
  //@ ghost lemma_point(net, tested, steps);
  layered_forward(net, reading, x, y, scratch);
  grown.active = layered_activity(net, reading, y, active);
  //@ ghost Evaluated: ;
  //@ assert plan: plan_of(net, tested, steps) == \at(plan_of(net, tested, steps), Pre);
  //@ assert outputs: outputs_on{Pre}(net, \at(vec(x, net.inputs), Pre), vec(y, net.neurons));
  //@ assert stored: stored(c) == \at(stored(c), Pre);
  //@ assert healthy: healthy(c, known);
  grown.tree = condition_add(net, c, into, known, tested, steps, y, active, variable);
  //@ assert same: \forall integer k; 0 <= k < net.neurons ==> val(y + k) == \at(val(y + k), Evaluated);
  //@ assert kept: vec(y, net.neurons) == \at(vec(y, net.neurons), Evaluated);
  //@ assert conditioned: conditioned{Pre}(net, stored(grown.tree), \at(vec(x, net.inputs), Pre), vec(y, net.neurons));
  return grown;
}
