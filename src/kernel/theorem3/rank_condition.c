#include "rank_condition.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/theorem3/lemmas_layers.h"
#include "proofs/lemmas/theorem3/lemmas_rank_condition.h"

/*@ predicate cells_alike{K,L}(uint32_t *c, integer n) = \forall integer k; 0 <= k < n ==> \at(c[k], K) == \at(c[k], L);
  @ lemma cells_alike_part{K,L}: \forall uint32_t *c, integer n, o, s; 0 <= o ==> o + n <= s ==>
  @   cells_alike{K,L}(c, s) ==> cells_alike{K,L}(c + o, n);
  @ lemma component_alike{K,L}: \forall uint32_t *c, integer n, p, rmat m, integer a; cells_alike{K,L}(c, n) ==>
  @   prepared_component{K}(c, n, p, m, a) ==> prepared_component{L}(c, n, p, m, a);
  @ lemma settled_more: \forall rmat m, integer d, f, most, more, next; most <= more ==>
  @   rank_settled(m, d, f, most, next) ==> rank_settled(m, d, f, more, next);
  @ lemma settled_next: \forall rmat m, integer d, f, most, next, then; then == next + 1 ==>
  @   rank_settled(m, d, f, most, next) ==> settled(m, d, f, most, next) ==> rank_settled(m, d, f, most, then);
  @ lemma settled_at_once: \forall rmat m, integer d, f, most, n; at_most(m, d, f, most) ==>
  @   rank_settled(m, d, f, most, n);
  @ // The same matrix, whatever the modulus.
  @ lemma room_same{L}: \forall rank_matrix m, o, rank_scratch s; rank_same(o, m) ==> is_modulus(o.modulus) ==>
  @   rank_room(m, s) ==> rank_room(o, s);
  @ lemma apart_same{L}: \forall rank_matrix m, o, rank_scratch s; rank_same(o, m) ==>
  @   rank_apart(m, s) ==> rank_apart(o, s);
  @ lemma marks_same{L}: \forall rank_matrix m, o, rank_scratch s, bool *on; rank_same(o, m) ==>
  @   rank_marks(m, s, on) ==> rank_marks(o, s, on);
  @*/

rank_state rank_begin(rank_matrix m, size_t limit, mpz_ptr z, rank_scratch s)
{
  rank_prepare(m, s, z);
  rank_state r = {.matrix = m, .limit = limit, .zeros = rank_zeros(m, s), .named = RANK_CLEAR};
  return r;
}

/* The exact rows that are named, one after the other. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s);
  @ requires named: named < m.columns && ascending(s.points, named, m.points);
  @ terminates \true;
  @ assigns s.exact[0 .. m.columns * m.columns - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @*/
static void copy_named(rank_matrix m, size_t named, rank_scratch s)
{
  size_t d = m.columns;
  //@ ghost product_limit(m.points, UINT32_MAX, d, RANK_MOST_COLUMNS);
  //@ ghost product_limit(d, RANK_MOST_COLUMNS, d, RANK_MOST_COLUMNS);
  /*@ loop invariant range: 0 <= k <= named;
    @ loop invariant kept: unchanged{Pre,Here}(m.rows, m.points * d);
    @ loop assigns k, s.exact[0 .. d * d - 1];
    @ loop variant named - k;
    @*/
  for (size_t k = 0; k < named; k++) {
    //@ assert point: s.points[k] < m.points;
    //@ ghost row_in_matrix(k, d, d);
    //@ ghost row_in_matrix(s.points[k], m.points, d);
    /*@ loop invariant range: 0 <= a <= d;
      @ loop invariant kept: unchanged{Pre,Here}(m.rows, m.points * d);
      @ loop assigns a, s.exact[0 .. d * d - 1];
      @ loop variant d - a;
      @*/
    for (size_t a = 0; a < d; a++)
      mpq_set(s.exact + k * d + a, m.rows + s.points[k] * d + a);
  }
}

/* How many rows are on a hyperplane through those that are named, or 0. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && rank_marks(m, s, on);
  @ requires named: named < m.columns && ascending(s.points, named, m.points);
  @ terminates \true;
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1], s.pivots[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1], on[0 .. m.points - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures rows: \result > 0 ==> on_hyperplane(rank_values(m), m.columns, rank_free(m), \result);
  @*/
static size_t rows_through(rank_matrix m, size_t named, bool *on, rank_scratch s)
{
  size_t d = m.columns, f = d - m.graphs;
  //@ assert free: f == rank_free(m);
  //@ ghost product_limit(m.points, UINT32_MAX, d, RANK_MOST_COLUMNS);
  //@ ghost product_limit(named, d, d, d);
  //@ ghost product_limit(d, RANK_MOST_COLUMNS, d, RANK_MOST_COLUMNS);
  copy_named(m, named, s);
  bool found = annihilator_find(s.exact, named, d, f, s.first, s.pivots, s.scratch);
  //@ assert kept: unchanged{Pre,Here}(m.rows, m.points * d);
  if (!found)
    return 0;
  size_t rows = annihilator_count(m.rows, m.points, d, s.first, on, s.scratch);
  //@ assert rows_kept: unchanged{Pre,Here}(m.rows, m.points * d);
  return rows;
}

/* The same state for this modulus. */
/*@ requires room: rank_room(r.matrix, s) && rank_apart(r.matrix, s) && rank_residues(r.matrix, s, z);
  @ requires modulus: is_modulus(modulus);
  @ requires prepared: rank_prepared(r.matrix, s);
  @ requires whole: whole_matrix(rank_values(r.matrix), r.matrix.columns);
  @ terminates \true;
  @ assigns s.cells[0 .. layers(r.matrix.points, r.matrix.columns) - 1], *z;
  @ ensures kept: rank_values(r.matrix) == \old(rank_values(r.matrix));
  @ ensures matrix: rank_same(\result, r.matrix) && \result.modulus == modulus;
  @ ensures prepared: rank_prepared(\result, s);
  @*/
