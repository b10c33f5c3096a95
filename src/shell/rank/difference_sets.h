/* Sets of inputs, and how many inputs meet all of them. */
#ifndef MEMCERT_SHELL_DIFFERENCE_SETS_H
#define MEMCERT_SHELL_DIFFERENCE_SETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* More sets are left out: fewer of them are met by fewer inputs. */
#define DIFFERENCE_SETS 512

typedef struct {
  size_t inputs;
  size_t words;   /* of 64 inputs, for each set */
  size_t count;
  uint64_t *bits; /* of DIFFERENCE_SETS sets and one more; owned */
  size_t *size;
  size_t *from;   /* the point that each is about */
} difference_sets;

difference_sets difference_sets_new(size_t inputs);
void difference_sets_free(difference_sets *s);
void difference_sets_clear(difference_sets *s);

/* The set to be filled, which has no inputs, and its inputs one by one; then it is kept unless it has one of the others
 * in it, in place of those that have it in them. */
void difference_sets_begin(difference_sets *s);
void difference_sets_put(difference_sets *s, size_t input);
void difference_sets_end(difference_sets *s, size_t from);

/* Inputs that every set of inputs which meets all sets has at least: as many as there are in the least one, if `exact`.
 * The first `*told` sets, in another order than before, show it. */
size_t difference_sets_least(difference_sets *s, bool *exact, size_t *told);

#endif
