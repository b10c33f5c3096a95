#include "outputs_form.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/rows/lemmas_rows.h"

/* to[k] := 1 where v is k, else 0.  Returns whether v is some k. */
/*@ requires \valid_read(v) && \valid(to + (0 .. count - 1)) && \valid(t);
  @ requires \separated(v, to + (0 .. count - 1)) && \separated(t, to + (0 .. count - 1)) && \separated(t, v);
  @ terminates \true;
  @ assigns to[0 .. count - 1], *t;
  @ ensures label: \result <==> names_label(\old(val(v)), count);
  @ ensures indicators: \forall integer k; 0 <= k < count ==> val(to + k) == (\old(val(v)) == k ? 1.0 : 0.0);
  @*/
static bool write_indicators(mpq_srcptr v, size_t count, mpq_ptr to, mpq_ptr t)
{
  bool found = false;
  /*@ loop invariant range: 0 <= k <= count;
    @ loop invariant label: val(v) == \at(val(v), Pre);
    @ loop invariant found: found <==> names_label(val(v), k);
    @ loop invariant indicators: \forall integer i; 0 <= i < k ==> val(to + i) == (val(v) == i ? 1.0 : 0.0);
    @ loop assigns k, found, to[0 .. count - 1], *t;
    @ loop variant count - k;
    @*/
  for (size_t k = 0; k < count; k++) {
    mpq_set_ui(t, k, 1);
    bool here = mpq_cmp(t, v) == 0;
    mpq_set_ui(to + k, here ? 1 : 0, 1);
    found = found || here;
  }
  return found;
}

/*@ requires \valid_read(v) && \valid(to + (0 .. count - 1)) && \valid(t) && 1 <= count;
  @ requires \separated(v, to + (0 .. count - 1)) && \separated(t, to + (0 .. count - 1)) && \separated(t, v);
  @ terminates \true;
  @ assigns to[0 .. count - 1], *t;
  @ ensures accepted: \result <==> (labels ? names_label(\old(val(v)), count) : count == 1);
  @ ensures indicators: \result && labels ==>
  @   \forall integer k; 0 <= k < count ==> val(to + k) == (\old(val(v)) == k ? 1.0 : 0.0);
  @ ensures number: \result && !labels ==> val(to) == \old(val(v));
  @*/
static bool expand_cell(bool labels, mpq_srcptr v, size_t count, mpq_ptr to, mpq_ptr t)
{
  if (labels)
    return write_indicators(v, count, to, t);
  mpq_set(to, v);
  return count == 1;
}

/*@ requires well_formed_columns(c, width);
  @ requires \valid_read(d + (0 .. c.columns - 1)) && \valid(to + (0 .. width - 1)) && \valid(t);
  @ requires \separated(to + (0 .. width - 1), d + (0 .. c.columns - 1)) && \separated(t, to + (0 .. width - 1));
  @ requires \separated(t, d + (0 .. c.columns - 1));
  @ terminates \true;
  @ assigns to[0 .. width - 1], *t;
  @ ensures accepted: \result <==> fits_columns(c, \old(vec(d, c.columns)));
  @ ensures expanded: \result ==> expands(c, \old(vec(d, c.columns)), vec(to, width));
  @*/
static bool expand_row(output_columns c, mpq_srcptr d, size_t width, mpq_ptr to, mpq_ptr t)
{
  /*@ loop invariant range: 0 <= j <= c.columns;
    @ loop invariant row: vec(d, c.columns) == \at(vec(d, c.columns), Pre);
    @ loop invariant fits: \forall integer k; 0 <= k < j ==> fits_column(c, vec(d, c.columns), k);
    @ loop invariant expanded: \forall integer k; 0 <= k < j ==>
    @   expands_column(c, vec(d, c.columns), vec(to, width), k);
    @ loop assigns j, to[0 .. width - 1], *t;
    @ loop variant c.columns - j;
    @*/
  for (size_t j = 0; j < c.columns; j++) {
    size_t begin = c.start[j], count = c.start[j + 1] - begin;
    //@ assert number: at(vec(d, c.columns), j) == val(d + j);
    if (!expand_cell(c.labels[j], d + j, count, to + begin, t)) {
      //@ assert misfit: !fits_column(c, \at(vec(d, c.columns), Pre), j);
      return false;
    }
    //@ assert row: unchanged{LoopCurrent,Here}(d, c.columns);
    //@ assert fits: fits_column(c, vec(d, c.columns), j);
    //@ assert expanded: expands_column(c, vec(d, c.columns), vec(to, width), j);
    //@ assert before: unchanged{LoopCurrent,Here}(to, begin);
    /*@ assert numbers: \forall integer i; 0 <= i < begin ==>
      @   at(vec(to, width), i) == at(\at(vec(to, width), LoopCurrent), i); */
    /*@ assert inside: \forall integer k; 0 <= k < j ==> 0 <= c.start[k] < c.start[k + 1] <= begin; */
    /*@ assert columns: \forall integer k; 0 <= k < j ==>
      @   expands_column(c, vec(d, c.columns), \at(vec(to, width), LoopCurrent), k) ==>
      @   expands_column(c, vec(d, c.columns), vec(to, width), k); */
  }
  return true;
}

