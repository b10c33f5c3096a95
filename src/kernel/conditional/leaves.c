#include "instructions.h"
#include "proofs/lemmas/conditional/lemmas_search.h"
#include "leaves.h"
#include "proofs/lemmas/conditional/lemmas_written.h"
#include "kernel/switch/tree.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"

/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires range: i < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1));
  @ terminates \true;
  @ assigns \result \from data.d, data.outputs, i;
  @ ensures row: vec(\result, data.outputs) == row(mat(data.d, data.points, data.outputs), i);
  @ ensures readable: \valid_read(\result + (0 .. data.outputs - 1));
  @ ensures place: \result == data.d + i * data.outputs;
  @ ensures inside: 0 <= i * data.outputs <= data.points * data.outputs - data.outputs;
  @*/
static mpq_srcptr outputs_of(dataset data, size_t i)
{
  //@ ghost row_in_matrix(i, data.points, data.outputs);
  return data.d + i * data.outputs;
}

/* How many vertices are above leaf i of the tree with n leaves. */
/*@ requires range: i < n <= LIMIT_POINTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures depth: \result == leaf_depth(0, n, i);
  @ ensures range: \result < n;
  @*/
static size_t depth_of(size_t n, size_t i)
{
  size_t lo = 0, hi = n, depth = 0;
  /*@ loop invariant range: lo <= i < hi <= n && depth + hi - lo <= n;
    @ loop invariant depth: depth + leaf_depth(lo, hi, i) == leaf_depth(0, n, i);
    @ loop assigns lo, hi, depth;
    @ loop variant hi - lo;
    @*/
  while (lo + 1 < hi) {
    size_t cut = tree_cut(lo, hi);
    if (i < cut)
      hi = cut;
    else
      lo = cut;
    depth++;
  }
  //@ assert one: hi - lo <= 1;
  return depth;
}

/* How many variables there are where leaf i of n begins. */
/*@ requires range: i < n <= LIMIT_POINTS && q <= LIMIT_INPUTS;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures variables: \result == leaf_variables(q, n, deep, i);
  @ ensures range: \result <= q + n;
  @*/
static size_t variables_of(size_t q, size_t n, bool deep, size_t i)
{
  return q + (deep ? depth_of(n, i) : 1);
}

/*@ // This cell is none of those of a leaf.
  @ predicate cell_apart(conditional_arrays into, integer at, integer term, integer lo, integer r, size_t *p) =
  @   \separated(p, into.program + (at .. at + r)) && \separated(p, into.source + (term .. term + r - 1)) &&
  @   \separated(p, into.output + (lo .. lo + r - 1));
  @ lemma cell_outside: \forall dataset data, conditional_arrays into, size_t *a, integer base, term, at, t, lo, r, l;
  @   outside_room(data, into, base, term, a) ==> 0 <= l < data.points ==> r == data.outputs ==> 0 <= at ==> 0 <= t ==>
  @   0 <= lo ==> at + r < base + data.points * r + data.points ==> t + r <= term + data.points * r ==>
  @   lo + r <= data.points * r ==> cell_apart(into, at, t, lo, r, a + l);
  @*/

/* leaf_write, after everything that is written already. */
/*@ requires limits: r <= LIMIT_OUTPUTS && at <= LIMIT_PLACE && term <= LIMIT_PLACE &&
  @   lo <= LIMIT_PLACE && variables <= LIMIT_PLACE;
  @ requires \valid(into.program + (at .. at + r)) && \valid(into.output + (lo .. lo + r - 1));
  @ requires \valid(into.source + (term .. term + r - 1)) && \valid(into.weight + (term .. term + r - 1));
  @ requires \valid_read(d + (0 .. r - 1)) && \separated(d + (0 .. r - 1), into.weight + (term .. term + r - 1));
  @ requires \separated(into.program + (0 .. at + r), into.source + (0 .. term + r - 1));
  @ requires \separated(into.program + (0 .. at + r), into.output + (0 .. lo + r - 1));
  @ requires \separated(into.source + (0 .. term + r - 1), into.output + (0 .. lo + r - 1));
  @ terminates \true;
  @ assigns into.program[at .. at + r], into.source[term .. term + r - 1], into.weight[term .. term + r - 1],
  @   into.output[lo .. lo + r - 1];
  @ ensures count: \result == both_upto(\old(vec(d, r)), \old(vec(d, r)), r);
  @ ensures range: \result <= r;
  @ ensures leaf: leaf_written(into, at, term, lo, \old(vec(d, r)), r, variables);
  @ ensures program: same_program{Pre,Post}(into, 0, at);
  @ ensures terms: same_terms{Pre,Post}(into, 0, term);
  @ ensures put_out: same_outputs{Pre,Post}(into, 0, lo);
  @*/
