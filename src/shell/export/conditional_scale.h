/* A conditional network in integers: every variable is an integer multiple of its unit, and integers of some width
 * hold whatever can come up for inputs between the least and the largest of a table.
 *
 * The network must have its instructions in preorder, as conditional_json_read leaves them. */
#ifndef MEMCERT_SHELL_CONDITIONAL_SCALE_H
#define MEMCERT_SHELL_CONDITIONAL_SCALE_H

#include "shell/conditional/conditional_model.h"

typedef enum { WIDTH_64, WIDTH_128, WIDTH_ANY } integer_width;

/* A slot is what defines a variable: input k has slot k, operation i slot p + i. */
typedef struct {
  const conditional_model *model;
  size_t *known;        /* variables on entry to each instruction; owned */
  size_t room;          /* variables at most */
  size_t *slot;         /* of each variable, on the path that is followed; owned */
  mpq_ptr unit;         /* of each slot, positive; owned */
  integer_width *width; /* of each slot; owned */
  bool *used;           /* whether the answer or a test depends on a slot; the others count for no width; owned */
  size_t outputs;       /* pairs being one */
  mpq_ptr output_unit;  /* owned */
  integer_width input_width, output_width, test_width;
  integer_width widest; /* of all these */
  size_t bits;          /* of the longest integer of all, those included that nothing depends on */
} conditional_scale;

/* Of `points` rows (1, x), each of `columns` numbers, and what is wanted there, `outputs` numbers a row. */
conditional_scale conditional_scale_new(const conditional_model *m, size_t points, size_t columns, mpq_srcptr rows,
                                        size_t outputs, mpq_srcptr wanted);
void conditional_scale_free(conditional_scale *s);

/* Gives all outputs one unit. */
void conditional_scale_join_outputs(conditional_scale *s);

/* To be called for every instruction on the way down, in preorder of any order of the sides: notes what it defines. */
void conditional_scale_enter(conditional_scale *s, size_t i);

/* value := what one unit of variable v times `weight` is in units `of`, an integer. */
void conditional_scale_factor(const conditional_scale *s, mpz_ptr value, mpq_srcptr weight, size_t v, mpq_srcptr of);

/* The variable that output k of the model is at leaf i, or NOWHERE; value := what one unit of it is in units of the
 * output, which is a sum of two of these where outputs are pairs, the second one subtracted.  An integer. */
size_t conditional_scale_output(const conditional_scale *s, mpz_ptr value, size_t i, size_t k);

/* What test i compares the integer of its variable with: the least integer that is not below the threshold for < and
 * >=, the largest that is not above it otherwise; for = and != whether there is an equal one. */
bool conditional_scale_threshold(const conditional_scale *s, mpz_ptr value, size_t i);

#endif
