#include "rank_beside.h"
#include "shell/commands/commands.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/process.h"
#include "shell/base/progress.h"
#include "shell/rank/rank_report.h"
#include "shell/rank/rank_run.h"
#include "shell/base/status.h"
#include <errno.h>
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
#define MOST_SHOWN 12
#define MOST_DIGITS 20

typedef enum { HOMOGENEOUS, AUGMENTED, KAPPA, ASKED } asked;

/* Goes on until the time that is left is so many seconds. */
static void go_on(rank_question *q, double end, double left)
{
  double seconds = end - left - seconds_now();
  rank_run(q, &(rank_limits){.jobs = 1, .bytes = MOST_BYTES, .budget = seconds > 0 ? seconds : 0});
}

/* Half of the time is for the form that counts here, and where it fails a quarter for kappa, which then tells
 * more; the rest is for the other form, and for what is open if time is left. */
static void decide_all(rank_question *q, double budget)
{
  double end = seconds_now() + budget;
  go_on(q + AUGMENTED, end, budget / 2);
  bool fails = rank_form_verdict(q + AUGMENTED, true) == RANK_FAILS;
  if (fails)
    go_on(q + KAPPA, end, (end - seconds_now()) / 2);
  go_on(q + HOMOGENEOUS, end, 0);
  go_on(q + (fails ? KAPPA : AUGMENTED), end, 0);
}

static json_t *decide(const points *p, double budget)
{
  rank_question q[ASKED];
  for (asked k = 0; k < ASKED; k++)
    q[k] = rank_question_make(p, k == KAPPA, k == HOMOGENEOUS, k != HOMOGENEOUS, points_outputs(p));
  decide_all(q, budget);
  json_t *object = rank_object(q + HOMOGENEOUS, true), *kappa = rank_object(q + KAPPA, true);
  json_object_update_new(object, rank_object(q + AUGMENTED, true));
  if (rank_form_verdict(q + AUGMENTED, true) == RANK_FAILS)
    json_object_set(object, "kappa", json_object_get(kappa, rank_form_name(true)));
  json_decref(kappa);
  for (asked k = 0; k < ASKED; k++)
    rank_question_free(q + k);
  return object;
}

/* What this process tells the other one is the value in JSON, or a message. */
static _Noreturn void work(const points *p, double budget, int tell)
{
  progress_end();
  if (dup2(tell, STDERR_FILENO) < 0)
    _exit(STATUS_UNDECIDED);
  memory_limit_more(2 * MOST_BYTES);
  json_t *object = decide(p, budget);
  int status = json_dumpfd(object, tell, JSON_COMPACT) == 0 ? STATUS_HOLDS : STATUS_UNDECIDED;
  json_decref(object);
  _exit(status);
}

/* Reads until the end, which it returns, with a NUL behind it, or NULL if the time is over. */
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
static json_t *reason_in(const char *message)
{
  const char *colon = strstr(message, ": ");
  const char *begin = colon ? colon + 2 : message;
  size_t length = strcspn(begin, "\n");
  char *line = duplicate(begin, length);
  json_t *reason = json_text(length > 0 ? line : "its process ended before its time");
  free(line);
  return reason;
}

/* Nothing is decided but what needs no time. */
static json_t *undecided(const points *p, json_t *reason)
{
  json_t *object = decide(p, 0);
  json_object_set_new(object, "reason", reason);
  return object;
}

json_t *rank_beside(const points *p, double budget)
{
  int ends[2];
  size_t length = 0;
  double until = seconds_now() + budget + MORE_SECONDS;
  if (pipe(ends) != 0)
    return undecided(p, json_text(strerror(errno)));
  progress_begin("rank condition ");
  pid_t process = process_fork();
  if (process == 0)
    work(p, budget, ends[1]);
  int error = errno;
  close(ends[1]);
  char *told = process > 0 ? listen_to(ends[0], until, &length) : NULL;
  close(ends[0]);
  if (process < 0)
    return undecided(p, json_text(strerror(error)));
  if (!told)
    kill(process, SIGKILL);
  int status = process_wait(process);
  bool whole = told && WIFEXITED(status) && WEXITSTATUS(status) == STATUS_HOLDS;
  json_t *object = whole ? json_loadb(told, length, 0, NULL) : NULL;
  if (!object)
    object = undecided(p, told ? reason_in(told) : json_string("the time is over"));
  free(told);
  return object;
}

