/* Trees of LightGBM. */
#include "shell/import/import.h"

int main(void)
{
  const char *name = "file.txt";
  import in = lightgbm_read(name);
  //@ check reached: \false;
  return 0;
}
