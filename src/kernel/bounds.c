#include "bounds.h"
#include "proofs/lemmas_bounds.h"

size_t ceil_log2(size_t n)
{
  size_t k = 0;
  /*@ loop invariant range: 0 <= k + m <= n;
    @ loop invariant rest: clog2(n) == k + clog2(m);
    @ loop assigns k, m;
    @ loop variant m;
    @*/
  for (size_t m = n; m > 1; m = m / 2 + m % 2)
    k++;
  //@ ghost clog2_least(n);
  //@ ghost if (n <= LIMIT_POINTS) clog2_limit(n);
  return k;
}

size_t bound_neurons_paper(size_t n, size_t q, size_t r)
{
  size_t depth = ceil_log2(n);
  //@ ghost product_limit(q + 1, LIMIT_INPUTS + 1, depth, 32);
  return 2 * (q + 1) * depth + q + r;
}

size_t bound_weights_paper(size_t n, size_t q, size_t r)
{
  size_t depth = ceil_log2(n);
  //@ ghost product_limit(q, LIMIT_INPUTS, q + 1, LIMIT_INPUTS + 1);
  //@ ghost product_limit(q * (q + 1), LIMIT_INPUTS * (LIMIT_INPUTS + 1), depth, 32);
  //@ ghost product_limit(r + 2, LIMIT_OUTPUTS + 2, q, LIMIT_INPUTS);
  return 12 * q * (q + 1) * depth + (r + 2) * q + r - 2;
}

size_t bound_neurons_sharp(size_t n, size_t q, size_t r, readout_kind kind)
{
  size_t depth = ceil_log2(n);
  //@ ghost product_limit(q + 1, LIMIT_INPUTS + 1, depth, 32);
  return q - 1 + (2 * q + 2) * depth + (kind == READOUT_PRINTED ? 2 * r : r);
}

size_t bound_weights_sharp(size_t n, size_t q, size_t r, readout_kind kind)
{
  size_t depth = ceil_log2(n);
  //@ ghost product_limit(q, LIMIT_INPUTS, depth, 32);
  return 2 * (q - 1) + 6 * q * depth + (kind == READOUT_PRINTED ? 2 * r : 3 * r);
}
