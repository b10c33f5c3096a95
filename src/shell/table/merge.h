/* From rows to points: merging repeated rows, finding conflicts, and giving outputs their final
 * form. */
#ifndef MEMCERT_SHELL_MERGE_H
#define MEMCERT_SHELL_MERGE_H

#include "points.h"

/* Expects one row of x and of d per row of the table, one number of d per output column, and
 * leaves points as points.h describes them.  `fixed` says that `is_signed` holds as it is given, as
 * o->keep_signs does; otherwise outputs are split exactly if one is negative.  A conflict, unless
 * o->conflicts, or a negative output if o->nonnegative, is only recorded in p->state, and x and d
 * are then of no use. */
void merge_points(points *p, const points_options *o, bool fixed, bool is_signed);

/* The same without merging: what outputs of points that are usable become. */
void merge_outputs(points *p, const points_options *o, bool fixed, bool is_signed);

#endif
