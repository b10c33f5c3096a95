#include "rounded_report.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/base/wrapped.h"
#include "shell/layered/layered_place.h"
#include "shell/layered/layered_rule.h"
#include "shell/report/report.h"
#include <stdlib.h>

rounded_report rounded_report_of(const check_request *asked, const rounded_run *r, bool least)
{
  rounded_report report = {.asked = asked, .run = r, .least = least};
  const points *p = &r->net.table;
  if (p->state != POINTS_USABLE)
    return report;
  report.inputs = p->points * (p->inputs - 1);
  for (size_t i = 0; i < p->points; i++)
    report.inputs_changed += rounded_run_changed(r, layered_run_input(&r->net, i), r->net.view.inputs);
  report.weights_changed = rounded_run_changed(r, r->net.view.weight, r->net.view.terms);
  return report;
}

static bool holds(const rounded_run *r)
{
  return r->recalled == r->net.table.points;
}

/* A weight is too large for the machine. */
static bool lacks_weight(const rounded_run *r)
{
  return r->rounded < r->view.terms;
}

static void write_neuron(FILE *f, const layered_network *net, size_t neuron)
{
  size_t number, layer = layered_place_layer(net, neuron, &number);
  if (layer == 0)
    fprintf(f, "input %zu", number);
  else
    fprintf(f, "neuron %zu of layer %zu", number, layer);
}

/* From which neuron to which. */
static void write_term(FILE *f, const layered_network *net, size_t term)
{
  write_neuron(f, net, net->source[term]);
  fputs(" to ", f);
  write_neuron(f, net, layered_place_neuron(net, term));
}

/* Where a machine that has all weights has an overflow. */
static void write_overflow(FILE *f, const rounded_run *r)
{
  rounded_result last = r->last;
  if (last.neuron == r->view.neurons)
    fprintf(f, "output %zu", last.term);
  else if (last.neuron < r->view.inputs)
    write_neuron(f, &r->view, last.neuron);
  else {
    fputs("the term from ", f);
    write_term(f, &r->view, last.term);
  }
}

static void write_verdict(FILE *f, const rounded_report *report)
{
  const rounded_run *r = report->run;
  const points *p = &r->net.table;
  fputs(holds(r) ? "certified" : "refuted", f);
  layered_rule_write(f, r->rule);
  fputs(r->machine.name ? " in " : " with ", f);
  machine_write(f, &r->machine);
  if (report->least)
    fputs(r->machine.format.bits > 1 ? ", no fewer" : ", the fewest", f);
  if (holds(r))
    fprintf(f, ": the network recalls every point of %s (%zu)\n\n", p->file, p->points);
  else if (lacks_weight(r))
    fprintf(f, ": a weight is too large\n\n");
  else
    fprintf(f, ": the network does not recall line %zu of %s\n\n", p->line[r->recalled], p->file);
}

static void write_arithmetic(FILE *f, const rounded_report *report)
{
  const rounded_run *r = report->run;
  wrapped w;
  wrapped_begin(&w, "arithmetic");
  if (r->machine.name)
    fprintf(w.text.stream, "%s: ", r->machine.name);
  fprintf(w.text.stream, "%zu bit%s, a unit of 2^-%zu, numbers below 2^%ld, to nearest, ties to even",
          r->machine.format.bits, s_of(r->machine.format.bits), r->machine.format.unit, machine_top(&r->machine));
  wrapped_end(&w, f);
  wrapped_begin(&w, "order");
  fputs("each neuron adds its terms one by one in the order of their sources, the constant first; every product and "
        "every sum is rounded", w.text.stream);
  wrapped_end(&w, f);
  fprintf(f, "rounded     %zu of %zu weights, %zu of %zu inputs\n", report->weights_changed, r->view.terms,
          report->inputs_changed, report->inputs);
}

static void write_recall(FILE *f, const rounded_run *r)
{
  const points *p = &r->net.table;
  if (lacks_weight(r)) {
    fputs("recall      FAILS: overflow of the weight from ", f);
    write_term(f, &r->view, r->rounded);
    fputs("\n", f);
  } else if (!holds(r) && r->last.outcome == ROUNDED_OVERFLOW) {
    fprintf(f, "recall      FAILS at line %zu: overflow at ", p->line[r->recalled]);
    write_overflow(f, r);
    fprintf(f, " (points before it are recalled: %zu)\n", r->recalled);
  } else
    layered_rule_write_recall(f, r->rule, p, r->recalled, r->got, r->net.outputs);
}

