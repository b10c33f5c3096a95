/* An input that a tree does not know goes the way of the network as far as the tree goes. */
#ifndef MEMCERT_PROOFS_LEMMAS_OTHERWISE_H
#define MEMCERT_PROOFS_LEMMAS_OTHERWISE_H

#include "lemmas_loop.h"

/* What has met something has done so before. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures before: \forall plan n, conditional c, rvec y, integer r, q; 0 <= r <= q <= steps ==>
   @   0 <= met(n, c, y, q) ==> 0 <= met(n, c, y, r);
   @/
  void lemma_met_before(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant before: \forall plan n, conditional c, rvec y, integer r, q; 0 <= r <= q <= s ==>
     @   0 <= met(n, c, y, q) ==> 0 <= met(n, c, y, r);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert next: \forall plan n, conditional c, rvec y; 0 <= met(n, c, y, s + 1) ==> 0 <= met(n, c, y, s); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // x, on which the outputs are y, gets as far as step q in this tree.
  @ predicate comes(plan n, conditional c, rvec x, rvec y, integer q) =
  @   plan_forward(n, x, y) && sound(n, c) && 0 <= met(n, c, y, q);
  @ predicate continues_whole(conditional c, rvec x, integer i, rvec y, integer spent) =
  @   continues(c, x, i, y, spent) && ending(c, i, y) == ending(c, 0, x);
  @*/

/* So far the run goes where y goes. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures runs: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
   @   0 <= q <= steps ==> comes(n, c, x, y, q) ==>
   @   continues_whole(c, x, met(n, c, y, q), variables(n, x, y, q), spent(n, y, q));
   @ ensures step: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
   @   0 <= q < steps ==> comes(n, c, x, y, q) ==> present(n, y, q) ==>
   @   follower(c, met(n, c, y, q), variables(n, x, y, q)) ==
   @     existing(c, met(n, c, y, q), link(c, met(n, c, y, q), outcome(n, y, q))) &&
   @   after(c, met(n, c, y, q), variables(n, x, y, q)) == variables(n, x, y, q + 1) &&
   @   spent(n, y, q + 1) == spent(n, y, q) + price(c, met(n, c, y, q)) &&
   @   (kind(c, met(n, c, y, q)) == 0 || kind(c, met(n, c, y, q)) == 1);
   @/
  void lemma_comes(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_plausible(steps, neurons, terms);
    lemma_variables(steps, neurons, terms);
    lemma_met_before(steps);
    lemma_instructions(terms);
    lemma_bounds(steps);
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant runs: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   0 <= q <= s ==> comes(n, c, x, y, q) ==>
     @   continues_whole(c, x, met(n, c, y, q), variables(n, x, y, q), spent(n, y, q));
     @ loop invariant step: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   0 <= q < s ==> comes(n, c, x, y, q) ==> present(n, y, q) ==>
     @   follower(c, met(n, c, y, q), variables(n, x, y, q)) ==
     @     existing(c, met(n, c, y, q), link(c, met(n, c, y, q), outcome(n, y, q))) &&
     @   after(c, met(n, c, y, q), variables(n, x, y, q)) == variables(n, x, y, q + 1) &&
     @   spent(n, y, q + 1) == spent(n, y, q) + price(c, met(n, c, y, q)) &&
     @   (kind(c, met(n, c, y, q)) == 0 || kind(c, met(n, c, y, q)) == 1);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; sized(n, steps, neurons, terms) ==> plan_step(n, s) &&
       @   tested_before(n, s) <= computed_before(n, s) <= neurons && plan_inputs(n) <= computed_before(n, s); @/
      /@ assert inside: \forall plan n; sized(n, steps, neurons, terms) ==> !tests(n, s) ==>
       @   computed_before(n, s) < neurons && reads_under(n, computed_before(n, s), tested_before(n, s)); @/
      /@ assert met: \forall plan n, conditional c, rvec x, y; plan_steps(n) == steps ==> comes(n, c, x, y, s) ==>
       @   0 <= met(n, c, y, s) < instructions(c); @/
      /@ assert back: \forall plan n, conditional c, rvec x, y; comes(n, c, x, y, s + 1) ==> comes(n, c, x, y, s); @/
      /@ assert absent: \forall plan n, conditional c, rvec x, y; !present(n, y, s) ==> 0 <= met(n, c, y, s) ==>
       @   met(n, c, y, s + 1) == met(n, c, y, s) && variables(n, x, y, s + 1) == variables(n, x, y, s) &&
       @   spent(n, y, s + 1) == spent(n, y, s); @/
      /@ assert expected: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   comes(n, c, x, y, s) ==> present(n, y, s) ==> expected(n, c, met(n, c, y, s), y, s); @/
      /@ assert has: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   comes(n, c, x, y, s) ==> has_variables(n, variables(n, x, y, s), y, s); @/
      /@ assert test: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   comes(n, c, x, y, s) ==> present(n, y, s) ==> tests(n, s) ==>
       @   follower(c, met(n, c, y, s), variables(n, x, y, s)) ==
       @     existing(c, met(n, c, y, s), link(c, met(n, c, y, s), outcome(n, y, s))) &&
       @   after(c, met(n, c, y, s), variables(n, x, y, s)) == variables(n, x, y, s + 1) &&
       @   spent(n, y, s + 1) == spent(n, y, s) + price(c, met(n, c, y, s)) && kind(c, met(n, c, y, s)) == 1; @/
      /@ assert operation: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   comes(n, c, x, y, s) ==> present(n, y, s) ==> !tests(n, s) ==>
       @   follower(c, met(n, c, y, s), variables(n, x, y, s)) ==
       @     existing(c, met(n, c, y, s), link(c, met(n, c, y, s), outcome(n, y, s))) &&
       @   after(c, met(n, c, y, s), variables(n, x, y, s)) == variables(n, x, y, s + 1) &&
       @   spent(n, y, s + 1) == spent(n, y, s) + price(c, met(n, c, y, s)) && kind(c, met(n, c, y, s)) == 0; @/
      /@ assert linked: \forall plan n, conditional c, rvec x, y; plan_steps(n) == steps ==>
       @   comes(n, c, x, y, s + 1) ==> present(n, y, s) ==>
       @   met(n, c, y, s + 1) == link(c, met(n, c, y, s), outcome(n, y, s)) &&
       @   met(n, c, y, s + 1) > met(n, c, y, s) &&
       @   existing(c, met(n, c, y, s), met(n, c, y, s + 1)) == met(n, c, y, s + 1); @/
      /@ assert goes: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   comes(n, c, x, y, s + 1) ==> present(n, y, s) ==>
       @   follower(c, met(n, c, y, s), variables(n, x, y, s)) == met(n, c, y, s + 1) &&
       @   met(n, c, y, s + 1) > met(n, c, y, s); @/
      /@ assert next: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
       @   comes(n, c, x, y, s + 1) ==>
       @   continues_whole(c, x, met(n, c, y, s + 1), variables(n, x, y, s + 1), spent(n, y, s + 1)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // Step q asks for an instruction whose branch is missing.
  @ predicate leaves_in(plan n, conditional c, rvec y, integer q) =
  @   0 <= met(n, c, y, q) && present(n, y, q) && met(n, c, y, q + 1) < 0;
  @ // So does one of the first.
  @ predicate left_before(plan n, conditional c, rvec y, integer s) =
  @   \exists integer q; 0 <= q < s && leaves_in(n, c, y, q);
  @*/