static size_t leaf_behind(conditional_arrays into, size_t at, size_t term, size_t lo, mpq_srcptr d, size_t r,
                          size_t variables)
{
  //@ assert put_out_apart: \forall integer j; 0 <= j < lo ==> cell_apart(into, at, term, lo, r, into.output + j);
  //@ assert source_apart: \forall integer t; 0 <= t < term ==> cell_apart(into, at, term, lo, r, into.source + t);
  //@ assert lo_apart: \forall integer i; 0 <= i < at ==> cell_apart(into, at, term, lo, r, &into.program[i].lo);
  //@ assert hi_apart: \forall integer i; 0 <= i < at ==> cell_apart(into, at, term, lo, r, &into.program[i].hi);
  //@ assert next_apart: \forall integer i; 0 <= i < at ==> cell_apart(into, at, term, lo, r, &into.program[i].next);
  /*@ assert otherwise_apart: \forall integer i; 0 <= i < at ==>
    @   cell_apart(into, at, term, lo, r, &into.program[i].otherwise); */
  size_t k = leaf_write(into, at, term, lo, d, r, variables);
  //@ assert put_out: \forall integer j; 0 <= j < lo ==> into.output[j] == \at(into.output[j], Pre);
  //@ assert source: \forall integer t; 0 <= t < term ==> into.source[t] == \at(into.source[t], Pre);
  //@ assert weight: \forall integer t; 0 <= t < term ==> val(into.weight + t) == \at(val(into.weight + t), Pre);
  //@ assert kinds: \forall integer i; 0 <= i < at ==> into.program[i].kind == \at(into.program[i].kind, Pre);
  //@ assert los: \forall integer i; 0 <= i < at ==> into.program[i].lo == \at(into.program[i].lo, Pre);
  //@ assert his: \forall integer i; 0 <= i < at ==> into.program[i].hi == \at(into.program[i].hi, Pre);
  //@ assert nexts: \forall integer i; 0 <= i < at ==> into.program[i].next == \at(into.program[i].next, Pre);
  /*@ assert otherwises: \forall integer i; 0 <= i < at ==>
    @   into.program[i].otherwise == \at(into.program[i].otherwise, Pre); */
  /*@ assert compares: \forall integer i; 0 <= i < at ==>
    @   into.program[i].compare == \at(into.program[i].compare, Pre); */
  /*@ assert leaf: \forall integer j; 0 <= j < r ==> at(\at(vec(d, r), Pre), j) == 0.0 ==>
    @   puts_output(into, at, term, lo, \at(vec(d, r), Pre), variables, j) ==> into.output[lo + j] == NOWHERE; */
  return k;
}

/* Leaf i, after `count` operations of the leaves before it.  Returns how many it has. */
/*@ requires limits: within_limits(data.points, data.inputs, data.outputs);
  @ requires places: base <= LIMIT_LEAVES_PLACE && term <= LIMIT_LEAVES_PLACE;
  @ requires range: i < data.points && count <= i * data.outputs;
  @ requires indices: order[i] < data.points;
  @ requires \valid_read(data.d + (0 .. data.points * data.outputs - 1)) && leaves_room(data, into, base, term);
  @ requires \valid_read(order + (0 .. data.points - 1)) && \valid(first + (0 .. data.points - 1));
  @ requires room_apart(data, into, base, term) && outside_room(data, into, base, term, order);
  @ requires outside_room(data, into, base, term, first);
  @ requires \separated(order + (0 .. data.points - 1), first + (0 .. data.points - 1));
  @ requires \separated(into.weight + (0 .. term + data.points * data.outputs - 1),
  @   data.d + (0 .. data.points * data.outputs - 1));
  @ requires leaves: leaves_written(into, first, base, data.points, data.inputs, deep, data.outputs, term,
  @   leaf_outputs(data, order), i, count);
  @ terminates \true;
  @ assigns first[i], into.program[base + i + count .. base + i + count + data.outputs],
  @   into.source[term + count .. term + count + data.outputs - 1],
  @   into.weight[term + count .. term + count + data.outputs - 1],
  @   into.output[i * data.outputs .. i * data.outputs + data.outputs - 1];
  @ ensures points: leaf_outputs(data, order) == \old(leaf_outputs(data, order));
  @ ensures place: first[i] == base + i + count;
  @ ensures places: \forall integer l; 0 <= l < data.points ==> l != i ==> first[l] == \old(first[l]);
  @ ensures indices: \forall integer l; 0 <= l < data.points ==> order[l] == \old(order[l]);
  @ ensures count: \result == both_upto(row(leaf_outputs(data, order), i), row(leaf_outputs(data, order), i),
  @   data.outputs);
  @ ensures range: \result <= data.outputs;
  @ ensures leaves: leaves_written(into, first, base, data.points, data.inputs, deep, data.outputs, term,
  @   leaf_outputs(data, order), i + 1, count + \result);
  @ ensures program: same_program{Pre,Post}(into, 0, base);
  @ ensures terms: same_terms{Pre,Post}(into, 0, term);
  @*/
