/* What stands between the cells of a text table, where nobody has said it. */
#ifndef MEMCERT_SHELL_SEPARATORS_H
#define MEMCERT_SHELL_SEPARATORS_H

#include "rows.h"

/* "commas" and so on, and the word of the option. */
const char *separator_plural(separator s);
const char *separator_word(separator s);

/* End of the row that starts at `at`: a line end outside quotes. */
size_t separator_row_end(source *s, size_t at);

/* The next piece of a row that ends at `end`, from *at on, which is moved after it: bytes *from to *to, without outer
 * blanks.  False if there is none. */
bool separator_piece(const source *s, size_t *at, size_t end, separator between, size_t *from, size_t *to);

/* Pieces of the row from `begin` to `end`. */
size_t separator_count(const source *s, size_t begin, size_t end, separator between);

/* Whether some piece of the row is a number. */
bool separator_has_number(const source *s, size_t begin, size_t end, separator between);

/* The separator of a table whose first row starts at byte `begin`: a comma if that row has one, else a semicolon, else
 * a tab, else |, else blanks.  With tabs, blanks nevertheless if in one of the first two rows some piece between tabs
 * is several words one of which is a number.  Exit 3 if the first two rows can be read in another way, too, so that
 * commas stand in numbers.  With `decimal_comma` a comma counts only where a quoted cell is beside it. */
separator separator_find(source *s, size_t begin, bool decimal_comma);

#endif
