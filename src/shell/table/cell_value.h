/* What a cell says: a number, that there is none, or a word. */
#ifndef MEMCERT_SHELL_CELL_VALUE_H
#define MEMCERT_SHELL_CELL_VALUE_H

#include "rows.h"
#include "shell/base/number.h"

/* How cells are written. */
typedef struct {
  bool decimal_comma;
  bool quoted_is_word; /* a quoted cell is never missing */
  const char *missing; /* what stands for a missing value, beside what always does: a list, or NULL */
  size_t count;
  mpq_ptr numbers;     /* those of the list that are numbers; owned */
} cell_rules;

cell_rules cell_rules_new(bool decimal_comma, bool quoted_is_word, const char *missing);
void cell_rules_free(cell_rules *r);

/* value := the number of the cell; its value is of no use unless the result is NUMBER_OK.  NUMBER_DECIMAL is a word that
 * would be a number with the other decimal sign, or one that separates thousands. */
number_kind cell_read(const cell_rules *r, mpq_ptr value, const cell *c);

/* Whether a text is made of digits and signs of numbers, and `sign` is among them. */
bool cell_is_decimal(const char *text, size_t length, char sign);

/* Whether many programs write this word for a missing value: NA, NULL and so on. */
bool cell_says_missing(const cell *c);
/* The same, and what hardly is a label. */
bool cell_may_say_missing(const cell *c);

#endif
