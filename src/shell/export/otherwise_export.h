/* Networks that go on in a layered one are not exported yet. */
#ifndef MEMCERT_SHELL_OTHERWISE_EXPORT_H
#define MEMCERT_SHELL_OTHERWISE_EXPORT_H

#include "network_export.h"

network_export otherwise_export;

#endif
