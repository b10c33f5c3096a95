#include "tree_memo.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 1024

static void make_room(tree_memo *m, size_t room)
{
  m->room = room;
  m->key = allocate(room * (m->words + 1), sizeof *m->key);
  m->known = allocate(room, sizeof *m->known);
  m->taken = allocate(room, sizeof *m->taken);
}

tree_memo tree_memo_new(size_t words, size_t bytes)
{
  tree_memo m = {.words = words, .most = bytes / (4 * (8 * (words + 1) + sizeof(tree_known)))};
  make_room(&m, FIRST_ROOM);
  return m;
}

void tree_memo_free(tree_memo *m)
{
  free(m->taken);
  free(m->known);
  free(m->key);
}

/* Where the key is, or where it belongs. */
static size_t place_of(const tree_memo *m, const uint64_t *key)
{
  uint64_t hash = 0;
  for (size_t w = 0; w <= m->words; w++) {
    hash = (hash ^ key[w]) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 29;
  }
  size_t at = hash & (m->room - 1), bytes = (m->words + 1) * sizeof *key;
  while (m->taken[at] && memcmp(m->key + at * (m->words + 1), key, bytes) != 0)
    at = (at + 1) & (m->room - 1);
  return at;
}

static tree_known *put(tree_memo *m, const uint64_t *key, tree_known known)
{
  size_t at = place_of(m, key);
  memcpy(m->key + at * (m->words + 1), key, (m->words + 1) * sizeof *key);
  m->known[at] = known;
  m->taken[at] = true;
  m->used++;
  return m->known + at;
}

static void grow(tree_memo *m)
{
  tree_memo old = *m;
  m->used = 0;
  make_room(m, 2 * old.room);
  for (size_t i = 0; i < old.room; i++)
    if (old.taken[i])
      put(m, old.key + i * (m->words + 1), old.known[i]);
  tree_memo_free(&old);
}

tree_known *tree_memo_at(tree_memo *m, const uint64_t *key)
{
  size_t at = place_of(m, key);
  if (m->taken[at])
    return m->known + at;
  if (m->used >= m->most)
    return NULL;
  if (2 * m->used >= m->room)
    grow(m);
  return put(m, key, (tree_known){0, UINT64_MAX, 0, 0});
}
