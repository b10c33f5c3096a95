/* Two inputs: points, and the regions of the network. */
#ifndef MEMCERT_SHELL_PLANE_PICTURE_H
#define MEMCERT_SHELL_PLANE_PICTURE_H

#include "picture.h"

void picture_write_plane(FILE *f, const picture *p);

#endif
