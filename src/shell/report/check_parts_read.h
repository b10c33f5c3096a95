/* Reading files of the format memcert-check-part-1. */
#ifndef MEMCERT_SHELL_CHECK_PARTS_READ_H
#define MEMCERT_SHELL_CHECK_PARTS_READ_H

#include "check_share.h"

typedef struct {
  const char *name;
  char seal[DIGEST_TEXT];
  part_shard shard;
  check_share share;
} check_part;

/* Those that are asked for, in the order of their shares, to be released.  Leaves with exit 3 unless all of them are
 * about this work, and each share is there once. */
check_part *check_parts_read(const check_work *w);

#endif
