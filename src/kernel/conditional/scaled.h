/* A conditional network in integers: whether it computes what another one does, and whether no integer is too large. */
#ifndef MEMCERT_KERNEL_SCALED_H
#define MEMCERT_KERNEL_SCALED_H

#include "conditional.h"
#include "specs/scaled.acsl"

/* The numbers of a program in integers that has the instructions of a conditional network (specs/scaled.acsl). */
typedef struct {
  mpq_srcptr weight; /* of each term */
  mpq_srcptr value;  /* what is compared with; no integer where a variable is never equal to it */
  mpq_srcptr factor; /* leaves: by which the variable is multiplied that is put out */
  mpq_srcptr unit;   /* size: of what operation i defines one is so much in the network */
  mpq_srcptr bound;  /* size: no integer of instruction i may be further from 0 */
  mpq_srcptr output; /* r: the unit of each output */
  size_t outputs;    /* d: output d + j is added to output j */
} scaled_program;

/* Room for what is known of the variables on a path.  The first p are those of the inputs. */
typedef struct {
  mpq_ptr unit;
  mpq_ptr least;
  mpq_ptr most;
} scaled_variables;

typedef enum {
  SCALED_FITS,
  SCALED_FAILS,
  SCALED_NO_ORDER /* the instructions are not in preorder */
} scaled_verdict;

/* How many numbers `t` has. */
#define SCALED_SCRATCH 5

/*@ logic conditional whole_program{L}(conditional_network net, scaled_program m) =
  @   program(net, vec(m.weight, net.terms), vec(m.value, net.values));
  @ logic conditional factors{L}(conditional_network net, scaled_program m) =
  @   program(net, vec(m.factor, net.leaves), vec(m.value, net.values));
  @ predicate fits_at_in{L}(conditional_network net, scaled_program m, integer i, rvec u, rvec l, rvec h) =
  @   fits_at(stored(net), whole_program(net, m), factors(net, m), vec(m.unit, net.size), vec(m.bound, net.size),
  @           vec(m.output, net.outputs), m.outputs, i, u, l, h);
  @ predicate fits_in{L}(conditional_network net, scaled_program m, integer i, rvec u, rvec l, rvec h) =
  @   fits(stored(net), whole_program(net, m), factors(net, m), vec(m.unit, net.size), vec(m.bound, net.size),
  @        vec(m.output, net.outputs), m.outputs, i, u, l, h);
  @ predicate readable_scaled{L}(conditional_network net, scaled_program m) =
  @   \valid_read(m.weight + (0 .. net.terms - 1)) && \valid_read(m.value + (0 .. net.values - 1)) &&
  @   \valid_read(m.factor + (0 .. net.leaves - 1)) && \valid_read(m.unit + (0 .. net.size - 1)) &&
  @   \valid_read(m.bound + (0 .. net.size - 1)) && \valid_read(m.output + (0 .. net.outputs - 1));
  @ // None of the n numbers from p on belongs to the network or to the program.
  @ predicate outside_scaled(conditional_network net, scaled_program m, mpq_srcptr p, integer n) =
  @   outside_conditional(net, p, n) && \separated(m.weight + (0 .. net.terms - 1), p + (0 .. n - 1)) &&
  @   \separated(m.value + (0 .. net.values - 1), p + (0 .. n - 1)) &&
  @   \separated(m.factor + (0 .. net.leaves - 1), p + (0 .. n - 1)) &&
  @   \separated(m.unit + (0 .. net.size - 1), p + (0 .. n - 1)) &&
  @   \separated(m.bound + (0 .. net.size - 1), p + (0 .. n - 1)) &&
  @   \separated(m.output + (0 .. net.outputs - 1), p + (0 .. n - 1));
  @ predicate writable_variables{L}(conditional_network net, scaled_program m, scaled_variables v, integer room,
  @                                 mpq_ptr t) =
  @   \valid(v.unit + (0 .. room - 1)) && \valid(v.least + (0 .. room - 1)) && \valid(v.most + (0 .. room - 1)) &&
  @   \valid(t + (0 .. SCALED_SCRATCH - 1)) &&
  @   outside_scaled(net, m, v.unit, room) && outside_scaled(net, m, v.least, room) &&
  @   outside_scaled(net, m, v.most, room) && outside_scaled(net, m, t, SCALED_SCRATCH) &&
  @   \separated(v.unit + (0 .. room - 1), v.least + (0 .. room - 1)) &&
  @   \separated(v.unit + (0 .. room - 1), v.most + (0 .. room - 1)) &&
  @   \separated(v.least + (0 .. room - 1), v.most + (0 .. room - 1)) &&
  @   \separated(v.unit + (0 .. room - 1), t + (0 .. SCALED_SCRATCH - 1)) &&
  @   \separated(v.least + (0 .. room - 1), t + (0 .. SCALED_SCRATCH - 1)) &&
  @   \separated(v.most + (0 .. room - 1), t + (0 .. SCALED_SCRATCH - 1));
  @ // Every weight and factor is an integer; so is what a variable is compared with, and not too large, unless no
  @ // integer is equal to it and that is what is asked.
  @ predicate whole_numbers{L}(conditional_network net, scaled_program m) =
  @   whole_all(vec(m.weight, net.terms)) && whole_all(vec(m.factor, net.leaves)) &&
  @   thresholds_small(whole_program(net, m), vec(m.bound, net.size));
  @ // The inputs y are multiples of their units by the integers z, which are in their ranges.
  @ predicate scaled_inputs{L}(conditional_network net, scaled_variables v, rvec y, rvec z) =
  @   multiples(vec(v.unit, net.inputs), vec(v.least, net.inputs), vec(v.most, net.inputs), y, z);
  @
  @ // Whatever is reached from an instruction between k and its successor w comes before w.
  @ predicate in_preorder{L}(conditional_network net) =
  @   (\forall integer k, i, w, q; 0 <= k < i < w < net.size ==> succeeds(net, k, w) ==> succeeds(net, i, q) ==>
  @     q < net.size ==> q < w) &&
  @   \forall integer i; 0 <= i < net.size ==> net.program[i].kind == INSTRUCTION_TEST ==>
  @     net.program[i].otherwise < net.size ==> net.program[i].next < net.size ==>
  @     net.program[i].next < net.program[i].otherwise;
  @*/

