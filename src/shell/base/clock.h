/* Time that passes: it is shown and limits work, and decides nothing. */
#ifndef MEMCERT_SHELL_CLOCK_H
#define MEMCERT_SHELL_CLOCK_H

/* Seconds since some fixed time. */
double seconds_now(void);

#endif
