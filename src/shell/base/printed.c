#include "printed.h"
#include "number.h"
#include "status.h"
#include <string.h>

void printed_check(const char *text, mpq_srcptr low, mpq_srcptr high)
{
  mpq_t read;
  mpq_init(read);
  number_kind kind = number_read(read, text, strlen(text), NUMBER_DIGITS_MOST);
  if (kind != NUMBER_EXPONENT && (kind != NUMBER_OK || mpq_cmp(read, low) < 0 || mpq_cmp(read, high) > 0))
    fail(STATUS_UNDECIDED, "internal error: %s would have been printed for another number", text);
  mpq_clear(read);
}