bool outputs_expand(output_columns c, size_t n, mpq_srcptr d, size_t width, mpq_ptr to, mpq_ptr t)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant rows: mat(d, n, c.columns) == \at(mat(d, n, c.columns), Pre);
    @ loop invariant fits: \forall integer k; 0 <= k < i ==> fits_columns(c, row(mat(d, n, c.columns), k));
    @ loop invariant expanded: \forall integer k; 0 <= k < i ==>
    @   expands(c, row(mat(d, n, c.columns), k), row(mat(to, n, width), k));
    @ loop assigns i, to[0 .. n * width - 1], *t;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    //@ ghost row_in_matrix(i, n, c.columns);
    //@ ghost row_in_matrix(i, n, width);
    //@ assert prefix: \forall integer k; 0 <= k < i ==> row(mat(to, n, width), k) == row(mat(to, i, width), k);
    if (!expand_row(c, d + i * c.columns, width, to + i * width, t)) {
      //@ assert misfit: !fits_columns(c, \at(row(mat(d, n, c.columns), i), LoopCurrent));
      return false;
    }
    //@ assert rows: unchanged{LoopCurrent,Here}(d, n * c.columns);
    //@ assert before: unchanged{LoopCurrent,Here}(to, i * width);
    //@ assert kept: mat(to, i, width) == \at(mat(to, i, width), LoopCurrent);
    //@ assert prefix_now: \forall integer k; 0 <= k < i ==> row(mat(to, n, width), k) == row(mat(to, i, width), k);
    /*@ assert written: \forall integer k; 0 <= k < i ==>
      @   row(mat(to, n, width), k) == \at(row(mat(to, n, width), k), LoopCurrent); */
    //@ assert fits: fits_columns(c, row(mat(d, n, c.columns), i));
    //@ assert expanded: expands(c, row(mat(d, n, c.columns), i), row(mat(to, n, width), i));
  }
  return true;
}

/*@ requires \valid_read(v) && \valid(positive) && \valid(negative);
  @ requires \separated(v, positive) && \separated(v, negative) && \separated(positive, negative);
  @ terminates \true;
  @ assigns *positive, *negative;
  @ ensures parts: val(positive) == relu(\old(val(v))) && val(negative) == relu(-\old(val(v)));
  @*/
static void write_parts(mpq_srcptr v, mpq_ptr positive, mpq_ptr negative)
{
  if (mpq_sgn(v) < 0) {
    mpq_set_ui(positive, 0, 1);
    mpq_neg(negative, v);
  } else {
    mpq_set(positive, v);
    mpq_set_ui(negative, 0, 1);
  }
}

/*@ requires \valid_read(d + (0 .. r - 1)) && \valid(to + (0 .. 2 * r - 1)) && 2 * r <= SIZE_MAX;
  @ requires \separated(to + (0 .. 2 * r - 1), d + (0 .. r - 1));
  @ terminates \true;
  @ assigns to[0 .. 2 * r - 1];
  @ ensures split: splits(\old(vec(d, r)), vec(to, 2 * r));
  @*/
static void split_row(size_t r, mpq_srcptr d, mpq_ptr to)
{
  /*@ loop invariant range: 0 <= k <= r;
    @ loop invariant row: vec(d, r) == \at(vec(d, r), Pre);
    @ loop invariant positive: \forall integer i; 0 <= i < k ==> val(to + i) == relu(at(vec(d, r), i));
    @ loop invariant negative: \forall integer i; 0 <= i < k ==> val(to + (r + i)) == relu(-at(vec(d, r), i));
    @ loop assigns k, to[0 .. 2 * r - 1];
    @ loop variant r - k;
    @*/
  for (size_t k = 0; k < r; k++) {
    //@ assert number: at(vec(d, r), k) == val(d + k);
    write_parts(d + k, to + k, to + (r + k));
    //@ assert row: unchanged{LoopCurrent,Here}(d, r);
  }
}

void outputs_split(size_t n, size_t r, mpq_srcptr d, mpq_ptr to)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant rows: mat(d, n, r) == \at(mat(d, n, r), Pre);
    @ loop invariant split: \forall integer k; 0 <= k < i ==>
    @   splits(row(mat(d, n, r), k), row(mat(to, n, 2 * r), k));
    @ loop assigns i, to[0 .. n * (2 * r) - 1];
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    //@ ghost row_in_matrix(i, n, r);
    //@ ghost row_in_matrix(i, n, 2 * r);
    //@ assert place: i * (2 * r) + 2 * r <= n * (2 * r);
    //@ assert prefix: \forall integer k; 0 <= k < i ==> row(mat(to, n, 2 * r), k) == row(mat(to, i, 2 * r), k);
    size_t row = i * r, pairs = i * (2 * r);
    //@ assert offsets: row == i * r && pairs == i * (2 * r);
    split_row(r, d + row, to + pairs);
    //@ assert called: splits(\at(vec(d + i * r, r), LoopCurrent), vec(to + i * (2 * r), 2 * r));
    //@ assert rows: unchanged{LoopCurrent,Here}(d, n * r);
    //@ assert before: unchanged{LoopCurrent,Here}(to, i * (2 * r));
    //@ assert kept: mat(to, i, 2 * r) == \at(mat(to, i, 2 * r), LoopCurrent);
    //@ assert prefix_now: \forall integer k; 0 <= k < i ==> row(mat(to, n, 2 * r), k) == row(mat(to, i, 2 * r), k);
    /*@ assert written: \forall integer k; 0 <= k < i ==>
      @   row(mat(to, n, 2 * r), k) == \at(row(mat(to, n, 2 * r), k), LoopCurrent); */
    //@ assert same: vec(d + i * r, r) == \at(vec(d + i * r, r), LoopCurrent);
    //@ assert from: row(mat(d, n, r), i) == vec(d + i * r, r);
    //@ assert into: row(mat(to, n, 2 * r), i) == vec(to + i * (2 * r), 2 * r);
    //@ assert split: splits(row(mat(d, n, r), i), row(mat(to, n, 2 * r), i));
  }
}
