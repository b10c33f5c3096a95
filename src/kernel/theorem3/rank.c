#include "rank.h"
#include "proofs/lemmas/exact/lemmas_memory.h"
#include "proofs/lemmas/theorem3/lemmas_layers.h"
#include "proofs/lemmas/theorem3/lemmas_modular.h"
#include "proofs/lemmas/exact/lemmas_products.h"
#include "proofs/lemmas/theorem3/lemmas_rank.h"

/*@ // The points and pivots of the steps so far.
  @ predicate taken{L}(rank_matrix m, rank_scratch s, integer steps) =
  @   \forall integer t; 0 <= t < steps ==> s.points[t] < m.points && s.pivots[t] < rank_free(m);
  @ // c has component a of rows [lo, n) after the steps.
  @ predicate component{L}(uint32_t *c, integer n, integer p, rmat m, indices point, indices pivot, integer steps,
  @                        integer a, integer lo) =
  @   \forall integer k; lo <= k < n ==> residue(p, c[k], reduced(m, point, pivot, steps, k, a));
  @ predicate nonzero_at{L}(uint32_t *c, integer k) = c[k] != 0;
  @ lemma component_nonzero{L}: \forall uint32_t *c, integer n, p, rmat m, indices o, v, integer t, a, lo, k;
  @   component(c, n, p, m, o, v, t, a, lo) ==> lo <= k < n ==> nonzero_at(c, k) ==> reduced(m, o, v, t, k, a) != 0.0;
  @ // Layer `now` has those that no step has used.
  @ predicate level{L}(uint32_t *now, integer n, integer d, integer p, rmat m, indices point, indices pivot,
  @                    integer steps, integer lo) =
  @   \forall integer a; 0 <= a < d ==> active(pivot, steps, a) ==>
  @     component(now + layers(n, a), n, p, m, point, pivot, steps, a, lo);
  @
  @ lemma active_listed{L}: \forall size_t *pivots, integer n, t, a; t <= n ==>
  @   (active(listed(pivots, n), t, a) <==> \forall integer i; 0 <= i < t ==> pivots[i] != a);
  @ lemma eliminated_residue: \forall integer p, u, a, v, b, r, real x, y, z, w;
  @   residue(p, u, x) ==> residue(p, a, y) ==> residue(p, v, z) ==> residue(p, b, w) ==>
  @   eliminated(p, u, a, v, b, r) ==> residue(p, r, eliminate(x, y, z, w));
  @*/

/*@ requires \valid_read(pivots + (0 .. steps - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures active: \result <==> active(listed(pivots, steps), steps, a);
  @*/
static inline bool is_active(const size_t *pivots, size_t steps, size_t a)
{
  /*@ loop invariant range: 0 <= t <= steps;
    @ loop invariant others: \forall integer i; 0 <= i < t ==> pivots[i] != a;
    @ loop assigns t;
    @ loop variant steps - t;
    @*/
  for (size_t t = 0; t < steps; t++)
    if (pivots[t] == a)
      return false;
  return true;
}

/* The first component from a on that no step has used, or d. */
/*@ requires \valid_read(pivots + (0 .. steps - 1)) && a <= d;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: a <= \result <= d;
  @ ensures active: \result < d ==> active(listed(pivots, steps), steps, \result);
  @ ensures used: \forall integer x; a <= x < \result ==> !active(listed(pivots, steps), steps, x);
  @*/
static size_t next_active(const size_t *pivots, size_t steps, size_t d, size_t a)
{
  /*@ loop invariant range: \at(a, Pre) <= a <= d;
    @ loop invariant used: \forall integer x; \at(a, Pre) <= x < a ==> !active(listed(pivots, steps), steps, x);
    @ loop assigns a;
    @ loop variant d - a;
    @*/
  while (a < d && !is_active(pivots, steps, a))
    a++;
  return a;
}

/* A component of row i that can be the next pivot, or d. */
/*@ requires room: rank_room(m, s) && steps <= m.columns && i < m.points;
  @ requires \valid_read(now + (0 .. layers(m.points, m.columns) - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result < rank_free(m) || \result == m.columns;
  @ ensures pivot: \result < m.columns ==> active(listed(s.pivots, steps), steps, \result) &&
  @   nonzero_at(now + layers(m.points, \result), i);
  @ ensures none: \result == m.columns ==> \forall integer a; 0 <= a < rank_free(m) ==>
  @   active(listed(s.pivots, steps), steps, a) ==> now[layers(m.points, a) + i] == 0;
  @*/
static size_t find_pivot(rank_matrix m, const uint32_t *now, size_t steps, size_t i, rank_scratch s)
{
  size_t free = m.columns - m.graphs;
  //@ assert free: free == rank_free(m);
  //@ ghost lemma_layers(m.points, m.columns);
  /*@ loop invariant range: 0 <= j <= free;
    @ loop invariant none: \forall integer a; 0 <= a < j ==>
    @   active(listed(s.pivots, steps), steps, a) ==> now[layers(m.points, a) + i] == 0;
    @ loop assigns j;
    @ loop variant free - j;
    @*/
  for (size_t j = 0; j < free; j++) {
    //@ assert place: layers(m.points, j) == j * m.points && layers(m.points, j) + m.points <= layers(m.points, m.columns);
    if (is_active(s.pivots, steps, j) && now[j * m.points + i] != 0)
      return j;
  }
  return m.columns;
}

/*@ predicate component_step{L}(uint32_t *to, uint32_t *from, uint32_t *pivot, integer i, integer n, integer p) =
  @   \forall integer k; i < k < n ==> eliminated(p, pivot[i], from[k], pivot[k], from[i], to[k]);
  @ predicate below{L}(uint32_t *c, integer i, integer n, integer p) = \forall integer k; i <= k < n ==> c[k] < p;
  @ lemma component_below{L}: \forall uint32_t *c, integer n, p, rmat m, indices o, v, integer t, a, lo, i; lo <= i ==>
  @   component(c, n, p, m, o, v, t, a, lo) ==> below(c, i, n, p);
  @ // By address, as in lemmas_memory.h.
  @ predicate cells_kept{K,L}(uint32_t *a, integer n) =
  @   \forall uint32_t *q; !\separated(q, a + (0 .. n - 1)) ==> \at(*q, K) == \at(*q, L);
  @ lemma component_kept{K,L}: \forall uint32_t *to, *from, *pivot, integer i, n, p; 0 <= i ==>
  @   cells_kept{K,L}(to, n) ==> cells_kept{K,L}(from, n) ==> cells_kept{K,L}(pivot, n) ==>
  @   component_step{K}(to, from, pivot, i, n, p) ==> component_step{L}(to, from, pivot, i, n, p);
  @ lemma residues_kept{K,L}: \forall uint32_t *c, integer n, p, rmat m, indices o, v, integer t, a, lo; 0 <= lo ==>
  @   cells_kept{K,L}(c, n) ==> component{K}(c, n, p, m, o, v, t, a, lo) ==> component{L}(c, n, p, m, o, v, t, a, lo);
  @ lemma component_next{L}: \forall uint32_t *to, *from, *pivot, integer i, n, p, rmat m, indices o, v,
  @     integer t, a, lo;
  @   0 <= t ==> lo <= i < n ==> index(o, t) == i ==>
  @   component(from, n, p, m, o, v, t, a, lo) ==> component(pivot, n, p, m, o, v, t, index(v, t), lo) ==>
  @   component_step(to, from, pivot, i, n, p) ==> component(to, n, p, m, o, v, t + 1, a, i + 1);
  @ lemma prepared_kept{K,L}: \forall uint32_t *c, integer n, p, rmat m, integer a; cells_kept{K,L}(c, n) ==>
  @   prepared_component{K}(c, n, p, m, a) ==> prepared_component{L}(c, n, p, m, a);
  @ lemma level_kept{K,L}: \forall uint32_t *now, integer n, d, p, rmat m, indices o, v, integer t, lo; 0 <= lo ==>
  @   (\forall integer a; 0 <= a < d ==> cells_kept{K,L}(now + layers(n, a), n)) ==>
  @   level{K}(now, n, d, p, m, o, v, t, lo) ==> level{L}(now, n, d, p, m, o, v, t, lo);
  @ lemma inside_apart: \forall uint32_t *q, *a, *b, integer n, k; !\separated(q, a + (0 .. n - 1)) ==>
  @   \separated(a + (0 .. n - 1), b + (0 .. k - 1)) ==> \separated(q, b + (0 .. k - 1));
  @ lemma cells_inside{K,L}: \forall uint32_t *a, integer n, o, s; 0 <= o ==> o + n <= s ==>
  @   cells_kept{K,L}(a, s) ==> cells_kept{K,L}(a + o, n);
  @*/

