#include "slope.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"

typedef struct {
  const points *p;
  mpq_ptr rise, run, limit, part; /* scratch */
} scan;

/* run := ||x_i - x_k||; whether that is below the limit, if there is one. */
static bool is_near(scan *s, size_t i, size_t k, bool limited)
{
  size_t q = s->p->inputs;
  mpq_set_ui(s->run, 0, 1);
  for (size_t j = 1; j < q; j++) {
    mpq_sub(s->part, s->p->x + i * q + j, s->p->x + k * q + j);
    mpq_abs(s->part, s->part);
    if (limited && mpq_cmp(s->part, s->limit) >= 0)
      return false;
    if (mpq_cmp(s->part, s->run) > 0)
      mpq_set(s->run, s->part);
  }
  return true;
}

/* Whether points i and k need more than *slope in output o, which is raised then. */
static bool raise_one(scan *s, mpq_ptr slope, size_t i, size_t k, size_t o)
{
  size_t r = s->p->outputs;
  mpq_sub(s->rise, s->p->d + i * r + o, s->p->d + k * r + o);
  mpq_abs(s->rise, s->rise);
  if (mpq_sgn(s->rise) == 0)
    return false;
  bool limited = mpq_sgn(slope) > 0;
  if (limited)
    mpq_div(s->limit, s->rise, slope);
  if (!is_near(s, i, k, limited))
    return false;
  mpq_div(slope, s->rise, s->run);
  return true;
}

bool slope_raise(mpq_ptr slope, slope_pair *pair, const points *p)
{
  mpq_ptr scratch = numbers_new(4);
  scan s = {p, scratch, scratch + 1, scratch + 2, scratch + 3};
  bool raised = false;
  progress_begin("comparing points");
  for (size_t i = 1; i < p->points; i++) {
    for (size_t k = 0; k < i; k++)
      for (size_t o = 0; o < p->outputs; o++)
        if (raise_one(&s, slope, i, k, o)) {
          *pair = (slope_pair){k, i, o};
          raised = true;
        }
    progress_at(i * i, p->points * p->points);
  }
  progress_end();
  numbers_free(scratch, 4);
  return raised;
}
