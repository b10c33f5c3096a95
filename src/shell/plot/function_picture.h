/* One input: points, and the function. */
#ifndef MEMCERT_SHELL_FUNCTION_PICTURE_H
#define MEMCERT_SHELL_FUNCTION_PICTURE_H

#include "picture.h"

void picture_write_function(FILE *f, const picture *p);

#endif