static void write_margin(FILE *f, const rounded_run *r)
{
  if (!r->margin || r->recalled == 0)
    return;
  size_t least = rounded_run_least_margin(r);
  wrapped w;
  wrapped_begin(&w, "margin");
  fputs("at least ", w.text.stream);
  number_write(w.text.stream, r->margin + least);
  fprintf(w.text.stream, ", at line %zu: %s", r->net.table.line[least],
          r->rule.kind == RULE_ARGMAX ? "the largest output less the second largest"
                                      : "the tolerance less the largest difference of an output");
  wrapped_end(&w, f);
}

void rounded_report_write_text(FILE *f, const rounded_report *report)
{
  const rounded_run *r = report->run;
  const points *p = &r->net.table;
  if (p->state != POINTS_USABLE) {
    report_write_refuted(f, p);
    return;
  }
  write_verdict(f, report);
  report_write_dataset(f, p);
  if (!r->net.net.what)
    report_write_numbering(f, p);
  layered_run_write_network(f, &r->net);
  write_arithmetic(f, report);
  write_recall(f, r);
  write_margin(f, r);
}

static json_t *arithmetic_object(const rounded_report *report)
{
  const rounded_run *r = report->run;
  const number_format *format = &r->machine.format;
  json_t *object = json_object();
  json_object_set_new(object, "name", r->machine.name ? json_string(r->machine.name) : json_null());
  json_object_set_new(object, "bits", json_count(format->bits));
  json_object_set_new(object, "unit_exponent", json_integer(-(json_int_t)format->unit));
  json_object_set_new(object, "top_exponent", json_integer(machine_top(&r->machine)));
  json_object_set_new(object, "least", json_boolean(report->least));
  json_object_set_new(object, "weights_rounded", json_count(report->weights_changed));
  json_object_set_new(object, "inputs", json_count(report->inputs));
  json_object_set_new(object, "inputs_rounded", json_count(report->inputs_changed));
  return object;
}

/* Where there was an overflow. */
static json_t *overflow_text(const rounded_run *r)
{
  text_stream t;
  text_open(&t);
  if (lacks_weight(r)) {
    fputs("the weight from ", t.stream);
    write_term(t.stream, &r->view, r->rounded);
  } else
    write_overflow(t.stream, r);
  char *text = text_close(&t);
  json_t *value = json_text(text);
  free(text);
  return value;
}

static json_t *margin_object(const rounded_run *r)
{
  size_t least = rounded_run_least_margin(r);
  json_t *object = json_object();
  json_object_set_new(object, "least", json_rational(r->margin + least));
  json_object_set_new(object, "line", json_count(r->net.table.line[least]));
  return object;
}

static json_t *recall_object(const rounded_run *r)
{
  const points *p = &r->net.table;
  json_t *object = report_recall_object(p, r->recalled);
  bool overflow = !holds(r) && (lacks_weight(r) || r->last.outcome == ROUNDED_OVERFLOW);
  layered_rule_add(object, r->rule);
  if (!lacks_weight(r))
    report_add_failure(object, p, r->recalled, overflow ? NULL : r->got, r->net.outputs);
  if (overflow)
    json_object_set_new(object, "overflow", overflow_text(r));
  if (r->margin && r->recalled > 0)
    json_object_set_new(object, "margin", margin_object(r));
  return object;
}

static json_t *points_array(const rounded_run *r)
{
  json_t *array = json_array();
  for (size_t i = 0; i < r->recalled; i++) {
    json_t *point = json_object();
    json_object_set_new(point, "line", json_count(r->net.table.line[i]));
    json_object_set_new(point, "margin", r->margin ? json_rational(r->margin + i) : json_null());
    json_array_append_new(array, point);
  }
  return array;
}

static void write_json(FILE *f, const rounded_report *report)
{
  const rounded_run *r = report->run;
  if (r->net.table.state != POINTS_USABLE) {
    report_write_refuted_json(f, &r->net.table);
    return;
  }
  json_t *object = report_object(holds(r) ? "certified" : "refuted", &r->net.table);
  json_t *network = layered_run_network_object(&r->net);
  json_object_set_new(object, "recall", recall_object(r));
  json_object_set_new(object, "arithmetic", arithmetic_object(report));
  report_add_network_file(network, report->asked->network, report->asked->network_sha256);
  json_object_set_new(object, "network", network);
  if (report->asked->with_points)
    json_object_set_new(object, "points", points_array(r));
  json_write(f, object);
}

void rounded_report_write(FILE *f, const rounded_report *report)
{
  (report->asked->json ? write_json : rounded_report_write_text)(f, report);
}
