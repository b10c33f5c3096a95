/* Lemma 1.i: the halving hyperplane, by a deterministic exact choice. */
#ifndef MEMCERT_KERNEL_HALVING_H
#define MEMCERT_KERNEL_HALVING_H

#include "kernel/types.h"
#include "specs/network.acsl"
#include "specs/order.acsl"

#define HALVING_SCRATCH 3

/* Cuts the points x[order[lo]], ..., x[order[hi - 1]], strictly increasing in lexicographic order,
 * at `cut`: afterwards w.a <= -margin for those before the cut and w.a >= margin for the others,
 * margin > 0.  Non-zeros of w: the constant, the first coordinate j in which the two neighbours of
 * the cut differ, and those before j that are needed to keep points that differ there already on
 * their side. */
/*@ requires sizes: data.points <= LIMIT_POINTS && 1 <= data.inputs <= LIMIT_INPUTS;
  @ requires range: lo < cut < hi <= data.points;
  @ requires indices: \forall integer i; 0 <= i < data.points ==> order[i] < data.points;
  @ requires constant_input: \forall integer i; 0 <= i < data.points ==>
  @   at(row(mat(data.x, data.points, data.inputs), i), 0) == 1.0;
  @ requires sorted:
  @   lex_increasing(select(order, data.points, mat(data.x, data.points, data.inputs)), lo, hi);
  @ requires \valid_read(data.x + (0 .. data.points * data.inputs - 1));
  @ requires \valid_read(order + (0 .. data.points - 1));
  @ requires \valid(w + (0 .. data.inputs - 1)) && \valid(margin);
  @ requires \valid(scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), w + (0 .. data.inputs - 1));
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1), margin);
  @ requires \separated(data.x + (0 .. data.points * data.inputs - 1),
  @   scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(w + (0 .. data.inputs - 1), margin);
  @ requires \separated(w + (0 .. data.inputs - 1), scratch + (0 .. HALVING_SCRATCH - 1));
  @ requires \separated(margin, scratch + (0 .. HALVING_SCRATCH - 1));
  @ terminates \true;
  @ assigns w[0 .. data.inputs - 1], *margin, scratch[0 .. HALVING_SCRATCH - 1];
  @ ensures margin_positive: val(margin) > 0.0;
  @ ensures halves: separates(vec(w, data.inputs), val(margin),
  @   select(order, data.points, mat(data.x, data.points, data.inputs)), lo, cut, hi);
  @*/
void halving_hyperplane(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, mpq_ptr w,
                        mpq_ptr margin, mpq_ptr scratch);

#endif
