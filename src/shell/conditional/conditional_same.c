#include "conditional_same.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>

typedef struct {
  size_t left, right; /* instructions */
} both;

static bool same_variables(const size_t *a, const size_t *b, size_t count)
{
  for (size_t k = 0; k < count; k++)
    if (a[k] != b[k])
      return false;
  return true;
}

static bool same_operations(const conditional_model *a, const conditional_model *b, const instruction *i,
                            const instruction *j)
{
  size_t terms = i->hi - i->lo;
  return terms == j->hi - j->lo && same_variables(a->source + i->lo, b->source + j->lo, terms) &&
         numbers_same(a->weight + i->lo, b->weight + j->lo, terms);
}

static bool same_instructions(const conditional_model *a, const conditional_model *b, both at)
{
  const instruction *i = a->program + at.left, *j = b->program + at.right;
  if (i->kind != j->kind)
    return false;
  switch (i->kind) {
  case INSTRUCTION_OPERATION: return same_operations(a, b, i, j);
  case INSTRUCTION_TEST:
    return i->lo == j->lo && i->compare == j->compare && mpq_equal(a->value + i->hi, b->value + j->hi);
  default: return same_variables(a->output + i->lo, b->output + j->lo, a->outputs);
  }
}

/* Puts the two instructions to those that are to be compared, unless both are missing. */
static bool follow(both *open, size_t *count, size_t left, size_t right)
{
  if (left == NOWHERE || right == NOWHERE)
    return left == right;
  open[(*count)++] = (both){left, right};
  return true;
}

static bool same_from(const conditional_model *a, const conditional_model *b, both *open)
{
  size_t count = 0;
  open[count++] = (both){0, 0};
  while (count > 0) {
    both at = open[--count];
    const instruction *i = a->program + at.left, *j = b->program + at.right;
    if (!same_instructions(a, b, at) || (i->kind != INSTRUCTION_LEAF && !follow(open, &count, i->next, j->next)) ||
        (i->kind == INSTRUCTION_TEST && !follow(open, &count, i->otherwise, j->otherwise)))
      return false;
  }
  return true;
}

bool conditional_same_trees(const conditional_model *a, const conditional_model *b)
{
  if (a->inputs != b->inputs || a->size == 0 || b->size == 0)
    return a->inputs == b->inputs && a->size == b->size;
  if (a->outputs != b->outputs)
    return false;
  /* Every test that is compared puts at most two in place of one. */
  both *open = allocate(a->size + 1, sizeof *open);
  bool same = same_from(a, b, open);
  free(open);
  return same;
}

bool conditional_same(const conditional_model *a, const conditional_model *b)
{
  return a->constant == b->constant && a->is_signed == b->is_signed && columns_json_same(a->what, b->what) &&
         conditional_same_trees(a, b);
}