static size_t next_leaf(dataset data, conditional_arrays into, const size_t *order, size_t *first, size_t base,
                        size_t term, bool deep, size_t i, size_t count)
{
  size_t n = data.points, q = data.inputs, r = data.outputs, at = base + i + count, t = term + count, lo = i * r;
  size_t v = variables_of(q, n, deep, i);
  //@ ghost row_in_matrix(i, n, r);
  //@ ghost product_limit(n, LIMIT_POINTS, r, LIMIT_OUTPUTS);
  //@ assert exact: at == base + i + count && t == term + count && lo == i * r;
  //@ assert room: at + r < base + n * r + n && t + r <= term + n * r && lo + r <= n * r;
  //@ ghost lemma_nonzeros_before(r);
  //@ ghost lemma_rows_before(i, r);
  //@ assert counts: \forall integer l; counts(row(\at(leaf_outputs(data, order), Pre), l), r);
  mpq_srcptr d = outputs_of(data, order[i]);
  //@ assert d: vec(d, r) == row(\at(leaf_outputs(data, order), Pre), i);
  //@ assert outputs_apart: \separated(data.d + (0 .. n * r - 1), into.weight + (t .. t + r - 1));
  //@ assert leaf_apart: \separated(d + (0 .. r - 1), into.weight + (t .. t + r - 1));
  //@ assert order_apart: \forall integer l; 0 <= l < n ==> cell_apart(into, at, t, lo, r, (size_t *)order + l);
  //@ assert first_apart: \forall integer l; 0 <= l < n ==> cell_apart(into, at, t, lo, r, first + l);
  /*@ assert parts_apart: \separated(into.program + (0 .. at + r), into.source + (0 .. t + r - 1)) &&
    @   \separated(into.program + (0 .. at + r), into.output + (0 .. lo + r - 1)) &&
    @   \separated(into.source + (0 .. t + r - 1), into.output + (0 .. lo + r - 1)); */
  /*@ assert first_outside: \separated(into.program + (0 .. at + r), first + i) &&
    @   \separated(into.source + (0 .. t + r - 1), first + i) &&
    @   \separated(into.output + (0 .. lo + r - 1), first + i); */
  size_t k = leaf_behind(into, at, t, lo, d, r, v);
  //@ assert outputs_kept: unchanged{Pre,Here}(data.d, n * r);
  //@ assert first_kept: \forall integer l; 0 <= l < n ==> first[l] == \at(first[l], Pre);
  //@ assert order_kept: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], Pre);
  //@ ghost Written: ;
  //@ assert leaf: leaf_written(into, at, t, lo, row(\at(leaf_outputs(data, order), Pre), i), r, v);
  //@ assert place_apart: \forall integer l; 0 <= l < n ==> \separated((size_t *)order + l, first + i);
  first[i] = at;
  //@ assert order_same: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], Written);
  //@ assert first_same: \forall integer l; 0 <= l < n ==> l != i ==> first[l] == \at(first[l], Written);
  //@ assert program_kept: same_program{Written,Here}(into, 0, at + r + 1);
  //@ assert source_kept: same_terms{Written,Here}(into, 0, t + r);
  //@ assert put_out_kept: same_outputs{Written,Here}(into, 0, lo + r);
  //@ assert still_order: \forall integer l; 0 <= l < n ==> order[l] == \at(order[l], Pre);
  /*@ assert matrix: mat(data.d, data.points, data.outputs) == \at(mat(data.d, data.points, data.outputs), Pre); */
  //@ assert outputs: leaf_outputs(data, order) == \at(leaf_outputs(data, order), Pre);
  //@ assert program: same_program{Pre,Here}(into, 0, at);
  //@ assert terms: same_terms{Pre,Here}(into, 0, t);
  //@ assert put_out: same_outputs{Pre,Here}(into, 0, lo);
  //@ assert places: \forall integer l; 0 <= l < i ==> first[l] == \at(first[l], Pre);
  //@ assert place: first[i] == at;
  //@ assert leaf_counts: counts(row(\at(leaf_outputs(data, order), Pre), i), r);
  /*@ assert within: \let w = row(\at(leaf_outputs(data, order), Pre), i);
    @   0 <= at && 0 <= t && 0 <= lo && at + both_upto(w, w, r) < at + r + 1 && t + both_upto(w, w, r) <= t + r; */
  /*@ assert written_if: \let w = row(\at(leaf_outputs(data, order), Pre), i);
    @   leaf_written{Written}(into, at, t, lo, w, r, v) ==> leaf_written(into, at, t, lo, w, r, v); */
  //@ assert written: leaf_written(into, at, t, lo, row(\at(leaf_outputs(data, order), Pre), i), r, v);
  //@ assert this: leaf_at(into, first, base, n, q, deep, r, term, \at(leaf_outputs(data, order), Pre), i);
  /*@ assert others: \forall integer l; 0 <= l < i ==> row_before(l, i, r) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) ==>
    @   ends_before{Pre}(first, base, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   leaf_at{Pre}(into, first, base, n, q, deep, r, term, \at(leaf_outputs(data, order), Pre), l) ==>
    @   leaf_at(into, first, base, n, q, deep, r, term, \at(leaf_outputs(data, order), Pre), l); */
  /*@ assert facts: \forall integer l; 0 <= l < i ==>
    @   leaf_at{Pre}(into, first, base, n, q, deep, r, term, \at(leaf_outputs(data, order), Pre), l) ==>
    @   counts(row(\at(leaf_outputs(data, order), Pre), l), r) && row_before(l, i, r); */
  /*@ assert others_kept: \forall integer l; 0 <= l < i ==>
    @   ends_before{Pre}(first, base, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   leaf_at{Pre}(into, first, base, n, q, deep, r, term, \at(leaf_outputs(data, order), Pre), l) ==>
    @   leaf_at(into, first, base, n, q, deep, r, term, \at(leaf_outputs(data, order), Pre), l); */
  /*@ assert ends: \forall integer l; 0 <= l < i ==>
    @   ends_before{Pre}(first, base, r, \at(leaf_outputs(data, order), Pre), count, l) ==>
    @   ends_before(first, base, r, \at(leaf_outputs(data, order), Pre), count + k, l); */
  /*@ assert end: ends_before(first, base, r, \at(leaf_outputs(data, order), Pre), count + k, i); */
  return k;
}

