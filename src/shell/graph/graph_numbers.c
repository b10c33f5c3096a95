#include "graph_numbers.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/layered/layered_place.h"
#include <stdlib.h>
#include <string.h>

/* A list of numbers of a network, and where one of them is. */
typedef struct {
  mpq_ptr number;
  size_t count;
  char *(*place)(const void *network, size_t k); /* to be released with free() */
  const void *network;
} number_list;

#define PLACE_MOST 200
/* Digits of a number that a message shows. */
#define DIGITS_SHOWN 40

/* The first number that is no float, or how many there are. */
static size_t find_other(const number_list *list, const binary_float *format)
{
  size_t k = 0;
  while (k < list->count && binary_float_has(list->number + k, format))
    k++;
  return k;
}

static _Noreturn void refuse(const char *file, const number_list *list, size_t k, const char *what)
{
  char *text = number_text(list->number + k, 0), *where = list->place(list->network, k);
  fail_at(STATUS_FILE, (place){file, 0, 0}, "%.*s%s, %s, %s", DIGITS_SHOWN, text, strlen(text) > DIGITS_SHOWN ? "..." : "",
          where, what);
}

static void refuse_other(const char *file, const number_list *list, size_t lists, const binary_float *format)
{
  for (size_t n = 0; n < lists; n++) {
    size_t k = find_other(list + n, format);
    if (k < list[n].count)
      refuse(file, list + n, k,
             format == &binary_float32 ? "is no binary32 number: --round binary32 takes the nearest one"
                                       : "is no binary64 number: --round binary32 or --round binary64 takes the nearest one");
  }
}

/* Whether all are. */
static bool all_fit(const number_list *list, size_t lists, const binary_float *format)
{
  for (size_t n = 0; n < lists; n++)
    if (find_other(list + n, format) < list[n].count)
      return false;
  return true;
}

static void round_one(graph_numbers *n, const char *file, const number_list *list, size_t k)
{
  mpq_ptr number = list->number + k;
  mpq_t before, change;
  mpq_init(before);
  mpq_init(change);
  mpq_set(before, number);
  if (!binary_float_round(number, n->format))
    refuse(file, list, k, "is too large for that format");
  if (!mpq_equal(number, before)) {
    n->changed++;
    mpq_sub(change, number, before);
    mpq_div(change, change, before);
    mpq_abs(change, change);
  }
  if (mpq_cmp(change, n->most) > 0)
    mpq_set(n->most, change);
  mpq_clear(before);
  mpq_clear(change);
}

static graph_numbers choose(const graph_wish *wish, const number_list *list, size_t lists)
{
  const char *asked = wish->round ? wish->round : wish->arithmetic;
  graph_numbers n = {.format = asked ? binary_float_named(asked)
                               : all_fit(list, lists, &binary_float32) ? &binary_float32 : &binary_float64};
  mpq_init(n.most);
  if (!wish->round)
    refuse_other(wish->network, list, lists, n.format);
  for (size_t k = 0; k < lists; k++) {
    for (size_t i = 0; i < list[k].count; i++) {
      n.numbers += mpq_sgn(list[k].number + i) != 0;
      if (wish->round)
        round_one(&n, wish->network, list + k, i);
    }
  }
  return n;
}

static char *place_in_layered(const void *network, size_t t)
{
  layered_network net = layered_model_view(network);
  size_t neuron, number, layer = layered_place_layer(&net, layered_place_neuron(&net, t), &neuron),
    from = layered_place_layer(&net, net.source[t], &number);
  char *text = allocate(PLACE_MOST, 1);
  snprintf(text, PLACE_MOST, "a weight of neuron %zu of layer %zu, for number %zu of layer %zu", neuron, layer, number,
           from);
  return text;
}

graph_numbers graph_numbers_of_layered(const graph_wish *wish, layered_model *m)
{
  number_list weights = {m->weight, m->terms, place_in_layered, m};
  return choose(wish, &weights, 1);
}

static char *place_of_term(const void *network, size_t t)
{
  const conditional_model *m = network;
  size_t *known = conditional_model_known(m), i = 0;
  while (m->program[i].kind != INSTRUCTION_OPERATION || t < m->program[i].lo || t >= m->program[i].hi)
    i++;
  char *text = allocate(PLACE_MOST, 1);
  snprintf(text, PLACE_MOST, "a weight of variable %zu in an operation that makes variable %zu", m->source[t], known[i]);
  free(known);
  return text;
}

static char *place_of_value(const void *network, size_t k)
{
  const conditional_model *m = network;
  size_t i = 0;
  while (m->program[i].kind != INSTRUCTION_TEST || m->program[i].hi != k)
    i++;
  char *text = allocate(PLACE_MOST, 1);
  snprintf(text, PLACE_MOST, "which a test compares variable %zu with", m->program[i].lo);
  return text;
}

/* Of the terms of an operation with the same variable, the first gets the sum of their weights. */
static void join_terms(conditional_model *m, size_t i, size_t *term)
{
  for (size_t t = m->program[i].lo; t < m->program[i].hi; t++) {
    size_t first = term[m->source[t]];
    if (first < t && first >= m->program[i].lo && m->source[first] == m->source[t]) {
      mpq_add(m->weight + first, m->weight + first, m->weight + t);
      mpq_set_ui(m->weight + t, 0, 1);
    } else
      term[m->source[t]] = t;
  }
}

static void join_all_terms(conditional_model *m)
{
  /* There are no more variables. */
  size_t *term = allocate(m->inputs + m->size, sizeof *term);
  for (size_t i = 0; i < m->size; i++)
    if (m->program[i].kind == INSTRUCTION_OPERATION)
      join_terms(m, i, term);
  free(term);
}

graph_numbers graph_numbers_of_conditional(const graph_wish *wish, conditional_model *m)
{
  join_all_terms(m);
  number_list lists[] = {{m->weight, m->terms, place_of_term, m}, {m->value, m->values, place_of_value, m}};
  return choose(wish, lists, 2);
}

void graph_numbers_free(graph_numbers *n)
{
  mpq_clear(n->most);
}
