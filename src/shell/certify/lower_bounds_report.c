#include "lower_bounds.h"
#include "shell/base/json.h"
#include "shell/base/status.h"
#include "shell/base/tally.h"
#include "shell/base/wrapped.h"

#define MOST_SHOWN 8

static const char *const sources[] = {"kappa", "parts", "reading", "outputs"};
static const char *const worst_theorems[] = {"Theorem 3", "Theorem 3", "Theorem 3: reading", "Theorem 3: outputs"};
static const char *const mean_theorems[] = {"Theorem 3: mean", "Theorem 3: mean", "Theorem 3: reading",
                                            "Theorem 3: outputs in the mean"};

static void write_both(FILE *f, const lower_bounds *b, bound_source a)
{
  fprintf(f, ": %zu; %zu on all points, ", b->of[a].worst, b->of[a].together);
  mean_below_write(f, b->of[a].together, b->data->points);
}

static void write_kappa(FILE *f, const lower_bounds *b)
{
  fprintf(f, "kappa: at most %zu of %zu points on one graph", b->kappa, b->data->points);
  write_both(f, b, BOUND_KAPPA);
  fprintf(f, " (k = %zu)", b->best_k);
}

static void write_parts(FILE *f, const lower_bounds *b)
{
  const kappa_parts *s = &b->parts;
  fprintf(f, "parts: kappa at most %zu of %zu points, the sum over %zu part%s; at most %zu of %zu, every %zu. from "
          "line %zu on", s->kappas, b->data->points, s->parts, s_of(s->parts), s->worst_kappa, s->worst_points, s->parts,
          b->data->line[s->worst_first]);
  write_both(f, b, BOUND_PARTS);
}

static void write_beside(FILE *f, const lower_bounds *b)
{
  const reading_point *q = &b->reading.most;
  size_t shown = q->count < MOST_SHOWN ? q->count : MOST_SHOWN;
  if (shown > 0)
    fprintf(f, ", told from line%s", s_of(q->count));
  for (size_t k = 0; k < shown; k++)
    fprintf(f, "%s %zu", k == 0 ? "" : k + 1 < q->count ? "," : " and", b->data->line[q->beside[k]]);
  if (shown < q->count)
    fprintf(f, " and %zu more", q->count - shown);
}

static void write_reading(FILE *f, const lower_bounds *b)
{
  const reading_point *q = &b->reading.most;
  fprintf(f, "reading: line %zu takes %s%zu input%s and %zu computed output%s", b->data->line[q->point],
          q->exact ? "" : "at least ", q->inputs, s_of(q->inputs), q->outputs, s_of(q->outputs));
  write_beside(f, b);
  write_both(f, b, BOUND_READING);
  if (b->reading.points < b->data->points)
    fprintf(f, ", from %zu points", b->reading.points);
}

/* Outputs are counted from 1, in the order of the table. */
static void write_taken(FILE *f, const lower_bounds *b, const outputs_taken *t)
{
  size_t shown = t->count < MOST_SHOWN ? t->count : MOST_SHOWN;
  fputs(t->count == 1 ? "output" : "outputs", f);
  for (size_t k = 0; k < shown; k++)
    fprintf(f, "%s %zu", k == 0 ? "" : k + 1 < t->count ? "," : " and", b->computed.order[k] + 1);
  if (shown < t->count)
    fprintf(f, " and %zu more", t->count - shown);
}

static void write_outputs(FILE *f, const lower_bounds *b)
{
  const outputs_taken *t = &b->worst_taken, *u = &b->together_taken;
  fputs("outputs: ", f);
  write_taken(f, b, t);
  fprintf(f, " must be computed at %zu point%s, at most %zu on one graph", t->points, s_of(t->points), t->kappa);
  write_both(f, b, BOUND_OUTPUTS);
  fputs(" (", f);
  if (u->count != t->count) {
    write_taken(f, b, u);
    fprintf(f, " at %zu point%s, ", u->points, s_of(u->points));
  }
  fprintf(f, "k = %zu)", u->best_k);
}

static void write_best(FILE *f, const lower_bounds *b)
{
  size_t worst = lower_bounds_worst(b), together = lower_bounds_together(b);
  if (!b->of[b->worst].known) {
    fputs("0 operations: no bound was found", f);
    return;
  }
  fprintf(f, "%zu operation%s on some point (%s) and %zu on all points, ", worst, s_of(worst), worst_theorems[b->worst],
          together);
  mean_below_write(f, together, b->data->points);
  fprintf(f, " (%s), in every conditional network on (1, x)", mean_theorems[b->together]);
}

