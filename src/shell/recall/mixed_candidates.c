#include "mixed_candidates.h"
#include "mixed_table.h"
#include "shell/base/memory.h"
#include "shell/base/simplest.h"
#include "tree_cuts.h"
#include <stdlib.h>

/* The best form by each criterion of a single cut, and the one along which classes change least often. */
enum { BY_RUNS = CUT_CRITERIA, SLOTS };

/* Of two inputs x and y: x - s y and x + s y for s = 1, 2, 1/2, and about what x varies more than y. */
enum { RATIOS = 4, FORMS = 2 * RATIOS };

/* What a pair counts for each point and form: arithmetic and sorting. */
#define FORM_STEPS (10 * MIXED_STEP)

typedef struct {
  tree_function form; /* with a constant that keeps it above 0 at every point */
  int64_t score;      /* less is better */
  bool taken;
} slot;

typedef struct {
  mixed *m;
  const uint32_t *point;
  size_t count;
  uint32_t *column; /* that vary, those that are tested first */
  size_t columns;
  mpq_ptr spread;   /* of each of them, the largest value minus the least */
  slot best[SLOTS];
} finding;

static mpq_srcptr value_at(const finding *g, size_t i, size_t column)
{
  const sorted_points *p = g->m->data;
  return p->x + g->point[i] * p->inputs + column + 1;
}

/* Adds the column if it varies; returns whether it does. */
static void add_column(finding *g, uint32_t column)
{
  mpq_srcptr least = value_at(g, 0, column), most = least;
  for (size_t i = 1; i < g->count; i++) {
    mpq_srcptr x = value_at(g, i, column);
    least = mpq_cmp(x, least) < 0 ? x : least;
    most = mpq_cmp(x, most) > 0 ? x : most;
  }
  mpq_sub(g->spread + g->columns, most, least);
  if (mpq_sgn(g->spread + g->columns) > 0)
    g->column[g->columns++] = column;
}

static void mark_tested(const tree_node *v, size_t columns, bool *tested)
{
  if (!v || !v->left)
    return;
  if (v->column < columns)
    tested[v->column] = true;
  mark_tested(v->left, columns, tested);
  mark_tested(v->right, columns, tested);
}

static void choose_columns(finding *g, const tree_node *v)
{
  size_t columns = g->m->data->inputs - 1;
  bool *tested = allocate(columns, sizeof *tested);
  mark_tested(v, columns, tested);
  for (int turn = 0; turn < 2; turn++)
    for (uint32_t a = 0; a < columns; a++)
      if (tested[a] == (turn == 0))
        add_column(g, a);
  free(tested);
}

/* s := about how many times column a varies more than column b. */
static void find_ratio(const finding *g, size_t a, size_t b, mpq_ptr s)
{
  mpq_t low, high;
  mpq_inits(low, high, NULL);
  mpq_div(low, g->spread + a, g->spread + b);
  mpq_set_ui(high, 5, 4);
  mpq_mul(high, high, low);
  simplest_between(s, low, high);
  mpq_clears(low, high, NULL);
}

/* The ratio of that number. */
static void set_ratio(const finding *g, size_t a, size_t b, size_t ratio, mpq_ptr s)
{
  static const unsigned long above[] = {1, 2, 1}, below[] = {1, 1, 2};
  if (ratio < RATIOS - 1)
    mpq_set_ui(s, above[ratio], below[ratio]);
  else
    find_ratio(g, a, b, s);
}

/* x_a + s x_b, or - for +, times the denominator of s. */
static tree_function form_new(const finding *g, size_t a, size_t b, mpq_srcptr s, bool difference)
{
  tree_function f = tree_function_new();
  mpq_set_z(tree_function_add(&f, g->column[a] + 1), mpq_denref(s));
  mpq_ptr weight = tree_function_add(&f, g->column[b] + 1);
  mpq_set_z(weight, mpq_numref(s));
  if (difference)
    mpq_neg(weight, weight);
  return f;
}

/* value := the least value of the function at the points. */
static void find_least(const finding *g, const tree_function *f, mpq_ptr value)
{
  const sorted_points *p = g->m->data;
  mpq_ptr here = g->m->number + 1, scratch = g->m->number + 2;
  for (size_t i = 0; i < g->count; i++) {
    tree_function_sum(f, p->x + g->point[i] * p->inputs, here, scratch);
    if (i == 0 || mpq_cmp(here, value) < 0)
      mpq_set(value, here);
  }
}

/* A whole number is added to the function, for it to be above 0 at the points. */
static void lift(const finding *g, tree_function *f)
{
  mpq_ptr least = g->m->number;
  find_least(g, f, least);
  mpq_ptr weight = tree_function_add(f, 0);
  mpz_fdiv_q(mpq_numref(weight), mpq_numref(least), mpq_denref(least));
  mpz_ui_sub(mpq_numref(weight), 1, mpq_numref(weight));
}