/* Whether all numbers that have to be are integers, those the tests compare with not too large. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_scaled(net, m);
  @ requires valid: well_formed(net, known);
  @ requires \valid(t + (0 .. SCALED_SCRATCH - 1)) && \valid(z) && outside_scaled(net, m, t, SCALED_SCRATCH);
  @ requires \separated(m.weight + (0 .. net.terms - 1), z) && \separated(m.value + (0 .. net.values - 1), z);
  @ requires \separated(m.factor + (0 .. net.leaves - 1), z) && \separated(m.bound + (0 .. net.size - 1), z);
  @ requires \separated(t + (0 .. SCALED_SCRATCH - 1), z);
  @ terminates \true;
  @ assigns t[0 .. SCALED_SCRATCH - 1], *z;
  @ ensures whole: \result <==> \old(whole_numbers(net, m));
  @ ensures kept: \result ==> whole_numbers(net, m);
  @*/
bool scaled_whole(conditional_network net, const size_t *known, scaled_program m, mpq_ptr t, mpz_ptr z);

/* Whether the program in integers computes what `net` does, which is valid, wherever the inputs are integers from
 * v.least to v.most, in units v.unit: it then goes the same way, puts out the same in units m.output, and no integer on
 * its way is further from 0 than m.bound says.  Of `m` scaled_whole has been asked, and nothing else is believed.
 * pending has room for one more than there are instructions; they are signed, so that for the proofs it is no part of
 * the network. */
/*@ requires readable_conditional(net) && \valid_read(known + (0 .. net.size - 1)) && readable_scaled(net, m);
  @ requires valid: well_formed(net, known) && has_room(net, known, room);
  @ requires writable_variables(net, m, v, room, t) && \valid(pending + (0 .. net.size));
  @ requires whole: whole_numbers(net, m);
  @ terminates \true;
  @ assigns v.unit[0 .. room - 1], v.least[0 .. room - 1], v.most[0 .. room - 1], t[0 .. SCALED_SCRATCH - 1],
  @   pending[0 .. net.size];
  @ ensures stored: stored(net) == \old(stored(net)) && whole_program(net, m) == \old(whole_program(net, m));
  @ ensures same: \result == SCALED_FITS ==> \forall rvec y, w; \old(scaled_inputs(net, v, y, w)) ==>
  @   same_multiples(stored(net), whole_program(net, m), factors(net, m), vec(m.output, net.outputs), 0, y, w);
  @ ensures computes: \result == SCALED_FITS ==> \forall rvec y, w; \old(scaled_inputs(net, v, y, w)) ==>
  @   computes(whole_program(net, m), factors(net, m), vec(m.bound, net.size), net.outputs, m.outputs, 0, w);
  @ ensures fails: \result == SCALED_FAILS ==> !\old(fits_in(net, m, 0, vec(v.unit, net.inputs),
  @   vec(v.least, net.inputs), vec(v.most, net.inputs)));
  @ ensures order: \result == SCALED_NO_ORDER ==> !in_preorder(net);
  @ ensures verdict: \result == SCALED_FITS || \result == SCALED_FAILS || \result == SCALED_NO_ORDER;
  @*/
scaled_verdict scaled_check(conditional_network net, const size_t *known, scaled_program m, size_t room,
                            scaled_variables v, int64_t *pending, mpq_ptr t);

#endif
