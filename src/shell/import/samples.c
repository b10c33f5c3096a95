#include "samples.h"
#include "shell/base/memory.h"
#include "shell/base/random.h"
#include <stdlib.h>

/* A float of every type has as many bits. */
#define STEPS 128

unsigned long samples_random(size_t k, size_t input, unsigned long most)
{
  uint64_t state = (uint64_t)input * SAMPLES + k;
  return (unsigned long)(random_next(&state) % (most + 1));
}

void samples_try(samples *s, size_t k, size_t attempt, unsigned long scale)
{
  for (size_t j = 1; j <= s->inputs; j++) {
    mpq_ptr x = samples_input(s, k) + j;
    mpq_set_si(x, (long)samples_random(attempt * SAMPLES + k, j, 2 * STEPS) - STEPS, STEPS);
    mpz_mul_ui(mpq_numref(x), mpq_numref(x), scale);
    mpq_canonicalize(x);
  }
}

samples *samples_new(size_t inputs)
{
  samples *s = allocate(1, sizeof *s);
  *s = (samples){.inputs = inputs, .where = "zeros, ones, others from -1 to 1"};
  s->x = numbers_new(SAMPLES * (inputs + 1));
  for (size_t k = 0; k < SAMPLES; k++)
    mpq_set_ui(samples_input(s, k), 1, 1);
  for (size_t j = 1; j <= inputs; j++)
    mpq_set_ui(samples_input(s, 1) + j, 1, 1);
  samples_try(s, 2, 0, 1);
  return s;
}

void samples_set_outputs(samples *s, size_t outputs)
{
  s->outputs = outputs;
  s->exact = numbers_new(SAMPLES * outputs);
  s->rounded = numbers_new(SAMPLES * outputs);
}

void samples_free(samples *s)
{
  if (!s)
    return;
  numbers_free(s->x, SAMPLES * (s->inputs + 1));
  numbers_free(s->exact, SAMPLES * s->outputs);
  numbers_free(s->rounded, SAMPLES * s->outputs);
  free(s);
}

mpq_ptr samples_input(const samples *s, size_t k)
{
  return s->x + k * (s->inputs + 1);
}

mpq_ptr samples_output(const samples *s, size_t k, bool rounded)
{
  return (rounded ? s->rounded : s->exact) + k * s->outputs;
}

size_t samples_largest(mpq_srcptr numbers, size_t count, bool last)
{
  size_t found = 0;
  for (size_t k = 1; k < count; k++) {
    int order = mpq_cmp(numbers + k, numbers + found);
    if (order > 0 || (last && order == 0))
      found = k;
  }
  return found;
}
