#include "certificate_report.h"
#include "shell/base/json.h"
#include "shell/base/status.h"
#include "shell/report/report.h"

static json_t *network_object(const certificate_report *r)
{
  const network *net = &r->net->net;
  model_size size = certificate_report_size(r);
  json_t *object = json_object();
  size_t depth = 0;
  while (((size_t)1 << depth) < net->leaves)
    depth++;
  if (r->net_file)
    report_add_network_file(object, r->net_file, r->net_sha256);
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
static json_t *tally_object(const certificate_report *r, const bounded_tally *t, bool corrected)
{
  const certificate *c = r->result;
  size_t n = r->data->points;
  bool complete = c->state.done == n;
  json_t *object = json_object();
  json_object_set_new(object, "bound", json_count(t->bound));
  json_object_set_new(object, "sharp", json_count(t->sharp));
  json_object_set_new(object, "max", json_count(t->active.max));
  point_tally_add_mean(object, t->active);
  /* After a point that is not recalled nothing was counted. */
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

static json_t *operations_object(const certificate_report *r)
{
  json_t *object = point_tally_object(certificate_operations(r->result));
  json_object_set_new(object, "network", json_string("switch"));
  return object;
}

json_t *certificate_report_object(const certificate_report *r)
{
  const points *p = r->data;
  const certificate *c = r->result;
  if (!c) {
    json_t *object = report_refuted_object(p);
    if (r->net)
      json_object_set_new(object, "network", network_object(r));
    return object;
  }
  json_t *object = report_object(certificate_report_status(r) == STATUS_HOLDS ? "certified" : "refuted", p);
  json_t *recall = report_recall_object(p, c->state.recall);
  report_add_failure(recall, p, c->state.recall, c->got, p->outputs);
  json_object_set_new(object, "recall", recall);
  json_object_set_new(object, "network", network_object(r));
  json_object_set_new(object, "neurons", tally_object(r, &c->neurons, r->net->net.kind == READOUT_PRINTED));
  json_object_set_new(object, "weights", tally_object(r, &c->weights, false));
  json_object_set_new(object, "operations", operations_object(r));
  return object;
}

void certificate_report_add_evaluation(json_t *object, const certificate_report *r)
{
  const certificate *c = r->result;
  if (!c)
    return;
  json_object_set_new(object, "evaluation", json_string(c->exhaustive ? "exhaustive" : "active path"));
  if (r->with_points)
    json_object_set_new(object, "points", report_points_array(r->data, c->active, c->state.done));
}
