#include "check_share.h"
#include "shell/base/json.h"
#include <stdint.h>

size_t check_share_begin(const check_work *w, part_shard shard)
{
  /* There are at most CHECK_PARTS_MOST shares. */
  return (size_t)((uint64_t)w->table->points * shard.index / shard.of);
}

size_t check_share_end(const check_work *w, part_shard shard)
{
  return check_share_begin(w, (part_shard){shard.index + 1, shard.of});
}

json_t *check_share_lines(const check_work *w, part_shard shard)
{
  size_t begin = check_share_begin(w, shard), end = check_share_end(w, shard);
  if (begin == end)
    return json_null();
  json_t *object = json_object();
  json_object_set_new(object, "first", json_count(w->table->line[begin]));
  json_object_set_new(object, "last", json_count(w->table->line[end - 1]));
  return object;
}
