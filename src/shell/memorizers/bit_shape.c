#include "bit_shape.h"

/* Parts of a number that a layer before has made as a sum. */
#define PARTS 3

/* Of a group's number: the first one is a constant. */
static size_t parts_of_first(const memorizer_shape *s)
{
  return s->groups == 1 ? 1 : PARTS;
}

/* Layers that go on to the next group. */
static size_t weights_of_groups(const memorizer_shape *s)
{
  size_t steps = s->groups - 1;
  return steps == 0 ? 0 : 5 * steps + 2 * (1 + PARTS * (steps - 1));
}

/* Into what reads one of the numbers, which has so many parts, or is one constant, in the layers of a field. */
static size_t weights_of_reading(size_t parts, bool constant, size_t bits, size_t layers)
{
  size_t first = parts + 2 * (constant ? 1 : parts + 1), later = (bits - 1) * (PARTS + 2 * (PARTS + 1) + 1);
  return first + later + (layers > bits ? PARTS + 1 + 2 * (layers - bits - 1) : 0);
}

/* Of field f, which is not the last one. */
static size_t weights_of_field(const memorizer_shape *s, size_t f)
{
  size_t key = s->key_bits, label = s->label_bits, layers = key > label ? key : label;
  size_t parts = f == 0 ? parts_of_first(s) : 1, sum = f == 0 ? 0 : 1;
  size_t of_key = key == layers ? PARTS : 1, of_label = label == layers ? PARTS : 1;
  bool constant = f == 0 && s->groups == 1;
  size_t reading = weights_of_reading(parts, constant, key, layers) + weights_of_reading(parts, constant, label, layers);
  size_t passing = layers * (1 + sum) + (f > 1 ? 1 : 0);
  size_t comparing = 1 + sum + (of_label + 1) + (of_key + 2) + (of_key + 3) + of_key + of_label;
  size_t taking = 1 + sum + 3 + 2;
  return reading + passing + comparing + taking;
}

static size_t weights_of_last(const memorizer_shape *s, size_t f)
{
  size_t parts = f == 0 ? parts_of_first(s) : 1, sum = f == 0 ? 0 : f == 1 ? 1 : 2;
  return sum + parts + (parts + 1) + (parts + 2) + (f == 0 ? 0 : 1) + 3;
}

/* All fields from the third one on are alike. */
static size_t weights_of_fields(const memorizer_shape *s)
{
  size_t last = s->in_group - 1, weights = weights_of_last(s, last);
  for (size_t f = 0; f < last && f < 2; f++)
    weights += weights_of_field(s, f);
  return weights + (last > 2 ? (last - 2) * weights_of_field(s, 2) : 0);
}

void bit_shape_choose(memorizer_shape *shape, size_t n)
{
  size_t least = 0, before = 0;
  memorizer_shape s = *shape;
  for (s.in_group = 1; s.in_group <= n; s.in_group++) {
    s.groups = memorizer_groups(n, s.in_group);
    if (s.groups == before)
      continue;
    before = s.groups;
    size_t weights = weights_of_groups(&s) + weights_of_fields(&s);
    if (least == 0 || weights < least) {
      least = weights;
      *shape = s;
    }
  }
}
