#include "tree_function.h"
#include "shell/base/memory.h"
#include <stdlib.h>

tree_function tree_function_new(void)
{
  return (tree_function){.weight = numbers_new(FUNCTION_TERMS)};
}

void tree_function_free(tree_function *f)
{
  numbers_free(f->weight, FUNCTION_TERMS);
}

tree_function tree_function_copy(const tree_function *f)
{
  tree_function made = tree_function_new();
  for (size_t t = 0; t < f->terms; t++)
    mpq_set(tree_function_add(&made, f->variable[t]), f->weight + t);
  return made;
}

mpq_ptr tree_function_add(tree_function *f, size_t variable)
{
  f->variable[f->terms] = variable;
  return f->weight + f->terms++;
}

size_t tree_function_operations(const tree_function *f)
{
  return 2 * f->terms;
}

void tree_function_sum(const tree_function *f, mpq_srcptr x, mpq_ptr value, mpq_ptr scratch)
{
  mpq_set_ui(value, 0, 1);
  for (size_t t = 0; t < f->terms; t++) {
    mpq_mul(scratch, f->weight + t, x + f->variable[t]);
    mpq_add(value, value, scratch);
  }
}

void tree_function_value(const tree_function *f, mpq_srcptr x, mpq_ptr value, mpq_ptr scratch)
{
  tree_function_sum(f, x, value, scratch);
  if (mpq_sgn(value) < 0)
    mpq_set_ui(value, 0, 1);
}

size_t tree_functions_add(tree_functions *list, tree_function f)
{
  list->of = with_room(list->of, &list->room, list->count + 1, sizeof f);
  list->of[list->count] = f;
  return list->count++;
}

void tree_functions_free(tree_functions *list)
{
  for (size_t k = 0; k < list->count; k++)
    tree_function_free(list->of + k);
  free(list->of);
}
