/* What the C library declares and Frama-C's does not.  Put before every source. */
#ifndef MEMCERT_EVA_MISSING_H
#define MEMCERT_EVA_MISSING_H

/* Before anything that has a C name of the definitions, as rows.h. */
#include <gmp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

void qsort_r(void *base, size_t count, size_t size, int (*compare)(const void *, const void *, void *), void *data);
FILE *open_memstream(char **text, size_t *size);
void tdestroy(void *root, void (*release)(void *));

/* These count references in jansson. */
/*@ requires room: \valid(counted);
  @ assigns *counted, \result \from *counted, n, order;
  @*/
size_t __atomic_add_fetch(volatile size_t *counted, size_t n, int order);
/*@ requires room: \valid(counted);
  @ assigns *counted, \result \from *counted, n, order;
  @*/
size_t __atomic_sub_fetch(volatile size_t *counted, size_t n, int order);

#endif
