#include "rounded.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/rounded/lemmas_rounded.h"

size_t round_all(number_format f, mpq_ptr a, size_t n, mpq_ptr t, mpz_ptr z)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant rounded: \forall integer j; 0 <= j < i ==> rounds_to(f, \at(val(a + j), Pre), val(a + j));
    @ loop invariant rest: \forall integer j; i <= j < n ==> val(a + j) == \at(val(a + j), Pre);
    @ loop assigns i, a[0 .. n - 1], t[0 .. 1], *z;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (!round_nearest(f, a + i, t, z))
      return i;
  return n;
}

/* s := s + w y, with both roundings; false if one of them overflows. */
/*@ requires well_formed_format(f) && \valid(s) && \valid_read(w) && \valid_read(y) && \valid(t + (0 .. 2));
  @ requires \valid(z) && \separated(s, t + (0 .. 2)) && \separated(s, z) && \separated(t + (0 .. 2), z);
  @ terminates \true;
  @ assigns *s, t[0 .. 2], *z;
  @ ensures sum: \result ==>
  @   adds_to(f.bits, f.unit, f.exponents, \old(val(s)), \old(val(w)), \old(val(y)), val(s));
  @ ensures overflow: !\result ==> \forall real r;
  @   !adds_to(f.bits, f.unit, f.exponents, \old(val(s)), \old(val(w)), \old(val(y)), r);
  @*/
static bool add_term(number_format f, mpq_ptr s, mpq_srcptr w, mpq_srcptr y, mpq_ptr t, mpz_ptr z)
{
  //@ ghost lemma_rounds_unique(f);
  mpq_mul(t + 2, w, y);
  if (!round_nearest(f, t + 2, t, z))
    return false;
  //@ assert product: rounds_to(f, rmul(\at(val(w), Pre), \at(val(y), Pre)), val(t + 2));
  /*@ assert that: \forall real r; adds_to(f.bits, f.unit, f.exponents, val(s), \at(val(w), Pre), \at(val(y), Pre), r)
    @   ==> rounds_to(f, val(s) + val(t + 2), r); */
  mpq_add(s, s, t + 2);
  return round_nearest(f, s, t, z);
}

/*@ predicate sums_to{L}(number_format f, layered_network net, rvec y, integer lo, integer hi, real s) =
  @   rounded_sum(f.bits, f.unit, f.exponents, sources(net), term_weights(net), y, lo, hi, s);
  @ predicate puts_out_rounded{L}(number_format f, layered_network net, rvec y, integer k, real o) =
  @   rounded_neuron(f.bits, f.unit, f.exponents, firsts(net), sources(net), term_weights(net), y, k, o);
  @ // What evaluation takes.
  @ predicate rounded_room{L}(number_format f, layered_network net, mpq_ptr y, mpq_ptr t, mpz_ptr z) =
  @   well_formed_format(f) && readable_layered(net) && \valid(y + (0 .. net.neurons - 1)) && valid_scratch(t, z) &&
  @   outside_scratch(y, net.neurons, t, z) && outside_layered(net, y, net.neurons) && outside_layered(net, t, 4) &&
  @   \separated(net.layer + (0 .. net.layers), z) && \separated(net.first + (0 .. net.neurons), z) &&
  @   \separated(net.source + (0 .. net.terms - 1), z) && \separated(net.weight + (0 .. net.terms - 1), z);
  @*/

/* t[3] := the sum of the terms of neuron k.  Returns the first term where that overflows, or their end. */
/*@ requires rounded_room(f, net, y, t, z);
  @ requires range: k < net.neurons && net.first[k] <= net.first[k + 1] <= net.terms;
  @ requires reads: reads_below(net, k, net.neurons);
  @ terminates \true;
  @ assigns t[0 .. 3], *z;
  @ ensures range: net.first[k] <= \result <= net.first[k + 1];
  @ ensures sum: \result == net.first[k + 1] ==>
  @   sums_to{Old}(f, net, \old(vec(y, net.neurons)), net.first[k], net.first[k + 1], val(t + 3));
  @ ensures overflow: \result < net.first[k + 1] ==> \forall real s;
  @   !sums_to{Old}(f, net, \old(vec(y, net.neurons)), net.first[k], net.first[k + 1], s);
  @*/
