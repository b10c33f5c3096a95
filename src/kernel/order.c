#include "order.h"

size_t first_difference(mpq_srcptr a, mpq_srcptr b, size_t q)
{
  size_t j = 0;
  while (j < q && mpq_cmp(a + j, b + j) == 0)
    j++;
  return j;
}

static bool row_below(mpq_srcptr a, mpq_srcptr b, size_t q)
{
  size_t j = first_difference(a, b, q);
  return j < q && mpq_cmp(a + j, b + j) < 0;
}

bool order_rows(mpq_srcptr x, size_t n, size_t q, size_t *order, size_t *rank)
{
  for (size_t i = 0; i < n; i++) {
    order[i] = i;
    rank[i] = i;
  }
  for (size_t i = 1; i < n; i++)
    for (size_t j = i; j > 0 && row_below(x + order[j] * q, x + order[j - 1] * q, q); j--) {
      size_t low = order[j], high = order[j - 1];
      order[j - 1] = low;
      rank[low] = j - 1;
      order[j] = high;
      rank[high] = j;
    }
  for (size_t i = 1; i < n; i++)
    if (first_difference(x + order[i - 1] * q, x + order[i] * q, q) == q)
      return false;
  return true;
}
