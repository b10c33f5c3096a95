#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/certify/rank_beside.h"
#include "report.h"
#include "shell/base/status.h"

const char report_undecided_json[] = "{\"format\": \"memcert-report-1\", \"verdict\": \"undecided\", "
                                     "\"version\": \"" MEMCERT_VERSION "\"}\n";

static const char *verdict(const report *r)
{
  return report_status(r) == STATUS_HOLDS ? "certified" : "refuted";
}

json_t *report_dataset_object(const points *p)
{
  json_t *object = json_object();
  json_object_set_new(object, "file", json_text(p->file));
  json_object_set_new(object, "sha256", json_string(p->sha256));
  json_object_set_new(object, "rows", json_count(p->rows));
  json_object_set_new(object, "points", json_count(p->points));
  json_object_set_new(object, "inputs", json_count(p->inputs - 1));
  json_object_set_new(object, "outputs", json_count(points_outputs(p)));
  json_object_set_new(object, "signed", json_boolean(p->is_signed));
  json_object_set_new(object, "dropped", json_count(p->dropped));
  json_t *labels = json_array();
  for (size_t j = 0; j < p->what.outputs; j++) {
    const column *c = p->what.output + j;
    json_t *words = json_array();
    for (size_t k = 0; k < c->label_count; k++)
      json_array_append_new(words, json_text(c->labels[k]));
    json_array_append_new(labels, words);
  }
  json_object_set_new(object, "labels", labels);
  return object;
}

static json_t *conflict_object(const points *p)
{
  json_t *object = json_object(), *lines = json_array(), *outputs = json_array();
  json_array_append_new(lines, json_count(p->first_line));
  json_array_append_new(lines, json_count(p->second_line));
  json_array_append_new(outputs, json_text(p->first_output));
  json_array_append_new(outputs, json_text(p->second_output));
  json_object_set_new(object, "lines", lines);
  json_object_set_new(object, "outputs", outputs);
  json_object_set_new(object, "groups", json_count(p->conflict_groups));
  json_object_set_new(object, "rows", json_count(p->conflict_rows));
  return object;
}

json_t *report_object(const char *verdict, const points *p)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-report-1"));
  json_object_set_new(object, "verdict", json_string(verdict));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  json_object_set_new(object, "dataset", report_dataset_object(p));
  return object;
}

json_t *report_recall_object(const points *p, size_t recalled)
{
  json_t *object = json_object();
  json_object_set_new(object, "holds", json_boolean(p->state == POINTS_USABLE && recalled == p->points));
  json_object_set_new(object, "points", json_count(recalled));
  return object;
}

void report_add_failure(json_t *recall, const points *p, size_t recalled, mpq_srcptr got, size_t outputs)
{
  if (p->state != POINTS_USABLE || recalled == p->points)
    return;
  json_object_set_new(recall, "line", json_count(p->line[recalled]));
  json_object_set_new(recall, "expected", json_rationals(p->d + recalled * p->outputs, p->outputs));
  json_object_set_new(recall, "got", got ? json_rationals(got, outputs) : json_null());
}

static json_t *network_object(const report *r)
{
  const network *net = &r->net->net;
  model_size size = model_measure(net);
  json_t *object = json_object();
  size_t depth = 0;
  while (((size_t)1 << depth) < net->leaves)
    depth++;
  if (r->net_file)
    json_object_set_new(object, "file", json_text(r->net_file));
  json_object_set_new(object, "switches", json_count(net->leaves - 1));
  json_object_set_new(object, "depth", json_count(depth));
  json_object_set_new(object, "readout", json_string(readout_name(net->kind)));
  json_object_set_new(object, "inputs", json_count(net->inputs));
  json_object_set_new(object, "outputs", json_count(net->outputs));
  json_object_set_new(object, "neurons", json_count(size.neurons));
  json_object_set_new(object, "weights", json_count(size.weights));
  return object;
}

