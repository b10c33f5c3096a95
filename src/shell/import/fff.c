/* Fast feedforward networks (Belcak and Wattenhofer 2023): a tree of hyperplanes with a small ReLU network at each leaf,
 * as memcert-fff-1 (docs/formats/memcert-fff-1.md). */
#include "import.h"
#include "shell/base/binary_float.h"
#include "kernel/switch/bounds.h"
#include "shell/base/json_source.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "ways.h"
#include <stdlib.h>
#include <string.h>

#define RANK_MOST 3
/* A network of as many leaves takes a few hundred megabytes. */
#define LEAVES_MOST 100000

/* A list of lists of numbers. */
typedef struct {
  size_t rank, dim[RANK_MOST];
  size_t at;         /* where it stands */
  size_t count, room;
  mpq_ptr number;    /* owned */
} tensor;

enum { NODE_WEIGHTS, NODE_BIASES, W1, B1, W2, B2, TENSORS };

typedef struct {
  json_source from;
  const char *file;
  tensor part[TENSORS];
  char *format, *numbers, *ties; /* owned */
  size_t nodes, leaves, inputs, hidden, outputs, depth;
  bool right;                    /* is where ties go */
} reading;

static const char *const names[] = {"node_weights", "node_biases", "w1s", "b1s", "w2s", "b2s",
                                    "format", "numbers", "ties", NULL};
static const size_t ranks[TENSORS] = {2, 2, 3, 2, 3, 2};

/* One number: a text in quotes is a fraction. */
static void read_number(json_source *s, tensor *t)
{
  t->number = with_room(t->number, &t->room, t->count + 1, sizeof *t->number);
  mpq_ptr value = t->number + t->count++;
  mpq_init(value);
  if (s->from.bytes[json_source_at(s)] == '"')
    json_source_rational(s, value, "a number");
  else
    json_source_number(s, value, "a number");
}

/* Dimension d has `count` elements, as all others of it. */
static void end_dimension(json_source *s, tensor *t, size_t d, size_t count, size_t at, bool first)
{
  if (first)
    t->dim[d] = count;
  else if (t->dim[d] != count)
    json_source_refuse(s, at, "this list has %zu elements, but the one before it %zu", count, t->dim[d]);
}

/* From dimension d on; `first` if nothing was read of it yet.  Lists are nested RANK_MOST deep at most. */
static void read_list(json_source *s, tensor *t, size_t d, bool first)
{
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '[', "a list");
  while (json_source_more(s, ']', &count))
    if (d + 1 == t->rank)
      read_number(s, t);
    else
      read_list(s, t, d + 1, first && count == 1);
  end_dimension(s, t, d, count, at, first);
}

static void read_tensor(json_source *s, tensor *t, size_t rank)
{
  t->rank = rank;
  t->at = json_source_at(s);
  read_list(s, t, 0, true);
}

static void read_members(reading *g)
{
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  char **const texts[] = {&g->format, &g->numbers, &g->ties};
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count)) {
    int k = json_source_member(s, names, &seen);
    if (k < 0)
      json_source_skip(s);
    else if (k < TENSORS)
      read_tensor(s, g->part + k, ranks[k]);
    else
      *texts[k - TENSORS] = json_source_text(s, "a word");
  }
  json_source_need(s, at, names, TENSORS + 3, seen);
  json_source_end(s);
}

/* Which of the words the member is. */
static size_t choose(const reading *g, const char *name, const char *text, const char *const *words, const char *list)
{
  for (size_t k = 0; words[k]; k++)
    if (strcmp(words[k], text) == 0)
      return k;
  json_source_refuse(&g->from, g->from.from.begin, "'%s' is %s, not one of %s", name, quoted(text, strlen(text)), list);
}

/* Numbers become the floats that are nearest to them. */
static void round_numbers(const reading *g, const tensor *t, const char *name, const binary_float *format)
{
  for (size_t k = 0; k < t->count; k++)
    if (!binary_float_round(t->number + k, format))
      json_source_refuse(&g->from, t->at, "number %zu of '%s', from 0, is too large for a float", k, name);
}

static void check_dimension(const reading *g, int part, size_t d, size_t wanted)
{
  const tensor *t = g->part + part;
  if (t->dim[d] != wanted)
    json_source_refuse(&g->from, t->at, "'%s' has %zu elements in dimension %zu, but %zu are wanted", names[part],
                       t->dim[d], d, wanted);
}

