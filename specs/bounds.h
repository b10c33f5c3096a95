/* The bounds of Theorem 2 (theorem and equation numbers are the paper's). */
#ifndef MEMCERT_SPECS_BOUNDS_H
#define MEMCERT_SPECS_BOUNDS_H

/*@ // The depth of the tree with n leaves that halves and gives the odd one to the first half.
  @ // That it is the least k with n <= 2^k is proved (proofs/lemmas.h).
  @ logic integer clog2(integer n) = n <= 1 ? 0 : 1 + clog2((n + 1) / 2);
  @ logic integer pow2(integer k) = k <= 0 ? 1 : 2 * pow2(k - 1);
  @
  @ // (2) and (3) as printed; q = p + 1.
  @ logic integer neurons_paper(integer n, integer q, integer r) =
  @   2 * (q + 1) * clog2(n) + q + r;
  @ logic integer weights_paper(integer n, integer q, integer r) =
  @   12 * q * (q + 1) * clog2(n) + (r + 2) * q + r - 2;
  @
  @ // The sharp bounds; for `printed` the first is (2) corrected.
  @ logic integer neurons_sharp(boolean printed, integer n, integer q, integer r) =
  @   q - 1 + (2 * q + 2) * clog2(n) + (printed ? 2 * r : r);
  @ logic integer weights_sharp(boolean printed, integer n, integer q, integer r) =
  @   2 * (q - 1) + 6 * q * clog2(n) + (printed ? 2 * r : 3 * r);
  @*/
#endif
