/* Theorem 1: in a tree of instructions every one of which is what its place asks for, a run does what the layered
 * network does; and one more instruction after a branch that was missing keeps the tree so. */
#ifndef MEMCERT_PROOFS_LEMMAS_CONDITION_H
#define MEMCERT_PROOFS_LEMMAS_CONDITION_H

#include "specs/memory/condition_memory.acsl"
#include "specs/condition.acsl"
#include "proofs/lemmas/conditional/lemmas_conditional.h"

/* Sources of what is computed are tested. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures order: \forall plan n, integer q; ordered(n, steps) ==> 0 <= q <= steps ==>
   @   0 <= tested_before(n, q) <= computed_before(n, q) && plan_inputs(n) <= computed_before(n, q);
   @ ensures sources: \forall plan n, integer q, k; ordered(n, steps) ==>
   @   0 <= q <= steps ==> plan_inputs(n) <= k < computed_before(n, q) ==> reads_under(n, k, tested_before(n, q));
   @/
  void lemma_plan(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant order: \forall plan n, integer q; ordered(n, steps) ==>
     @   0 <= q <= s ==> 0 <= tested_before(n, q) <= computed_before(n, q) && plan_inputs(n) <= computed_before(n, q);
     @ loop invariant sources: \forall plan n, integer q, k; ordered(n, steps) ==>
     @   0 <= q <= s ==> plan_inputs(n) <= k < computed_before(n, q) ==> reads_under(n, k, tested_before(n, q));
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; ordered(n, steps) ==> plan_step(n, s); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Later steps find more computed and more tested. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures grow: \forall plan n, integer r, q; ordered(n, steps) ==>
   @   0 <= r <= q <= steps ==>
   @   tested_before(n, r) <= tested_before(n, q) && computed_before(n, r) <= computed_before(n, q);
   @/
  void lemma_plan_grows(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant tested: \forall plan n, integer r, q; ordered(n, steps) ==>
     @   0 <= r <= q <= s ==> tested_before(n, r) <= tested_before(n, q);
     @ loop invariant computed: \forall plan n, integer r, q; ordered(n, steps) ==>
     @   0 <= r <= q <= s ==> computed_before(n, r) <= computed_before(n, q);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; ordered(n, steps) ==> plan_step(n, s); @/
      /@ assert next: \forall plan n; ordered(n, steps) ==>
       @   tested_before(n, s) <= tested_before(n, s + 1) && computed_before(n, s) <= computed_before(n, s + 1); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/*@ predicate sources_agree(indices source, rvec y, rvec z, integer lo, integer hi) =
  @   \forall integer t; lo <= t < hi ==> (at(y, index(source, t)) == 0.0 <==> at(z, index(source, t)) == 0.0);
  @*/

/* Counts of non-zero terms depend on which outputs are zero. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures nonzero: \forall indices source, rvec w, y, z, integer lo, hi; 0 <= lo ==> hi <= terms ==>
   @   sources_agree(source, y, z, lo, hi) ==>
   @   nonzero_terms(source, w, y, lo, hi) == nonzero_terms(source, w, z, lo, hi);
   @/
  void lemma_nonzero_alike(size_t terms)
  {
    size_t t = 0;
    /@ loop invariant range: 0 <= t <= terms;
     @ loop invariant nonzero: \forall indices source, rvec w, y, z, integer lo, hi; 0 <= lo ==> hi <= t ==>
     @   sources_agree(source, y, z, lo, hi) ==>
     @   nonzero_terms(source, w, y, lo, hi) == nonzero_terms(source, w, z, lo, hi);
     @ loop assigns t;
     @ loop variant terms - t;
     @/
    while (t < terms) {
      t++;
      /@ assert counted: t == \at(t, LoopCurrent) + 1; @/
    }
  }
*/

/* So does what is active. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures into: \forall plan n, rvec y, z, integer k, l, t; len(plan_weight(n)) == terms ==> reads_under(n, k, l) ==>
   @   agree_below(y, z, l) ==> t <= index(plan_first(n), k + 1) ==>
   @   nonzero_into(n, y, k, t) == nonzero_into(n, z, k, t);
   @ ensures active: \forall plan n, rvec y, z, integer k, l; len(plan_weight(n)) == terms ==> reads_under(n, k, l) ==>
   @   agree_below(y, z, l) ==> active_at(n, y, k) == active_at(n, z, k);
   @/
  void lemma_active_alike(size_t terms)
  {
    lemma_nonzero_alike(terms);
    /@ assert agree: \forall plan n, rvec y, z, integer k, l, t; reads_under(n, k, l) ==> agree_below(y, z, l) ==>
     @   t <= index(plan_first(n), k + 1) ==> sources_agree(plan_source(n), y, z, index(plan_first(n), k), t); @/
  }
*/

/* So do the steps that are present and the numbers of the variables. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures active: \forall plan n, rvec y, z, integer q, k; sized(n, steps, neurons, terms) ==> 0 <= q <= steps ==>
   @   agree_below(y, z, tested_before(n, q)) ==> k < computed_before(n, q) ==>
   @   active_at(n, y, k) == active_at(n, z, k);
   @ ensures present: \forall plan n, rvec y, z, integer q; sized(n, steps, neurons, terms) ==> 0 <= q <= steps ==>
   @   agree_below(y, z, tested_before(n, q)) ==> (pending(n, y, q) <==> pending(n, z, q));
   @ ensures variables: \forall plan n, rvec y, z, integer q, k; sized(n, steps, neurons, terms) ==> 0 <= q <= steps ==>
   @   agree_below(y, z, tested_before(n, q)) ==> k <= computed_before(n, q) ==>
   @   variable_of(n, y, k) == variable_of(n, z, k);
   @/
  void lemma_plan_alike(size_t steps, size_t neurons, size_t terms)
  {
    size_t h = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_active_alike(terms);
    /@ assert active: \forall plan n, rvec y, z, integer q, k; sized(n, steps, neurons, terms) ==> 0 <= q <= steps ==>
     @   agree_below(y, z, tested_before(n, q)) ==> k < computed_before(n, q) ==>
     @   active_at(n, y, k) == active_at(n, z, k); @/
    /@ assert step: \forall plan n, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
     @   plan_step(n, q); @/
    /@ loop invariant range: 0 <= h <= neurons;
     @ loop invariant before: \forall plan n, rvec y, z, integer q, k; sized(n, steps, neurons, terms) ==>
     @   0 <= q <= steps ==> agree_below(y, z, tested_before(n, q)) ==> k <= h ==> k <= computed_before(n, q) ==>
     @   active_before(n, y, k) == active_before(n, z, k);
     @ loop assigns h;
     @ loop variant neurons - h;
     @/
    while (h < neurons) {
      h++;
      /@ assert counted: h == \at(h, LoopCurrent) + 1; @/
    }
  }
*/

