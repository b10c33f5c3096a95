#include "forest_network.h"
#include "forest_cuts.h"
#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <stdint.h>
#include <stdlib.h>

/* One test or leaf of the network, in preorder. */
typedef struct {
  size_t node; /* of the forest, a test; NOWHERE of a leaf */
  bool has_next;
  size_t otherwise; /* a step, or NOWHERE */
} step;

/* What is to be taken back on the way up. */
typedef struct {
  size_t tree, node; /* a test of this tree, or the leaf where it ended */
  size_t step;
  places before;     /* of the input that is tested */
  size_t begin, middle, end; /* rows that come here: of them, those before `middle` go on where the test holds */
  bool holds;        /* the side that is being made */
} frame;

typedef struct {
  const forest *of;
  const forest_wish *wish;
  forest_cuts cuts;
  places *where;  /* of each input */
  mpq_ptr sum;    /* of each output, over the trees so far */
  frame *way;     /* from the root to here */
  size_t length, way_room;
  step *steps;
  size_t count, step_room;
  size_t width;   /* numbers of a leaf: outputs, or 1 */
  mpq_ptr answer; /* of the leaves */
  size_t leaves, made, answer_room; /* leaves that are there, and numbers that are */
  size_t visited; /* leaves that there were, the merged ones too */
  size_t merged;
  uint32_t *row;  /* of the table, sorted so that those of a branch are neighbours */
  size_t *place;  /* of each input of each row */
} growing;

static growing growing_new(const forest *f, const forest_wish *wish)
{
  growing g = {.of = f, .wish = wish, .cuts = forest_cuts_new(f), .width = wish->classes ? 1 : f->outputs};
  g.where = allocate(f->inputs, sizeof *g.where);
  for (size_t j = 0; j < f->inputs; j++)
    g.where[j] = g.cuts.all[j];
  g.sum = numbers_new(f->outputs);
  for (size_t j = 0; j < f->outputs; j++)
    mpq_set(g.sum + j, f->base + j);
  return g;
}

static void growing_free(growing *g)
{
  forest_cuts_free(&g->cuts);
  numbers_free(g->sum, g->of->outputs);
  numbers_free(g->answer, g->made);
  free(g->where);
  free(g->way);
  free(g->steps);
  free(g->row);
  free(g->place);
}

static void take_rows(growing *g)
{
  const points *p = g->wish->table;
  size_t inputs = g->of->inputs;
  g->row = allocate(p->points, sizeof *g->row);
  g->place = allocate(p->points * inputs, sizeof *g->place);
  for (size_t i = 0; i < p->points; i++) {
    g->row[i] = (uint32_t)i;
    for (size_t j = 0; j < inputs; j++)
      g->place[i * inputs + j] = forest_cuts_place(&g->cuts, j, p->x + i * p->inputs + j + 1);
  }
}

/* Puts rows for which test v holds before the others; returns where these begin. */
static size_t divide_rows(growing *g, size_t v, size_t begin, size_t end)
{
  size_t middle = begin;
  for (size_t k = begin; k < end; k++) {
    uint32_t row = g->row[k];
    size_t at = g->place[row * g->of->inputs + g->of->node[v].input];
    if (forest_cuts_decide(&g->cuts, v, (places){at, at}) == HOLDS_NOWHERE)
      continue;
    g->row[k] = g->row[middle];
    g->row[middle++] = row;
  }
  return middle;
}

static size_t add_step(growing *g, step s)
{
  g->steps = with_room(g->steps, &g->step_room, g->count + 1, sizeof *g->steps);
  g->steps[g->count] = s;
  return g->count++;
}

static frame *push(growing *g, frame one)
{
  g->way = with_room(g->way, &g->way_room, g->length + 1, sizeof *g->way);
  g->way[g->length] = one;
  return g->way + g->length++;
}

static unsigned long class_of(const growing *g)
{
  const forest *f = g->of;
  size_t best = 0;
  if (f->decision == FOREST_CUT)
    return mpq_cmp(g->sum, f->cut) > 0;
  for (size_t j = 1; j < f->outputs; j++)
    if (mpq_cmp(g->sum + j, g->sum + best) > 0)
      best = j;
  return best;
}

static mpq_ptr new_answer(growing *g)
{
  size_t numbers = (g->leaves + 1) * g->width;
  g->answer = with_room(g->answer, &g->answer_room, numbers, sizeof(mpq_t));
  for (; g->made < numbers; g->made++)
    mpq_init(g->answer + g->made);
  return g->answer + g->leaves++ * g->width;
}

