/* Where the cells of a row are (specs/cells.acsl). */
#ifndef MEMCERT_KERNEL_CELLS_H
#define MEMCERT_KERNEL_CELLS_H

#include <stddef.h>
#include "specs/cells.acsl"

/* The cells of the row from byte `from` on before byte `to`, and how many there are; 0 if there are more than `room`, or if
 * a quote or the end of a line is among the bytes. */
/*@ requires from <= to && \valid_read(s + (from .. to - 1));
  @ requires room > 0 && \valid(cells + (0 .. room - 1)) && \separated(s + (from .. to - 1), cells + (0 .. room - 1));
  @ terminates \true;
  @ assigns cells[0 .. room - 1];
  @ ensures plain: \result > 0 ==> plain((char *)s, from, to, quote, other);
  @ ensures cells: \result > 0 ==> cells_of((char *)s, from, to, delimiter, cells, \result);
  @ ensures count: \result > 0 ==> \result == delimiters((char *)s, from, to, delimiter) + 1 <= room;
  @ ensures found: \result == 0 && plain((char *)s, from, to, quote, other) ==>
  @                delimiters((char *)s, from, to, delimiter) >= room;
  @*/
size_t cells_split(const char *s, size_t from, size_t to, char delimiter, char quote, char other, cell_place *cells,
                   size_t room);

#endif