/* Component a of the rows behind i, one step on: to[k] := pivot[i] from[k] - pivot[k] from[i]. */
/*@ requires i < n && is_modulus(p);
  @ requires \valid(to + (0 .. n - 1)) && \valid_read(from + (0 .. n - 1)) && \valid_read(pivot + (0 .. n - 1));
  @ requires \separated(to + (0 .. n - 1), from + (0 .. n - 1)) && \separated(to + (0 .. n - 1), pivot + (0 .. n - 1));
  @ requires range: below(from, i, n, p) && below(pivot, i, n, p);
  @ terminates \true;
  @ assigns to[i + 1 .. n - 1];
  @ ensures step: component_step(to, from, pivot, i, n, p);
  @ ensures others: \forall uint32_t *q; \separated(q, to + (0 .. n - 1)) ==> *q == \old(*q);
  @*/
static void reduce_component(uint32_t *to, const uint32_t *from, const uint32_t *pivot, size_t i, size_t n, uint32_t p)
{
  uint32_t u = pivot[i], a = from[i];
  /*@ loop invariant range: i < k <= n;
    @ loop invariant others: \forall uint32_t *q; \separated(q, to + (0 .. n - 1)) ==> *q == \at(*q, Pre);
    @ loop invariant step: \forall integer l; i < l < k ==>
    @   eliminated(p, pivot[i], from[l], pivot[l], from[i], to[l]);
    @ loop assigns k, to[i + 1 .. n - 1];
    @ loop variant n - k;
    @*/
  for (size_t k = i + 1; k < n; k++) {
    to[k] = modular_eliminate(u, from[k], pivot[k], a, p);
    //@ assert this: eliminated(p, pivot[i], from[k], pivot[k], from[i], to[k]);
  }
}

/* One more step: point i with pivot j; layer `next` becomes the rows behind i. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && steps < m.columns && lo <= i < m.points && j < rank_free(m);
  @ requires \valid_read(now + (0 .. layers(m.points, m.columns) - 1));
  @ requires \valid(next + (0 .. layers(m.points, m.columns) - 1));
  @ requires \separated(now + (0 .. layers(m.points, m.columns) - 1), next + (0 .. layers(m.points, m.columns) - 1));
  @ requires level: level(now, m.points, m.columns, m.modulus, rank_values(m), listed(s.points, steps),
  @   listed(s.pivots, steps), steps, lo);
  @ requires pivot: active(listed(s.pivots, steps), steps, j);
  @ terminates \true;
  @ assigns next[0 .. layers(m.points, m.columns) - 1], s.points[steps], s.pivots[steps];
  @ ensures point: s.points[steps] == i && s.pivots[steps] == j;
  @ ensures points: \forall integer t; 0 <= t < steps ==> s.points[t] == \old(s.points[t]) &&
  @   s.pivots[t] == \old(s.pivots[t]);
  @ ensures now: cells_kept{Pre,Post}(now, layers(m.points, m.columns));
  @ ensures level: level(next, m.points, m.columns, m.modulus, rank_values(m), listed(s.points, steps + 1),
  @   listed(s.pivots, steps + 1), steps + 1, i + 1);
  @*/
static void descend(rank_matrix m, const uint32_t *now, uint32_t *next, size_t steps, size_t lo, size_t i, size_t j,
                    rank_scratch s)
{
  size_t n = m.points, d = m.columns;
  //@ ghost lemma_layers(n, d);
  s.points[steps] = i;
  s.pivots[steps] = j;
  //@ assert agree_points: agree(\at(listed(s.points, steps), Pre), listed(s.points, steps + 1), steps);
  //@ assert agree_pivots: agree(\at(listed(s.pivots, steps), Pre), listed(s.pivots, steps + 1), steps);
  //@ ghost lemma_same_steps(steps);
  /*@ assert active: \forall integer a; active(listed(s.pivots, steps + 1), steps, a) ==>
    @   active(\at(listed(s.pivots, steps), Pre), steps, a); */
  //@ assert pivot: active(listed(s.pivots, steps + 1), steps, j);
  /*@ assert now: level(now, n, d, m.modulus, rank_values(m), listed(s.points, steps + 1), listed(s.pivots, steps + 1),
    @   steps, lo); */
  /*@ loop invariant range: 0 <= a <= d;
    @ loop invariant now: level(now, n, d, m.modulus, rank_values(m), listed(s.points, steps + 1),
    @   listed(s.pivots, steps + 1), steps, lo);
    @ loop invariant kept: cells_kept{Pre,Here}(now, layers(n, d));
    @ loop invariant done: \forall integer b; 0 <= b < a ==> b != j ==> active(listed(s.pivots, steps + 1), steps, b) ==>
    @   component_step(next + layers(n, b), now + layers(n, b), now + layers(n, j), i, n, m.modulus);
    @ loop assigns a, next[0 .. layers(n, d) - 1];
    @ loop variant d - a;
    @*/
  for (size_t a = 0; a < d; a++) {
    //@ assert place: layers(n, a) == a * n && layers(n, a) + n <= layers(n, d);
    //@ assert place_j: layers(n, j) == j * n && layers(n, j) + n <= layers(n, d);
    if (a != j && is_active(s.pivots, steps, a)) {
      /*@ assert range: component(now + layers(n, a), n, m.modulus, rank_values(m), listed(s.points, steps + 1),
        @   listed(s.pivots, steps + 1), steps, a, lo); */
      /*@ assert pivots: component(now + layers(n, j), n, m.modulus, rank_values(m), listed(s.points, steps + 1),
        @   listed(s.pivots, steps + 1), steps, j, lo); */
      //@ assert below: below(now + layers(n, a), i, n, m.modulus) && below(now + layers(n, j), i, n, m.modulus);
      reduce_component(next + a * n, now + a * n, now + j * n, i, n, m.modulus);
      //@ assert now: cells_kept{LoopCurrent,Here}(now, layers(n, d));
      //@ assert rows: \forall integer b; 0 <= b < d ==> cells_kept{LoopCurrent,Here}(now + layers(n, b), n);
      //@ assert others: \forall integer b; 0 <= b < a ==> cells_kept{LoopCurrent,Here}(next + layers(n, b), n);
      //@ assert this: component_step(next + layers(n, a), now + layers(n, a), now + layers(n, j), i, n, m.modulus);
      //@ assert now: cells_kept{LoopCurrent,Here}(now, layers(n, d));
      /*@ assert level: level(now, n, d, m.modulus, rank_values(m), listed(s.points, steps + 1),
        @   listed(s.pivots, steps + 1), steps, lo); */
      /*@ assert before: \forall integer b; 0 <= b < a ==> b != j ==> active(listed(s.pivots, steps + 1), steps, b) ==>
        @   component_step(next + layers(n, b), now + layers(n, b), now + layers(n, j), i, n, m.modulus); */
    }
    /*@ assert done: \forall integer b; 0 <= b <= a ==> b != j ==> active(listed(s.pivots, steps + 1), steps, b) ==>
      @   component_step(next + layers(n, b), now + layers(n, b), now + layers(n, j), i, n, m.modulus); */
  }
  /*@ assert used: \forall integer b; active(listed(s.pivots, steps + 1), steps + 1, b) ==>
    @   b != j && active(listed(s.pivots, steps + 1), steps, b); */
}

/* y, s.first or s.second, becomes row i after the steps, exactly. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && steps < m.columns && i < m.points;
  @ requires taken: taken(m, s, steps);
  @ requires place: y == s.first || y == s.second;
  @ terminates \true;
  @ assigns s.exact[0 .. m.columns * m.columns - 1], y[0 .. m.columns - 1], s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures reduced: \forall integer a; 0 <= a < m.columns ==>
  @   val(y + a) == reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, i, a);
  @*/
