/* Pieces of JSON, asked for in any order. */
#include "shell/base/json_source.h"
#include <__fc_builtin.h>
#include <stdlib.h>

int main(void)
{
  mpq_t value;
  size_t count = 0;
  unsigned seen = 0;
  static const char *const names[] = {"one", "other", NULL};
  json_source s = json_source_load("file.json", WANTED_NETWORK);
  mpq_init(value);
  while (Frama_C_nondet(0, 1))
    switch (Frama_C_interval(0, 13)) {
    case 0: json_source_enter(&s, Frama_C_nondet('[', '{'), "a list"); break;
    case 1: json_source_more(&s, Frama_C_nondet(']', '}'), &count); break;
    case 2: json_source_leave(&s, "']'"); break;
    case 3: free(json_source_name(&s)); break;
    case 4: free(json_source_text(&s, "a text")); break;
    case 5: json_source_index(&s, "an index"); break;
    case 6: json_source_boolean(&s, "true or false"); break;
    case 7: json_source_null(&s); break;
    case 9: json_source_member(&s, names, &seen); break;
    case 10: json_source_need(&s, json_source_at(&s), names, 2, seen); break;
    case 11: json_source_whole(&s, "a whole number"); break;
    case 12: json_source_number(&s, value, "a number"); break;
    case 8: json_source_rational(&s, value, "a number"); break;
    default: json_source_skip(&s);
    }
  json_source_end(&s);
  if (Frama_C_nondet(0, 1))
    json_source_refuse(&s, json_source_at(&s), "%s", "wrong");
  json_source_free(&s);
  //@ check reached: \false;
  return 0;
}
