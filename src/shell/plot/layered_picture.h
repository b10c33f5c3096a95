/* A layered network, layer by layer. */
#ifndef MEMCERT_SHELL_LAYERED_PICTURE_H
#define MEMCERT_SHELL_LAYERED_PICTURE_H

#include "picture.h"

/* Of wide layers the first neurons; exit 4 if there are too many layers to be seen. */
void layered_picture_write(FILE *f, const picture *p);

#endif
