#include "fewest_pieces.h"
#include "shell/base/memory.h"
#include "wanted.h"

/* The slopes that functions with the fewest pieces so far may have after a point.  With one piece more they may have
 * any, so that no other function need be kept. */
typedef enum { ANY_SLOPE, ONE_SLOPE, AT_LEAST_SLOPE, AT_MOST_SLOPE } slopes_kind;

typedef struct {
  const sorted_points *data;
  size_t output;
  slopes_kind kind;
  size_t pieces;
  mpq_ptr slope; /* that one, and scratch for two numbers */
} walk;

static mpq_srcptr abscissa(const walk *w, size_t i)
{
  return w->data->x + i * w->data->inputs + 1;
}

/* slope + 1 := from point i to the next one. */
static void find_slope(const walk *w, size_t i)
{
  mpq_ptr found = w->slope + 1, other = w->slope + 2;
  wanted_value(found, w->data, i + 1, w->output);
  wanted_value(other, w->data, i, w->output);
  mpq_sub(found, found, other);
  mpq_sub(other, abscissa(w, i + 1), abscissa(w, i));
  mpq_div(found, found, other);
}

/* A line from one point to the next is kept, if its slope is among those; else it is bent between the points, which
 * leaves all slopes beyond that of the line, on the other side of it. */
static void go_on(walk *w, size_t i)
{
  find_slope(w, i);
  int beyond = w->kind == ANY_SLOPE ? 0 : mpq_cmp(w->slope + 1, w->slope);
  bool kept = beyond == 0 || (beyond > 0 && w->kind == AT_LEAST_SLOPE) || (beyond < 0 && w->kind == AT_MOST_SLOPE);
  w->kind = kept ? ONE_SLOPE : beyond > 0 ? AT_LEAST_SLOPE : AT_MOST_SLOPE;
  w->pieces += !kept;
  mpq_set(w->slope, w->slope + 1);
}

fewest_pieces fewest_pieces_of(const sorted_points *p)
{
  fewest_pieces most = {0};
  if (p->inputs != 2) /* with the constant 1 */
    return most;
  mpq_ptr slope = numbers_new(3);
  for (size_t o = 0; o < wanted_functions(p); o++) {
    walk w = {.data = p, .output = o, .kind = ANY_SLOPE, .pieces = 1, .slope = slope};
    for (size_t i = 0; i + 1 < p->points; i++)
      go_on(&w, i);
    if (w.pieces > most.pieces)
      most = (fewest_pieces){w.pieces, o};
  }
  numbers_free(slope, 3);
  return most;
}

size_t fewest_pieces_neurons(size_t pieces)
{
  size_t least = pieces - 1;
  for (size_t d1 = 1; d1 < least; d1++) {
    size_t d2 = (pieces - 1) / (d1 + 1); /* (d1 + 1)(d2 + 1) >= pieces > (d1 + 1) d2 */
    if (d1 + d2 < least)
      least = d1 + d2;
  }
  return least;
}
