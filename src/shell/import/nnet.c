#include "import.h"
#include "kernel/switch/bounds.h"
#include "dense_samples.h"
#include "linear.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/table/rows.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  source from;
  rows *lines;
  row line;     /* that is being read */
  size_t width; /* its cells; a comma may stand after the last one */
  size_t layers;
  size_t *size; /* of the input and of every layer */
  mpq_ptr mean; /* of every input, and one for all outputs */
  mpq_ptr range;
  mpq_ptr value;
  mpq_ptr least;  /* of every input, and the largest */
  mpq_ptr largest;
  dense_samples samples;
  linear_network net;
  import result;
} reading;

/* The next line, which must have `width` cells; any number if that is 0. */
static void next_line(reading *g, const char *what, size_t width)
{
  if (!rows_next(g->lines, &g->line))
    fail_at(STATUS_FILE, source_find(&g->from, g->from.size), "the file ends where %s should be", what);
  g->width = g->line.count;
  if (g->width > 1 && g->line.cells[g->width - 1].length == 0)
    g->width--;
  if (width && g->width != width)
    fail_at(STATUS_FILE, g->width > width ? rows_place(g->lines, g->line.cells + width) : g->line.end,
            "%s: %zu numbers are wanted in this line, not %zu", what, width, g->width);
}

static void read_number(const reading *g, size_t j, mpq_ptr value)
{
  const cell *c = g->line.cells + j;
  number_kind kind = number_read(value, c->text, c->length, NUMBER_DIGITS_MOST);
  if (kind == NUMBER_EMPTY)
    fail_at(STATUS_FILE, rows_place(g->lines, c), "an empty cell");
  if (kind != NUMBER_OK)
    fail_at(STATUS_FILE, rows_place(g->lines, c), "%s %s", quoted(c->text, c->length), number_problem(kind));
}

static mpq_ptr read_numbers(reading *g, const char *what, size_t width)
{
  next_line(g, what, width);
  mpq_ptr numbers = numbers_new(width);
  for (size_t j = 0; j < width; j++)
    read_number(g, j, numbers + j);
  return numbers;
}

/* A weight or bias. */
static void read_parameter(reading *g, size_t j)
{
  read_number(g, j, g->value);
  g->result.numbers++;
  if (mpq_sgn(g->value) != 0)
    return;
  g->result.zeros++;
  if (memchr(g->line.cells[j].text, '-', 1))
    g->result.negative_zeros++;
}

/* A number of neurons or layers, each of which has a line of its own, so that a wrong one cannot ask for more
 * memory than the file is worth. */
static size_t read_size(const reading *g, size_t j)
{
  const cell *c = g->line.cells + j;
  read_number(g, j, g->value);
  if (mpz_cmp_ui(mpq_denref(g->value), 1) != 0 || mpq_sgn(g->value) <= 0)
    fail_at(STATUS_FILE, rows_place(g->lines, c), "%s is not a positive whole number", quoted(c->text, c->length));
  if (mpz_cmp_ui(mpq_numref(g->value), g->from.size) > 0)
    fail_at(STATUS_FILE, rows_place(g->lines, c), "%s is more than this file can hold", quoted(c->text, c->length));
  return mpz_get_ui(mpq_numref(g->value));
}

static void expect_size(const reading *g, size_t j, size_t size, const char *what)
{
  if (read_size(g, j) != size)
    fail_at(STATUS_FILE, rows_place(g->lines, g->line.cells + j), "%s is %zu by the first line", what, size);
}

static void read_sizes(reading *g)
{
  next_line(g, "the number of layers, inputs and outputs and the largest layer", 4);
  g->layers = read_size(g, 0);
  size_t inputs = read_size(g, 1), outputs = read_size(g, 2), largest = read_size(g, 3), most = 0;
  g->size = allocate(g->layers + 1, sizeof *g->size);
  next_line(g, "the sizes of the layers", g->layers + 1);
  for (size_t l = 0; l <= g->layers; l++) {
    g->size[l] = read_size(g, l);
    if (g->size[l] > most)
      most = g->size[l];
  }
  expect_size(g, 0, inputs, "the number of inputs");
  expect_size(g, g->layers, outputs, "the number of outputs");
  if (most > largest)
    import_say(&g->result, "note", "a layer has %zu neurons, more than the largest by the first line, %zu", most, largest);
  if (inputs >= LIMIT_INPUTS || 2 * outputs > LIMIT_OUTPUTS)
    fail_at(STATUS_UNDECIDED, rows_place(g->lines, g->line.cells), "more than %zu inputs or %zu outputs",
            LIMIT_INPUTS - 1, LIMIT_OUTPUTS / 2);
}

/* A line that programs no longer use: a number in it asks for symmetric networks, anything else for nothing. */
static void read_flag(reading *g)
{
  next_line(g, "the flag after the sizes", 0);
  const cell *c = g->line.cells;
  number_kind kind = number_read(g->value, c->text, c->length, NUMBER_DIGITS_MOST);
  if (kind != NUMBER_OK)
    import_say(&g->result, "note", "the unused line after the sizes has no number");
  else if (g->width > 1 || mpq_sgn(g->value) != 0)
    fail_at(STATUS_FILE, rows_place(g->lines, c), "this flag must be 0: symmetric networks are not supported");
}

/* Whether the normalisation changes anything. */
static bool normalises(const reading *g)
{
  bool changes = false;
  for (size_t k = 0; k <= g->size[0] && !changes; k++)
    changes = mpq_sgn(g->mean + k) != 0 || mpq_cmp_ui(g->range + k, 1, 1) != 0;
  return changes;
}