/* So does what a step asks for. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures expected: \forall plan n, conditional c, rvec y, z, integer i, q; sized(n, steps, neurons, terms) ==>
   @   0 <= q <= steps ==> agree_below(y, z, tested_before(n, q)) ==> expected(n, c, i, y, q) ==>
   @   expected(n, c, i, z, q);
   @/
  void lemma_expected_alike(size_t steps, size_t neurons, size_t terms)
  {
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_active_alike(terms);
    lemma_plan_alike(steps, neurons, terms);
    /@ assert step: \forall plan n, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
     @   plan_step(n, q); @/
    /@ assert term: \forall plan n, conditional c, rvec y, z, integer i, q, k, t; sized(n, steps, neurons, terms) ==>
     @   0 <= q <= steps ==> agree_below(y, z, tested_before(n, q)) ==> reads_under(n, k, tested_before(n, q)) ==>
     @   index(plan_first(n), k) <= t < index(plan_first(n), k + 1) ==>
     @   expected_term(n, c, i, y, k, t) ==> expected_term(n, c, i, z, k, t); @/
    /@ assert operation: \forall plan n, conditional c, rvec y, z, integer i, q, k; sized(n, steps, neurons, terms) ==>
     @   0 <= q <= steps ==> agree_below(y, z, tested_before(n, q)) ==> reads_under(n, k, tested_before(n, q)) ==>
     @   expected_operation(n, c, i, y, k) ==> expected_operation(n, c, i, z, k); @/
    /@ assert leaf: \forall plan n, conditional c, rvec y, z, integer i; sized(n, steps, neurons, terms) ==>
     @   agree_below(y, z, tested_before(n, steps)) ==>
     @   expected_leaf(n, c, i, y, tested_before(n, steps), outputs_of(n)) ==>
     @   expected_leaf(n, c, i, z, tested_before(n, steps), outputs_of(n)); @/
  }
*/

/*@ // y, in step r at instruction m with outcome o, has met none since; r = -1: it has met none at all.
  @ predicate waits(plan n, conditional c, rvec y, integer m, integer o, integer r, integer q) =
  @   r < q && none_present(n, y, r + 1, q) &&
  @   (r == -1 ? m == -1 && instructions(c) == 0
  @    : 0 <= r < plan_steps(n) && 0 <= m && met(n, c, y, r) == m && present(n, y, r) && outcome(n, y, r) == o);
  @ // c2 is c with one more instruction, behind m where the outcome is o.
  @ predicate same_instruction(conditional c, conditional c2, integer i, integer r) =
  @   kind(c2, i) == kind(c, i) &&
  @   (kind(c, i) == 0 ==> terms(c2, i) == terms(c, i) &&
  @    \forall integer t; 0 <= t < terms(c, i) ==>
  @      variable(c2, i, t) == variable(c, i, t) && weight(c2, i, t) == weight(c, i, t)) &&
  @   (kind(c, i) == 1 ==> compares(c2, i) == compares(c, i) && tested(c2, i) == tested(c, i) &&
  @    threshold(c2, i) == threshold(c, i)) &&
  @   (kind(c, i) == 2 ==> \forall integer j; 0 <= j < r ==> put_out(c2, i, j) == put_out(c, i, j));
  @ predicate linked(conditional c, conditional c2, integer m, integer o) =
  @   (\forall integer i; 0 <= i < instructions(c) ==>
  @     next(c2, i) == (i == m && o != 0 ? instructions(c) : next(c, i)) &&
  @     otherwise(c2, i) == (i == m && o == 0 ? instructions(c) : otherwise(c, i))) &&
  @   next(c2, instructions(c)) == -1 && otherwise(c2, instructions(c)) == -1;
  @ predicate adds(conditional c, conditional c2, integer m, integer o, integer r) =
  @   m < instructions(c) && instructions(c2) == instructions(c) + 1 && linked(c, c2, m, o) &&
  @   \forall integer i; 0 <= i < instructions(c) ==> same_instruction(c, c2, i, r);
  @ // It is what step q asks for when y comes from m to it.
  @ predicate grown(plan n, conditional c, conditional c2, rvec y, integer m, integer o, integer r, integer q) =
  @   sound(n, c) && plausible(n, y) && waits(n, c, y, m, o, r, q) && q <= plan_steps(n) && pending(n, y, q) &&
  @   (r >= 0 ==> link(c, m, o) == -1) && adds(c, c2, m, o, outputs_of(n)) &&
  @   expected(n, c2, instructions(c), y, q);
  @ // What y has met is where it was.
  @ predicate stays(plan n, conditional c, conditional c2, rvec y, integer q) =
  @   0 <= met(n, c, y, q) ==> met(n, c2, y, q) == met(n, c, y, q);
  @ // Where it was at a missing branch, it is so or comes from m.
  @ predicate comes(plan n, conditional c, conditional c2, rvec z, integer m, integer o, integer r, integer q) =
  @   met(n, c, z, q) < 0 ==>
  @   met(n, c2, z, q) == -1 || (met(n, c2, z, q) == instructions(c) && waits(n, c, z, m, o, r, q));
  @*/

/* As long as no step takes an instruction, nothing is met. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures skips: \forall plan n, conditional c, rvec y, integer r, q; 0 <= r <= q <= steps ==>
   @   none_present(n, y, r, q) ==> met(n, c, y, q) == met(n, c, y, r) || (met(n, c, y, q) < 0 && met(n, c, y, r) < 0);
   @/
  void lemma_skips(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant skips: \forall plan n, conditional c, rvec y, integer r, q; 0 <= r <= q <= s ==>
     @   none_present(n, y, r, q) ==>
     @   met(n, c, y, q) == met(n, c, y, r) || (met(n, c, y, q) < 0 && met(n, c, y, r) < 0);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Who agree and take no instruction until step q go on to agree. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures agree: \forall plan n, rvec y, z, integer r, q; sized(n, steps, neurons, terms) ==>
   @   plausible(n, y) ==> plausible(n, z) ==> 0 <= r <= q <= steps ==> agree_below(y, z, tested_before(n, r)) ==>
   @   none_present(n, y, r, q) ==> none_present(n, z, r, q) ==> agree_below(y, z, tested_before(n, q));
   @/
  void lemma_agree_on(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant agree: \forall plan n, rvec y, z, integer r, q; sized(n, steps, neurons, terms) ==>
     @   plausible(n, y) ==> plausible(n, z) ==> 0 <= r <= q <= s ==> agree_below(y, z, tested_before(n, r)) ==>
     @   none_present(n, y, r, q) ==> none_present(n, z, r, q) ==> agree_below(y, z, tested_before(n, q));
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; sized(n, steps, neurons, terms) ==>
       @   plan_step(n, s) && computed_before(n, s) <= neurons; @/
      /@ assert zero: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
       @   tests(n, s) ==> !present(n, y, s) ==> at(y, tested_before(n, s)) == 0.0; @/
      /@ assert next: \forall plan n, rvec y, z; sized(n, steps, neurons, terms) ==>
       @   plausible(n, y) ==> plausible(n, z) ==> agree_below(y, z, tested_before(n, s)) ==>
       @   !present(n, y, s) ==> !present(n, z, s) ==> agree_below(y, z, tested_before(n, s + 1)); @/
      /@ assert shorter: \forall plan n, rvec y, integer r; r <= s ==> none_present(n, y, r, s + 1) ==>
       @   none_present(n, y, r, s) && !present(n, y, s); @/
      /@ assert last: \forall plan n, rvec y, z, integer r; sized(n, steps, neurons, terms) ==>
       @   plausible(n, y) ==> plausible(n, z) ==> 0 <= r <= s ==> agree_below(y, z, tested_before(n, r)) ==>
       @   none_present(n, y, r, s + 1) ==> none_present(n, z, r, s + 1) ==>
       @   agree_below(y, z, tested_before(n, s + 1)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* They come to take the next at the same step. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures agree: \forall plan n, rvec y, z, integer r, q, t; sized(n, steps, neurons, terms) ==>
   @   plausible(n, y) ==> plausible(n, z) ==> 0 <= r <= q <= steps ==> r <= t <= steps ==>
   @   agree_below(y, z, tested_before(n, r)) ==> none_present(n, y, r, q) ==> none_present(n, z, r, t) ==>
   @   pending(n, y, q) ==> pending(n, z, t) ==> q == t && agree_below(y, z, tested_before(n, q));
   @/
  void lemma_same_step(size_t steps, size_t neurons, size_t terms)
  {
    lemma_agree_on(steps, neurons, terms);
    lemma_plan_alike(steps, neurons, terms);
    /@ assert before: \forall plan n, rvec y, z, integer r, q, t; sized(n, steps, neurons, terms) ==>
     @   plausible(n, y) ==> plausible(n, z) ==> 0 <= r <= q <= steps ==> r <= t <= steps ==>
     @   agree_below(y, z, tested_before(n, r)) ==> none_present(n, y, r, q) ==> none_present(n, z, r, t) ==>
     @   q <= t ==> pending(n, y, q) ==> agree_below(y, z, tested_before(n, q)) && pending(n, z, q); @/
    /@ assert after: \forall plan n, rvec y, z, integer r, q, t; sized(n, steps, neurons, terms) ==>
     @   plausible(n, y) ==> plausible(n, z) ==> 0 <= r <= q <= steps ==> r <= t <= steps ==>
     @   agree_below(y, z, tested_before(n, r)) ==> none_present(n, y, r, q) ==> none_present(n, z, r, t) ==>
     @   t <= q ==> pending(n, z, t) ==> agree_below(y, z, tested_before(n, t)) && pending(n, y, t); @/
  }
*/

