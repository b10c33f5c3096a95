#include "gates_export.h"
#include "conditional_export.h"
#include "shell/gates/gates_form.h"

int gates_export(const export_request *r)
{
  return conditional_export_read(r, gates_form_read, "gates");
}
