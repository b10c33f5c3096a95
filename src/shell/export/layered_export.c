#include "layered_export.h"
#include "dot.h"
#include "expansion_model.h"
#include "shell/base/digest.h"
#include "shell/base/output.h"
#include "shell/base/source.h"
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

static void write_dot(const layered_model *m, const char *sha256, const char *name)
{
  output out = output_open(name);
  dot_write_layered(out.stream, m, sha256);
  output_close(&out);
}

static int write_layered(const export_request *r, layered_model (*read)(const char *file), const char *kind)
{
  bool dot = is_dot(r, kind);
  char sha256[DIGEST_TEXT];
  memcpy(sha256, source_peek(r->network)->sha256, sizeof sha256);
  layered_model m = read(r->network);
  if (dot)
    write_dot(&m, sha256, r->output);
  else
    layered_model_save(r->output, &m);
  layered_model_free(&m);
  return STATUS_HOLDS;
}

int switch_export(const export_request *r)
{
  return write_layered(r, expansion_read, "switch");
}

int layered_export(const export_request *r)
{
  return write_layered(r, layered_read, "layered");
}

int otherwise_export(const export_request *r)
{
  return write_layered(r, otherwise_read_network, "conditional network that goes on in a layered");
}
