#include "row_points.h"
#include "merge.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Bytes of a table from which on its rows are not kept.  The tests have a program where they are few. */
#ifndef ROW_POINTS_LEAST
#define ROW_POINTS_LEAST ((size_t)1 << 24)
#endif

bool row_points_apply(const points_options *o, const columns *known)
{
  struct stat about;
  /* With a limit, what is wrong with a later row would be met too late. */
  bool whole = o->weights || o->nonnegative || (o->onehot && !known) || number_bits_are_limited();
  return !whole && strcmp(o->file, "-") != 0 && stat(o->file, &about) == 0 && S_ISREG(about.st_mode) &&
         (size_t)about.st_size >= ROW_POINTS_LEAST;
}

row_points row_points_open(const points_options *o, const columns *known, bool is_signed)
{
  return (row_points){.from = table_reader_open(o, known, 1), .seen = distinct_open(), .options = *o, .is_signed = is_signed};
}

static void clear_now(row_points *r)
{
  if (r->now.d)
    numbers_free(r->now.d, r->now.outputs);
  r->now.d = NULL;
}

bool row_points_next(row_points *r)
{
  const points *p = &r->from->p;
  clear_now(r);
  if (!table_reader_next(r->from))
    return false;
  size_t columns = p->what.outputs;
  r->now = *p;
  r->now.points = 1;
  r->now.outputs = columns;
  r->now.d = numbers_new(columns);
  for (size_t j = 0; j < columns; j++)
    mpq_set(r->now.d + j, p->d + j);
  merge_outputs(&r->now, &r->options, true, r->is_signed);
  return true;
}

bool row_points_has_ended(const row_points *r)
{
  return r->from->has_ended;
}

void row_points_add(row_points *r, distinct_pair of)
{
  distinct_add(r->seen, r->now.x, r->now.inputs, r->now.d, r->now.outputs, of);
}

bool row_points_end(row_points *r, points *all, distinct_pair *sum)
{
  distinct_total total;
  bool known = distinct_count(r->seen, &total);
  size_t outputs = r->now.outputs;
  bool is_signed = r->now.is_signed;
  bool apart = total.contradicts && r->options.conflicts, usable = known && (!total.contradicts || apart);
  *sum = apart ? total.all : total.sum;
  clear_now(r);
  distinct_close(r->seen);
  *all = table_reader_end(r->from);
  points_forget(all);
  all->points = apart ? all->rows : total.points;
  all->outputs = outputs;
  all->is_signed = is_signed;
  if (!usable)
    points_free(all);
  return usable;
}

void row_points_close(row_points *r)
{
  clear_now(r);
  distinct_close(r->seen);
  table_reader_close(r->from);
}