static void reduce_exactly(rank_matrix m, size_t steps, size_t i, mpq_ptr y, rank_scratch s)
{
  //@ ghost product_limit(m.points, UINT32_MAX, m.columns, RANK_MOST_COLUMNS);
  //@ ghost product_limit(steps, m.columns, m.columns, m.columns);
  //@ ghost product_limit(m.columns, RANK_MOST_COLUMNS, m.columns, RANK_MOST_COLUMNS);
  eliminate_exactly(m.rows, m.points, m.columns, s.points, s.pivots, steps, i, y, s.exact, s.scratch);
}

/* Whether no graph through the points of the steps contains row i, because only its last component is left. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && steps < m.columns && i < m.points;
  @ requires taken: taken(m, s, steps);
  @ terminates \true;
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures misses: \result ==> \forall rvec c;
  @   through(c, rank_values(m), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps) ==>
  @   dot(c, row(rank_values(m), i)) != 0.0;
  @*/
static bool misses(rank_matrix m, size_t steps, size_t i, rank_scratch s)
{
  size_t last = m.columns - 1;
  if (!m.graphs)
    return false;
  reduce_exactly(m, steps, i, s.first, s);
  /*@ loop invariant range: 0 <= a <= last;
    @ loop invariant zero: \forall integer x; 0 <= x < a ==> val(s.first + x) == 0.0;
    @ loop assigns a;
    @ loop variant last - a;
    @*/
  for (size_t a = 0; a < last; a++)
    if (mpq_sgn(s.first + a) != 0)
      return false;
  //@ ghost lemma_misses(m.columns, steps, last);
  return mpq_sgn(s.first + last) != 0;
}

/*@ // No hyperplane through the points of the steps has more than `limit` rows if it has at most `on` before lo.
  @ predicate cleared{L}(rank_matrix m, rank_scratch s, integer steps, integer lo, integer on, integer limit) =
  @   bounded(rank_values(m), m.points, m.columns, rank_free(m), limit, listed(s.points, steps), listed(s.pivots, steps),
  @           steps, lo, on);
  @ // Row l may be on a hyperplane whose rows have slope t, none of them, but for rows reduced to 0, from hi on.
  @ predicate near{L}(uint32_t *slope, integer zero, integer t, integer hi, integer l) =
  @   slope[l] == zero || (l < hi && slope[l] == t);
  @ logic integer near_upto{L}(uint32_t *slope, integer zero, integer t, integer hi, integer lo, integer l) =
  @   l <= lo ? 0 : near_upto(slope, zero, t, hi, lo, l - 1) +
  @     (slope[l - 1] == zero || (l - 1 < hi && slope[l - 1] == t) ? 1 : 0);
  @ predicate all_near{L}(rvec c, rmat m, uint32_t *slope, integer zero, integer t, integer hi, integer lo, integer n) =
  @   \forall integer l; lo <= l < n ==> dot(c, row(m, l)) == 0.0 ==> near(slope, zero, t, hi, l);
  @ predicate only_zeros{L}(rvec c, rmat m, uint32_t *slope, integer zero, integer lo, integer n) =
  @   \forall integer l; lo <= l < n ==> dot(c, row(m, l)) == 0.0 ==> slope[l] == zero;
  @ lemma alike_next{L}: \forall uint32_t *slope, integer lo, l, t; lo <= l ==>
  @   alike(slope, lo, l + 1, t) == alike(slope, lo, l, t) + (slope[l] == t ? 1 : 0);
  @ lemma near_next{L}: \forall uint32_t *slope, integer zero, t, hi, lo, l; lo <= l ==>
  @   near_upto(slope, zero, t, hi, lo, l + 1) == near_upto(slope, zero, t, hi, lo, l) +
  @     (slope[l] == zero || (l < hi && slope[l] == t) ? 1 : 0);
  @ lemma incident_next: \forall rvec c, rmat m, integer l; 0 <= l ==>
  @   incident(c, m, l + 1) == incident(c, m, l) + (dot(c, row(m, l)) == 0.0 ? 1 : 0);
  @*/

/* No more rows on a hyperplane than near slopes. */
/*@ ghost
  /@ requires lo <= hi <= n && \valid_read(slope + (0 .. n - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures near: \forall integer t; t != zero ==>
   @   near_upto(slope, zero, t, hi, lo, n) == alike(slope, lo, n, zero) + alike(slope, lo, hi, t);
   @ ensures rows: \forall rvec c, rmat m, integer t; all_near(c, m, slope, zero, t, hi, lo, n) ==>
   @   incident(c, m, n) <= incident(c, m, lo) + near_upto(slope, zero, t, hi, lo, n);
   @/
  void lemma_near(const uint32_t *slope, size_t lo, size_t n, size_t hi, uint32_t zero)
  {
    size_t l = lo;
    /@ loop invariant range: lo <= l <= n;
     @ loop invariant near: \forall integer t; t != zero ==> near_upto(slope, zero, t, hi, lo, l) ==
     @   alike(slope, lo, l, zero) + alike(slope, lo, l < hi ? l : hi, t);
     @ loop invariant rows: \forall rvec c, rmat m, integer t; all_near(c, m, slope, zero, t, hi, lo, n) ==>
     @   incident(c, m, l) <= incident(c, m, lo) + near_upto(slope, zero, t, hi, lo, l);
     @ loop assigns l;
     @ loop variant n - l;
     @/
    while (l < n) {
      /@ assert marked: \forall rvec c, rmat m, integer t; all_near(c, m, slope, zero, t, hi, lo, n) ==>
       @   dot(c, row(m, l)) == 0.0 ==> near(slope, zero, t, hi, l); @/
      l++;
      /@ assert counted: l == \at(l, LoopCurrent) + 1; @/
    }
  }
*/
/*@ ghost
  /@ requires lo <= n && \valid_read(slope + (0 .. n - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures rows: \forall rvec c, rmat m; only_zeros(c, m, slope, zero, lo, n) ==>
   @   incident(c, m, n) <= incident(c, m, lo) + alike(slope, lo, n, zero);
   @/
  void lemma_only_zeros(const uint32_t *slope, size_t lo, size_t n, uint32_t zero)
  {
    size_t l = lo;
    /@ loop invariant range: lo <= l <= n;
     @ loop invariant rows: \forall rvec c, rmat m; only_zeros(c, m, slope, zero, lo, n) ==>
     @   incident(c, m, l) <= incident(c, m, lo) + alike(slope, lo, l, zero);
     @ loop assigns l;
     @ loop variant n - l;
     @/
    while (l < n) {
      /@ assert marked: \forall rvec c, rmat m; only_zeros(c, m, slope, zero, lo, n) ==>
       @   dot(c, row(m, l)) == 0.0 ==> slope[l] == zero; @/
      l++;
      /@ assert counted: l == \at(l, LoopCurrent) + 1; @/
    }
  }
*/

/* How many of slope[lo .. n - 1] are t. */
/*@ requires lo <= n && \valid_read(slope + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \result == alike(slope, lo, n, t);
  @ ensures range: \result <= n - lo;
  @*/
static size_t count_slope(const uint32_t *slope, size_t lo, size_t n, uint32_t t)
{
  size_t count = 0;
  /*@ loop invariant range: lo <= k <= n;
    @ loop invariant count: count == alike(slope, lo, k, t) && count <= k - lo;
    @ loop assigns k, count;
    @ loop variant n - k;
    @*/
  for (size_t k = lo; k < n; k++)
    if (slope[k] == t)
      count++;
  return count;
}

/*@ // The hyperplanes in question with row k, but not with row l.
  @ predicate apart_rows(rmat m, integer d, integer f, indices point, indices pivot, integer steps, integer k, integer l) =
  @   \forall rvec c; through(c, m, d, f, point, pivot, steps) ==> dot(c, row(m, k)) == 0.0 ==> dot(c, row(m, l)) != 0.0;
  @ predicate row_exactly{L}(mpq_srcptr y, rank_matrix m, rank_scratch s, integer steps, integer k) =
  @   \forall integer x; 0 <= x < m.columns ==>
  @     val(y + x) == reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, k, x);
  @*/

/* Whether components a and b of s.first and s.second are parallel. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && a < m.columns && b < m.columns;
  @ terminates \true;
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures first: \forall integer x; 0 <= x < m.columns ==> val(s.first + x) == \old(val(s.first + x));
  @ ensures parallel: \result <==> eliminate(\old(val(s.first + a)), \old(val(s.second + b)),
  @   \old(val(s.first + b)), \old(val(s.second + a))) == 0.0;
  @*/
