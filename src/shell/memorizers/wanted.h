/* The functions that a network has to be at points. */
#ifndef MEMCERT_SHELL_WANTED_H
#define MEMCERT_SHELL_WANTED_H

#include "shell/table/sorted_points.h"

/* Functions to be computed: outputs, a pair being one. */
size_t wanted_functions(const sorted_points *p);
/* value := what function o is at the point of rank i. */
void wanted_value(mpq_ptr value, const sorted_points *p, size_t i, size_t o);
/* value := the least of these. */
void wanted_least(mpq_ptr value, const sorted_points *p, size_t o);

#endif