static size_t number_of(const json_t *object, const char *key)
{
  return (size_t)json_integer_value(json_object_get(object, key));
}

static const char *text_of(const json_t *object, const char *key)
{
  return json_string_value(json_object_get(object, key));
}

bool rank_beside_bound(const json_t *rank, size_t *operations)
{
  const json_t *form = json_object_get(rank, rank_form_name(true));
  if (!json_object_get(form, "operations_at_least"))
    form = json_object_get(rank, "kappa");
  *operations = number_of(form, "operations_at_least");
  return json_object_get(form, "operations_at_least") != NULL;
}

static void write_lines(FILE *f, const json_t *lines)
{
  size_t count = json_array_size(lines), shown = count < MOST_SHOWN ? count : MOST_SHOWN;
  for (size_t k = 0; k < shown; k++) {
    json_int_t line = json_integer_value(json_array_get(lines, k));
    fprintf(f, "%s%zu", k == 0 ? "" : k + 1 < count ? ", " : " and ", (size_t)line);
  }
  if (shown < count)
    fprintf(f, " and %zu more", count - shown);
}

static void write_bound(FILE *f, const json_t *object, const char *where)
{
  if (json_object_get(object, "operations_at_least"))
    fprintf(f, ": at least %zu operation%s%s", number_of(object, "operations_at_least"),
            s_of(number_of(object, "operations_at_least")), where);
}

/* Of a long number, cut off, only the first digits. */
static void write_count(FILE *f, const char *digits)
{
  size_t length = strlen(digits);
  if (length <= MOST_DIGITS)
    fputs(digits, f);
  else
    fprintf(f, "%c.%.2se%zu", digits[0], digits + 1, length - 1);
}

static void write_form(FILE *f, const json_t *form, bool augmented)
{
  const char *condition = text_of(form, "condition");
  const char *head = augmented ? "            (1, x; d)" : "rank        (x; d)   ";
  fprintf(f, "%s output %zu ", head, number_of(form, "output"));
  if (json_object_get(form, "vacuous"))
    fputs("nothing to decide: there are not so many points", f);
  else if (strcmp(condition, rank_verdict_name(RANK_FAILS)) == 0) {
    fputs("FAILS: dependent are lines ", f);
    write_lines(f, json_object_get(form, "subset"));
  } else {
    fprintf(f, "%s: ", condition);
    write_count(f, text_of(form, "covered"));
    fputs(" of ", f);
    write_count(f, text_of(form, "subsets"));
    fputs(" subsets", f);
  }
  write_bound(f, form, augmented ? "" : " without a constant input");
  fputc('\n', f);
}

static void write_kappa(FILE *f, const json_t *kappa)
{
  bool decided = json_object_get(kappa, "kappa") != NULL;
  fprintf(f, "            (1, x; d) output %zu ", number_of(kappa, "output"));
  if (decided)
    fprintf(f, "kappa = %zu", number_of(kappa, "kappa"));
  else
    fprintf(f, "undecided: kappa >= %zu", number_of(kappa, "kappa_at_least"));
  write_bound(f, kappa, "");
  fputc('\n', f);
}

void rank_beside_write(FILE *f, const json_t *rank)
{
  const json_t *kappa = json_object_get(rank, "kappa");
  const char *reason = text_of(rank, "reason");
  for (int augmented = 0; augmented < 2; augmented++)
    write_form(f, json_object_get(rank, rank_form_name(augmented)), augmented);
  if (kappa)
    write_kappa(f, kappa);
  if (reason) {
    fputs("            undecided: ", f);
    write_printable(f, reason);
    fputc('\n', f);
  }
}
