/* Which points a table has, whatever its file looks like. */
#ifndef MEMCERT_SHELL_POINTS_DIGEST_H
#define MEMCERT_SHELL_POINTS_DIGEST_H

#include "points.h"
#include "shell/base/digest.h"

/* The digest of all numbers and lines, and so of the options that matter for them. */
void points_digest(const points *p, char text[DIGEST_TEXT]);

#endif
