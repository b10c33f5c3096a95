#include "bounds.h"

size_t ceil_log2(size_t n)
{
  size_t k = 0;
  for (size_t m = n; m > 1; m = m / 2 + m % 2)
    k++;
  return k;
}

size_t bound_neurons_paper(size_t n, size_t q, size_t r)
{
  return 2 * (q + 1) * ceil_log2(n) + q + r;
}

size_t bound_weights_paper(size_t n, size_t q, size_t r)
{
  return 12 * q * (q + 1) * ceil_log2(n) + (r + 2) * q + r - 2;
}

size_t bound_neurons_sharp(size_t n, size_t q, size_t r, readout_kind kind)
{
  return q - 1 + (2 * q + 2) * ceil_log2(n) + (kind == READOUT_FUSED ? r : 2 * r);
}

size_t bound_weights_sharp(size_t n, size_t q, size_t r, readout_kind kind)
{
  return 2 * (q - 1) + 6 * q * ceil_log2(n) + (kind == READOUT_FUSED ? 3 * r : 2 * r);
}
