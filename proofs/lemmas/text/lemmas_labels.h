/* Labels in order differ, and so each stands for one number. */
#ifndef MEMCERT_LEMMAS_LABELS_H
#define MEMCERT_LEMMAS_LABELS_H

#include "specs/labels.acsl"

/*@ predicate sorted{L}(char **l, size_t *o, integer n) =
  @   \forall integer j, k; 0 <= j < k < n ==> before(l[o[j]], l[o[k]]);
  @ predicate placed{L}(size_t *o, size_t *p, integer n, integer i) =
  @   \forall integer j; 0 <= j < i ==> 0 <= p[j] < n && o[p[j]] == j;
  @
  @ lemma before_after: \forall char *a, *b, *c; before(a, b) ==> before(b, c) ==> before(a, c);
  @ lemma before_differs: \forall char *a, *b; before(a, b) ==> !same_string(a, b) && !same_string(b, a);
  @ lemma sorted_next: \forall char **l, size_t *o, integer n; 0 <= n ==> sorted(l, o, n) ==>
  @   (0 < n ==> before(l[o[n - 1]], l[o[n]])) ==> sorted(l, o, n + 1);
  @ lemma placed_before: \forall char **l, size_t *o, *p, integer n, i, k; sorted(l, o, n) ==> placed(o, p, n, n) ==>
  @   0 <= i < n ==> 0 <= k < n ==> p[i] < p[k] ==> before(l[i], l[k]);
  @ lemma placed_apart: \forall size_t *o, *p, integer n, i, k; placed(o, p, n, n) ==> 0 <= i < n ==> 0 <= k < n ==>
  @   i != k ==> p[i] < p[k] || p[k] < p[i];
  @ lemma placed_differ: \forall char **l, size_t *o, *p, integer n, i, k; sorted(l, o, n) ==> placed(o, p, n, n) ==>
  @   0 <= i < n ==> 0 <= k < n ==> p[i] < p[k] || p[k] < p[i] ==> !same_string(l[i], l[k]);
  @ lemma placed_all: \forall char **l, size_t *o, *p, integer n, i, k; sorted(l, o, n) ==> placed(o, p, n, n) ==>
  @   0 <= i < n ==> 0 <= k < n ==> i != k ==> !same_string(l[i], l[k]);
  @ lemma sorted_differs: \forall char **l, size_t *o, *p, integer n; sorted(l, o, n) ==> placed(o, p, n, n) ==>
  @   all_differ(l, n);
  @
  @ lemma says_once: \forall char *a, *b, *s, integer n, m; 0 <= n ==> 0 <= m ==> says(a, n, s) ==> says(b, m, s) ==>
  @   same_text(a, n, b, m);
  @ lemma says_same: \forall char *a, *b, *s, *t, integer n, m; 0 <= n ==> says(a, n, s) ==> says(b, m, t) ==>
  @   same_text(a, n, b, m) ==> same_string(s, t);
  @*/

/*@ ghost
  /@ requires differ: all_differ((char **)labels, n) && i < n && k < n;
   @ requires says: says(a, l, labels[i]) && says(b, m, labels[k]);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures numbered: same_text(a, l, b, m) <==> i == k;
   @/
  void lemma_labels(char **labels, size_t n, size_t i, size_t k, char *a, size_t l, char *b, size_t m)
  {
    /@ assert once: i == k ==> same_text(a, l, b, m); @/
    /@ assert same: same_text(a, l, b, m) ==> same_string(labels[i], labels[k]); @/
  }
*/

#endif
