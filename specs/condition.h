/* What Theorem 1 speaks of: a layered network with an order in which its neurons are computed and tested. */
#ifndef MEMCERT_SPECS_CONDITION_H
#define MEMCERT_SPECS_CONDITION_H

#include "conditional_memory.h"
#include "layered.h"

/*@ axiomatic Plan {
  @   // A layered network (layered.h) whose neurons are computed and tested in so many steps.  tested_k of the
  @   // neurons, the first ones, are tested in the steps before k, and all other of these steps compute one.
  @   type plan;
  @   logic plan planned(integer p, indices first, indices source, rvec w, indices tested, integer steps)
  @     reads \nothing;
  @   logic integer plan_inputs(plan n) reads \nothing;
  @   logic indices plan_first(plan n) reads \nothing;
  @   logic indices plan_source(plan n) reads \nothing;
  @   logic rvec plan_weight(plan n) reads \nothing;
  @   logic indices plan_tested(plan n) reads \nothing;
  @   logic integer plan_steps(plan n) reads \nothing;
  @   axiom planned_inputs: \forall integer p, q, indices f, s, t, rvec w; plan_inputs(planned(p, f, s, w, t, q)) == p;
  @   axiom planned_first: \forall integer p, q, indices f, s, t, rvec w; plan_first(planned(p, f, s, w, t, q)) == f;
  @   axiom planned_source: \forall integer p, q, indices f, s, t, rvec w; plan_source(planned(p, f, s, w, t, q)) == s;
  @   axiom planned_weight: \forall integer p, q, indices f, s, t, rvec w; plan_weight(planned(p, f, s, w, t, q)) == w;
  @   axiom planned_tested: \forall integer p, q, indices f, s, t, rvec w; plan_tested(planned(p, f, s, w, t, q)) == t;
  @   axiom planned_steps: \forall integer p, q, indices f, s, t, rvec w; plan_steps(planned(p, f, s, w, t, q)) == q;
  @ }
  @
  @ axiomatic Kept {
  @   // What is read is all that these depend on.
  @   axiom listed_kept{K,L}: \forall size_t *a, integer n;
  @     (\forall integer k; 0 <= k < n ==> \at(a[k], K) == \at(a[k], L)) ==> listed{K}(a, n) == listed{L}(a, n);
  @   axiom program_kept{K,L}: \forall conditional_network net, rvec w, v;
  @     (\forall integer i; 0 <= i < net.size ==> \at(net.program[i], K) == \at(net.program[i], L)) ==>
  @     (\forall integer t; 0 <= t < net.terms ==> \at(net.source[t], K) == \at(net.source[t], L)) ==>
  @     (\forall integer j; 0 <= j < net.leaves ==> \at(net.output[j], K) == \at(net.output[j], L)) ==>
  @     program{K}(net, w, v) == program{L}(net, w, v);
  @ }
  @*/
#endif
