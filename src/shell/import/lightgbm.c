#include "import.h"
#include "shell/base/binary_float.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/source.h"
#include <stdlib.h>
#include <string.h>

/* Bits of a decision: of categories; where missing values go; two of what is missing. */
#define DECISION_CATEGORIES 1
#define DECISION_LEFT 2
#define DECISION_MISSING(decision) ((decision) >> 2 & 3)
enum { MISSING_NONE, MISSING_ZERO, MISSING_NAN };
/* Numbers up to this one are zero where zero is missing. */
#define ZERO_MOST "1e-35"

/* Part of a line of the file. */
typedef struct {
  const char *text;
  size_t length;
} piece;

typedef struct {
  piece key, value; /* KEY=VALUE; a line without = is a key */
} line;

/* Members that are looked at, of the file and of a tree. */
enum { NUM_CLASS, TREES_PER_ITERATION, LAST_COLUMN, OBJECTIVE, AVERAGE, HEAD_KEYS };
enum { LEAVES, CATEGORIES, COLUMN, THRESHOLD, DECISION, LEFT, RIGHT, VALUE, LINEAR, TREE_KEYS };

static const char *const head_names[] = {"num_class", "num_tree_per_iteration", "max_feature_idx", "objective",
                                         "average_output"};
static const char *const tree_names[] = {"num_leaves", "num_cat", "split_feature", "threshold", "decision_type",
                                         "left_child", "right_child", "leaf_value", "is_linear"};

typedef struct {
  source from;
  size_t at; /* the next byte */
  line now;
  forest *made;
  size_t per_iteration;
  mpq_t zero; /* the largest number that is zero where zero is missing */
} reading;

static _Noreturn void refuse_at(const reading *g, piece where, const char *what)
{
  fail_at(STATUS_FILE, source_find(&g->from, (size_t)(where.text - g->from.bytes)), "%s", what);
}

static bool is(piece p, const char *word)
{
  return p.length == strlen(word) && memcmp(p.text, word, p.length) == 0;
}

static bool begins(piece p, const char *word)
{
  return p.length >= strlen(word) && memcmp(p.text, word, strlen(word)) == 0;
}

/* The next line; false at the end of the file. */
static bool next_line(reading *g)
{
  const char *text = g->from.bytes + g->at;
  if (g->at >= g->from.size)
    return false;
  size_t length = strcspn(text, "\n"), key = strcspn(text, "=\n");
  g->at += length + (text[length] == '\n');
  length -= length > 0 && text[length - 1] == '\r';
  key = key < length ? key : length;
  g->now.key = (piece){text, key};
  g->now.value = key < length ? (piece){text + key + 1, length - key - 1} : (piece){text + length, 0};
  return true;
}

static _Noreturn void refuse_end(const reading *g)
{
  fail_at(STATUS_FILE, source_find(&g->from, g->from.size), "the file ends before 'end of trees': it is cut off");
}

/* Keeps the value of the line if it has one of these keys. */
static void keep(const reading *g, const char *const *names, size_t count, piece *found)
{
  for (size_t k = 0; k < count; k++)
    if (is(g->now.key, names[k])) {
      if (found[k].text)
        refuse_at(g, g->now.key, "this line stands there twice");
      found[k] = g->now.value;
    }
}

/* Takes the next word, up to a blank. */
static bool next_word(piece *rest, piece *word)
{
  while (rest->length > 0 && *rest->text == ' ')
    *rest = (piece){rest->text + 1, rest->length - 1};
  *word = (piece){rest->text, 0};
  while (word->length < rest->length && rest->text[word->length] != ' ')
    word->length++;
  *rest = (piece){rest->text + word->length, rest->length - word->length};
  return word->length > 0;
}

static size_t count_words(piece list)
{
  piece word;
  size_t count = 0;
  while (next_word(&list, &word))
    count++;
  return count;
}

