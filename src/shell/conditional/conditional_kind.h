/* What the commands do with conditional networks (memcert-conditional-1). */
#ifndef MEMCERT_SHELL_CONDITIONAL_KIND_H
#define MEMCERT_SHELL_CONDITIONAL_KIND_H

#include "conditional_model.h"
#include "shell/report/network_kind.h"

extern const network_kind conditional_kind;

/* `eval` of a network that something else was made into; releases it. */
int conditional_kind_eval(const eval_request *asked, conditional_model m);

#endif
