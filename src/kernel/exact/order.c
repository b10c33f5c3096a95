#include "order.h"
#include "proofs/lemmas/exact/lemmas_order.h"
#include "proofs/lemmas/exact/lemmas_products.h"

size_t first_difference(mpq_srcptr a, mpq_srcptr b, size_t q)
{
  size_t j = 0;
  /*@ loop invariant range: 0 <= j <= q;
    @ loop invariant equal: \forall integer i; 0 <= i < j ==> at(vec(a, q), i) == at(vec(b, q), i);
    @ loop assigns j;
    @ loop variant q - j;
    @*/
  while (j < q && mpq_cmp(a + j, b + j) == 0)
    j++;
  //@ assert same: j == q ==> same(vec(a, q), vec(b, q));
  return j;
}

/* Row i against row j: negative if it is below, positive if above, 0 if equal. */
/*@ requires fits: n * q <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. n * q - 1));
  @ requires i < n && j < n;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures below: \result < 0 <==> lex_below(row(mat(x, n, q), i), row(mat(x, n, q), j));
  @ ensures above: \result > 0 <==> lex_below(row(mat(x, n, q), j), row(mat(x, n, q), i));
  @ ensures equal: \result == 0 <==> row(mat(x, n, q), i) == row(mat(x, n, q), j);
  @*/
static int compare_rows(mpq_srcptr x, size_t n, size_t q, size_t i, size_t j)
{
  //@ ghost row_in_matrix(i, n, q);
  //@ ghost row_in_matrix(j, n, q);
  mpq_srcptr a = x + i * q, b = x + j * q;
  size_t k = first_difference(a, b, q);
  return k < q ? mpq_cmp(a + k, b + k) : 0;
}

/* What the sort keeps, for the rows m of any matrix: no row in positions [lo, hi) of `order` is below
 * the one before it; and the same for positions [0, hi) without j. */
/*@ predicate in_order{L}(size_t *order, rmat m, integer lo, integer hi) =
  @   \forall integer i, k; lo <= i < k < hi ==> k == i + 1 ==>
  @     !lex_below(row(m, order[k]), row(m, order[i]));
  @ predicate in_order_without{L}(size_t *order, rmat m, integer j, integer hi) =
  @   in_order(order, m, 0, j) && in_order(order, m, j, hi) &&
  @   (0 < j < hi - 1 ==> !lex_below(row(m, order[j + 1]), row(m, order[j - 1])));
  @*/

/* Exchanges positions j - 1 and j. */
/*@ requires 0 < j < n;
  @ requires \valid(order + (0 .. n - 1)) && \valid(rank + (0 .. n - 1));
  @ requires \separated(order + (0 .. n - 1), rank + (0 .. n - 1));
  @ requires permutation: inverse(order, rank, n);
  @ terminates \true;
  @ assigns order[j - 1 .. j], rank[0 .. n - 1];
  @ ensures permutation: inverse(order, rank, n);
  @ ensures sunk: \forall rmat m, integer hi; j < hi <= n ==>
  @   \old(in_order_without(order, m, j, hi)) ==>
  @   \old(lex_below(row(m, order[j]), row(m, order[j - 1]))) ==>
  @   in_order_without(order, m, j - 1, hi);
  @*/
static void exchange(size_t *order, size_t *rank, size_t n, size_t j)
{
  size_t low = order[j], high = order[j - 1];
  order[j - 1] = low;
  rank[low] = j - 1;
  order[j] = high;
  rank[high] = j;
  //@ assert lower: order[j - 1] == \at(order[j], Pre);
  //@ assert upper: order[j] == \at(order[j - 1], Pre);
  /*@ assert others: \forall integer k; 0 <= k < n ==> k != j - 1 ==> k != j ==>
    @   order[k] == \at(order[k], Pre); */
}

/* Sinks the row at position i to its place among those before it, which are in order. */
/*@ requires fits: n * q <= SIZE_MAX;
  @ requires i < n;
  @ requires \valid_read(x + (0 .. n * q - 1));
  @ requires \valid(order + (0 .. n - 1)) && \valid(rank + (0 .. n - 1));
  @ requires \separated(order + (0 .. n - 1), rank + (0 .. n - 1));
  @ requires permutation: inverse(order, rank, n);
  @ requires sorted: in_order(order, mat(x, n, q), 0, i);
  @ terminates \true;
  @ assigns order[0 .. n - 1], rank[0 .. n - 1];
  @ ensures permutation: inverse(order, rank, n);
  @ ensures sorted: in_order(order, mat(x, n, q), 0, i + 1);
  @*/
static void insert(mpq_srcptr x, size_t n, size_t q, size_t *order, size_t *rank, size_t i)
{
  /*@ loop invariant range: 0 <= j <= i;
    @ loop invariant permutation: inverse(order, rank, n);
    @ loop invariant sinking: in_order_without(order, mat(x, n, q), j, i + 1);
    @ loop assigns j, order[0 .. n - 1], rank[0 .. n - 1];
    @ loop variant j;
    @*/
  for (size_t j = i; j > 0 && compare_rows(x, n, q, order[j], order[j - 1]) < 0; j--)
    exchange(order, rank, n, j);
}

/* Whether no two neighbours in `order`, a sorted one, are equal. */
/*@ requires fits: n * q <= SIZE_MAX;
  @ requires \valid_read(x + (0 .. n * q - 1)) && \valid_read(order + (0 .. n - 1));
  @ requires indices: \forall integer i; 0 <= i < n ==> order[i] < n;
  @ requires sorted: in_order(order, mat(x, n, q), 0, n);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures increasing: \result ==> lex_increasing(select(order, n, mat(x, n, q)), 0, n);
  @ ensures repeated: !\result ==> \exists integer i; 0 < i < n &&
  @   row(mat(x, n, q), order[i - 1]) == row(mat(x, n, q), order[i]);
  @*/
static bool strictly_increasing(mpq_srcptr x, size_t n, size_t q, const size_t *order)
{
  /*@ loop invariant range: 1 <= i <= n || n == 0;
    @ loop invariant increasing: lex_increasing(select(order, n, mat(x, n, q)), 0, i);
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  for (size_t i = 1; i < n; i++) {
    if (compare_rows(x, n, q, order[i - 1], order[i]) == 0)
      return false;
    //@ assert next: lex_below(row(select(order, n, mat(x, n, q)), i - 1), row(select(order, n, mat(x, n, q)), i));
  }
  return true;
}

bool order_rows(mpq_srcptr x, size_t n, size_t q, size_t *order, size_t *rank)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant identity: \forall integer k; 0 <= k < i ==> order[k] == k && rank[k] == k;
    @ loop assigns i, order[0 .. n - 1], rank[0 .. n - 1];
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    order[i] = i;
    rank[i] = i;
  }
  /*@ loop invariant range: 1 <= i <= n || n == 0;
    @ loop invariant permutation: inverse(order, rank, n);
    @ loop invariant sorted: in_order(order, mat(x, n, q), 0, i);
    @ loop assigns i, order[0 .. n - 1], rank[0 .. n - 1];
    @ loop variant n - i;
    @*/
  for (size_t i = 1; i < n; i++)
    insert(x, n, q, order, rank, i);
  bool distinct = strictly_increasing(x, n, q, order);
  //@ ghost increasing_distinct(order, rank, n);
  return distinct;
}
