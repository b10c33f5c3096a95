#include "rows_merge.h"
#include "kernel/exact/order.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ requires \valid_read(x + (0 .. n * q - 1)) && n * q <= SIZE_MAX && i < n && j < n;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures equal: \result <==> row(mat(x, n, q), i) == row(mat(x, n, q), j);
  @*/
static bool rows_equal(mpq_srcptr x, size_t n, size_t q, size_t i, size_t j)
{
  //@ ghost row_in_matrix(i, n, q);
  //@ ghost row_in_matrix(j, n, q);
  return first_difference(x + i * q, x + j * q, q) == q;
}

/*@ requires writable_data(data) && \valid_read(same + (0 .. data.points - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures said: \result <==> are_same(same, inputs(data), outputs(data));
  @*/
static bool is_true(dataset data, const size_t *same)
{
  /*@ loop invariant range: 0 <= i <= data.points;
    @ loop invariant said: \forall integer k; 0 <= k < i ==> is_same((size_t *)same, inputs(data), outputs(data), k);
    @ loop assigns i;
    @ loop variant data.points - i;
    @*/
  for (size_t i = 0; i < data.points; i++) {
    size_t earlier = same[i];
    if (earlier > i)
      return false;
    if (earlier < i && !(rows_equal(data.x, data.points, data.inputs, i, earlier) &&
                         rows_equal(data.d, data.points, data.outputs, i, earlier)))
      return false;
  }
  return true;
}

/*@ // Rows k < i of `from` are among the first `most` rows of `to`.
  @ predicate found_up_to{L}(rmat from, size_t *of, rmat to, integer i, integer most) =
  @   \forall integer k; 0 <= k < i ==> 0 <= of[k] < most && row(from, k) == row(to, of[k]);
  @ // From i on, rows are where they were, and what is said of them is true.
  @ predicate left_alone{L}(size_t *same, rmat xs, rmat ds, rmat x, rmat d, integer i) =
  @   \forall integer k; i <= k < rows(xs) ==> row(x, k) == row(xs, k) && row(d, k) == row(ds, k) &&
  @     is_same(same, xs, ds, k);
  @ predicate in_order{L}(size_t *first, integer count) =
  @   \forall integer j, k; 0 <= j < k < count ==> first[j] < first[k];
  @ // The first i rows have become `count` points.
  @ predicate merged{L}(size_t *same, size_t *first, rmat xs, rmat ds, rmat x, rmat d, integer i, integer count) =
  @   rows(xs) == rows(x) &&
  @   found_up_to(xs, same, x, i, count) && found_up_to(ds, same, d, i, count) &&
  @   found_up_to(x, first, xs, count, i) && found_up_to(d, first, ds, count, i) &&
  @   in_order(first, count) && left_alone(same, xs, ds, x, d, i);
  @ predicate arrays{L}(size_t *same, size_t *first, integer n) =
  @   \valid(same + (0 .. n - 1)) && \valid(first + (0 .. n - 1)) &&
  @   \separated(same + (0 .. n - 1), first + (0 .. n - 1));
  @*/

/* Row i is the same as an earlier one. */
/*@ requires arrays(same, first, data.points) && same[i] < i < data.points && count <= i;
  @ terminates \true;
  @ assigns same[i];
  @ ensures merged: \forall rmat xs, ds; \old(merged(same, first, xs, ds, inputs(data), outputs(data), i, count)) ==>
  @   merged(same, first, xs, ds, inputs(data), outputs(data), i + 1, count);
  @*/
