#include "check_parts.h"
#include "check_parts_read.h"
#include "report.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/progress.h"
#include "shell/base/random.h"
#include "shell/base/text.h"
#include "shell/table/points_digest.h"
#include <stdlib.h>

/* A point more. */
static void add(check_share *s, const size_t *cost)
{
  for (size_t k = 0; k < CHECK_COSTS; k++) {
    s->least[k] = s->decided == 0 || cost[k] < s->least[k] ? cost[k] : s->least[k];
    point_tally_add(s->cost + k, cost[k]);
  }
  s->decided++;
}

static json_t *costs_object(const check_work *w, const check_share *s)
{
  json_t *object = json_object();
  for (size_t k = 0; k < CHECK_COSTS && w->costs[k]; k++) {
    json_t *cost = json_object();
    json_object_set_new(cost, "least", json_count(s->least[k]));
    json_object_set_new(cost, "most", json_count(s->cost[k].max));
    json_object_set_new(cost, "sum", json_count(s->cost[k].sum));
    json_object_set_new(object, w->costs[k], cost);
  }
  return object;
}

static json_t *part_object(const check_work *w, part_shard shard, const check_share *s)
{
  size_t begin = check_share_begin(w, shard);
  char digest[DIGEST_TEXT];
  json_t *object = json_object(), *network = json_object();
  points_digest(w->table, digest);
  json_object_set_new(object, "format", json_string(CHECK_PART_FORMAT));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  report_add_network_file(network, w->asked->network, w->asked->network_sha256);
  json_object_set_new(object, "network", network);
  json_object_set_new(object, "dataset", report_dataset_object(w->table));
  json_object_set_new(object, "numbers", json_string(digest));
  json_object_set_new(object, "rule", json_deep_copy(w->rule));
  json_object_set_new(object, "shard", part_shard_object(shard));
  json_object_set_new(object, "lines", check_share_lines(w, shard));
  json_object_set_new(object, "decided", json_count(s->decided));
  json_object_set_new(object, "failure", s->failed ? json_count(w->table->line[begin + s->decided - 1]) : json_null());
  json_object_set_new(object, "costs", costs_object(w, s));
  return object;
}

int check_parts_make(const check_work *w)
{
  part_shard shard = {w->asked->shares->shard, w->asked->shares->shards};
  size_t begin = check_share_begin(w, shard), end = check_share_end(w, shard);
  check_share s = {0};
  progress_begin("checking");
  for (size_t i = begin; i < end && !s.failed; i++) {
    size_t cost[CHECK_COSTS] = {0};
    s.failed = !w->decide(w->net, i, cost);
    add(&s, cost);
    progress_at(s.decided, end - begin);
  }
  progress_end();
  json_t *object = part_object(w, shard, &s);
  output out = output_open(w->asked->output);
  part_file_write(out.stream, object);
  output_close(&out);
  return s.failed ? STATUS_FAILS : STATUS_HOLDS;
}

static bool is_same(const check_share *a, const check_share *b)
{
  bool same = a->decided == b->decided;
  for (size_t k = 0; k < CHECK_COSTS; k++)
    same = same && a->least[k] == b->least[k] && a->cost[k].max == b->cost[k].max && a->cost[k].sum == b->cost[k].sum;
  return same;
}

/* A point, of which the file says whether it is recalled. */
static void decide_again(const check_work *w, const check_part *part, size_t i, bool recalled, check_share *again)
{
  size_t cost[CHECK_COSTS] = {0};
  bool is_recalled = w->decide(w->net, i, cost);
  add(again, cost);
  for (size_t k = 0; k < CHECK_COSTS; k++)
    if (cost[k] < part->share.least[k] || cost[k] > part->share.cost[k].max)
      fail_at(STATUS_FILE, (place){part->name, 1, 1}, "line %zu of the table has other costs than this says: the file "
              "is wrong, and its share has to be decided again", w->table->line[i]);
  if (is_recalled != recalled)
    fail_at(STATUS_FILE, (place){part->name, 1, 1}, "this says that line %zu of the table is %srecalled, but it is%s: "
            "the file is wrong, and its share has to be decided again", w->table->line[i], recalled ? "" : "not ",
            recalled ? " not" : "");
}

/* Draws from the points that are said to be recalled, each as likely as any other; a failure is always there. */
static size_t recheck(const check_work *w, const check_part *part, uint64_t seed)
{
  const check_parts *how = w->asked->shares;
  size_t begin = check_share_begin(w, part->shard), left = part->share.decided - part->share.failed, i = begin;
  size_t wanted = left < how->samples ? left : how->samples;
  check_share again = {0};
  uint64_t state = seed;
  state = random_next(&state) ^ part->shard.index;
  for (; wanted > 0; i++, left--)
    if (random_next(&state) % left < wanted) {
      decide_again(w, part, i, true, &again);
      wanted--;
    }
  if (part->share.failed)
    decide_again(w, part, begin + part->share.decided - 1, false, &again);
  if (again.decided == part->share.decided && !is_same(&again, &part->share))
    part_refuse(part->name, "its costs are not those of its points: the file is wrong, and its share has to be decided "
                "again");
  return again.decided;
}

/* What one run would know: it ends where the first point is not recalled. */
static check_share together(const check_part *part, size_t count)
{
  check_share all = {0};
  for (size_t index = 0; index < count && !all.failed; index++) {
    const check_share *s = &part[index].share;
    for (size_t k = 0; k < CHECK_COSTS; k++) {
      all.cost[k].points += s->decided;
      all.cost[k].max = s->cost[k].max > all.cost[k].max ? s->cost[k].max : all.cost[k].max;
      all.cost[k].sum += s->cost[k].sum;
    }
    all.decided += s->decided;
    all.failed = s->failed;
  }
  return all;
}

static char *say(size_t again, size_t points, size_t files, size_t seed)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%zu of %zu points of %zu file%s were decided again (--seed %zu), %s", again, points, files,
          s_of(files), seed, again == points ? "none is believed" : "the others are believed");
  return text_close(&t);
}

check_share check_parts_merge(const check_work *w, char **said)
{
  const check_parts *how = w->asked->shares;
  check_part *part = check_parts_read(w);
  uint32_t seed = 0;
  size_t again = 0, points = 0;
  for (size_t k = 0; k < how->count; k++)
    seed += part_seed(part[k].seal);
  if (how->seeded)
    seed = (uint32_t)how->seed;
  progress_begin("checking what files say");
  for (size_t k = 0; k < how->count; k++) {
    again += recheck(w, part + k, seed);
    points += part[k].share.decided;
    progress_at(k + 1, how->count);
  }
  progress_end();
  *said = say(again, points, how->count, seed);
  check_share all = together(part, how->count);
  free(part);
  return all;
}
