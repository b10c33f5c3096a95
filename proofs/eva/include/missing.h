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

/*@ requires readable: size == 0 || \valid_read((char *)bytes + (0 .. size - 1));
  @ assigns \result \from bytes, size;
  @ ensures found: \result == \null || \valid_read((char *)\result);
  @*/
void *memmem(const void *bytes, size_t size, const void *wanted, size_t length);

/* Of gcc, for any types; here the sources that are analysed have this one only. */
/*@ requires room: \valid(product);
  @ assigns *product, \result \from a, b;
  @ ensures made: \initialized(product) && (\result == 0 || \result == 1);
  @*/
_Bool __builtin_mul_overflow(size_t a, size_t b, size_t *product);

/*@ requires room: \valid(sum);
  @ assigns *sum, \result \from a, b;
  @ ensures made: \initialized(sum) && (\result == 0 || \result == 1);
  @*/
_Bool __builtin_add_overflow(size_t a, size_t b, size_t *sum);

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
