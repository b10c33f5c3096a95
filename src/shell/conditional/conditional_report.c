#include "conditional_report.h"
#include "shell/base/json.h"
#include "shell/base/status.h"

void conditional_size_write(FILE *f, const conditional_model *m)
{
  conditional_size size = conditional_model_measure(m);
  fprintf(f, "network     %zu operation%s, %zu test%s, %zu %s, %zu missing branch%s\n", size.operations,
          s_of(size.operations), size.tests, s_of(size.tests), size.leaves,
          size.leaves == 1 ? "leaf" : "leaves", size.missing, size.missing == 1 ? "" : "es");
  if (m->is_signed)
    fprintf(f, "signed      the network's %zu outputs are pairs phi(z), phi(-z)\n", m->outputs);
}

json_t *conditional_size_object(const conditional_model *m)
{
  conditional_size size = conditional_model_measure(m);
  json_t *object = json_object();
  json_object_set_new(object, "inputs", json_count(m->inputs));
  json_object_set_new(object, "outputs", json_count(m->outputs));
  json_object_set_new(object, "constant", json_boolean(m->constant));
  json_object_set_new(object, "signed", json_boolean(m->is_signed));
  json_object_set_new(object, "operations", json_count(size.operations));
  json_object_set_new(object, "terms", json_count(size.terms));
  json_object_set_new(object, "tests", json_count(size.tests));
  json_object_set_new(object, "leaves", json_count(size.leaves));
  json_object_set_new(object, "missing", json_count(size.missing));
  return object;
}
