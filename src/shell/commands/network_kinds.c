#include "network_kinds.h"
#include "shell/base/json_source.h"
#include "shell/conditional/conditional_kind.h"
#include "shell/export/conditional_export.h"
#include "shell/export/gates_export.h"
#include "shell/export/layered_export.h"
#include "shell/gates/gates_kind.h"
#include "shell/layered/layered_kind.h"
#include "shell/library/conditional_library.h"
#include "shell/library/layered_library.h"
#include "shell/otherwise/otherwise_kind.h"
#include "shell/switch/switch_kind.h"
#include <stdlib.h>
#include <string.h>

#define NEITHER "this is none of memcert-layered-1 and -2, memcert-conditional-1 and -2, and memcert-gates-1: "

/* The first is what a file is taken for that is no JSON; the others are JSON. */
static const known_network known[] = {
  {&switch_kind, switch_export, switch_library, graph_export_switch},
  {&layered_kind, layered_export, layered_library, graph_export_layered},
  {&conditional_kind, conditional_export, conditional_library, graph_export_conditional},
  {&gates_kind, gates_export, gates_library, graph_export_gates}};
/* Of the same format as a conditional network, with one member more. */
static const known_network going_on = {&otherwise_kind, otherwise_export, otherwise_library, graph_export_otherwise};

#define RECALLING                                                                                                      \
  "switch", "ifelse", "projection", "search", "merged", "packed", "tree", "mixed", "two-layer", "bits", "gates"

const char *const made_names[] = {RECALLING, "one-layer", "buckets", NULL};
const char *const recalling_names[] = {RECALLING, NULL};

static bool is_format(const network_kind *kind, const char *format)
{
  return strcmp(format, kind->format) == 0 || (kind->second_format && strcmp(format, kind->second_format) == 0);
}

static bool has_member(const char *file, const char *wanted)
{
  json_source s = json_source_peek(file);
  bool found = false;
  json_source_enter(&s, '{', "an object");
  for (size_t n = 0; !found && json_source_more(&s, '}', &n);) {
    char *name = json_source_name(&s);
    found = strcmp(name, wanted) == 0;
    free(name);
    json_source_skip(&s);
  }
  return found;
}

static const known_network *kind_of_format(json_source *s, const char *file)
{
  size_t at = json_source_at(s);
  char *format = json_source_text(s, "the format of a network, in quotes");
  const known_network *found = NULL;
  for (size_t k = 1; k < sizeof known / sizeof known[0]; k++)
    if (is_format(known[k].kind, format))
      found = known + k;
  if (!found)
    json_source_refuse(s, at, NEITHER "its format is %s", quoted(format, strlen(format)));
  bool may_go_on = is_format(going_on.kind, format);
  free(format);
  return may_go_on && has_member(file, "otherwise") ? &going_on : found;
}

const known_network *network_kind_of(const char *file)
{
  json_source s = json_source_peek(file);
  size_t begin = json_source_at(&s);
  if (s.from.bytes[begin] != '{')
    return known;
  json_source_enter(&s, '{', "an object");
  /* The first one decides; the reader of its kind rejects a second one. */
  for (size_t n = 0; json_source_more(&s, '}', &n);) {
    char *name = json_source_name(&s);
    bool found = strcmp(name, "format") == 0;
    free(name);
    if (found)
      return kind_of_format(&s, file);
    json_source_skip(&s);
  }
  json_source_refuse(&s, begin, NEITHER "it has no \"format\"");
}
