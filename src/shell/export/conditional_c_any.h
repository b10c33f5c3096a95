/* A conditional network as tables and a C function that runs them, in integers of any size. */
#ifndef MEMCERT_SHELL_CONDITIONAL_C_ANY_H
#define MEMCERT_SHELL_CONDITIONAL_C_ANY_H

#include "conditional_c_writer.h"

void conditional_c_any(c_writer *w);

#endif
