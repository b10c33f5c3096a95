/* memcert-network-1. */
#include "shell/switch/netfile.h"

int main(void)
{
  const char *name = "file.net";
  model m = netfile_read(name);
  //@ check reached: \false;
  return 0;
}
