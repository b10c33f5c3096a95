#include "ways.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/conditional/conditional_model.h"
#include <stdlib.h>

ways ways_new(void)
{
  return (ways){.before = NOWHERE};
}

static void forget(ways *w, size_t length)
{
  while (w->length > length)
    numbers_free(w->condition[--w->length].value, 1);
}

void ways_free(ways *w)
{
  forget(w, 0);
  conditional_model_free(&w->net);
  free(w->condition);
  free(w->variable);
  free(w->needed);
  free(w->neuron);
}

/* The comparison of -x with -y in place of x with y. */
static comparison turned(comparison compare)
{
  switch (compare) {
  case IS_LESS: return IS_MORE;
  case IS_AT_MOST: return IS_AT_LEAST;
  case IS_MORE: return IS_LESS;
  case IS_AT_LEAST: return IS_AT_MOST;
  default: return compare;
  }
}

static linear_form negative(linear_network *n, const linear_form *f)
{
  mpq_ptr factor = numbers_new(1);
  mpq_set_si(factor, -1, 1);
  linear_add(n, factor, f);
  numbers_free(factor, 1);
  return linear_take(n);
}

static size_t add_neuron(linear_network *n, linear_form f)
{
  linear_relu(n, &f, 1);
  linear_form_free(&f);
  return n->net.neurons - 1;
}

/* phi(f) + phi(-f), which is 0 where f is. */
static size_t add_distance(linear_network *n, linear_form f)
{
  mpq_ptr one = numbers_new(1);
  mpq_set_ui(one, 1, 1);
  linear_form sides[2] = {f, negative(n, &f)};
  for (size_t k = 0; k < 2; k++) {
    linear_relu(n, sides + k, 1);
    linear_add(n, one, sides + k);
    linear_form_free(sides + k);
  }
  numbers_free(one, 1);
  return add_neuron(n, linear_take(n));
}

/* The comparison with 0 of a form of several neurons, which is released: a new neuron is compared. */
static way_condition compare_sum(linear_network *n, linear_form f, comparison compare)
{
  way_condition c = {.value = numbers_new(1)};
  if (compare == IS_EQUAL || compare == IS_NOT_EQUAL) {
    c.neuron = add_distance(n, f);
    c.compare = compare;
    return c;
  }
  bool turn = compare == IS_LESS || compare == IS_AT_LEAST;
  linear_form side = turn ? negative(n, &f) : f;
  if (turn)
    linear_form_free(&f);
  c.neuron = add_neuron(n, side);
  c.compare = turn ? turned(compare) : compare;
  return c;
}

/* The same of a * x + b, x being one neuron: it is compared with -b / a. */
static way_condition compare_neuron(linear_form f, comparison compare)
{
  way_condition c = {.value = numbers_new(1)};
  size_t last = f.terms - 1;
  c.neuron = f.source[last];
  c.compare = mpq_sgn(f.weight + last) < 0 ? turned(compare) : compare;
  if (last > 0) {
    mpq_div(c.value, f.weight, f.weight + last);
    mpq_neg(c.value, c.value);
  }
  linear_form_free(&f);
  return c;
}

/* Whether signs of weights show what the outcome is on all inputs, which is *result then. */
static bool is_clear(const linear_network *n, const linear_form *f, comparison compare, bool *result)
{
  bool constant = f->terms == 0 || f->source[f->terms - 1] == 0;
  int sign = linear_sign(n, f);
  *result = constant ? comparison_holds(compare, f->terms ? mpq_sgn(f->weight) : 0)
                     : compare == (sign > 0 ? IS_AT_LEAST : IS_AT_MOST);
  return constant || (sign > 0 && (compare == IS_AT_LEAST || compare == IS_LESS)) ||
         (sign < 0 && (compare == IS_AT_MOST || compare == IS_MORE));
}

bool ways_decide(ways *w, linear_network *n, linear_form f, comparison compare)
{
  bool result;
  if (is_clear(n, &f, compare, &result)) {
    linear_form_free(&f);
    return result;
  }
  bool single = f.terms == 1 || (f.terms == 2 && f.source[0] == 0);
  way_condition c = single ? compare_neuron(f, compare) : compare_sum(n, f, compare);
  if (w->decided < w->length) {
    numbers_free(c.value, 1);
    return w->condition[w->decided++].holds;
  }
  c.holds = true;
  w->condition = with_room(w->condition, &w->room, w->length + 1, sizeof *w->condition);
  w->condition[w->length++] = c;
  w->decided++;
  return true;
}

