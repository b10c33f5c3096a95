#include "conditional_report.h"
#include "json.h"
#include "report.h"

void operation_tally_add(operation_tally *t, size_t operations)
{
  t->points++;
  t->sum += operations;
  if (operations > t->max)
    t->max = operations;
}

void operation_tally_write(FILE *f, const char *name, const operation_tally *t, const char *what)
{
  fprintf(f, "%-11s at most %zu, ", name, t->max);
  report_write_mean(f, t->sum, t->points);
  fprintf(f, " in the mean%s\n", what);
}

static void set_count(json_t *object, const char *name, size_t count)
{
  json_object_set_new(object, name, json_integer((json_int_t)count));
}

json_t *operation_tally_object(const operation_tally *t)
{
  json_t *object = json_object();
  set_count(object, "max", t->max);
  json_object_set_new(object, "mean", json_mean(t->sum, t->points));
  return object;
}

void conditional_size_write(FILE *f, const conditional_model *m)
{
  conditional_size size = conditional_model_measure(m);
  fprintf(f, "network     %zu operation%s, %zu test%s, %zu %s, %zu missing branch%s\n", size.operations,
          size.operations == 1 ? "" : "s", size.tests, size.tests == 1 ? "" : "s", size.leaves,
          size.leaves == 1 ? "leaf" : "leaves", size.missing, size.missing == 1 ? "" : "es");
  if (m->is_signed)
    fprintf(f, "signed      the network's %zu outputs are pairs phi(z), phi(-z)\n", m->outputs);
}

json_t *conditional_size_object(const conditional_model *m)
{
  conditional_size size = conditional_model_measure(m);
  json_t *object = json_object();
  set_count(object, "inputs", m->inputs);
  set_count(object, "outputs", m->outputs);
  json_object_set_new(object, "constant", json_boolean(m->constant));
  json_object_set_new(object, "signed", json_boolean(m->is_signed));
  set_count(object, "operations", size.operations);
  set_count(object, "terms", size.terms);
  set_count(object, "tests", size.tests);
  set_count(object, "leaves", size.leaves);
  set_count(object, "missing", size.missing);
  return object;
}