/* The list must have as many words as that. */
static void need_words(const reading *g, piece list, const char *name, size_t count)
{
  if (count_words(list) != count)
    fail_at(STATUS_FILE, source_find(&g->from, (size_t)(list.text - g->from.bytes)),
            "%s has %zu numbers, but %zu are wanted", name, count_words(list), count);
}

/* A double as LightGBM reads it: the nearest one. */
static void read_double(const reading *g, piece word, mpq_ptr value)
{
  number_kind kind = memchr(word.text, '/', word.length) || memchr(word.text, 'x', word.length)
                       ? NUMBER_WORD
                       : number_read(value, word.text, word.length, NUMBER_DIGITS_MOST_NETWORK);
  if (kind != NUMBER_OK)
    fail_at(STATUS_FILE, source_find(&g->from, (size_t)(word.text - g->from.bytes)), "%s %s",
            quoted(word.text, word.length), number_problem(kind));
  if (!binary_float_round(value, &binary_float64))
    refuse_at(g, word, "this number is too large for a float of 64 bits");
}

/* A whole number of 32 bits. */
static long read_whole(const reading *g, piece word)
{
  bool negative = word.length > 0 && *word.text == '-';
  size_t digits = word.length - negative;
  long value = 0;
  for (size_t k = negative; k < word.length; k++) {
    if (word.text[k] < '0' || word.text[k] > '9' || digits > 10)
      refuse_at(g, word, "a whole number of 32 bits is wanted");
    value = 10 * value + (word.text[k] - '0');
  }
  if (digits == 0 || value > 2147483647)
    refuse_at(g, word, "a whole number of 32 bits is wanted");
  return negative ? -value : value;
}

static size_t read_count(const reading *g, piece word, size_t least)
{
  long value = read_whole(g, word);
  if (value < 0 || (size_t)value < least)
    refuse_at(g, word, least ? "a number from 1 on is wanted" : "a number from 0 on is wanted");
  return (size_t)value;
}

static void need(const reading *g, piece where, const char *const *names, size_t k, const piece *found)
{
  if (!found[k].text)
    fail_at(STATUS_FILE, source_find(&g->from, (size_t)(where.text - g->from.bytes)), "'%s' is missing here", names[k]);
}

static char *copied(const char *text)
{
  return duplicate(text, strlen(text));
}

/* What the objective makes of the sums, and which class. */
static void set_objective(reading *g, piece of)
{
  static const struct {
    const char *name, *transform;
    forest_decision decision;
  } known[] = {{"binary", "the logistic function", FOREST_CUT},
               {"multiclass", "softmax", FOREST_LARGEST},
               {"multiclassova", "the logistic function of each", FOREST_LARGEST},
               {"softmax", "softmax", FOREST_LARGEST},
               {"cross_entropy", "the logistic function", FOREST_SCORES},
               {"xentropy", "the logistic function", FOREST_SCORES},
               {"poisson", "the exponential function", FOREST_SCORES},
               {"gamma", "the exponential function", FOREST_SCORES},
               {"tweedie", "the exponential function", FOREST_SCORES}};
  forest *f = g->made;
  piece rest = of, name, more;
  if (!next_word(&rest, &name))
    return;
  for (size_t k = 0; k < sizeof known / sizeof known[0]; k++)
    if (is(name, known[k].name)) {
      f->transform = copied(known[k].transform);
      f->decision = known[k].decision == FOREST_CUT && f->outputs > 1 ? FOREST_SCORES : known[k].decision;
      return;
    }
  if (!begins(name, "regression") || (next_word(&rest, &more) && is(more, "sqrt"))) {
    f->transform = allocate(of.length + 64, 1);
    snprintf(f->transform, of.length + 64, "what the objective %s makes of them", quoted(of.text, of.length));
  }
}

