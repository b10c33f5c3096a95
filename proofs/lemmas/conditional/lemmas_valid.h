/* How many variables there are on entry to an instruction of a tree. */
#ifndef MEMCERT_PROOFS_LEMMAS_VALID_H
#define MEMCERT_PROOFS_LEMMAS_VALID_H

#include "kernel/conditional/conditional.h"

/*@ // Instruction i and those after it do not say another number than those before.
  @ predicate counted{L}(conditional_network net, integer i, integer s, integer k) =
  @   succeeds(net, i, s) ==> entering(net, s, k) == entering(net, i, i) + defines(net, i);
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures counted: is_tree(net) ==> \forall integer i, s; 0 <= i < s < net.size ==> counted(net, i, s, s);
   @/
  void lemma_entering(conditional_network net)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= net.size;
     @ loop invariant going_on: is_tree(net) ==> \forall integer i, s; 0 <= i < k <= s < net.size ==>
     @   counted(net, i, s, k);
     @ loop invariant done: is_tree(net) ==> \forall integer i, s; 0 <= i < s < k ==> counted(net, i, s, s);
     @ loop assigns k;
     @ loop variant net.size - k;
     @/
    while (k < net.size) {
      /@ assert new: \forall integer s; counted(net, k, s, k + 1); @/
      /@ assert passed: \forall integer s; !succeeds(net, k, s) ==> entering(net, s, k + 1) == entering(net, s, k); @/
      /@ assert old: is_tree(net) ==> \forall integer i, s; 0 <= i < k < s < net.size ==> counted(net, i, s, k + 1); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // Nothing has entered the successors of i, and they are two.
  @ predicate unentered{L}(conditional_network net, size_t *known, integer i) =
  @   (\forall integer s; 0 <= s < net.size ==> succeeds(net, i, s) ==> known[s] == NOWHERE) &&
  @   (net.program[i].kind == INSTRUCTION_TEST ==> net.program[i].next < net.size ==>
  @     net.program[i].next != net.program[i].otherwise);
  @ predicate entered_before{L}(conditional_network net, integer s, integer i) =
  @   \exists integer k; 0 <= k < i && succeeds(net, k, s);
  @ // Instruction i is the same, and all that instructions refer to.
  @ predicate same_instruction{K,L}(conditional_network net, integer i) =
  @   \at(net.program[i].kind, K) == \at(net.program[i].kind, L) &&
  @   \at(net.program[i].compare, K) == \at(net.program[i].compare, L) &&
  @   \at(net.program[i].lo, K) == \at(net.program[i].lo, L) &&
  @   \at(net.program[i].hi, K) == \at(net.program[i].hi, L) &&
  @   \at(net.program[i].next, K) == \at(net.program[i].next, L) &&
  @   \at(net.program[i].otherwise, K) == \at(net.program[i].otherwise, L) &&
  @   (\forall integer t; 0 <= t < net.terms ==> \at(net.source[t], K) == \at(net.source[t], L)) &&
  @   (\forall integer j; 0 <= j < net.leaves ==> \at(net.output[j], K) == \at(net.output[j], L));
  @*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures once: is_tree(net) ==> \forall integer i, s, n; 0 <= i < net.size ==> refers_at(net, i, n) ==>
   @   0 <= s < net.size ==> succeeds(net, i, s) ==> 0 < s && !entered_before(net, s, i);
   @/
  void lemma_once(conditional_network net)
  {
  }
*/
#endif
