#include "agreement.h"
#include "shell/base/decimal_above.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/conditional/conditional_machine.h"
#include <stdlib.h>
#include <string.h>

/* out := the pairs as what they stand for. */
static void take_outputs(mpq_ptr out, size_t count, mpq_srcptr last, bool is_signed)
{
  for (size_t i = 0; i < count; i++)
    if (is_signed)
      mpq_sub(out + i, last + i, last + count + i);
    else
      mpq_set(out + i, last + i);
}

/* All outputs of a layered network at the samples. */
static void run_layered(const layered_model *net, const samples *s, mpq_ptr out)
{
  layered_network view = layered_model_view(net);
  if (!layered_valid(view) || layered_model_outputs(net) != s->outputs)
    fail(STATUS_UNDECIDED, "internal error: what was made is no layered network");
  size_t neurons = view.neurons, terms = view.terms;
  size_t *lists = allocate(neurons + 2 * terms, sizeof(size_t));
  reading_terms reading = layered_reading(view, lists, lists + neurons, lists + neurons + terms);
  mpq_ptr y = numbers_new(neurons), scratch = numbers_new(1);
  for (size_t k = 0; k < SAMPLES; k++) {
    layered_forward(view, reading, samples_input(s, k), y, scratch);
    take_outputs(out + k * s->outputs, s->outputs, y + view.layer[view.layers - 1], net->is_signed);
  }
  numbers_free(y, neurons);
  numbers_free(scratch, 1);
  free(lists);
}

/* The same of a conditional one, and where it has an answer. */
static void run_conditional(const conditional_model *tree, const samples *s, mpq_ptr out, bool *answers)
{
  conditional_machine machine = conditional_machine_new(tree);
  for (size_t k = 0; k < SAMPLES; k++) {
    answers[k] = conditional_machine_run(&machine, samples_input(s, k));
    if (answers[k])
      take_outputs(out + k * s->outputs, s->outputs, machine.answer, tree->is_signed);
  }
  conditional_machine_free(&machine);
}

/* Exit 4 unless the network gives at sample k what the model does. */
static void compare_exactly(const char *file, const samples *s, size_t k, mpq_srcptr got)
{
  for (size_t i = 0; i < s->outputs; i++)
    if (!mpq_equal(got + i, samples_output(s, k, false) + i))
      fail(STATUS_UNDECIDED, "internal error: the network that was made of %s is another one: at input %zu of %s, output "
                             "%zu is not what the operators of the model give one by one; nothing is written",
           quoted(file, strlen(file)), k + 1, s->where, i + 1);
}

/* most := |a - b|, or |a| without b, if that is larger. */
static void take_larger(mpq_ptr most, mpq_srcptr a, mpq_srcptr b)
{
  mpq_t size;
  mpq_init(size);
  if (b)
    mpq_sub(size, a, b);
  else
    mpq_set(size, a);
  mpq_abs(size, size);
  if (mpq_cmp(size, most) > 0)
    mpq_set(most, size);
  mpq_clear(size);
}

static void compare_floats(agreement *a, size_t k)
{
  const samples *s = a->of;
  a->answers++;
  a->infinite += s->infinite[k];
  a->otherwise += !s->infinite[k] && s->otherwise[k];
  for (size_t i = 0; i < s->outputs && !s->infinite[k] && !s->otherwise[k]; i++) {
    mpq_srcptr exact = samples_output(s, k, false) + i;
    take_larger(a->difference, exact, samples_output(s, k, true) + i);
    take_larger(a->largest, exact, NULL);
  }
}

agreement agreement_check(const char *file, const layered_model *net, const conditional_model *tree, const samples *s)
{
  agreement a = {.of = s};
  bool answers[SAMPLES] = {true, true, true};
  mpq_init(a.difference);
  mpq_init(a.largest);
  if (!s)
    return a;
  mpq_ptr got = numbers_new(SAMPLES * s->outputs);
  if (tree)
    run_conditional(tree, s, got, answers);
  else
    run_layered(net, s, got);
  for (size_t k = 0; k < SAMPLES; k++)
    if (answers[k]) {
      compare_exactly(file, s, k, got + k * s->outputs);
      compare_floats(&a, k);
    }
  numbers_free(got, SAMPLES * s->outputs);
  return a;
}

void agreement_free(agreement *a)
{
  mpq_clear(a->difference);
  mpq_clear(a->largest);
}

static void write_floats(FILE *stream, const agreement *a)
{
  size_t left = a->answers - a->infinite - a->otherwise;
  char *difference = decimal_above(a->difference), *largest = decimal_above(a->largest);
  if (left > 0)
    fprintf(stream, "floats      outputs are at most %s; rounded to %s after each step, they differ by at most %s\n",
            largest, a->of->floats, difference);
  if (a->infinite)
    fprintf(stream, "floats      at %zu of these inputs a number is infinite in floats\n", a->infinite);
  if (a->otherwise)
    fprintf(stream, "floats      at %zu of these inputs floats take another branch\n", a->otherwise);
  free(difference);
  free(largest);
}

void agreement_write(FILE *stream, const agreement *a)
{
  if (!a->of)
    return;
  fprintf(stream, "compared    with the model at %zu inputs (%s): equal\n", a->answers, a->of->where);
  if (a->answers && a->of->floats)
    write_floats(stream, a);
}

void agreement_add(json_t *object, const agreement *a)
{
  if (!a->of)
    return;
  char *difference = decimal_above(a->difference), *largest = decimal_above(a->largest);
  json_t *of = json_object();
  json_object_set_new(of, "inputs", json_count(a->answers));
  json_object_set_new(of, "which", json_string(a->of->where));
  if (a->of->floats) {
    json_object_set_new(of, "floats", json_string(a->of->floats));
    json_object_set_new(of, "infinite", json_count(a->infinite));
    json_object_set_new(of, "otherwise", json_count(a->otherwise));
    json_object_set_new(of, "difference", json_string(difference));
    json_object_set_new(of, "largest", json_string(largest));
  }
  json_object_set_new(object, "compared", of);
  free(difference);
  free(largest);
}
