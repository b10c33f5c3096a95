/* The network itself.  Exit 4 if it is too large to be seen. */
#ifndef MEMCERT_SHELL_STRUCTURE_PICTURE_H
#define MEMCERT_SHELL_STRUCTURE_PICTURE_H

#include "picture.h"

void picture_write_structure(FILE *f, const picture *p);

#endif
