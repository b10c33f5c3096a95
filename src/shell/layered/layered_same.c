#include "layered_same.h"
#include "shell/base/memory.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>
#include <string.h>

/* The weights of a neuron that are not zero, by source. */
typedef struct {
  const layered_model *of;
  size_t *term;
  size_t count, room;
} weights;

static const layered_model *sorted; /* what by_source() compares in */

static int by_source(const void *left, const void *right)
{
  size_t a = sorted->source[*(const size_t *)left], b = sorted->source[*(const size_t *)right];
  return (a > b) - (a < b);
}

static void take(weights *w, size_t neuron)
{
  const layered_model *m = w->of;
  bool in_order = true;
  w->count = 0;
  for (size_t t = m->first[neuron]; t < m->first[neuron + 1]; t++)
    if (mpq_sgn(m->weight + t) != 0) {
      w->term = with_room(w->term, &w->room, w->count + 1, sizeof *w->term);
      in_order = in_order && (w->count == 0 || m->source[w->term[w->count - 1]] < m->source[t]);
      w->term[w->count++] = t;
    }
  sorted = m;
  if (!in_order)
    qsort(w->term, w->count, sizeof *w->term, by_source);
}

static bool same_weights(const weights *a, const weights *b)
{
  if (a->count != b->count)
    return false;
  for (size_t k = 0; k < a->count; k++) {
    size_t s = a->term[k], t = b->term[k];
    if (a->of->source[s] != b->of->source[t] || !mpq_equal(a->of->weight + s, b->of->weight + t))
      return false;
  }
  return true;
}

bool layered_same_layer(const layered_model *a, const layered_model *b, size_t l)
{
  weights left = {.of = a}, right = {.of = b};
  bool same = l <= a->layers && l <= b->layers && a->layer[l - 1] == b->layer[l - 1] && a->layer[l] == b->layer[l];
  for (size_t k = a->layer[l - 1]; same && k < a->layer[l]; k++) {
    take(&left, k);
    take(&right, k);
    same = same_weights(&left, &right);
  }
  free(left.term);
  free(right.term);
  return same;
}

bool layered_same_shape(const layered_model *a, const layered_model *b)
{
  return a->inputs == b->inputs && a->layers == b->layers && a->neurons == b->neurons && a->constant == b->constant &&
         a->is_signed == b->is_signed && memcmp(a->layer, b->layer, (a->layers + 1) * sizeof *a->layer) == 0 &&
         columns_json_same(a->what, b->what);
}

bool layered_same(const layered_model *a, const layered_model *b)
{
  bool same = layered_same_shape(a, b);
  for (size_t l = 1; l <= a->layers && same; l++)
    same = layered_same_layer(a, b, l);
  return same;
}
