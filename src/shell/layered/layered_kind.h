/* What the commands do with layered networks (memcert-layered-1). */
#ifndef MEMCERT_SHELL_LAYERED_KIND_H
#define MEMCERT_SHELL_LAYERED_KIND_H

#include "shell/report/network_kind.h"

extern const network_kind layered_kind;

#endif
