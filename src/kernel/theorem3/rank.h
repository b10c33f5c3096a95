/* The hypothesis of Theorem 3, and kappa: how many rows of a matrix are on one hyperplane.
 *
 * The rank condition says that no hyperplane has d rows of d numbers; kappa is the largest number of rows
 * on a hyperplane that is the graph of a linear function (specs/rank.acsl).  Hyperplanes are told apart by the
 * first d - 2 linearly independent rows on them: elimination with these rows leaves two components of the
 * others, and rows on one hyperplane are parallel there, which is a matter of slopes.  All of this goes on
 * modulo a prime, where what is told apart is apart; where the numbers are too large for the limit, the rows
 * that are not told apart are looked at exactly. */
#ifndef MEMCERT_KERNEL_RANK_H
#define MEMCERT_KERNEL_RANK_H

#include "kernel/exact/elimination.h"
#include "slopes.h"
#include "whole.h"

/* A matrix of whole numbers, and which hyperplanes are asked for. */
typedef struct {
  size_t points;  /* n */
  size_t columns; /* d >= 2 */
  mpq_ptr rows;   /* n rows of d numbers */
  bool graphs;    /* only hyperplanes that are graphs */
  uint32_t modulus;
} rank_matrix;

/* Room to work in, the numbers initialised. */
typedef struct {
  uint32_t *cells;   /* (d - 1) * (d * n), layers: after each number of steps the reduced rows, component by component */
  uint32_t *slopes;  /* n */
  uint32_t *counts;  /* n */
  uint32_t *keys;    /* 3 * n */
  uint32_t *tallies; /* 3 * n */
  size_t *points;    /* d: the row of each step */
  size_t *pivots;    /* d: the component that it made zero */
  mpq_ptr exact;     /* d * d: their reduced rows */
  mpq_ptr first;     /* d: a row reduced */
  mpq_ptr second;    /* d: another one */
  mpq_ptr scratch;   /* ELIMINATION_SCRATCH */
} rank_scratch;

/* No hyperplane in question has more rows than the limit. */
#define RANK_CLEAR SIZE_MAX

