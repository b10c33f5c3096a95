#include "report.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"

const char report_undecided_json[] = "{\"format\": \"memcert-report-1\", \"verdict\": \"undecided\", "
                                     "\"version\": \"" MEMCERT_VERSION "\"}\n";

static json_t *names_array(const table_column *c, size_t count)
{
  json_t *array = json_array();
  for (size_t k = 0; k < count; k++)
    json_array_append_new(array, c[k].name ? json_text(c[k].name) : json_count(c[k].number));
  return array;
}

/* Which columns were taken for what: by name, or by number where they have none. */
static json_t *columns_object(const points *p)
{
  json_t *object = json_object();
  size_t inputs = p->inputs - 1;
  json_object_set_new(object, "inputs", names_array(p->column, inputs));
  json_object_set_new(object, "outputs", names_array(p->column + inputs, p->what.outputs));
  if (p->weight)
    json_object_set_new(object, "weights", names_array(&p->weights, 1));
  return object;
}

static json_t *notices_array(const notices *said)
{
  json_t *array = json_array();
  for (size_t k = 0; k < said->count; k++)
    json_array_append_new(array, json_text(said->text[k]));
  return array;
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
  if (p->column) {
    json_object_set_new(object, "columns", columns_object(p));
    json_object_set_new(object, "header", json_boolean(p->has_header));
  }
  if (p->said.count > 0)
    json_object_set_new(object, "notices", notices_array(&p->said));
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

void report_add_network_file(json_t *network, const char *file, const char *sha256)
{
  json_object_set_new(network, "file", json_text(file));
  if (sha256)
    json_object_set_new(network, "sha256", json_string(sha256));
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

json_t *report_refuted_object(const points *p)
{
  json_t *object = report_object("refuted", p);
  if (p->state == POINTS_CONFLICT)
    json_object_set_new(object, "conflict", conflict_object(p));
  if (p->state == POINTS_NEGATIVE)
    json_object_set_new(object, "negative", json_pack("{s:I,s:o}", "line", (json_int_t)p->first_line, "output",
                                                      json_text(p->first_output)));
  json_object_set_new(object, "recall", report_recall_object(p, 0));
  json_object_set_new(object, "network", json_null());
  json_object_set_new(object, "neurons", json_null());
  json_object_set_new(object, "weights", json_null());
  json_object_set_new(object, "operations", json_null());
  return object;
}

void report_write_refuted_json(FILE *stream, const points *p)
{
  json_write(stream, report_refuted_object(p));
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

void report_add_steps(json_t *object, const report_step *step, size_t count)
{
  json_t *seconds = json_object();
  for (size_t k = 0; k < count; k++)
    json_object_set_new(seconds, step[k].name, json_real(step[k].seconds));
  json_object_set_new(object, "seconds", seconds);
  json_object_set_new(object, "peak_bytes", json_count(memory_peak()));
}

json_t *report_lines_array(const size_t *line, size_t count)
{
  json_t *array = json_array();
  for (size_t k = 0; k < count; k++)
    json_array_append_new(array, json_count(line[k]));
  return array;
}
