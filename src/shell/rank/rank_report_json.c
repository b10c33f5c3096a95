#include "rank_report.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/part_file.h"
#include "shell/report/report.h"
#include <stdlib.h>

/* As a text, since it may have more digits than a JSON reader keeps. */
static json_t *count(mpz_srcptr value)
{
  char *text = allocate(mpz_sizeinbase(value, 10) + 2, 1);
  json_t *string = json_string(mpz_get_str(text, 10, value));
  free(text);
  return string;
}

json_t *rank_subset_array(const rank_part *part, size_t columns)
{
  json_t *array = json_array();
  for (size_t k = 0; k < columns; k++)
    json_array_append_new(array, json_count(part->line[k]));
  return array;
}

json_t *rank_columns_array(const rank_part *part, size_t columns)
{
  json_t *array = json_array();
  for (size_t k = 0; k < columns; k++)
    json_array_append_new(array, json_rationals(part->columns + k * columns, columns));
  return array;
}

static void set_bound(json_t *object, const rank_question *q, size_t most)
{
  rank_bound bound = rank_bound_make(q, most);
  json_object_set_new(object, "operations_at_least", json_count(bound.operations));
  json_object_set_new(object, "bound_enclosure", json_pack("[s,s]", bound.low, bound.high));
  json_object_set_new(object, "together_at_least", json_count(bound.together));
}

static void set_kappa(json_t *object, const rank_question *q, const rank_part *part)
{
  bool decided = part->verdict == RANK_HOLDS;
  json_t *lines = json_array();
  json_object_set_new(object, decided ? "kappa" : "kappa_at_least", json_count(part->kappa));
  for (size_t k = 0; k < part->kappa; k++)
    json_array_append_new(lines, json_count(part->graph[k]));
  if (part->kappa > 0)
    json_object_set_new(object, "function", json_rationals(part->function, rank_columns(q, part) - 1));
  json_object_set_new(object, "points", lines);
  if (decided && part->kappa > 0)
    set_bound(object, q, part->kappa);
}

/* What holds of one output, or of a form for the sake of one of its outputs; the columns themselves are left out
 * if it is to be `brief`. */
static void set_condition(json_t *object, const rank_question *q, const rank_part *part, bool brief)
{
  size_t d = rank_columns(q, part);
  json_object_set_new(object, "condition", json_string(rank_verdict_name(part->verdict)));
  if (part->verdict == RANK_FAILS) {
    json_object_set_new(object, "subset", rank_subset_array(part, d));
    json_object_set_new(object, "dependency", json_rationals(part->coefficients, d));
    if (!brief)
      json_object_set_new(object, "columns", rank_columns_array(part, d));
  }
  if (rank_vacuous(q, part))
    json_object_set_new(object, "vacuous", json_true());
  else if (part->verdict == RANK_HOLDS)
    set_bound(object, q, rank_together(q, part));
}

static void set_covered(json_t *object, const rank_question *q, const rank_part *part)
{
  if (!q->kappa && part->verdict != RANK_FAILS)
    json_object_set_new(object, "covered", count(part->covered));
}

static json_t *answer_object(const rank_question *q, const rank_part *part, bool brief)
{
  json_t *object = json_object();
  json_object_set_new(object, "output", json_count(part->output + 1));
  if (q->kappa)
    set_kappa(object, q, part);
  else
    set_condition(object, q, part, brief);
  return object;
}

static json_t *output_object(const rank_question *q, const rank_part *part)
{
  json_t *object = answer_object(q, part, false);
  set_covered(object, q, part);
  if (q->doubted)
    json_object_set_new(object, "parts_say", json_string(rank_verdict_name(part->said)));
  const char *failures = part->counted == RANK_COUNTED ? "failures" : "failures_at_least";
  if (part->counted)
    json_object_set_new(object, failures, count(part->failures));
  if (q->timed)
    json_object_set_new(object, "seconds", json_real(part->seconds));
  return object;
}

/* What is reported of a form without its outputs. */
static json_t *telling_object(const rank_question *q, bool augmented, bool brief)
{
  const rank_part *telling = rank_telling_part(q, augmented);
  json_t *object = answer_object(q, telling, brief);
  mpz_t all;
  mpz_init(all);
  rank_subsets(all, q, telling);
  if (!q->kappa)
    json_object_set_new(object, "subsets", count(all));
  set_covered(object, q, telling);
  mpz_clear(all);
  return object;
}

static json_t *form_object(const rank_question *q, bool augmented)
{
  json_t *object = telling_object(q, augmented, false), *outputs = json_array();
  double seconds = 0;
  for (size_t k = 0; k < q->parts; k++) {
    const rank_part *part = q->part + k;
    if (part->augmented != augmented)
      continue;
    seconds += part->seconds;
    json_array_append_new(outputs, output_object(q, part));
  }
  if (q->timed)
    json_object_set_new(object, "seconds", json_real(seconds));
  json_object_set_new(object, "outputs", outputs);
  return object;
}

json_t *rank_object(const rank_question *q, bool brief)
{
  json_t *object = json_object();
  for (int augmented = 0; augmented < 2; augmented++)
    if (rank_asked(q, augmented))
      json_object_set_new(object, rank_form_name(augmented),
                          brief ? telling_object(q, augmented, true) : form_object(q, augmented));
  return object;
}

/* What was decided again of what files say; null if nothing of it was checked. */
static json_t *sample_object(const rank_question *q)
{
  if (q->doubted)
    return json_null();
  return json_pack("{s:I,s:I,s:I,s:I}", "files", (json_int_t)q->files, "indices", (json_int_t)q->sample.decided, "of",
                   (json_int_t)q->sample.of, "seed", (json_int_t)q->sample.seed);
}

void rank_report_write_json(FILE *stream, const rank_question *q)
{
  json_t *object = report_object(rank_verdict_name(rank_question_verdict(q)), q->data);
  json_object_set_new(object, "shard", part_shard_object((part_shard){q->shard, q->shards}));
  if (q->files)
    json_object_set_new(object, "checked", sample_object(q));
  json_object_set_new(object, "rank", rank_object(q, false));
  json_write(stream, object);
}
