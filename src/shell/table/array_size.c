#include "array_size.h"
#include "shell/base/status.h"

void array_check_size(const array *a, size_t size)
{
  size_t left = size / a->item;
  place where = {a->name, 1, 1};
  bool fits = size % a->item == 0;
  if (a->dimensions == 0)
    fail_at(STATUS_FILE, where, "this array is a single number: rows are wanted");
  for (size_t k = 0; k < a->dimensions; k++) {
    if (a->dimension[k] == 0)
      fail_at(STATUS_FILE, where, "this array has no number");
    fits = fits && left % a->dimension[k] == 0;
    left /= a->dimension[k];
  }
  if (!fits || left != 1)
    fail_at(STATUS_FILE, where,
            "this array has %zu bytes of numbers, which are not as many as its dimensions say: the file is damaged or cut off",
            size);
}
