#include "rank_beside.h"
#include "rank_message.h"
#include "rank_steps.h"
#include "shell/base/clock.h"
#include "shell/base/memory.h"
#include "shell/base/process.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/rank/rank_run.h"
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_BYTES ((size_t)256 << 20)
/* Time to come to an end in, when the budget is spent. */
#define MORE_SECONDS 1
#define CHUNK 65536
/* Of the search for kappa, for parts of the table; and how many there are in a second of most machines. */
#define PARTS_STEPS (RANK_STEPS / 16)
#define STEPS_A_SECOND ((double)(RANK_STEPS / 4))

/* Goes on until that many seconds are left. */
static void go_on(rank_question *q, double end, double left)
{
  double seconds = end - left - seconds_now();
  rank_run(q, &(rank_limits){.jobs = 1, .bytes = MOST_BYTES, .budget = seconds > 0 ? seconds : 0});
}

/* Of the form that counts here. */
static const rank_question *counting(const rank_question *q)
{
  bool fails = rank_form_verdict(q + BESIDE_AUGMENTED, true) == RANK_FAILS;
  return q + (fails ? BESIDE_KAPPA : BESIDE_AUGMENTED);
}

/* How many points are on one graph at most, or 0 if that is not known. */
static size_t known_kappa(const rank_question *q)
{
  return rank_bounds(counting(q), true) ? rank_most(counting(q), true) : 0;
}

static kappa_parts decide_parts(const points *p, const rank_question *q, size_t steps)
{
  return known_kappa(q) > 0 ? (kappa_parts){.parts = 0} : kappa_parts_make(p, steps, MOST_BYTES);
}

static size_t steps_in(double seconds, size_t most)
{
  double steps = seconds * STEPS_A_SECOND;
  return steps < (double)most ? steps > 0 ? (size_t)steps : 0 : most;
}

/* Half of the time is for the form that counts here, and where it fails a quarter for kappa, which then says
 * more; what is left is for parts of the table, for the other form, and for what is open if time is left. */
static kappa_parts decide_in_time(const points *p, rank_question *q, double budget)
{
  double end = seconds_now() + budget;
  go_on(q + BESIDE_AUGMENTED, end, budget / 2);
  bool fails = rank_form_verdict(q + BESIDE_AUGMENTED, true) == RANK_FAILS;
  if (fails)
    go_on(q + BESIDE_KAPPA, end, (end - seconds_now()) / 2);
  kappa_parts parts = decide_parts(p, q, steps_in((end - seconds_now()) / 2, PARTS_STEPS));
  go_on(q + BESIDE_HOMOGENEOUS, end, 0);
  go_on(q + (fails ? BESIDE_KAPPA : BESIDE_AUGMENTED), end, 0);
  return parts;
}

/* Where kappa of all points takes too many steps, that of some is no bound, and parts of the table say more. */
static size_t kappa_steps(const points *p)
{
  return rank_steps_parts(p, RANK_STEPS / 4) == 1 ? RANK_STEPS / 4 : RANK_STEPS / 64;
}

/* The same in steps, half of them for the form that counts here. */
static kappa_parts decide_in_steps(const points *p, rank_question *q)
{
  rank_steps_decide(q + BESIDE_AUGMENTED, RANK_STEPS / 2, MOST_BYTES);
  bool fails = rank_form_verdict(q + BESIDE_AUGMENTED, true) == RANK_FAILS;
  if (fails)
    rank_steps_decide(q + BESIDE_KAPPA, kappa_steps(p), MOST_BYTES);
  rank_steps_decide(q + BESIDE_HOMOGENEOUS, fails ? RANK_STEPS / 4 : RANK_STEPS / 2, MOST_BYTES);
  return decide_parts(p, q, PARTS_STEPS);
}

/* Nothing is decided. */
static rank_beside ask(const points *p)
{
  rank_beside b = {.reason = NULL};
  for (beside_asked k = 0; k < BESIDE_ASKED; k++)
    b.question[k] = rank_question_make(p, k == BESIDE_KAPPA, k == BESIDE_HOMOGENEOUS, k != BESIDE_HOMOGENEOUS,
                                       points_outputs(p));
  return b;
}

void rank_beside_free(rank_beside *b)
{
  for (beside_asked k = 0; k < BESIDE_ASKED; k++)
    rank_question_free(b->question + k);
  lower_bounds_free(&b->bounds);
  free(b->reason);
}

