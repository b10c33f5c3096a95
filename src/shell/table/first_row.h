/* Whether the first row of a table has the names of its columns, or is a point. */
#ifndef MEMCERT_SHELL_FIRST_ROW_H
#define MEMCERT_SHELL_FIRST_ROW_H

#include "reading.h"

/* Whether no cell of a row is a number, nor stands for a missing one. */
bool first_row_is_header(const reading *g, const row *first);

/* Names of the header, to be released by the caller, and each of them. */
char **first_row_names(const row *first);

/* Whether what looks like a header is a point of the network: it has labels, and each is one of its column. */
bool first_row_is_point(const reading *g, const row *first);

/* Looks for what confirms a header that was taken for one because of its words: a row with a number. */
void first_row_confirm(reading *g, const row *line);

/* After all rows: exit 3 if nothing has. */
void first_row_check(const reading *g);

/* Says so in the report if the numbers of a first row are those of its columns, as names may be. */
void first_row_notice(const reading *g, const row *first);

/* Exit 3 if a column that is left out has a word in the first row and a number in the second, the row `line`: then
 * the first one may have names. */
void first_row_compare(const reading *g, const bool *words, const row *line);

/* Which cells of the first row are words; to be released by the caller. */
bool *first_row_words(const reading *g, const row *first);

#endif
