#include "places.h"
#include "shell/base/memory.h"

places places_of_block(const sorted_points *p, size_t number, size_t blocks, bool ends)
{
  /* The first ones have one point more if they cannot all have the same. */
  size_t least = p->points / blocks, more = p->points % blocks, first = number * least;
  first += number < more ? number : more;
  return (places){.first = first,
                  .points = least + (number < more),
                  .before = number > 0,
                  .after = number + 1 < blocks,
                  .ends = ends};
}

size_t places_needed(const places *b)
{
  return b->points + (b->ends ? (size_t)b->before + b->after : 0);
}

/* value := the middle between that point and the one before it. */
static void middle(mpq_ptr value, mpq_srcptr z, size_t point)
{
  mpq_add(value, z + point - 1, z + point);
  mpq_div_2exp(value, value, 1);
}

/* step := how far places that are filled are from each other, so that they stay within the block. */
static void find_step(const places *b, mpq_ptr step, mpq_srcptr z, size_t filled)
{
  mpq_set_ui(step, 1, 1);
  if (!b->after)
    return;
  mpq_t parts;
  mpq_init(parts);
  mpq_set_ui(parts, filled + 1, 1);
  mpq_sub(step, b->boundary + b->groups, z + b->first + b->points - 1);
  mpq_div(step, step, parts);
  mpq_clear(parts);
}

static void find_ends(places *b, mpq_srcptr z)
{
  if (b->before)
    middle(b->boundary, z, b->first);
  if (b->after)
    middle(b->boundary + b->groups, z, b->first + b->points);
}

static void fill(places *b, mpq_srcptr z, size_t at)
{
  mpq_t step;
  mpq_init(step);
  find_step(b, step, z, b->groups * b->ranks - places_needed(b));
  for (; at < b->groups * b->ranks; at++)
    mpq_add(b->z + at, b->z + at - 1, step);
  if (!b->after)
    mpq_add(b->boundary + b->groups, b->z + at - 1, step);
  mpq_clear(step);
}

void places_cut(places *b, mpq_srcptr z)
{
  size_t at = 0;
  b->z = numbers_new(b->groups * b->ranks);
  b->boundary = numbers_new(b->groups + 1);
  find_ends(b, z);
  if (b->ends && b->before)
    mpq_set(b->z + at++, b->boundary);
  for (size_t i = 0; i < b->points; i++)
    mpq_set(b->z + at++, z + b->first + i);
  fill(b, z, at);
  for (size_t j = 1; j < b->groups; j++)
    middle(b->boundary + j, b->z, j * b->ranks);
}

void places_free(places *b)
{
  numbers_free(b->z, b->groups * b->ranks);
  numbers_free(b->boundary, b->groups + 1);
}

void places_wanted(const places *b, mpq_ptr value, const sorted_points *p, size_t place, size_t o)
{
  size_t left = b->ends && b->before;
  bool right = b->ends && b->after && place + 1 == b->groups * b->ranks;
  if (place < left || right) {
    mpq_set_ui(value, 0, 1);
    return;
  }
  size_t i = place - left < b->points ? place - left : b->points - 1;
  wanted_value(value, p, b->first + i, o);
}

void places_distance(const places *b, mpq_ptr value, size_t one, size_t other)
{
  mpq_sub(value, b->z + one, b->z + other);
  mpq_abs(value, value);
}
