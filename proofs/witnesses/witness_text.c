/* Callers of the chapter `text` that meet all preconditions (proofs/README.md). */
#include "kernel/text/number_agrees.h"
#include "numbers.h"

/*@ terminates \true; assigns \nothing; */
void meets_number(void)
{
  const char text[4] = {'-', '1', '/', '3'};
  RATIONALS(value, 1);
  RATIONALS(scratch, AGREES_SCRATCH);
  number_agrees(text, 4, value, scratch);
}