void lower_bounds_write(FILE *f, const lower_bounds *b)
{
  static void (*const write[])(FILE *, const lower_bounds *) = {write_kappa, write_parts, write_reading,
                                                                     write_outputs};
  wrapped w;
  wrapped_begin(&w, "at least");
  write_best(w.text.stream, b);
  wrapped_end(&w, f);
  for (bound_source a = 0; a < BOUND_SOURCES; a++) {
    if (!b->of[a].known)
      continue;
    wrapped_begin(&w, "");
    write[a](w.text.stream, b);
    wrapped_end(&w, f);
  }
}

static json_t *bound_object(const lower_bounds *b, size_t worst, size_t together)
{
  json_t *object = json_object();
  json_object_set_new(object, "worst", json_count(worst));
  json_object_set_new(object, "together", json_count(together));
  json_object_set_new(object, "mean_exact", json_mean_exact(together, b->data->points));
  return object;
}

static void set_kappa(json_t *object, const lower_bounds *b)
{
  json_object_set_new(object, "at_most", json_count(b->kappa));
  json_object_set_new(object, "k", json_count(b->best_k));
}

static void set_parts(json_t *object, const lower_bounds *b)
{
  const kappa_parts *s = &b->parts;
  json_object_set_new(object, "at_most", json_count(s->kappas));
  json_object_set_new(object, "parts", json_count(s->parts));
  json_object_set_new(object, "part", json_pack("{s:I,s:I,s:I}", "line", (json_int_t)b->data->line[s->worst_first],
                                                "points", (json_int_t)s->worst_points, "at_most",
                                                (json_int_t)s->worst_kappa));
}

static void set_reading(json_t *object, const lower_bounds *b)
{
  const reading_point *q = &b->reading.most;
  json_t *lines = json_array();
  for (size_t k = 0; k < q->count; k++)
    json_array_append_new(lines, json_count(b->data->line[q->beside[k]]));
  json_object_set_new(object, "points", json_count(b->reading.points));
  json_object_set_new(object, "line", json_count(b->data->line[q->point]));
  json_object_set_new(object, "inputs", json_count(q->inputs));
  json_object_set_new(object, "exact", json_boolean(q->exact));
  json_object_set_new(object, "outputs", json_count(q->outputs));
  json_object_set_new(object, "told_from", lines);
}

static void set_taken(json_t *object, const lower_bounds *b, const outputs_taken *t)
{
  json_t *outputs = json_array();
  for (size_t k = 0; k < t->count; k++)
    json_array_append_new(outputs, json_count(b->computed.order[k] + 1));
  json_object_set_new(object, "outputs", outputs);
  json_object_set_new(object, "points", json_count(t->points));
  json_object_set_new(object, "at_most", json_count(t->kappa));
}

static void set_outputs(json_t *object, const lower_bounds *b)
{
  json_t *mean = json_object();
  set_taken(object, b, &b->worst_taken);
  json_object_set_new(object, "looked_at", json_count(b->computed.looked_at));
  set_taken(mean, b, &b->together_taken);
  json_object_set_new(mean, "k", json_count(b->together_taken.best_k));
  json_object_set_new(object, "mean", mean);
}

/* Null if no bound was found, and 0 is the trivial one. */
static json_t *theorem(const lower_bounds *b, const char *const *names, bound_source a)
{
  return b->of[a].known ? json_string(names[a]) : json_null();
}

json_t *lower_bounds_object(const lower_bounds *b)
{
  static void (*const set[])(json_t *, const lower_bounds *) = {set_kappa, set_parts, set_reading, set_outputs};
  json_t *object = bound_object(b, lower_bounds_worst(b), lower_bounds_together(b));
  json_object_set_new(object, "worst_by", theorem(b, worst_theorems, b->worst));
  json_object_set_new(object, "mean_by", theorem(b, mean_theorems, b->together));
  for (bound_source a = 0; a < BOUND_SOURCES; a++) {
    if (!b->of[a].known)
      continue;
    json_t *one = bound_object(b, b->of[a].worst, b->of[a].together);
    set[a](one, b);
    json_object_set_new(object, sources[a], one);
  }
  return object;
}
