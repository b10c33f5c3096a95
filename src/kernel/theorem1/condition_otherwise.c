#include "condition_otherwise.h"
#include "proofs/lemmas/layered/lemmas_layered.h"
#include "proofs/lemmas/theorem1/lemmas_otherwise.h"

/* What a sound tree does on any input, and that the loop costs no less so far. */
/*@ ghost
  /@ requires readable_layered(net) && well_formed(net) && net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures agrees: \forall plan n, conditional c, rvec x, y; plan_for(net, n) ==> outputs_on(net, x, y) ==>
   @   sound(n, c) ==> 0 < instructions(c) ==> agrees(net, c, x, y);
   @ ensures left: \forall plan n, conditional c, rvec x, y; plan_for(net, n) ==> outputs_on(net, x, y) ==>
   @   sound(n, c) ==> 0 < instructions(c) ==> !arrives(c, 0, x) ==> \exists integer q; done_before(n, c, x, y, q);
   @/
  void lemma_any_input(layered_network net)
  {
    size_t first = net.layer[net.layers - 1], steps = net.neurons - net.inputs + first;
    lemma_well_formed(net);
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_theorem_1(steps, net.neurons, net.terms);
    lemma_otherwise(steps, net.neurons, net.terms);
    lemma_looping_grows(net.neurons, net.terms);
    /@ assert range: net.inputs <= first <= net.neurons; @/
    /@ assert steps: \forall plan n; plan_for(net, n) ==> plan_steps(n) == steps; @/
    /@ assert forward: \forall plan n, rvec x, y; plan_for(net, n) ==> outputs_on(net, x, y) ==>
     @   plan_forward(n, x, y); @/
    /@ assert outputs: \forall plan n; plan_for(net, n) ==> outputs_of(n) == net.neurons - first; @/
    /@ assert whole: \forall plan n, rvec y; plan_for(net, n) ==>
     @   looping_before(n, y, steps) == loop_operations(net, y); @/
    /@ assert forward_last: \forall plan n; plan_for(net, n) ==> tested_before(n, steps) == first; @/
    /@ assert known: \forall plan n, conditional c, rvec x, y; plan_for(net, n) ==> outputs_on(net, x, y) ==>
     @   sound(n, c) ==> reaches(n, c, y) ==> recalled(net, c, x, y) &&
     @   operations(c, 0, x) == loop_operations(net, y); @/
    /@ assert part: \forall plan n, rvec y, integer q; plan_for(net, n) ==> 0 <= q <= steps ==>
     @   looping_before(n, y, q) <= loop_operations(net, y); @/
    /@ assert unknown: \forall plan n, conditional c, rvec x, y; plan_for(net, n) ==> outputs_on(net, x, y) ==>
     @   sound(n, c) ==> 0 < instructions(c) ==> !reaches(n, c, y) ==> !arrives(c, 0, x) &&
     @   operations(c, 0, x) <= loop_operations(net, y); @/
  }
*/

otherwise_result condition_otherwise(layered_network net, reading_terms reading, conditional_network c,
                                     const size_t *known, size_t room, mpq_srcptr x, mpq_ptr y, bool *active,
                                     mpq_ptr variables, mpq_ptr scratch)
{
  otherwise_result done;
  //@ ghost lemma_any_input(net);
  done.all = condition_loop(net, reading, x, y, active, scratch);
  //@ ghost Evaluated: ;
  //@ assert x: vec(x, net.inputs) == \at(vec(x, net.inputs), Pre);
  //@ assert weights: \forall integer t; 0 <= t < c.terms ==> val(c.weight + t) == \at(val(c.weight + t), Pre);
  //@ assert values: \forall integer t; 0 <= t < c.values ==> val(c.value + t) == \at(val(c.value + t), Pre);
  //@ assert stored: stored(c) == \at(stored(c), Pre);
  //@ assert tree: well_formed(c, known) && has_room(c, known, room);
  conditional_recall run =
    conditional_check(c, known, room, x, y + net.layer[net.layers - 1], variables, scratch);
  //@ assert same: \forall integer k; 0 <= k < net.neurons ==> val(y + k) == \at(val(y + k), Evaluated);
  //@ assert outputs: vec(y, net.neurons) == \at(vec(y, net.neurons), Evaluated);
  /*@ assert layer: \forall integer j; 0 <= j < c.outputs ==>
    @   at(\at(vec(y + net.layer[net.layers - 1], c.outputs), Evaluated), j) ==
    @   at(vec(y, net.neurons), net.layer[net.layers - 1] + j); */
  /*@ assert recalls: recalls_point(\at(stored(c), Pre), \at(vec(x, net.inputs), Pre),
    @     \at(vec(y + net.layer[net.layers - 1], c.outputs), Evaluated)) <==>
    @   recalled{Pre}(net, \at(stored(c), Pre), \at(vec(x, net.inputs), Pre), vec(y, net.neurons)); */
  done.left = run.verdict == CONDITIONAL_MISSING;
  done.agrees = done.left ? run.operations <= done.all.operations
                : run.verdict == CONDITIONAL_RECALLED && run.operations == done.all.operations;
  return done;
}
