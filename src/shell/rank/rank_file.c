#include "rank_file.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/part_file.h"
#include "rank_file_read.h"
#include "rank_report.h"
#include "shell/report/report.h"
#include <stdlib.h>
#include <string.h>

static json_t *part_object(const rank_question *q, const rank_part *part)
{
  size_t d = rank_columns(q, part);
  json_t *object = json_object();
  json_object_set_new(object, "form", json_string(rank_form_name(part->augmented)));
  json_object_set_new(object, "output", json_count(part->output + 1));
  json_object_set_new(object, "condition", json_string(rank_verdict_name(part->verdict)));
  json_object_set_new(object, "next", json_count(part->next));
  if (part->verdict == RANK_FAILS) {
    json_object_set_new(object, "subset", rank_subset_array(part, d));
    json_object_set_new(object, "columns", rank_columns_array(part, d));
  }
  return object;
}

void rank_file_write(const char *name, const rank_question *q)
{
  json_t *object = json_object(), *parts = json_array();
  json_object_set_new(object, "format", json_string(RANK_FILE_FORMAT));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  json_object_set_new(object, "dataset", report_dataset_object(q->data));
  json_object_set_new(object, "numbers", json_string(q->digest));
  json_object_set_new(object, "shard", part_shard_object((part_shard){q->shard, q->shards}));
  for (size_t k = 0; k < q->parts; k++)
    json_array_append_new(parts, part_object(q, q->part + k));
  json_object_set_new(object, "parts", parts);
  output out = output_open(name);
  part_file_write(out.stream, object);
  output_close(&out);
}

void rank_file_free(rank_question *q, points *data)
{
  rank_question_free(q);
  data->points = 0; /* none is there */
  points_free(data);
}

/* Leaves unless both are about the same dataset. */
static void compare_datasets(const char *name, const rank_question *q, const rank_question *other)
{
  const points *one = q->data, *two = other->data;
  if (strcmp(one->sha256, two->sha256) != 0)
    part_refuse(name, "this is about another dataset: the SHA-256 of the table differs");
  if (one->points != two->points || one->inputs != two->inputs || points_outputs(one) != points_outputs(two) ||
      strcmp(q->digest, other->digest) != 0)
    part_refuse(name, "this was made with other options: the points or numbers differ");
}

/* Leaves unless both are about the same parts of the same dataset. */
static void compare(const char *name, const rank_question *q, const rank_question *other)
{
  bool same = q->parts == other->parts;
  compare_datasets(name, q, other);
  for (size_t k = 0; same && k < q->parts; k++)
    same = q->part[k].augmented == other->part[k].augmented && q->part[k].output == other->part[k].output;
  if (!same)
    part_refuse(name, "this was made with other options: the forms or outputs asked for differ");
}

/* Moves the witness of one part to another. */
static void move_witness(rank_question *q, rank_part *to, rank_part *from)
{
  size_t d = rank_columns(q, from), *line = from->line;
  mpq_ptr columns = numbers_new(d * d);
  for (size_t k = 0; k < d * d; k++)
    mpq_swap(columns + k, from->columns + k);
  from->line = NULL;
  rank_part_witness(q, to, line, columns);
}

/* The witness of `from`, made again from the points whose lines it names. */
static void repeat_witness(const char *name, rank_question *q, rank_part *to, const rank_part *from)
{
  const points *p = q->data;
  size_t d = rank_columns(q, from), *subset = allocate(d, sizeof(size_t)), i = 0;
  for (size_t k = 0; k < d; k++) {
    while (i < p->points && p->line[i] < from->line[k])
      i++;
    if (i == p->points || p->line[i] != from->line[k])
      part_refuse(name, "a line of a subset is none of a point");
    subset[k] = i;
  }
  if (!rank_part_fails(q, to, subset))
    part_refuse(name, "columns said to be dependent are not");
  free(subset);
}

/* What the file says of the points of the question; what fails is shown by these. */
static void take_over(const char *name, rank_question *q, const rank_question *from)
{
  for (size_t k = 0; k < q->parts; k++) {
    rank_part *to = q->part + k, *part = from->part + k;
    if (part->verdict == RANK_FAILS)
      repeat_witness(name, q, to, part);
    to->verdict = part->verdict;
    to->next = part->next;
    mpz_set(to->covered, part->covered);
  }
  q->files = 1;
  strcpy(q->seal, from->seal);
}

