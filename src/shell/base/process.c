#include "process.h"
#include "status.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

pid_t process_fork(void)
{
  pid_t parent = getpid(), process = fork();
  if (process != 0)
    return process;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  /* It may have ended before it was asked for. */
  if (getppid() != parent)
    _exit(STATUS_UNDECIDED);
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  /* The process that it is a part of says what is undecided, once. */
  fail_calls(NULL);
  undecided_prints("");
  return 0;
}

int process_wait(pid_t process)
{
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR)
    ;
  return status;
}
