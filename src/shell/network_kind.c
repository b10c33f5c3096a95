#include "network_kind.h"
#include "source.h"
#include <string.h>

network_kind network_kind_of(const char *file)
{
  const source *s = source_peek(file);
  const char *text = s->bytes + s->begin;
  if (text[strspn(text, " \t\r\n")] != '{')
    return NETWORK_SWITCH;
  /* The reader of this kind then sees whether the format is really its own. */
  const char *format = strstr(text, "\"format\"");
  const char *value = format ? format + strlen("\"format\"") : "";
  value += strspn(value, " \t\r\n:");
  static const char conditional[] = "\"memcert-conditional-1\"";
  return strncmp(value, conditional, strlen(conditional)) == 0 ? NETWORK_CONDITIONAL : NETWORK_LAYERED;
}
