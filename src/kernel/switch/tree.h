/* The implicit tree of a switch network. */
#ifndef MEMCERT_KERNEL_TREE_H
#define MEMCERT_KERNEL_TREE_H

#include <stddef.h>
#include "specs/network.acsl"

/* Where the vertex with leaves [lo, hi) cuts them: the first half gets the odd one. */
/*@ requires lo + 2 <= hi;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures halves: \result == cut(lo, hi);
  @ ensures inside: lo < \result < hi;
  @*/
size_t tree_cut(size_t lo, size_t hi);

#endif
