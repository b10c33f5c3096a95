/* Exact numbers as text.
 *
 * Read are `3`, `-0.125`, `.28`, `5.`, `1e-3`, `2/3` and hexadecimal `0x1.8p3`, each with an
 * optional sign.  A decimal is the rational that it writes: 0.1 is one tenth. */
#ifndef MEMCERT_SHELL_NUMBER_H
#define MEMCERT_SHELL_NUMBER_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdbool.h>
#include <gmp.h>

#define NUMBER_EXPONENT_MOST 10000
/* Digits in one number of a dataset, and of a network file, whose numbers are made from several. */
#define NUMBER_DIGITS_MOST 100000
#define NUMBER_DIGITS_MOST_NETWORK 900000

typedef enum {
  NUMBER_OK,
  NUMBER_EMPTY,            /* nothing, or only blanks */
  NUMBER_UNKNOWN,          /* ? */
  NUMBER_NOT_FINITE,       /* NaN or infinity */
  NUMBER_ZERO_DENOMINATOR, /* 1/0 */
  NUMBER_EXPONENT,         /* beyond NUMBER_EXPONENT_MOST */
  NUMBER_DIGITS,           /* too many digits */
  NUMBER_WORD,             /* none of these */
  NUMBER_MISSING,          /* what the user says stands for a missing value; number_read() does not know it */
  NUMBER_DECIMAL           /* with another decimal sign, the same */
} number_kind;

/* From now on a number that is read or made, with more bits than this above or below the line, is exit 4. */
void number_limit_bits(size_t bits);
/* Whether that was said. */
bool number_bits_are_limited(void);

/* Bits above or below the line, whichever are more. */
size_t number_bits(mpq_srcptr value);

/* The most of these that one of the numbers has; 0 of none. */
size_t numbers_longest(mpq_srcptr values, size_t count);

/* Whether some of the numbers is less than 0. */
bool numbers_have_negative(mpq_srcptr values, size_t count);

/* Whether two lists of numbers are the same. */
bool numbers_same(mpq_srcptr a, mpq_srcptr b, size_t count);

/* Bits above the line, and below it unless that is 1, of those that are not 0, in all. */
uint64_t numbers_bits(mpq_srcptr values, size_t count);

/* Exit 4 unless all of them keep that limit. */
void numbers_check(mpq_srcptr values, size_t count);

/* The first index from `lo` on whose number is not 0, or `hi` if there is none below that. */
size_t numbers_first_nonzero(mpq_srcptr values, size_t lo, size_t hi);

/* value := the number that `text` writes, blanks around it aside; untouched unless the result is
 * NUMBER_OK. */
number_kind number_read(mpq_ptr value, const char *text, size_t length, size_t digits_most);

/* Releases what number_read() keeps from one number to the next: for programs that count their memory. */
void number_release(void);

/* What is wrong, for a message after the quoted text: "is not a number" and so on. */
const char *number_problem(number_kind kind);

/* Exit 4 if one of them has more digits than a network file may hold: asked before such a file is begun, as no reader
 * would take it. */
void numbers_check_network(mpq_srcptr values, size_t count);

/* Writes NUM, or NUM/DEN where DEN is not 1. */
void number_write(FILE *stream, mpq_srcptr value);

/* As many of them as that, joined by commas. */
void numbers_write(FILE *stream, mpq_srcptr values, size_t count);

/* One of them as a new string, to be released with free(); `always` writes /1 too. */
char *number_text(mpq_srcptr value, int always);

/* Writes the number with `digits` decimals, the rest cut off (towards zero). */
void number_write_decimal(FILE *stream, mpq_srcptr value, size_t digits);

#endif
