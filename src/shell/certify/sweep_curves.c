#include "sweep.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/plot/curves.h"
#include "shell/plot/svg.h"
#include <stdlib.h>
#include <string.h>

enum { WORST, MEAN, WEIGHTS, BITS, FRAMES };

/* A network, or the bound, over all steps. */
typedef struct {
  curve of[FRAMES];
  uint64_t *y[FRAMES]; /* owned */
} curve_set;

typedef struct {
  const sweep *s;
  uint64_t *x;  /* owned */
  curve_set *rows;    /* owned */
  size_t count; /* networks; the bound comes after them */
} drawing;

static uint64_t hundredths(uint64_t sum, uint64_t points)
{
  return sum / points * 100 + sum % points * 100 / points;
}

static curve_set curve_set_new(const drawing *d, const char *name, size_t colour)
{
  curve_set r;
  for (int k = 0; k < FRAMES; k++) {
    r.y[k] = allocate(d->s->count, sizeof(uint64_t));
    r.of[k] = (curve){name, d->s->count, d->x, r.y[k], colour};
  }
  return r;
}

static curve_set *curve_set_named(drawing *d, const char *name)
{
  for (size_t k = 0; k < d->count; k++)
    if (strcmp(d->rows[k].of[0].name, name) == 0)
      return d->rows + k;
  d->rows = reallocate(d->rows, d->count + 1, sizeof(curve_set));
  d->rows[d->count] = curve_set_new(d, name, d->count % SVG_COLOURS);
  return d->rows + d->count++;
}

static void take_cost(curve_set *r, size_t k, const recall_cost *c)
{
  r->y[WORST][k] = c->operations.max;
  r->y[MEAN][k] = hundredths(c->operations.sum, c->operations.points);
  r->y[WEIGHTS][k] = c->size.weights;
  r->y[BITS][k] = c->bits;
}

static drawing take_all(const sweep *s)
{
  drawing d = {.s = s, .x = allocate(s->count, sizeof(uint64_t))};
  for (size_t k = 0; k < s->count; k++) {
    d.x[k] = s->step[k].points;
    for (size_t c = 0; c < s->step[k].count; c++)
      take_cost(curve_set_named(&d, s->step[k].cost[c].kind->name), k, s->step[k].cost + c);
  }
  curve_set least = curve_set_new(&d, "at least", SVG_COLOURS);
  for (size_t k = 0; k < s->count; k++)
    if (s->step[k].bounded) {
      least.y[WORST][k] = s->step[k].worst;
      least.y[MEAN][k] = hundredths(s->step[k].together, s->step[k].points);
    }
  d.rows = reallocate(d.rows, d.count + 1, sizeof(curve_set));
  d.rows[d.count] = least;
  return d;
}

static void drawing_free(drawing *d)
{
  for (size_t c = 0; c <= d->count; c++)
    for (int k = 0; k < FRAMES; k++)
      free(d->rows[c].y[k]);
  free(d->rows);
  free(d->x);
}

static char *title_of(const sweep *s)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "What networks cost on parts of %s", text_file_name(s->table));
  return text_close(&t);
}

void sweep_write_svg(FILE *f, const sweep *s)
{
  static const char *const titles[] = {"operations on some point", "operations in the mean",
                                       "weights of the whole network", "bits of its numbers"};
  drawing d = take_all(s);
  curve *list[FRAMES];
  curve_frame frames[FRAMES];
  for (int k = 0; k < FRAMES; k++) {
    list[k] = allocate(d.count + 1, sizeof(curve));
    for (size_t c = 0; c <= d.count; c++)
      list[k][c] = d.rows[c].of[k];
    frames[k] = (curve_frame){titles[k], list[k], d.count + 1, k == MEAN ? 100 : 1};
  }
  char *title = title_of(s);
  curves_write(f, title, "Both axes are logarithmic. Dashed: how the square root and the logarithm of n grow.", frames,
               FRAMES);
  free(title);
  for (int k = 0; k < FRAMES; k++)
    free(list[k]);
  drawing_free(&d);
}
