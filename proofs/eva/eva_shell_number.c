/* number.h for the other drivers: any kind of number, and any value. */
#include "shell/base/number.h"

/*@ requires readable: bytes == 0 || \valid_read(text + (0 .. bytes - 1));
  @ requires room: \valid(value);
  @ requires made: is_q(value);
  @ assigns value->_mp_num._mp_size, value->_mp_den._mp_size, \result \from text[0 .. bytes - 1], digits_most;
  @ ensures kind: NUMBER_OK <= \result <= NUMBER_WORD;
  @*/
number_kind number_read(mpq_ptr value, const char *text, size_t bytes, size_t digits_most);

const char *number_problem(number_kind kind)
{
  return "is wrong";
}
