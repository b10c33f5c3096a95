#include "rank_jobs.h"
#include "shell/base/memory.h"
#include "shell/base/process.h"
#include "rank_decide.h"
#include "shell/base/status.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define NONE SIZE_MAX
/* Rows and indices are less than 2^31. */
#define WORTH_BITS 32
#define WORTH_MASK ((size_t)0xffffffff)
/* How a job ends for which no modulus was good enough. */
#define STATUS_GIVEN_UP 5
/* How one ends that has settled all rows, and from whose state nothing follows. */
#define STATUS_NOT_CONCLUDED 6

/* What the processes share, about first indices. */
typedef struct {
  _Atomic size_t taken;   /* the next one to be handed out */
  _Atomic size_t found;   /* the least one with a dependent subset, or NONE */
  _Atomic size_t best;    /* the best graph, as worth() has it */
  _Atomic size_t cells[]; /* SEAT(d) for each job */
} board;

/* The cells of a job: what it works on, or NONE; what it found a subset for, or NONE; the best graph that it
 * found, or 0; how many rows say which graph; the subset, or these rows. */
enum { AT, FOUND, BEST, NAMED, SUBSET };
#define SEAT(d) (SUBSET + (d))

struct rank_jobs {
  rank_matrix m;
  size_t end;
  size_t shards;
  size_t zeros;
  size_t count;
  pid_t *job; /* 0 once it has ended */
  board *shared;
  size_t shared_bytes;
  size_t *subset;
  int told; /* pipe whose other ends are the jobs': a byte is a subset found, its end is that of all jobs */
};

/* Of a graph, what orders graphs: by their rows, and of those with as many the one with the least first index is the
 * best, whatever the timing. */
static size_t worth(size_t rows, size_t index)
{
  return rows << WORTH_BITS | (WORTH_MASK - index);
}

static size_t rows_of(size_t worth)
{
  return worth >> WORTH_BITS;
}

/* The rows of graphs with this first index that are not better. */
static size_t rows_not_better(size_t worth, size_t index)
{
  return rows_of(worth) - (index < WORTH_MASK - (worth & WORTH_MASK) ? 1 : 0);
}

static _Atomic size_t *seat(const rank_jobs *r, size_t j)
{
  return r->shared->cells + j * SEAT(r->m.columns);
}

static void tell_found(rank_jobs *r, size_t j, size_t index, const size_t *subset, int tell)
{
  for (size_t k = 0; k < r->m.columns; k++)
    seat(r, j)[SUBSET + k] = subset[k];
  seat(r, j)[FOUND] = index;
  size_t least = r->shared->found;
  while (index < least && !atomic_compare_exchange_weak(&r->shared->found, &least, index))
    ;
  if (write(tell, "", 1) != 1)
    _exit(STATUS_UNDECIDED);
}

/* The first d rows on the hyperplane from `index` on, or if there are fewer, the first of all. */
static void choose_subset(const rank_matrix *m, const bool *on, size_t index, size_t *subset)
{
  size_t found = 0;
  for (size_t begin = index;; begin = 0) {
    found = 0;
    for (size_t i = begin; i < m->points && found < m->columns; i++)
      if (on[i])
        subset[found++] = i;
    if (found == m->columns || begin == 0)
      return;
  }
}

/* Ends a job, which releases its copy of the list of jobs. */
static _Noreturn void leave(rank_jobs *r, int status)
{
  free(r->subset);
  free(r->job);
  free(r);
  _exit(status);
}

/* Returns whether it found a subset. */
static bool look_for_subset(rank_jobs *r, size_t j, size_t index, rank_worker *w, int tell)
{
  size_t named, rows;
  rank_index_answer answer = rank_index_decide(w, index, r->m.columns - 1, &named, &rows);
  if (answer == RANK_INDEX_GIVEN_UP)
    leave(r, STATUS_GIVEN_UP);
  if (answer == RANK_INDEX_CLEAR)
    return false;
  choose_subset(&r->m, w->plane.on, index, w->scratch.points);
  tell_found(r, j, index, w->scratch.points, tell);
  return true;
}

static void tell_best(rank_jobs *r, size_t j, size_t value, const size_t *points, size_t named)
{
  for (size_t k = 0; k < named; k++)
    seat(r, j)[SUBSET + k] = points[k];
  seat(r, j)[NAMED] = named;
  seat(r, j)[BEST] = value;
  size_t best = r->shared->best;
  while (value > best && !atomic_compare_exchange_weak(&r->shared->best, &best, value))
    ;
}

