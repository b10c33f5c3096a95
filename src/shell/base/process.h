/* Processes that this one starts. */
#ifndef MEMCERT_SHELL_PROCESS_H
#define MEMCERT_SHELL_PROCESS_H

#include <sys/types.h>

/* fork(), but only this process ends the new one, whatever the terminal sends to both: it ends as soon as this one does,
 * and prints no report if it reaches a limit. */
pid_t process_fork(void);

/* Waits for the end of such a process and returns its status as waitpid() gives it. */
int process_wait(pid_t process);

#endif