static size_t sum_terms(number_format f, layered_network net, mpq_srcptr y, size_t k, mpq_ptr t, mpz_ptr z)
{
  //@ ghost lemma_rounded_sum(f, net.terms);
  mpq_set_ui(t + 3, 0, 1);
  /*@ loop invariant range: net.first[k] <= i <= net.first[k + 1];
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, t + (0 .. 3)) ==> \separated(p, z) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant sum: sums_to{Pre}(f, net, \at(vec(y, net.neurons), Pre), net.first[k], i, val(t + 3));
    @ loop assigns i, t[0 .. 3], *z;
    @ loop variant net.first[k + 1] - i;
    @*/
  for (size_t i = net.first[k]; i < net.first[k + 1]; i++) {
    /*@ assert term: at(term_weights{Pre}(net), i) == val(net.weight + i) &&
      @   index(sources{Pre}(net), i) == net.source[i] &&
      @   at(\at(vec(y, net.neurons), Pre), net.source[i]) == val(y + net.source[i]); */
    //@ ghost Before: ;
    if (!add_term(f, t + 3, net.weight + i, y + net.source[i], t, z)) {
      /*@ assert one: \forall real s;
        @   sums_to{Pre}(f, net, \at(vec(y, net.neurons), Pre), net.first[k], i, s) ==> s == \at(val(t + 3), Before); */
      /*@ assert none: \forall real s;
        @   !sums_to{Pre}(f, net, \at(vec(y, net.neurons), Pre), net.first[k], i + 1, s); */
      /*@ assert here: !some_sum(f.bits, f.unit, f.exponents, sources{Pre}(net), term_weights{Pre}(net),
        @   \at(vec(y, net.neurons), Pre), net.first[k], i + 1); */
      /*@ assert nowhere: !some_sum(f.bits, f.unit, f.exponents, sources{Pre}(net), term_weights{Pre}(net),
        @   \at(vec(y, net.neurons), Pre), net.first[k], net.first[k + 1]); */
      return i;
    }
  }
  return net.first[k + 1];
}

/* y[k] := the output of neuron k.  Returns as sum_terms. */
/*@ requires rounded_room(f, net, y, t, z) && well_formed(net);
  @ requires range: net.inputs <= k < net.neurons;
  @ terminates \true;
  @ assigns y[k], t[0 .. 3], *z;
  @ ensures output: \result == net.first[k + 1] ==>
  @   puts_out_rounded{Old}(f, net, \old(vec(y, net.neurons)), k, val(y + k));
  @ ensures overflow: \result != net.first[k + 1] ==> \forall real o;
  @   !puts_out_rounded{Old}(f, net, \old(vec(y, net.neurons)), k, o);
  @ ensures others: \forall mpq_srcptr p; \separated(p, y + k) ==> \separated(p, t + (0 .. 3)) ==> \separated(p, z) ==>
  @   val(p) == \old(val(p));
  @*/
static size_t compute_neuron(number_format f, layered_network net, mpq_ptr y, size_t k, mpq_ptr t, mpz_ptr z)
{
  //@ ghost lemma_well_formed(net);
  //@ assert firsts: index(firsts(net), k) == net.first[k] && index(firsts(net), k + 1) == net.first[k + 1];
  size_t end = sum_terms(f, net, y, k, t, z);
  if (mpq_sgn(t + 3) < 0)
    mpq_set_ui(y + k, 0, 1);
  else
    mpq_set(y + k, t + 3);
  return end;
}

/*@ // On input x, the outputs before neuron k are those of y.
  @ predicate determined{L}(number_format f, layered_network net, rvec x, rvec y, integer k) =
  @   \forall rvec v; len(v) == net.neurons ==> rounded_evaluated(f, net, x, v) ==> alike(v, y, k);
  @ predicate none_evaluated{L}(number_format f, layered_network net, rvec x) =
  @   \forall rvec v; len(v) == net.neurons ==> !rounded_evaluated(f, net, x, v);
  @*/

/* What a neuron puts out depends on the neurons before it. */
/*@ ghost
  /@ requires well_formed_format(f) && well_formed(net) && net.inputs <= k < net.neurons;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures unique: \forall rvec y, v, real o, u; alike(y, v, k) ==> puts_out_rounded(f, net, y, k, o) ==>
   @   puts_out_rounded(f, net, v, k, u) ==> o == u;
   @ ensures alike: \forall rvec y, v, real o, integer i; net.inputs <= i <= k ==> alike(y, v, i) ==>
   @   puts_out_rounded(f, net, y, i, o) ==> puts_out_rounded(f, net, v, i, o);
   @/
  void lemma_rounded_neuron(number_format f, layered_network net, size_t k)
  {
    lemma_well_formed(net);
    lemma_rounded_sum(f, net.terms);
    /@ assert range: \forall integer i; net.inputs <= i <= k ==>
     @   0 <= index(firsts(net), i) && index(firsts(net), i + 1) <= net.terms; @/
    /@ assert read: \forall rvec y, v, integer i; net.inputs <= i <= k ==> alike(y, v, i) ==>
     @   read_alike(sources(net), y, v, index(firsts(net), i), index(firsts(net), i + 1)); @/
  }
*/

