/* Layered networks, and switch networks as layered ones, in open formats; of networks that go on in a layered one, this. */
#ifndef MEMCERT_SHELL_LAYERED_EXPORT_H
#define MEMCERT_SHELL_LAYERED_EXPORT_H

#include "network_export.h"

network_export layered_export;
network_export switch_export;
network_export otherwise_export;

#endif
