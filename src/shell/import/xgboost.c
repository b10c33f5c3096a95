#include "import.h"
#include "xgboost_objective.h"
#include "xgboost_tree.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include <stdlib.h>
#include <string.h>

typedef struct {
  json_source from;
  const char *file;
  size_t round;         /* to which base scores may be rounded, or 0 */
  forest *made;         /* its inputs and outputs are set at the end */
  size_t *tree_at;      /* where each tree stands */
  size_t tree_room;
  size_t *first_term;   /* of each tree, one more than there are */
  size_t first_room;
  xgboost_list group, drop;     /* of each tree: its output; its weight */
  size_t inputs, classes, targets; /* as the file says */
  size_t inputs_at;
  char *booster, *objective, *base;
  size_t booster_at, objective_at, base_at;
  bool has_model;
} reading;

static void read_tree(reading *g)
{
  forest *f = g->made;
  size_t tree = f->trees;
  g->tree_at = with_room(g->tree_at, &g->tree_room, tree + 1, sizeof *g->tree_at);
  g->tree_at[tree] = json_source_at(&g->from);
  g->first_term = with_room(g->first_term, &g->first_room, tree + 2, sizeof *g->first_term);
  g->first_term[tree] = f->terms;
  xgboost_tree_read(&g->from, f);
  g->first_term[tree + 1] = f->terms;
}

static void read_model(reading *g)
{
  static const char *const names[] = {"trees", "tree_info", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, trees = 0, at = json_source_at(s);
  if (g->has_model)
    json_source_refuse(s, at, "there are two models");
  g->has_model = true;
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0:
      json_source_enter(s, '[', "a list of trees");
      while (json_source_more(s, ']', &trees))
        read_tree(g);
      break;
    case 1: xgboost_tree_wholes(s, &g->group); break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 2, seen);
}

/* Of dart, a booster has the one of the trees in it. */
static void read_booster(reading *g, bool inside)
{
  static const char *const names[] = {"name", "model", "gbtree", "weight_drop", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  char *name = NULL;
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0:
      at = json_source_at(s);
      name = json_source_text(s, "the name of a booster");
      if (strcmp(name, "gbtree") != 0 && (strcmp(name, "dart") != 0 || inside))
        json_source_refuse(s, at, "the booster %s is not supported: gbtree and dart are", quoted(name, strlen(name)));
      break;
    case 1: read_model(g); break;
    case 2:
      if (inside)
        json_source_refuse(s, json_source_at(s), "there is a booster in the one of dart");
      read_booster(g, true);
      break;
    case 3:
      if (inside)
        json_source_refuse(s, json_source_at(s),
                           "the weights of trees stand in the booster of dart, not in the one in it");
      xgboost_tree_floats(s, &g->drop);
      break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 1, seen);
  if (inside)
    free(name);
  else
    g->booster = name;
  g->booster_at = at;
}

static void read_parameters(reading *g)
{
  static const char *const names[] = {"base_score", "num_class", "num_feature", "num_target", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s), other;
  g->targets = 1;
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0:
      g->base_at = json_source_at(s);
      g->base = json_source_text(s, "a number in quotes");
      break;
    case 1: g->classes = xgboost_tree_count(s, &other); break;
    case 2: g->inputs = xgboost_tree_count(s, &g->inputs_at); break;
    case 3: g->targets = xgboost_tree_count(s, &other); break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 3, seen);
}