/* `corrected`: the sharp bound is the paper's with its slip put right. */
static json_t *tally_object(const report *r, const bounded_tally *t, bool corrected)
{
  const certificate *c = r->result;
  size_t n = r->data->points;
  bool complete = c->state.done == n;
  json_t *object = json_object();
  json_object_set_new(object, "bound", json_count(t->bound));
  json_object_set_new(object, "sharp", json_count(t->sharp));
  json_object_set_new(object, "max", json_count(t->active.max));
  json_object_set_new(object, "mean", json_mean(t->active.sum, t->active.points));
  /* Behind a point that is not recalled nothing was counted. */
  json_object_set_new(object, "holds", t->failing < n ? json_false() : complete ? json_true() : json_null());
  json_t *sharp = t->active.max > t->sharp ? json_false() : complete ? json_true() : json_null();
  json_object_set_new(object, "sharp_holds", sharp);
  if (corrected) {
    json_object_set_new(object, "corrected", json_count(t->sharp));
    json_object_set(object, "corrected_holds", sharp);
  }
  if (t->failing < n) {
    json_object_set_new(object, "line", json_count(r->data->line[t->failing]));
    json_object_set_new(object, "value", json_count(t == &c->neurons ? c->active[t->failing].neurons
                                                                 : c->active[t->failing].weights));
  }
  return object;
}

/* Of the cheapest network. */
static json_t *operations_object(const report *r)
{
  const recall_networks *found = r->networks;
  json_t *object =
    point_tally_object(found ? found->operations[found->cheapest] : certificate_operations(r->result));
  size_t least;
  json_object_set_new(object, "network", json_string(recall_name(found ? found->cheapest : RECALL_SWITCH)));
  if (r->rank && rank_beside_bound(r->rank, &least))
    json_object_set_new(object, "at_least", json_count(least));
  return object;
}

json_t *report_points_array(const points *p, const activity *active, size_t count)
{
  json_t *array = json_array();
  for (size_t i = 0; i < count; i++) {
    json_t *point = json_object();
    json_object_set_new(point, "line", json_count(p->line[i]));
    json_object_set_new(point, "neurons", json_count(active[i].neurons));
    json_object_set_new(point, "weights", json_count(active[i].weights));
    json_array_append_new(array, point);
  }
  return array;
}

static json_t *seconds_object(const report *r)
{
  json_t *object = json_object();
  json_object_set_new(object, "read", json_real(r->read_seconds));
  json_object_set_new(object, "synthesize", json_real(r->synthesize_seconds));
  json_object_set_new(object, "check", json_real(r->check_seconds));
  json_object_set_new(object, "networks", json_real(r->networks_seconds));
  json_object_set_new(object, "rank", json_real(r->rank_seconds));
  return object;
}

void report_write_json(FILE *stream, const report *r)
{
  const points *p = r->data;
  const certificate *c = r->result;
  json_t *object = report_object(verdict(r), p);
  if (p->state == POINTS_CONFLICT)
    json_object_set_new(object, "conflict", conflict_object(p));
  if (p->state == POINTS_NEGATIVE)
    json_object_set_new(object, "negative", json_pack("{s:I,s:o}", "line", (json_int_t)p->first_line, "output",
                                                      json_text(p->first_output)));
  json_t *recall = report_recall_object(p, c ? c->state.recall : 0);
  if (c)
    report_add_failure(recall, p, c->state.recall, c->got, p->outputs);
  json_object_set_new(object, "recall", recall);
  json_object_set_new(object, "network", r->net ? network_object(r) : json_null());
  bool printed = r->net && r->net->net.kind == READOUT_PRINTED;
  json_object_set_new(object, "neurons", c ? tally_object(r, &c->neurons, printed) : json_null());
  json_object_set_new(object, "weights", c ? tally_object(r, &c->weights, false) : json_null());
  json_object_set_new(object, "operations", c ? operations_object(r) : json_null());
  if (r->networks)
    json_object_set_new(object, "networks", recall_networks_array(r->networks));
  if (r->rank)
    json_object_set(object, "rank", r->rank);
  if (c)
    json_object_set_new(object, "evaluation", json_string(c->exhaustive ? "exhaustive" : "active path"));
  if (c && r->with_points)
    json_object_set_new(object, "points", report_points_array(p, c->active, c->state.done));
  if (r->with_seconds) {
    json_object_set_new(object, "seconds", seconds_object(r));
    json_object_set_new(object, "peak_bytes", json_count(memory_peak()));
  }
  json_write(stream, object);
}
