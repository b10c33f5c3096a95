/* Callers of the chapter `text` that meet all preconditions (proofs/README.md). */
#include "kernel/text/number_agrees.h"
#include "kernel/text/labels.h"
#include "kernel/text/cells.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_number(void)
{
  const char text[4] = {'-', '1', '/', '3'};
  RATIONALS(value, 1);
  RATIONALS(scratch, AGREES_SCRATCH);
  number_agrees(text, 4, value, scratch);
}

/*@ terminates \true; assigns \nothing; */
void meets_labels(void)
{
  char no[3] = {'n', 'o', 0}, yes[4] = {'y', 'e', 's', 0};
  char *const labels[2] = {yes, no};
  const size_t order[2] = {1, 0}, slot[2] = {1, 0};
  RATIONALS(value, 1);
  /*@ assert two: string_of(&no[0], 2); */
  /*@ assert three: string_of(&yes[0], 3); */
  label_agrees(no, 2, labels, 1, value);
  labels_differ(labels, 2, order, slot);
}

/*@ terminates \true; assigns \nothing; */
void meets_cells(void)
{
  const char text[5] = {'1', ' ', ',', '2', 'x'};
  cell_place cells[2];
  cells_split(text, 0, 4, ',', '"', '"', cells, 2);
}