/* y[0 .. neurons - 1] := the outputs of all neurons on input x. */
/*@ requires rounded_room(f, net, y, t, z) && well_formed(net);
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && outside_scratch(x, net.inputs, t, z);
  @ requires \separated(x + (0 .. net.inputs - 1), y + (0 .. net.neurons - 1));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], t[0 .. 3], *z;
  @ ensures outputs: \result.outcome == ROUNDED_RECALLED || \result.outcome == ROUNDED_OVERFLOW;
  @ ensures evaluated: \result.outcome == ROUNDED_RECALLED ==>
  @   rounded_evaluated{Old}(f, net, \old(vec(x, net.inputs)), vec(y, net.neurons)) &&
  @   determined{Old}(f, net, \old(vec(x, net.inputs)), vec(y, net.neurons), net.neurons);
  @ ensures overflow: \result.outcome == ROUNDED_OVERFLOW ==> none_evaluated{Old}(f, net, \old(vec(x, net.inputs)));
  @*/
static rounded_result evaluate(number_format f, layered_network net, mpq_srcptr x, mpq_ptr y, mpq_ptr t, mpz_ptr z)
{
  //@ ghost lemma_well_formed(net);
  //@ ghost lemma_rounds_unique(f);
  /*@ loop invariant range: 0 <= k <= net.inputs;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant inputs: \forall integer i; 0 <= i < k ==> val(y + i) == val(x + i);
    @ loop assigns k, y[0 .. net.neurons - 1];
    @ loop variant net.inputs - k;
    @*/
  for (size_t k = 0; k < net.inputs; k++)
    mpq_set(y + k, x + k);
  //@ assert copied: vec(y, net.inputs) == \at(vec(x, net.inputs), Pre);
  size_t read = round_all(f, y, net.inputs, t, z);
  if (read < net.inputs) {
    //@ assert unread: none_evaluated{Pre}(f, net, \at(vec(x, net.inputs), Pre));
    rounded_result large = {ROUNDED_OVERFLOW, read, 0};
    return large;
  }
  /*@ assert rounded: \forall integer i; 0 <= i < net.inputs ==>
    @   rounds_to(f, at(\at(vec(x, net.inputs), Pre), i), val(y + i)); */
  /*@ loop invariant range: net.inputs <= k <= net.neurons;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   \separated(p, t + (0 .. 3)) ==> \separated(p, z) ==> val(p) == \at(val(p), Pre);
    @ loop invariant inputs: \forall integer i; 0 <= i < net.inputs ==>
    @   rounds_to(f, at(\at(vec(x, net.inputs), Pre), i), val(y + i));
    @ loop invariant outputs: \forall integer i; net.inputs <= i < k ==>
    @   puts_out_rounded{Pre}(f, net, vec(y, net.neurons), i, val(y + i));
    @ loop invariant determined: determined{Pre}(f, net, \at(vec(x, net.inputs), Pre), vec(y, net.neurons), k);
    @ loop assigns k, y[0 .. net.neurons - 1], t[0 .. 3], *z;
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = net.inputs; k < net.neurons; k++) {
    //@ ghost lemma_rounded_neuron(f, net, k);
    //@ assert unchanged: unchanged{Pre,Here}(net.weight, net.terms);
    //@ assert weights: term_weights(net) == term_weights{Pre}(net);
    /*@ assert carried: \forall rvec v, u, real o, integer i; net.inputs <= i <= k ==> alike(v, u, i) ==>
      @   puts_out_rounded{Pre}(f, net, v, i, o) ==> puts_out_rounded{Pre}(f, net, u, i, o); */
    /*@ assert wanted: \forall rvec v; len(v) == net.neurons ==>
      @   rounded_evaluated{Pre}(f, net, \at(vec(x, net.inputs), Pre), v) ==>
      @   puts_out_rounded{Pre}(f, net, v, k, at(v, k)) && alike(v, vec(y, net.neurons), k) &&
      @   alike(vec(y, net.neurons), v, k); */
    /*@ assert moved: \forall rvec v; len(v) == net.neurons ==>
      @   rounded_evaluated{Pre}(f, net, \at(vec(x, net.inputs), Pre), v) ==>
      @   puts_out_rounded{Pre}(f, net, vec(y, net.neurons), k, at(v, k)); */
    size_t end = compute_neuron(f, net, y, k, t, z);
    if (end != net.first[k + 1]) {
      //@ assert none: none_evaluated{Pre}(f, net, \at(vec(x, net.inputs), Pre));
      rounded_result large = {ROUNDED_OVERFLOW, k, end};
      return large;
    }
    //@ assert kept: \forall integer i; 0 <= i < k ==> val(y + i) == \at(val(y + i), LoopCurrent);
    //@ assert alike: alike(\at(vec(y, net.neurons), LoopCurrent), vec(y, net.neurons), k);
    /*@ assert output: puts_out_rounded{Pre}(f, net, \at(vec(y, net.neurons), LoopCurrent), k, val(y + k)); */
    /*@ assert only: \forall rvec v; len(v) == net.neurons ==>
      @   rounded_evaluated{Pre}(f, net, \at(vec(x, net.inputs), Pre), v) ==> at(v, k) == val(y + k); */
    /*@ assert before: \forall integer i; net.inputs <= i < k ==>
      @   puts_out_rounded{Pre}(f, net, \at(vec(y, net.neurons), LoopCurrent), i, val(y + i)); */
    /*@ assert alike_all: \forall integer i; net.inputs <= i <= k ==>
      @   alike(\at(vec(y, net.neurons), LoopCurrent), vec(y, net.neurons), i); */
    /*@ assert carried_on: \forall real o, integer i; net.inputs <= i <= k ==>
      @   puts_out_rounded{Pre}(f, net, \at(vec(y, net.neurons), LoopCurrent), i, o) ==>
      @   puts_out_rounded{Pre}(f, net, vec(y, net.neurons), i, o); */
    /*@ assert outputs_before: \forall integer i; net.inputs <= i < k ==>
      @   puts_out_rounded{Pre}(f, net, vec(y, net.neurons), i, val(y + i)); */
    //@ assert output_here: puts_out_rounded{Pre}(f, net, vec(y, net.neurons), k, val(y + k));
  }
  rounded_result done = {ROUNDED_RECALLED, 0, 0};
  return done;
}

