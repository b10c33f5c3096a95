/* The ways through a network that branches: each way is a linear network of its own, with the conditions that lead to
 * it.  All ways together become a conditional network, in which an operation stands where the last of the conditions and
 * outputs branch off that do not need it.
 *
 * The network is evaluated once for each way.  What ways do before the first condition in which they differ must be the
 * same each time. */
#ifndef MEMCERT_SHELL_WAYS_H
#define MEMCERT_SHELL_WAYS_H

#include "linear.h"
#include "shell/conditional/conditional_data.h"

/* A condition on the way. */
typedef struct {
  size_t neuron;
  comparison compare;
  mpq_ptr value; /* with which the neuron is compared; owned */
  bool holds;    /* on this way */
  size_t test;   /* its instruction, once it is written */
  size_t made;   /* neurons with variables before it */
} way_condition;

typedef struct {
  conditional_model net;    /* of the ways so far; its outputs are pairs */
  size_t length, room;
  way_condition *condition; /* owned: of this way, or what the next one begins with */
  size_t decided;           /* conditions that this way has come to */
  size_t written;           /* conditions whose tests are written */
  size_t count;             /* ways that ended */
  bool negative;            /* an output may be below 0 */
  size_t variables;         /* room of the next two */
  size_t *variable;         /* owned: of each neuron, or NOWHERE */
  bool *needed;             /* owned: scratch, false for each neuron */
  size_t made, made_room;
  size_t *neuron;           /* owned: those that have a variable, inputs aside, in the order of the variables */
  size_t before;            /* the instruction that the next one follows, or NOWHERE */
  bool after_holds;         /* it is a test, and the next one follows where it holds */
} ways;

ways ways_new(void);
/* Also releases the network. */
void ways_free(ways *w);

/* Whether the form, which is released, is less than 0 and so on: by what is planned, else it holds and the next ways
 * will also see what comes otherwise. */
bool ways_decide(ways *w, linear_network *n, linear_form f, comparison compare);

/* The number of the largest form, of equal ones the first or, if `last`, the last one: one after the other is compared with
 * the rest. */
size_t ways_largest(ways *w, linear_network *n, const linear_form *forms, size_t count, bool last);

/* The way ends in these outputs, as many as all other ways have; exit 4 if it is one more than `most` ways. */
void ways_end(ways *w, const char *file, const linear_network *n, const linear_form *out, size_t count, size_t most);

/* Plans the next way; false if there is none. */
bool ways_next(ways *w);

/* The network, for the caller to release. */
conditional_model ways_take(ways *w);

#endif
