/* The machines whose arithmetic is asked for: binary32, binary64, or P bits with the exponents of binary64. */
#ifndef MEMCERT_SHELL_MACHINE_H
#define MEMCERT_SHELL_MACHINE_H

#include <stdio.h>
#include "shell/base/binary_float.h"

#define MACHINE_MOST_BITS 4096

/* Without a name: P bits. */
typedef binary_float machine;

/* Exit 2 if the text names none. */
machine machine_named(const char *text);
machine machine_of_bits(size_t bits);

/* "binary32" or "12 bits". */
void machine_write(FILE *stream, const machine *m);

/* All numbers are less than 2 to this power. */
long machine_top(const machine *m);

#endif
