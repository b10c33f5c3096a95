#include "layered_export.h"
#include "dot.h"
#include "expansion_model.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_write.h"
#include "shell/otherwise/otherwise_json.h"
#include <string.h>

/* Whether a network of this kind is to become a picture, not layered-json. */
static bool is_dot(const export_request *r, const char *kind)
{
  bool dot = strcmp(r->format, "dot") == 0;
  if (!dot && strcmp(r->format, "layered-json") != 0)
    fail(STATUS_USAGE, "export: --to must be layered-json or dot for a %s network, or c with --library", kind);
  return dot;
}

static void write_dot(const layered_model *m, const char *name)
{
  output out = output_open(name);
  dot_write_layered(out.stream, m);
  output_close(&out);
}

static int write_layered(layered_model m, bool dot, const char *name)
{
  if (dot)
    write_dot(&m, name);
  else
    layered_model_save(name, &m);
  layered_model_free(&m);
  return STATUS_HOLDS;
}

int switch_export(const export_request *r)
{
  bool dot = is_dot(r, "switch");
  return write_layered(expansion_read(r->network), dot, r->output);
}

int layered_export(const export_request *r)
{
  bool dot = is_dot(r, "layered");
  return write_layered(layered_read(r->network), dot, r->output);
}

int otherwise_export(const export_request *r)
{
  bool dot = is_dot(r, "conditional network that goes on in a layered");
  return write_layered(otherwise_read_network(r->network), dot, r->output);
}