static void read_header(reading *g)
{
  read_sizes(g);
  size_t inputs = g->size[0];
  read_flag(g);
  g->least = read_numbers(g, "the least values of the inputs", inputs);
  g->largest = read_numbers(g, "the largest values of the inputs", inputs);
  g->result.bounds = true;
  g->mean = read_numbers(g, "the means of the inputs and of the outputs", inputs + 1);
  g->range = read_numbers(g, "the ranges of the inputs and of the outputs", inputs + 1);
  for (size_t k = 0; k <= inputs; k++)
    if (mpq_sgn(g->range + k) == 0)
      fail_at(STATUS_FILE, rows_place(g->lines, g->line.cells + k), "a range is zero");
  if (normalises(g))
    import_say(&g->result, "normalised", "the means and ranges in the file are folded in: the network takes inputs, and "
                                         "gives outputs, as they are without normalisation");
}

/* The least inputs, the largest, and others between them; each a float. */
static samples *choose_samples(const reading *g)
{
  samples *s = samples_new(g->size[0]);
  s->where = "the least, the largest, others between";
  s->floats = "float64";
  for (size_t k = 0; k < SAMPLES; k++)
    for (size_t j = 0; j < g->size[0]; j++) {
      mpq_ptr x = samples_input(s, k) + 1 + j;
      mpq_set_ui(x, k < 2 ? k : samples_random(k, j, 128), k < 2 ? 1 : 128);
      mpq_canonicalize(x);
      mpq_sub(g->value, g->largest + j, g->least + j);
      mpq_mul(x, x, g->value);
      mpq_add(x, x, g->least + j);
      if (!binary_float_round(x, &binary_float64))
        mpq_set_ui(x, 0, 1);
    }
  return s;
}

/* (x - mean) / range of every input. */
static linear_form *normalised(reading *g)
{
  linear_form *forms = linear_forms_new(g->size[0]);
  for (size_t k = 0; k < g->size[0]; k++) {
    mpq_inv(g->value, g->range + k);
    linear_add_neuron(&g->net, g->value, k + 1);
    mpq_mul(g->value, g->value, g->mean + k);
    mpq_neg(g->value, g->value);
    linear_add_neuron(&g->net, g->value, 0);
    forms[k] = linear_take(&g->net);
    dense_samples_normalise(&g->samples, k, g->mean + k, g->range + k);
  }
  return forms;
}

/* The linear map of layer l. */
static linear_form *read_layer(reading *g, size_t l, const linear_form *from)
{
  linear_form *forms = linear_forms_new(g->size[l]);
  dense_samples_layer(&g->samples, g->size[l]);
  for (size_t i = 0; i < g->size[l]; i++) {
    next_line(g, "the weights of a neuron", g->size[l - 1]);
    for (size_t j = 0; j < g->size[l - 1]; j++) {
      read_parameter(g, j);
      linear_add(&g->net, g->value, from + j);
      dense_samples_add(&g->samples, i, j, g->value);
    }
    forms[i] = linear_take(&g->net);
  }
  for (size_t i = 0; i < g->size[l]; i++) {
    next_line(g, "the bias of a neuron", 1);
    read_parameter(g, 0);
    dense_samples_add_bias(&g->samples, i, g->value);
    linear_add_neuron(&g->net, g->value, 0);
    mpq_set_ui(g->value, 1, 1);
    linear_add(&g->net, g->value, forms + i);
    linear_form_free(forms + i);
    forms[i] = linear_take(&g->net);
  }
  dense_samples_end(&g->samples, l < g->layers);
  return forms;
}

/* z * range + mean. */
static void denormalise(reading *g, linear_form *forms)
{
  size_t of_outputs = g->size[0];
  for (size_t i = 0; i < g->size[g->layers]; i++) {
    linear_add(&g->net, g->range + of_outputs, forms + i);
    linear_add_neuron(&g->net, g->mean + of_outputs, 0);
    linear_form_free(forms + i);
    forms[i] = linear_take(&g->net);
    dense_samples_denormalise(&g->samples, i, g->mean + of_outputs, g->range + of_outputs);
  }
}

static void read_layers(reading *g)
{
  linear_form *forms = normalised(g);
  for (size_t l = 1; l <= g->layers; l++) {
    linear_form *next = read_layer(g, l, forms);
    linear_forms_free(forms, g->size[l - 1]);
    forms = next;
    if (l < g->layers)
      linear_relu(&g->net, forms, g->size[l]);
  }
  if (rows_next(g->lines, &g->line))
    fail_at(STATUS_FILE, rows_place(g->lines, g->line.cells), "there is more after the last layer");
  denormalise(g, forms);
  linear_outputs(&g->net, forms, g->size[g->layers]);
  linear_forms_free(forms, g->size[g->layers]);
  dense_samples_take(&g->samples);
}

import nnet_read(const char *file)
{
  progress_begin("reading");
  reading g = {.from = source_load(file, WANTED_NNET), .value = numbers_new(1)};
  g.lines = rows_open(&g.from, g.from.begin, 1, SEPARATOR_COMMA, DIALECT_NNET);
  read_header(&g);
  g.net = linear_network_new(g.size[0]);
  g.result.samples = choose_samples(&g);
  g.samples = dense_samples_new(g.result.samples, &binary_float64);
  read_layers(&g);
  dense_samples_free(&g.samples);
  rows_close(g.lines);
  source_free(&g.from);
  numbers_free(g.least, g.size[0]);
  numbers_free(g.largest, g.size[0]);
  numbers_free(g.mean, g.size[0] + 1);
  numbers_free(g.range, g.size[0] + 1);
  numbers_free(g.value, 1);
  free(g.size);
  linear_network_free(&g.net);
  g.result.net = g.net.net;
  return g.result;
}