/* What is met is there. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures bounds: \forall plan n, conditional c, rvec z, integer t; closed(c) ==> t <= steps ==>
   @   -1 <= met(n, c, z, t) < instructions(c);
   @/
  void lemma_bounds(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant bounds: \forall plan n, conditional c, rvec z, integer t; closed(c) ==> t <= s ==>
     @   -1 <= met(n, c, z, t) < instructions(c);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Who comes to the new instruction comes to it from m. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures stays: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
   @   stays(n, c, c2, z, t);
   @ ensures from: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
   @   comes(n, c, c2, z, m, o, r, t);
   @/
  void lemma_meets(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_bounds(steps);
    /@ assert root: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q; grown(n, c, c2, y, m, o, r, q) ==>
     @   plan_steps(n) == steps ==> instructions(c) == 0 ==> r == -1; @/
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant stays: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= s ==>
     @   stays(n, c, c2, z, t);
     @ loop invariant from: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= s ==>
     @   comes(n, c, c2, z, m, o, r, t);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert next: \forall plan n, conditional c, rvec z; met(n, c, z, s + 1) ==
       @   (met(n, c, z, s) < 0 ? -1 : active_at(n, z, neuron_at(n, s)) == 1
       @    ? link(c, met(n, c, z, s), outcome(n, z, s)) : met(n, c, z, s)); @/
      /@ assert outcomes: \forall plan n, rvec z; 0 <= outcome(n, z, s) <= 1; @/
      /@ assert stays: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
       @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==>
       @   stays(n, c, c2, z, s) ==> stays(n, c, c2, z, s + 1); @/
      /@ assert here: \forall plan n, conditional c, rvec z, integer m, o; plan_steps(n) == steps ==> 0 <= m ==>
       @   met(n, c, z, s) == m ==> present(n, z, s) ==> outcome(n, z, s) == o ==>
       @   waits(n, c, z, m, o, s, s + 1); @/
      /@ assert by_link: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
       @   grown(n, c, c2, y, m, o, r, q) ==> met(n, c2, z, s) == met(n, c, z, s) ==>
       @   0 <= met(n, c, z, s) < instructions(c) ==> met(n, c, z, s + 1) < 0 ==> met(n, c2, z, s + 1) != -1 ==>
       @   met(n, c2, z, s + 1) == instructions(c) && met(n, c, z, s) == m && present(n, z, s) &&
       @   outcome(n, z, s) == o; @/
      /@ assert there: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
       @   grown(n, c, c2, y, m, o, r, q) ==> plan_steps(n) == steps ==> plausible(n, z) ==>
       @   0 <= met(n, c, z, s) ==> met(n, c, z, s) == m ==> present(n, z, s) ==> r == s; @/
      /@ assert came: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
       @   grown(n, c, c2, y, m, o, r, q) ==> plan_steps(n) == steps ==> plausible(n, z) ==>
       @   met(n, c2, z, s) == met(n, c, z, s) ==> 0 <= met(n, c, z, s) < instructions(c) ==>
       @   comes(n, c, c2, z, m, o, r, s + 1); @/
      /@ assert new: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
       @   grown(n, c, c2, y, m, o, r, q) ==> plan_steps(n) == steps ==>
       @   met(n, c, z, s) < 0 ==> comes(n, c, c2, z, m, o, r, s) ==> comes(n, c, c2, z, m, o, r, s + 1); @/
      /@ assert comes: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
       @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==>
       @   comes(n, c, c2, z, m, o, r, s + 1); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Who wait after the same branch come to take the next at the same step. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures together: \forall plan n, conditional c, rvec y, z, integer m, o, r, q, t;
   @   sized(n, steps, neurons, terms) ==> apart(n, c) ==> plausible(n, y) ==> plausible(n, z) ==>
   @   waits(n, c, y, m, o, r, q) ==> waits(n, c, z, m, o, r, t) ==> q <= steps ==> t <= steps ==>
   @   pending(n, y, q) ==> pending(n, z, t) ==> q == t && agree_below(y, z, tested_before(n, q));
   @/
  void lemma_together(size_t steps, size_t neurons, size_t terms)
  {
    lemma_same_step(steps, neurons, terms);
    /@ assert outcomes: \forall plan n, rvec y, z, integer r; ordered(n, steps) ==>
     @   0 <= r < steps ==> agree_below(y, z, tested_before(n, r)) ==> outcome(n, y, r) == outcome(n, z, r) ==>
     @   plan_step(n, r) ==> agree_below(y, z, tested_before(n, r + 1)); @/
    /@ assert there: \forall plan n, conditional c, rvec y, z, integer m, o, r, q, t;
     @   ordered(n, steps) ==> apart(n, c) ==> plausible(n, y) ==> plausible(n, z) ==> 0 <= r ==>
     @   waits(n, c, y, m, o, r, q) ==> waits(n, c, z, m, o, r, t) ==> apart_at(n, c, y, z, r, r); @/
    /@ assert inside: \forall plan n, conditional c, rvec y, z, integer m, o, r, q, t;
     @   ordered(n, steps) ==> apart(n, c) ==> plausible(n, y) ==> plausible(n, z) ==> 0 <= r ==>
     @   waits(n, c, y, m, o, r, q) ==> waits(n, c, z, m, o, r, t) ==> agree_below(y, z, tested_before(n, r + 1)); @/
    /@ assert behind: \forall plan n, conditional c, rvec y, z, integer m, o, r, q, t;
     @   ordered(n, steps) ==> apart(n, c) ==> plausible(n, y) ==> plausible(n, z) ==>
     @   waits(n, c, y, m, o, r, q) ==> waits(n, c, z, m, o, r, t) ==>
     @   0 <= r + 1 && agree_below(y, z, tested_before(n, r + 1)); @/
  }
*/

/* What is met afterwards. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures old: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
   @   0 <= met(n, c2, z, t) ==> met(n, c2, z, t) == met(n, c, z, t) || met(n, c2, z, t) == instructions(c);
   @ ensures new: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
   @   met(n, c2, z, t) == instructions(c) ==> waits(n, c, z, m, o, r, t);
   @ ensures reaches: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> reaches(n, c, z) ==>
   @   reaches(n, c2, z);
   @ ensures range: \forall plan n, conditional c, rvec z, integer t; closed(c) ==> t <= steps ==>
   @   -1 <= met(n, c, z, t) < instructions(c);
   @/
  void lemma_old(size_t steps, size_t neurons, size_t terms)
  {
    lemma_bounds(steps);
    lemma_meets(steps, neurons, terms);
    /@ assert stays: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
     @   0 <= met(n, c, z, t) ==> met(n, c2, z, t) == met(n, c, z, t); @/
    /@ assert range: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> 0 <= t <= steps ==>
     @   met(n, c, z, t) < instructions(c); @/
    /@ assert missing: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
     @   met(n, c2, z, t) == instructions(c) ==> met(n, c, z, t) < 0 && instructions(c) >= 0; @/
    /@ assert comes: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
     @   met(n, c, z, t) < 0 ==> met(n, c2, z, t) != -1 ==>
     @   met(n, c2, z, t) == instructions(c) && waits(n, c, z, m, o, r, t); @/
  }
*/

