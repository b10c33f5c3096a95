/* Which number a label has (specs/labels.acsl). */
#ifndef MEMCERT_KERNEL_LABELS_H
#define MEMCERT_KERNEL_LABELS_H

#include <stdbool.h>
#include <stdint.h>
#include <gmp.h>
#include "specs/labels.acsl"

/*@ predicate string_of{L}(char *s, integer m) =
  @   0 <= m < SIZE_MAX && \valid_read(s + (0 .. m)) && s[m] == 0 && \forall integer i; 0 <= i < m ==> s[i] != 0;
  @ predicate string{L}(char *s) = \exists integer m; string_of(s, m);
  @ predicate strings{L}(char **s, integer n) =
  @   \valid_read(s + (0 .. n - 1)) && \forall integer i; 0 <= i < n ==> string(s[i]);
  @*/

/* Whether the n characters of `text` are label k, and its number is `value`. */
/*@ requires \valid_read(text + (0 .. n - 1)) && \valid_read(value);
  @ requires \valid_read(labels + k) && string((char *)labels[k]);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures agrees: \result <==> says((char *)text, n, (char *)labels[k]) && val(value) == k;
  @*/
bool label_agrees(const char *text, size_t n, char *const *labels, size_t k, mpq_srcptr value);

/* Whether `order` has the n labels in the order of strcmp, no two of them the same; label i is at slot[i]. */
/*@ requires strings((char **)labels, n) && \valid_read(order + (0 .. n - 1)) && \valid_read(slot + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures sorted: \result <==> in_order((char **)labels, n, (size_t *)order, (size_t *)slot);
  @ ensures differ: \result ==> all_differ((char **)labels, n);
  @*/
bool labels_differ(char *const *labels, size_t n, const size_t *order, const size_t *slot);

#endif
