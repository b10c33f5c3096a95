#include "sweep_jobs.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/process.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "sweep_part.h"
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIECE 4096

/* A process that measures step k, and what it has said so far. */
typedef struct {
  pid_t process;
  size_t k;
  int from;
  text_stream *said; /* owned */
} job;

/* Writes the step into a pipe, and ends. */
static _Noreturn void work_on(const void *work, size_t k, sweep_measure *measure, int into)
{
  progress_keep_silent();
  sweep_step step = measure(work, k);
  FILE *stream = fdopen(into, "w");
  if (!stream)
    _exit(STATUS_UNDECIDED);
  json_write(stream, sweep_step_object(&step));
  free(step.cost);
  _exit(fclose(stream) == 0 ? STATUS_HOLDS : STATUS_UNDECIDED);
}

static job start(const void *work, size_t k, sweep_measure *measure)
{
  int ends[2];
  if (pipe(ends) != 0)
    fail(STATUS_UNDECIDED, "no pipe can be made: %s", strerror(errno));
  job j = {process_fork(), k, ends[0], allocate(1, sizeof(text_stream))};
  if (j.process < 0)
    fail(STATUS_UNDECIDED, "no process can be made: %s", strerror(errno));
  if (j.process == 0) {
    close(ends[0]);
    free(j.said);
    work_on(work, k, measure, ends[1]);
  }
  close(ends[1]);
  text_open(j.said);
  return j;
}

/* What a job that has ended has measured. */
static sweep_step end(job *j)
{
  close(j->from);
  int status = process_wait(j->process);
  char *text = text_close(j->said);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != STATUS_HOLDS)
    fail(STATUS_UNDECIDED, "a job ended before its time%s%s", WIFSIGNALED(status) ? ": " : "",
         WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "");
  sweep_step step = sweep_step_read_text(text);
  free(text);
  free(j->said);
  return step;
}

/* Reads what is there; whether there may be more. */
static bool listen(job *j)
{
  char piece[PIECE];
  ssize_t size = read(j->from, piece, sizeof piece);
  if (size > 0)
    fwrite(piece, 1, (size_t)size, j->said->stream);
  return size > 0 || (size < 0 && errno == EINTR);
}

/* The number of a job that has said all it had to say. */
static size_t wait_for_one(job *list, size_t count)
{
  struct pollfd *ready = allocate(count, sizeof *ready);
  size_t done = count;
  for (size_t i = 0; i < count; i++)
    ready[i] = (struct pollfd){.fd = list[i].from, .events = POLLIN};
  while (done == count) {
    if (poll(ready, count, -1) < 0 && errno != EINTR)
      fail(STATUS_UNDECIDED, "the jobs cannot be waited for: %s", strerror(errno));
    for (size_t i = 0; i < count && done == count; i++)
      if (ready[i].revents && !listen(list + i))
        done = i;
  }
  free(ready);
  return done;
}

void sweep_jobs_run(void *work, const size_t *open, size_t count, size_t jobs, sweep_measure *measure, sweep_take *take)
{
  job *list = allocate(jobs, sizeof *list);
  size_t running = 0, next = 0;
  progress_begin("measuring parts");
  while (running > 0 || next < count) {
    while (running < jobs && next < count)
      list[running++] = start(work, open[next++], measure);
    size_t i = wait_for_one(list, running);
    sweep_step step = end(list + i);
    take(work, list[i].k, &step);
    list[i] = list[--running];
    progress_at(next - running, count);
  }
  progress_end();
  free(list);
}