static bool are_parallel(rank_matrix m, size_t a, size_t b, rank_scratch s)
{
  mpq_mul(s.scratch, s.first + a, s.second + b);
  mpq_mul(s.scratch + 1, s.first + b, s.second + a);
  //@ assert rows: unchanged{Pre,Here}(m.rows, m.points * m.columns);
  return mpq_cmp(s.scratch, s.scratch + 1) == 0;
}

/* Whether some hyperplane contains row l and row k, which is in s.first. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && steps + 2 == m.columns && k < m.points && l < m.points;
  @ requires taken: taken(m, s, steps);
  @ requires left: a < b < m.columns && left_over(listed(s.pivots, steps), steps, m.columns, rank_free(m), a, b);
  @ requires first: row_exactly(s.first, m, s, steps, k);
  @ terminates \true;
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.second[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures first: row_exactly(s.first, m, s, steps, k);
  @ ensures apart: !\result ==> apart_rows(rank_values(m), m.columns, rank_free(m), listed(s.points, steps),
  @   listed(s.pivots, steps), steps, k, l);
  @*/
static bool parallel_exactly(rank_matrix m, size_t steps, size_t a, size_t b, size_t k, size_t l, rank_scratch s)
{
  //@ ghost lemma_parallel(m.columns, steps, a, b);
  reduce_exactly(m, steps, l, s.second, s);
  //@ assert first: row_exactly(s.first, m, s, steps, k);
  //@ assert second: row_exactly(s.second, m, s, steps, l);
  return are_parallel(m, a, b, s);
}

/*@ predicate together{L}(rvec c, rmat v, rank_matrix m, rank_scratch s, integer steps, integer zero, integer k, integer lo) =
  @   through(c, v, m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps) &&
  @   dot(c, row(v, k)) == 0.0 && all_near(c, v, s.slopes, zero, s.slopes[k], k + 1, lo, m.points);
  @*/

/* How many rows there are from lo on, at most, on a hyperplane with row k and, but for rows reduced to 0, none
 * behind it: components a and b of row k and of each near row are compared exactly. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && steps + 2 == m.columns && lo <= k < m.points;
  @ requires taken: taken(m, s, steps);
  @ requires left: a < b < m.columns && left_over(listed(s.pivots, steps), steps, m.columns, rank_free(m), a, b);
  @ terminates \true;
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1], s.second[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures range: \result <= m.points;
  @ ensures count: \forall rvec c; together(c, rank_values(m), m, s, steps, zero, k, lo) ==>
  @   incident(c, rank_values(m), m.points) <= incident(c, rank_values(m), lo) + \result;
  @*/
static size_t count_exactly(rank_matrix m, size_t steps, size_t a, size_t b, size_t lo, size_t k, uint32_t zero,
                            rank_scratch s)
{
  size_t count = 0;
  reduce_exactly(m, steps, k, s.first, s);
  if (m.graphs && mpq_sgn(s.first + a) == 0 && mpq_sgn(s.first + b) != 0) {
    //@ ghost lemma_parallel(m.columns, steps, a, b);
    /*@ assert none: \forall rvec c; !together(c, rank_values(m), m, s, steps, zero, k, lo); */
    return 0;
  }
  /*@ loop invariant range: lo <= l <= m.points;
    @ loop invariant count: count <= l - lo;
    @ loop invariant kept: rank_values(m) == \at(rank_values(m), Pre);
    @ loop invariant first: row_exactly(s.first, m, s, steps, k);
    @ loop invariant counted: \forall rvec c; together(c, \at(rank_values(m), Pre), m, s, steps, zero, k, lo) ==>
    @   incident(c, \at(rank_values(m), Pre), l) <= incident(c, \at(rank_values(m), Pre), lo) + count;
    @ loop assigns l, count, s.exact[0 .. m.columns * m.columns - 1], s.second[0 .. m.columns - 1];
    @ loop assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
    @ loop variant m.points - l;
    @*/
  for (size_t l = lo; l < m.points; l++) {
    bool is_near = s.slopes[l] == zero || (l <= k && s.slopes[l] == s.slopes[k]);
    bool on = is_near && parallel_exactly(m, steps, a, b, k, l, s);
    /*@ assert on: !on ==> \forall rvec c; together(c, \at(rank_values(m), Pre), m, s, steps, zero, k, lo) ==>
      @   dot(c, row(\at(rank_values(m), Pre), l)) != 0.0; */
    if (on)
      count++;
  }
  return count;
}

/*@ lemma slopes_parallel: \forall integer p, t, s, a, b, u, v, real x, y, z, w; is_modulus(p) ==>
  @   residue(p, a, x) ==> residue(p, b, y) ==> residue(p, u, z) ==> residue(p, v, w) ==>
  @   is_slope(p, t, a, b) ==> is_slope(p, s, u, v) ==> t <= p ==> s <= p ==> eliminate(x, w, y, z) == 0.0 ==> t == s;
  @ // Rows on one hyperplane, but for those reduced to 0, have one slope.
  @ predicate one_slope{L}(rank_matrix m, rank_scratch s, integer steps, integer lo) =
  @   \forall rvec c, integer v, w;
  @   through(c, rank_values(m), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps) ==>
  @   lo <= v < m.points ==> lo <= w < m.points ==>
  @   dot(c, row(rank_values(m), v)) == 0.0 ==> dot(c, row(rank_values(m), w)) == 0.0 ==>
  @   s.slopes[v] <= m.modulus ==> s.slopes[w] <= m.modulus ==> s.slopes[v] == s.slopes[w];
  @*/

/*@ // Of vectors that are parallel over the rational numbers, those that are not 0 modulo p have the same slope.
  @ predicate told_apart{L}(uint32_t *slope, uint32_t *a, uint32_t *b, integer lo, integer n, integer p) =
  @   \forall integer v, w, real x, y, z, t; lo <= v < n ==> lo <= w < n ==>
  @     residue(p, a[v], x) ==> residue(p, b[v], y) ==> residue(p, a[w], z) ==> residue(p, b[w], t) ==>
  @     eliminate(x, t, y, z) == 0.0 ==> slope[v] <= p ==> slope[w] <= p ==> slope[v] == slope[w];
  @*/

/* What is told apart modulo p is apart: slopes_find() for whole numbers of which a and b are the residues. */
/*@ requires modulus: is_modulus(p);
  @ requires lo <= n;
  @ requires \valid_read(a + (0 .. n - 1)) && \valid_read(b + (0 .. n - 1));
  @ requires \valid(slope + (0 .. n - 1)) && \valid(product + (0 .. n - 1));
  @ requires \separated(slope + (0 .. n - 1), product + (0 .. n - 1));
  @ requires \separated(slope + (0 .. n - 1), a + (0 .. n - 1)) && \separated(slope + (0 .. n - 1), b + (0 .. n - 1));
  @ requires \separated(product + (0 .. n - 1), a + (0 .. n - 1)) && \separated(product + (0 .. n - 1), b + (0 .. n - 1));
  @ requires range: below(a, lo, n, p) && below(b, lo, n, p);
  @ terminates \true;
  @ assigns slope[lo .. n - 1], product[lo .. n - 1];
  @ ensures range: \result ==> \forall integer k; lo <= k < n ==> slope[k] <= p + 1;
  @ ensures prefilter: \result ==> told_apart(slope, a, b, lo, n, p);
  @*/
static inline bool tell_apart(const uint32_t *a, const uint32_t *b, size_t lo, size_t n, uint32_t p, uint32_t *slope,
                              uint32_t *product)
{
  return slopes_find(a, b, lo, n, p, slope, product);
}

/* s.slopes := the slopes of components a and b. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && rank_cells(m, s, now, layers(m.points, m.columns));
  @ requires place: steps + 2 == m.columns && lo <= m.points;
  @ requires left: a < b < m.columns && left_over(listed(s.pivots, steps), steps, m.columns, rank_free(m), a, b);
  @ requires active: active(listed(s.pivots, steps), steps, a) && active(listed(s.pivots, steps), steps, b);
  @ requires level: level(now, m.points, m.columns, m.modulus, rank_values(m), listed(s.points, steps),
  @   listed(s.pivots, steps), steps, lo);
  @ terminates \true;
  @ assigns s.slopes[lo .. m.points - 1], s.counts[lo .. m.points - 1];
  @ ensures range: \result ==> \forall integer k; lo <= k < m.points ==> s.slopes[k] <= m.modulus + 1;
  @ ensures slopes: \result ==> one_slope(m, s, steps, lo);
  @*/
