/* Classes as one number, and a layer that makes the outputs of it: for tables whose outputs are one-hot. */
#ifndef MEMCERT_SHELL_CLASS_LAYER_H
#define MEMCERT_SHELL_CLASS_LAYER_H

#include "memorizer.h"

/* The points with one output, the number of their class: from 0 on, which output is 1.  Leaves the program if outputs
 * are not one-hot, or one only.  The numbers of the inputs stay with `p`. */
sorted_points class_points(const sorted_points *p);
void class_points_free(sorted_points *numbered);

/* Adds a layer of phi(number - k) for every class but the last; f[c] := 1 where the number is c, and 0 at others. */
void class_layer_add(const wire *number, size_t classes, layered_model *net, wire *f);

#endif
