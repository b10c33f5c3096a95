/* Points in another order. */
#ifndef MEMCERT_KERNEL_ROWS_PERMUTE_H
#define MEMCERT_KERNEL_ROWS_PERMUTE_H

#include "exchange.h"
#include "specs/order.acsl"

/*@ // `from` lists each number below n once.
  @ predicate lists_all{L}(size_t *from, integer n) =
  @   (\forall integer i; 0 <= i < n ==> 0 <= from[i] < n) &&
  @   \forall integer i, j; 0 <= i < j < n ==> from[i] != from[j];
  @*/

/* Point i becomes what point from[i] was, and rank[k] the place of point k.  `now` is scratch.  Returns whether `from`
 * lists all points; if it does not, they are in some order. */
/*@ requires writable_data(data);
  @ requires \valid_read(from + (0 .. data.points - 1));
  @ requires \valid(rank + (0 .. data.points - 1)) && \valid(now + (0 .. data.points - 1));
  @ requires \separated(from + (0 .. data.points - 1), rank + (0 .. data.points - 1));
  @ requires \separated(from + (0 .. data.points - 1), now + (0 .. data.points - 1));
  @ requires \separated(rank + (0 .. data.points - 1), now + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns rank[0 .. data.points - 1], now[0 .. data.points - 1],
  @   data.x[0 .. data.points * data.inputs - 1], data.d[0 .. data.points * data.outputs - 1];
  @ ensures accepted: \result <==> lists_all((size_t *)from, data.points);
  @ ensures inputs: \result ==> inputs(data) == select((size_t *)from, data.points, \old(inputs(data)));
  @ ensures outputs: \result ==> outputs(data) == select((size_t *)from, data.points, \old(outputs(data)));
  @ ensures places: \result ==> inverse((size_t *)from, rank, data.points);
  @*/
bool rows_permute(dataset data, const size_t *from, size_t *rank, size_t *now);

#endif
