#include "network_kind.h"
#include "shell/base/json_source.h"
#include <stdlib.h>
#include <string.h>

#define NEITHER "this is neither memcert-layered-1 nor memcert-conditional-1: "

static network_kind kind_of_format(json_source *s)
{
  size_t at = json_source_at(s);
  char *format = json_source_text(s, "the format of a network, in quotes");
  bool layered = strcmp(format, "memcert-layered-1") == 0;
  if (!layered && strcmp(format, "memcert-conditional-1") != 0)
    json_source_refuse(s, at, NEITHER "its format is %s", quoted(format, strlen(format)));
  free(format);
  return layered ? NETWORK_LAYERED : NETWORK_CONDITIONAL;
}

network_kind network_kind_of(const char *file)
{
  json_source s = json_source_peek(file);
  size_t begin = json_source_at(&s);
  if (s.from.bytes[begin] != '{')
    return NETWORK_SWITCH;
  json_source_enter(&s, '{', "an object");
  /* The first one decides; the reader of its kind refuses a second one. */
  for (size_t n = 0; json_source_more(&s, '}', &n);) {
    char *name = json_source_name(&s);
    bool found = strcmp(name, "format") == 0;
    free(name);
    if (found)
      return kind_of_format(&s);
    json_source_skip(&s);
  }
  json_source_refuse(&s, begin, NEITHER "it has no \"format\"");
}
