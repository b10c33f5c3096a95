#include "onnx_again.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include "shell/import/import.h"
#include "shell/import/linear.h"
#include "shell/layered/layered_same.h"
#include <stdlib.h>

#define MODEL "model"

/* The network as import would make it, of the forms that its neurons are. */
typedef struct {
  const layered_model *m;
  linear_network made;
  linear_form *form; /* of each neuron; owned */
  mpq_t one, minus_one;
} remaking;

/* What goes into a neuron; the constant 1 is neuron 0 there, also where the network has none. */
static linear_form sum_of(remaking *r, size_t k)
{
  const layered_model *m = r->m;
  for (size_t t = m->first[k]; t < m->first[k + 1]; t++)
    linear_add(&r->made, m->weight + t, r->form + m->source[t]);
  return linear_take(&r->made);
}

/* The layer of a neuron that layer l reads, most often the one before; 0 being the inputs. */
static size_t layer_of(const layered_model *m, size_t k, size_t l)
{
  while (l > 1 && m->layer[l - 2] > k)
    l--;
  return l - 1;
}

/* Whether outputs read a layer, perhaps through others: import leaves out one that they do not read. */
static bool *find_read(const layered_model *m)
{
  bool *read = allocate(m->layers + 1, sizeof *read);
  read[m->layers] = true;
  for (size_t l = m->layers; l > 0; l--)
    for (size_t t = m->first[m->layer[l - 1]]; read[l] && t < m->first[m->layer[l]]; t++)
      if (mpq_sgn(m->weight + t) != 0)
        read[layer_of(m, m->source[t], l)] = true;
  return read;
}

static void add_layer(remaking *r, size_t l, bool are_outputs)
{
  size_t first = r->m->layer[l - 1], count = r->m->layer[l] - first;
  for (size_t k = first; k < first + count; k++)
    r->form[k] = sum_of(r, k);
  if (!are_outputs)
    linear_relu(&r->made, r->form + first, count);
}

/* The outputs are the last layer, or sums, or differences of its halves. */
static void add_outputs(remaking *r, bool sums)
{
  const layered_model *m = r->m;
  size_t outputs = layered_model_outputs(m), first = m->layer[m->layers - 1];
  if (!m->is_signed || sums) {
    linear_outputs(&r->made, r->form + first, outputs);
    return;
  }
  linear_form *out = linear_forms_new(outputs);
  for (size_t k = 0; k < outputs; k++) {
    linear_add(&r->made, r->one, r->form + first + k);
    linear_add(&r->made, r->minus_one, r->form + first + outputs + k);
    out[k] = linear_take(&r->made);
  }
  linear_outputs(&r->made, out, outputs);
  linear_forms_free(out, outputs);
}

static layered_model remade(const layered_model *m, bool sums)
{
  size_t inputs = m->inputs - m->constant;
  remaking r = {.m = m, .made = linear_network_new(inputs), .form = linear_forms_new(m->neurons)};
  mpq_inits(r.one, r.minus_one, NULL);
  mpq_set_si(r.one, 1, 1);
  mpq_set_si(r.minus_one, -1, 1);
  for (size_t k = 0; k < m->inputs; k++)
    r.form[k] = linear_neuron(m->constant ? k : k + 1);
  bool *read = find_read(m);
  for (size_t l = 1; l <= m->layers; l++)
    if (read[l])
      add_layer(&r, l, l == m->layers && sums);
  free(read);
  add_outputs(&r, sums);
  linear_forms_free(r.form, m->neurons);
  linear_network_free(&r.made);
  mpq_clears(r.one, r.minus_one, NULL);
  return r.made.net;
}

void onnx_again_check(const graph_made *made, const layered_model *m, bool sums)
{
  static const import_wish alone = {.no_samples = true};
  layered_model wanted = remade(m, sums);
  source_lend(MODEL, (const char *)made->bytes, made->size);
  fail_of_own_file(true);
  import again = onnx_read(MODEL, &alone);
  fail_of_own_file(false);
  progress_end();
  if (again.branches || again.trees || !layered_same(&again.net, &wanted))
    fail(STATUS_UNDECIDED, "internal error: what was written, read again, is another network");
  import_free(&again);
  layered_model_free(&wanted);
}
