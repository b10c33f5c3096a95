#include "layered_picture.h"
#include "svg.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/layered/layered_place.h"
#include <stdlib.h>

#define SHOWN 20       /* neurons of a layer */
#define LAYERS_MOST 400
#define LEFT 70
#define TOP 96
#define ROW 26         /* in units */
#define COLUMN 110
#define NARROW 60      /* where there are many layers */
#define RADIUS 8
#define RADIUS_TEXT "8"

typedef struct {
  const picture *p;
  layered_network net;
  bool *active; /* on the marked point, if there is one */
  bool marked;
  long column;
  size_t rows;
} drawing;

static size_t begin_of(const drawing *d, size_t layer)
{
  return layer ? d->net.layer[layer - 1] : 0;
}

static size_t shown_of(const drawing *d, size_t layer)
{
  size_t neurons = d->net.layer[layer] - begin_of(d, layer);
  return neurons < SHOWN ? neurons : SHOWN;
}

static bool is_shown(const drawing *d, size_t neuron)
{
  size_t number;
  layered_place_layer(&d->net, neuron, &number);
  return number < SHOWN;
}

static void place_of(const drawing *d, size_t neuron, drawn *x, drawn *y)
{
  size_t number, layer = layered_place_layer(&d->net, neuron, &number);
  drawn free_rows = (drawn)(d->rows - shown_of(d, layer)) * ROW * UNIT / 2;
  *x = (LEFT + (long)layer * d->column) * UNIT;
  *y = TOP * UNIT + (drawn)number * ROW * UNIT + free_rows;
}

/* Which neurons are active on the marked point. */
static void mark(drawing *d)
{
  size_t neurons = d->net.neurons, terms = d->net.terms;
  size_t *lists = allocate(neurons + 2 * terms, sizeof(size_t));
  reading_terms reading = layered_reading(d->net, lists, lists + neurons, lists + neurons + terms);
  mpq_ptr y = numbers_new(neurons + 1);
  mpq_srcptr row = d->p->data->x + d->p->marked * d->p->data->inputs;
  layered_forward(d->net, reading, d->p->layered->constant ? row : row + 1, y, y + neurons);
  layered_activity(d->net, reading, y, d->active);
  numbers_free(y, neurons + 1);
  free(lists);
}

static void write_weight(FILE *f, const drawing *d, size_t from, size_t to)
{
  drawn x1, y1, x2, y2;
  place_of(d, from, &x1, &y1);
  place_of(d, to, &x2, &y2);
  bool live = d->marked && d->active[from] && d->active[to];
  svg_line(f, x1 + RADIUS * UNIT, y1, x2 - RADIUS * UNIT, y2, live ? "live" : "wire");
}

static void write_weights(FILE *f, const drawing *d)
{
  for (size_t k = d->net.inputs; k < d->net.neurons; k++)
    for (size_t t = d->net.first[k]; is_shown(d, k) && t < d->net.first[k + 1]; t++)
      if (is_shown(d, d->net.source[t]) && mpq_sgn(d->net.weight + t) != 0)
        write_weight(f, d, d->net.source[t], k);
}

static void write_neuron(FILE *f, const drawing *d, size_t k)
{
  drawn x, y;
  place_of(d, k, &x, &y);
  svg_circle(f, x, y, RADIUS_TEXT, d->marked && d->active[k] ? "on" : "box");
  fputs("/>\n", f);
}

static void write_layer(FILE *f, const drawing *d, size_t layer)
{
  size_t begin = begin_of(d, layer), neurons = d->net.layer[layer] - begin, shown = shown_of(d, layer);
  drawn x = (LEFT + (long)layer * d->column) * UNIT;
  char text[64];
  snprintf(text, sizeof text, layer == 0 ? "inputs" : layer == d->net.layers ? "outputs" : "layer %zu", layer);
  if (d->column == COLUMN || layer % 2 == 0 || layer == d->net.layers)
    svg_label(f, x, (TOP - 26) * UNIT, "small middle", text);
  for (size_t k = begin; k < begin + shown; k++)
    write_neuron(f, d, k);
  if (neurons == shown)
    return;
  snprintf(text, sizeof text, "… %zu more", neurons - shown);
  svg_label(f, x, (TOP + (long)d->rows * ROW) * UNIT, "small middle", text);
}

static char *about_layered(const drawing *d)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%zu layer%s, %zu neuron%s, %zu weight%s.", d->net.layers, s_of(d->net.layers),
          d->net.neurons - d->net.inputs, s_of(d->net.neurons - d->net.inputs), d->net.terms, s_of(d->net.terms));
  if (d->marked)
    fprintf(t.stream, " Blue: active on line %zu.", d->p->data->line[d->p->marked]);
  return text_close(&t);
}

static void measure(drawing *d)
{
  if (d->net.layers > LAYERS_MOST)
    fail(STATUS_UNDECIDED, "a picture of the structure has room for %d layers, and this network has %zu", LAYERS_MOST,
         d->net.layers);
  d->column = d->net.layers > 12 ? NARROW : COLUMN;
  for (size_t l = 0; l <= d->net.layers; l++)
    if (shown_of(d, l) > d->rows)
      d->rows = shown_of(d, l);
}

void layered_picture_write(FILE *f, const picture *p)
{
  drawing d = {.p = p, .net = layered_model_view(p->layered), .marked = p->marked < p->data->points};
  d.active = allocate(d.net.neurons, sizeof(bool));
  measure(&d);
  if (d.marked)
    mark(&d);
  char *title = picture_title(p), *about = about_layered(&d);
  long width = 2 * LEFT + (long)d.net.layers * d.column;
  svg_begin(f, width > 560 ? width : 560, TOP + (long)d.rows * ROW + 24, title, about);
  picture_write_heading(f, p, about);
  write_weights(f, &d);
  for (size_t l = 0; l <= d.net.layers; l++)
    write_layer(f, &d, l);
  svg_end(f);
  free(title);
  free(about);
  free(d.active);
}
