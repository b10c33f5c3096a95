/* Rows of a dataset that change places: numbers are swapped, never copied. */
#ifndef MEMCERT_KERNEL_EXCHANGE_H
#define MEMCERT_KERNEL_EXCHANGE_H

#include <stdint.h>
#include "kernel/types.h"

/*@ // The rows of a dataset in memory, of which no number is both an input and an output.
  @ predicate writable_data{L}(dataset data) =
  @   \valid(data.x + (0 .. data.points * data.inputs - 1)) &&
  @   \valid(data.d + (0 .. data.points * data.outputs - 1)) &&
  @   \separated(data.x + (0 .. data.points * data.inputs - 1), data.d + (0 .. data.points * data.outputs - 1)) &&
  @   data.points * data.inputs <= SIZE_MAX && data.points * data.outputs <= SIZE_MAX;
  @ // In m, rows i and j are those that `old` has at j and i.
  @ predicate exchanged(rmat old, rmat m, integer i, integer j) =
  @   rows(m) == rows(old) && row(m, i) == row(old, j) && row(m, j) == row(old, i) &&
  @   \forall integer k; 0 <= k < rows(m) ==> k != i ==> k != j ==> row(m, k) == row(old, k);
  @*/

/* Exchanges points i and j. */
/*@ requires writable_data(data);
  @ requires i < data.points && j < data.points;
  @ terminates \true;
  @ assigns data.x[0 .. data.points * data.inputs - 1], data.d[0 .. data.points * data.outputs - 1];
  @ ensures inputs: exchanged(\old(inputs(data)), inputs(data), i, j);
  @ ensures outputs: exchanged(\old(outputs(data)), outputs(data), i, j);
  @*/
void exchange_points(dataset data, size_t i, size_t j);

#endif
