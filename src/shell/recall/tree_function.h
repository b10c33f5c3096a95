/* Functions that a network computes on its way: phi of a sum with few terms, as a variable beyond the inputs. */
#ifndef MEMCERT_SHELL_TREE_FUNCTION_H
#define MEMCERT_SHELL_TREE_FUNCTION_H

#include <stddef.h>
#include <gmp.h>

#define FUNCTION_TERMS 3

typedef struct {
  size_t terms;
  size_t variable[FUNCTION_TERMS]; /* of (1, x) */
  mpq_ptr weight;                  /* owned */
} tree_function;

/* Without terms. */
tree_function tree_function_new(void);
void tree_function_free(tree_function *f);
tree_function tree_function_copy(const tree_function *f);
/* One more; returns its weight, to be set. */
mpq_ptr tree_function_add(tree_function *f, size_t variable);

/* The operations that computing it takes. */
size_t tree_function_operations(const tree_function *f);

/* value := the sum at x, (1, x). */
void tree_function_sum(const tree_function *f, mpq_srcptr x, mpq_ptr value, mpq_ptr scratch);
/* value := phi of it, which is the function. */
void tree_function_value(const tree_function *f, mpq_srcptr x, mpq_ptr value, mpq_ptr scratch);

/* A list of them; owns them. */
typedef struct {
  tree_function *of;
  size_t count, room;
} tree_functions;

/* Takes f over; returns its number. */
size_t tree_functions_add(tree_functions *list, tree_function f);
void tree_functions_free(tree_functions *list);

#endif
