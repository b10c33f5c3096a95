/* Conditional networks, and networks of gates as conditional ones, as libraries in C. */
#ifndef MEMCERT_SHELL_CONDITIONAL_LIBRARY_H
#define MEMCERT_SHELL_CONDITIONAL_LIBRARY_H

#include "library_request.h"

network_library conditional_library;
network_library gates_library;

#endif
