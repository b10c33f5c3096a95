#include "progress.h"
#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

static const char *volatile subject;
static volatile sig_atomic_t percent, shown;

static void say(const char *text)
{
  if (write(STDERR_FILENO, text, strlen(text)) < 0)
    return;
}

/* Runs in a signal handler: the kernel's single long calls cannot report by themselves. */
static void tick(int number)
{
  char share[] = "  0%";
  (void)number;
  int value = percent;
  if (value >= 100)
    share[0] = '1';
  share[1] = (char)(value >= 10 ? '0' + value / 10 % 10 : ' ');
  share[2] = (char)('0' + value % 10);
  say("\r\033[Kmemcert: ");
  say(subject);
  if (value > 0)
    say(share);
  shown = 1;
}

static void timer(int seconds)
{
  struct itimerval every = {{seconds, 0}, {seconds, 0}};
  setitimer(ITIMER_REAL, &every, NULL);
}

void progress_begin(const char *what)
{
  if (!isatty(STDERR_FILENO))
    return;
  percent = 0;
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
  percent = (sig_atomic_t)(done / (total / 100 + 1));
}

void progress_end(void)
{
  if (!subject)
    return;
  timer(0);
  subject = NULL;
  if (shown)
    say("\r\033[K");
  shown = 0;
}
