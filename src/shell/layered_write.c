#include "layered_write.h"
#include "number.h"
#include <stdlib.h>

layered_writer layered_writer_open(FILE *stream, size_t inputs, bool constant, bool is_signed)
{
  fprintf(stream, "{\"format\": \"memcert-layered-1\", \"inputs\": %zu, \"constant\": %s, \"signed\": %s,", inputs,
          constant ? "true" : "false", is_signed ? "true" : "false");
  fputs(" \"layers\": [", stream);
  return (layered_writer){.stream = stream};
}

void layered_writer_layer(layered_writer *w, size_t size)
{
  fprintf(w->stream, "%s\n  {\"size\": %zu, \"weights\": [", w->layers ? "]}," : "", size);
  w->layers++;
  w->neurons = 0;
  w->weights = false;
}

void layered_writer_weight(layered_writer *w, size_t layer, size_t source, mpq_srcptr value, bool negate)
{
  if (mpq_sgn(value) == 0)
    return;
  char *text = number_text(value, 1);
  bool minus = text[0] == '-';
  fprintf(w->stream, "%s\n    [%zu, %zu, %zu, \"%s%s\"]", w->weights ? "," : "", w->neurons, layer, source,
          negate && !minus ? "-" : "", negate && minus ? text + 1 : text);
  w->weights = true;
  free(text);
}

void layered_writer_close(layered_writer *w)
{
  fputs(w->layers ? "]}\n]}\n" : "\n]}\n", w->stream);
}

/* The layer of neuron k, which is none behind layer `below`. */
static size_t layer_of(const layered_model *m, size_t k, size_t below)
{
  size_t lo = 0;
  while (lo < below) {
    size_t middle = lo + (below - lo) / 2;
    if (k < m->layer[middle])
      below = middle;
    else
      lo = middle + 1;
  }
  return lo;
}

void layered_model_write(FILE *stream, const layered_model *m)
{
  layered_writer w = layered_writer_open(stream, m->inputs, m->constant, m->is_signed);
  for (size_t l = 1; l <= m->layers; l++) {
    layered_writer_layer(&w, m->layer[l] - m->layer[l - 1]);
    for (size_t k = m->layer[l - 1]; k < m->layer[l]; k++, w.neurons++)
      for (size_t t = m->first[k]; t < m->first[k + 1]; t++) {
        size_t from = layer_of(m, m->source[t], l - 1);
        layered_writer_weight(&w, from, m->source[t] - (from ? m->layer[from - 1] : 0), m->weight + t, false);
      }
  }
  layered_writer_close(&w);
}
