/* How far a sweep is, as a file: memcert-sweep-part-1.  An interrupted sweep goes on from one, and those of all shards
 * are merged. */
#ifndef MEMCERT_SHELL_SWEEP_PART_H
#define MEMCERT_SHELL_SWEEP_PART_H

#include <jansson.h>
#include "sweep.h"

#define SWEEP_PART_FORMAT "memcert-sweep-part-1"

/* Writes the file whole. */
void sweep_part_write(const char *file, const sweep *s);

/* Takes over from a file what was measured; leaves with exit 3 if it is about another sweep, or another shard. */
void sweep_part_resume(const char *file, sweep *s);

/* The sweep of all shards, from files each of which has another one, measured to its end; leaves with exit 3 if one is
 * missing or does not belong. */
sweep sweep_part_merge(char *const *files, size_t count);

/* A step alone, for another process; owned by the caller. */
json_t *sweep_step_object(const sweep_step *s);
sweep_step sweep_step_read_text(const char *text);

#endif
