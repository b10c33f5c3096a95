#include "lower_bound.h"
#include "proofs/lemmas/theorem3/lemmas_lower_bound.h"

/* n / k rounded up. */
/*@ requires sizes: 1 <= n && 1 <= k;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures enough: enough(n, k, \result);
  @ ensures least: !enough(n, k, \result - 1);
  @ ensures limit: 0 < \result <= n;
  @*/
static size_t quotient_up(size_t n, size_t k)
{
  return n / k + (n % k != 0);
}

size_t operations_at_least(size_t n, size_t kappa)
{
  size_t leaves = quotient_up(n, kappa), alpha = ceil_log2(leaves);
  //@ assert enough: enough(n, kappa, pow2(alpha));
  //@ assert least: alpha > 0 ==> !enough(n, kappa, pow2(alpha - 1));
  //@ ghost lemma_log2_ratio(n, kappa, alpha);
  //@ ghost if (alpha > 0) lemma_log2_ratio(n, kappa, alpha - 1);
  return alpha;
}

/* scale * log2(n / kappa), every step and the last one to a whole number rounded to the same side. */
/*@ requires sizes: 1 <= n && 1 <= kappa && 1 <= scale;
  @ requires direction: rnd == MPFR_RNDD || rnd == MPFR_RNDU;
  @ requires \valid(t) && \valid(result) && \separated(t, result);
  @ terminates \true;
  @ assigns *t, *result;
  @ ensures side: \result ==> on_side(rnd, *result, rmul(log2(ratio(n, kappa)), scale));
  @*/
static bool log2_rounded(size_t n, size_t kappa, unsigned long scale, mpfr_rnd_t rnd, mpfr_ptr t, long *result)
{
  mpfr_set_ui(t, n, rnd);
  mpfr_div_ui(t, t, kappa, rnd);
  mpfr_log2(t, t, rnd);
  mpfr_mul_ui(t, t, scale, rnd);
  if (!mpfr_fits_slong_p(t, rnd))
    return false;
  *result = mpfr_get_si(t, rnd);
  return true;
}

bool log2_enclosure(size_t n, size_t kappa, unsigned digits, mpfr_ptr t, long *low, long *high)
{
  unsigned long scale = 1;
  /*@ loop invariant range: 0 <= i <= digits;
    @ loop invariant power: scale == pow10(i);
    @ loop assigns i, scale;
    @ loop variant digits - i;
    @*/
  for (unsigned i = 0; i < digits; i++)
    scale *= 10;
  return log2_rounded(n, kappa, scale, MPFR_RNDD, t, low) && log2_rounded(n, kappa, scale, MPFR_RNDU, t, high) &&
         (*high <= *low || *high - 1 == *low);
}
