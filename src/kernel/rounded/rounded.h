/* Layered networks as a machine evaluates them (specs/rounded.acsl), and whether that is what the dataset has. */
#ifndef MEMCERT_KERNEL_ROUNDED_H
#define MEMCERT_KERNEL_ROUNDED_H

#include "rounding.h"
#include "kernel/exact/fit.h"
#include "kernel/exact/recalled.h"
#include "kernel/layered/layered.h"
#include "specs/rounded.acsl"

/*@ // The weights of the network are those that the machine has.
  @ predicate rounded_evaluated{L}(number_format f, layered_network net, rvec x, rvec y) =
  @   rounded_forward(f.bits, f.unit, f.exponents, net.inputs, firsts(net), sources(net), term_weights(net), x, y);
  @ // y has what all neurons put out on input x, and `out` the outputs.
  @ predicate rounded_answers{L}(number_format f, layered_network net, table_fit fit, rvec x, rvec y, rvec out) =
  @   len(y) == net.neurons && len(out) == fit.outputs && rounded_evaluated(f, net, x, y) &&
  @   rounded_outputs(f.bits, f.unit, f.exponents, are_pairs(fit.pairs), y, net.layer[net.layers - 1], out);
  @ // They are there, and count as recalled where the dataset has d.
  @ predicate survives{L}(number_format f, layered_network net, table_fit fit, output_rule rule, rvec x, rvec d) =
  @   \exists rvec y, out; rounded_answers(f, net, fit, x, y, out) && counts(rule, out, d);
  @ predicate rounded_fits{L}(layered_network net, table_fit fit) =
  @   1 <= fit.outputs && 2 * fit.outputs <= SIZE_MAX &&
  @   net.layer[net.layers - 1] + numbers_of(fit.pairs, fit.outputs) == net.neurons;
  @ // None of the n numbers from p on is scratch.
  @ predicate outside_scratch(mpq_srcptr p, integer n, mpq_ptr t, mpz_ptr z) =
  @   \separated(p + (0 .. n - 1), t + (0 .. 3)) && \separated(p + (0 .. n - 1), z);
  @ predicate valid_scratch{L}(mpq_ptr t, mpz_ptr z) = \valid(t + (0 .. 3)) && \valid(z) && \separated(t + (0 .. 3), z);
  @*/

typedef enum {
  ROUNDED_RECALLED, /* the outputs count as recalled */
  ROUNDED_OTHER,    /* they do not */
  ROUNDED_OVERFLOW  /* there are none */
} rounded_outcome;

/* Where something overflowed: an input, a term of a neuron or, if `neuron` is none, an output. */
typedef struct {
  rounded_outcome outcome;
  size_t neuron;
  size_t term; /* or output */
} rounded_result;

/* a[i] := a[i] rounded for all i < n.  Returns n, or the first i where that overflows. */
/*@ requires well_formed_format(f) && \valid(a + (0 .. n - 1)) && valid_scratch(t, z) && outside_scratch(a, n, t, z);
  @ terminates \true;
  @ assigns a[0 .. n - 1], t[0 .. 1], *z;
  @ ensures range: \result <= n;
  @ ensures rounded: \result == n ==> rounds_all(f, \old(vec(a, n)), vec(a, n));
  @ ensures overflow: \result < n ==> \forall real q; !rounds_to(f, at(\old(vec(a, n)), \result), q);
  @*/
size_t round_all(number_format f, mpq_ptr a, size_t n, mpq_ptr t, mpz_ptr z);

/* What the network makes of x on such a machine, in y and `out`, and whether that counts as recalled by the rule where
 * the dataset has d.  t and z are scratch. */
/*@ requires well_formed_format(f) && readable_layered(net) && well_formed(net) && well_formed_rule(rule);
  @ requires fits: rounded_fits(net, fit);
  @ requires \valid_read(x + (0 .. net.inputs - 1)) && \valid_read(d + (0 .. rule_width(rule, fit.outputs) - 1));
  @ requires \valid(y + (0 .. net.neurons - 1)) && \valid(out + (0 .. fit.outputs - 1)) && valid_scratch(t, z);
  @ requires \separated(y + (0 .. net.neurons - 1), out + (0 .. fit.outputs - 1));
  @ requires outside_scratch(y, net.neurons, t, z) && outside_scratch(out, fit.outputs, t, z);
  @ requires outside_layered(net, y, net.neurons) && outside_layered(net, out, fit.outputs);
  @ requires outside_layered(net, t, 4);
  @ requires \separated(net.layer + (0 .. net.layers), z) && \separated(net.first + (0 .. net.neurons), z);
  @ requires \separated(net.source + (0 .. net.terms - 1), z) && \separated(net.weight + (0 .. net.terms - 1), z);
  @ requires \separated(x + (0 .. net.inputs - 1), y + (0 .. net.neurons - 1));
  @ requires outside_scratch(x, net.inputs, t, z) && outside_scratch(d, rule_width(rule, fit.outputs), t, z);
  @ requires \separated(d + (0 .. rule_width(rule, fit.outputs) - 1), y + (0 .. net.neurons - 1));
  @ requires \separated(d + (0 .. rule_width(rule, fit.outputs) - 1), out + (0 .. fit.outputs - 1));
  @ requires rule.kind == RULE_TOLERANCE ==> outside_scratch(rule.tolerance, 1, t, z) &&
  @   \separated(rule.tolerance, y + (0 .. net.neurons - 1)) && \separated(rule.tolerance, out + (0 .. fit.outputs - 1));
  @ terminates \true;
  @ assigns y[0 .. net.neurons - 1], out[0 .. fit.outputs - 1], t[0 .. 3], *z;
  @ ensures survives: \result.outcome == ROUNDED_RECALLED <==>
  @   \old(survives(f, net, fit, rule, vec(x, net.inputs), vec(d, rule_width(rule, fit.outputs))));
  @ ensures outputs: \result.outcome != ROUNDED_OVERFLOW ==>
  @   rounded_answers{Old}(f, net, fit, \old(vec(x, net.inputs)), vec(y, net.neurons), vec(out, fit.outputs));
  @ ensures overflow: \result.outcome == ROUNDED_OVERFLOW ==> \forall rvec v, o;
  @   !\old(rounded_answers(f, net, fit, vec(x, net.inputs), v, o));
  @*/
rounded_result rounded_check(number_format f, layered_network net, table_fit fit, output_rule rule, mpq_srcptr x,
                             mpq_srcptr d, mpq_ptr y, mpq_ptr out, mpq_ptr t, mpz_ptr z);

#endif
