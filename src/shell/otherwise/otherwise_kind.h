/* What the commands do with memcert-conditional-2 files that have an "otherwise". */
#ifndef MEMCERT_SHELL_OTHERWISE_KIND_H
#define MEMCERT_SHELL_OTHERWISE_KIND_H

#include "shell/report/network_kind.h"

extern const network_kind otherwise_kind;

#endif
