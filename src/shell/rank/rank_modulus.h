/* Which modulus the kernel is to work with: no verdict depends on it, only the time it takes. */
#ifndef MEMCERT_SHELL_RANK_MODULUS_H
#define MEMCERT_SHELL_RANK_MODULUS_H

#include "kernel/theorem3/rank.h"

/* The largest prime below p > 2. */
uint32_t rank_prime_below(uint32_t p);

/* The usual prime unless samples of the rows are less often dependent modulo another one. */
uint32_t rank_modulus_choose(const rank_matrix *m);

#endif
