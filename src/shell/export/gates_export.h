/* Networks of gates in open formats: the conditional networks that they are made into. */
#ifndef MEMCERT_SHELL_GATES_EXPORT_H
#define MEMCERT_SHELL_GATES_EXPORT_H

#include "network_export.h"

network_export gates_export;

#endif
