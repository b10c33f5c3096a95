#include "check_parts_read.h"
#include "shell/base/memory.h"
#include "shell/table/points_digest.h"
#include <stdlib.h>
#include <string.h>

/* Of all files: far more than anybody can count, and so few that numbers that were made up make no sum overflow. */
#define MOST_SUM ((size_t)1 << 60)

/* Leaves unless the file is about this network, this table and this rule. */
static void check_same(const check_work *w, part_node top, const char *numbers)
{
  const char *network = part_text(part_member(part_member(top, "network"), "sha256"));
  const char *table = part_text(part_member(part_member(top, "dataset"), "sha256"));
  if (strcmp(network, w->asked->network_sha256) != 0)
    part_refuse(top.file, "this is about another network: its SHA-256 differs");
  if (strcmp(table, w->table->sha256) != 0)
    part_refuse(top.file, "this is about another dataset: the SHA-256 of the table differs");
  if (strcmp(part_text(part_member(top, "numbers")), numbers) != 0)
    part_refuse(top.file, "this was made with other options: the points or numbers differ");
  if (!json_equal(part_member(top, "rule").value, w->rule))
    part_refuse(top.file, "this was made with other options: it has another rule for what is recalled");
}

static void read_cost(part_node n, check_share *s, size_t k, size_t limit)
{
  size_t least = s->least[k] = part_index(part_member(n, "least"), limit);
  size_t most = s->cost[k].max = part_index(part_member(n, "most"), limit);
  size_t sum = s->cost[k].sum = part_index(part_member(n, "sum"), limit), points = s->cost[k].points = s->decided;
  bool possible = points == 0 ? least + most + sum == 0
                              : sum / points >= least && sum / points + (sum % points != 0) <= most;
  if (!possible)
    part_refuse_value(n, "its costs are not those of so many points");
}

/* What the file says of its share. */
static void read_share(const check_work *w, part_node top, check_part *part)
{
  check_share *s = &part->share;
  size_t begin = check_share_begin(w, part->shard), points = check_share_end(w, part->shard) - begin;
  part_node failure = part_member(top, "failure"), costs = part_member(top, "costs");
  json_t *lines = check_share_lines(w, part->shard);
  if (!json_equal(part_member(top, "lines").value, lines))
    part_refuse_value(top, "its lines are not those of its share");
  json_decref(lines);
  s->decided = part_index(part_member(top, "decided"), points);
  s->failed = !json_is_null(failure.value);
  if (s->failed && (s->decided == 0 || part_index(failure, SIZE_MAX) != w->table->line[begin + s->decided - 1]))
    part_refuse_value(top, "the line that is not recalled is not the last one that was decided");
  if (!s->failed && s->decided != points)
    part_refuse_value(top, "neither are all points of its share decided, nor is one not recalled");
  for (size_t k = 0; k < CHECK_COSTS && w->costs[k]; k++)
    read_cost(part_member(costs, w->costs[k]), s, k, MOST_SUM / part->shard.of);
}

/* Exit 3 unless each share is there once. */
static void check_shards(const check_parts *files, const check_part *part)
{
  part_shard *shard = allocate(files->count, sizeof *shard);
  for (size_t k = 0; k < files->count; k++)
    shard[k] = part[k].shard;
  part_shards_check(files->files, shard, files->count);
  free(shard);
}

check_part *check_parts_read(const check_work *w)
{
  const check_parts *files = w->asked->shares;
  check_part *part = allocate(files->count, sizeof *part), *sorted = allocate(files->count, sizeof *sorted);
  part_node *top = allocate(files->count, sizeof *top);
  char numbers[DIGEST_TEXT];
  points_digest(w->table, numbers);
  for (size_t k = 0; k < files->count; k++) {
    part[k] = (check_part){.name = files->files[k]};
    top[k] = part_file_read(part[k].name, CHECK_PART_FORMAT, NULL, WANTED_PART, part[k].seal);
    check_same(w, top[k], numbers);
    part[k].shard = part_shard_read(top[k]);
  }
  check_shards(files, part);
  for (size_t k = 0; k < files->count; k++) {
    read_share(w, top[k], part + k);
    part_file_free(top[k]);
    sorted[part[k].shard.index] = part[k];
  }
  free(part);
  free(top);
  return sorted;
}
