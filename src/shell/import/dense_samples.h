/* What layers put out at the samples while their weights are read, one after the other. */
#ifndef MEMCERT_SHELL_DENSE_SAMPLES_H
#define MEMCERT_SHELL_DENSE_SAMPLES_H

#include "shell/base/binary_float.h"
#include "samples.h"

typedef struct {
  samples *of;
  const binary_float *format; /* NULL: nothing is rounded anywhere */
  size_t width, next_width;   /* of the layer that is there, and of the one that is being made */
  mpq_ptr now, next;          /* samples, and before that exact or rounded, by rows; owned */
  mpq_t weight, product;      /* the weight as a float */
} dense_samples;

/* Begins with the inputs of the samples. */
dense_samples dense_samples_new(samples *of, const binary_float *format);
/* Releases everything but the samples. */
void dense_samples_free(dense_samples *d);

/* Begins a layer, each neuron with 0. */
void dense_samples_layer(dense_samples *d, size_t width);
/* Neuron i of the new layer += weight * neuron j. */
void dense_samples_add(dense_samples *d, size_t i, size_t j, mpq_srcptr weight);
void dense_samples_add_bias(dense_samples *d, size_t i, mpq_srcptr bias);
/* The new layer is complete: each sum is rounded once, and no less than 0 if ReLUs follow. */
void dense_samples_end(dense_samples *d, bool relu);

/* Number i of the layer that is there := (x - mean) / range, or x * range + mean; each step is rounded. */
void dense_samples_normalise(dense_samples *d, size_t i, mpq_srcptr mean, mpq_srcptr range);
void dense_samples_denormalise(dense_samples *d, size_t i, mpq_srcptr mean, mpq_srcptr range);

/* The layer that is there is what the model puts out. */
void dense_samples_take(dense_samples *d);

#endif
