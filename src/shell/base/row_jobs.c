#include "row_jobs.h"
#include "memory.h"
#include "process.h"
#include "status.h"
#include <errno.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Blocks for each process, if there are so many rows; fewer make some of them wait for others. */
#define BLOCKS_EACH 32

/* What is known of a row. */
enum { UNKNOWN, DONE, FAILED };

typedef struct {
  _Atomic size_t next;   /* the first row that is not handed out */
  _Atomic size_t failed; /* the first row that is known to fail, or SIZE_MAX */
} board;

typedef struct {
  size_t rows, block;
  row_work *work;
  void *data;
  board *shared;
  unsigned char *known; /* of each row, shared */
} task;

void *row_jobs_shared(size_t count, size_t size)
{
  void *memory = MAP_FAILED;
  if (size == 0 || count <= SIZE_MAX / size)
    memory = mmap(NULL, count * size > 0 ? count * size : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    fail(STATUS_UNDECIDED, "out of memory");
  return memory;
}

void row_jobs_release(void *memory, size_t count, size_t size)
{
  munmap(memory, count * size > 0 ? count * size : 1);
}

size_t row_jobs_processors(void)
{
  cpu_set_t some;
  return sched_getaffinity(0, sizeof some, &some) == 0 ? (size_t)CPU_COUNT(&some) : 1;
}

static void note_failed(board *shared, size_t row)
{
  size_t least = shared->failed;
  while (row < least && !atomic_compare_exchange_weak(&shared->failed, &least, row))
    ;
}

static void work_on_block(const task *t, size_t from)
{
  size_t until = t->rows - from < t->block ? t->rows : from + t->block;
  for (size_t i = from; i < until; i++) {
    bool done = t->work(t->data, i);
    t->known[i] = done ? DONE : FAILED;
    if (!done) {
      note_failed(t->shared, i);
      return;
    }
  }
}

/* What a process does, which ends then: nothing that the other one has is released or written. */
static _Noreturn void work(const task *t)
{
  for (;;) {
    size_t from = atomic_fetch_add(&t->shared->next, t->block);
    if (from >= t->rows || from > t->shared->failed)
      _exit(STATUS_HOLDS);
    work_on_block(t, from);
  }
}

/* Whether all of them have ended as they should. */
static bool wait_for(const pid_t *job, size_t jobs)
{
  bool whole = true;
  for (size_t j = 0; j < jobs; j++) {
    int status = process_wait(job[j]);
    whole = whole && WIFEXITED(status) && WEXITSTATUS(status) == STATUS_HOLDS;
  }
  return whole;
}

/* The first row that is not known to be done.  If it fails, what comes after it does not matter. */
static size_t first_left(const task *t, bool whole)
{
  size_t i = 0;
  while (i < t->rows && t->known[i] == DONE)
    i++;
  if (i < t->rows && t->known[i] == FAILED)
    return i;
  if (!whole)
    fail(STATUS_UNDECIDED, "a process that did a part of the work has ended early");
  if (i < t->rows)
    fail(STATUS_UNDECIDED, "internal error: row %zu was left out", i);
  return i;
}

size_t row_jobs_run(size_t rows, size_t jobs, row_work *does, void *data)
{
  size_t block = rows / jobs / BLOCKS_EACH + 1;
  task t = {rows, block, does, data, row_jobs_shared(1, sizeof(board)), row_jobs_shared(rows, 1)};
  pid_t *job = allocate(jobs, sizeof *job);
  t.shared->failed = SIZE_MAX;
  fflush(NULL);
  for (size_t j = 0; j < jobs; j++) {
    job[j] = process_fork();
    if (job[j] < 0)
      fail(STATUS_UNDECIDED, "no process can be made for job %zu: %s", j + 1, strerror(errno));
    if (job[j] == 0) {
      free(job);
      work(&t);
    }
  }
  bool whole = wait_for(job, jobs);
  size_t first = first_left(&t, whole);
  free(job);
  row_jobs_release(t.known, rows, 1);
  row_jobs_release(t.shared, 1, sizeof(board));
  return first;
}
