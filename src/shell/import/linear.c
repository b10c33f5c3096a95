#include "linear.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

linear_network linear_network_new(size_t inputs)
{
  linear_network n = {.net = layered_model_new(inputs + 1), .product = numbers_new(1)};
  n.net.constant = true;
  return n;
}

void linear_network_free(linear_network *n)
{
  numbers_free(n->sum, n->room);
  numbers_free(n->product, 1);
  free(n->summand);
  free(n->summands);
}

static linear_form form_new(size_t terms)
{
  return (linear_form){terms, allocate(terms, sizeof(size_t)), numbers_new(terms)};
}

linear_form linear_neuron(size_t k)
{
  linear_form f = form_new(1);
  f.source[0] = k;
  mpq_set_ui(f.weight, 1, 1);
  return f;
}

linear_form linear_constant(mpq_srcptr value)
{
  bool zero = mpq_sgn(value) == 0;
  linear_form f = form_new(zero ? 0 : 1);
  if (!zero)
    mpq_set(f.weight, value);
  return f;
}

linear_form linear_copy(const linear_form *f)
{
  linear_form copy = form_new(f->terms);
  memcpy(copy.source, f->source, f->terms * sizeof(size_t));
  for (size_t t = 0; t < f->terms; t++)
    mpq_set(copy.weight + t, f->weight + t);
  return copy;
}

void linear_form_free(linear_form *f)
{
  free(f->source);
  numbers_free(f->weight, f->terms);
}

linear_form *linear_forms_new(size_t count)
{
  return allocate(count, sizeof(linear_form));
}

void linear_forms_free(linear_form *forms, size_t count)
{
  for (size_t i = 0; i < count; i++)
    linear_form_free(forms + i);
  free(forms);
}

/* Room in the sum for every neuron that there is. */
static void make_room(linear_network *n)
{
  size_t room = n->net.neurons;
  if (n->room >= room)
    return;
  n->sum = reallocate(n->sum, room, sizeof *n->sum);
  n->summand = reallocate(n->summand, room, sizeof *n->summand);
  n->summands = reallocate(n->summands, room, sizeof *n->summands);
  for (; n->room < room; n->room++) {
    mpq_init(n->sum + n->room);
    n->summand[n->room] = false;
  }
}

void linear_add_neuron(linear_network *n, mpq_srcptr factor, size_t k)
{
  make_room(n);
  if (!n->summand[k]) {
    n->summand[k] = true;
    n->summands[n->count++] = k;
  }
  mpq_add(n->sum + k, n->sum + k, factor);
}

void linear_add(linear_network *n, mpq_srcptr factor, const linear_form *f)
{
  if (mpq_sgn(factor) == 0)
    return;
  for (size_t t = 0; t < f->terms; t++) {
    mpq_mul(n->product, factor, f->weight + t);
    linear_add_neuron(n, n->product, f->source[t]);
  }
}

static int by_number(const void *left, const void *right)
{
  size_t a = *(const size_t *)left, b = *(const size_t *)right;
  return a < b ? -1 : a > b;
}

linear_form linear_take(linear_network *n)
{
  size_t terms = 0;
  for (size_t i = 0; i < n->count; i++)
    if (mpq_sgn(n->sum + n->summands[i]) != 0)
      terms++;
  linear_form f = form_new(terms);
  if (n->count > 0)
    qsort(n->summands, n->count, sizeof(size_t), by_number);
  for (size_t i = 0, t = 0; i < n->count; i++) {
    size_t k = n->summands[i];
    if (mpq_sgn(n->sum + k) != 0) {
      f.source[t] = k;
      mpq_swap(f.weight + t++, n->sum + k);
    }
    n->summand[k] = false;
  }
  n->count = 0;
  return f;
}

void linear_take_constant(linear_network *n, mpq_ptr value)
{
  linear_form f = linear_take(n);
  if (f.terms > 0)
    mpq_swap(value, f.weight);
  else
    mpq_set_ui(value, 0, 1);
  linear_form_free(&f);
}

static void add_neuron(layered_model *net, const linear_form *f, bool negate)
{
  layered_model_add_neuron(net);
  for (size_t t = 0; t < f->terms; t++) {
    mpq_ptr weight = layered_model_add_term(net, f->source[t]);
    mpq_set(weight, f->weight + t);
    if (negate)
      mpq_neg(weight, weight);
  }
}

/* The first neuron of the newest layer, or 0 if there is no layer. */
static size_t newest(const layered_model *net)
{
  return net->layers ? net->layer[net->layers - 1] : 0;
}

void linear_relu(linear_network *n, linear_form *forms, size_t count)
{
  bool shares = n->net.layers > 0;
  for (size_t i = 0; i < count && shares; i++)
    shares = forms[i].terms == 0 || forms[i].source[forms[i].terms - 1] < newest(&n->net);
  if (!shares)
    layered_model_add_layer(&n->net);
  for (size_t i = 0; i < count; i++) {
    add_neuron(&n->net, forms + i, false);
    linear_form_free(forms + i);
    forms[i] = linear_neuron(n->net.neurons - 1);
  }
}

static bool is_newest_layer(const layered_model *net, const linear_form *forms, size_t count)
{
  bool same = net->layers > 0 && net->neurons - newest(net) == count;
  for (size_t i = 0; i < count && same; i++)
    same = forms[i].terms == 1 && forms[i].source[0] == newest(net) + i && mpq_cmp_ui(forms[i].weight, 1, 1) == 0;
  return same;
}

int linear_sign(const linear_network *n, const linear_form *f)
{
  int sign = f->terms > 0 ? mpq_sgn(f->weight) : 1;
  for (size_t t = 0; t < f->terms; t++) {
    size_t k = f->source[t];
    bool input = k > 0 && k < n->net.inputs;
    if (input || mpq_sgn(f->weight + t) != sign)
      return 0;
  }
  return sign;
}

/* Whether no form can be negative, as far as signs of weights show. */
static bool is_nonnegative(const linear_network *n, const linear_form *forms, size_t count)
{
  bool nonnegative = true;
  for (size_t i = 0; i < count && nonnegative; i++)
    nonnegative = linear_sign(n, forms + i) > 0;
  return nonnegative;
}

void linear_outputs(linear_network *n, const linear_form *forms, size_t count)
{
  if (is_newest_layer(&n->net, forms, count))
    return;
  n->net.is_signed = !is_nonnegative(n, forms, count);
  layered_model_add_layer(&n->net);
  for (int side = 0; side < (n->net.is_signed ? 2 : 1); side++)
    for (size_t i = 0; i < count; i++)
      add_neuron(&n->net, forms + i, side == 1);
}
