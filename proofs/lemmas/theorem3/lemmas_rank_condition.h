/* What the rows that are settled one by one say together: the rank condition, and kappa. */
#ifndef MEMCERT_PROOFS_LEMMAS_RANK_CONDITION_H
#define MEMCERT_PROOFS_LEMMAS_RANK_CONDITION_H

#include "kernel/theorem3/rank.h"

/*@ predicate all_settled(rmat m, integer d, integer f, integer most, integer n) =
  @   \forall integer i; 0 <= i < n ==> settled(m, d, f, most, i);
  @ predicate few_nothing(rmat m, integer d, integer most, integer n) =
  @   \forall rvec c; only_nothing(c, m, d, n) ==> incident(c, m, n) <= most;
  @*/
/* Coverage: every hyperplane has a first row that is not 0, or none; whoever settled which row. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures all: \forall rmat m, integer d, f, most; rows(m) == n ==>
   @   all_settled(m, d, f, most, n) ==>
   @   few_nothing(m, d, most, n) ==> at_most(m, d, f, most);
   @/
  void lemma_settled(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant first: \forall rvec c, rmat m, integer d, f, most; rows(m) == n ==>
     @   all_settled(m, d, f, most, n) ==> hyperplane(c, d, f) ==>
     @   incident(c, m, n) <= most || only_nothing(c, m, d, k);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      /@ assert this: \forall rvec c, rmat m, integer d, f, most; rows(m) == n ==>
       @   settled(m, d, f, most, k) ==> hyperplane(c, d, f) ==> only_nothing(c, m, d, k) ==>
       @   incident(c, m, n) <= most || only_nothing(c, m, d, k + 1); @/
      /@ assert settled: \forall rmat m, integer d, f, most; all_settled(m, d, f, most, n) ==> settled(m, d, f, most, k); @/
      /@ assert next: \forall rvec c, rmat m, integer d, f, most; rows(m) == n ==> all_settled(m, d, f, most, n) ==>
       @   hyperplane(c, d, f) ==> incident(c, m, n) <= most || only_nothing(c, m, d, k + 1); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/

/* A hyperplane with all rows of a subset has at least so many. */
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures more: \forall rvec c, rmat m, integer i, j; i <= j <= n ==> incident(c, m, i) <= incident(c, m, j);
   @ ensures some: \forall rvec c, rmat m, integer j; j <= n ==> 0 <= incident(c, m, j);
   @/
  void lemma_incident_monotone(size_t n)
  {
    size_t k = 0;
    /@ loop invariant range: 0 <= k <= n;
     @ loop invariant more: \forall rvec c, rmat m, integer i, j; i <= j <= k ==> incident(c, m, i) <= incident(c, m, j);
     @ loop assigns k;
     @ loop variant n - k;
     @/
    while (k < n) {
      /@ assert next: \forall rvec c, rmat m; incident(c, m, k) <= incident(c, m, k + 1); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
  }
*/
/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures rows: \forall rvec c, rmat m, indices s; subset(s, d, n) ==> annihilates(c, m, s, d) ==>
   @   d <= incident(c, m, n);
   @ ensures rank: \forall rmat m; rows(m) == n ==> 0 < d ==> at_most(m, d, d, d - 1) ==> rank_condition(m, d);
   @/
  void lemma_rank_condition(size_t d, size_t n)
  {
    size_t k = 0;
    lemma_incident_monotone(n);
    /@ loop invariant range: 0 <= k <= d;
     @ loop invariant rows: \forall rvec c, rmat m, indices s; subset(s, d, n) ==> annihilates(c, m, s, d) ==>
     @   k <= (k == 0 ? 0 : incident(c, m, index(s, k - 1) + 1));
     @ loop assigns k;
     @ loop variant d - k;
     @/
    while (k < d) {
      /@ assert before: \forall indices s; subset(s, d, n) ==> 0 <= index(s, k) < n &&
       @   (k > 0 ==> index(s, k - 1) + 1 <= index(s, k)); @/
      /@ assert below: \forall rvec c, rmat m, indices s; subset(s, d, n) ==> annihilates(c, m, s, d) ==>
       @   k <= incident(c, m, index(s, k)); @/
      /@ assert this: \forall rvec c, rmat m, indices s; subset(s, d, n) ==> annihilates(c, m, s, d) ==>
       @   k + 1 <= incident(c, m, index(s, k) + 1); @/
      k++;
      /@ assert counted: k == \at(k, LoopCurrent) + 1; @/
    }
    /@ assert rows: \forall rvec c, rmat m, indices s; subset(s, d, n) ==> annihilates(c, m, s, d) ==>
     @   d <= incident(c, m, n); @/
  }
*/
#endif
