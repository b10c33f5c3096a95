/* The test of a library in C: rows with what is right, computed exactly here. */
#ifndef MEMCERT_SHELL_LIBRARY_TEST_H
#define MEMCERT_SHELL_LIBRARY_TEST_H

#include <stdio.h>
#include "library_form.h"

void library_test_write(FILE *stream, const library_form *l);

#endif
