/* A model at a few inputs, by its own operators: exactly, which is what the network that is made of it must give, and in
 * its own floats. */
#ifndef MEMCERT_SHELL_SAMPLES_H
#define MEMCERT_SHELL_SAMPLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <gmp.h>

#define SAMPLES 3

typedef struct {
  size_t inputs, outputs;  /* the constant 1 is none of them */
  const char *floats;      /* the type of the outputs; a constant */
  const char *where;       /* which inputs these are; a constant */
  mpq_ptr x;               /* rows of 1 and the inputs; owned, as the rest */
  mpq_ptr exact, rounded;  /* rows of outputs */
  bool infinite[SAMPLES];  /* a number is infinite in floats, and `rounded` means nothing */
  bool otherwise[SAMPLES]; /* floats take another branch */
} samples;

/* Inputs 0; 1; and multiples of 1/128 between -1 and 1 that look random, which are floats of every type. */
samples *samples_new(size_t inputs);
void samples_set_outputs(samples *s, size_t outputs);
/* s may be NULL. */
void samples_free(samples *s);

/* Row k becomes other ones, up to so many times larger, which look random. */
void samples_try(samples *s, size_t k, size_t attempt, unsigned long scale);

/* Row k: 1 and the inputs. */
mpq_ptr samples_input(const samples *s, size_t k);
/* The outputs at row k. */
mpq_ptr samples_output(const samples *s, size_t k, bool rounded);

/* A whole number from 0 to `most`, the same one for each sample and input. */
unsigned long samples_random(size_t k, size_t input, unsigned long most);

/* The digest of a way with one choice more. */
static inline uint64_t samples_way(uint64_t way, uint64_t choice)
{
  return way * 1000003 + choice + 1;
}

/* The number of the largest one, of equal ones the first or, if `last`, the last. */
size_t samples_largest(mpq_srcptr numbers, size_t count, bool last);

#endif
