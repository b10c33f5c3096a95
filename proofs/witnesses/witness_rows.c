/* Callers of the chapter `rows` that meet all preconditions (proofs/README.md). */
#include "kernel/rows/exchange.h"
#include "kernel/rows/outputs_form.h"
#include "kernel/rows/rows_merge.h"
#include "kernel/rows/rows_permute.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_rows(void)
{
  RATIONALS(x, 4);
  RATIONALS(d, 2);
  dataset data = {2, 2, 1, x, d};
  size_t from[2] = {1, 0}, rank[2], now[2];
  exchange_points(data, 0, 1);
  rows_permute(data, from, rank, now);
  rows_merge(data, rank, now);
}

/*@ terminates \true; assigns \nothing; */
void meets_outputs_form(void)
{
  RATIONALS(d, 4);
  RATIONALS(to, 8);
  RATIONALS(t, 1);
  const bool labels[2] = {true, false};
  const size_t start[3] = {0, 2, 3};
  output_columns c = {2, labels, start};
  outputs_expand(c, 2, d, 3, to, t);
  outputs_split(2, 2, d, to);
}
