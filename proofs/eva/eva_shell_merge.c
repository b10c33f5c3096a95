/* merge.h for the driver of points_read.c: what it does, the kernel does. */
#include "shell/table/merge.h"

/*@ requires rows: \valid(p->line + (0 .. p->points - 1));
  @ requires inputs: \valid(p->x + (0 .. p->points * p->inputs - 1));
  @ requires outputs: \valid(p->d + (0 .. p->points * p->outputs - 1));
  @*/
void merge_points(points *p, const points_options *o, bool fixed, bool is_signed)
{
}
