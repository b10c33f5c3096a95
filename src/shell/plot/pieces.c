#include "pieces.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include <stdlib.h>

#define PIECES_MOST 20000
#define STEPS_MOST 20000000 /* terms that are added up */

/* Where it is; what a variable, or neuron, is on the current cell is y. */
typedef struct {
  const conditional_model *conditional; /* one of these */
  const layered_model *layered;
  size_t inputs, outputs; /* a pair being one output */
  bool is_signed;
  size_t count; /* of y */
  form *y;
  form *output;
  mpq_t one, minus, value; /* the last one is scratch */
  mpq_t mark[2];
  size_t pieces, steps;
  piece_taker *take;
  void *context;
} walk;

void section_mark(const section *s, mpq_t mark[2])
{
  mpq_set(mark[0], s->point + s->across);
  if (s->up)
    mpq_set(mark[1], s->point + s->up);
}

static void set_inputs(walk *w, const section *s, bool constant)
{
  for (size_t k = 0; k < w->inputs; k++) {
    size_t number = constant ? k : k + 1;
    if (number == s->across || (s->up && number == s->up))
      mpq_set_ui(w->y[k].c[number == s->across ? 1 : 2], 1, 1);
    else
      mpq_set(w->y[k].c[0], s->point + number);
  }
}

static walk walk_new(size_t count, size_t inputs, size_t outputs, bool is_signed, bool constant, const section *s)
{
  walk w = {.inputs = inputs, .outputs = outputs, .is_signed = is_signed, .count = count};
  w.y = allocate(count, sizeof(form));
  w.output = allocate(outputs, sizeof(form));
  for (size_t k = 0; k < count; k++)
    form_init(w.y + k);
  for (size_t j = 0; j < outputs; j++)
    form_init(w.output + j);
  mpq_inits(w.one, w.minus, w.value, w.mark[0], w.mark[1], NULL);
  mpq_set_si(w.one, 1, 1);
  mpq_set_si(w.minus, -1, 1);
  set_inputs(&w, s, constant);
  section_mark(s, w.mark);
  progress_begin("cutting the picture into pieces");
  return w;
}

static void walk_free(walk *w)
{
  for (size_t k = 0; k < w->count; k++)
    form_clear(w->y + k);
  for (size_t j = 0; j < w->outputs; j++)
    form_clear(w->output + j);
  free(w->y);
  free(w->output);
  mpq_clears(w->one, w->minus, w->value, w->mark[0], w->mark[1], NULL);
}

static void hand_over(walk *w, const convex *where, bool here, bool answered)
{
  if (++w->pieces > PIECES_MOST)
    fail(STATUS_UNDECIDED, "the picture has more than %d pieces; a table of fewer rows, or a network of another kind, may "
         "have fewer", PIECES_MOST);
  w->take(w->context, &(piece){where, answered ? w->output : NULL, here});
}

/* y[k] := the weighted sum of these. */
static void add_up(walk *w, size_t k, const size_t *source, mpq_srcptr weight, size_t count)
{
  w->steps += count + 1;
  if (w->steps > STEPS_MOST)
    fail(STATUS_UNDECIDED, "the picture takes more than %d steps; a table of fewer rows, or a network of another kind, may "
         "take fewer", STEPS_MOST);
  form_zero(w->y + k);
  for (size_t t = 0; t < count; t++)
    form_add(w->y + k, w->y + source[t], weight + t);
}

/* Sides of a form, at the marked point. */
static int sign_at_mark(walk *w, const form *f)
{
  form_at(w->value, f, (const mpq_t *)w->mark);
  return mpq_sgn(w->value);
}

/* A way through the network on which the cell goes on; the cell is owned. */
typedef struct {
  convex where;
  bool here;
  size_t at; /* an instruction or neuron */
  size_t known; /* variables */
} way;

typedef void follower(walk *w, way from);

/* y[k], the sum, becomes its positive part, and the way goes on to `next`; where it has both signs, `follow` takes the
 * convex where it is negative. */
static void positive_part(walk *w, way *v, size_t k, size_t next, follower *follow)
{
  int sign = convex_sign(&v->where, w->y + k);
  bool negative_here = sign_at_mark(w, w->y + k) < 0;
  v->at = next;
  v->known = k + 1;
  if (sign == SIGN_BOTH) {
    form sum;
    form_init(&sum);
    form_set(&sum, w->y + k);
    form_zero(w->y + k);
    follow(w, (way){convex_cut(&v->where, &sum, true), v->here && negative_here, next, k + 1});
    form_set(w->y + k, &sum);
    form_clear(&sum);
    convex above = convex_cut(&v->where, w->y + k, false);
    convex_free(&v->where);
    v->where = above;
    v->here = v->here && !negative_here;
  } else if (sign < 0)
    form_zero(w->y + k);
}

