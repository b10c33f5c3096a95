#include "rank_run.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "rank_jobs.h"
#include "rank_file.h"
#include "shell/base/status.h"
#include <signal.h>
#include <stdlib.h>

#define SAVE_SECONDS 2
#define LOOK_SECONDS 0.5
#define FOREVER 1e18

static volatile sig_atomic_t interrupted;

typedef struct {
  void (*keyboard)(int);
  void (*end)(int);
  void (*hangup)(int);
} handlers;

static void interrupt(int number)
{
  interrupted = number;
}

static void save(const rank_question *q, const rank_limits *limits)
{
  if (limits->checkpoint)
    rank_file_write(limits->checkpoint, q);
}

/* Shows how much of a part is done, as if shards were alike. */
static void show(const rank_question *q, const rank_part *part)
{
  size_t n = q->data->points, d = rank_columns(q, part);
  mpz_t left, all;
  if (q->kappa) {
    progress_begin(part->augmented ? "kappa (augmented)" : "kappa");
    progress_at(part->next, n);
    return;
  }
  mpz_inits(left, all, NULL);
  mpz_bin_uiui(left, n - part->next, d);
  mpz_bin_uiui(all, n, d);
  mpz_sub(left, all, left);
  mpz_mul_ui(left, left, 100);
  mpz_fdiv_q(left, left, all);
  progress_begin(part->augmented ? "rank condition (augmented)" : "rank condition");
  progress_at(mpz_get_ui(left), 100);
  mpz_clears(left, all, NULL);
}

static void record_failure(rank_question *q, rank_part *part, const size_t *subset)
{
  if (!rank_part_fails(q, part, subset))
    fail(STATUS_UNDECIDED, "the points that seemed dependent, from line %zu to %zu, are not shown to be", part->line[0],
         part->line[rank_columns(q, part) - 1]);
}

/* What the jobs have found out; `all` says that they have ended by themselves. */
static void take_condition(rank_question *q, rank_part *part, const rank_jobs *jobs, bool all)
{
  size_t d = rank_columns(q, part);
  const size_t *found = rank_jobs_found(jobs);
  if (found)
    record_failure(q, part, found);
  else if (all && rank_jobs_zeros(jobs) < d)
    part->verdict = RANK_HOLDS;
  else if (all)
    fail(STATUS_UNDECIDED, "there are %zu points all of whose numbers are 0", rank_jobs_zeros(jobs));
  rank_part_count(q, part);
}

static void take_kappa(rank_question *q, rank_part *part, rank_matrix m, const rank_jobs *jobs, bool all)
{
  const size_t *rows;
  size_t named, best = rank_jobs_best(jobs, &rows, &named);
  if (rows)
    rank_part_graph(q, part, m, rows, named);
  if (all && (part->kappa != best || rank_jobs_zeros(jobs) > best))
    fail(STATUS_UNDECIDED, "the graph found has %zu points and not %zu", part->kappa, best);
  if (all)
    part->verdict = RANK_HOLDS;
}

/* The jobs at work; the time counts from `start`. */
static void look_on(rank_question *q, rank_part *part, rank_matrix m, double start, double until,
                    const rank_limits *limits)
{
  double before = part->seconds, saved = start;
  size_t end = rank_end(m.points, m.columns);
  rank_jobs *jobs = rank_jobs_start(m, q->shard, q->shards, part->next, part->kappa, limits->jobs);
  bool running = true;
  while (running && !interrupted && seconds_now() < until) {
    double left = until - seconds_now();
    running = rank_jobs_wait(jobs, left < LOOK_SECONDS ? left : LOOK_SECONDS);
    part->next = rank_jobs_next(jobs);
    /* After the last subset there is nothing to report. */
    if (!q->kappa && part->next > end)
      part->next = end;
    part->seconds = before + seconds_now() - start;
    if (running)
      show(q, part);
    if (running && seconds_now() - saved > SAVE_SECONDS) {
      save(q, limits);
      saved = seconds_now();
    }
  }
  if (q->kappa)
    take_kappa(q, part, m, jobs, !running);
  else
    take_condition(q, part, jobs, !running);
  rank_jobs_end(jobs);
}

/* Until the part is decided or `until` has come. */
static void decide(rank_question *q, rank_part *part, double until, const rank_limits *limits)
{
  double start = seconds_now();
  rank_check_memory(q, part, limits->bytes);
  rank_matrix m = rank_matrix_make(q, part);
  size_t *subset = allocate(m.columns, sizeof(size_t));
  /* The function 0, which has the rows of zeros, is to begin with. */
  if (q->kappa)
    rank_part_graph(q, part, m, NULL, 0);
  if (!q->kappa && rank_zero_subset(m, subset))
    record_failure(q, part, subset);
  else if (seconds_now() < until)
    look_on(q, part, m, start, until, limits);
  free(subset);
  numbers_free(m.rows, m.points * m.columns);
}

static size_t undecided(const rank_question *q, size_t from)
{
  size_t count = 0;
  for (size_t k = from; k < q->parts; k++)
    count += q->part[k].verdict == RANK_UNDECIDED;
  return count;
}

/* Sets what is done about interrupts, and gives back what was done before. */
static handlers set_handlers(handlers those)
{
  return (handlers){signal(SIGINT, those.keyboard), signal(SIGTERM, those.end), signal(SIGHUP, those.hangup)};
}

void rank_run(rank_question *q, const rank_limits *limits)
{
  double end = limits->budget < 0 ? FOREVER : seconds_now() + limits->budget;
  /* A file that cannot be written is better known now than later. */
  save(q, limits);
  handlers before = {0};
  if (limits->checkpoint)
    before = set_handlers((handlers){interrupt, interrupt, interrupt});
  for (size_t k = 0; k < q->parts; k++)
    if (rank_vacuous(q, q->part + k))
      q->part[k].verdict = RANK_HOLDS;
  /* The parts share the time evenly; a second round has what some of them left. */
  while (undecided(q, 0) > 0 && seconds_now() < end && !interrupted)
    for (size_t k = 0; k < q->parts && !interrupted; k++) {
      double now = seconds_now();
      if (q->part[k].verdict == RANK_UNDECIDED && now < end)
        decide(q, q->part + k, now + (end - now) / (double)undecided(q, k), limits);
    }
  save(q, limits);
  if (interrupted) {
    progress_end();
    signal(interrupted, SIG_DFL);
    raise(interrupted);
  }
  if (limits->checkpoint)
    set_handlers(before);
}
