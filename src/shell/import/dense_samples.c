#include "dense_samples.h"
#include "shell/base/memory.h"

/* Number i at sample k of a layer of so many. */
static mpq_ptr at(mpq_ptr layer, size_t width, size_t k, bool rounded, size_t i)
{
  return layer + ((rounded ? SAMPLES : 0) + k) * width + i;
}

static mpq_ptr layer_new(size_t width)
{
  return numbers_new(2 * SAMPLES * width);
}

static void round_one(dense_samples *d, size_t k, bool rounded, mpq_ptr value)
{
  if (rounded && d->format && !binary_float_round(value, d->format))
    d->of->infinite[k] = true;
}

dense_samples dense_samples_new(samples *of, const binary_float *format)
{
  dense_samples d = {.of = of, .format = format, .width = of->inputs, .now = layer_new(of->inputs)};
  mpq_init(d.weight);
  mpq_init(d.product);
  for (size_t k = 0; k < SAMPLES; k++)
    for (size_t i = 0; i < d.width; i++) {
      mpq_set(at(d.now, d.width, k, false, i), samples_input(of, k) + 1 + i);
      mpq_set(at(d.now, d.width, k, true, i), samples_input(of, k) + 1 + i);
      round_one(&d, k, true, at(d.now, d.width, k, true, i));
    }
  return d;
}

void dense_samples_free(dense_samples *d)
{
  numbers_free(d->now, 2 * SAMPLES * d->width);
  mpq_clear(d->weight);
  mpq_clear(d->product);
}

void dense_samples_layer(dense_samples *d, size_t width)
{
  d->next_width = width;
  d->next = layer_new(width);
}

/* The weight as it is, or as a float. */
static mpq_srcptr weight_of(dense_samples *d, size_t k, bool rounded, mpq_srcptr weight)
{
  if (k == 0)
    mpq_set(d->weight, weight);
  round_one(d, k, rounded, d->weight);
  return d->weight;
}

void dense_samples_add(dense_samples *d, size_t i, size_t j, mpq_srcptr weight)
{
  for (int rounded = 0; rounded < 2; rounded++)
    for (size_t k = 0; k < SAMPLES; k++) {
      mpq_ptr sum = at(d->next, d->next_width, k, rounded, i);
      mpq_mul(d->product, weight_of(d, k, rounded, weight), at(d->now, d->width, k, rounded, j));
      mpq_add(sum, sum, d->product);
    }
}

void dense_samples_add_bias(dense_samples *d, size_t i, mpq_srcptr bias)
{
  for (int rounded = 0; rounded < 2; rounded++)
    for (size_t k = 0; k < SAMPLES; k++) {
      mpq_ptr sum = at(d->next, d->next_width, k, rounded, i);
      mpq_add(sum, sum, weight_of(d, k, rounded, bias));
    }
}

void dense_samples_end(dense_samples *d, bool relu)
{
  numbers_free(d->now, 2 * SAMPLES * d->width);
  d->now = d->next;
  d->width = d->next_width;
  for (int rounded = 0; rounded < 2; rounded++)
    for (size_t k = 0; k < SAMPLES; k++)
      for (size_t i = 0; i < d->width; i++) {
        mpq_ptr value = at(d->now, d->width, k, rounded, i);
        round_one(d, k, rounded, value);
        if (relu && mpq_sgn(value) < 0)
          mpq_set_ui(value, 0, 1);
      }
}

/* d->product := the number as it is, or as a float. */
static void take_parameter(dense_samples *d, size_t k, bool rounded, mpq_srcptr value)
{
  mpq_set(d->product, value);
  round_one(d, k, rounded, d->product);
}

void dense_samples_normalise(dense_samples *d, size_t i, mpq_srcptr mean, mpq_srcptr range)
{
  for (int rounded = 0; rounded < 2; rounded++)
    for (size_t k = 0; k < SAMPLES; k++) {
      mpq_ptr value = at(d->now, d->width, k, rounded, i);
      take_parameter(d, k, rounded, mean);
      mpq_sub(value, value, d->product);
      round_one(d, k, rounded, value);
      take_parameter(d, k, rounded, range);
      if (mpq_sgn(d->product) != 0)
        mpq_div(value, value, d->product);
      else
        d->of->infinite[k] = true;
      round_one(d, k, rounded, value);
    }
}

void dense_samples_denormalise(dense_samples *d, size_t i, mpq_srcptr mean, mpq_srcptr range)
{
  for (int rounded = 0; rounded < 2; rounded++)
    for (size_t k = 0; k < SAMPLES; k++) {
      mpq_ptr value = at(d->now, d->width, k, rounded, i);
      take_parameter(d, k, rounded, range);
      mpq_mul(value, value, d->product);
      round_one(d, k, rounded, value);
      take_parameter(d, k, rounded, mean);
      mpq_add(value, value, d->product);
      round_one(d, k, rounded, value);
    }
}

void dense_samples_take(dense_samples *d)
{
  samples_set_outputs(d->of, d->width);
  for (size_t k = 0; k < SAMPLES; k++)
    for (size_t i = 0; i < d->width; i++) {
      mpq_set(samples_output(d->of, k, false) + i, at(d->now, d->width, k, false, i));
      mpq_set(samples_output(d->of, k, true) + i, at(d->now, d->width, k, true, i));
    }
}