/* What does not reach the end of a tree leaves it somewhere. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures leaves: \forall plan n, conditional c, rvec y; 0 < instructions(c) ==> plan_steps(n) == steps ==>
   @   !reaches(n, c, y) ==> left_before(n, c, y, steps);
   @/
  void lemma_leaves(size_t steps)
  {
    size_t s = 0;
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant leaves: \forall plan n, conditional c, rvec y; 0 < instructions(c) ==>
     @   0 <= met(n, c, y, s) || left_before(n, c, y, s);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert here: \forall plan n, conditional c, rvec y; 0 <= met(n, c, y, s) ==> met(n, c, y, s + 1) < 0 ==>
       @   leaves_in(n, c, y, s); @/
      /@ assert before: \forall plan n, conditional c, rvec y; left_before(n, c, y, s) ==>
       @   left_before(n, c, y, s + 1); @/
      /@ assert now: \forall plan n, conditional c, rvec y; leaves_in(n, c, y, s) ==>
       @   left_before(n, c, y, s + 1); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* What steps cost in a tree is what they cost in the loop. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures same: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> 0 <= q <= steps ==>
   @   spent(n, y, q) == looping_before(n, y, q);
   @/
  void lemma_spent_looping(size_t steps, size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_plan(steps);
    lemma_plan_grows(steps);
    lemma_nothing_enters(terms);
    /@ loop invariant range: 0 <= s <= steps;
     @ loop invariant same: \forall plan n, rvec y, integer q; sized(n, steps, neurons, terms) ==> 0 <= q <= s ==>
     @   spent(n, y, q) == looping_before(n, y, q);
     @ loop assigns s;
     @ loop variant steps - s;
     @/
    while (s < steps) {
      /@ assert step: \forall plan n; sized(n, steps, neurons, terms) ==> plan_step(n, s) && 0 <= tested_before(n, s) &&
       @   tested_before(n, s) <= computed_before(n, s) <= neurons && plan_inputs(n) <= computed_before(n, s); @/
      /@ assert inside: \forall plan n; sized(n, steps, neurons, terms) ==> !tests(n, s) ==>
       @   computed_before(n, s) < neurons && reads_under(n, computed_before(n, s), tested_before(n, s)); @/
      /@ assert tested: \forall plan n, rvec y; sized(n, steps, neurons, terms) ==> tests(n, s) ==>
       @   spent(n, y, s + 1) == spent(n, y, s) + active_at(n, y, tested_before(n, s)) &&
       @   looping_before(n, y, s + 1) == looping_before(n, y, s) + active_at(n, y, tested_before(n, s)); @/
      /@ assert none: \forall plan n, rvec y, integer k; sized(n, steps, neurons, terms) ==>
       @   k == computed_before(n, s) ==> !tests(n, s) ==> active_at(n, y, k) != 1 ==>
       @   nonzero_into(n, y, k, index(plan_first(n), k + 1)) == 0; @/
      /@ assert computed: \forall plan n, rvec y, integer k; sized(n, steps, neurons, terms) ==>
       @   k == computed_before(n, s) ==> !tests(n, s) ==>
       @   spent(n, y, s + 1) == spent(n, y, s) + 2 * nonzero_into(n, y, k, index(plan_first(n), k + 1)) &&
       @   looping_before(n, y, s + 1) == looping_before(n, y, s) +
       @     2 * nonzero_into(n, y, k, index(plan_first(n), k + 1)); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* The loop costs no less for more neurons. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures computing: \forall integer p, indices first, source, rvec w, y, integer k, h; 0 <= p ==>
   @   feeds_forward(p, neurons, terms, first, source) ==> k <= h <= neurons ==>
   @   computing(p, first, source, w, y, k) <= computing(p, first, source, w, y, h);
   @ ensures testing: \forall integer p, indices first, source, rvec w, y, integer k, h; k <= h <= neurons ==>
   @   testing(p, first, source, w, y, k) <= testing(p, first, source, w, y, h);
   @/
  void lemma_looping_grows(size_t neurons, size_t terms)
  {
    size_t s = 0;
    lemma_nothing_enters(terms);
    /@ loop invariant range: 0 <= s <= neurons;
     @ loop invariant computing: \forall integer p, indices first, source, rvec w, y, integer k, h; 0 <= p ==>
     @   feeds_forward(p, neurons, terms, first, source) ==> k <= h <= s ==>
     @   computing(p, first, source, w, y, k) <= computing(p, first, source, w, y, h);
     @ loop invariant testing: \forall integer p, indices first, source, rvec w, y, integer k, h; k <= h <= s ==>
     @   testing(p, first, source, w, y, k) <= testing(p, first, source, w, y, h);
     @ loop assigns s;
     @ loop variant neurons - s;
     @/
    while (s < neurons) {
      /@ assert next: \forall integer p, indices first, source, rvec w, y; 0 <= p ==>
       @   feeds_forward(p, neurons, terms, first, source) ==>
       @   computing(p, first, source, w, y, s) <= computing(p, first, source, w, y, s + 1); @/
      /@ assert test: \forall integer p, indices first, source, rvec w, y;
       @   testing(p, first, source, w, y, s + 1) ==
       @     testing(p, first, source, w, y, s) + active_neuron(p, first, source, w, y, s); @/
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/* Theorem 1 for every input of a sound tree: it arrives with the outputs, or leaves it when the steps before some step
 * are done; both at what the loop costs. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures left: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> 0 < instructions(c) ==> !reaches(n, c, y) ==>
   @   !arrives(c, 0, x) && \exists integer q; done_before(n, c, x, y, q);
   @ ensures whole: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
   @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
   @   operations(c, 0, x) == looping_before(n, y, steps);
   @/
  void lemma_otherwise(size_t steps, size_t neurons, size_t terms)
  {
    lemma_plan(steps);
    lemma_plausible(steps, neurons, terms);
    lemma_variables(steps, neurons, terms);
    lemma_comes(steps, neurons, terms);
    lemma_leaves(steps);
    lemma_spent_looping(steps, neurons, terms);
    lemma_bounds(steps);
    /@ assert end: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   comes(n, c, x, y, steps) && expected_leaf(n, c, met(n, c, y, steps), y, tested_before(n, steps), outputs_of(n)); @/
    /@ assert whole: \forall plan n, conditional c, rvec x, y; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> reaches(n, c, y) ==>
     @   follower(c, met(n, c, y, steps), variables(n, x, y, steps)) == -1 && price(c, met(n, c, y, steps)) == 0 &&
     @   operations(c, 0, x) == spent(n, y, steps); @/
    /@ assert leaves: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> 0 <= q < steps ==> leaves_in(n, c, y, q) ==>
     @   comes(n, c, x, y, q) && link(c, met(n, c, y, q), outcome(n, y, q)) < 0; @/
    /@ assert ends: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> 0 <= q < steps ==> leaves_in(n, c, y, q) ==>
     @   follower(c, met(n, c, y, q), variables(n, x, y, q)) == -1 && last(c, 0, x) == met(n, c, y, q) &&
     @   operations(c, 0, x) == spent(n, y, q + 1) && ending(c, 0, x) == variables(n, x, y, q + 1); @/
    /@ assert missing: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> 0 <= q < steps ==> leaves_in(n, c, y, q) ==>
     @   !arrives(c, 0, x); @/
    /@ assert done: \forall plan n, conditional c, rvec x, y, integer q; sized(n, steps, neurons, terms) ==>
     @   plan_forward(n, x, y) ==> sound(n, c) ==> 0 <= q < steps ==> leaves_in(n, c, y, q) ==>
     @   done_before(n, c, x, y, q + 1); @/
  }
*/
#endif