static bool find_slopes(rank_matrix m, uint32_t *now, size_t steps, size_t a, size_t b, size_t lo, rank_scratch s)
{
  size_t n = m.points;
  //@ ghost lemma_layers(n, m.columns);
  //@ ghost lemma_parallel(m.columns, steps, a, b);
  //@ assert place_a: layers(n, a) == a * n && layers(n, a) + n <= layers(n, m.columns);
  //@ assert place_b: layers(n, b) == b * n && layers(n, b) + n <= layers(n, m.columns);
  const uint32_t *x = now + a * n, *y = now + b * n;
  //@ assert x: x == now + layers(n, a) && y == now + layers(n, b);
  /*@ assert first: component(x, n, m.modulus, rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps,
    @   a, lo); */
  /*@ assert second: component(y, n, m.modulus, rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps,
    @   b, lo); */
  //@ assert below: below(x, lo, n, m.modulus) && below(y, lo, n, m.modulus);
  bool found = tell_apart(x, y, lo, n, m.modulus, s.slopes, s.counts);
  //@ assert now: cells_kept{Pre,Here}(now, layers(n, m.columns));
  //@ assert kept: cells_kept{Pre,Here}(x, n) && cells_kept{Pre,Here}(y, n);
  /*@ assert still_first: component(x, n, m.modulus, rank_values(m), listed(s.points, steps), listed(s.pivots, steps),
    @   steps, a, lo); */
  /*@ assert still_second: component(y, n, m.modulus, rank_values(m), listed(s.points, steps), listed(s.pivots, steps),
    @   steps, b, lo); */
  /*@ assert parallel: found ==> \forall integer v, w; lo <= v < n ==> lo <= w < n ==>
    @   eliminate(reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, v, a),
    @             reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, w, b),
    @             reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, v, b),
    @             reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, w, a)) == 0.0 ==>
    @   s.slopes[v] <= m.modulus ==> s.slopes[w] <= m.modulus ==> s.slopes[v] == s.slopes[w]; */
  return found;
}

/* Decides about the hyperplanes through the points of the steps by the slopes of the other rows. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s);
  @ requires place: steps + 2 == m.columns && on <= lo <= m.points;
  @ requires taken: taken(m, s, steps) && ascending(s.points, steps, lo);
  @ requires left: a < b < m.columns && left_over(listed(s.pivots, steps), steps, m.columns, rank_free(m), a, b);
  @ requires range: \forall integer k; lo <= k < m.points ==> s.slopes[k] <= m.modulus + 1;
  @ requires slopes: one_slope(m, s, steps, lo);
  @ terminates \true;
  @ assigns s.counts[0 .. m.points - 1], s.keys[0 .. 3 * m.points - 1], s.tallies[0 .. 3 * m.points - 1];
  @ assigns s.points[steps], s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1];
  @ assigns s.second[0 .. m.columns - 1], s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures answer: \result < m.columns || \result == RANK_CLEAR;
  @ ensures named: \result != RANK_CLEAR ==> ascending(s.points, \result, m.points);
  @ ensures clear: \result == RANK_CLEAR ==>
  @   bounded(\old(rank_values(m)), m.points, m.columns, rank_free(m), limit, \old(listed(s.points, steps)),
  @     \old(listed(s.pivots, steps)), steps, lo, on);
  @*/
static size_t decide_slopes(rank_matrix m, size_t steps, size_t a, size_t b, size_t lo, size_t on, size_t limit,
                            rank_scratch s)
{
  size_t n = m.points;
  uint32_t zero = m.modulus + 1;
  if (on > limit)
    return steps;
  slope_table table = {s.keys, s.tallies, 3 * (n - lo), (uint32_t)(2 * (n - lo))};
  size_t most = slopes_count(s.slopes, lo, n, zero, table, s.counts);
  if (most == SIZE_MAX)
    return steps;
  //@ assert same: \forall integer k; lo <= k < n ==> s.slopes[k] == \at(s.slopes[k], Pre);
  //@ assert one_slope: one_slope(m, s, steps, lo);
  //@ ghost lemma_near(s.slopes, lo, n, n, zero);
  //@ ghost lemma_only_zeros(s.slopes, lo, n, zero);
  /*@ assert one: \forall rvec c, integer v;
    @   through(c, rank_values(m), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps) ==>
    @   lo <= v < n ==> dot(c, row(rank_values(m), v)) == 0.0 ==> s.slopes[v] != zero ==>
    @   all_near(c, rank_values(m), s.slopes, zero, s.slopes[v], n, lo, n); */
  /*@ assert some: \forall rvec c, integer v;
    @   through(c, rank_values(m), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps) ==>
    @   lo <= v < n ==> dot(c, row(rank_values(m), v)) == 0.0 ==> s.slopes[v] != zero ==>
    @   incident(c, rank_values(m), n) <= incident(c, rank_values(m), lo) + most; */
  /*@ assert most: \forall rvec c;
    @   through(c, rank_values(m), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps) ==>
    @   incident(c, rank_values(m), n) <= incident(c, rank_values(m), lo) + most; */
  if (on + most <= limit) {
    //@ assert few: cleared(m, s, steps, lo, on, limit);
    return RANK_CLEAR;
  }
  size_t zeros = count_slope(s.slopes, lo, n, zero);
  /*@ loop invariant range: lo <= k <= n;
    @ loop invariant kept: rank_values(m) == \at(rank_values(m), Pre);
    @ loop invariant behind: \forall rvec c;
    @   through(c, \at(rank_values(m), Pre), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps),
    @           steps) ==>
    @   incident(c, \at(rank_values(m), Pre), lo) <= on ==> incident(c, \at(rank_values(m), Pre), n) <= limit ||
    @     only_zeros(c, \at(rank_values(m), Pre), s.slopes, zero, k, n);
    @ loop assigns k, s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1];
    @ loop assigns s.second[0 .. m.columns - 1], s.scratch[0 .. ELIMINATION_SCRATCH - 1];
    @ loop variant k;
    @*/
  for (size_t k = n; k > lo; k--) {
    size_t w = k - 1;
    //@ assert index: k == w + 1;
    //@ ghost lemma_near(s.slopes, lo, n, k, zero);
    /*@ assert last: \forall rvec c;
      @   through(c, \at(rank_values(m), Pre), m.columns, rank_free(m), listed(s.points, steps),
      @           listed(s.pivots, steps), steps) ==>
      @   only_zeros(c, \at(rank_values(m), Pre), s.slopes, zero, k, n) ==>
      @   dot(c, row(\at(rank_values(m), Pre), w)) == 0.0 ==> s.slopes[w] != zero ==>
      @   together(c, \at(rank_values(m), Pre), m, s, steps, zero, w, lo); */
    size_t rows = zeros + s.counts[w];
    /*@ assert counted: s.slopes[w] != zero ==> \forall rvec c;
      @   together(c, \at(rank_values(m), Pre), m, s, steps, zero, w, lo) ==>
      @   incident(c, \at(rank_values(m), Pre), n) <= incident(c, \at(rank_values(m), Pre), lo) + rows; */
    if (s.slopes[w] != zero && on + rows > limit)
      rows = count_exactly(m, steps, a, b, lo, w, zero, s);
    /*@ assert exactly: s.slopes[w] != zero ==> \forall rvec c;
      @   together(c, \at(rank_values(m), Pre), m, s, steps, zero, w, lo) ==>
      @   incident(c, \at(rank_values(m), Pre), n) <= incident(c, \at(rank_values(m), Pre), lo) + rows; */
    if (s.slopes[w] != zero && on + rows > limit) {
      s.points[steps] = w;
      return steps + 1;
    }
  }
  /*@ assert zeros: \forall rvec c;
    @   through(c, \at(rank_values(m), Pre), m.columns, rank_free(m), listed(s.points, steps), listed(s.pivots, steps),
    @           steps) ==>
    @   incident(c, \at(rank_values(m), Pre), lo) <= on ==> incident(c, \at(rank_values(m), Pre), n) <= limit ||
    @     incident(c, \at(rank_values(m), Pre), n) <= on + zeros; */
  if (on + zeros > limit)
    return steps;
  //@ assert clear: cleared(m, s, steps, lo, on, limit);
  return RANK_CLEAR;
}

