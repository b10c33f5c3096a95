/* Callers of the chapter `theorem3` that meet all preconditions (proofs/README.md). */
#include "kernel/theorem3/annihilator.h"
#include "kernel/theorem3/lower_bound.h"
#include "kernel/theorem3/mean_bound.h"
#include "kernel/theorem3/rank.h"
#include "kernel/theorem3/rank_condition.h"
#include "kernel/theorem3/slopes.h"
#include "kernel/theorem3/whole.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_annihilator(void)
{
  RATIONALS(x, 4);
  RATIONALS(c, 2);
  RATIONALS(scratch, ANNIHILATOR_SCRATCH);
  size_t pivot[2];
  bool on[2];
  annihilator_find(x, 1, 2, 1, c, pivot, scratch);
  annihilator_proper(c, 2, 1);
  annihilator_count(x, 2, 2, c, on, scratch);
  annihilator_dependency(x, 2, c, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_lower_bound(void)
{
  ROUNDED(t);
  long low, high;
  size_t k;
  operations_at_least(5, 2);
  log2_enclosure(5, 2, 3, t, &low, &high);
  operations_together_at_least(5, 2, &k);
}

/*@ terminates \true; assigns \nothing; */
void meets_slopes(void)
{
  const uint32_t a[2] = {1, 2}, b[2] = {3, 0};
  uint32_t slope[2], product[2];
  slopes_find(a, b, 0, 2, 7, slope, product);
}

/*@ terminates \true; assigns \nothing; */
void meets_counts(void)
{
  const uint32_t slope[2] = {3, 5};
  uint32_t keys[6], tallies[6], count[2];
  slope_table table = {keys, tallies, 6, 4};
  slopes_count(slope, 0, 2, 8, table, count);
}

/*@ terminates \true; assigns \nothing; */
void meets_whole(void)
{
  RATIONALS(x, 4);
  RATIONALS(factor, 1);
  WHOLE(z);
  make_whole(x, 4, z, factor);
  whole_rows(x, 2, 2, z, factor);
}

/*@ terminates \true; assigns \nothing; */
void meets_residue(void)
{
  RATIONALS(q, 1);
  WHOLE(z);
  mpq_set_z(q, z);
  residue_of(q, 7, z);
}

/*@ terminates \true; assigns \nothing; */
void meets_rank(void)
{
  RATIONALS(x, 4);
  RATIONALS(work, 10);
  WHOLE(z);
  uint32_t cells[4], words[16];
  size_t steps[4];
  rank_matrix m = {2, 2, x, false, 7};
  rank_scratch s = {cells, words, words + 2, words + 4, words + 10, steps, steps + 2, work, work + 4, work + 6,
                    work + 8};
  //@ assert room: rank_room(m, s);
  //@ assert apart: rank_apart(m, s);
  //@ assert cells: rank_cells(m, s, s.cells, 4);
  rank_zeros(m, s);
  whole_rows(x, 2, 2, z, work);
  rank_prepare(m, s, z);
  rank_decide(m, 1, 1, s);
}

/*@ terminates \true; assigns \nothing; */
void meets_rows(void)
{
  RATIONALS(x, 4);
  RATIONALS(work, 10);
  WHOLE(z);
  uint32_t cells[4], words[16];
  size_t steps[4];
  bool on[2];
  rank_matrix m = {2, 2, x, false, 7};
  rank_scratch s = {cells, words, words + 2, words + 4, words + 10, steps, steps + 2, work, work + 4, work + 6,
                    work + 8};
  //@ assert layers: layers(2, 2) == 4 && layers(4, 1) == 4;
  //@ assert room: rank_room(m, s);
  //@ assert apart: rank_apart(m, s);
  whole_rows(x, 2, 2, z, work);
  rank_state r = rank_begin(m, 1, z, s);
  //@ assert same: rank_same(r.matrix, m);
  //@ assert cells: rank_cells(r.matrix, s, s.cells, 4);
  r = rank_settle(r, 7, on, z, s);
  rank_concluded(r, s);
}
