/* Names and labels in memcert-layered-2 and memcert-conditional-2. */
#include "shell/table/columns_json.h"
#include <__fc_builtin.h>
#include <stdlib.h>

int main(void)
{
  json_source s = json_source_load("file.json", WANTED_NETWORK);
  columns_json_places p = {0};
  columns_json_note(&s, &p.columns);
  columns_json_note(&s, Frama_C_nondet(0, 1) ? &p.labels : &p.onehot);
  columns *what = columns_json_read(&s, &p, Frama_C_unsigned_long_interval(0, SIZE),
                                    Frama_C_unsigned_long_interval(1, SIZE));
  //@ check reached: \false;
  return what != NULL;
}
