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
  @*/
#endif
