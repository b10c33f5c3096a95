/* Layered networks, and switch networks as layered ones, as libraries in C; of networks that go on in a layered one, this,
 * which has the same outputs on every input. */
#ifndef MEMCERT_SHELL_LAYERED_LIBRARY_H
#define MEMCERT_SHELL_LAYERED_LIBRARY_H

#include "library_request.h"

network_library layered_library;
network_library switch_library;
network_library otherwise_library;

#endif
