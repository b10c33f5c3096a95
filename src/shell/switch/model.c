#include "model.h"
#include "kernel/switch/bounds.h"
#include "kernel/switch/check.h"
#include "kernel/exact/vector.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <string.h>

model model_new(columns what, bool is_signed, size_t leaves, readout_kind kind)
{
  model m = {.what = what, .is_signed = is_signed};
  network *net = &m.net;
  net->leaves = leaves;
  net->inputs = what.inputs + 1;
  net->outputs = columns_output_width(&what) * (is_signed ? 2 : 1);
  net->kind = kind;
  net->shift = numbers_new(1);
  net->hyperplanes = numbers_new((leaves - 1) * net->inputs);
  net->gains = numbers_new(leaves - 1);
  net->readout = numbers_new(leaves * net->outputs);
  return m;
}

void model_free_numbers(model *m)
{
  network *net = &m->net;
  numbers_free(net->shift, 1);
  numbers_free(net->hyperplanes, (net->leaves - 1) * net->inputs);
  numbers_free(net->gains, net->leaves - 1);
  numbers_free(net->readout, net->leaves * net->outputs);
  net->shift = NULL;
}

void model_free(model *m)
{
  if (m->net.shift)
    model_free_numbers(m);
  columns_free(&m->what);
}

model_size model_measure(const network *net)
{
  uint64_t q = net->inputs, switches = net->leaves - 1;
  size_t slopes = (net->leaves - 1) * net->inputs, cells = net->leaves * net->outputs;
  uint64_t readout = vector_both(net->readout, net->readout, cells);
  model_size size = {q - 1 + switches * (2 * q + 2) + net->outputs, 2 * (q - 1)};
  size.weights += 2 * vector_both(net->hyperplanes, net->hyperplanes, slopes) + 2 * q * switches;
  size.weights += 2 * q * vector_both(net->gains, net->gains, net->leaves - 1) + readout;
  if (net->kind == READOUT_PRINTED) {
    size.neurons += cells;
    size.weights += cells;
  }
  return size;
}

uint64_t model_bits(const network *net)
{
  size_t slopes = (net->leaves - 1) * net->inputs, cells = net->leaves * net->outputs;
  return numbers_bits(net->shift, 1) + numbers_bits(net->hyperplanes, slopes) +
         numbers_bits(net->gains, net->leaves - 1) + numbers_bits(net->readout, cells);
}

const char *readout_name(readout_kind kind)
{
  return kind == READOUT_FUSED ? "fused" : "printed";
}

size_t model_scratch(const network *net)
{
  return CHECK_SCRATCH(net->leaves, net->inputs, ceil_log2(net->leaves));
}
