/* What the commands do with switch networks (memcert-network-1). */
#ifndef MEMCERT_SHELL_SWITCH_KIND_H
#define MEMCERT_SHELL_SWITCH_KIND_H

#include "shell/report/network_kind.h"

extern const network_kind switch_kind;

#endif
