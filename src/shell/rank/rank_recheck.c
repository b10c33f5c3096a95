#include "rank_recheck.h"
#include "rank_decide.h"
#include "shell/base/memory.h"
#include "shell/base/part_file.h"
#include "shell/base/progress.h"
#include "shell/base/random.h"
#include "shell/base/text.h"
#include <stdlib.h>

typedef struct {
  const char *const *names;
  const rank_question *questions;
  size_t count;
  rank_recheck how;
  rank_sample sample;
  size_t wanted; /* indices that are decided again in the end */
} recheck;

/* First indices that the file says are decided: the shard's, below `next`. */
static size_t claimed(const rank_question *q, const rank_part *part)
{
  size_t end = rank_end(q->data->points, rank_columns(q, part));
  size_t until = part->next < end ? part->next : end;
  /* What fails has a witness, and no index is needed for it. */
  if (part->verdict == RANK_FAILS || until <= q->shard)
    return 0;
  return (until - q->shard - 1) / q->shards + 1;
}

static size_t samples_of(const recheck *r, size_t claims)
{
  return claims < r->how.samples ? claims : r->how.samples;
}

static _Noreturn void refuse(const char *name, const rank_question *q, const rank_part *part, const char *says,
                             const rank_matrix *m, const bool *on)
{
  text_stream t;
  text_open(&t);
  size_t found = 0, d = m->columns;
  for (size_t i = 0; i < m->points && found < d; i++)
    if (on[i])
      fprintf(t.stream, "%s%zu", found++ ? ", " : "", q->data->line[i]);
  char *lines = text_close(&t);
  fail_at(STATUS_FILE, (place){name, 1, 1}, "%s, but columns of output %zu are dependent, those of lines %s: the file "
          "is wrong, and what it is about has to be decided again without it", says, part->output + 1, lines);
}

static void decide_again(const char *name, const rank_question *q, const rank_part *part, rank_worker *w, size_t index)
{
  char says[80];
  size_t named, rows;
  switch (rank_index_decide(w, index, w->m.columns - 1, &named, &rows)) {
  case RANK_INDEX_CLEAR: return;
  case RANK_INDEX_GIVEN_UP: fail(STATUS_UNDECIDED, "%d moduli do not tell the points apart", RANK_MODULI);
  case RANK_INDEX_MORE:
    snprintf(says, sizeof says, "this says that index %zu is decided", index);
    refuse(name, q, part, says, &w->m, w->plane.on);
  }
}

/* Draws from the indices of a part in a file, each as likely as any other, and decides them again. */
static void recheck_file(recheck *r, size_t file, size_t k, rank_worker *w)
{
  const rank_question *q = r->questions + file;
  size_t left = claimed(q, q->part + k), wanted = samples_of(r, left);
  uint64_t state = r->sample.seed;
  state = random_next(&state) ^ q->shard;
  state = random_next(&state) ^ k;
  r->sample.of += left;
  for (size_t i = q->shard; wanted > 0; i += q->shards, left--)
    if (random_next(&state) % left < wanted) {
      decide_again(r->names[file], q, q->part + k, w, i);
      wanted--;
      progress_at(++r->sample.decided, r->wanted);
    }
}

static size_t samples_of_part(const recheck *r, size_t k)
{
  size_t samples = 0;
  for (size_t file = 0; file < r->count; file++)
    samples += samples_of(r, claimed(r->questions + file, r->questions[file].part + k));
  return samples;
}

/* Points whose numbers are all 0 are dependent with any others, which no index reports. */
static void recheck_zeros(const recheck *r, size_t k, rank_matrix m)
{
  size_t *subset = allocate(m.columns, sizeof(size_t));
  bool *on = allocate(m.points, sizeof(bool));
  for (size_t file = 0; file < r->count; file++) {
    const rank_question *q = r->questions + file;
    if (q->part[k].verdict != RANK_HOLDS || !rank_zero_subset(m, subset))
      continue;
    for (size_t a = 0; a < m.columns; a++)
      on[subset[a]] = true;
    free(subset);
    refuse(r->names[file], q, q->part + k, "this says that the condition holds", &m, on);
  }
  free(subset);
  free(on);
}

static void recheck_part(recheck *r, size_t k, size_t bytes)
{
  const rank_question *q = r->questions;
  if (samples_of_part(r, k) == 0)
    return;
  rank_check_memory(q, q->part + k, bytes);
  rank_matrix m = rank_matrix_make(q, q->part + k);
  recheck_zeros(r, k, m);
  rank_worker w = rank_worker_new(m, m.columns - 1);
  for (size_t file = 0; file < r->count; file++)
    recheck_file(r, file, k, &w);
  rank_worker_free(&w);
  numbers_free(m.rows, m.points * m.columns);
}

/* The same whatever the order of the files. */
static uint64_t seed_of_files(const rank_question *questions, size_t count)
{
  uint32_t seed = 0;
  for (size_t file = 0; file < count; file++)
    seed += part_seed(questions[file].seal);
  return seed;
}

rank_sample rank_recheck_run(const char *const *names, const rank_question *questions, size_t count, rank_recheck how,
                             size_t bytes)
{
  recheck r = {.names = names, .questions = questions, .count = count, .how = how};
  r.sample.seed = how.seeded ? how.seed : seed_of_files(questions, count);
  progress_begin("checking what files say");
  for (size_t k = 0; k < questions->parts; k++)
    r.wanted += samples_of_part(&r, k);
  for (size_t k = 0; k < questions->parts; k++)
    recheck_part(&r, k, bytes);
  return r.sample;
}
