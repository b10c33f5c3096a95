/* The rank condition of Theorem 3, or a bound for kappa, row by row, and what is concluded once all rows are settled.
 *
 * The rows are scaled to whole numbers before (whole.h), which keeps every question about them. */
#ifndef MEMCERT_KERNEL_RANK_CONDITION_H
#define MEMCERT_KERNEL_RANK_CONDITION_H

#include "annihilator.h"
#include "rank.h"

/* How far it is. */
typedef struct {
  rank_matrix matrix; /* with the modulus that scratch.cells is for */
  size_t limit;       /* d - 1, or the most rows seen on a graph: no hyperplane in question may have more */
  size_t zeros;       /* rows of zeros */
  size_t next;        /* rows before this one are settled */
  size_t named;       /* rows in scratch.points, or RANK_CLEAR: what rank_decide() returned last */
  size_t more;        /* rows on the hyperplane through these, if they are more than allowed, or else 0 */
} rank_state;

/*@ predicate rank_settled(rmat m, integer d, integer f, integer most, integer next) =
  @   \forall integer i; 0 <= i < next ==> settled(m, d, f, most, i);
  @ predicate whole_matrix(rmat m, integer d) = \forall integer i, x; 0 <= i < rows(m) ==> 0 <= x < d ==>
  @   whole(at(row(m, i), x));
  @ predicate zeros_at_most(rmat m, integer d, integer zeros) =
  @   \forall rvec c; only_nothing(c, m, d, rows(m)) ==> incident(c, m, rows(m)) <= zeros;
  @ // What is true from one row to the next one.
  @ predicate rank_sound{L}(rank_matrix m, integer limit, integer zeros, integer next) =
  @   next <= m.points && whole_matrix(rank_values(m), m.columns) &&
  @   zeros_at_most(rank_values(m), m.columns, zeros) &&
  @   rank_settled(rank_values(m), m.columns, rank_free(m), limit, next);
  @ predicate rank_same(rank_matrix m, rank_matrix o) =
  @   m.points == o.points && m.columns == o.columns && m.rows == o.rows && (m.graphs <==> o.graphs);
  @ predicate rank_residues{L}(rank_matrix m, rank_scratch s, mpz_ptr z) =
  @   \valid(s.cells + (0 .. layers(m.points, m.columns) - 1)) &&
  @   \valid(z) && \separated(z, s.cells + (0 .. layers(m.points, m.columns) - 1)) &&
  @   \separated(z, m.rows + (0 .. m.points * m.columns - 1));
  @ predicate rank_marks{L}(rank_matrix m, rank_scratch s, bool *on) =
  @   \valid(on + (0 .. m.points - 1)) &&
  @   \separated(on + (0 .. m.points - 1), m.rows + (0 .. m.points * m.columns - 1)) &&
  @   \separated(on + (0 .. m.points - 1), s.first + (0 .. m.columns - 1)) &&
  @   \separated(on + (0 .. m.points - 1), s.scratch + (0 .. ELIMINATION_SCRATCH - 1));
  @ predicate on_hyperplane(rmat m, integer d, integer f, integer most) =
  @   \exists rvec c; hyperplane(c, d, f) && incident(c, m, rows(m)) == most;
  @*/

/* Nothing is settled yet. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && rank_residues(m, s, z);
  @ requires whole: whole_matrix(rank_values(m), m.columns);
  @ terminates \true;
  @ assigns s.cells[0 .. layers(m.points, m.columns) - 1], *z;
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures matrix: rank_same(\result.matrix, m) && \result.matrix.modulus == m.modulus;
  @ ensures start: \result.limit == limit && \result.next == 0;
  @ ensures prepared: rank_prepared(\result.matrix, s);
  @ ensures sound: rank_sound(\result.matrix, \result.limit, \result.zeros, \result.next);
  @*/
rank_state rank_begin(rank_matrix m, size_t limit, mpz_ptr z, rank_scratch s);

/* Row r.next modulo this number: the row is settled then, or the state says which rows were named.  If a graph
 * has more rows than those before, its number is the limit from then on; on[i] says whether row i is on the
 * hyperplane, and s.first has its coefficients.  Another modulus may do better where `more` is 0. */
/*@ requires room: rank_room(r.matrix, s) && rank_apart(r.matrix, s);
  @ requires cells: rank_cells(r.matrix, s, s.cells,
  @   layers(layers(r.matrix.points, r.matrix.columns), r.matrix.columns - 1));
  @ requires beside: rank_residues(r.matrix, s, z) && rank_marks(r.matrix, s, on);
  @ requires modulus: is_modulus(modulus) && r.next < r.matrix.points;
  @ requires prepared: rank_prepared(r.matrix, s);
  @ requires sound: rank_sound(r.matrix, r.limit, r.zeros, r.next);
  @ terminates \true;
  @ assigns s.cells[0 .. layers(layers(r.matrix.points, r.matrix.columns), r.matrix.columns - 1) - 1];
  @ assigns s.slopes[0 .. r.matrix.points - 1], s.counts[0 .. r.matrix.points - 1];
  @ assigns s.keys[0 .. 3 * r.matrix.points - 1], s.tallies[0 .. 3 * r.matrix.points - 1];
  @ assigns s.points[0 .. r.matrix.columns - 1], s.pivots[0 .. r.matrix.columns - 1];
  @ assigns s.exact[0 .. r.matrix.columns * r.matrix.columns - 1], s.first[0 .. r.matrix.columns - 1];
  @ assigns s.second[0 .. r.matrix.columns - 1], s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ assigns on[0 .. r.matrix.points - 1], *z;
  @ ensures kept: rank_values(r.matrix) == \old(rank_values(r.matrix));
  @ ensures matrix: rank_same(\result.matrix, r.matrix) && \result.matrix.modulus == modulus;
  @ ensures prepared: rank_prepared(\result.matrix, s);
  @ ensures sound: rank_sound(\result.matrix, \result.limit, \result.zeros, \result.next);
  @ ensures limit: r.limit <= \result.limit && (!r.matrix.graphs ==> \result.limit == r.limit);
  @ ensures settled: \result.named == RANK_CLEAR <==> r.next < \result.next;
  @ ensures named: \result.named != RANK_CLEAR ==> \result.named < r.matrix.columns && \result.next == r.next &&
  @   ascending(s.points, \result.named, r.matrix.points);
  @ ensures more: \result.more > 0 ==> \result.more > r.limit &&
  @   on_hyperplane(rank_values(r.matrix), r.matrix.columns, rank_free(r.matrix), \result.more);
  @ ensures graph: \result.more > 0 ==> r.matrix.graphs ==> \result.limit == \result.more;
  @*/
rank_state rank_settle(rank_state r, uint32_t modulus, bool *on, mpz_ptr z, rank_scratch s);

/* Whether the conclusion is drawn: no hyperplane in question has more rows than the limit. */
/*@ requires room: rank_room(r.matrix, s);
  @ requires sound: rank_sound(r.matrix, r.limit, r.zeros, r.next);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures all: \result <==> r.next == r.matrix.points && r.zeros <= r.limit;
  @ ensures most: \result ==> at_most(rank_values(r.matrix), r.matrix.columns, rank_free(r.matrix), r.limit);
  @ ensures rank: \result ==> !r.matrix.graphs ==> r.limit + 1 == r.matrix.columns ==>
  @   rank_condition(rank_values(r.matrix), r.matrix.columns);
  @*/
bool rank_concluded(rank_state r, rank_scratch s);

#endif
