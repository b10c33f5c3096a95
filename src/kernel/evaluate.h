/* The whole network, every branch and every neuron of it, on one input. */
#ifndef MEMCERT_KERNEL_EVALUATE_H
#define MEMCERT_KERNEL_EVALUATE_H

#include "types.h"

/* Numbers of scratch for a tree whose leaves are at most at the given depth. */
#define EVALUATE_SCRATCH(inputs, depth) ((3 + 2 * (size_t)(inputs)) * ((size_t)(depth) + 1))

/* v := the input translated by M: v_0 = x_0, v_k = phi(x_k + M x_0).  Writes into `active` which
 * of these are active (1 or 0; input components always are) and returns the activity of the
 * translation's q - 1 neurons. */
activity translate(mpq_ptr v, mpq_ptr active, mpq_srcptr x, mpq_srcptr shift, size_t q, mpq_ptr t);

/* The first component of what arrives at every leaf, and whether the neuron that it comes from is
 * active, by evaluating every switch.  Returns the activity of the switches. */
activity evaluate_tree(network net, mpq_srcptr v, mpq_srcptr active, mpq_ptr leaf, mpq_ptr leaf_active,
                       mpq_ptr scratch);

/* The outputs, by summing every leaf.  Returns the activity of the readout. */
activity evaluate_readout(network net, mpq_srcptr leaf, mpq_srcptr leaf_active, mpq_ptr out, mpq_ptr scratch);

#endif
