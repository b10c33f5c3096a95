#include "gates_form.h"
#include "gates_json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include <stdlib.h>

typedef struct {
  const gates_model *net;
  conditional_model made;
  mpq_ptr sum;   /* of the matrices on the way */
  mpq_ptr value; /* one, scratch */
} forming;

static void add_matrix(forming *f, size_t node, bool again)
{
  size_t matrix = f->net->node[node].matrix, area = gates_model_area(f->net);
  for (size_t k = 0; matrix != NO_NODE && k < area; k++) {
    mpq_ptr sum = f->sum + k;
    (again ? mpq_add : mpq_sub)(sum, sum, f->net->matrix + matrix * area + k);
  }
}

/* phi(w . h), or phi(-w . h), which the next instruction follows. */
static void add_operation(forming *f, mpq_srcptr w, bool negated)
{
  size_t at = conditional_model_add_operation(&f->made);
  f->made.program[at].next = at + 1;
  for (size_t k = 0; k < f->net->inputs; k++)
    if (mpq_sgn(w + k) != 0)
      (negated ? mpq_neg : mpq_set)(conditional_model_add_term(&f->made, k), w + k);
}

/* Whether a row has only that one number, which is 1 and belongs to the constant. */
static bool is_one(const gates_model *m, mpq_srcptr row)
{
  return m->constant && mpq_cmp_ui(row, 1, 1) == 0 && numbers_first_nonzero(row, 1, m->inputs) == m->inputs;
}

/* The variable that is output o, or where it is negated, and the other numbers of a pair; `*known` variables before it. */
static size_t write_output(forming *f, size_t o, bool negated, size_t *known)
{
  mpq_srcptr row = f->sum + o * f->net->inputs;
  if (numbers_first_nonzero(row, 0, f->net->inputs) == f->net->inputs)
    return NOWHERE;
  if (is_one(f->net, row))
    return negated ? NOWHERE : 0;
  add_operation(f, row, negated);
  return (*known)++;
}

static void write_leaf(forming *f, size_t known)
{
  conditional_model *made = &f->made;
  size_t *output = allocate(made->outputs, sizeof *output);
  for (size_t j = 0; j < made->outputs; j++)
    output[j] = write_output(f, j % f->net->outputs, j >= f->net->outputs, &known);
  size_t at = conditional_model_add_leaf(made);
  for (size_t j = 0; j < made->outputs; j++)
    made->output[made->program[at].lo + j] = output[j];
  free(output);
  if (made->terms > CONDITIONAL_MOST_TERMS)
    fail(STATUS_UNDECIDED, "the conditional network of these gates has more than %u terms", CONDITIONAL_MOST_TERMS);
}

/* What is asked of a gate. */
typedef enum { NEVER_OPEN, ALWAYS_OPEN, ONE_INPUT, WEIGHTED } gate_question;

/* If it is one input, which. */
static gate_question question_of(const gates_model *m, mpq_srcptr gate, size_t *input)
{
  size_t q = m->inputs, first = m->constant ? 1 : 0;
  *input = numbers_first_nonzero(gate, first, q);
  if (*input == q)
    return m->constant && mpq_sgn(gate) > 0 ? ALWAYS_OPEN : NEVER_OPEN;
  return numbers_first_nonzero(gate, *input + 1, q) == q ? ONE_INPUT : WEIGHTED;
}

/* Whether an input is above or below where the gate opens. */
static size_t write_comparison(forming *f, mpq_srcptr gate, size_t input)
{
  if (f->net->constant) {
    mpq_div(f->value, gate, gate + input);
    mpq_neg(f->value, f->value);
  } else
    mpq_set_ui(f->value, 0, 1);
  return conditional_model_add_test(&f->made, input, mpq_sgn(gate + input) > 0 ? IS_MORE : IS_LESS, f->value);
}

static size_t write_weighted(forming *f, mpq_srcptr gate, size_t known)
{
  add_operation(f, gate, false);
  mpq_set_ui(f->value, 0, 1);
  return conditional_model_add_test(&f->made, known, IS_MORE, f->value);
}

static void write_node(forming *f, size_t node, size_t l, size_t known);

/* The two sides of a gate. */
static void write_sides(forming *f, size_t node, size_t l, size_t known)
{
  const gates_model *m = f->net;
  mpq_srcptr gate = gates_model_gate(m, l);
  size_t input;
  gate_question question = question_of(m, gate, &input);
  if (question == NEVER_OPEN || question == ALWAYS_OPEN) {
    write_node(f, m->node[node].next[question == ALWAYS_OPEN], l + 1, known);
    return;
  }
  size_t at = question == ONE_INPUT ? write_comparison(f, gate, input) : write_weighted(f, gate, known);
  known += question == WEIGHTED;
  f->made.program[at].next = f->made.size;
  write_node(f, m->node[node].next[1], l + 1, known);
  f->made.program[at].otherwise = f->made.size;
  write_node(f, m->node[node].next[0], l + 1, known);
}

/* The node, whose prefix has l bits and which need not be there, with `known` variables. */
static void write_node(forming *f, size_t node, size_t l, size_t known)
{
  if (node == NO_NODE) {
    write_leaf(f, known);
    return;
  }
  const size_t *next = f->net->node[node].next;
  add_matrix(f, node, true);
  if (next[0] == NO_NODE && next[1] == NO_NODE)
    write_leaf(f, known);
  else
    write_sides(f, node, l, known);
  add_matrix(f, node, false);
}

conditional_model gates_form(const gates_model *m)
{
  forming f = {.net = m, .made = conditional_model_new(m->inputs, m->is_signed ? 2 * m->outputs : m->outputs)};
  f.made.constant = m->constant;
  f.made.is_signed = m->is_signed;
  f.sum = numbers_new(gates_model_area(m));
  f.value = numbers_new(1);
  write_node(&f, 0, 0, m->inputs);
  numbers_free(f.sum, gates_model_area(m));
  numbers_free(f.value, 1);
  numbers_check(f.made.weight, f.made.terms);
  numbers_check(f.made.value, f.made.values);
  return f.made;
}

conditional_model gates_form_read(const char *file)
{
  gates_model m = gates_json_read(file);
  conditional_model form = gates_form(&m);
  gates_model_free(&m);
  return form;
}
