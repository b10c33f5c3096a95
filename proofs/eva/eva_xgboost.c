/* Trees of XGBoost. */
#include "shell/import/import.h"
#include <__fc_builtin.h>

int main(void)
{
  const char *name = "file.json";
  import_wish wish = {.round = Frama_C_unsigned_long_interval(0, SIZE)};
  import in = xgboost_read(name, &wish);
  //@ check reached: \false;
  return 0;
}
