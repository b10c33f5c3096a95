#include "layered_write.h"
#include "layered_read.h"
#include "shell/base/number.h"
#include "shell/base/writing.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>

/* The layer of neuron k, which is `below` or an earlier one. */
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

/* Weight t, into neuron `target` of layer l. */
static void write_weight(FILE *stream, const layered_model *m, size_t l, size_t target, size_t t)
{
  size_t from = layer_of(m, m->source[t], l - 1), source = m->source[t] - (from ? m->layer[from - 1] : 0);
  char *text = number_text(m->weight + t, 1);
  fprintf(stream, "\n    [%zu, %zu, %zu, \"%s\"]", target, from, source, text);
  free(text);
}

static void write_layer(FILE *stream, const layered_model *m, size_t l)
{
  size_t lo = m->layer[l - 1], hi = m->layer[l];
  const char *separator = "";
  fprintf(stream, "\n  {\"size\": %zu, \"weights\": [", hi - lo);
  for (size_t k = lo; k < hi; k++)
    for (size_t t = m->first[k]; t < m->first[k + 1]; t++)
      if (mpq_sgn(m->weight + t) != 0) {
        fputs(separator, stream);
        write_weight(stream, m, l, k - lo, t);
        separator = ",";
      }
  fputs("]}", stream);
}

void layered_model_write(FILE *stream, const layered_model *m)
{
  numbers_check_network(m->weight, m->terms);
  fprintf(stream, "{\"format\": \"%s\", \"inputs\": %zu, \"constant\": %s, \"signed\": %s, ",
          m->what ? LAYERED_FORMAT_2 : LAYERED_FORMAT, m->inputs, m->constant ? "true" : "false",
          m->is_signed ? "true" : "false");
  if (m->what)
    columns_json_write(stream, m->what);
  fputs("\"layers\": [", stream);
  for (size_t l = 1; l <= m->layers; l++) {
    fputs(l > 1 ? "," : "", stream);
    write_layer(stream, m, l);
  }
  fputs("\n]}\n", stream);
}

static void write(FILE *stream, const void *network)
{
  layered_model_write(stream, network);
}

static bool same(const char *file, const void *network)
{
  return layered_read_same(file, network);
}

static const writing kind = {write, same};

void layered_model_save(const char *file, const layered_model *m)
{
  writing_file(&kind, file, m);
}

char *layered_model_text(const layered_model *m)
{
  return writing_text(&kind, m);
}
