/* memcert-gates-1. */
#include "shell/gates/gates_json.h"

int main(void)
{
  const char *name = "file.json";
  gates_model m = gates_json_read(name);
  //@ check reached: \false;
  return 0;
}
