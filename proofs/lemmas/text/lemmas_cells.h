/* A longer part of a row has no fewer delimiters, and a row has one cell more. */
#ifndef MEMCERT_LEMMAS_CELLS_H
#define MEMCERT_LEMMAS_CELLS_H

#include "specs/cells.acsl"

/*@ ghost
  /@ requires from <= middle <= to;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures more: delimiters((char *)s, from, middle, delimiter) <= delimiters((char *)s, from, to, delimiter);
   @/
  void lemma_delimiters_more(const char *s, size_t from, size_t middle, size_t to, char delimiter)
  {
    /@ loop invariant range: middle <= i <= to;
     @ loop invariant more: delimiters((char *)s, from, middle, delimiter) <= delimiters((char *)s, from, i, delimiter);
     @ loop assigns i;
     @ loop variant to - i;
     @/
    for (size_t i = middle; i < to; i++)
      /@ assert next: delimiters((char *)s, from, i, delimiter) <= delimiters((char *)s, from, i + 1, delimiter); @/
      ;
  }
*/

#endif
