/* The active path: the part of a switch network that is not zero. */
#ifndef MEMCERT_KERNEL_PATH_H
#define MEMCERT_KERNEL_PATH_H

#include "types.h"

#define PATH_SCRATCH 3

typedef struct {
  size_t leaf;    /* the only leaf with a non-zero input */
  size_t first;   /* the leaves with an active neuron before them are [first, last) */
  size_t last;
  activity count; /* of the switches */
} path;

/* Follows the translated input v, all components positive and at most `top`, through the switches.
 * Returns false, having decided nothing, if some switch does not pass v unchanged to one side and
 * zero to the other. */
bool path_follow(network net, mpq_srcptr v, mpq_srcptr top, path *p, mpq_ptr scratch);

#endif
