/* Whether a conditional network is within epsilon of every Lipschitz function through a table on the table's whole box:
 * the answer of the proved checker, and where it is not yes, what is known. */
#ifndef MEMCERT_SHELL_EVERYWHERE_ASK_H
#define MEMCERT_SHELL_EVERYWHERE_ASK_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/points.h"

/* The box of the inputs of a table, without the constant; owned. */
typedef struct {
  size_t inputs;
  mpq_ptr lo, hi;
} table_box;

table_box table_box_of(const points *p);
void table_box_free(table_box *b);

/* An input where what is possible reaches too far. */
typedef struct {
  mpq_ptr at;          /* inputs without the constant; owned, or NULL if there is none */
  size_t inputs;
  size_t output;
  size_t below, above; /* points: the functions are at least `least`, at most `most`, for these */
  mpq_ptr least, most, got; /* one number each; owned */
  bool answers;        /* the network puts out `got` there */
} everywhere_witness;

typedef enum { EVERYWHERE_HOLDS, EVERYWHERE_FAILS, EVERYWHERE_OPEN } everywhere_verdict;

typedef struct {
  everywhere_verdict verdict;
  everywhere_witness witness;
} everywhere_answer;

/* The points have their signs, and some function with that constant goes through them. */
everywhere_answer everywhere_ask(const conditional_model *m, const points *data, mpq_srcptr slope, mpq_srcptr epsilon);
void everywhere_answer_free(everywhere_answer *a);

/* Where `at` is: what functions can be there, in output o, and the points that say so; `at` is taken over. */
everywhere_witness everywhere_witness_at(const points *data, mpq_srcptr slope, mpq_ptr at, size_t o);

#endif
