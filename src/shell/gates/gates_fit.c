#include "gates_fit.h"
#include "kernel/exact/elimination.h"
#include "kernel/exact/vector.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <stdlib.h>

/* Elimination over all points may take as many steps. */
#define MOST_STEPS ((size_t)1 << 22)

/* The widest that n width (width + functions) allows. */
static size_t choose_width(const sorted_points *p, size_t functions)
{
  size_t width = p->inputs;
  while (width > 1 && p->points > MOST_STEPS / width / (width + functions))
    width--;
  return width;
}

gates_fit gates_fit_new(const sorted_points *p)
{
  gates_fit f = {.data = p, .functions = p->is_signed ? p->outputs / 2 : p->outputs};
  f.width = choose_width(p, f.functions);
  f.pivot = allocate(f.width, sizeof *f.pivot);
  f.row = numbers_new((f.width + 1) * (f.width + f.functions));
  f.scratch = numbers_new(ELIMINATION_SCRATCH);
  return f;
}

void gates_fit_free(gates_fit *f)
{
  free(f->pivot);
  numbers_free(f->row, (f->width + 1) * (f->width + f->functions));
  numbers_free(f->scratch, ELIMINATION_SCRATCH);
}

/* y := what point i demands of the functions. */
static void demand(const gates_fit *f, size_t i, mpq_ptr y)
{
  const sorted_points *p = f->data;
  mpq_srcptr x = p->x + i * p->inputs, d = p->d + i * p->outputs;
  for (size_t a = 0; a < f->width; a++)
    mpq_set(y + a, x + a);
  for (size_t j = 0; j < f->functions; j++)
    if (p->is_signed)
      mpq_sub(y + f->width + j, d + j, d + f->functions + j);
    else
      mpq_set(y + f->width + j, d + j);
}

/* Divided by its component a; otherwise the rows that it is eliminated from would become longer and longer. */
static void normalize(const gates_fit *f, mpq_ptr y, size_t a)
{
  mpq_set(f->scratch, y + a);
  for (size_t b = a; b < f->width + f->functions; b++)
    mpq_div(y + b, y + b, f->scratch);
}

/* Whether functions through the points before it and point i exist. */
static bool take(gates_fit *f, size_t i)
{
  size_t d = f->width + f->functions;
  mpq_ptr y = f->row + f->rank * d;
  demand(f, i, y);
  eliminate_row(y, f->row, f->pivot, f->rank, d, f->scratch);
  size_t a = numbers_first_nonzero(y, 0, f->width);
  if (a < f->width) {
    normalize(f, y, a);
    f->pivot[f->rank++] = a;
  }
  return a < f->width || numbers_first_nonzero(y, a, d) == d;
}

bool gates_fit_points(gates_fit *f, const size_t *point, size_t count)
{
  size_t i = 0;
  f->rank = 0;
  while (i < count && take(f, point[i]))
    i++;
  return i == count;
}

/* w := the function for output j whose components without a pivot are 0. */
static void solve(const gates_fit *f, size_t j, mpq_ptr w)
{
  size_t d = f->width + f->functions;
  mpq_ptr t = f->scratch;
  for (size_t s = f->rank; s-- > 0;) {
    mpq_srcptr row = f->row + s * d;
    mpq_ptr found = w + f->pivot[s];
    vector_dot(t, row, w, f->width, t + 1);
    mpq_sub(found, row + f->width + j, t);
  }
}

void gates_fit_write(const gates_fit *f, mpq_ptr matrix)
{
  for (size_t j = 0; j < f->functions; j++)
    solve(f, j, matrix + j * f->data->inputs);
}