static void read_head(reading *g, piece *found)
{
  if (!next_line(g) || !is(g->now.key, "tree"))
    refuse_at(g, g->now.key, "this is no LightGBM model in text: its first line is not 'tree'");
  while (!is(g->now.key, "Tree") && !is(g->now.key, "end of trees")) {
    keep(g, head_names, HEAD_KEYS, found);
    if (!next_line(g))
      refuse_end(g);
  }
  for (size_t k = TREES_PER_ITERATION; k <= LAST_COLUMN; k++)
    need(g, g->now.key, head_names, k, found);
  size_t inputs = read_count(g, found[LAST_COLUMN], 0) + 1;
  g->per_iteration = read_count(g, found[TREES_PER_ITERATION], 1);
  if (inputs >= LIMIT_INPUTS || 2 * g->per_iteration > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs or %zu outputs", g->from.name, LIMIT_INPUTS - 1,
         LIMIT_OUTPUTS / 2);
  g->made = forest_new("LightGBM", inputs, g->per_iteration);
  g->made->number = "float64";
  if (found[OBJECTIVE].text)
    set_objective(g, found[OBJECTIVE]);
}

/* The node of the forest that a branch leads to: of a tree with that many leaves, tests come first. */
static size_t child(const reading *g, piece word, size_t leaves, size_t first)
{
  long to = read_whole(g, word);
  if (to >= 0 ? (size_t)to >= leaves - 1 : (size_t)(-1 - to) >= leaves)
    refuse_at(g, word, "there is no such test (from 0 on) or leaf (from -1 down)");
  return first + (to >= 0 ? (size_t)to : leaves - 1 + (size_t)(-1 - to));
}

static size_t read_column(const reading *g, piece word)
{
  size_t column = read_count(g, word, 0);
  if (column >= g->made->inputs)
    refuse_at(g, word, "there is no such column: max_feature_idx is the last one");
  return column;
}

static size_t read_decision(reading *g, piece word)
{
  size_t decision = read_count(g, word, 0);
  if (decision & DECISION_CATEGORIES)
    refuse_at(g, word, "a test of categories is not supported: train with numbers, such as one column per category");
  if (decision > 15 || DECISION_MISSING(decision) > MISSING_NAN)
    refuse_at(g, word, "there is no such decision type");
  g->made->missing = g->made->missing || DECISION_MISSING(decision) == MISSING_NAN;
  return decision;
}

static void make_tests(reading *g, const piece *found, size_t leaves, size_t first)
{
  piece rest[TREE_KEYS], word[TREE_KEYS];
  memcpy(rest, found, sizeof rest);
  for (size_t k = 0; k + 1 < leaves; k++) {
    for (size_t which = COLUMN; which <= RIGHT; which++)
      if (found[which].text)
        next_word(rest + which, word + which);
    forest_node *v = g->made->node + first + k;
    v->is_test = true;
    v->compare = IS_AT_MOST;
    v->input = read_column(g, word[COLUMN]);
    v->next = child(g, word[LEFT], leaves, first);
    v->otherwise = child(g, word[RIGHT], leaves, first);
    v->threshold = g->made->thresholds;
    read_double(g, word[THRESHOLD], forest_add_threshold(g->made));
  }
}

static void make_leaves(reading *g, piece values, size_t leaves, size_t first)
{
  piece word;
  size_t output = g->made->trees % g->per_iteration;
  for (size_t k = 0; k < leaves && next_word(&values, &word); k++)
    read_double(g, word, forest_add_term(g->made, first + leaves - 1 + k, output));
}

static size_t add_zero_threshold(reading *g, int sign)
{
  mpq_ptr made = forest_add_threshold(g->made);
  mpq_set(made, g->zero);
  if (sign < 0)
    mpq_neg(made, made);
  return g->made->thresholds - 1;
}