static void follow_conditional(walk *w, way from);

static size_t successor(const instruction *test, int sign)
{
  return comparison_holds(test->compare, sign) ? test->next : test->otherwise;
}

/* Goes on where the test leads; where it leads to both sides, follows the convex below. */
static void test_cell(walk *w, way *v, const instruction *test)
{
  form f;
  form_init(&f);
  form_set(&f, w->y + test->lo);
  mpq_sub(f.c[0], f.c[0], w->conditional->value + test->hi);
  int sign = convex_sign(&v->where, &f);
  size_t taken = successor(test, sign_at_mark(w, &f));
  if (sign == SIGN_BOTH && successor(test, -1) != successor(test, 1)) {
    size_t below = successor(test, -1);
    follow_conditional(w, (way){convex_cut(&v->where, &f, true), v->here && taken == below, below, v->known});
    convex above = convex_cut(&v->where, &f, false);
    convex_free(&v->where);
    v->where = above;
  }
  v->at = successor(test, sign == SIGN_BOTH ? 1 : sign);
  v->here = v->here && v->at == taken;
  form_clear(&f);
}

static void put_out(walk *w, const instruction *leaf)
{
  const conditional_model *m = w->conditional;
  for (size_t j = 0; j < w->outputs; j++) {
    form_zero(w->output + j);
    for (size_t side = 0; side < 1 + (size_t)w->is_signed; side++) {
      size_t v = m->output[leaf->lo + side * w->outputs + j];
      if (v != NOWHERE)
        form_add(w->output + j, w->y + v, side ? w->minus : w->one);
    }
  }
}

static void follow_conditional(walk *w, way v)
{
  const conditional_model *m = w->conditional;
  while (v.at != NOWHERE && m->program[v.at].kind != INSTRUCTION_LEAF) {
    const instruction *i = m->program + v.at;
    if (i->kind == INSTRUCTION_TEST)
      test_cell(w, &v, i);
    else {
      add_up(w, v.known, m->source + i->lo, m->weight + i->lo, i->hi - i->lo);
      positive_part(w, &v, v.known, i->next, follow_conditional);
    }
  }
  if (v.at != NOWHERE)
    put_out(w, m->program + v.at);
  hand_over(w, &v.where, v.here, v.at != NOWHERE);
  convex_free(&v.where);
}

static convex convex_copy(const convex *c)
{
  form nothing;
  form_init(&nothing);
  convex copy = convex_cut(c, &nothing, false);
  form_clear(&nothing);
  return copy;
}

void pieces_of_conditional(const conditional_model *m, const section *s, const convex *all, piece_taker *take, void *context)
{
  size_t *known = conditional_model_known(m), room = conditional_room(conditional_model_view(m), known);
  free(known);
  walk w = walk_new(room, m->inputs, m->is_signed ? m->outputs / 2 : m->outputs, m->is_signed, m->constant, s);
  w.conditional = m;
  w.take = take;
  w.context = context;
  follow_conditional(&w, (way){convex_copy(all), true, 0, m->inputs});
  walk_free(&w);
}

static void put_out_last(walk *w)
{
  const layered_model *m = w->layered;
  const form *last = w->y + m->layer[m->layers - 1];
  for (size_t j = 0; j < w->outputs; j++) {
    form_set(w->output + j, last + j);
    if (w->is_signed)
      form_add(w->output + j, last + w->outputs + j, w->minus);
  }
}

static void follow_layered(walk *w, way v)
{
  const layered_model *m = w->layered;
  while (v.at < m->neurons) {
    size_t k = v.at, first = m->first[k];
    add_up(w, k, m->source + first, m->weight + first, m->first[k + 1] - first);
    positive_part(w, &v, k, k + 1, follow_layered);
  }
  put_out_last(w);
  hand_over(w, &v.where, v.here, true);
  convex_free(&v.where);
}

void pieces_of_layered(const layered_model *m, const section *s, const convex *all, piece_taker *take, void *context)
{
  walk w = walk_new(m->neurons, m->inputs, layered_model_outputs(m), m->is_signed, m->constant, s);
  w.layered = m;
  w.take = take;
  w.context = context;
  follow_layered(&w, (way){convex_copy(all), true, m->inputs, m->inputs});
  walk_free(&w);
}
