#include "rows_permute.h"

/*@ // Point i is what point now[i] was in m.
  @ predicate shown{L}(size_t *now, rmat m, rmat points) =
  @   rows(points) == rows(m) && \forall integer i; 0 <= i < rows(m) ==> row(points, i) == row(m, now[i]);
  @*/

/* Exchanges points i and j, and notes that. */
/*@ requires writable_data(data) && i < data.points && j < data.points;
  @ requires \valid(rank + (0 .. data.points - 1)) && \valid(now + (0 .. data.points - 1));
  @ requires \separated(rank + (0 .. data.points - 1), now + (0 .. data.points - 1));
  @ requires inverse: inverse(now, rank, data.points);
  @ terminates \true;
  @ assigns rank[0 .. data.points - 1], now[i], now[j],
  @   data.x[0 .. data.points * data.inputs - 1], data.d[0 .. data.points * data.outputs - 1];
  @ ensures inverse: inverse(now, rank, data.points);
  @ ensures placed: now[i] == \old(now[j]) && now[j] == \old(now[i]);
  @ ensures others: \forall integer k; 0 <= k < data.points ==> k != i ==> k != j ==> now[k] == \old(now[k]);
  @ ensures shown_inputs: \forall rmat m; \old(shown(now, m, inputs(data))) ==> shown(now, m, inputs(data));
  @ ensures shown_outputs: \forall rmat m; \old(shown(now, m, outputs(data))) ==> shown(now, m, outputs(data));
  @*/
static void exchange_noted(dataset data, size_t *rank, size_t *now, size_t i, size_t j)
{
  size_t here = now[i], there = now[j];
  exchange_points(data, i, j);
  now[i] = there;
  rank[there] = i;
  now[j] = here;
  rank[here] = j;
  /*@ assert others: \forall integer k; 0 <= k < data.points ==> k != i ==> k != j ==>
    @   now[k] == \at(now[k], Pre); */
}

bool rows_permute(dataset data, const size_t *from, size_t *rank, size_t *now)
{
  /*@ loop invariant range: 0 <= i <= data.points;
    @ loop invariant identity: \forall integer k; 0 <= k < i ==> now[k] == k && rank[k] == k;
    @ loop assigns i, rank[0 .. data.points - 1], now[0 .. data.points - 1];
    @ loop variant data.points - i;
    @*/
  for (size_t i = 0; i < data.points; i++) {
    now[i] = i;
    rank[i] = i;
  }
  /*@ loop invariant range: 0 <= i <= data.points;
    @ loop invariant inverse: inverse(now, rank, data.points);
    @ loop invariant placed: \forall integer k; 0 <= k < i ==> now[k] == from[k];
    @ loop invariant inputs: shown(now, \at(inputs(data), Pre), inputs(data));
    @ loop invariant outputs: shown(now, \at(outputs(data), Pre), outputs(data));
    @ loop assigns i, rank[0 .. data.points - 1], now[0 .. data.points - 1],
    @   data.x[0 .. data.points * data.inputs - 1], data.d[0 .. data.points * data.outputs - 1];
    @ loop variant data.points - i;
    @*/
  for (size_t i = 0; i < data.points; i++) {
    if (from[i] >= data.points)
      return false;
    size_t j = rank[from[i]];
    //@ assert there: now[j] == from[i];
    if (j < i)
      return false;
    exchange_noted(data, rank, now, i, j);
    //@ assert before: \forall integer k; 0 <= k < i ==> now[k] == from[k];
  }
  //@ assert inverse: inverse((size_t *)from, rank, data.points);
  //@ assert same_inputs: same_rows(inputs(data), select((size_t *)from, data.points, \at(inputs(data), Pre)));
  //@ assert same_outputs: same_rows(outputs(data), select((size_t *)from, data.points, \at(outputs(data), Pre)));
  return true;
}
