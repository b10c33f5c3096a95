/* `check` in shares: points are divided among runs, on other machines if one likes, each of which writes a file of the
 * format memcert-check-part-1; these are put together, and then known is what one run would know.
 *
 * A run ends at the first point that is not recalled, and so does what is known of a share. */
#ifndef MEMCERT_SHELL_CHECK_PARTS_H
#define MEMCERT_SHELL_CHECK_PARTS_H

#include "check_share.h"

/* Points of each file that are decided again, unless said otherwise. */
#define CHECK_PART_SAMPLES 8

/* Decides the share that is asked for, and writes its file; returns the exit status. */
int check_parts_make(const check_work *w);

/* What the files say together, after some of it was decided again; leaves with exit 3 at the first one that is wrong,
 * or not about this.  `*said` is a line about what is believed, to be released. */
check_share check_parts_merge(const check_work *w, char **said);

#endif
