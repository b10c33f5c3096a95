/* `check` of layered networks (memcert-layered-1): recall of every point, and what it costs there. */
#ifndef MEMCERT_SHELL_LAYERED_CHECK_H
#define MEMCERT_SHELL_LAYERED_CHECK_H

#include "shell/report/network_kind.h"

int check_layered(const check_request *asked);

#endif
