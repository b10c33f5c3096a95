/* What the columns of a table mean, as members of a network file from version 2 of the formats on.
 *
 *     "columns": {"inputs": ["petal width", null], "outputs": ["species"]},
 *     "labels": {"species": ["setosa", "virginica"]}, "onehot": ["species"]
 *
 * `null` is a column without a name.  Labels stand under the name of their column; under inputs:J or outputs:J, counted
 * from 0, where it has none, shares it, or has one that begins so. */
#ifndef MEMCERT_SHELL_COLUMNS_JSON_H
#define MEMCERT_SHELL_COLUMNS_JSON_H

#include <stdio.h>
#include "columns.h"
#include "shell/base/json_source.h"

/* Whether a file has to say anything: a name or labels. */
bool columns_json_wanted(const columns *what);

/* Writes the members, a comma after each; UTF-8 throughout. */
void columns_json_write(FILE *stream, const columns *what);

/* A copy of what is worth writing, or NULL.  Also NULL, with a notice on standard error, where a name or a label is not
 * UTF-8, which JSON cannot hold. */
columns *columns_json_copy(const columns *what);

/* Whether two networks have the same columns, or both none. */
bool columns_json_same(const columns *a, const columns *b);

/* Where the members stand in the file, 0 for one that does not. */
typedef struct {
  size_t columns, labels, onehot;
} columns_json_places;

/* Notes that one of them stands here, and skips it. */
void columns_json_note(json_source *s, size_t *place);

/* Reads them when all of the file was walked, of a network whose tables have so many input columns, and columns for so
 * many outputs; NULL if there are none.  To be released with columns_free() and free(). */
columns *columns_json_read(json_source *s, const columns_json_places *p, size_t inputs, size_t outputs);

#endif
