/* Networks in the format of NNet. */
#include "shell/import/import.h"

int main(void)
{
  const char *name = "file.nnet";
  import in = nnet_read(name);
  //@ check reached: \false;
  return 0;
}
