/* `check` of switch networks (memcert-network-1): recall of every point, and what it costs there. */
#ifndef MEMCERT_SHELL_SWITCH_CHECK_H
#define MEMCERT_SHELL_SWITCH_CHECK_H

#include "shell/report/network_kind.h"

int check_switch(const check_request *asked);

#endif
