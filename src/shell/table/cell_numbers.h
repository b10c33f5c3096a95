/* Numbers that cells have had before, by their text.
 *
 * The same bytes under the same rules are the same number: the first cell of a text is read and checked, and the others
 * are copies of it.  Such numbers own no limbs (number_share()). */
#ifndef MEMCERT_SHELL_CELL_NUMBERS_H
#define MEMCERT_SHELL_CELL_NUMBERS_H

#include <stdint.h>
#include <gmp.h>
#include "cell.h"

/* Longer texts are seldom there twice. */
#define CELL_NUMBERS_LONGEST 16

/* The bytes of a text, 8 to a word, as digits of base 256: there is no NUL among them, so no other text has the same. */
typedef struct {
  uint64_t first, rest;
} short_text;

typedef struct {
  short_text text; /* first is 0 of a place that is free */
  mpq_t value;
} cell_number;

typedef struct {
  cell_number *list; /* a table of places, filled as far as it goes; owned */
  size_t mask;       /* places, a power of two, minus 1 */
  mp_limb_t *limbs;  /* two of each place, for the numbers of the table; whoever owns those releases them with free() */
} cell_numbers;

/* For a table of so many bytes. */
cell_numbers cell_numbers_new(size_t bytes);
/* All but the limbs. */
void cell_numbers_free(cell_numbers *seen);

/* The number of a cell with that text, to be copied as a struct; NULL if there is none. */
mpq_srcptr cell_numbers_find(const cell_numbers *seen, const cell *c);

/* Keeps the number of a cell, if there is a place for it; then it owns no limbs. */
void cell_numbers_keep(cell_numbers *seen, const cell *c, mpq_ptr value);

#endif