static void consider(slot *s, const tree_function *f, int64_t score)
{
  if (s->taken && s->score <= score)
    return;
  if (s->taken)
    tree_function_free(&s->form);
  *s = (slot){tree_function_copy(f), score, true};
}

/* How often the class changes along the column, more where no test can tell it. */
static int64_t runs_along(const tree_columns *t, size_t a)
{
  const uint32_t *order = t->order + a * t->data->points;
  int64_t runs = 0;
  for (size_t i = 1; i < t->data->points; i++)
    if (t->class[PLACE_POINT(order[i])] != t->class[PLACE_POINT(order[i - 1])])
      runs += PLACE_IS_LARGER(order[i]) ? 1 : 2;
  return runs;
}

static void compare_forms(finding *g, const tree_function *form)
{
  const tree_function *functions[FORMS];
  for (size_t k = 0; k < FORMS; k++)
    functions[k] = form + k;
  mixed_table t = mixed_table_new(g->m, g->point, g->count, 1, functions, FORMS);
  tree_columns columns = tree_columns_new(&t.points);
  tree_cuts cuts = tree_cuts_new(&columns);
  tree_cut_place best[CUT_CRITERIA];
  tree_cuts_find(&cuts, 0, g->count, (tree_cut_wish){0, CUT_CRITERIA, SIZE_MAX}, best);
  for (size_t k = 0; k < CUT_CRITERIA; k++)
    if (best[k].count > 0)
      consider(g->best + k, form + best[k].column, best[k].score);
  for (size_t k = 0; k < FORMS; k++)
    consider(g->best + BY_RUNS, form + k, runs_along(&columns, k));
  tree_cuts_free(&cuts);
  tree_columns_free(&columns);
  mixed_table_free(&t);
}

static void look_at_pair(finding *g, size_t a, size_t b)
{
  tree_function form[FORMS];
  mpq_t s;
  mpq_init(s);
  for (size_t k = 0; k < FORMS; k++) {
    set_ratio(g, a, b, k / 2, s);
    form[k] = form_new(g, a, b, s, k % 2);
    lift(g, form + k);
  }
  mpq_clear(s);
  compare_forms(g, form);
  for (size_t k = 0; k < FORMS; k++)
    tree_function_free(form + k);
}

static tree_function without_constant(const tree_function *lifted, bool opposite)
{
  tree_function f = tree_function_copy(lifted);
  f.terms--;
  for (size_t t = 0; opposite && t < f.terms; t++)
    mpq_neg(f.weight + t, f.weight + t);
  return f;
}

/* Adds f unless it is 0 everywhere; returns whether it is never below 0, so that phi of it says as much as itself. */
static bool add_side(const finding *g, tree_function f, tree_functions *found)
{
  mpq_ptr least = g->m->number;
  find_least(g, &f, least);
  tree_functions_add(found, f);
  return mpq_sgn(least) >= 0;
}

static void add_forms(const finding *g, const tree_function *lifted, tree_functions *found)
{
  if (!add_side(g, without_constant(lifted, false), found) && !add_side(g, without_constant(lifted, true), found))
    tree_functions_add(found, tree_function_copy(lifted));
}

static bool same_form(const tree_function *a, const tree_function *b)
{
  for (size_t t = 0; t < a->terms; t++)
    if (a->variable[t] != b->variable[t] || !mpq_equal(a->weight + t, b->weight + t))
      return false;
  return true;
}

static void add_best(finding *g, tree_functions *found)
{
  for (size_t k = 0; k < SLOTS; k++) {
    bool before = !g->best[k].taken;
    for (size_t i = 0; i < k && !before; i++)
      before = g->best[i].taken && same_form(&g->best[i].form, &g->best[k].form);
    if (!before)
      add_forms(g, &g->best[k].form, found);
  }
  for (size_t k = 0; k < SLOTS; k++)
    if (g->best[k].taken)
      tree_function_free(&g->best[k].form);
}

void mixed_candidates_find(mixed *m, const tree_node *v, const uint32_t *point, size_t count, uint64_t steps,
                           tree_functions *found)
{
  size_t columns = m->data->inputs - 1;
  uint64_t pair = (uint64_t)FORMS * FORM_STEPS * count, taken = 0;
  finding g = {.m = m, .point = point, .count = count};
  if (!mixed_take(m, MIXED_STEP * count * columns))
    return;
  g.column = allocate(columns, sizeof *g.column);
  g.spread = numbers_new(columns);
  choose_columns(&g, v);
  for (size_t b = 1; b < g.columns; b++)
    for (size_t a = 0; a < b && taken + pair <= steps && mixed_take(m, pair); a++) {
      look_at_pair(&g, a, b);
      taken += pair;
    }
  add_best(&g, found);
  numbers_free(g.spread, columns);
  free(g.column);
}