void rank_file_resume(const char *name, rank_question *q, rank_recheck how)
{
  points data;
  rank_question from = rank_file_read(name, &data);
  compare(name, q, &from);
  if (q->shard != from.shard || q->shards != from.shards)
    part_refuse(name, "this was made with other options: it is about another shard");
  take_over(name, q, &from);
  rank_file_free(&from, &data);
  q->sample = rank_recheck_run(&name, q, 1, how, RANK_BYTES);
}

/* Whether the subset of `a` comes before that of `b`. */
static bool earlier(const rank_part *a, const rank_part *b, size_t d)
{
  size_t k = 0;
  while (k + 1 < d && a->line[k] == b->line[k])
    k++;
  return a->line[k] < b->line[k];
}

/* What several shards together say: a failure of one is one, else all must hold. */
static void join(rank_question *q, rank_part *into, rank_part *part)
{
  mpz_add(into->covered, into->covered, part->covered);
  if (part->verdict == RANK_FAILS) {
    if (into->verdict != RANK_FAILS || earlier(part, into, rank_columns(q, part)))
      move_witness(q, into, part);
  } else if (part->verdict == RANK_UNDECIDED && into->verdict == RANK_HOLDS)
    into->verdict = RANK_UNDECIDED;
}

/* The questions of the files, about the same dataset, of which they make *about. */
static rank_question *read_files(char *const *names, size_t count, points *about)
{
  rank_question *file = allocate(count, sizeof *file);
  part_shard *shard = allocate(count, sizeof *shard);
  for (size_t i = 0; i < count; i++) {
    file[i] = rank_file_read(names[i], about + i);
    compare(names[i], file, file + i);
    shard[i] = (part_shard){file[i].shard, file[i].shards};
  }
  part_shards_check(names, shard, count);
  free(shard);
  return file;
}

/* All of them as the first one, which is no longer about a shard. */
static rank_question join_all(rank_question *file, size_t count)
{
  rank_question q = file[0];
  for (size_t i = 1; i < count; i++)
    for (size_t k = 0; k < q.parts; k++)
      join(&q, q.part + k, file[i].part + k);
  q.shard = 0;
  q.shards = 1;
  q.files = count;
  return q;
}

rank_question rank_file_merge_doubted(char *const *names, size_t count, points *data)
{
  points *about = allocate(count, sizeof *about);
  rank_question *file = read_files(names, count, about), q = join_all(file, count);
  for (size_t i = 1; i < count; i++)
    rank_file_free(file + i, about + i);
  *data = about[0];
  q.data = data;
  rank_question_doubt(&q);
  free(file);
  free(about);
  return q;
}

/* What the file says, about the points of the table, whose digest is `whole`'s. */
static rank_question on_table(const char *name, const rank_question *whole, const rank_question *from)
{
  rank_question q = *whole;
  q.shard = from->shard;
  q.shards = from->shards;
  q.part = allocate(from->parts, sizeof(rank_part));
  compare_datasets(name, &q, from);
  for (size_t k = 0; k < from->parts; k++)
    rank_question_add(&q, from->part[k].augmented, from->part[k].output);
  take_over(name, &q, from);
  return q;
}

rank_question rank_file_merge(char *const *names, size_t count, const points *table, rank_recheck how)
{
  points *about = allocate(count, sizeof *about);
  rank_question *file = read_files(names, count, about), whole = {.data = table};
  rank_question_digest(&whole);
  for (size_t i = 0; i < count; i++) {
    rank_question on = on_table(names[i], &whole, file + i);
    rank_file_free(file + i, about + i);
    file[i] = on;
  }
  rank_sample sample = rank_recheck_run((const char *const *)names, file, count, how, RANK_BYTES);
  rank_question q = join_all(file, count);
  q.sample = sample;
  for (size_t i = 1; i < count; i++)
    rank_question_free(file + i);
  free(file);
  free(about);
  return q;
}
