/* Whether a text writes a number (specs/digits.acsl). */
#ifndef MEMCERT_KERNEL_NUMBER_AGREES_H
#define MEMCERT_KERNEL_NUMBER_AGREES_H

#include <stdbool.h>
#include <stdint.h>
#include <gmp.h>
#include "specs/digits.acsl"

/* Long numbers are halved until they fit a word: two numbers for each time, and a few more. */
#define HALVINGS 57
#define AGREES_SCRATCH (2 * HALVINGS + 5)

/* Whether the n characters of `text` are a number, and exactly this one. */
/*@ requires fits: n <= SIZE_MAX / 16;
  @ requires \valid_read(text + (0 .. n - 1)) && \valid_read(value);
  @ requires \valid(scratch + (0 .. AGREES_SCRATCH - 1)) && \separated(value, scratch + (0 .. AGREES_SCRATCH - 1));
  @ terminates \true;
  @ assigns scratch[0 .. AGREES_SCRATCH - 1];
  @ ensures agrees: \result <==> writes(text, 0, n, \old(val(value)));
  @*/
bool number_agrees(const char *text, size_t n, mpq_srcptr value, mpq_ptr scratch);

#endif