/*@ logic rmat rank_values{L}(rank_matrix m) = mat(m.rows, m.points, m.columns);
  @ logic integer rank_free(rank_matrix m) = m.graphs ? m.columns - 1 : m.columns;
  @ // k * layer, but provers are to see a sum and not a product.
  @ logic integer layers(integer layer, integer k) = k <= 0 ? 0 : layer + layers(layer, k - 1);
  @ // Where everything is, and that nothing overlaps.
  @ predicate rank_room{L}(rank_matrix m, rank_scratch s) =
  @   2 <= m.columns <= RANK_MOST_COLUMNS && m.points <= RANK_MOST_POINTS && is_modulus(m.modulus) &&
  @   \valid_read(m.rows + (0 .. m.points * m.columns - 1)) &&
  @   \valid(s.slopes + (0 .. m.points - 1)) && \valid(s.counts + (0 .. m.points - 1)) &&
  @   \valid(s.keys + (0 .. 3 * m.points - 1)) && \valid(s.tallies + (0 .. 3 * m.points - 1)) &&
  @   \valid(s.points + (0 .. m.columns - 1)) && \valid(s.pivots + (0 .. m.columns - 1)) &&
  @   \valid(s.exact + (0 .. m.columns * m.columns - 1)) && \valid(s.scratch + (0 .. ELIMINATION_SCRATCH - 1)) &&
  @   \valid(s.first + (0 .. m.columns - 1)) && \valid(s.second + (0 .. m.columns - 1));
  @ predicate rank_apart(rank_matrix m, rank_scratch s) =
  @   \separated(s.slopes + (0 .. m.points - 1), s.counts + (0 .. m.points - 1)) &&
  @   \separated(s.slopes + (0 .. m.points - 1), s.keys + (0 .. 3 * m.points - 1)) &&
  @   \separated(s.slopes + (0 .. m.points - 1), s.tallies + (0 .. 3 * m.points - 1)) &&
  @   \separated(s.counts + (0 .. m.points - 1), s.keys + (0 .. 3 * m.points - 1)) &&
  @   \separated(s.counts + (0 .. m.points - 1), s.tallies + (0 .. 3 * m.points - 1)) &&
  @   \separated(s.keys + (0 .. 3 * m.points - 1), s.tallies + (0 .. 3 * m.points - 1)) &&
  @   \separated(s.points + (0 .. m.columns - 1), s.pivots + (0 .. m.columns - 1)) &&
  @   \separated(s.points + (0 .. m.columns - 1), s.exact + (0 .. m.columns * m.columns - 1)) &&
  @   \separated(s.pivots + (0 .. m.columns - 1), s.exact + (0 .. m.columns * m.columns - 1)) &&
  @   \separated(s.points + (0 .. m.columns - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1)) &&
  @   \separated(s.pivots + (0 .. m.columns - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1)) &&
  @   \separated(s.pivots + (0 .. m.columns - 1), s.first + (0 .. m.columns - 1)) &&
  @   \separated(s.pivots + (0 .. m.columns - 1), s.second + (0 .. m.columns - 1)) &&
  @   \separated(m.rows + (0 .. m.points * m.columns - 1), s.exact + (0 .. m.columns * m.columns - 1)) &&
  @   \separated(m.rows + (0 .. m.points * m.columns - 1), s.first + (0 .. m.columns - 1)) &&
  @   \separated(m.rows + (0 .. m.points * m.columns - 1), s.second + (0 .. m.columns - 1)) &&
  @   \separated(m.rows + (0 .. m.points * m.columns - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1)) &&
  @   \separated(s.exact + (0 .. m.columns * m.columns - 1), s.first + (0 .. m.columns - 1)) &&
  @   \separated(s.exact + (0 .. m.columns * m.columns - 1), s.second + (0 .. m.columns - 1)) &&
  @   \separated(s.exact + (0 .. m.columns * m.columns - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1)) &&
  @   \separated(s.first + (0 .. m.columns - 1), s.second + (0 .. m.columns - 1)) &&
  @   \separated(s.first + (0 .. m.columns - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1)) &&
  @   \separated(s.second + (0 .. m.columns - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ predicate rank_cells{L}(rank_matrix m, rank_scratch s, uint32_t *cells, integer size) =
  @   \valid(cells + (0 .. size - 1)) &&
  @   \separated(cells + (0 .. size - 1), s.slopes + (0 .. m.points - 1)) &&
  @   \separated(cells + (0 .. size - 1), s.counts + (0 .. m.points - 1)) &&
  @   \separated(cells + (0 .. size - 1), s.keys + (0 .. 3 * m.points - 1)) &&
  @   \separated(cells + (0 .. size - 1), s.tallies + (0 .. 3 * m.points - 1));
  @
  @ // Component a of the rows modulo the prime; layer 0 of the cells has them all.
  @ predicate prepared_component{L}(uint32_t *c, integer n, integer p, rmat m, integer a) =
  @   \forall integer k; 0 <= k < n ==> residue(p, c[k], at(row(m, k), a));
  @ predicate rank_prepared{L}(rank_matrix m, rank_scratch s) =
  @   \forall integer a; 0 <= a < m.columns ==>
  @     prepared_component(s.cells + layers(m.points, a), m.points, m.modulus, rank_values(m), a);
  @
  @ // The first k points are rows before row n, in increasing order.
  @ predicate ascending{L}(size_t *points, integer k, integer n) =
  @   (\forall integer t; 0 <= t < k ==> points[t] < n) &&
  @   (\forall integer t, u; 0 <= t < u < k ==> points[t] < points[u]);
  @
  @ predicate nothing(rvec v, integer d) = \forall integer a; 0 <= a < d ==> at(v, a) == 0.0;
  @ predicate only_nothing(rvec c, rmat m, integer d, integer n) =
  @   \forall integer k; 0 <= k < n ==> dot(c, row(m, k)) == 0.0 ==> nothing(row(m, k), d);
  @ // No hyperplane whose first row, but for rows of zeros, is row i has more than `most` rows.
  @ predicate settled(rmat m, integer d, integer f, integer most, integer i) =
  @   \forall rvec c; hyperplane(c, d, f) ==> !nothing(row(m, i), d) ==> dot(c, row(m, i)) == 0.0 ==>
  @     only_nothing(c, m, d, i) ==> incident(c, m, rows(m)) <= most;
  @*/

