/* The integers of a library in C: those of the machine, or of as many digits as are needed. */
#ifndef MEMCERT_SHELL_LIBRARY_ARITHMETIC_H
#define MEMCERT_SHELL_LIBRARY_ARITHMETIC_H

#include "library_code.h"
#include "library_form.h"

/* Whether some sums become 0 where they are negative, and whether values are compared. */
typedef struct {
  bool sums, tests;
} library_needs;

/* The numbers that the words name, and what is computed with them. */
void library_arithmetic_write(FILE *stream, const library_form *l, const library_code *c, library_needs needs);

/* The function `input`, and how many there are with the constant 1. */
void library_arithmetic_write_input(FILE *stream, const library_form *l);

#endif