/* Decides about the hyperplanes through the points of the steps, which leave two components. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s) && rank_cells(m, s, now, layers(m.points, m.columns));
  @ requires place: steps + 2 == m.columns && on <= lo <= m.points;
  @ requires taken: taken(m, s, steps) && ascending(s.points, steps, lo);
  @ requires level: level(now, m.points, m.columns, m.modulus, rank_values(m), listed(s.points, steps),
  @   listed(s.pivots, steps), steps, lo);
  @ terminates \true;
  @ assigns s.slopes[0 .. m.points - 1], s.counts[0 .. m.points - 1], s.keys[0 .. 3 * m.points - 1];
  @ assigns s.tallies[0 .. 3 * m.points - 1], s.points[steps];
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1], s.second[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures answer: \result < m.columns || \result == RANK_CLEAR;
  @ ensures named: \result != RANK_CLEAR ==> ascending(s.points, \result, m.points);
  @ ensures clear: \result == RANK_CLEAR ==>
  @   bounded(\old(rank_values(m)), m.points, m.columns, rank_free(m), limit, \old(listed(s.points, steps)),
  @     \old(listed(s.pivots, steps)), steps, lo, on);
  @*/
static size_t decide_pairs(rank_matrix m, uint32_t *now, size_t steps, size_t lo, size_t on, size_t limit,
                           rank_scratch s)
{
  size_t d = m.columns, a = next_active(s.pivots, steps, d, 0);
  size_t b = a < d ? next_active(s.pivots, steps, d, a + 1) : d;
  if (b == d || next_active(s.pivots, steps, d, b + 1) < d)
    return steps;
  //@ assert left: left_over(listed(s.pivots, steps), steps, d, rank_free(m), a, b);
  return find_slopes(m, now, steps, a, b, lo, s) ? decide_slopes(m, steps, a, b, lo, on, limit, s) : steps;
}

static size_t decide(rank_matrix m, uint32_t *now, size_t steps, size_t lo, size_t on, size_t limit, rank_scratch s);

/* Decides about those of the hyperplanes through the points of the steps that have row i, the first one whose
 * component j is not 0. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s);
  @ requires cells: rank_cells(m, s, now, layers(layers(m.points, m.columns), m.columns - 1 - steps));
  @ requires place: steps + 3 <= m.columns && lo <= i < m.points && on <= i && j < rank_free(m);
  @ requires taken: taken(m, s, steps) && ascending(s.points, steps, lo);
  @ requires level: level(now, m.points, m.columns, m.modulus, rank_values(m), listed(s.points, steps),
  @   listed(s.pivots, steps), steps, lo);
  @ requires pivot: active(listed(s.pivots, steps), steps, j) && nonzero_at(now + layers(m.points, j), i);
  @ terminates \true;
  @ decreases 2 * (m.columns - steps);
  @ assigns now[layers(m.points, m.columns) .. layers(layers(m.points, m.columns), m.columns - 1 - steps) - 1];
  @ assigns s.slopes[0 .. m.points - 1], s.counts[0 .. m.points - 1], s.keys[0 .. 3 * m.points - 1];
  @ assigns s.tallies[0 .. 3 * m.points - 1], s.points[steps .. m.columns - 1], s.pivots[steps .. m.columns - 1];
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1], s.second[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures now: cells_kept{Pre,Post}(now, layers(m.points, m.columns));
  @ ensures points: \forall integer t; 0 <= t < steps ==> s.points[t] == \old(s.points[t]) &&
  @   s.pivots[t] == \old(s.pivots[t]);
  @ ensures answer: \result < m.columns || \result == RANK_CLEAR;
  @ ensures named: \result != RANK_CLEAR ==> ascending(s.points, \result, m.points);
  @ ensures clear: \result == RANK_CLEAR ==> \forall integer first, before;
  @   progress(\old(rank_values(m)), m.points, m.columns, rank_free(m), limit, \old(listed(s.points, steps)),
  @     \old(listed(s.pivots, steps)), steps, first, before, i, on) ==>
  @   progress(\old(rank_values(m)), m.points, m.columns, rank_free(m), limit, \old(listed(s.points, steps)),
  @     \old(listed(s.pivots, steps)), steps, first, before, i + 1, on);
  @*/
static size_t decide_through(rank_matrix m, uint32_t *now, size_t steps, size_t lo, size_t i, size_t j, size_t on,
                             size_t limit, rank_scratch s)
{
  size_t n = m.points, d = m.columns;
  //@ ghost lemma_layers(n, d);
  //@ ghost lemma_layers_positive(d);
  //@ ghost lemma_step_bounded(d, steps, j, i, n);
  /*@ assert layers: layers(layers(n, d), d - 1 - steps) == layers(n, d) + layers(layers(n, d), d - 2 - steps) &&
    @   layers(layers(n, d), d - 2 - steps) == layers(n, d) + layers(layers(n, d), d - 3 - steps); */
  /*@ assert pivot: reduced(rank_values(m), listed(s.points, steps), listed(s.pivots, steps), steps, i, j) != 0.0; */
  uint32_t *next = now + d * n;
  //@ assert next: next == now + layers(n, d);
  size_t t = steps + 1, k = i + 1, more = on + 1;
  //@ assert one_more: t == steps + 1 && k == i + 1 && more == on + 1 && d - 1 - t == d - 2 - steps;
  //@ assert less: layers(layers(n, d), d - 1 - t) + layers(n, d) == layers(layers(n, d), d - 1 - steps);
  //@ assert cells: rank_cells(m, s, next, layers(layers(n, d), d - 1 - t));
  descend(m, now, next, steps, lo, i, j, s);
  //@ assert taken: taken(m, s, t);
  /*@ assert agree: agree(\at(listed(s.points, steps), Pre), listed(s.points, t), steps) &&
    @   agree(\at(listed(s.pivots, steps), Pre), listed(s.pivots, t), steps); */
  //@ assert first: cells_kept{Pre,Here}(now, layers(n, d));
  //@ assert last: index(listed(s.points, t), steps) == i && index(listed(s.pivots, t), steps) == j;
  //@ ghost Descended: ;
  size_t answer = decide(m, next, t, k, more, limit, s);
  /*@ assert others: \forall uint32_t *q; \separated(q, s.slopes + (0 .. n - 1)) ==>
    @   \separated(q, s.counts + (0 .. n - 1)) ==> \separated(q, s.keys + (0 .. 3 * n - 1)) ==>
    @   \separated(q, s.tallies + (0 .. 3 * n - 1)) ==>
    @   \separated(q, next + (layers(n, d) .. layers(layers(n, d), d - 1 - t) - 1)) ==> *q == \at(*q, Descended); */
  /*@ assert apart: \separated(now + (0 .. layers(n, d) - 1), s.slopes + (0 .. n - 1)) &&
    @   \separated(now + (0 .. layers(n, d) - 1), s.counts + (0 .. n - 1)) &&
    @   \separated(now + (0 .. layers(n, d) - 1), s.keys + (0 .. 3 * n - 1)) &&
    @   \separated(now + (0 .. layers(n, d) - 1), s.tallies + (0 .. 3 * n - 1)) &&
    @   \separated(now + (0 .. layers(n, d) - 1),
    @              next + (layers(n, d) .. layers(layers(n, d), d - 1 - t) - 1)); */
  /*@ assert outside: \forall uint32_t *q; !\separated(q, now + (0 .. layers(n, d) - 1)) ==>
    @   \separated(q, s.slopes + (0 .. n - 1)) && \separated(q, s.counts + (0 .. n - 1)) &&
    @   \separated(q, s.keys + (0 .. 3 * n - 1)) && \separated(q, s.tallies + (0 .. 3 * n - 1)) &&
    @   \separated(q, next + (layers(n, d) .. layers(layers(n, d), d - 1 - t) - 1)); */
  //@ assert below: cells_kept{Descended,Here}(now, layers(n, d));
  //@ assert now: cells_kept{Pre,Here}(now, layers(n, d));
  /*@ assert clear: answer == RANK_CLEAR ==> \forall integer first, before;
    @   progress(rank_values(m), n, d, rank_free(m), limit, \at(listed(s.points, steps), Pre),
    @     \at(listed(s.pivots, steps), Pre), steps, first, before, i, on) ==>
    @   progress(rank_values(m), n, d, rank_free(m), limit, \at(listed(s.points, steps), Pre),
    @     \at(listed(s.pivots, steps), Pre), steps, first, before, k, on); */
  return answer;
}

