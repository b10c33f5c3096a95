#include "sweep_part.h"
#include "memorizer_cost.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/part_file.h"
#include "shell/base/status.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static json_t *tally_object(point_tally t)
{
  json_t *object = json_object();
  json_object_set_new(object, "points", json_count(t.points));
  json_object_set_new(object, "max", json_count(t.max));
  json_object_set_new(object, "sum", json_count(t.sum));
  return object;
}

static json_t *cost_object(const recall_cost *c)
{
  json_t *object = json_object();
  json_object_set_new(object, "network", json_string(c->kind->name));
  json_object_set_new(object, "neurons", json_count(c->size.neurons));
  json_object_set_new(object, "weights", json_count(c->size.weights));
  json_object_set_new(object, "depth", json_count(c->size.depth));
  json_object_set_new(object, "active_neurons", tally_object(c->size.active_neurons));
  json_object_set_new(object, "active_weights", tally_object(c->size.active_weights));
  json_object_set_new(object, "operations", tally_object(c->operations));
  json_object_set_new(object, "bits", json_count(c->bits));
  json_object_set_new(object, "synthesis_seconds", json_real(c->size.making));
  json_object_set_new(object, "check_seconds", json_real(c->size.checking));
  return object;
}

json_t *sweep_step_object(const sweep_step *s)
{
  json_t *object = json_object(), *networks = json_array(), *least = json_object();
  for (size_t k = 0; k < s->count; k++)
    json_array_append_new(networks, cost_object(s->cost + k));
  json_object_set_new(least, "max", json_count(s->worst));
  json_object_set_new(least, "sum", json_count(s->together));
  json_object_set_new(object, "points", json_count(s->points));
  json_object_set_new(object, "networks", networks);
  if (s->bounded)
    json_object_set_new(object, "at_least", least);
  else
    json_decref(least);
  return object;
}

void sweep_part_write(const char *file, const sweep *s)
{
  json_t *object = json_object(), *steps = json_array();
  json_object_set_new(object, "format", json_string(SWEEP_PART_FORMAT));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  json_object_set_new(object, "table", json_text(s->table));
  json_object_set_new(object, "numbers", json_string(s->numbers));
  json_object_set_new(object, "options", json_string(s->options));
  json_object_set_new(object, "shard", part_shard_object((part_shard){s->shard, s->shards}));
  for (size_t k = 0; k < s->count; k++)
    json_array_append_new(steps, sweep_step_object(s->step + k));
  json_object_set_new(object, "steps", steps);
  output out = output_open(file);
  part_file_write(out.stream, object);
  output_close(&out);
}

static uint64_t number_of(part_node object, const char *name)
{
  return part_index(part_member(object, name), SIZE_MAX);
}

static point_tally read_tally(part_node n)
{
  return (point_tally){number_of(n, "points"), number_of(n, "max"), number_of(n, "sum")};
}

static double read_seconds(part_node n)
{
  if (!json_is_number(n.value))
    part_refuse_value(n, "a number is wanted");
  return json_number_value(n.value);
}

static recall_cost read_cost(part_node n)
{
  const char *name = part_text(part_member(n, "network"));
  recall_cost c = {.kind = recall_named(name) ? recall_named(name) : memorizer_cost_kind(name),
                   .operations = read_tally(part_member(n, "operations")),
                   .bits = number_of(n, "bits"),
                   .size = {.neurons = number_of(n, "neurons"),
                            .weights = number_of(n, "weights"),
                            .depth = number_of(n, "depth"),
                            .active_neurons = read_tally(part_member(n, "active_neurons")),
                            .active_weights = read_tally(part_member(n, "active_weights")),
                            .making = read_seconds(part_member(n, "synthesis_seconds")),
                            .checking = read_seconds(part_member(n, "check_seconds"))}};
  if (!c.kind)
    part_refuse_value(n, "a network is none that is known");
  if (c.operations.points == 0)
    part_refuse_value(n, "a mean is of nothing");
  return c;
}

