/* Layered networks, and switch networks as layered ones, as libraries in C. */
#ifndef MEMCERT_SHELL_LAYERED_LIBRARY_H
#define MEMCERT_SHELL_LAYERED_LIBRARY_H

#include "library_request.h"

network_library layered_library;
network_library switch_library;

#endif
