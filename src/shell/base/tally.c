#include "tally.h"
#include "json.h"

void point_tally_add(point_tally *t, size_t value)
{
  t->points++;
  t->sum += value;
  if (value > t->max)
    t->max = value;
}

point_tally point_tally_linear(point_tally t, size_t factor, size_t offset)
{
  return (point_tally){t.points, factor * t.max + offset, factor * t.sum + offset * t.points};
}

void point_tally_write(FILE *f, const char *name, point_tally t, const char *unit)
{
  uint64_t hundredths = t.sum % t.points * 100 / t.points;
  fprintf(f, "%-11s at most %zu%s, %zu.%02u in the mean", name, t.max, unit, (size_t)(t.sum / t.points),
          (unsigned)hundredths);
}

json_t *point_tally_object(point_tally t)
{
  json_t *object = json_object();
  json_object_set_new(object, "max", json_count(t.max));
  json_object_set_new(object, "mean", json_mean(t.sum, t.points));
  return object;
}