static linear_form difference(linear_network *n, const linear_form *a, const linear_form *b)
{
  mpq_ptr factor = numbers_new(1);
  mpq_set_ui(factor, 1, 1);
  linear_add(n, factor, a);
  mpq_neg(factor, factor);
  linear_add(n, factor, b);
  numbers_free(factor, 1);
  return linear_take(n);
}

/* phi(z_k - z_j), added for all k that are left after j, is 0 where z_j is largest among them.  What is never above z_j
 * adds nothing. */
static bool is_largest(ways *w, linear_network *n, const linear_form *forms, const size_t *left, size_t count)
{
  linear_form *above = linear_forms_new(count);
  size_t used = 0;
  for (size_t k = 1; k < count; k++) {
    above[used] = difference(n, forms + left[k], forms + left[0]);
    if (above[used].terms == 0 || linear_sign(n, above + used) < 0)
      linear_form_free(above + used);
    else
      used++;
  }
  if (used == 1) {
    linear_form only = above[0];
    free(above);
    return ways_decide(w, n, only, IS_AT_MOST);
  }
  mpq_ptr one = numbers_new(1);
  mpq_set_ui(one, 1, 1);
  linear_relu(n, above, used);
  for (size_t k = 0; k < used; k++)
    linear_add(n, one, above + k);
  numbers_free(one, 1);
  linear_forms_free(above, used);
  return ways_decide(w, n, linear_take(n), IS_AT_MOST);
}

size_t ways_largest(ways *w, linear_network *n, const linear_form *forms, size_t count, bool last)
{
  size_t *left = allocate(count, sizeof *left), j = 0;
  for (size_t k = 0; k < count; k++)
    left[k] = last ? count - 1 - k : k;
  while (j + 1 < count && !is_largest(w, n, forms, left + j, count - j))
    j++;
  size_t found = left[j];
  free(left);
  return found;
}

/* The next instruction that is added follows the last one of this way. */
static void join(ways *w)
{
  instruction *before = w->before == NOWHERE ? NULL : w->net.program + w->before;
  if (before && (before->kind != INSTRUCTION_TEST || w->after_holds))
    before->next = w->net.size;
  else if (before)
    before->otherwise = w->net.size;
  w->before = w->net.size;
}

/* The variable of neuron k, whose operation is written. */
static void write_neuron(ways *w, const layered_model *from, size_t k)
{
  join(w);
  conditional_model_add_operation(&w->net);
  for (size_t t = from->first[k]; t < from->first[k + 1]; t++)
    mpq_set(conditional_model_add_term(&w->net, w->variable[from->source[t]]), from->weight + t);
  w->neuron = with_room(w->neuron, &w->made_room, w->made + 1, sizeof *w->neuron);
  w->neuron[w->made] = k;
  w->variable[k] = w->net.inputs + w->made++;
}

/* Writes the neurons that are marked as needed, and what they need. */
static void write_needed(ways *w, const layered_model *from)
{
  for (size_t k = from->neurons; k-- > from->inputs;)
    for (size_t t = from->first[k]; w->needed[k] && w->variable[k] == NOWHERE && t < from->first[k + 1]; t++)
      w->needed[from->source[t]] = true;
  for (size_t k = 0; k < from->neurons; k++) {
    if (w->needed[k] && w->variable[k] == NOWHERE)
      write_neuron(w, from, k);
    w->needed[k] = false;
  }
}

/* Room for the neurons of a way. */
static void begin_way(ways *w, const layered_model *from, size_t outputs)
{
  if (w->count == 0)
    w->net = conditional_model_new(from->inputs, 2 * outputs);
  w->net.constant = true;
  if (from->neurons <= w->variables)
    return;
  w->variable = reallocate(w->variable, from->neurons, sizeof *w->variable);
  w->needed = reallocate(w->needed, from->neurons, sizeof *w->needed);
  for (; w->variables < from->neurons; w->variables++) {
    w->variable[w->variables] = w->variables < from->inputs ? w->variables : NOWHERE;
    w->needed[w->variables] = false;
  }
}

