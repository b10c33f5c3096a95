/* A table read as a dataset: the points, exactly, and where they stand in the file.
 *
 * Rows with equal inputs and outputs are one point, named by the number of its
 * first line, unless conflicts are allowed and there is one.  Points are
 * numbered in the order of those lines. */
#ifndef MEMCERT_SHELL_POINTS_H
#define MEMCERT_SHELL_POINTS_H

#include <stdbool.h>
#include "columns.h"
#include "kernel/types.h"
#include "notices.h"
#include "rows.h"

/* What the user says about a table.  Lists name columns: by name, or by number from 1. */
typedef struct {
  const char *file;
  separator between;
  bool header;    /* the first row has names, whatever is in it */
  bool no_header; /* it has none */
  bool decimal_comma;
  const char *missing; /* list of what stands for a missing value, beside what always does, or NULL */
  const char *comment; /* begins a line that is no row; "" if nothing does, NULL if that is not said */
  const char *classes; /* list of the labels of the output in the order of their numbers, or NULL */
  const char *format; /* text, arff or libsvm, or NULL: by the name of the file */
  const char *array;  /* list of those of an .npz file, or NULL */
  const char *target_file; /* a file with the outputs, or NULL */
  const char *target_name; /* how that is called, or NULL: the same */
  size_t features; /* inputs of a LIBSVM file; 0 if not said */
  bool may_encode; /* the command has --encode and --labels, for messages */
  const char *target; /* list of the outputs, or NULL */
  const char *ignore; /* list of columns left out, or NULL */
  const char *weights; /* the column that says how often each row is recalled, or NULL */
  const char *labels; /* list of columns read as labels even where they hold numbers, or NULL */
  size_t outputs;     /* the last so many columns are the outputs; 0 if not said */
  bool onehot;
  bool encode; /* accept labels among the inputs */
  bool drop_missing;
  bool nonnegative;
  bool keep_signs; /* negative outputs stay as they are */
  bool inputs_only; /* the table has no outputs */
  bool conflicts;  /* equal inputs may have different outputs: if some have, every row is a point */
} points_options;

/* A column of the file. */
typedef struct {
  char *name;    /* in the header; owned, or NULL */
  size_t number; /* from 1 */
} table_column;

typedef enum {
  POINTS_USABLE,
  POINTS_CONFLICT, /* equal inputs with different outputs */
  POINTS_NEGATIVE  /* a negative output, refused by --nonnegative */
} points_state;

typedef struct {
  char *file;
  char sha256[65], targets_sha256[65]; /* the second one of the file with the outputs; empty if there is none */
  columns what;
  table_column *column; /* of the file: those taken as inputs, and then as outputs; owned, NULL if not known */
  bool has_header;      /* it names columns */
  size_t first;         /* line of the header, or of the first row if there is none; 0 of an ARFF file */
  notices said;         /* what was assumed */
  size_t rows;    /* used, the repeated ones included */
  size_t dropped; /* left out by --drop-missing */
  size_t points;
  size_t inputs;  /* q: the constant 1 stands before the columns */
  size_t outputs; /* r, twice as many if is_signed */
  bool is_signed; /* outputs are (d+, d-) */
  mpq_ptr x;      /* points rows of q, by number; NULL while they are sorted (sorted_points.h).  Equal ones may share
                   * limbs, as number_share() says */
  mp_limb_t *limbs; /* that such numbers of x read; owned, or NULL */
  mpq_ptr d;      /* points rows of r, the same */
  mpq_ptr weight; /* of each point, by number: 0 or more, and not all 0; NULL if there are none */
  table_column weights; /* its column */
  size_t *line;   /* of each point */
  size_t *sorted; /* sorted[i] is the point of rank i in lexicographic order of the inputs */

  points_state state;
  size_t first_line;       /* of the conflict that is met first, or of the negative output */
  size_t second_line;      /* of the conflict */
  char *first_output;      /* as text */
  char *second_output;
  size_t conflict_groups;  /* groups of equal inputs with different outputs */
  size_t conflict_rows;    /* rows in them */
} points;

void points_free(points *p);

/* Releases the numbers and lines of all points: what is left says what the table is. */
void points_forget(points *p);

/* Outputs in the table: r, or half of it. */
size_t points_outputs(const points *p);

/* The kernel's view of the points. */
dataset points_dataset(const points *p);
/* The same of point i alone. */
dataset points_at(const points *p, size_t i);

#endif
