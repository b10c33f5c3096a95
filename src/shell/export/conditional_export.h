/* Conditional networks in open formats. */
#ifndef MEMCERT_SHELL_CONDITIONAL_EXPORT_H
#define MEMCERT_SHELL_CONDITIONAL_EXPORT_H

#include "network_export.h"

network_export conditional_export;

#endif