/* Who comes to the new instruction agrees with y. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures new: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==> 0 <= t <= steps ==>
   @   pending(n, z, t) ==> met(n, c2, z, t) == instructions(c) ==>
   @   q == t && agree_below(y, z, tested_before(n, q));
   @/
  void lemma_new(size_t steps, size_t neurons, size_t terms)
  {
    lemma_old(steps, neurons, terms);
    lemma_together(steps, neurons, terms);
  }
*/

/* The new instruction is not in the way of the old ones. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures closed: \forall conditional c, c2, integer m, o, r; closed(c) ==> adds(c, c2, m, o, r) ==> closed(c2);
   @ ensures kept: \forall plan n, conditional c, c2, rvec y, integer i, m, o, q; adds(c, c2, m, o, outputs_of(n)) ==>
   @   0 <= i < instructions(c) ==> expected(n, c, i, y, q) ==> expected(n, c2, i, y, q);
   @/
  void lemma_adds(void)
  {
    /@ assert operation: \forall plan n, conditional c, c2, rvec y, integer i, r, k; same_instruction(c, c2, i, r) ==>
     @   expected_operation(n, c, i, y, k) ==> expected_operation(n, c2, i, y, k); @/
    /@ assert test: \forall plan n, conditional c, c2, rvec y, integer i, r, k; same_instruction(c, c2, i, r) ==>
     @   expected_test(n, c, i, y, k) ==> expected_test(n, c2, i, y, k); @/
    /@ assert leaf: \forall plan n, conditional c, c2, rvec y, integer i, r, k; same_instruction(c, c2, i, r) ==>
     @   expected_leaf(n, c, i, y, k, r) ==> expected_leaf(n, c2, i, y, k, r); @/
  }
*/

/* With one more instruction the tree is sound. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures sound: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> sound(n, c2);
   @/
  void lemma_grown(size_t steps, size_t neurons, size_t terms)
  {
    lemma_adds();
    lemma_old(steps, neurons, terms);
    lemma_new(steps, neurons, terms);
    lemma_expected_alike(steps, neurons, terms);
    /@ assert right_new: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==>
     @   met(n, c2, z, t) == instructions(c) ==> right_at(n, c2, z, t); @/
    /@ assert right_old: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==>
     @   met(n, c2, z, t) == met(n, c, z, t) ==> right_at(n, c, z, t) ==> right_at(n, c2, z, t); @/
    /@ assert right: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q, t;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> right_at(n, c2, z, t); @/
    /@ assert agree: \forall rvec y, z, z2, integer k; agree_below(y, z, k) ==> agree_below(y, z2, k) ==>
     @   agree_below(z, z2, k); @/
    /@ assert apart_new: \forall plan n, conditional c, c2, rvec y, z, z2, integer m, o, r, q, t, t2;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==>
     @   met(n, c2, z, t) == instructions(c) ==> apart_at(n, c2, z, z2, t, t2); @/
    /@ assert apart_old: \forall plan n, conditional c, c2, rvec y, z, z2, integer m, o, r, q, t, t2;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==>
     @   met(n, c2, z, t) == met(n, c, z, t) ==> apart_at(n, c, z, z2, t, t2) ==> apart_at(n, c2, z, z2, t, t2); @/
    /@ assert apart_before: \forall plan n, conditional c, c2, rvec y, z, z2, integer m, o, r, q, t, t2;
     @   grown(n, c, c2, y, m, o, r, q) ==> apart_at(n, c, z, z2, t, t2); @/
    /@ assert apart_missing: \forall plan n, conditional c2, rvec z, z2, integer t, t2;
     @   met(n, c2, z, t) < 0 ==> apart_at(n, c2, z, z2, t, t2); @/
    /@ assert apart: \forall plan n, conditional c, c2, rvec y, z, z2, integer m, o, r, q, t, t2;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> apart_at(n, c2, z, z2, t, t2); @/
  }
*/

/* y comes to the new instruction. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures meets: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q;
   @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> met(n, c2, y, q) == instructions(c);
   @/
  void lemma_meets_new(size_t steps, size_t neurons, size_t terms)
  {
    lemma_skips(steps);
    lemma_meets(steps, neurons, terms);
    /@ assert next: \forall plan n, conditional c, rvec z, integer s; 0 <= s ==> met(n, c, z, s + 1) ==
     @   (met(n, c, z, s) < 0 ? -1 : active_at(n, z, neuron_at(n, s)) == 1
     @    ? link(c, met(n, c, z, s), outcome(n, z, s)) : met(n, c, z, s)); @/
    /@ assert stays: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> 0 <= r ==> stays(n, c, c2, y, r); @/
    /@ assert first: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==> 0 <= r ==> met(n, c2, y, r) == m; @/
    /@ assert second: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q;
     @   sized(n, steps, neurons, terms) ==> grown(n, c, c2, y, m, o, r, q) ==>
     @   met(n, c2, y, r + 1) == instructions(c); @/
  }
*/

/*@ // The variables of the run on x before step q, y having the outputs; what it has cost.
  @ logic rvec variables(plan n, rvec x, rvec y, integer q) =
  @   q <= 0 ? x
  @   : active_at(n, y, neuron_at(n, q - 1)) == 1 && tested_before(n, q - 1) == tested_before(n, q)
  @     ? defined(variables(n, x, y, q - 1), at(y, neuron_at(n, q - 1))) : variables(n, x, y, q - 1);
  @ logic integer spent(plan n, rvec y, integer q) =
  @   q <= 0 ? 0
  @   : spent(n, y, q - 1) + (active_at(n, y, neuron_at(n, q - 1)) != 1 ? 0
  @     : tested_before(n, q - 1) < tested_before(n, q) ? 1
  @     : 2 * nonzero_into(n, y, neuron_at(n, q - 1), index(plan_first(n), neuron_at(n, q - 1) + 1)));
  @ predicate plan_forward(plan n, rvec x, rvec y) =
  @   len(x) == plan_inputs(n) && len(y) == neurons_of(n) &&
  @   forward(plan_inputs(n), plan_first(n), plan_source(n), plan_weight(n), x, y);
  @ predicate has_variables(plan n, rvec v, rvec y, integer q) =
  @   len(v) == variable_of(n, y, computed_before(n, q)) &&
  @   \forall integer k; 0 <= k < computed_before(n, q) ==> active_at(n, y, k) == 1 ==>
  @     0 <= variable_of(n, y, k) < len(v) && at(v, variable_of(n, y, k)) == at(y, k);
  @*/

/* What no non-zero term enters is zero. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures nonnegative: \forall indices source, rvec w, y, integer lo, hi; hi <= terms ==> 0 <= lo ==>
   @   0 <= nonzero_terms(source, w, y, lo, hi);
   @ ensures zero: \forall indices source, rvec w, y, integer lo, hi; 0 <= lo ==> hi <= terms ==>
   @   nonzero_terms(source, w, y, lo, hi) == 0 ==> weighted(source, w, y, lo, hi) == 0.0;
   @/
  void lemma_nothing_enters(size_t terms)
  {
    size_t t = 0;
    /@ loop invariant range: 0 <= t <= terms;
     @ loop invariant nonnegative: \forall indices source, rvec w, y, integer lo, hi; 0 <= lo ==> hi <= t ==>
     @   0 <= nonzero_terms(source, w, y, lo, hi);
     @ loop invariant zero: \forall indices source, rvec w, y, integer lo, hi; 0 <= lo ==> hi <= t ==>
     @   nonzero_terms(source, w, y, lo, hi) == 0 ==> weighted(source, w, y, lo, hi) == 0.0;
     @ loop assigns t;
     @ loop variant terms - t;
     @/
    while (t < terms) {
      t++;
      /@ assert counted: t == \at(t, LoopCurrent) + 1; @/
    }
  }
*/

