/* Whether there are as many bytes as an array has numbers. */
#ifndef MEMCERT_SHELL_ARRAY_SIZE_H
#define MEMCERT_SHELL_ARRAY_SIZE_H

#include "array.h"

/* Exit 3 if the data of the array are not exactly `size` bytes, or it has no number. */
void array_check_size(const array *a, size_t size);

#endif