static void add_leaf(growing *g)
{
  const forest *f = g->of;
  if (g->visited++ == g->wish->leaves_most)
    fail(STATUS_UNDECIDED, "%s: the network of %zu tree%s has more than %zu leaves, one for every combination of their "
         "leaves that some input has: --leaves allows more, and --for TABLE keeps only the branches of its rows",
         g->wish->file, f->trees, s_of(f->trees), g->wish->leaves_most);
  mpq_ptr answer = new_answer(g);
  if (g->wish->classes)
    mpq_set_ui(answer, class_of(g), 1);
  else
    for (size_t j = 0; j < f->outputs; j++)
      mpq_set(answer + j, g->sum + j);
  add_step(g, (step){.node = NOWHERE, .otherwise = NOWHERE});
}

static void add_terms(growing *g, size_t v)
{
  const forest *f = g->of;
  for (size_t t = f->node[v].lo; t < f->node[v].hi; t++)
    mpq_add(g->sum + f->output[t], g->sum + f->output[t], f->weight + t);
}

static void take_terms_back(growing *g, size_t v)
{
  const forest *f = g->of;
  for (size_t t = f->node[v].lo; t < f->node[v].hi; t++)
    mpq_sub(g->sum + f->output[t], g->sum + f->output[t], f->weight + t);
}

/* Whether some test on the way was at the same threshold, and an input that is it went elsewhere. */
static bool is_excluded(const growing *g, size_t v)
{
  const forest_node *node = g->of->node;
  for (size_t k = 0; k < g->length; k++) {
    size_t other = g->way[k].node;
    if (node[other].is_test && node[other].input == node[v].input && g->cuts.at[other] == g->cuts.at[v] &&
        ((node[other].compare == IS_EQUAL && !g->way[k].holds) ||
         (node[other].compare == IS_NOT_EQUAL && g->way[k].holds)))
      return true;
  }
  return false;
}

static outcome decide(const growing *g, size_t v)
{
  comparison compare = g->of->node[v].compare;
  outcome found = forest_cuts_decide(&g->cuts, v, g->where[g->of->node[v].input]);
  if (found != HOLDS_SOMEWHERE || (compare != IS_EQUAL && compare != IS_NOT_EQUAL) || !is_excluded(g, v))
    return found;
  return compare == IS_EQUAL ? HOLDS_NOWHERE : HOLDS_EVERYWHERE;
}

/* The side of the test that is made next, whose step follows: the node there, NOWHERE if no row comes there. */
static size_t begin_side(growing *g, frame *at, bool holds)
{
  const forest_node *v = g->of->node + at->node;
  at->holds = holds;
  g->where[v->input] = forest_cuts_narrow(&g->cuts, at->node, at->before, holds);
  if (g->wish->table && (holds ? at->begin == at->middle : at->middle == at->end))
    return NOWHERE;
  if (holds)
    g->steps[at->step].has_next = true;
  else
    g->steps[at->step].otherwise = g->count;
  return holds ? v->next : v->otherwise;
}

/* Goes down from node v of a tree, with the rows `begin` to `end` - 1, to a leaf of the last tree, or where no row
 * comes. */
static void go_down(growing *g, size_t tree, size_t v, size_t begin, size_t end)
{
  const forest *f = g->of;
  while (v != NOWHERE) {
    if (!f->node[v].is_test) {
      add_terms(g, v);
      push(g, (frame){.tree = tree, .node = v});
      v = ++tree < f->trees ? f->root[tree] : NOWHERE;
      if (v == NOWHERE)
        add_leaf(g);
      continue;
    }
    outcome found = decide(g, v);
    if (found != HOLDS_SOMEWHERE) {
      v = found == HOLDS_EVERYWHERE ? f->node[v].next : f->node[v].otherwise;
      continue;
    }
    size_t middle = g->wish->table ? divide_rows(g, v, begin, end) : end;
    size_t at = add_step(g, (step){.node = v, .otherwise = NOWHERE});
    v = begin_side(g, push(g, (frame){tree, v, at, g->where[f->node[v].input], begin, middle, end, true}), true);
    end = middle;
  }
}

/* Whether both sides of the newest test are leaves with the same answer. */
static bool has_twin_leaves(const growing *g, size_t at)
{
  if (g->count != at + 3 || g->steps[at + 1].node != NOWHERE || g->steps[at + 2].node != NOWHERE)
    return false;
  mpq_srcptr last = g->answer + (g->leaves - 1) * g->width;
  return numbers_same(last, last - g->width, g->width);
}