/* Outputs of neurons are plausible. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures plausible: \forall plan n, rvec x, y; sized(n, steps, neurons, terms) ==> plan_forward(n, x, y) ==>
   @   plausible(n, y);
   @/
  void lemma_plausible(size_t steps, size_t neurons, size_t terms)
  {
    lemma_plan(steps);
    lemma_nothing_enters(terms);
    /@ assert reads: \forall plan n, integer k; sized(n, steps, neurons, terms) ==>
     @   plan_inputs(n) <= k < neurons ==> reads_under(n, k, tested_before(n, steps)); @/
    /@ assert output: \forall plan n, rvec x, y, integer k; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> plan_inputs(n) <= k < neurons ==> at(y, k) != 0.0 ==>
     @   weighted(plan_source(n), plan_weight(n), y, index(plan_first(n), k), index(plan_first(n), k + 1)) != 0.0; @/
  }
*/

/* The numbers of the variables of active neurons increase. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures increase: \forall plan n, rvec y, integer k, h; 0 <= plan_inputs(n) ==> k < h <= neurons ==>
   @   active_at(n, y, k) == 1 ==> variable_of(n, y, k) < variable_of(n, y, h);
   @ ensures nonnegative: \forall plan n, rvec y, integer h; 0 <= plan_inputs(n) ==> 0 <= h <= neurons ==>
   @   0 <= variable_of(n, y, h);
   @/
  void lemma_variables_increase(size_t neurons)
  {
    size_t h = 0;
    /@ loop invariant range: 0 <= h <= neurons;
     @ loop invariant nonnegative: \forall plan n, rvec y, integer i; 0 <= plan_inputs(n) ==> i <= h ==>
     @   0 <= active_before(n, y, i);
     @ loop invariant increase: \forall plan n, rvec y, integer k, i; 0 <= plan_inputs(n) <= k < i <= h ==>
     @   active_before(n, y, k) + active_at(n, y, k) <= active_before(n, y, i);
     @ loop assigns h;
     @ loop variant neurons - h;
     @/
    while (h < neurons) {
      /@ assert next: \forall plan n, rvec y; active_before(n, y, h + 1) ==
       @   (h + 1 <= plan_inputs(n) ? 0 : active_before(n, y, h) + active_at(n, y, h)); @/
      /@ assert flag: \forall plan n, rvec y; 0 <= active_at(n, y, h) <= 1; @/
      h++;
      /@ assert counted: h == \at(h, LoopCurrent) + 1; @/
    }
  }
*/

/* The operation that is asked for has the sum of the neuron. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures sum: \forall plan n, conditional c, rvec v, y, integer i, k, l, q, t; len(plan_weight(n)) == terms ==>
   @   reads_under(n, k, l) ==> l <= computed_before(n, q) ==> plausible(n, y) ==> l <= neurons_of(n) ==>
   @   has_variables(n, v, y, q) ==> expected_operation(n, c, i, y, k) ==>
   @   index(plan_first(n), k) <= t <= index(plan_first(n), k + 1) ==>
   @   terms_upto(c, i, v, nonzero_into(n, y, k, t)) ==
   @     weighted(plan_source(n), plan_weight(n), y, index(plan_first(n), k), t);
   @/
  void lemma_operation_sum(size_t terms)
  {
    size_t s = 0;
    lemma_nothing_enters(terms);
    /@ loop invariant range: 0 <= s <= terms;
     @ loop invariant sum: \forall plan n, conditional c, rvec v, y, integer i, k, l, q, t;
     @   len(plan_weight(n)) == terms ==>
     @   reads_under(n, k, l) ==> l <= computed_before(n, q) ==> plausible(n, y) ==> l <= neurons_of(n) ==>
     @   has_variables(n, v, y, q) ==> expected_operation(n, c, i, y, k) ==>
     @   index(plan_first(n), k) <= t <= index(plan_first(n), k + 1) ==> t <= s ==>
     @   terms_upto(c, i, v, nonzero_into(n, y, k, t)) ==
     @     weighted(plan_source(n), plan_weight(n), y, index(plan_first(n), k), t);
     @ loop assigns s;
     @ loop variant terms - s;
     @/
    while (s < terms) {
      /@ assert source: \forall plan n, rvec v, y, integer k, l, q;
       @   reads_under(n, k, l) ==> l <= computed_before(n, q) ==> plausible(n, y) ==> l <= neurons_of(n) ==>
       @   has_variables(n, v, y, q) ==> index(plan_first(n), k) <= s < index(plan_first(n), k + 1) ==>
       @   at(y, index(plan_source(n), s)) != 0.0 ==>
       @   at(v, variable_of(n, y, index(plan_source(n), s))) == at(y, index(plan_source(n), s)); @/
      /@ assert term: \forall plan n, conditional c, rvec v, y, integer i, k, l, q;
       @   reads_under(n, k, l) ==> l <= computed_before(n, q) ==> plausible(n, y) ==> l <= neurons_of(n) ==>
       @   has_variables(n, v, y, q) ==> expected_operation(n, c, i, y, k) ==>
       @   index(plan_first(n), k) <= s < index(plan_first(n), k + 1) ==> 0 <= nonzero_into(n, y, k, s) ==>
       @   terms_upto(c, i, v, nonzero_into(n, y, k, s + 1)) == terms_upto(c, i, v, nonzero_into(n, y, k, s)) +
       @     rmul(at(plan_weight(n), s), at(y, index(plan_source(n), s))); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* The variables of the run are the outputs of the active neurons. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures has: \forall plan n, rvec x, y, integer q; sized(n, steps, neurons, terms) ==> plan_forward(n, x, y) ==>
   @   0 <= q <= steps ==> has_variables(n, variables(n, x, y, q), y, q);
   @/
  void lemma_variables(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_variables_increase(neurons);
    /@ assert start: \forall plan n, rvec x, y; sized(n, steps, neurons, terms) ==> plan_forward(n, x, y) ==>
     @   has_variables(n, x, y, 0); @/
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant has: \forall plan n, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> 0 <= q <= s ==> has_variables(n, variables(n, x, y, q), y, q);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; sized(n, steps, neurons, terms) ==>
       @   plan_step(n, s) && computed_before(n, s) <= neurons && plan_inputs(n) <= computed_before(n, s); @/
      /@ assert tested: \forall plan n, rvec v, y; sized(n, steps, neurons, terms) ==> tests(n, s) ==>
       @   has_variables(n, v, y, s) ==> has_variables(n, v, y, s + 1); @/
      /@ assert next: \forall plan n, rvec y, integer k; plan_inputs(n) <= k ==>
       @   variable_of(n, y, k + 1) == variable_of(n, y, k) + active_at(n, y, k); @/
      /@ assert absent: \forall plan n, rvec v, y; sized(n, steps, neurons, terms) ==> !present(n, y, s) ==>
       @   has_variables(n, v, y, s) ==> has_variables(n, v, y, s + 1); @/
      /@ assert computed: \forall plan n, rvec v, y; sized(n, steps, neurons, terms) ==> present(n, y, s) ==>
       @   !tests(n, s) ==> has_variables(n, v, y, s) ==>
       @   has_variables(n, defined(v, at(y, computed_before(n, s))), y, s + 1); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Who reaches the end has met something at every step. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures on_the_way: \forall plan n, conditional c, rvec y, integer q; plan_steps(n) == steps ==>
   @   reaches(n, c, y) ==>
   @   0 <= q <= steps ==> 0 <= met(n, c, y, q);
   @/
  void lemma_on_the_way(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant on_the_way: \forall plan n, conditional c, rvec y, integer q; 0 <= q <= s ==>
     @   met(n, c, y, q) < 0 ==> met(n, c, y, s) < 0;
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* What the instructions that are asked for do. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures test: \forall plan n, conditional c, rvec v, y, integer i, q, k; has_variables(n, v, y, q) ==>
   @   expected_test(n, c, i, y, k) ==> 0 <= k < computed_before(n, q) ==> active_at(n, y, k) == 1 ==>
   @   follower(c, i, v) == existing(c, i, at(y, k) == 0.0 ? otherwise(c, i) : next(c, i)) &&
   @   after(c, i, v) == v && price(c, i) == 1;
   @ ensures operation: \forall plan n, conditional c, rvec v, x, y, integer i, q, k, l;
   @   len(plan_weight(n)) == terms ==> plan_forward(n, x, y) ==> plausible(n, y) ==> has_variables(n, v, y, q) ==>
   @   expected_operation(n, c, i, y, k) ==> reads_under(n, k, l) ==> l <= computed_before(n, q) <= neurons_of(n) ==>
   @   plan_inputs(n) <= k < neurons_of(n) ==> active_at(n, y, k) == 1 ==>
   @   follower(c, i, v) == existing(c, i, next(c, i)) && after(c, i, v) == defined(v, at(y, k)) &&
   @   price(c, i) == 2 * nonzero_into(n, y, k, index(plan_first(n), k + 1));
   @/
  void lemma_instructions(size_t terms)
  {
    lemma_operation_sum(terms);
    lemma_nothing_enters(terms);
    /@ assert some: \forall plan n, rvec y, integer k; plan_inputs(n) <= k ==> active_at(n, y, k) == 1 ==>
     @   0 < nonzero_into(n, y, k, index(plan_first(n), k + 1)); @/
    /@ assert sum: \forall plan n, conditional c, rvec v, x, y, integer i, q, k, l;
     @   len(plan_weight(n)) == terms ==> plausible(n, y) ==> has_variables(n, v, y, q) ==>
     @   expected_operation(n, c, i, y, k) ==> reads_under(n, k, l) ==> l <= computed_before(n, q) <= neurons_of(n) ==>
     @   plan_inputs(n) <= k ==> active_at(n, y, k) == 1 ==>
     @   terms_upto(c, i, v, terms(c, i)) ==
     @     weighted(plan_source(n), plan_weight(n), y, index(plan_first(n), k), index(plan_first(n), k + 1)); @/
  }
*/

