/* A conditional network as C functions in integers of the machine. */
#ifndef MEMCERT_SHELL_CONDITIONAL_C_NATIVE_H
#define MEMCERT_SHELL_CONDITIONAL_C_NATIVE_H

#include "conditional_c_writer.h"

void conditional_c_native(c_writer *w);

#endif