static rank_matrix use_modulus(rank_state r, uint32_t modulus, mpz_ptr z, rank_scratch s)
{
  rank_matrix m = r.matrix;
  if (m.modulus == modulus)
    return m;
  m.modulus = modulus;
  //@ assert same: rank_same(m, r.matrix);
  //@ assert room: rank_room(m, s);
  //@ assert apart: rank_apart(m, s);
  rank_prepare(m, s, z);
  return m;
}

/* What rank_decide() says of row i; the residues are kept. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && i < m.points;
  @ requires cells: rank_cells(m, s, s.cells, layers(layers(m.points, m.columns), m.columns - 1));
  @ requires prepared: rank_prepared(m, s);
  @ terminates \true;
  @ assigns s.cells[0 .. layers(layers(m.points, m.columns), m.columns - 1) - 1];
  @ assigns s.slopes[0 .. m.points - 1], s.counts[0 .. m.points - 1], s.keys[0 .. 3 * m.points - 1];
  @ assigns s.tallies[0 .. 3 * m.points - 1], s.points[0 .. m.columns - 1], s.pivots[0 .. m.columns - 1];
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1], s.second[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures prepared: rank_prepared(m, s);
  @ ensures answer: \result < m.columns || \result == RANK_CLEAR;
  @ ensures named: \result != RANK_CLEAR ==> ascending(s.points, \result, m.points);
  @ ensures settled: \result == RANK_CLEAR ==> settled(rank_values(m), m.columns, rank_free(m), limit, i);
  @ ensures all: \result == RANK_CLEAR ==> m.columns == 2 ==> at_most(rank_values(m), m.columns, rank_free(m), limit);
  @*/
static size_t decide_row(rank_matrix m, size_t i, size_t limit, rank_scratch s)
{
  //@ ghost lemma_layers(m.points, m.columns);
  //@ ghost lemma_layers_positive(m.columns);
  /*@ assert layers: layers(layers(m.points, m.columns), m.columns - 1) ==
    @   layers(m.points, m.columns) + layers(layers(m.points, m.columns), m.columns - 2); */
  /*@ assert apart: \separated(s.cells + (0 .. layers(m.points, m.columns) - 1),
    @   s.cells + (layers(m.points, m.columns) .. layers(layers(m.points, m.columns), m.columns - 1) - 1)) &&
    @   \separated(s.cells + (0 .. layers(m.points, m.columns) - 1), s.slopes + (0 .. m.points - 1)) &&
    @   \separated(s.cells + (0 .. layers(m.points, m.columns) - 1), s.counts + (0 .. m.points - 1)) &&
    @   \separated(s.cells + (0 .. layers(m.points, m.columns) - 1), s.keys + (0 .. 3 * m.points - 1)) &&
    @   \separated(s.cells + (0 .. layers(m.points, m.columns) - 1), s.tallies + (0 .. 3 * m.points - 1)); */
  size_t answer = rank_decide(m, i, limit, s);
  //@ assert alike: cells_alike{Pre,Here}(s.cells, layers(m.points, m.columns));
  /*@ assert components: \forall integer a; 0 <= a < m.columns ==>
    @   cells_alike{Pre,Here}(s.cells + layers(m.points, a), m.points); */
  return answer;
}

rank_state rank_settle(rank_state r, uint32_t modulus, bool *on, mpz_ptr z, rank_scratch s)
{
  //@ ghost lemma_layers_positive(r.matrix.columns);
  /*@ assert layers: layers(layers(r.matrix.points, r.matrix.columns), r.matrix.columns - 1) ==
    @   layers(r.matrix.points, r.matrix.columns) +
    @     layers(layers(r.matrix.points, r.matrix.columns), r.matrix.columns - 2) &&
    @   0 <= layers(layers(r.matrix.points, r.matrix.columns), r.matrix.columns - 2); */
  r.matrix = use_modulus(r, modulus, z, s);
  //@ assert same: rank_same(r.matrix, \at(r.matrix, Pre));
  //@ assert room: rank_room(r.matrix, s);
  //@ assert apart: rank_apart(r.matrix, s);
  //@ assert marks: rank_marks(r.matrix, s, on);
  r.more = 0;
  r.named = decide_row(r.matrix, r.next, r.limit, s);
  if (r.named == RANK_CLEAR) {
    /* Two components leave nothing to tell hyperplanes apart by: that was about all rows. */
    r.next = r.matrix.columns == 2 ? r.matrix.points : r.next + 1;
    return r;
  }
  size_t rows = rows_through(r.matrix, r.named, on, s);
  if (rows <= r.limit)
    return r;
  r.more = rows;
  if (r.matrix.graphs)
    r.limit = rows;
  return r;
}

bool rank_concluded(rank_state r, rank_scratch s)
{
  //@ ghost lemma_settled(r.matrix.points);
  //@ ghost lemma_rank_condition(r.matrix.columns, r.matrix.points);
  bool all = r.next == r.matrix.points && r.zeros <= r.limit;
  //@ assert most: all ==> at_most(rank_values(r.matrix), r.matrix.columns, rank_free(r.matrix), r.limit);
  /*@ assert each: all ==> !r.matrix.graphs ==> r.limit + 1 == r.matrix.columns ==>
    @   at_most(rank_values(r.matrix), r.matrix.columns, r.matrix.columns, r.matrix.columns - 1); */
  return all;
}
