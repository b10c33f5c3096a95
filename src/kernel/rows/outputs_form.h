/* Outputs of a table in the form that networks put out: labels as indicators, signed numbers as pairs. */
#ifndef MEMCERT_KERNEL_OUTPUTS_FORM_H
#define MEMCERT_KERNEL_OUTPUTS_FORM_H

#include <stdbool.h>
#include <stdint.h>
#include <gmp.h>
#include "specs/covers.acsl"
#include "specs/memory/memory.acsl"

/* Columns of outputs: which of them hold numbers of labels, and where the numbers begin that each of them becomes. */
typedef struct {
  size_t columns;     /* s */
  const bool *labels; /* s: whether that is a column of labels */
  const size_t *start; /* s + 1, from 0 on: column j becomes the numbers start[j], ..., start[j + 1] - 1 */
} output_columns;

/*@ logic boolean holds_labels{L}(output_columns c, integer j) = c.labels[j] ? \true : \false;
  @ predicate well_formed_columns{L}(output_columns c, integer width) =
  @   \valid_read(c.labels + (0 .. c.columns - 1)) && \valid_read(c.start + (0 .. c.columns)) &&
  @   laid_out((size_t *)c.start, c.columns, width);
  @ // Column j of a row.
  @ predicate expands_column{L}(output_columns c, rvec from, rvec to, integer j) =
  @   expanded_column(holds_labels(c, j), at(from, j), to, c.start[j], c.start[j + 1]);
  @ predicate expands{L}(output_columns c, rvec from, rvec to) =
  @   \forall integer j; 0 <= j < c.columns ==> expands_column(c, from, to, j);
  @ // What a cell must be so that it can be done.
  @ predicate fits_column{L}(output_columns c, rvec from, integer j) =
  @   holds_labels(c, j) ? names_label(at(from, j), c.start[j + 1] - c.start[j]) : c.start[j + 1] == c.start[j] + 1;
  @ predicate fits_columns{L}(output_columns c, rvec from) =
  @   \forall integer j; 0 <= j < c.columns ==> fits_column(c, from, j);
  @*/

/* The n rows of `to`, each of `width` numbers, become those of d, expanded.  Returns whether each label has a number that
 * it can have, and each other column one place.  t is scratch. */
/*@ requires sizes: n * c.columns <= SIZE_MAX && n * width <= SIZE_MAX && well_formed_columns(c, width);
  @ requires \valid_read(d + (0 .. n * c.columns - 1)) && \valid(to + (0 .. n * width - 1)) && \valid(t);
  @ requires \separated(to + (0 .. n * width - 1), d + (0 .. n * c.columns - 1)) && \separated(t, to + (0 .. n * width - 1));
  @ requires \separated(t, d + (0 .. n * c.columns - 1));
  @ terminates \true;
  @ assigns to[0 .. n * width - 1], *t;
  @ ensures accepted: \result <==> \forall integer i; 0 <= i < n ==> fits_columns(c, \old(row(mat(d, n, c.columns), i)));
  @ ensures expanded: \result ==> \forall integer i; 0 <= i < n ==>
  @   expands(c, \old(row(mat(d, n, c.columns), i)), row(mat(to, n, width), i));
  @*/
bool outputs_expand(output_columns c, size_t n, mpq_srcptr d, size_t width, mpq_ptr to, mpq_ptr t);

/* The n rows of `to`, each of 2 r numbers, become those of d split into positive and negative parts. */
/*@ requires sizes: 2 * r <= SIZE_MAX && n * (2 * r) <= SIZE_MAX;
  @ requires \valid_read(d + (0 .. n * r - 1)) && \valid(to + (0 .. n * (2 * r) - 1));
  @ requires \separated(to + (0 .. n * (2 * r) - 1), d + (0 .. n * r - 1));
  @ terminates \true;
  @ assigns to[0 .. n * (2 * r) - 1];
  @ ensures split: \forall integer i; 0 <= i < n ==>
  @   splits(\old(row(mat(d, n, r), i)), row(mat(to, n, 2 * r), i));
  @*/
void outputs_split(size_t n, size_t r, mpq_srcptr d, mpq_ptr to);

#endif
