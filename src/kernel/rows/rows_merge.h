/* Rows of a table as points of a dataset: rows that are the same become one point. */
#ifndef MEMCERT_KERNEL_ROWS_MERGE_H
#define MEMCERT_KERNEL_ROWS_MERGE_H

#include "exchange.h"
#include "specs/covers.acsl"

/*@ // Row i is the same as row same[i], which is not a later one.
  @ predicate is_same{L}(size_t *same, rmat xs, rmat ds, integer i) =
  @   0 <= same[i] <= i && row(xs, i) == row(xs, same[i]) && row(ds, i) == row(ds, same[i]);
  @ predicate are_same{L}(size_t *same, rmat xs, rmat ds) =
  @   \forall integer i; 0 <= i < rows(xs) ==> is_same(same, xs, ds, i);
  @*/

/* Puts the rows i with same[i] = i first, in their order: points.  same[i] is said to be an earlier row that is the same
 * as row i, or i, and becomes the number of its point; first[k] becomes the row that point k was.  Returns how many points
 * there are, or 0 if what is said is not true of some row, and then nothing has changed. */
/*@ requires writable_data(data) && 1 <= data.points;
  @ requires \valid(same + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires \separated(same + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(same + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(same + (0 .. data.points - 1), data.d + (0 .. data.points * data.outputs - 1));
  @ requires \separated(first + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(first + (0 .. data.points - 1), data.d + (0 .. data.points * data.outputs - 1));
  @ terminates \true;
  @ assigns same[0 .. data.points - 1], first[0 .. data.points - 1], data.x[0 .. data.points * data.inputs - 1],
  @   data.d[0 .. data.points * data.outputs - 1];
  @ ensures range: 0 <= \result <= data.points;
  @ ensures accepted: \result > 0 <==> \old(are_same(same, inputs(data), outputs(data)));
  @ ensures covers: \result > 0 ==> covers(same, first, \old(inputs(data)), \old(outputs(data)),
  @   mat(data.x, \result, data.inputs), mat(data.d, \result, data.outputs));
  @ ensures order: \forall integer i, j; 0 <= i < j < \result ==> first[i] < first[j];
  @ ensures refused: \result == 0 ==> inputs(data) == \old(inputs(data)) && outputs(data) == \old(outputs(data)) &&
  @   \forall integer i; 0 <= i < data.points ==> same[i] == \old(same[i]);
  @*/
size_t rows_merge(dataset data, size_t *same, size_t *first);

#endif
