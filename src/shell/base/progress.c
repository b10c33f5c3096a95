#include "progress.h"
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#define MOST_DIGITS 20

static const char *volatile subject;
/* Of the work: seconds since it was first said how much is done, and this, what is done now, and all. */
static volatile size_t seconds, first, done_now, all;
static volatile sig_atomic_t shown;
static bool silent;

static void say(const char *text)
{
  if (write(STDERR_FILENO, text, strlen(text)) < 0)
    return;
}

static void say_number(size_t number, const char *after)
{
  char digits[MOST_DIGITS + 1];
  size_t k = MOST_DIGITS;
  digits[k] = '\0';
  do
    digits[--k] = (char)('0' + number % 10);
  while ((number /= 10) > 0);
  say(digits + k);
  say(after);
}

static void say_time(size_t left)
{
  say(", about ");
  if (left < 120)
    say_number(left, " s left");
  else if (left < 120 * 60)
    say_number(left / 60, " min left");
  else
    say_number(left / 3600, " h left");
}

/* A share of the work each second, and when it ends if this goes on. */
static void say_rate(size_t done, size_t total)
{
  if (seconds == 0 || done <= first)
    return;
  size_t each = (done - first) / seconds;
  if (each > 0) {
    say(", ");
    say_number(each, total == 100 ? "%/s" : "/s");
  }
  /* In this order, numbers stay small. */
  say_time((total - done) / (done - first) * seconds + (total - done) % (done - first) * seconds / (done - first));
}

/* Runs in a signal handler: the kernel's single long calls cannot report by themselves. */
static void tick(int number)
{
  size_t done = done_now, total = all;
  (void)number;
  seconds++;
  say("\r\033[Kmemcert: ");
  say(subject);
  if (done > 0 && done <= total) {
    say(" ");
    say_number(done / (total / 100 + 1), "%");
    say_rate(done, total);
  }
  shown = 1;
}

static void timer(int every)
{
  struct itimerval interval = {{every, 0}, {every, 0}};
  setitimer(ITIMER_REAL, &interval, NULL);
}

static void forget(void)
{
  seconds = first = done_now = all = 0;
}

void progress_begin(const char *what)
{
  if (silent || !isatty(STDERR_FILENO))
    return;
  if (what != subject)
    forget();
  /* One clock for all work: several short steps may last long together. */
  if (!subject) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = tick;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, NULL);
    subject = what;
    timer(1);
  }
  subject = what;
}

void progress_at(size_t done, size_t total)
{
  /* Work of the same name begins anew, or goes on where it was left. */
  if (total != all || done < done_now) {
    seconds = 0;
    first = done;
  }
  done_now = done;
  all = total;
}

void progress_keep_silent(void)
{
  silent = true;
  subject = NULL;
}

void progress_end(void)
{
  if (!subject)
    return;
  timer(0);
  subject = NULL;
  forget();
  if (shown)
    say("\r\033[K");
  shown = 0;
}
