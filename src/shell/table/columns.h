/* What the columns of a table mean: names, and the words that stand for numbers.
 *
 * A column of labels stands for the index 0, 1, ... of its label in order of
 * first appearance, or (one-hot) for as many numbers as there are labels, all
 * zero but one. */
#ifndef MEMCERT_SHELL_COLUMNS_H
#define MEMCERT_SHELL_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  COLUMN_UNDECIDED, /* no cell has been read */
  COLUMN_NUMBER,
  COLUMN_LABEL,
  COLUMN_ONEHOT
} column_kind;

typedef struct {
  char *name; /* owned, or NULL */
  column_kind kind;
  bool declared; /* its labels have their numbers from the file or the user, not from the order of the rows */
  char **labels; /* owned, like each of them */
  size_t label_count;
  size_t label_room;
  void *index; /* tsearch tree over the labels */
} column;

typedef struct {
  size_t inputs;
  size_t outputs;
  column *input;  /* owned */
  column *output; /* owned */
} columns;

columns columns_new(size_t inputs, size_t outputs);
void columns_free(columns *c);
columns columns_copy(const columns *from);

/* Whether names, where a column has one, and labels are the same, and what stands for how many numbers. */
bool columns_same(const columns *a, const columns *b);

/* The index of a label, or label_count if the column does not have it. */
size_t column_label(const column *c, const char *label);

/* The index of a label, which is added to the column if it is new. */
size_t column_add_label(column *c, const char *label);

/* Numbers that a column stands for: one, or one per label. */
size_t column_width(const column *c);

/* Numbers that all output columns stand for. */
size_t columns_output_width(const columns *c);

#endif
