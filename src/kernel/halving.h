/* Lemma 1.i: the halving hyperplane, by a deterministic exact choice. */
#ifndef MEMCERT_KERNEL_HALVING_H
#define MEMCERT_KERNEL_HALVING_H

#include "types.h"

#define HALVING_SCRATCH 3

/* Cuts the points x[order[lo]], ..., x[order[hi - 1]], strictly increasing in lexicographic order,
 * at `cut`: afterwards w.a <= -margin for those before the cut and w.a >= margin for the others,
 * margin > 0.  Non-zeros of w: the constant, the first coordinate j in which the two neighbours of
 * the cut differ, and those before j that are needed to keep points that differ there already on
 * their side. */
void halving_hyperplane(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, mpq_ptr w,
                        mpq_ptr margin, mpq_ptr scratch);

#endif
