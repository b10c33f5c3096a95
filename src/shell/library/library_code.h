/* A table of words that a loop in C runs, and the numbers that it names.
 *
 * Whoever writes words writes them twice: the first time they are counted, and the numbers collected, each once; then,
 * between library_code_begin() and library_code_end(), they are written. */
#ifndef MEMCERT_SHELL_LIBRARY_CODE_H
#define MEMCERT_SHELL_LIBRARY_CODE_H

#include <gmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdint.h>

typedef struct {
  FILE *stream;    /* NULL as long as words are counted */
  size_t words;    /* so far */
  uint64_t most;   /* of the words that are no terms */
  size_t variables;
  mpz_t *number;   /* in the order in which they come up; owned */
  size_t numbers, room;
  size_t *slot;    /* hash table of their indices, from 1; owned */
  size_t slots;
  unsigned shift;  /* of the number in a term */
  bool is_wide;    /* words have 64 bits */
  bool is_text;    /* they are written as text, which compilers read several times as fast as a list */
} library_code;

/* Of terms that name variables 0 to variables - 1. */
library_code library_code_new(size_t variables);
void library_code_free(library_code *c);

/* All words were counted: how wide they are is known now. */
void library_code_counted(library_code *c);

/* An array of words of that name: its head, and its end. */
void library_code_begin(library_code *c, FILE *stream, const char *name);
void library_code_end(library_code *c);

void library_code_word(library_code *c, uint64_t word);
/* A variable, and the number that it is multiplied or compared with. */
void library_code_term(library_code *c, size_t variable, mpz_srcptr number);

#endif
