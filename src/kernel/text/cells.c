#include "cells.h"
#include <stdbool.h>
#include "proofs/lemmas/text/lemmas_cells.h"

/*@ terminates \true;
  @ assigns \nothing;
  @ ensures blank: \result <==> !no_blank(c, delimiter);
  @*/
static bool is_blank_beside(char c, char delimiter)
{
  return (c == ' ' || c == '\t') && c != delimiter;
}

/* The place of the cell between two bytes. */
/*@ requires from <= to && \valid_read(s + (from .. to - 1)) && \valid(cell) && \separated(s + (from .. to - 1), cell);
  @ terminates \true;
  @ assigns *cell;
  @ ensures after: cell->after == to;
  @ ensures trimmed: trimmed((char *)s, from, to, delimiter, cell->begin, cell->end);
  @*/
static void trim(const char *s, size_t from, size_t to, char delimiter, cell_place *cell)
{
  size_t begin = from, end = to;
  /*@ loop invariant range: from <= begin <= to;
    @ loop invariant blank: \forall integer i; from <= i < begin ==> !no_blank(s[i], delimiter);
    @ loop assigns begin;
    @ loop variant to - begin;
    @*/
  while (begin < to && is_blank_beside(s[begin], delimiter))
    begin++;
  /*@ loop invariant range: begin <= end <= to;
    @ loop invariant blank: \forall integer i; end <= i < to ==> !no_blank(s[i], delimiter);
    @ loop assigns end;
    @ loop variant end - begin;
    @*/
  while (end > begin && is_blank_beside(s[end - 1], delimiter))
    end--;
  cell->begin = begin;
  cell->end = end;
  cell->after = to;
}

size_t cells_split(const char *s, size_t from, size_t to, char delimiter, char quote, char other, cell_place *cells,
                   size_t room)
{
  size_t n = 0, begin = from;
  /*@ loop invariant range: from <= begin <= i <= to && 0 <= n < room;
    @ loop invariant begin: begin == cell_from(cells, from, n);
    @ loop invariant plain: plain((char *)s, from, i, quote, other);
    @ loop invariant inside: \forall integer j; begin <= j < i ==> s[j] != delimiter;
    @ loop invariant before: \forall integer k; 0 <= k < n ==> cells[k].after < i;
    @ loop invariant cells: \forall integer k; 0 <= k < n ==> cell_at((char *)s, from, to, delimiter, cells, k);
    @ loop invariant count: n == delimiters((char *)s, from, i, delimiter);
    @ loop assigns i, n, begin, cells[0 .. room - 1];
    @ loop variant to - i;
    @*/
  for (size_t i = from; i < to; i++) {
    if (s[i] == quote || s[i] == other || s[i] == '\n' || s[i] == '\r')
      return 0;
    if (s[i] != delimiter)
      continue;
    if (n + 1 == room) {
      /*@ assert full: delimiters((char *)s, from, i + 1, delimiter) == room; */
      /*@ ghost lemma_delimiters_more(s, from, i + 1, to, delimiter); */
      return 0;
    }
    trim(s, begin, i, delimiter, cells + n);
    n++;
    begin = i + 1;
  }
  trim(s, begin, to, delimiter, cells + n);
  /*@ assert last: cell_at((char *)s, from, to, delimiter, cells, n); */
  /*@ assert others: \forall integer k; 0 <= k < n ==> cell_at((char *)s, from, to, delimiter, cells, k); */
  /*@ assert all: \forall integer k; 0 <= k <= n ==> cell_at((char *)s, from, to, delimiter, cells, k); */
  return n + 1;
}