size_t leaves_write(dataset data, conditional_arrays into, const size_t *order, size_t *first, size_t base,
                    size_t term, bool deep)
{
  size_t i = 0, count = 0;
  /*@ loop invariant range: 0 <= i <= data.points && count <= i * data.outputs;
    @ loop invariant indices: \forall integer l; 0 <= l < data.points ==> order[l] == \at(order[l], Pre);
    @ loop invariant points: leaf_outputs(data, order) == \at(leaf_outputs(data, order), Pre);
    @ loop invariant leaves: leaves_written(into, first, base, data.points, data.inputs, deep, data.outputs, term,
    @   leaf_outputs(data, order), i, count);
    @ loop invariant lowest: i > 0 ==> first[0] == base;
    @ loop invariant within: count <= data.points * data.outputs;
    @ loop invariant program: same_program{Pre,Here}(into, 0, base);
    @ loop invariant terms: same_terms{Pre,Here}(into, 0, term);
    @ loop assigns i, count, first[0 .. data.points - 1],
    @   into.program[base .. base + data.points * data.outputs + data.points - 1],
    @   into.source[term .. term + data.points * data.outputs - 1],
    @   into.weight[term .. term + data.points * data.outputs - 1],
    @   into.output[0 .. data.points * data.outputs - 1];
    @ loop variant data.points - i;
    @*/
  while (i < data.points) {
    //@ ghost row_in_matrix(i, data.points, data.outputs);
    //@ ghost product_limit(data.points, LIMIT_POINTS, data.outputs, LIMIT_OUTPUTS);
    size_t k = next_leaf(data, into, order, first, base, term, deep, i, count);
    //@ assert more: count + k <= (i + 1) * data.outputs;
    //@ assert within: count + k <= data.points * data.outputs;
    count += k;
    //@ assert counted: count == \at(count, LoopCurrent) + k && count <= (i + 1) * data.outputs;
    /*@ assert leaves: leaves_written(into, first, base, data.points, data.inputs, deep, data.outputs, term,
      @   leaf_outputs(data, order), i + 1, count); */
    i++;
    //@ assert next: i == \at(i, LoopCurrent) + 1;
    //@ assert below: count <= i * data.outputs;
  }
  return count;
}
