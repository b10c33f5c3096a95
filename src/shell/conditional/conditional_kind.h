/* What the commands do with conditional networks (memcert-conditional-1). */
#ifndef MEMCERT_SHELL_CONDITIONAL_KIND_H
#define MEMCERT_SHELL_CONDITIONAL_KIND_H

#include "shell/report/network_kind.h"

extern const network_kind conditional_kind;

#endif
