/* columns_json.h for the readers of networks: names and labels are there or not. */
#include "shell/table/columns_json.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

void columns_json_note(json_source *s, size_t *place)
{
  *place = json_source_at(s);
  json_source_skip(s);
}

/*@ requires text: \valid(s);
  @ requires places: \valid_read(p);
  @*/
columns *columns_json_read(json_source *s, const columns_json_places *p, size_t inputs, size_t outputs)
{
  return Frama_C_nondet(0, 1) ? allocate(1, sizeof(columns)) : NULL;
}
