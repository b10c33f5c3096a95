/* The conditional network that arrays in memory hold. */
#ifndef MEMCERT_SPECS_CONDITIONAL_MEMORY_H
#define MEMCERT_SPECS_CONDITIONAL_MEMORY_H

#include "conditional.h"
#include "memory.h"
#include "kernel/conditional_types.h"

/*@ // NOWHERE is any negative number.
  @ logic integer place(integer s) = s == NOWHERE ? -1 : s;
  @
  @ axiomatic Stored {
  @   // The instructions in memory with these weights and these numbers to compare with.
  @   logic conditional program{L}(conditional_network net, rvec weights, rvec values)
  @     reads net.program[0 .. net.size - 1], net.source[0 .. net.terms - 1], net.output[0 .. net.leaves - 1];
  @   axiom program_instructions{L}: \forall conditional_network net, rvec w, v;
  @     instructions(program(net, w, v)) == net.size;
  @   axiom program_kind{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     kind(program(net, w, v), i) == net.program[i].kind;
  @   axiom program_terms{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     terms(program(net, w, v), i) == net.program[i].hi - net.program[i].lo;
  @   axiom program_variable{L}: \forall conditional_network net, rvec w, v, integer i, t; 0 <= i < net.size ==>
  @     0 <= t < net.terms - net.program[i].lo ==>
  @     variable(program(net, w, v), i, t) == net.source[net.program[i].lo + t];
  @   axiom program_weight{L}: \forall conditional_network net, rvec w, v, integer i, t; 0 <= i < net.size ==>
  @     weight(program(net, w, v), i, t) == at(w, net.program[i].lo + t);
  @   axiom program_compares{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     compares(program(net, w, v), i) == net.program[i].compare;
  @   axiom program_tested{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     tested(program(net, w, v), i) == net.program[i].lo;
  @   axiom program_threshold{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     threshold(program(net, w, v), i) == at(v, net.program[i].hi);
  @   axiom program_next{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     next(program(net, w, v), i) == place(net.program[i].next);
  @   axiom program_otherwise{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @     otherwise(program(net, w, v), i) == place(net.program[i].otherwise);
  @   axiom program_put_out{L}: \forall conditional_network net, rvec w, v, integer i, j; 0 <= i < net.size ==>
  @     0 <= j < net.outputs && j < net.leaves - net.program[i].lo ==>
  @     put_out(program(net, w, v), i, j) == place(net.output[net.program[i].lo + j]);
  @ }
  @
  @ logic conditional stored{L}(conditional_network net) =
  @   program(net, vec(net.weight, net.terms), vec(net.value, net.values));
  @*/
#endif