/* Decides about the hyperplanes through the points of the steps, `on` of whose rows are before lo at most. */
/*@ requires room: rank_room(m, s) && rank_apart(m, s);
  @ requires cells: rank_cells(m, s, now, layers(layers(m.points, m.columns), m.columns - 1 - steps));
  @ requires place: steps + 2 <= m.columns && on <= lo <= m.points;
  @ requires taken: taken(m, s, steps) && ascending(s.points, steps, lo);
  @ requires level: level(now, m.points, m.columns, m.modulus, rank_values(m), listed(s.points, steps),
  @   listed(s.pivots, steps), steps, lo);
  @ terminates \true;
  @ decreases 2 * (m.columns - steps) + 1;
  @ assigns now[layers(m.points, m.columns) .. layers(layers(m.points, m.columns), m.columns - 1 - steps) - 1];
  @ assigns s.slopes[0 .. m.points - 1], s.counts[0 .. m.points - 1], s.keys[0 .. 3 * m.points - 1];
  @ assigns s.tallies[0 .. 3 * m.points - 1], s.points[steps .. m.columns - 1], s.pivots[steps .. m.columns - 1];
  @ assigns s.exact[0 .. m.columns * m.columns - 1], s.first[0 .. m.columns - 1], s.second[0 .. m.columns - 1];
  @ assigns s.scratch[0 .. ELIMINATION_SCRATCH - 1];
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures points: \forall integer t; 0 <= t < steps ==> s.points[t] == \old(s.points[t]) &&
  @   s.pivots[t] == \old(s.pivots[t]);
  @ ensures answer: \result < m.columns || \result == RANK_CLEAR;
  @ ensures named: \result != RANK_CLEAR ==> ascending(s.points, \result, m.points);
  @ ensures clear: \result == RANK_CLEAR ==>
  @   bounded(\old(rank_values(m)), m.points, m.columns, rank_free(m), limit, \old(listed(s.points, steps)),
  @     \old(listed(s.pivots, steps)), steps, lo, on);
  @*/
static size_t decide(rank_matrix m, uint32_t *now, size_t steps, size_t lo, size_t on, size_t limit, rank_scratch s)
{
  size_t n = m.points, d = m.columns;
  //@ ghost lemma_layers(n, d);
  //@ ghost lemma_layers_positive(d);
  //@ ghost lemma_same_steps(steps);
  /*@ assert layers: layers(layers(n, d), d - 1 - steps) == layers(n, d) + layers(layers(n, d), d - 2 - steps); */
  if (steps + 2 == d) {
    size_t answer = decide_pairs(m, now, steps, lo, on, limit, s);
    //@ assert named: answer != RANK_CLEAR ==> ascending(s.points, answer, n);
    return answer;
  }
  /*@ loop invariant range: lo <= i <= n && on <= i;
    @ loop invariant kept: rank_values(m) == \at(rank_values(m), Pre);
    @ loop invariant points: \forall integer t; 0 <= t < steps ==> s.points[t] == \at(s.points[t], Pre) &&
    @   s.pivots[t] == \at(s.pivots[t], Pre);
    @ loop invariant now: cells_kept{Pre,Here}(now, layers(n, d));
    @ loop invariant progress: progress(\at(rank_values(m), Pre), n, d, rank_free(m), limit,
    @   \at(listed(s.points, steps), Pre), \at(listed(s.pivots, steps), Pre), steps, lo, \at(on, Pre), i, on);
    @ loop assigns i, on, now[layers(n, d) .. layers(layers(n, d), d - 1 - steps) - 1];
    @ loop assigns s.slopes[0 .. n - 1], s.counts[0 .. n - 1], s.keys[0 .. 3 * n - 1], s.tallies[0 .. 3 * n - 1];
    @ loop assigns s.points[steps .. d - 1], s.pivots[steps .. d - 1], s.exact[0 .. d * d - 1], s.first[0 .. d - 1];
    @ loop assigns s.second[0 .. d - 1], s.scratch[0 .. ELIMINATION_SCRATCH - 1];
    @ loop variant n - i;
    @*/
  for (size_t i = lo; i < n; i++) {
    //@ ghost lemma_incident_rest(i, n);
    if (on + (n - i) <= limit)
      return RANK_CLEAR;
    /*@ assert agree: agree(\at(listed(s.points, steps), Pre), listed(s.points, steps), steps) &&
      @   agree(\at(listed(s.pivots, steps), Pre), listed(s.pivots, steps), steps); */
    /*@ assert agree_back: agree(listed(s.points, steps), \at(listed(s.points, steps), Pre), steps) &&
      @   agree(listed(s.pivots, steps), \at(listed(s.pivots, steps), Pre), steps); */
    //@ assert rows: \forall integer a; 0 <= a < d ==> cells_kept{Pre,Here}(now + layers(n, a), n);
    /*@ assert level: level(now, n, d, m.modulus, \at(rank_values(m), Pre), \at(listed(s.points, steps), Pre),
      @   \at(listed(s.pivots, steps), Pre), steps, lo); */
    /*@ assert level_here: level(now, n, d, m.modulus, rank_values(m), listed(s.points, steps),
      @   listed(s.pivots, steps), steps, lo); */
    /*@ assert through: \forall rvec c; through(c, rank_values(m), d, rank_free(m), \at(listed(s.points, steps), Pre),
      @     \at(listed(s.pivots, steps), Pre), steps) <==>
      @   through(c, rank_values(m), d, rank_free(m), listed(s.points, steps), listed(s.pivots, steps), steps); */
    /*@ assert here: progress(rank_values(m), n, d, rank_free(m), limit, listed(s.points, steps), listed(s.pivots, steps),
      @   steps, lo, \at(on, Pre), i, on); */
    size_t j = find_pivot(m, now, steps, i, s);
    if (j < d) {
      //@ assert taken: taken(m, s, steps);
      //@ assert ascending: ascending(s.points, steps, lo);
      size_t answer = decide_through(m, now, steps, lo, i, j, on, limit, s);
      if (answer != RANK_CLEAR) {
        //@ assert named: ascending(s.points, answer, n);
        return answer;
      }
      /*@ assert next: progress(\at(rank_values(m), Pre), n, d, rank_free(m), limit,
        @   \at(listed(s.points, steps), Pre), \at(listed(s.pivots, steps), Pre), steps, lo, \at(on, Pre), i + 1, on); */
    } else {
      if (!misses(m, steps, i, s))
        on++;
      /*@ assert next: progress(\at(rank_values(m), Pre), n, d, rank_free(m), limit,
        @   \at(listed(s.points, steps), Pre), \at(listed(s.pivots, steps), Pre), steps, lo, \at(on, Pre), i + 1, on); */
    }
    /*@ assert step: progress(\at(rank_values(m), Pre), n, d, rank_free(m), limit,
      @   \at(listed(s.points, steps), Pre), \at(listed(s.pivots, steps), Pre), steps, lo, \at(on, Pre), i + 1, on); */
  }
  return on <= limit ? RANK_CLEAR : steps;
}

/* Whether row k is 0 modulo the prime. */
/*@ requires room: rank_room(m, s) && k < m.points && \valid_read(s.cells + (0 .. layers(m.points, m.columns) - 1));
  @ requires prepared: rank_prepared(m, s);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures nonzero: !\result ==> !nothing(row(rank_values(m), k), m.columns);
  @*/
static bool may_vanish(rank_matrix m, size_t k, rank_scratch s)
{
  //@ ghost lemma_layers(m.points, m.columns);
  /*@ loop invariant range: 0 <= a <= m.columns;
    @ loop assigns a;
    @ loop variant m.columns - a;
    @*/
  for (size_t a = 0; a < m.columns; a++) {
    //@ assert place: layers(m.points, a) == a * m.points && layers(m.points, a) + m.points <= layers(m.points, m.columns);
    if (s.cells[a * m.points + k] != 0)
      return false;
  }
  return true;
}

/*@ requires room: rank_room(m, s) && i < m.points;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures zero: \result <==> nothing(row(rank_values(m), i), m.columns);
  @*/
