/* A share of the points of a table that `check` decides: share I of K has the points from I n / K up to (I + 1) n / K,
 * rounded down, in the order of the table. */
#ifndef MEMCERT_SHELL_CHECK_SHARE_H
#define MEMCERT_SHELL_CHECK_SHARE_H

#include <jansson.h>
#include "network_kind.h"
#include "shell/base/part_file.h"
#include "shell/base/tally.h"

#define CHECK_PART_FORMAT "memcert-check-part-1"
#define CHECK_PARTS_MOST 1000000
/* Numbers that are counted at each point, at most. */
#define CHECK_COSTS 2

/* What is done at each point of a table. */
typedef struct {
  const check_request *asked;
  const points *table;
  const json_t *rule;              /* which outputs count as recalled */
  const char *costs[CHECK_COSTS];  /* what is counted; NULL: nothing more */
  bool (*decide)(void *net, size_t i, size_t *cost); /* whether point i is recalled, and what it costs */
  void *net;
} check_work;

/* What is known of points that follow each other. */
typedef struct {
  size_t decided;
  bool failed; /* the last of these is not recalled */
  size_t least[CHECK_COSTS];
  point_tally cost[CHECK_COSTS];
} check_share;

/* The first point of a share, and the one after its last; and the lines of the first and the last, or null. */
size_t check_share_begin(const check_work *w, part_shard shard);
size_t check_share_end(const check_work *w, part_shard shard);
json_t *check_share_lines(const check_work *w, part_shard shard);

#endif