/* Where zero is missing, the test comes after two others, of numbers below zero and of zero. */
static void put_zero_tests_before(reading *g, size_t v, bool left)
{
  size_t copy = forest_add_nodes(g->made, 2), zero = copy + 1;
  forest_node *node = g->made->node;
  node[copy] = node[v];
  node[zero] = (forest_node){.is_test = true, .compare = IS_AT_MOST, .input = node[v].input,
                             .threshold = add_zero_threshold(g, 1), .next = left ? node[v].next : node[v].otherwise,
                             .otherwise = copy};
  node[v] = (forest_node){.is_test = true, .compare = IS_LESS, .input = node[copy].input,
                          .threshold = add_zero_threshold(g, -1), .next = copy, .otherwise = zero};
}

static void make_decisions(reading *g, piece decisions, size_t first)
{
  piece word;
  for (size_t v = first; next_word(&decisions, &word); v++) {
    size_t decision = read_decision(g, word);
    if (DECISION_MISSING(decision) == MISSING_ZERO)
      put_zero_tests_before(g, v, decision & DECISION_LEFT);
  }
}

static void make_tree(reading *g, piece where, const piece *found)
{
  for (size_t k = 0; k < TREE_KEYS; k++)
    if (k == LEAVES || k == VALUE)
      need(g, where, tree_names, k, found);
  size_t leaves = read_count(g, found[LEAVES], 1);
  for (size_t k = COLUMN; k <= RIGHT; k++)
    if (found[k].text)
      need_words(g, found[k], tree_names[k], leaves - 1);
    else if (leaves > 1 && k != DECISION)
      need(g, where, tree_names, k, found);
  need_words(g, found[VALUE], tree_names[VALUE], leaves);
  if (found[CATEGORIES].text && read_count(g, found[CATEGORIES], 0) > 0)
    refuse_at(g, found[CATEGORIES], "a test of categories is not supported: train with numbers, such as one column per "
              "category");
  if (found[LINEAR].text && read_count(g, found[LINEAR], 0) > 0)
    refuse_at(g, found[LINEAR], "leaves with linear functions are not supported: train without linear_tree");
  size_t first = forest_add_nodes(g->made, 2 * leaves - 1);
  make_tests(g, found, leaves, first);
  make_leaves(g, found[VALUE], leaves, first);
  forest_fault fault = forest_add_tree(g->made, first, first, false);
  if (fault.twice != NOWHERE)
    refuse_at(g, where, "a test or leaf of this tree is reached twice");
  if (fault.unreached != NOWHERE)
    refuse_at(g, where, "a test or leaf of this tree is not reached");
  if (found[DECISION].text)
    make_decisions(g, found[DECISION], first);
}

/* Reads a tree from its first line on, and the first line after it. */
static void read_tree(reading *g)
{
  piece found[TREE_KEYS] = {{NULL, 0}}, where = g->now.key;
  do {
    keep(g, tree_names, TREE_KEYS, found);
    if (!next_line(g))
      refuse_end(g);
  } while (!is(g->now.key, "Tree") && !is(g->now.key, "end of trees"));
  make_tree(g, where, found);
}

import lightgbm_read(const char *file)
{
  progress_begin("reading");
  reading g = {.from = source_load(file, WANTED_LIGHTGBM)};
  piece found[HEAD_KEYS] = {{NULL, 0}};
  g.at = g.from.begin;
  mpq_init(g.zero);
  number_read(g.zero, ZERO_MOST, strlen(ZERO_MOST), NUMBER_DIGITS_MOST);
  binary_float_round(g.zero, &binary_float32);
  read_head(&g, found);
  while (is(g.now.key, "Tree"))
    read_tree(&g);
  if (g.made->trees % g.per_iteration)
    refuse_at(&g, g.now.key, "the number of trees is no multiple of num_tree_per_iteration");
  if (found[AVERAGE].text && g.made->trees > 0)
    forest_average(g.made, g.made->trees / g.per_iteration);
  mpq_clear(g.zero);
  source_free(&g.from);
  return (import){.trees = g.made};
}
