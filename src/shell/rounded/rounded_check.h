/* `check --arithmetic` and `check --least-precision`: recall of every point by a layered network with the arithmetic of
 * a machine. */
#ifndef MEMCERT_SHELL_ROUNDED_CHECK_H
#define MEMCERT_SHELL_ROUNDED_CHECK_H

#include "shell/report/network_kind.h"

/* The machine is named so; NULL: it is looked for, the one with the fewest bits that recalls every point. */
int rounded_check_network(const check_request *asked, const char *machine);

#endif