static bool vanishes(rank_matrix m, size_t i, rank_scratch s)
{
  //@ ghost product_limit(m.points, UINT32_MAX, m.columns, RANK_MOST_COLUMNS);
  //@ ghost row_in_matrix(i, m.points, m.columns);
  /*@ loop invariant range: 0 <= a <= m.columns;
    @ loop invariant zero: \forall integer x; 0 <= x < a ==> at(row(rank_values(m), i), x) == 0.0;
    @ loop assigns a;
    @ loop variant m.columns - a;
    @*/
  for (size_t a = 0; a < m.columns; a++) {
    //@ assert number: val(m.rows + (i * m.columns + a)) == at(row(rank_values(m), i), a);
    if (mpq_sgn(m.rows + i * m.columns + a) != 0)
      return false;
  }
  return true;
}

size_t rank_zeros(rank_matrix m, rank_scratch s)
{
  size_t zeros = 0;
  /*@ loop invariant range: 0 <= i <= m.points && zeros <= i;
    @ loop invariant zeros: \forall rvec c; only_nothing(c, rank_values(m), m.columns, i) ==>
    @   incident(c, rank_values(m), i) <= zeros;
    @ loop assigns i, zeros;
    @ loop variant m.points - i;
    @*/
  for (size_t i = 0; i < m.points; i++)
    if (vanishes(m, i, s))
      zeros++;
  return zeros;
}

/* c := component a of the rows modulo the prime. */
/*@ requires room: rank_room(m, s) && a < m.columns && \valid(z) && \separated(z, c + (0 .. m.points - 1));
  @ requires \separated(z, m.rows + (0 .. m.points * m.columns - 1));
  @ requires \valid(c + (0 .. m.points - 1));
  @ requires whole: \forall integer i, x; 0 <= i < m.points ==> 0 <= x < m.columns ==> whole(at(row(rank_values(m), i), x));
  @ terminates \true;
  @ assigns c[0 .. m.points - 1], *z;
  @ ensures kept: rank_values(m) == \old(rank_values(m));
  @ ensures residues: \forall integer k; 0 <= k < m.points ==> residue(m.modulus, c[k], at(row(rank_values(m), k), a));
  @ ensures others: \forall uint32_t *q; \separated(q, c + (0 .. m.points - 1)) ==> *q == \old(*q);
  @*/
static void prepare_component(rank_matrix m, uint32_t *c, size_t a, mpz_ptr z, rank_scratch s)
{
  //@ ghost product_limit(m.points, UINT32_MAX, m.columns, RANK_MOST_COLUMNS);
  /*@ loop invariant range: 0 <= k <= m.points;
    @ loop invariant kept: rank_values(m) == \at(rank_values(m), Pre);
    @ loop invariant residues: \forall integer l; 0 <= l < k ==>
    @   residue(m.modulus, c[l], at(row(rank_values(m), l), a));
    @ loop invariant others: \forall uint32_t *q; \separated(q, c + (0 .. m.points - 1)) ==> *q == \at(*q, Pre);
    @ loop assigns k, c[0 .. m.points - 1], *z;
    @ loop variant m.points - k;
    @*/
  for (size_t k = 0; k < m.points; k++) {
    //@ ghost row_in_matrix(k, m.points, m.columns);
    //@ assert number: val(m.rows + (k * m.columns + a)) == at(row(rank_values(m), k), a);
    //@ assert whole: whole(val(m.rows + (k * m.columns + a)));
    c[k] = residue_of(m.rows + k * m.columns + a, m.modulus, z);
    //@ assert rows: unchanged{LoopCurrent,Here}(m.rows, m.points * m.columns);
    //@ assert this: residue(m.modulus, c[k], at(row(\at(rank_values(m), Pre), k), a));
  }
}

void rank_prepare(rank_matrix m, rank_scratch s, mpz_ptr z)
{
  //@ ghost lemma_layers(m.points, m.columns);
  /*@ loop invariant range: 0 <= a <= m.columns;
    @ loop invariant kept: rank_values(m) == \at(rank_values(m), Pre);
    @ loop invariant prepared: \forall integer b; 0 <= b < a ==>
    @   prepared_component(s.cells + layers(m.points, b), m.points, m.modulus, rank_values(m), b);
    @ loop assigns a, s.cells[0 .. layers(m.points, m.columns) - 1], *z;
    @ loop variant m.columns - a;
    @*/
  for (size_t a = 0; a < m.columns; a++) {
    //@ assert place: layers(m.points, a) == a * m.points && layers(m.points, a) + m.points <= layers(m.points, m.columns);
    prepare_component(m, s.cells + a * m.points, a, z, s);
    //@ assert this: prepared_component(s.cells + layers(m.points, a), m.points, m.modulus, rank_values(m), a);
    //@ assert others: \forall integer b; 0 <= b < a ==> cells_kept{LoopCurrent,Here}(s.cells + layers(m.points, b), m.points);
    /*@ assert before: \forall integer b; 0 <= b < a ==>
      @   prepared_component(s.cells + layers(m.points, b), m.points, m.modulus, rank_values(m), b); */
  }
}

size_t rank_decide(rank_matrix m, size_t i, size_t limit, rank_scratch s)
{
  size_t n = m.points, d = m.columns, zeros = 0;
  //@ ghost lemma_layers(n, d);
  //@ ghost lemma_layers_positive(d);
  //@ assert layers: layers(layers(n, d), d - 1) == layers(n, d) + layers(layers(n, d), d - 2);
  /*@ assert level: level(s.cells, n, d, m.modulus, rank_values(m), listed(s.points, 0), listed(s.pivots, 0), 0, 0); */
  /*@ assert all: \forall rvec c; hyperplane(c, d, rank_free(m)) ==>
    @   through(c, rank_values(m), d, rank_free(m), listed(s.points, 0), listed(s.pivots, 0), 0); */
  if (d == 2) {
    size_t answer = decide(m, s.cells, 0, 0, 0, limit, s);
    //@ assert two: answer == RANK_CLEAR ==> at_most(rank_values(m), d, rank_free(m), limit);
    return answer;
  }
  /*@ loop invariant range: 0 <= k <= i && zeros <= k;
    @ loop invariant zeros: \forall rvec c; only_nothing(c, rank_values(m), d, i) ==>
    @   incident(c, rank_values(m), k) <= zeros;
    @ loop assigns k, zeros;
    @ loop variant i - k;
    @*/
  for (size_t k = 0; k < i; k++)
    if (may_vanish(m, k, s))
      zeros++;
  size_t j = find_pivot(m, s.cells, 0, i, s);
  if (j == d) {
    bool missed = vanishes(m, i, s) || misses(m, 0, i, s);
    //@ assert missed: missed ==> settled(rank_values(m), d, rank_free(m), limit, i);
    return missed ? RANK_CLEAR : 0;
  }
  //@ ghost lemma_step_proper(d, 0, j);
  uint32_t *next = s.cells + d * n;
  size_t k = i + 1, on = zeros + 1;
  /*@ assert next: next == s.cells + layers(n, d) && k == i + 1 && on == zeros + 1 &&
    @   layers(layers(n, d), d - 1) == layers(n, d) + layers(layers(n, d), d - 1 - 1); */
  /*@ assert pivot: reduced(rank_values(m), listed(s.points, 0), listed(s.pivots, 0), 0, i, j) != 0.0; */
  descend(m, s.cells, next, 0, 0, i, j, s);
  //@ assert ends: index(listed(s.points, 1), 0) == i && index(listed(s.pivots, 1), 0) == j;
  /*@ assert proper: \forall rvec c; hyperplane(c, d, rank_free(m)) ==> dot(c, row(rank_values(m), i)) == 0.0 ==>
    @   proper(c, d, rank_free(m), listed(s.pivots, 1), 1); */
  /*@ assert through: \forall rvec c; hyperplane(c, d, rank_free(m)) ==> dot(c, row(rank_values(m), i)) == 0.0 ==>
    @   through(c, rank_values(m), d, rank_free(m), listed(s.points, 1), listed(s.pivots, 1), 1); */
  /*@ assert first: \forall rvec c; only_nothing(c, rank_values(m), d, i) ==> incident(c, rank_values(m), k) <= on; */
  size_t answer = decide(m, next, 1, k, on, limit, s);
  //@ assert settled: answer == RANK_CLEAR ==> settled(rank_values(m), d, rank_free(m), limit, i);
  return answer;
}