static void read_objective(reading *g)
{
  static const char *const names[] = {"name", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    if (json_source_member(s, names, &seen) < 0)
      json_source_skip(s);
    else {
      g->objective_at = json_source_at(s);
      g->objective = json_source_text(s, "the name of an objective");
    }
  json_source_need(s, at, names, 1, seen);
}

static void read_learner(reading *g)
{
  static const char *const names[] = {"gradient_booster", "learner_model_param", "objective", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    switch (json_source_member(s, names, &seen)) {
    case 0: read_booster(g, false); break;
    case 1: read_parameters(g); break;
    case 2: read_objective(g); break;
    default: json_source_skip(s);
    }
  json_source_need(s, at, names, 3, seen);
}

static void read_file(reading *g)
{
  static const char *const names[] = {"learner", NULL};
  json_source *s = &g->from;
  unsigned seen = 0;
  size_t count = 0, at = json_source_at(s);
  json_source_enter(s, '{', "an object");
  while (json_source_more(s, '}', &count))
    if (json_source_member(s, names, &seen) == 0)
      read_learner(g);
    else
      json_source_skip(s);
  json_source_end(s);
  json_source_need(s, at, names, 1, seen);
}

/* base := what the sums begin with. */
static void make_base(reading *g, const xgboost_objective *o, mpq_ptr base)
{
  const json_source *s = &g->from;
  bool logit = o->of_base == LINK_LOGIT;
  xgboost_tree_round(s, g->base_at, base);
  switch (xgboost_objective_base(o, base, g->round, g->made)) {
  case BASE_OK: break;
  case BASE_OUTSIDE:
    json_source_refuse(s, g->base_at, "the base score of %s lies %s", g->objective,
                       logit ? "between 0 and 1" : "above 0");
  case BASE_IRRATIONAL:
    json_source_refuse(s, g->base_at, "the sums begin with the %s of this number, which is not rational: --round 24 "
                       "takes the nearest number of 24 bits, and the report bounds the error",
                       logit ? "logit" : "logarithm");
  }
}

/* The number in `text`, of that length, for output j; for all if j is NOWHERE. */
static void set_base(reading *g, const xgboost_objective *o, const char *text, size_t length, size_t j)
{
  forest *f = g->made;
  mpq_t base;
  mpq_init(base);
  number_kind kind = number_read(base, text, length, NUMBER_DIGITS_MOST_NETWORK);
  if (kind != NUMBER_OK)
    json_source_refuse(&g->from, g->base_at, "%s %s", quoted(text, length), number_problem(kind));
  make_base(g, o, base);
  for (size_t k = 0; k < f->outputs; k++)
    if (j == NOWHERE || j == k)
      mpq_set(f->base + k, base);
  mpq_clear(base);
}

/* A number, or since version 3.1 a list of them in brackets. */
static void set_bases(reading *g, const xgboost_objective *o)
{
  size_t length = strlen(g->base), count = 1, at = 0;
  bool is_list = length > 1 && g->base[0] == '[' && g->base[length - 1] == ']';
  const char *text = g->base + is_list;
  length -= 2 * (size_t)is_list;
  for (size_t k = 0; k < length; k++)
    count += text[k] == ',';
  if (count > 1 && count != g->made->outputs)
    json_source_refuse(&g->from, g->base_at, "there are %zu numbers for %zu outputs", count, g->made->outputs);
  for (size_t j = 0; j < count; j++) {
    size_t end = at;
    while (end < length && text[end] != ',')
      end++;
    set_base(g, o, text + at, end - at, count == 1 ? NOWHERE : j);
    at = end + 1;
  }
}

static void check_inputs(const reading *g)
{
  const forest *f = g->made;
  if (g->inputs == 0)
    json_source_refuse(&g->from, g->inputs_at, "there must be at least one column");
  if (g->inputs >= LIMIT_INPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu inputs", g->file, LIMIT_INPUTS - 1);
  for (size_t t = 0, v = 0; t < f->trees; t++)
    for (size_t end = t + 1 < f->trees ? f->root[t + 1] : f->nodes; v < end; v++)
      if (f->node[v].is_test && f->node[v].input >= g->inputs)
        json_source_refuse(&g->from, g->tree_at[t], "node %zu of this tree tests column %zu, but there are 0 to %zu",
                           v - f->root[t], f->node[v].input, g->inputs - 1);
}

/* Trees add to the output that their group says, and those of dart have weights. */
static void set_outputs(reading *g)
{
  forest *f = g->made;
  if (g->group.count != f->trees)
    json_source_refuse(&g->from, g->group.list_at, "this list has %zu elements, but there are %zu trees",
                       g->group.count, f->trees);
  bool dart = strcmp(g->booster, "dart") == 0;
  if (dart && g->drop.count != f->trees)
    json_source_refuse(&g->from, g->booster_at, "dart has %zu weights of trees, but there are %zu trees",
                       g->drop.count, f->trees);
  for (size_t t = 0; t < f->trees; t++) {
    if (g->group.number[t] < 0 || (size_t)g->group.number[t] >= f->outputs)
      json_source_refuse(&g->from, g->group.at[t], "there is no output %ld: they have the numbers 0 to %zu",
                         g->group.number[t], f->outputs - 1);
    for (size_t k = g->first_term[t]; k < g->first_term[t + 1]; k++) {
      f->output[k] = (size_t)g->group.number[t];
      if (dart)
        mpq_mul(f->weight + k, f->weight + k, g->drop.value + t);
    }
  }
}

static void finish(reading *g)
{
  const xgboost_objective *o = xgboost_objective_find(g->objective);
  forest *f = g->made;
  size_t outputs = g->classes > g->targets ? g->classes : g->targets > 0 ? g->targets : 1;
  if (!o)
    json_source_refuse(&g->from, g->objective_at, "the objective %s is not supported",
                       quoted(g->objective, strlen(g->objective)));
  if (!g->has_model)
    json_source_refuse(&g->from, g->booster_at, "there is no model in the booster");
  if (2 * outputs > LIMIT_OUTPUTS)
    fail(STATUS_UNDECIDED, "%s: more than %zu outputs", g->file, LIMIT_OUTPUTS / 2);
  check_inputs(g);
  f->inputs = g->inputs;
  forest_set_outputs(f, outputs);
  set_bases(g, o);
  set_outputs(g);
  f->decision = o->decision == FOREST_CUT && outputs > 1 ? FOREST_SCORES : o->decision;
  f->transform = o->transform ? duplicate(o->transform, strlen(o->transform)) : NULL;
  f->missing = f->thresholds > 0;
}

import xgboost_read(const char *file, const import_wish *wish)
{
  progress_begin("reading");
  reading g = {.file = file, .round = wish->round, .made = forest_new("XGBoost", 1, 1)};
  g.from = json_source_load(file, WANTED_XGBOOST);
  g.made->number = "float32";
  read_file(&g);
  finish(&g);
  xgboost_tree_list_free(&g.group);
  xgboost_tree_list_free(&g.drop);
  free(g.tree_at);
  free(g.first_term);
  free(g.booster);
  free(g.objective);
  free(g.base);
  json_source_free(&g.from);
  return (import){.trees = g.made};
}
