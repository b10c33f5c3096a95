/* `check` of conditional networks (memcert-conditional-1): recall of every point, and what it costs there. */
#ifndef MEMCERT_SHELL_CONDITIONAL_CHECK_H
#define MEMCERT_SHELL_CONDITIONAL_CHECK_H

#include "shell/report/network_kind.h"

int check_conditional(const check_request *asked);

#endif
