#include "tally.h"
#include "json.h"
#include "printed.h"

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

void point_tally_write_mean(FILE *f, point_tally t, int width)
{
  /* To the nearest one, in two steps, so that no product is too large. */
  uint64_t hundredths = t.sum / t.points * 100 + (t.sum % t.points * 100 + t.points / 2) / t.points;
  fprintf(f, "%*zu.%02u", width > 3 ? width - 3 : 0, (size_t)(hundredths / 100), (unsigned)(hundredths % 100));
}

void mean_below_write_alone(FILE *f, size_t sum, size_t points)
{
  char text[48];
  mpq_t least, mean;
  snprintf(text, sizeof text, "%zu.%02zu", sum / points, sum % points * 100 / points);
  mpq_inits(least, mean, NULL);
  mpq_set_ui(mean, sum, points);
  mpq_canonicalize(mean);
  mpq_set_ui(least, 1, 100);
  mpq_sub(least, mean, least);
  printed_check(text, least, mean);
  mpq_clears(least, mean, NULL);
  fputs(text, f);
}

void mean_below_write(FILE *f, size_t sum, size_t points)
{
  mean_below_write_alone(f, sum, points);
  fputs(" in the mean", f);
}

void point_tally_write_text(FILE *f, point_tally t, const char *unit)
{
  fprintf(f, "at most %zu%s, ", t.max, unit);
  point_tally_write_mean(f, t, 0);
  fputs(" in the mean", f);
}

void point_tally_write(FILE *f, const char *name, point_tally t, const char *unit)
{
  fprintf(f, "%-11s ", name);
  point_tally_write_text(f, t, unit);
}

void point_tally_add_mean(json_t *object, point_tally t)
{
  json_object_set_new(object, "mean", json_mean(t.sum, t.points));
  json_object_set_new(object, "mean_exact", json_mean_exact(t.sum, t.points));
}

json_t *point_tally_object(point_tally t)
{
  json_t *object = json_object();
  json_object_set_new(object, "max", json_count(t.max));
  point_tally_add_mean(object, t);
  return object;
}