/* Fills the first d * n of scratch.cells with the rows modulo m.modulus.  `z` is scratch. */
/*@ requires room: rank_room(m, scratch) && rank_apart(m, scratch);
  @ requires \valid(scratch.cells + (0 .. layers(m.points, m.columns) - 1)) && \valid(z);
  @ requires \separated(z, scratch.cells + (0 .. layers(m.points, m.columns) - 1));
  @ requires \separated(z, m.rows + (0 .. m.points * m.columns - 1));
  @ requires whole: \forall integer i, x; 0 <= i < m.points ==> 0 <= x < m.columns ==>
  @   whole(at(row(rank_values(m), i), x));
  @ terminates \true;
  @ assigns scratch.cells[0 .. layers(m.points, m.columns) - 1], *z;
  @ ensures prepared: rank_prepared(m, scratch);
  @*/
void rank_prepare(rank_matrix m, rank_scratch scratch, mpz_ptr z);

/* Decides whether no hyperplane whose first row, but for rows of zeros, is row i has more than `limit` rows.
 * If it does not return RANK_CLEAR, it returns how many rows there are in scratch.points, the first of which is row i
 * unless d = 2: a hyperplane through these, if there is one, may have more, or m.modulus divides too many minors,
 * and another will do better.
 * d = 2 leaves nothing to tell hyperplanes apart by: then any call decides about all rows. */
/*@ requires room: rank_room(m, scratch) && rank_apart(m, scratch) && i < m.points;
  @ requires cells: rank_cells(m, scratch, scratch.cells, layers(layers(m.points, m.columns), m.columns - 1));
  @ requires prepared: rank_prepared(m, scratch);
  @ terminates \true;
  @ assigns scratch.cells[layers(m.points, m.columns) .. layers(layers(m.points, m.columns), m.columns - 1) - 1];
  @ assigns scratch.slopes[0 .. m.points - 1], scratch.counts[0 .. m.points - 1], scratch.keys[0 .. 3 * m.points - 1];
  @ assigns scratch.tallies[0 .. 3 * m.points - 1], scratch.points[0 .. m.columns - 1];
  @ assigns scratch.pivots[0 .. m.columns - 1], scratch.exact[0 .. m.columns * m.columns - 1];
  @ assigns scratch.first[0 .. m.columns - 1], scratch.second[0 .. m.columns - 1];
  @ assigns scratch.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures answer: \result < m.columns || \result == RANK_CLEAR;
  @ ensures named: \result != RANK_CLEAR ==> ascending(scratch.points, \result, m.points);
  @ ensures first: \result != RANK_CLEAR ==> \result > 0 ==> m.columns > 2 ==> scratch.points[0] == i;
  @ ensures settled: \result == RANK_CLEAR ==> settled(rank_values(m), m.columns, rank_free(m), limit, i);
  @ ensures all: \result == RANK_CLEAR ==> m.columns == 2 ==> at_most(rank_values(m), m.columns, rank_free(m), limit);
  @*/
size_t rank_decide(rank_matrix m, size_t i, size_t limit, rank_scratch scratch);

/* The rows of zeros, which are on every hyperplane. */
/*@ requires room: rank_room(m, scratch);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures zeros: \forall rvec c; only_nothing(c, rank_values(m), m.columns, m.points) ==>
  @   incident(c, rank_values(m), m.points) <= \result;
  @*/
size_t rank_zeros(rank_matrix m, rank_scratch scratch);

#endif