static void end_test(growing *g, const frame *at)
{
  g->where[g->of->node[at->node].input] = at->before;
  if (!has_twin_leaves(g, at->step))
    return;
  g->steps[at->step] = (step){.node = NOWHERE, .otherwise = NOWHERE};
  g->count = at->step + 1;
  g->leaves--;
  g->merged++;
}

/* Goes up to a test whose other side is still to be made, and down there.  False if there is none. */
static bool go_on(growing *g)
{
  while (g->length > 0) {
    frame *at = g->way + g->length - 1;
    if (!g->of->node[at->node].is_test)
      take_terms_back(g, at->node);
    else if (at->holds) {
      size_t begin = at->middle, end = at->end, tree = at->tree;
      go_down(g, tree, begin_side(g, at, false), begin, end);
      return true;
    } else
      end_test(g, at);
    g->length--;
  }
  return false;
}

static void grow(growing *g)
{
  size_t rows = g->wish->table ? g->wish->table->points : 0;
  progress_begin("multiplying trees");
  if (g->wish->table)
    take_rows(g);
  if (g->of->trees > 0)
    go_down(g, 0, g->of->root[0], 0, rows);
  else
    add_leaf(g);
  while (go_on(g))
    progress_at(g->visited, g->wish->leaves_most);
  progress_end();
}

/* The variable with that number; an operation makes it if none has it. */
static size_t write_number(conditional_model *m, mpq_srcptr value, size_t *variables)
{
  if (mpq_cmp_ui(value, 1, 1) == 0)
    return 0;
  size_t at = conditional_model_add_operation(m);
  m->program[at].next = at + 1;
  mpq_set(conditional_model_add_term(m, 0), value);
  return (*variables)++;
}

/* Puts out the numbers: each as it is or, in a signed network, as the pair of phi(z) and phi(-z). */
static void write_leaf(conditional_model *m, mpq_srcptr numbers, size_t width, size_t *output, mpq_ptr scratch)
{
  size_t variables = m->inputs;
  for (size_t j = 0; j < m->outputs; j++)
    output[j] = NOWHERE;
  for (size_t j = 0; j < width; j++) {
    int sign = mpq_sgn(numbers + j);
    mpq_abs(scratch, numbers + j);
    if (sign != 0)
      output[sign < 0 ? width + j : j] = write_number(m, scratch, &variables);
  }
  size_t at = conditional_model_add_leaf(m);
  for (size_t j = 0; j < m->outputs; j++)
    m->output[m->program[at].lo + j] = output[j];
}

static void write_test(conditional_model *m, const forest *f, size_t v)
{
  const forest_node *node = f->node + v;
  conditional_model_add_test(m, node->input + 1, node->compare, f->threshold + node->threshold);
}

static conditional_model write_network(const growing *g)
{
  bool is_signed = numbers_have_negative(g->answer, g->leaves * g->width);
  conditional_model m = conditional_model_new(g->of->inputs + 1, is_signed ? 2 * g->width : g->width);
  m.constant = true;
  m.is_signed = is_signed;
  size_t *begin = allocate(g->count, sizeof *begin), *output = allocate(m.outputs, sizeof *output), leaf = 0;
  mpq_ptr scratch = numbers_new(1);
  for (size_t k = 0; k < g->count; k++) {
    begin[k] = m.size;
    if (g->steps[k].node == NOWHERE)
      write_leaf(&m, g->answer + leaf++ * g->width, g->width, output, scratch);
    else
      write_test(&m, g->of, g->steps[k].node);
  }
  for (size_t k = 0; k < g->count; k++)
    if (g->steps[k].node != NOWHERE) {
      const step *s = g->steps + k;
      m.program[begin[k]].next = s->has_next ? begin[k + 1] : NOWHERE;
      m.program[begin[k]].otherwise = s->otherwise == NOWHERE ? NOWHERE : begin[s->otherwise];
    }
  numbers_free(scratch, 1);
  free(output);
  free(begin);
  return m;
}

forest_made forest_network(const forest *f, const forest_wish *wish)
{
  growing g = growing_new(f, wish);
  grow(&g);
  forest_made made = {write_network(&g), g.merged};
  growing_free(&g);
  numbers_check(made.net.weight, made.net.terms);
  numbers_check(made.net.value, made.net.values);
  free(conditional_model_known(&made.net));
  return made;
}
