#include "tree_write.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/simplest.h"
#include <stdlib.h>

/* Between the two sides of a test, and what that is found with. */
enum { BETWEEN, LOW, HIGH, SCRATCH, NUMBERS };

typedef struct {
  conditional_model *model;
  const sorted_points *data;
  const tree_functions *functions;
  size_t *variable; /* of each function: what it is on this way, or NOWHERE */
  size_t variables; /* on this way */
  size_t *output;   /* scratch */
  mpq_ptr number;
} writing;

/* An operation, whose terms come next; returns its variable. */
static size_t add_operation(writing *w)
{
  size_t at = conditional_model_add_operation(w->model);
  w->model->program[at].next = at + 1;
  return w->variables++;
}

static void write_function(writing *w, size_t k)
{
  const tree_function *f = w->functions->of + k;
  w->variable[k] = add_operation(w);
  for (size_t t = 0; t < f->terms; t++)
    mpq_set(conditional_model_add_term(w->model, f->variable[t]), f->weight + t);
}

/* The variable that the leaf puts out as output j. */
static size_t write_output(writing *w, const tree_node *v, size_t j)
{
  const sorted_points *p = w->data;
  size_t from = v->output[j];
  if (from == NOWHERE || from < p->inputs)
    return from;
  if (!OUTPUT_IS_OPERATION(from, p->outputs)) {
    if (w->variable[from - p->inputs] == NOWHERE)
      write_function(w, from - p->inputs);
    return w->variable[from - p->inputs];
  }
  if (from != OUTPUT_OPERATION(j))
    return w->output[OUTPUT_OPERATION(from)];
  size_t variable = add_operation(w);
  mpq_set(conditional_model_add_term(w->model, 0), p->d + v->point * p->outputs + j);
  return variable;
}

/* What only this leaf has computed is forgotten. */
static void forget(writing *w, const tree_node *v, size_t variables)
{
  const sorted_points *p = w->data;
  for (size_t j = 0; j < p->outputs; j++) {
    size_t from = v->output[j];
    if (from != NOWHERE && from >= p->inputs && !OUTPUT_IS_OPERATION(from, p->outputs) &&
        w->variable[from - p->inputs] >= variables)
      w->variable[from - p->inputs] = NOWHERE;
  }
  w->variables = variables;
}

static size_t write_leaf(writing *w, const tree_node *v)
{
  size_t first = w->model->size, variables = w->variables;
  for (size_t j = 0; j < w->data->outputs; j++)
    w->output[j] = write_output(w, v, j);
  size_t at = conditional_model_add_leaf(w->model);
  for (size_t j = 0; j < w->data->outputs; j++)
    w->model->output[w->model->program[at].lo + j] = w->output[j];
  forget(w, v, variables);
  return first;
}

static void find_value(writing *w, size_t variable, uint32_t point, mpq_ptr value)
{
  const sorted_points *p = w->data;
  mpq_srcptr x = p->x + point * p->inputs;
  if (variable < p->inputs)
    mpq_set(value, x + variable);
  else
    tree_function_value(w->functions->of + variable - p->inputs, x, value, w->number + SCRATCH);
}

static size_t write_node(writing *w, const tree_node *v);

static size_t write_test(writing *w, const tree_node *v)
{
  size_t a = v->column + 1, q = w->data->inputs;
  find_value(w, a, v->below[0], w->number + LOW);
  find_value(w, a, v->below[1], w->number + HIGH);
  simplest_between(w->number + BETWEEN, w->number + LOW, w->number + HIGH);
  size_t at = conditional_model_add_test(w->model, a < q ? a : w->variable[a - q], IS_LESS, w->number + BETWEEN);
  size_t left = write_node(w, v->left), right = write_node(w, v->right);
  w->model->program[at].next = left;
  w->model->program[at].otherwise = right;
  return at;
}

static size_t write_computed(writing *w, const tree_node *v)
{
  size_t first = w->model->size, k = v->column + 1 - w->data->inputs;
  write_function(w, k);
  write_node(w, v->left);
  w->variable[k] = NOWHERE;
  w->variables--;
  return first;
}

/* Writes what begins with the node and returns its first instruction. */
static size_t write_node(writing *w, const tree_node *v)
{
  if (!v->left)
    return write_leaf(w, v);
  return v->right ? write_test(w, v) : write_computed(w, v);
}

conditional_model tree_write(const sorted_points *p, const tree_node *root, const tree_functions *functions)
{
  conditional_model m = conditional_model_new(p->inputs, p->outputs);
  m.constant = true;
  m.is_signed = p->is_signed;
  writing w = {.model = &m, .data = p, .functions = functions, .variables = p->inputs};
  w.variable = allocate(functions->count, sizeof(size_t));
  w.output = allocate(p->outputs, sizeof(size_t));
  w.number = numbers_new(NUMBERS);
  for (size_t k = 0; k < functions->count; k++)
    w.variable[k] = NOWHERE;
  write_node(&w, root);
  numbers_free(w.number, NUMBERS);
  free(w.output);
  free(w.variable);
  numbers_check(m.weight, m.terms);
  numbers_check(m.value, m.values);
  return m;
}
