/* What a search has found out about sets of points. */
#ifndef MEMCERT_SHELL_TREE_MEMO_H
#define MEMCERT_SHELL_TREE_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of one set, and one depth that is asked about. */
typedef struct {
  uint64_t least;  /* no tree has less than this */
  uint64_t most;   /* a tree has this; UINT64_MAX: none is known */
  uint32_t column; /* it begins with this cut: `count` points of that column go left */
  uint32_t count;
} tree_known;

typedef struct {
  size_t words;       /* of a set */
  size_t used, room;  /* entries; the room is a power of two */
  size_t most;        /* entries that there may be */
  uint64_t *key;      /* of each entry the set and the depth: words + 1 */
  tree_known *known;
  bool *taken;
} tree_memo;

tree_memo tree_memo_new(size_t words, size_t bytes);
void tree_memo_free(tree_memo *m);

/* What is known of a set of that many words with the depth after it; new entries know nothing.  NULL if there is no room.
 * Valid until the next call. */
tree_known *tree_memo_at(tree_memo *m, const uint64_t *key);

#endif
