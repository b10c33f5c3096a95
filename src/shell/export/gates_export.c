#include "gates_export.h"
#include "conditional_export.h"
#include "shell/gates/gates_form.h"
#include "shell/gates/gates_json.h"

static conditional_model read_form(const char *file)
{
  gates_model m = gates_json_read(file);
  conditional_model form = gates_form(&m);
  gates_model_free(&m);
  return form;
}

int gates_export(const export_request *r)
{
  return conditional_export_read(r, read_form, "gates");
}