/* The run goes where y goes. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures runs: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> 0 <= q <= steps ==>
   @   continues(c, x, met(n, c, y, q), variables(n, x, y, q), spent(n, y, q));
   @/
  void lemma_runs(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_plausible(steps, neurons, terms);
    lemma_variables(steps, neurons, terms);
    lemma_on_the_way(steps);
    lemma_instructions(terms);
    lemma_bounds(steps);
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant runs: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> 0 <= q <= s ==>
     @   continues(c, x, met(n, c, y, q), variables(n, x, y, q), spent(n, y, q));
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; sized(n, steps, neurons, terms) ==> plan_step(n, s) &&
       @   tested_before(n, s) <= computed_before(n, s) <= neurons && plan_inputs(n) <= computed_before(n, s); @/
      /@ assert inside: \forall plan n; sized(n, steps, neurons, terms) ==> !tests(n, s) ==>
       @   computed_before(n, s) < neurons && reads_under(n, computed_before(n, s), tested_before(n, s)); @/
      /@ assert met: \forall plan n, conditional c, rvec y; plan_steps(n) == steps ==> sound(n, c) ==>
       @   reaches(n, c, y) ==> 0 <= met(n, c, y, s) < instructions(c) && 0 <= met(n, c, y, s + 1); @/
      /@ assert absent: \forall plan n, conditional c, rvec x, y; !present(n, y, s) ==> 0 <= met(n, c, y, s) ==>
       @   met(n, c, y, s + 1) == met(n, c, y, s) && variables(n, x, y, s + 1) == variables(n, x, y, s) &&
       @   spent(n, y, s + 1) == spent(n, y, s); @/
      /@ assert expected: \forall plan n, conditional c, rvec y; ordered(n, steps) ==> plausible(n, y) ==>
       @   sound(n, c) ==> reaches(n, c, y) ==> present(n, y, s) ==> expected(n, c, met(n, c, y, s), y, s); @/
      /@ assert linked: \forall plan n, conditional c, rvec y; ordered(n, steps) ==> sound(n, c) ==>
       @   reaches(n, c, y) ==> present(n, y, s) ==>
       @   met(n, c, y, s + 1) == link(c, met(n, c, y, s), outcome(n, y, s)) &&
       @   met(n, c, y, s + 1) > met(n, c, y, s) &&
       @   existing(c, met(n, c, y, s), met(n, c, y, s + 1)) == met(n, c, y, s + 1); @/
      /@ assert test: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> present(n, y, s) ==> tests(n, s) ==>
       @   follower(c, met(n, c, y, s), variables(n, x, y, s)) == met(n, c, y, s + 1) &&
       @   after(c, met(n, c, y, s), variables(n, x, y, s)) == variables(n, x, y, s + 1) &&
       @   spent(n, y, s + 1) == spent(n, y, s) + price(c, met(n, c, y, s)); @/
      /@ assert operation: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> present(n, y, s) ==> !tests(n, s) ==>
       @   follower(c, met(n, c, y, s), variables(n, x, y, s)) == met(n, c, y, s + 1) &&
       @   after(c, met(n, c, y, s), variables(n, x, y, s)) == variables(n, x, y, s + 1) &&
       @   spent(n, y, s + 1) == spent(n, y, s) + price(c, met(n, c, y, s)); @/
      /@ assert next: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
       @   continues(c, x, met(n, c, y, s + 1), variables(n, x, y, s + 1), spent(n, y, s + 1)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Terms that are not zero come from active neurons. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures fewer: \forall plan n, rvec y, integer k, l, t; len(plan_weight(n)) == terms ==> reads_under(n, k, l) ==>
   @   l <= neurons_of(n) ==> plausible(n, y) ==> t <= index(plan_first(n), k + 1) ==> nonzero_into(n, y, k, t) <=
   @   active_terms(plan_inputs(n), plan_first(n), plan_source(n), plan_weight(n), y, index(plan_first(n), k), t);
   @/
  void lemma_fewer(size_t terms)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= terms;
     @ loop invariant fewer: \forall plan n, rvec y, integer k, l, t; len(plan_weight(n)) == terms ==>
     @   reads_under(n, k, l) ==> l <= neurons_of(n) ==> plausible(n, y) ==> t <= index(plan_first(n), k + 1) ==>
     @   t <= s ==> nonzero_into(n, y, k, t) <=
     @   active_terms(plan_inputs(n), plan_first(n), plan_source(n), plan_weight(n), y, index(plan_first(n), k), t);
     @ loop assigns s;
     @ loop variant terms - s;
     @/
    while (s < terms) {
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* What the steps cost, and that an active neuron has an active weight. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures spent: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
   @   spent(n, y, steps) <= plan_inputs(n) + 2 * weights_before(n, y, neurons) +
   @     active_before(n, y, tested_before(n, steps));
   @ ensures fewer: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
   @   0 <= q <= steps ==> active_before(n, y, computed_before(n, q)) <= weights_before(n, y, computed_before(n, q));
   @/
  void lemma_spent(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_fewer(terms);
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant spent: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
     @   spent(n, y, s) <= (tested_before(n, s) < plan_inputs(n) ? tested_before(n, s) : plan_inputs(n)) +
     @     2 * weights_before(n, y, computed_before(n, s)) + active_before(n, y, tested_before(n, s));
     @ loop invariant fewer: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
     @   0 <= q <= s ==> active_before(n, y, computed_before(n, q)) <= weights_before(n, y, computed_before(n, q));
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; sized(n, steps, neurons, terms) ==> plan_step(n, s) &&
       @   tested_before(n, s) <= computed_before(n, s) <= neurons && plan_inputs(n) <= computed_before(n, s); @/
      /@ assert tested: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==> tests(n, s) ==>
       @   spent(n, y, s + 1) == spent(n, y, s) + active_at(n, y, tested_before(n, s)) &&
       @   active_before(n, y, tested_before(n, s + 1)) == (tested_before(n, s) < plan_inputs(n) ? 0
       @     : active_before(n, y, tested_before(n, s)) + active_at(n, y, tested_before(n, s))); @/
      /@ assert computed: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
       @   !tests(n, s) ==> spent(n, y, s + 1) - spent(n, y, s) <=
       @     2 * weights_before(n, y, computed_before(n, s) + 1) - 2 * weights_before(n, y, computed_before(n, s)) &&
       @   active_at(n, y, computed_before(n, s)) <=
       @     weights_before(n, y, computed_before(n, s) + 1) - weights_before(n, y, computed_before(n, s)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Theorem 1, for the inputs that reach the end of a sound tree. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures arrives: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> arrives(c, 0, x);
   @ ensures answers: \forall plan n, conditional c, rvec x, y, integer j; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> 0 <= j < outputs_of(n) ==>
   @   answer(c, 0, x, j) == at(y, tested_before(n, steps) + j);
   @ ensures sharp: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> operations(c, 0, x) <=
   @     plan_inputs(n) + 2 * weights_before(n, y, neurons) + active_before(n, y, neurons - outputs_of(n));
   @ ensures weights: \forall plan n, rvec x, y; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> active_before(n, y, neurons) <= weights_before(n, y, neurons);
   @/
  void lemma_theorem_1(size_t steps, size_t neurons, size_t terms)
  {
    lemma_plan(steps);
    lemma_plausible(steps, neurons, terms);
    lemma_variables(steps, neurons, terms);
    lemma_runs(steps, neurons, terms);
    lemma_spent(steps, neurons, terms);
    /@ assert leaf: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   expected_leaf(n, c, met(n, c, y, steps), y, tested_before(n, steps), outputs_of(n)); @/
    /@ assert ends: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   follower(c, met(n, c, y, steps), variables(n, x, y, steps)) == -1 && price(c, met(n, c, y, steps)) == 0; @/
    /@ assert last: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   last(c, 0, x) == met(n, c, y, steps) && operations(c, 0, x) == spent(n, y, steps); @/
    /@ assert from_there: \forall plan n, conditional c, rvec x, y, integer j; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   answer(c, met(n, c, y, steps), variables(n, x, y, steps), j) == answer(c, 0, x, j); @/
    /@ assert answers: \forall plan n, conditional c, rvec x, y, integer j; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==> 0 <= j < outputs_of(n) ==>
     @   answer(c, met(n, c, y, steps), variables(n, x, y, steps), j) == at(y, tested_before(n, steps) + j); @/
  }
*/