static void write_tests(ways *w, const layered_model *from)
{
  for (; w->written < w->length; w->written++) {
    way_condition *c = w->condition + w->written;
    w->needed[c->neuron] = true;
    write_needed(w, from);
    join(w);
    c->test = conditional_model_add_test(&w->net, w->variable[c->neuron], c->compare, c->value);
    c->made = w->made;
    w->after_holds = c->holds;
  }
}

/* An output that needs no operation: a neuron, or the constant. */
static bool is_variable(const layered_model *from, const linear_form *f)
{
  return f->terms == 1 && (f->source[0] == 0 || f->source[0] >= from->inputs) && mpq_cmp_ui(f->weight, 1, 1) == 0;
}

/* The variable that is phi(z), or phi(-z): its operation is written if there must be one. */
static size_t write_side(ways *w, const linear_network *n, const linear_form *z, bool negate, size_t *next)
{
  int sign = linear_sign(n, z);
  if (z->terms == 0 || sign == (negate ? 1 : -1))
    return NOWHERE;
  if (!negate && is_variable(&n->net, z))
    return w->variable[z->source[0]];
  join(w);
  conditional_model_add_operation(&w->net);
  for (size_t t = 0; t < z->terms; t++) {
    mpq_ptr weight = conditional_model_add_term(&w->net, w->variable[z->source[t]]);
    mpq_set(weight, z->weight + t);
    if (negate)
      mpq_neg(weight, weight);
  }
  return (*next)++;
}

static void write_outputs(ways *w, const linear_network *n, const linear_form *out, size_t count)
{
  size_t *side = allocate(2 * count, sizeof *side);
  for (size_t j = 0; j < count; j++)
    for (size_t t = 0; t < out[j].terms; t++)
      w->needed[out[j].source[t]] = true;
  write_needed(w, &n->net);
  size_t next = w->net.inputs + w->made;
  for (size_t k = 0; k < 2 * count; k++) {
    side[k] = write_side(w, n, out + k % count, k >= count, &next);
    w->negative = w->negative || (k >= count && side[k] != NOWHERE);
  }
  join(w);
  size_t leaf = conditional_model_add_leaf(&w->net);
  for (size_t k = 0; k < 2 * count; k++)
    w->net.output[w->net.program[leaf].lo + k] = side[k];
  free(side);
}

void ways_end(ways *w, const char *file, const linear_network *n, const linear_form *out, size_t count, size_t most)
{
  if (w->count == most)
    fail(STATUS_UNDECIDED, "%s: its conditions have more than %zu combinations of outcomes, each of which is a leaf: "
         "--leaves allows more", file, most);
  begin_way(w, &n->net, count);
  write_tests(w, &n->net);
  write_outputs(w, n, out, count);
  w->count++;
}

bool ways_next(ways *w)
{
  while (w->length > 0 && !w->condition[w->length - 1].holds)
    forget(w, w->length - 1);
  w->decided = 0;
  if (w->length == 0)
    return false;
  way_condition *last = w->condition + w->length - 1;
  last->holds = false;
  w->written = w->length;
  while (w->made > last->made)
    w->variable[w->neuron[--w->made]] = NOWHERE;
  w->before = last->test;
  w->after_holds = false;
  return true;
}

/* Of outputs that are never below 0 only the first halves stay. */
static void leave_out_negatives(conditional_model *m)
{
  size_t half = m->outputs / 2, leaf = 0;
  for (size_t i = 0; i < m->size; i++) {
    instruction *at = m->program + i;
    if (at->kind != INSTRUCTION_LEAF)
      continue;
    for (size_t j = 0; j < half; j++)
      m->output[leaf + j] = m->output[at->lo + j];
    at->lo = leaf;
    at->hi = leaf += half;
  }
  m->outputs = half;
  m->leaves = leaf;
}

conditional_model ways_take(ways *w)
{
  conditional_model made = w->net;
  w->net = (conditional_model){.size = 0};
  made.is_signed = w->negative;
  if (!w->negative)
    leave_out_negatives(&made);
  numbers_check(made.weight, made.terms);
  numbers_check(made.value, made.values);
  free(conditional_model_known(&made));
  return made;
}