static void take_repeated(dataset data, size_t *same, size_t *first, size_t i, size_t count)
{
  same[i] = same[same[i]];
  //@ assert same_kept: \forall integer k; 0 <= k < data.points ==> k != i ==> same[k] == \at(same[k], Pre);
  //@ assert first_kept: \forall integer k; 0 <= k < data.points ==> first[k] == \at(first[k], Pre);
  /*@ assert rows_x: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(xs, same, inputs(data), i + 1, count); */
  /*@ assert rows_d: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(ds, same, outputs(data), i + 1, count); */
  /*@ assert points_x: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(inputs(data), first, xs, count, i + 1); */
  /*@ assert points_d: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(outputs(data), first, ds, count, i + 1); */
  /*@ assert order: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   in_order(first, count); */
  /*@ assert left: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   left_alone(same, xs, ds, inputs(data), outputs(data), i + 1); */
}

/* Row i is point `count`. */
/*@ requires arrays(same, first, data.points) && count <= i < data.points && same[i] == i && writable_data(data);
  @ requires \separated(same + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(same + (0 .. data.points - 1), data.d + (0 .. data.points * data.outputs - 1));
  @ requires \separated(first + (0 .. data.points - 1), data.x + (0 .. data.points * data.inputs - 1));
  @ requires \separated(first + (0 .. data.points - 1), data.d + (0 .. data.points * data.outputs - 1));
  @ terminates \true;
  @ assigns same[i], first[count], data.x[0 .. data.points * data.inputs - 1],
  @   data.d[0 .. data.points * data.outputs - 1];
  @ ensures merged: \forall rmat xs, ds; \old(merged(same, first, xs, ds, inputs(data), outputs(data), i, count)) ==>
  @   merged(same, first, xs, ds, inputs(data), outputs(data), i + 1, count + 1);
  @*/
static void take_point(dataset data, size_t *same, size_t *first, size_t i, size_t count)
{
  exchange_points(data, count, i);
  first[count] = i;
  //@ assert same_kept: \forall integer k; 0 <= k < data.points ==> same[k] == \at(same[k], Pre);
  same[i] = count;
  /*@ assert first_kept: \forall integer k; 0 <= k < data.points ==> k != count ==> first[k] == \at(first[k], Pre); */
  //@ assert taken: first[count] == i && same[i] == count;
  /*@ assert rows_x: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(xs, same, inputs(data), i + 1, count + 1); */
  /*@ assert rows_d: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(ds, same, outputs(data), i + 1, count + 1); */
  /*@ assert points_x: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(inputs(data), first, xs, count + 1, i + 1); */
  /*@ assert points_d: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   found_up_to(outputs(data), first, ds, count + 1, i + 1); */
  /*@ assert order: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   in_order(first, count + 1); */
  /*@ assert left: \forall rmat xs, ds; \at(merged(same, first, xs, ds, inputs(data), outputs(data), i, count), Pre) ==>
    @   left_alone(same, xs, ds, inputs(data), outputs(data), i + 1); */
}

size_t rows_merge(dataset data, size_t *same, size_t *first)
{
  if (!is_true(data, same))
    return 0;
  size_t count = 0;
  /*@ loop invariant range: 0 <= count <= i <= data.points && (0 < i ==> 0 < count);
    @ loop invariant merged: merged(same, first, \at(inputs(data), Pre), \at(outputs(data), Pre),
    @   inputs(data), outputs(data), i, count);
    @ loop assigns i, count, same[0 .. data.points - 1], first[0 .. data.points - 1],
    @   data.x[0 .. data.points * data.inputs - 1], data.d[0 .. data.points * data.outputs - 1];
    @ loop variant data.points - i;
    @*/
  for (size_t i = 0; i < data.points; i++) {
    //@ assert here: is_same(same, \at(inputs(data), Pre), \at(outputs(data), Pre), i);
    if (same[i] < i)
      take_repeated(data, same, first, i, count);
    else {
      take_point(data, same, first, i, count);
      count++;
    }
  }
  /*@ assert inputs: \forall integer k; 0 <= k < count ==>
    @   row(mat(data.x, count, data.inputs), k) == row(inputs(data), k); */
  /*@ assert outputs: \forall integer k; 0 <= k < count ==>
    @   row(mat(data.d, count, data.outputs), k) == row(outputs(data), k); */
  return count;
}
