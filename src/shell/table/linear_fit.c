#include "linear_fit.h"
#include "kernel/exact/elimination.h"
#include "kernel/exact/vector.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <stdlib.h>

linear_fit linear_fit_new(const sorted_points *p, size_t width)
{
  linear_fit f = {.data = p, .width = width, .functions = p->is_signed ? p->outputs / 2 : p->outputs};
  f.pivot = allocate(width, sizeof *f.pivot);
  f.row = numbers_new((width + 1) * (width + f.functions));
  f.scratch = numbers_new(ELIMINATION_SCRATCH);
  return f;
}

void linear_fit_free(linear_fit *f)
{
  free(f->pivot);
  numbers_free(f->row, (f->width + 1) * (f->width + f->functions));
  numbers_free(f->scratch, ELIMINATION_SCRATCH);
}

/* y := what point i demands of the functions. */
static void demand(const linear_fit *f, size_t i, mpq_ptr y)
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
static void normalize(const linear_fit *f, mpq_ptr y, size_t a)
{
  mpq_set(f->scratch, y + a);
  for (size_t b = a; b < f->width + f->functions; b++)
    mpq_div(y + b, y + b, f->scratch);
}

void linear_fit_begin(linear_fit *f)
{
  f->rank = 0;
}

bool linear_fit_take(linear_fit *f, size_t i)
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

void linear_fit_solve(const linear_fit *f, size_t j, mpq_ptr w)
{
  size_t d = f->width + f->functions;
  mpq_ptr t = f->scratch;
  for (size_t a = 0; a < f->width; a++)
    mpq_set_ui(w + a, 0, 1);
  for (size_t s = f->rank; s-- > 0;) {
    mpq_srcptr row = f->row + s * d;
    mpq_ptr found = w + f->pivot[s];
    vector_dot(t, row, w, f->width, t + 1);
    mpq_sub(found, row + f->width + j, t);
  }
}