static void check_shapes(reading *g)
{
  const tensor *w1 = g->part + W1, *w2 = g->part + W2;
  g->nodes = g->part[NODE_WEIGHTS].dim[0];
  g->leaves = g->nodes + 1;
  g->inputs = w1->dim[1];
  g->hidden = w1->dim[2];
  g->outputs = w2->dim[2];
  g->depth = ceil_log2(g->leaves);
  if ((size_t)1 << g->depth != g->leaves)
    json_source_refuse(&g->from, g->part[NODE_WEIGHTS].at, "%zu nodes are no tree all of whose leaves have the same depth: "
                       "2^depth - 1 are wanted", g->nodes);
  const size_t wanted[TENSORS][RANK_MOST] = {{g->nodes, g->inputs}, {g->nodes, 1}, {g->leaves, g->inputs, g->hidden},
                                             {g->leaves, g->hidden}, {g->leaves, g->hidden, g->outputs},
                                             {g->leaves, g->outputs}};
  for (int part = 0; part < TENSORS; part++)
    for (size_t d = 0; d < ranks[part] && (d == 0 || g->part[part].dim[0] > 0); d++)
      check_dimension(g, part, d, wanted[part][d]);
  if (g->inputs == 0 || g->hidden == 0 || g->outputs == 0)
    json_source_refuse(&g->from, w1->at, "there are %zu inputs, %zu hidden neurons in each leaf and %zu outputs: at least 1 of "
                       "each is wanted", g->inputs, g->hidden, g->outputs);
  if (g->inputs >= LIMIT_INPUTS || 2 * g->outputs > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs or %zu outputs", g->file, LIMIT_INPUTS - 1, LIMIT_OUTPUTS / 2);
}

/* constant + sum of the weights from first on, so far apart, times forms. */
static linear_form affine(linear_network *n, mpq_srcptr constant, mpq_srcptr first, size_t apart, const linear_form *forms,
                          size_t count)
{
  if (mpq_sgn(constant) != 0)
    linear_add_neuron(n, constant, 0);
  for (size_t k = 0; k < count; k++)
    linear_add(n, first + k * apart, forms + k);
  return linear_take(n);
}

/* The leaf on this way. */
static size_t go_down(const reading *g, ways *w, linear_network *n, const linear_form *x)
{
  size_t node = 0;
  while (node < g->nodes) {
    linear_form f = affine(n, g->part[NODE_BIASES].number + node, g->part[NODE_WEIGHTS].number + node * g->inputs, 1, x,
                           g->inputs);
    node = 2 * node + 1 + ways_decide(w, n, f, g->right ? IS_AT_LEAST : IS_MORE);
  }
  return node - g->nodes;
}

/* The network of a leaf, of so many outputs, to be released. */
static linear_form *make_leaf(const reading *g, linear_network *n, size_t leaf, const linear_form *x)
{
  linear_form *hidden = linear_forms_new(g->hidden), *out = linear_forms_new(g->outputs);
  const size_t first = leaf * g->inputs * g->hidden, second = leaf * g->hidden * g->outputs;
  for (size_t j = 0; j < g->hidden; j++)
    hidden[j] = affine(n, g->part[B1].number + leaf * g->hidden + j, g->part[W1].number + first + j, g->hidden, x, g->inputs);
  linear_relu(n, hidden, g->hidden);
  for (size_t j = 0; j < g->outputs; j++)
    out[j] = affine(n, g->part[B2].number + leaf * g->outputs + j, g->part[W2].number + second + j, g->outputs, hidden,
                    g->hidden);
  linear_forms_free(hidden, g->hidden);
  return out;
}

/* One way to a leaf, and to a class. */
static void make_way(const reading *g, ways *w, const import_wish *wish)
{
  linear_network n = linear_network_new(g->inputs);
  linear_form *x = linear_forms_new(g->inputs);
  for (size_t k = 0; k < g->inputs; k++)
    x[k] = linear_neuron(k + 1);
  linear_form *out = make_leaf(g, &n, go_down(g, w, &n, x), x);
  size_t most = wish->leaves ? wish->leaves : LEAVES_MOST;
  if (wish->classes) {
    mpq_ptr found = numbers_new(1);
    mpq_set_ui(found, ways_largest(w, &n, out, g->outputs, false), 1);
    linear_form number = linear_constant(found);
    ways_end(w, g->file, &n, &number, 1, most);
    linear_form_free(&number);
    numbers_free(found, 1);
  } else
    ways_end(w, g->file, &n, out, g->outputs, most);
  linear_forms_free(out, g->outputs);
  linear_forms_free(x, g->inputs);
  layered_model_free(&n.net);
  linear_network_free(&n);
}

/* At one sample, exactly or in the floats of the file. */
typedef struct {
  const reading *of;
  samples *to;
  size_t k;
  const binary_float *format; /* NULL: exactly */
  uint64_t taken;             /* a digest of the way */
} sample;

/* value := constant + the sum of the weights, so far apart, times x, rounded once. */
static void add_up(const sample *s, mpq_srcptr constant, mpq_srcptr first, size_t apart, mpq_srcptr x, size_t count,
                   mpq_ptr value)
{
  mpq_ptr product = numbers_new(1);
  mpq_set(value, constant);
  for (size_t i = 0; i < count; i++) {
    mpq_mul(product, first + i * apart, x + i);
    mpq_add(value, value, product);
  }
  if (s->format && !binary_float_round(value, s->format))
    s->to->infinite[s->k] = true;
  numbers_free(product, 1);
}

static size_t find_leaf(const sample *s, mpq_srcptr x, mpq_ptr sum)
{
  const reading *g = s->of;
  size_t node = 0;
  while (node < g->nodes) {
    add_up(s, g->part[NODE_BIASES].number + node, g->part[NODE_WEIGHTS].number + node * g->inputs, 1, x, g->inputs, sum);
    node = 2 * node + 1 + comparison_holds(g->right ? IS_AT_LEAST : IS_MORE, mpq_sgn(sum));
  }
  return node - g->nodes;
}

/* out := what the leaf makes of x. */
static void run_leaf(const sample *s, size_t leaf, mpq_srcptr x, mpq_ptr hidden, mpq_ptr out)
{
  const reading *g = s->of;
  mpq_srcptr first = g->part[W1].number + leaf * g->inputs * g->hidden;
  mpq_srcptr second = g->part[W2].number + leaf * g->hidden * g->outputs;
  for (size_t j = 0; j < g->hidden; j++) {
    add_up(s, g->part[B1].number + leaf * g->hidden + j, first + j, g->hidden, x, g->inputs, hidden + j);
    if (mpq_sgn(hidden + j) < 0)
      mpq_set_ui(hidden + j, 0, 1);
  }
  for (size_t j = 0; j < g->outputs; j++)
    add_up(s, g->part[B2].number + leaf * g->outputs + j, second + j, g->outputs, hidden, g->hidden, out + j);
}

static void take_sample(sample *s, bool classes)
{
  const reading *g = s->of;
  mpq_ptr room = numbers_new(1 + g->hidden + g->outputs), hidden = room + 1, out = hidden + g->hidden;
  mpq_srcptr x = samples_input(s->to, s->k) + 1;
  mpq_ptr to = samples_output(s->to, s->k, s->format);
  s->taken = find_leaf(s, x, room);
  run_leaf(s, s->taken, x, hidden, out);
  if (classes) {
    size_t class = samples_largest(out, g->outputs, false);
    s->taken = s->taken * g->outputs + class;
    mpq_set_ui(to, class, 1);
  }
  for (size_t j = 0; j < g->outputs && !classes; j++)
    mpq_set(to + j, out + j);
  numbers_free(room, 1 + g->hidden + g->outputs);
}

static samples *take_samples(const reading *g, const binary_float *format, const char *floats, bool classes)
{
  samples *made = samples_new(g->inputs);
  made->floats = format ? floats : NULL;
  samples_set_outputs(made, classes ? 1 : g->outputs);
  for (size_t k = 0; k < SAMPLES; k++) {
    sample exact = {g, made, k, NULL, 0}, rounded = {g, made, k, format, 0};
    take_sample(&exact, classes);
    if (format)
      take_sample(&rounded, classes);
    made->otherwise[k] = format && exact.taken != rounded.taken;
  }
  return made;
}

static void say(import *in, const reading *g, const import_wish *wish)
{
  import_say(in, "tree", "depth %zu, %zu node%s, %zu %s of %zu hidden neuron%s", g->depth, g->nodes, s_of(g->nodes), g->leaves,
             g->leaves == 1 ? "leaf" : "leaves", g->hidden, s_of(g->hidden));
  import_say(in, "ties", "where w x + b is 0 the way goes %s", g->right ? "right" : "left");
  if (wish->classes)
    import_say(in, "outputs", "the class, which is the number of the largest output, of equal ones the first");
}

static void release(reading *g)
{
  for (size_t k = 0; k < TENSORS; k++)
    numbers_free(g->part[k].number, g->part[k].count);
  free(g->format);
  free(g->numbers);
  free(g->ties);
  json_source_free(&g->from);
}

import fff_read(const char *file, const import_wish *wish)
{
  static const char *const formats[] = {"memcert-fff-1", NULL}, *const sides[] = {"left", "right", NULL};
  static const char *const kinds[] = {"exact", "float32", "float64", NULL};
  static const binary_float *const of_kind[] = {NULL, &binary_float32, &binary_float64};
  reading g = {.from = json_source_load(file, WANTED_NETWORK), .file = file};
  import in = {.branches = true};
  ways w = ways_new();
  progress_begin("reading");
  read_members(&g);
  choose(&g, "format", g.format, formats, "memcert-fff-1");
  g.right = choose(&g, "ties", g.ties, sides, "left and right") == 1;
  size_t kind = choose(&g, "numbers", g.numbers, kinds, "exact, float32 and float64");
  for (size_t k = 0; k < TENSORS && kind; k++)
    round_numbers(&g, g.part + k, names[k], of_kind[kind]);
  check_shapes(&g);
  do
    make_way(&g, &w, wish);
  while (ways_next(&w));
  in.tree = ways_take(&w);
  say(&in, &g, wish);
  in.samples = take_samples(&g, of_kind[kind], kinds[kind], wish->classes);
  ways_free(&w);
  release(&g);
  return in;
}
