/* A conditional network in integers: every variable is an integer multiple of its unit, and integers of some width
 * hold whatever can come up for inputs between the least and the largest of a table.
 *
 * The network must have its instructions in preorder, as conditional_json_read leaves them.  What is made is checked by
 * the kernel (scaled.h), as these integers and units, before anything is written of it. */
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
  mpq_ptr weight;       /* of each term: the integer of its variable times this is what it adds; owned */
  mpq_ptr value;        /* of each test: what the integer of its variable is compared with; owned */
  mpq_ptr factor;       /* of each output of each leaf: how many units of it one of the variable is, the second one of a
                         * pair negative; 0 of what is always 0; owned */
  mpq_ptr least, most;  /* of each input: the ends of what its integer is; owned */
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

/* Leaves with exit 4 unless the kernel finds, for all inputs between their ends, that the integers compute the network
 * and that none gets too large: none is longer than `bits` says or, with `by_width`, wider than what it is kept in. */
void conditional_scale_check(const conditional_scale *s, bool by_width);

/* Gives all outputs one unit. */
void conditional_scale_join_outputs(conditional_scale *s);

/* To be called for every instruction on the way down, in preorder of any order of the sides: notes what it defines. */
void conditional_scale_enter(conditional_scale *s, size_t i);

/* value := what the integer of the variable of term t is multiplied by. */
void conditional_scale_term(const conditional_scale *s, mpz_ptr value, size_t t);

/* The variable that output k of the model is at leaf i, or NOWHERE; value := its factor.  An output is a sum of two of
 * these where outputs are pairs. */
size_t conditional_scale_output(const conditional_scale *s, mpz_ptr value, size_t i, size_t k);

/* What test i compares the integer of its variable with: the least integer that is not below the threshold for < and
 * >=, the largest that is not above it otherwise.  False for = and != if no integer is equal to it. */
bool conditional_scale_threshold(const conditional_scale *s, mpz_ptr value, size_t i);

#endif
