#include "switch_show.h"
#include "netfile.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/report/report.h"

#define SWITCHES_SHOWN 10

static size_t more(size_t a, size_t b)
{
  return a > b ? a : b;
}

/* Bits in the longest numerator or denominator. */
static size_t longest(const network *net)
{
  size_t most = more(number_bits(net->shift), numbers_longest(net->hyperplanes, (net->leaves - 1) * net->inputs));
  most = more(most, numbers_longest(net->gains, net->leaves - 1));
  return more(most, numbers_longest(net->readout, net->leaves * net->outputs));
}

static size_t depth_of(const network *net)
{
  size_t depth = 0;
  while (((size_t)1 << depth) < net->leaves)
    depth++;
  return depth;
}

static void write_switch(FILE *f, const model *m, size_t s)
{
  const network *net = &m->net;
  fprintf(f, "switch %zu: C1/C2 = ", s);
  number_write(f, net->gains + s);
  fputs(", w =", f);
  for (size_t k = 0; k < net->inputs; k++) {
    mpq_srcptr w = net->hyperplanes + s * net->inputs + k;
    if (mpq_sgn(w) == 0)
      continue;
    fprintf(f, " %s", mpq_sgn(w) > 0 ? "+" : "");
    number_write(f, w);
    fprintf(f, " v%zu", k);
  }
  fputc('\n', f);
}

static void write_text(FILE *f, const model *m, const char *file)
{
  const network *net = &m->net;
  model_size size = model_measure(net);
  fprintf(f, "%s: a switch network of Theorem 2 with %zu leaves\n\n", file, net->leaves);
  fprintf(f, "inputs      %zu and the constant 1\n", net->inputs - 1);
  fprintf(f, "outputs     %zu%s\n", net->outputs, m->is_signed ? ", (d+, d-)" : "");
  fprintf(f, "readout     %s\n", readout_name(net->kind));
  fprintf(f, "switches    %zu, depth %zu\n", net->leaves - 1, depth_of(net));
  fprintf(f, "in all      %zu neurons, %zu non-zero weights\n", (size_t)size.neurons, (size_t)size.weights);
  fprintf(f, "numbers     at most %zu bits above or below the line\n", longest(net));
  fputs("translation M = ", f);
  number_write(f, net->shift);
  fputs("\n\n", f);
  report_write_columns(f, &m->what);
  if (net->leaves > 1)
    fputc('\n', f);
  for (size_t s = 0; s + 1 < net->leaves && s < SWITCHES_SHOWN; s++)
    write_switch(f, m, s);
  if (net->leaves - 1 > SWITCHES_SHOWN)
    fprintf(f, "... and %zu more\n", net->leaves - 1 - SWITCHES_SHOWN);
}

static void write_json(FILE *f, const model *m, const char *file)
{
  const network *net = &m->net;
  model_size size = model_measure(net);
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-network-summary-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "kind", json_string("switch"));
  json_object_set_new(object, "leaves", json_count(net->leaves));
  json_object_set_new(object, "inputs", json_count(net->inputs));
  json_object_set_new(object, "outputs", json_count(net->outputs));
  json_object_set_new(object, "signed", json_boolean(m->is_signed));
  json_object_set_new(object, "readout", json_string(readout_name(net->kind)));
  json_object_set_new(object, "switches", json_count(net->leaves - 1));
  json_object_set_new(object, "depth", json_count(depth_of(net)));
  json_object_set_new(object, "neurons", json_count(size.neurons));
  json_object_set_new(object, "weights", json_count(size.weights));
  json_object_set_new(object, "bits", json_count(longest(net)));
  json_object_set_new(object, "shift", json_rational(net->shift));
  json_write(f, object);
}

int show_switch(const show_request *asked)
{
  model m = netfile_read(asked->network);
  output out = output_open(asked->output);
  (asked->json ? write_json : write_text)(out.stream, &m, asked->network);
  output_close(&out);
  model_free(&m);
  return STATUS_HOLDS;
}
