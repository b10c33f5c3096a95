/* Layered networks as memcert-layered-1 files, written piece by piece. */
#ifndef MEMCERT_SHELL_LAYERED_WRITE_H
#define MEMCERT_SHELL_LAYERED_WRITE_H

#include <stdio.h>
#include "layered_model.h"

typedef struct {
  FILE *stream;
  size_t layers;  /* begun so far, which is the index of the current one */
  size_t neurons; /* of the current layer that are complete */
  bool weights;   /* of the current layer: some are written */
} layered_writer;

/* `constant` and `is_signed` are those of layered_model. */
layered_writer layered_writer_open(FILE *stream, size_t inputs, bool constant, bool is_signed);
void layered_writer_layer(layered_writer *w, size_t size);
/* A weight into the neuron that is being written, from neuron `source` of layer `layer`; left out if it is zero. */
void layered_writer_weight(layered_writer *w, size_t layer, size_t source, mpq_srcptr value, bool negate);
void layered_writer_close(layered_writer *w);

void layered_model_write(FILE *stream, const layered_model *m);

#endif
