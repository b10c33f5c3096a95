/* memcert-conditional-1. */
#include "shell/conditional/conditional_json.h"

int main(void)
{
  const char *name = "file.json";
  conditional_model m = conditional_json_read(name);
  //@ check reached: \false;
  return 0;
}
