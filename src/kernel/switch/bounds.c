#include "bounds.h"
#include "proofs/lemmas/switch/lemmas_bounds.h"

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
  size_t depth = ceil_log2(n), per_switch = 2 * (q + 1);
  //@ assert exact: per_switch == 2 * (q + 1);
  //@ ghost product_limit(per_switch, 2 * (LIMIT_INPUTS + 1), depth, LIMIT_DEPTH);
  size_t switches = per_switch * depth;
  //@ assert exact: switches == per_switch * depth;
  return switches + q + r;
}

size_t bound_weights_paper(size_t n, size_t q, size_t r)
{
  size_t depth = ceil_log2(n), above = q + 1, columns = r + 2;
  //@ assert exact: above == q + 1 && columns == r + 2;
  //@ ghost product_limit(q, LIMIT_INPUTS, above, LIMIT_INPUTS + 1);
  size_t per_level = 12 * (q * above);
  //@ assert exact: per_level == 12 * (q * above);
  //@ ghost product_limit(per_level, 12 * LIMIT_INPUTS * (LIMIT_INPUTS + 1), depth, LIMIT_DEPTH);
  size_t levels = per_level * depth;
  //@ assert exact: levels == per_level * depth;
  //@ ghost product_limit(columns, LIMIT_OUTPUTS + 2, q, LIMIT_INPUTS);
  size_t readout = columns * q;
  //@ assert exact: readout == columns * q;
  return levels + readout + r - 2;
}

size_t bound_neurons_sharp(size_t n, size_t q, size_t r, readout_kind kind)
{
  size_t depth = ceil_log2(n), per_switch = 2 * q + 2;
  //@ assert exact: per_switch == 2 * q + 2;
  //@ ghost product_limit(per_switch, 2 * LIMIT_INPUTS + 2, depth, LIMIT_DEPTH);
  size_t switches = per_switch * depth;
  //@ assert exact: switches == per_switch * depth;
  return q - 1 + switches + (kind == READOUT_PRINTED ? 2 * r : r);
}

size_t bound_weights_sharp(size_t n, size_t q, size_t r, readout_kind kind)
{
  size_t depth = ceil_log2(n), per_switch = 6 * q;
  //@ assert exact: per_switch == 6 * q;
  //@ ghost product_limit(per_switch, 6 * LIMIT_INPUTS, depth, LIMIT_DEPTH);
  size_t switches = per_switch * depth;
  //@ assert exact: switches == per_switch * depth;
  return 2 * (q - 1) + switches + (kind == READOUT_PRINTED ? 2 * r : 3 * r);
}