/*@ // The tolerance matters to its own rule only.
  @ lemma tolerance_alone: \forall integer rule, real t, u, rvec out, d; (rule == RULE_TOLERANCE ==> t == u) ==>
  @   (counts_as(rule, t, out, d) <==> counts_as(rule, u, out, d));
  @ lemma outputs_of_part: \forall boolean pairs, rvec part, y, out, integer begin, n;
  @   (\forall integer j; 0 <= j < n ==> at(part, j) == at(y, begin + j)) ==>
  @   (pairs ? 2 * len(out) : len(out)) <= n ==> puts_out(pairs, part, 0, out) ==> puts_out(pairs, y, begin, out);
  @*/

/* The last m of n numbers. */
/*@ ghost
  /@ requires begin + m == n;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures last: \forall integer j; 0 <= j < m ==> at(vec(y + begin, m), j) == at(vec(y, n), begin + j);
   @/
  void lemma_last(mpq_srcptr y, size_t n, size_t begin, size_t m)
  {
    /@ assert address: \forall integer j; (y + begin) + j == y + (begin + j); @/
    /@ assert whole: \forall integer j; 0 <= j < m ==> at(vec(y, n), begin + j) == val(y + (begin + j)); @/
  }
*/

rounded_result rounded_check(number_format f, layered_network net, table_fit fit, output_rule rule, mpq_srcptr x,
                             mpq_srcptr d, mpq_ptr y, mpq_ptr out, mpq_ptr t, mpz_ptr z)
{
  size_t begin = net.layer[net.layers - 1];
  //@ ghost size_t numbers = fit.pairs ? 2 * fit.outputs : fit.outputs;
  //@ ghost lemma_rounds_unique(f);
  //@ assert numbers: numbers == numbers_of(fit.pairs, fit.outputs) && begin + numbers == net.neurons;
  /*@ assert apart: \forall mpq_srcptr p; !\separated(p, d + (0 .. rule_width(rule, fit.outputs) - 1)) ==>
    @   \separated(p, y + (0 .. net.neurons - 1)) && \separated(p, out + (0 .. fit.outputs - 1)) &&
    @   \separated(p, t + (0 .. 3)) && \separated(p, t + (0 .. 1)) && \separated(p, z); */
  rounded_result result = evaluate(f, net, x, y, t, z);
  if (result.outcome == ROUNDED_OVERFLOW)
    return result;
  //@ assert d_kept: unchanged{Pre,Here}(d, rule_width(rule, fit.outputs));
  //@ assert tolerance_kept: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \at(val(rule.tolerance), Pre);
  //@ ghost Evaluated: ;
  /*@ assert alike: \forall rvec v; len(v) == net.neurons ==>
    @   rounded_evaluated{Pre}(f, net, \at(vec(x, net.inputs), Pre), v) ==> same(v, vec(y, net.neurons)); */
  /*@ assert one: \forall rvec v, o; \at(rounded_answers(f, net, fit, vec(x, net.inputs), v, o), Pre) ==>
    @   v == vec(y, net.neurons); */
  outputs_join(y + begin, fit.outputs, fit.pairs, out);
  //@ assert d_still: unchanged{Evaluated,Here}(d, rule_width(rule, fit.outputs));
  //@ assert y_kept: unchanged{Evaluated,Here}(y, net.neurons);
  //@ assert tolerance_still: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \at(val(rule.tolerance), Pre);
  //@ assert y_same: vec(y, net.neurons) == vec{Evaluated}(y, net.neurons);
  //@ ghost lemma_last(y, net.neurons, begin, numbers);
  //@ assert part: puts_out(are_pairs(fit.pairs), vec(y + begin, numbers), 0, vec(out, fit.outputs));
  //@ assert pairs: (are_pairs(fit.pairs) ? 2 * len(vec(out, fit.outputs)) : len(vec(out, fit.outputs))) <= numbers;
  //@ assert whole: puts_out(are_pairs(fit.pairs), vec{Evaluated}(y, net.neurons), begin, vec(out, fit.outputs));
  /*@ assert joined: \forall integer j; 0 <= j < fit.outputs ==> at(vec(out, fit.outputs), j) ==
    @   signed_output(are_pairs(fit.pairs), vec{Evaluated}(y, net.neurons), begin, fit.outputs, j); */
  //@ ghost Joined: ;
  size_t j = round_all(f, out, fit.outputs, t, z);
  if (j < fit.outputs) {
    /*@ assert large: \forall real q; !rounds(f.bits, f.unit, f.exponents, signed_output(are_pairs(fit.pairs),
      @   vec{Evaluated}(y, net.neurons), begin, fit.outputs, j), q); */
    /*@ assert here: \forall rvec v, o; \at(rounded_answers(f, net, fit, vec(x, net.inputs), v, o), Pre) ==>
      @   rounds(f.bits, f.unit, f.exponents, signed_output(are_pairs(fit.pairs), vec{Evaluated}(y, net.neurons), begin,
      @   fit.outputs, j), at(o, j)); */
    /*@ assert none: \forall rvec v, o; !\at(rounded_answers(f, net, fit, vec(x, net.inputs), v, o), Pre); */
    rounded_result large = {ROUNDED_OVERFLOW, net.neurons, j};
    return large;
  }
  //@ assert d_then: unchanged{Joined,Here}(d, rule_width(rule, fit.outputs));
  //@ assert y_then: unchanged{Joined,Here}(y, net.neurons);
  //@ assert tolerance_then: rule.kind == RULE_TOLERANCE ==> val(rule.tolerance) == \at(val(rule.tolerance), Pre);
  //@ assert y_now: vec(y, net.neurons) == vec{Evaluated}(y, net.neurons);
  //@ assert d_now: vec(d, rule_width(rule, fit.outputs)) == \at(vec(d, rule_width(rule, fit.outputs)), Pre);
  /*@ assert rounded: rounded_outputs(f.bits, f.unit, f.exponents, are_pairs(fit.pairs), vec(y, net.neurons), begin,
    @   vec(out, fit.outputs)); */
  /*@ assert answers: rounded_answers{Pre}(f, net, fit, \at(vec(x, net.inputs), Pre), vec(y, net.neurons),
    @   vec(out, fit.outputs)); */
  /*@ assert one_y: \forall rvec v, o; \at(rounded_answers(f, net, fit, vec(x, net.inputs), v, o), Pre) ==>
    @   v == vec(y, net.neurons); */
  /*@ assert one_out: \forall rvec v, o; \at(rounded_answers(f, net, fit, vec(x, net.inputs), v, o), Pre) ==>
    @   same(o, vec(out, fit.outputs)); */
  /*@ assert survives: \at(survives(f, net, fit, rule, vec(x, net.inputs), vec(d, rule_width(rule, fit.outputs))), Pre)
    @   <==> counts(rule, vec(out, fit.outputs), vec(d, rule_width(rule, fit.outputs))); */
  //@ ghost Rounded: ;
  bool recalled = outputs_recalled(rule, out, d, fit.outputs, t);
  //@ assert y_last: unchanged{Rounded,Here}(y, net.neurons);
  //@ assert out_last: unchanged{Rounded,Here}(out, fit.outputs);
  if (!recalled)
    result.outcome = ROUNDED_OTHER;
  return result;
}
