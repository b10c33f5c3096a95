/* status.h and progress.h for the other drivers: nobody returns from a message. */
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <__fc_builtin.h>
#include <stdlib.h>

/*@ requires text: valid_read_string(format);
  @ assigns \nothing;
  @ ensures leaves: \false;
  @*/
void fail(int status, const char *format, ...)
{
  exit(status);
}

/*@ requires file: valid_read_string(where.file);
  @ requires text: valid_read_string(format);
  @ assigns \nothing;
  @ ensures leaves: \false;
  @*/
void fail_at(int status, place where, const char *format, ...)
{
  exit(status);
}

/*@ requires readable: length == 0 || \valid_read(text + (0 .. length - 1)); */
const char *quoted(const char *text, size_t length)
{
  static char shown[256];
  Frama_C_make_unknown(shown, sizeof shown - 1);
  return shown;
}

void progress_begin(const char *what)
{
}
