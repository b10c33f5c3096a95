/* A network with what its numbers mean, as a file holds it. */
#ifndef MEMCERT_SHELL_MODEL_H
#define MEMCERT_SHELL_MODEL_H

#include <stdint.h>
#include "shell/table/columns.h"
#include "kernel/types.h"

typedef struct {
  network net;    /* its numbers are owned */
  columns what;   /* owned */
  bool is_signed; /* the outputs are (d+, d-) */
} model;

/* A network with all numbers 0, which takes over `what`. */
model model_new(columns what, bool is_signed, size_t leaves, readout_kind kind);
void model_free(model *m);
/* Releases its numbers before that, so that only its shape and what its columns mean are left. */
void model_free_numbers(model *m);

/* Sizes of the whole unconditional network. */
typedef struct {
  uint64_t neurons;
  uint64_t weights; /* non-zero ones */
} model_size;
model_size model_measure(const network *net);

/* Of its numbers, as numbers_bits() counts them. */
uint64_t model_bits(const network *net);

/* "fused" or "printed". */
const char *readout_name(readout_kind kind);

/* Scratch for checking points with the network: CHECK_SCRATCH numbers. */
size_t model_scratch(const network *net);

#endif