static sweep_step read_step(part_node n)
{
  part_node networks = part_member(n, "networks");
  sweep_step s = {.points = number_of(n, "points"), .count = part_count(networks)};
  s.cost = s.count > 0 ? allocate(s.count, sizeof(recall_cost)) : NULL;
  for (size_t k = 0; k < s.count; k++)
    s.cost[k] = read_cost(part_element(networks, k));
  s.bounded = json_object_get(n.value, "at_least") != NULL;
  if (s.bounded) {
    s.worst = number_of(part_member(n, "at_least"), "max");
    s.together = number_of(part_member(n, "at_least"), "sum");
  }
  if (s.points == 0)
    part_refuse_value(n, "a part has no points");
  return s;
}

sweep_step sweep_step_read_text(const char *text)
{
  json_t *object = json_loads(text, 0, NULL);
  if (!object)
    fail(STATUS_UNDECIDED, "a job ended before its time");
  sweep_step s = read_step((part_node){"a job", SWEEP_PART_FORMAT, object});
  json_decref(object);
  return s;
}

static sweep read_part(const char *file)
{
  char seal[DIGEST_TEXT];
  part_node top = part_file_read(file, SWEEP_PART_FORMAT, NULL, WANTED_PART, seal);
  part_node steps = part_member(top, "steps");
  part_shard shard = part_shard_read(top);
  const char *table = part_name(top, "table"), *options = part_name(top, "options");
  const char *numbers = part_text(part_member(top, "numbers"));
  sweep s = {.table = duplicate(table, strlen(table)), .options = duplicate(options, strlen(options)),
             .count = part_count(steps), .shard = shard.index, .shards = shard.of};
  if (strlen(numbers) != sizeof s.numbers - 1)
    part_refuse_value(top, "\"numbers\" is none");
  strcpy(s.numbers, numbers);
  s.step = allocate(s.count, sizeof(sweep_step));
  for (size_t k = 0; k < s.count; k++) {
    s.step[k] = read_step(part_element(steps, k));
    if (k > 0 && s.step[k].points <= s.step[k - 1].points)
      part_refuse_value(top, "the sizes do not increase");
  }
  part_file_free(top);
  return s;
}

/* Leaves unless both are the same sweep. */
static void compare(const char *file, const sweep *s, const sweep *other)
{
  if (strcmp(s->numbers, other->numbers) != 0)
    part_refuse(file, "this is about another dataset: the points differ");
  if (strcmp(s->options, other->options) != 0)
    fail_at(STATUS_FILE, (place){file, 1, 1}, "this was made with other options: %s, and not %s",
            quoted(other->options, strlen(other->options)), s->options);
  bool same = s->count == other->count;
  for (size_t k = 0; same && k < s->count; k++)
    same = s->step[k].points == other->step[k].points;
  if (!same)
    part_refuse(file, "this was made with other options: the sizes differ");
}

static void take_over(sweep *s, sweep *from)
{
  for (size_t k = 0; k < s->count; k++)
    if (sweep_has(from, k)) {
      free(s->step[k].cost);
      s->step[k] = from->step[k];
      from->step[k].cost = NULL;
    }
}

void sweep_part_resume(const char *file, sweep *s)
{
  sweep from = read_part(file);
  compare(file, s, &from);
  if (s->shard != from.shard || s->shards != from.shards)
    part_refuse(file, "this was made with other options: it is about another shard");
  take_over(s, &from);
  sweep_free(&from);
}

static void check_end(const char *file, const sweep *s)
{
  for (size_t k = 0; k < s->count; k++)
    if (sweep_has(s, k) && s->step[k].count == 0)
      fail_at(STATUS_FILE, (place){file, 1, 1},
              "the part of %zu points is not measured yet: run its sweep again with this file as --checkpoint",
              s->step[k].points);
}

sweep sweep_part_merge(char *const *files, size_t count)
{
  sweep *read = allocate(count, sizeof *read);
  part_shard *shard = allocate(count, sizeof *shard);
  for (size_t i = 0; i < count; i++) {
    read[i] = read_part(files[i]);
    compare(files[i], read, read + i);
    check_end(files[i], read + i);
    shard[i] = (part_shard){read[i].shard, read[i].shards};
  }
  part_shards_check(files, shard, count);
  free(shard);
  sweep s = read[0];
  for (size_t i = 1; i < count; i++) {
    take_over(&s, read + i);
    sweep_free(read + i);
  }
  free(read);
  return s;
}