/* Until no graph whose first row is this one is better than another one. */
static void look_for_more(rank_jobs *r, size_t j, size_t index, rank_worker *w)
{
  size_t named, rows;
  rank_index_answer answer;
  size_t most = rows_not_better(r->shared->best, index);
  while ((answer = rank_index_decide(w, index, most, &named, &rows)) == RANK_INDEX_MORE) {
    tell_best(r, j, worth(rows, index), w->scratch.points, named);
    most = rows_not_better(r->shared->best, index);
  }
  if (answer == RANK_INDEX_GIVEN_UP)
    leave(r, STATUS_GIVEN_UP);
}

static _Noreturn void work(rank_jobs *r, size_t j, rank_worker *w, int tell)
{
  board *shared = r->shared;
  _Atomic size_t *at = seat(r, j) + AT;
  for (;;) {
    /* Never more than what is handed out next, so that nothing seems decided in between. */
    *at = shared->taken;
    size_t index = atomic_fetch_add(&shared->taken, r->shards);
    if (index >= r->end || index > shared->found)
      break;
    *at = index;
    if (r->m.graphs)
      look_for_more(r, j, index, w);
    else if (look_for_subset(r, j, index, w, tell))
      break;
  }
  *at = NONE;
  leave(r, STATUS_HOLDS);
}

/* Row after row from `next` on; only if the kernel draws the conclusion is there no subset, or no more on a graph. */
static _Noreturn void work_alone(rank_jobs *r, rank_worker *w, int tell)
{
  _Atomic size_t *at = seat(r, 0) + AT;
  bool found = false;
  for (w->state.next = *at; !found && w->state.next < r->m.points; *at = w->state.next) {
    rank_index_answer answer = rank_next_decide(w);
    if (answer == RANK_INDEX_GIVEN_UP)
      leave(r, STATUS_GIVEN_UP);
    if (answer == RANK_INDEX_MORE && r->m.graphs)
      tell_best(r, 0, worth(w->state.more, w->state.next), w->scratch.points, w->state.named);
    else if (answer == RANK_INDEX_MORE) {
      choose_subset(&r->m, w->plane.on, w->state.next, w->scratch.points);
      tell_found(r, 0, w->state.next, w->scratch.points, tell);
      found = true;
    }
  }
  if (!found && !rank_concluded(w->state, w->scratch))
    leave(r, STATUS_NOT_CONCLUDED);
  *at = NONE;
  leave(r, STATUS_HOLDS);
}

static void start(rank_jobs *r, size_t j, rank_worker *w, const int ends[2])
{
  r->job[j] = process_fork();
  if (r->job[j] < 0)
    fail(STATUS_UNDECIDED, "no process can be made for job %zu: %s", j + 1, strerror(errno));
  if (r->job[j] > 0)
    return;
  close(ends[0]);
  if (r->count == 1 && r->shards == 1)
    work_alone(r, w, ends[1]);
  work(r, j, w, ends[1]);
}

/* The least index of the shard that is not below `next`. */
static size_t first_index(size_t shard, size_t shards, size_t next)
{
  return next <= shard ? shard : shard + (next - shard + shards - 1) / shards * shards;
}