/* What this process sends to the other one is what it found, or a message. */
static _Noreturn void work(const points *p, double budget, int tell)
{
  progress_end();
  if (dup2(tell, STDERR_FILENO) < 0)
    _exit(STATUS_UNDECIDED);
  memory_limit_more(2 * MOST_BYTES);
  rank_beside found = ask(p);
  kappa_parts parts = budget < 0 ? decide_in_steps(p, found.question) : decide_in_time(p, found.question, budget);
  if (!rank_message_write(tell, found.question, BESIDE_ASKED, &parts))
    fail(STATUS_UNDECIDED, "out of memory");
  rank_beside_free(&found);
  _exit(STATUS_HOLDS);
}

/* Reads until the end, which it returns, with a NUL after it, or NULL if the time is over. */
static char *listen_to(int from, double until, size_t *length)
{
  char *bytes = NULL;
  size_t room = 0;
  *length = 0;
  while (seconds_now() < until) {
    struct pollfd told = {.fd = from, .events = POLLIN};
    double left = until - seconds_now();
    if (poll(&told, 1, left < 1 ? (int)(left * 1000) + 1 : 1000) <= 0)
      continue;
    bytes = with_room(bytes, &room, *length + CHUNK, 1);
    ssize_t more = read(from, bytes + *length, room - *length - 1);
    if (more == 0) {
      bytes[*length] = '\0';
      return bytes;
    }
    if (more > 0)
      *length += (size_t)more;
  }
  free(bytes);
  return NULL;
}

/* Of what a process printed before it gave up, the first line without "memcert: ". */
static char *reason_in(const char *message)
{
  const char *colon = strstr(message, ": ");
  const char *begin = colon ? colon + 2 : message;
  if (*begin == '\0' || *begin == '\n')
    begin = "its process ended before its time";
  return duplicate(begin, strcspn(begin, "\n"));
}

/* Nothing is decided but what needs no time. */
static rank_beside undecided(const points *p, char *reason)
{
  rank_beside b = ask(p);
  decide_in_time(p, b.question, 0);
  b.reason = reason;
  return b;
}

static char *copy(const char *text)
{
  return duplicate(text, strlen(text));
}

/* What takes little time is found here. */
static void add_bounds(rank_beside *b, const points *p, double budget, kappa_parts parts)
{
  size_t reading = budget < 0 ? READING_STEPS : steps_in(budget, READING_STEPS);
  size_t computed = budget < 0 ? COMPUTED_STEPS : steps_in(budget, COMPUTED_STEPS);
  b->bounds = lower_bounds_make(p, known_kappa(b->question), parts, reading_bound_make(p, reading),
                                computed_outputs_make(p, computed));
}

/* What takes more, in a process of its own. */
static rank_beside decide_beside(const points *p, double budget, kappa_parts *parts)
{
  int ends[2];
  size_t length = 0;
  double until = budget < 0 ? HUGE_VAL : seconds_now() + budget + MORE_SECONDS;
  if (pipe(ends) != 0)
    return undecided(p, copy(strerror(errno)));
  progress_begin("rank condition");
  pid_t process = process_fork();
  if (process == 0)
    work(p, budget, ends[1]);
  int error = errno;
  close(ends[1]);
  char *told = process > 0 ? listen_to(ends[0], until, &length) : NULL;
  close(ends[0]);
  if (process < 0)
    return undecided(p, copy(strerror(error)));
  if (!told)
    kill(process, SIGKILL);
  int status = process_wait(process);
  bool whole = told && WIFEXITED(status) && WEXITSTATUS(status) == STATUS_HOLDS;
  rank_beside b = ask(p);
  if (!whole || !rank_message_read(told, length, b.question, BESIDE_ASKED, parts)) {
    rank_beside_free(&b);
    b = undecided(p, told ? reason_in(told) : copy("the time is over"));
    *parts = (kappa_parts){.parts = 0};
  }
  b.in_steps = budget < 0;
  free(told);
  return b;
}

rank_beside rank_beside_make(const points *p, double budget)
{
  kappa_parts parts = {.parts = 0};
  rank_beside b = decide_beside(p, budget, &parts);
  add_bounds(&b, p, budget, parts);
  return b;
}

bool rank_beside_fails(const rank_beside *b)
{
  return rank_form_verdict(b->question + BESIDE_AUGMENTED, true) == RANK_FAILS;
}
