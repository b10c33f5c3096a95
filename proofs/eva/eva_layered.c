/* memcert-layered-1. */
#include "shell/layered/layered_read.h"

int main(void)
{
  const char *name = "file.json";
  layered_model m = layered_read(name);
  //@ check reached: \false;
  return 0;
}