rank_jobs *rank_jobs_start(rank_matrix m, size_t shard, size_t shards, size_t next, size_t best, size_t count)
{
  rank_jobs *r = allocate(1, sizeof *r);
  /* The kernel decides about all pairs at once. */
  size_t first = first_index(shard, shards, next), end = m.columns == 2 ? 1 : m.points;
  size_t some = first < end ? (end - first - 1) / shards + 1 : 0;
  *r = (rank_jobs){.m = m, .end = end, .shards = shards, .count = some < count ? some : count};
  r->job = allocate(r->count, sizeof(pid_t));
  r->subset = allocate(m.columns, sizeof(size_t));
  r->shared_bytes = sizeof(board) + r->count * SEAT(m.columns) * sizeof(size_t);
  r->shared = mmap(NULL, r->shared_bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (r->shared == MAP_FAILED)
    fail(STATUS_UNDECIDED, "out of memory: %zu more bytes are needed", r->shared_bytes);
  r->shared->taken = first;
  r->shared->found = NONE;
  r->shared->best = worth(best, 0);
  int ends[2];
  if (pipe(ends) != 0)
    fail(STATUS_UNDECIDED, "no pipe can be made: %s", strerror(errno));
  for (size_t j = 0; j < r->count; j++) {
    seat(r, j)[AT] = first;
    seat(r, j)[FOUND] = NONE;
  }
  if (r->count > 0) {
    rank_worker w = rank_worker_new(m, m.graphs ? best : m.columns - 1);
    r->zeros = w.state.zeros;
    for (size_t j = 0; j < r->count; j++)
      start(r, j, &w, ends);
    rank_worker_free(&w);
  }
  close(ends[1]);
  r->told = ends[0];
  return r;
}

static void end_job(rank_jobs *r, size_t j, bool wanted)
{
  if (r->job[j] == 0)
    return;
  if (wanted)
    kill(r->job[j], SIGKILL);
  int status = process_wait(r->job[j]);
  r->job[j] = 0;
  if (!wanted && WIFEXITED(status) && WEXITSTATUS(status) == STATUS_GIVEN_UP)
    fail(STATUS_UNDECIDED, "%d moduli do not tell the points apart", RANK_MODULI);
  if (!wanted && WIFEXITED(status) && WEXITSTATUS(status) == STATUS_NOT_CONCLUDED)
    fail(STATUS_UNDECIDED, "there are %zu points all of whose numbers are 0", r->zeros);
  if (!wanted && (!WIFEXITED(status) || WEXITSTATUS(status) != STATUS_HOLDS))
    fail(STATUS_UNDECIDED, "a job ended before its time%s%s", WIFSIGNALED(status) ? ": " : "",
         WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "");
}

/* Behind a failure nothing else is needed. */
static void end_superfluous(rank_jobs *r)
{
  size_t found = r->shared->found;
  for (size_t j = 0; found != NONE && j < r->count; j++) {
    size_t at = seat(r, j)[AT];
    if (at != NONE && at > found)
      end_job(r, j, true);
  }
}

bool rank_jobs_wait(rank_jobs *r, double seconds)
{
  struct pollfd told = {.fd = r->told, .events = POLLIN};
  char byte;
  if (poll(&told, 1, seconds > 0 ? (int)(seconds * 1000) + 1 : 0) <= 0)
    return true;
  if (read(r->told, &byte, 1) != 0) {
    end_superfluous(r);
    return true;
  }
  for (size_t j = 0; j < r->count; j++)
    end_job(r, j, false);
  return false;
}

size_t rank_jobs_next(const rank_jobs *r)
{
  size_t least = r->end;
  for (size_t j = 0; j < r->count; j++) {
    size_t at = seat(r, j)[AT];
    if (at < least)
      least = at;
  }
  /* To be looked at last: a job tells what it found before it leaves its seat. */
  size_t found = r->shared->found;
  return found < least ? found : least;
}

size_t rank_jobs_zeros(const rank_jobs *r)
{
  return r->zeros;
}

const size_t *rank_jobs_found(const rank_jobs *r)
{
  size_t found = r->shared->found;
  for (size_t j = 0; found != NONE && j < r->count; j++)
    if (seat(r, j)[FOUND] == found) {
      for (size_t k = 0; k < r->m.columns; k++)
        r->subset[k] = seat(r, j)[SUBSET + k];
      return r->subset;
    }
  return NULL;
}

size_t rank_jobs_best(const rank_jobs *r, const size_t **named_rows, size_t *named)
{
  size_t best = 0, of = 0;
  for (size_t j = 0; j < r->count; j++)
    if (seat(r, j)[BEST] > best) {
      best = seat(r, j)[BEST];
      of = j;
    }
  *named_rows = NULL;
  if (best > 0) {
    *named = seat(r, of)[NAMED];
    for (size_t k = 0; k < r->m.columns; k++)
      r->subset[k] = seat(r, of)[SUBSET + k];
    *named_rows = r->subset;
  }
  return rows_of(r->shared->best);
}

void rank_jobs_end(rank_jobs *r)
{
  for (size_t j = 0; j < r->count; j++)
    end_job(r, j, true);
  close(r->told);
  munmap(r->shared, r->shared_bytes);
  free(r->job);
  free(r->subset);
  free(r);
}
