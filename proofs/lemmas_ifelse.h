/* Corollary 1: a search that computes at each vertex on which side of a hyperplane a point is. */
#ifndef MEMCERT_PROOFS_LEMMAS_IFELSE_H
#define MEMCERT_PROOFS_LEMMAS_IFELSE_H

#include "proofs/lemmas_search.h"

/*@ // The rows [lo, cut) of s are below the hyperplane of w, the rows [cut, hi) above it.
  @ predicate parts(rvec w, rmat s, integer lo, integer cut, integer hi) =
  @   (\forall integer i; lo <= i < cut ==> dot(w, row(s, i)) < 0.0) &&
  @   (\forall integer i; cut <= i < hi ==> 0.0 < dot(w, row(s, i)));
  @ // Vertex [a, b) is at place u and at depth f, if the tree with leaves [lo, hi) is listed in preorder from place t
  @ // on and its root is at depth e.
  @ predicate deep_vertex(integer lo, integer hi, integer t, integer e, integer a, integer b, integer u, integer f) =
  @   (a == lo && b == hi && u == t && f == e) ||
  @   (hi - lo > 1 && (deep_vertex(lo, cut(lo, hi), t + 1, e + 1, a, b, u, f) ||
  @                    deep_vertex(cut(lo, hi), hi, t + cut(lo, hi) - lo, e + 1, a, b, u, f)));
  @ // The terms of so many vertices at most.
  @ logic integer room_for(integer vertices, integer q) = vertices * q;
  @*/

/*@ ghost
  /@ terminates \true;
   @ assigns \nothing;
   @ ensures some: 0 <= room_for(k, q);
   @/
  void lemma_room(size_t k, size_t q)
  {
  }
*/

/*@ ghost
  /@ requires range: lo < m < hi;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures parts: room_for(hi - lo - 1, q) == room_for(m - lo - 1, q) + q + room_for(hi - m - 1, q);
   @ ensures left: 0 <= room_for(m - lo - 1, q);
   @ ensures right: 0 <= room_for(hi - m - 1, q);
   @/
  void lemma_rooms(size_t lo, size_t m, size_t hi, size_t q)
  {
    size_t left = m - lo - 1, right = hi - m - 1;
    /@ assert sizes: left == m - lo - 1 && right == hi - m - 1; @/
    lemma_room(left, q);
    lemma_room(right, q);
  }
*/

/* Where the vertices of a tree are. */
/*@ ghost
  /@ requires range: lo < hi <= 0x100000000 && t + hi - lo <= 0x100000000 && e + hi - lo <= 0x100000000;
   @ terminates \true;
   @ decreases hi - lo;
   @ assigns \nothing;
   @ ensures inside: \forall integer l, h, u, f; deep_vertex(lo, hi, t, e, l, h, u, f) ==>
   @   lo <= l < h <= hi && t <= u && u + h - l <= t + hi - lo && e <= f;
   @/
  void lemma_deep_vertex(size_t lo, size_t hi, size_t t, size_t e)
  {
    size_t size = ghost_size(lo, hi);
    if (size > 1) {
      size_t m = ghost_cut(lo, hi), left = t + 1, right = t + (m - lo), deeper = e + 1;
      /@ assert places: left == t + 1 && right == t + m - lo && m == cut(lo, hi) && deeper == e + 1; @/
      lemma_deep_vertex(lo, m, left, deeper);
      lemma_deep_vertex(m, hi, right, deeper);
    }
  }
*/
#endif