/*@ // y took instruction m in step r with outcome o and has met none since; r = -1: it has met none at all.
  @ predicate stands(plan n, conditional c, rvec y, integer m, integer o, integer r, integer q) =
  @   -1 <= r < q && none_present(n, y, r + 1, q) &&
  @   (r == -1 ? m == -1
  @    : r < plan_steps(n) && 0 <= m && met(n, c, y, r) == m && present(n, y, r) && outcome(n, y, r) == o);
  @ // Where one goes from there.
  @ logic integer ahead(conditional c, integer m, integer o) =
  @   m == -1 ? (instructions(c) > 0 ? 0 : -1) : link(c, m, o);
  @ // Where nothing is ahead of y, c2 has what step q asks for.
  @ predicate extends(plan n, conditional c, conditional c2, rvec y, integer m, integer o, integer r, integer q) =
  @   plausible(n, y) && sound(n, c) && stands(n, c, y, m, o, r, q) && ahead(c, m, o) == -1 &&
  @   q <= plan_steps(n) && pending(n, y, q) && adds(c, c2, m, o, outputs_of(n)) &&
  @   expected(n, c2, instructions(c), y, q);
  @*/

/* What is met where y stands. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures met: \forall plan n, conditional c, rvec y, integer m, o, r, q; plan_steps(n) == steps ==> closed(c) ==>
   @   stands(n, c, y, m, o, r, q) ==> q <= steps ==> met(n, c, y, q) == ahead(c, m, o);
   @ ensures waits: \forall plan n, conditional c, rvec y, integer m, o, r, q; closed(c) ==>
   @   stands(n, c, y, m, o, r, q) ==> ahead(c, m, o) == -1 ==> waits(n, c, y, m, o, r, q);
   @ ensures kind: \forall plan n, conditional c, rvec y, integer m, o, r, q; right(n, c) ==> plausible(n, y) ==>
   @   stands(n, c, y, m, o, r, q) ==> m == -1 || (kind(c, m) == 1) || (kind(c, m) == 0 && o == 1);
   @ ensures stays: \forall plan n, conditional c, rvec y, integer m, o, r, q; stands(n, c, y, m, o, r, q) ==>
   @   !present(n, y, q) ==> stands(n, c, y, m, o, r, q + 1);
   @ ensures goes: \forall plan n, conditional c, rvec y, integer q; 0 <= q < plan_steps(n) ==> present(n, y, q) ==>
   @   0 <= met(n, c, y, q) ==> stands(n, c, y, met(n, c, y, q), outcome(n, y, q), q, q + 1);
   @/
  void lemma_stands(size_t steps)
  {
    lemma_skips(steps);
    lemma_bounds(steps);
    /@ assert next: \forall plan n, conditional c, rvec z, integer s; 0 <= s ==> met(n, c, z, s + 1) ==
     @   (met(n, c, z, s) < 0 ? -1 : active_at(n, z, neuron_at(n, s)) == 1
     @    ? link(c, met(n, c, z, s), outcome(n, z, s)) : met(n, c, z, s)); @/
    /@ assert first: \forall plan n, conditional c, rvec y, integer m, o, r, q; plan_steps(n) == steps ==>
     @   stands(n, c, y, m, o, r, q) ==> met(n, c, y, r + 1) == ahead(c, m, o); @/
    /@ assert right: \forall plan n, conditional c, rvec y, integer m, o, r, q; right(n, c) ==> plausible(n, y) ==>
     @   stands(n, c, y, m, o, r, q) ==> 0 <= r ==> expected(n, c, m, y, r); @/
  }
*/

/* One more instruction where nothing is ahead. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures sound: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q; sized(n, steps, neurons, terms) ==>
   @   extends(n, c, c2, y, m, o, r, q) ==> sound(n, c2);
   @ ensures met: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q; sized(n, steps, neurons, terms) ==>
   @   extends(n, c, c2, y, m, o, r, q) ==> met(n, c2, y, q) == instructions(c);
   @ ensures others: \forall plan n, conditional c, c2, rvec y, z, integer m, o, r, q;
   @   sized(n, steps, neurons, terms) ==> extends(n, c, c2, y, m, o, r, q) ==> plausible(n, z) ==>
   @   reaches(n, c, z) ==> reaches(n, c2, z);
   @/
  void lemma_extends(size_t steps, size_t neurons, size_t terms)
  {
    lemma_stands(steps);
    lemma_grown(steps, neurons, terms);
    lemma_meets_new(steps, neurons, terms);
    lemma_old(steps, neurons, terms);
    /@ assert grown: \forall plan n, conditional c, c2, rvec y, integer m, o, r, q;
     @   extends(n, c, c2, y, m, o, r, q) ==> grown(n, c, c2, y, m, o, r, q); @/
  }
*/

