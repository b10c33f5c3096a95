/* Networks that go on in a layered one as libraries in C: not yet. */
#ifndef MEMCERT_SHELL_OTHERWISE_LIBRARY_H
#define MEMCERT_SHELL_OTHERWISE_LIBRARY_H

#include "library_request.h"

network_library otherwise_library;

#endif