/* Variables are defined before they are read. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures range: \forall plan n, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
   @   0 <= neuron_at(n, q) < neurons && tested_before(n, q) <= computed_before(n, q) <= neurons &&
   @   plan_inputs(n) <= computed_before(n, q);
   @ ensures test: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
   @   tests(n, q) ==> present(n, y, q) ==>
   @   variable_of(n, y, neuron_at(n, q)) < variable_of(n, y, computed_before(n, q));
   @ ensures reads: \forall plan n, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
   @   !tests(n, q) ==> reads_under(n, computed_before(n, q), tested_before(n, q));
   @ ensures operation: \forall plan n, rvec y, integer q, h; sized(n, steps, neurons, terms) ==> plausible(n, y) ==>
   @   0 <= q < steps ==> 0 <= h < tested_before(n, q) ==> at(y, h) != 0.0 ==>
   @   variable_of(n, y, h) < variable_of(n, y, computed_before(n, q));
   @ ensures leaf: \forall plan n, rvec y, integer k; sized(n, steps, neurons, terms) ==> k < neurons ==>
   @   active_at(n, y, k) == 1 ==> variable_of(n, y, k) < variable_of(n, y, neurons);
   @ ensures next: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
   @   !tests(n, q) ==> present(n, y, q) ==>
   @   variable_of(n, y, computed_before(n, q + 1)) == variable_of(n, y, computed_before(n, q)) + 1;
   @ ensures start: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==>
   @   computed_before(n, 0) == plan_inputs(n) && variable_of(n, y, computed_before(n, 0)) == plan_inputs(n);
   @ ensures same: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
   @   tests(n, q) || !present(n, y, q) ==>
   @   variable_of(n, y, computed_before(n, q + 1)) == variable_of(n, y, computed_before(n, q));
   @/
  void lemma_defined(size_t steps, size_t neurons, size_t terms)
  {
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_variables_increase(neurons);
    /@ assert step: \forall plan n, integer q; sized(n, steps, neurons, terms) ==> 0 <= q < steps ==>
     @   plan_step(n, q); @/
    /@ assert last: \forall plan n, integer q; sized(n, steps, neurons, terms) ==> 0 <= q <= steps ==>
     @   computed_before(n, q) <= neurons; @/
    /@ assert count: \forall plan n, rvec y, integer k; plan_inputs(n) <= k ==>
     @   variable_of(n, y, k + 1) == variable_of(n, y, k) + active_at(n, y, k); @/
    /@ assert flag: \forall plan n, rvec y, integer k; active_at(n, y, k) == 0 || active_at(n, y, k) == 1; @/
  }
*/

/*@ // In a sound tree, y has come to step q from m with outcome o.
  @ predicate advanced(plan n, conditional c, rvec y, integer m, integer o, integer q) =
  @   plausible(n, y) && sound(n, c) &&
  @   (stands(n, c, y, m, o, -1, q) || \exists integer r; 0 <= r && stands(n, c, y, m, o, r, q));
  @ // c2 is what c becomes when what step q asks for is put ahead of m.
  @ predicate extended(plan n, conditional c, conditional c2, rvec y, integer m, integer o, integer q) =
  @   ahead(c, m, o) == -1 && adds(c, c2, m, o, outputs_of(n)) && expected(n, c2, instructions(c), y, q);
  @ // Who reaches the end of c reaches that of c2.
  @ predicate reach_still(plan n, conditional c, conditional c2) =
  @   \forall rvec z; plausible(n, z) ==> reaches(n, c, z) ==> reaches(n, c2, z);
  @*/

/* How y goes on, step by step. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures starts: \forall plan n, conditional c, rvec y; plausible(n, y) ==> sound(n, c) ==>
   @   advanced(n, c, y, -1, 1, 0);
   @ ensures stays: \forall plan n, conditional c, rvec y, integer m, o, q; advanced(n, c, y, m, o, q) ==>
   @   !present(n, y, q) ==> advanced(n, c, y, m, o, q + 1);
   @ ensures kind: \forall plan n, conditional c, rvec y, integer m, o, q; advanced(n, c, y, m, o, q) ==>
   @   m == -1 || kind(c, m) == 1 || (kind(c, m) == 0 && o == 1);
   @ ensures goes: \forall plan n, conditional c, rvec y, integer m, o, q; plan_steps(n) == steps ==>
   @   advanced(n, c, y, m, o, q) ==> 0 <= q < steps ==> present(n, y, q) ==> 0 <= ahead(c, m, o) ==>
   @   advanced(n, c, y, ahead(c, m, o), outcome(n, y, q), q + 1) &&
   @   (kind(c, ahead(c, m, o)) == 0 <==> !tests(n, q));
   @ ensures grows: \forall plan n, conditional c, c2, rvec y, integer m, o, q; sized(n, steps, neurons, terms) ==>
   @   advanced(n, c, y, m, o, q) ==> 0 <= q < steps ==> present(n, y, q) ==> extended(n, c, c2, y, m, o, q) ==>
   @   advanced(n, c2, y, instructions(c), outcome(n, y, q), q + 1) && reach_still(n, c, c2) &&
   @   (kind(c2, instructions(c)) == 0 <==> !tests(n, q));
   @ ensures reaches: \forall plan n, conditional c, rvec y, integer m, o; plan_steps(n) == steps ==>
   @   advanced(n, c, y, m, o, steps) ==> 0 <= ahead(c, m, o) ==> reaches(n, c, y);
   @ ensures ends: \forall plan n, conditional c, c2, rvec y, integer m, o; sized(n, steps, neurons, terms) ==>
   @   advanced(n, c, y, m, o, steps) ==> extended(n, c, c2, y, m, o, steps) ==>
   @   sound(n, c2) && reaches(n, c2, y) && reach_still(n, c, c2);
   @/
  void lemma_advance(size_t steps, size_t neurons, size_t terms)
  {
    lemma_stands(steps);
    lemma_extends(steps, neurons, terms);
    /@ assert met: \forall plan n, conditional c, rvec y, integer m, o, q; plan_steps(n) == steps ==>
     @   advanced(n, c, y, m, o, q) ==> q <= steps ==> met(n, c, y, q) == ahead(c, m, o); @/
    /@ assert extends: \forall plan n, conditional c, c2, rvec y, integer m, o, q; plan_steps(n) == steps ==>
     @   advanced(n, c, y, m, o, q) ==> q <= steps ==> pending(n, y, q) ==> extended(n, c, c2, y, m, o, q) ==>
     @   \exists integer r; extends(n, c, c2, y, m, o, r, q); @/
    /@ assert next: \forall plan n, conditional c, rvec y, integer q; 0 <= q < plan_steps(n) ==> present(n, y, q) ==>
     @   plausible(n, y) ==> sound(n, c) ==> 0 <= met(n, c, y, q) ==>
     @   advanced(n, c, y, met(n, c, y, q), outcome(n, y, q), q + 1); @/
    /@ assert right: \forall plan n, conditional c, rvec y, integer q; 0 <= q < plan_steps(n) ==> present(n, y, q) ==>
     @   plausible(n, y) ==> sound(n, c) ==> 0 <= met(n, c, y, q) ==>
     @   (kind(c, met(n, c, y, q)) == 0 <==> !tests(n, q)); @/
  }
*/
#endif
