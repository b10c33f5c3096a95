#include "onnx_operator.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* Some forms of which the largest, or the smallest, is wanted: they meet in pairs, the winners again, and so on, so
 * that there are no more layers of neurons than rounds. */
typedef struct {
  size_t count;
  linear_form *form; /* owned */
} contest;

/* One pair of forms, a and b: the larger is b + phi(a - b), the smaller a - phi(a - b).  What is added to phi stands
 * for itself, or if it has many terms as two neurons, of its positive and its negative side, `beside` the difference. */
typedef struct {
  size_t contest, pair;
  size_t side, beside; /* among the neurons of the round */
  bool splits;
} meeting;

typedef struct {
  linear_form *sides;  /* phi of these; owned */
  meeting *meetings;   /* owned */
  size_t side_count, side_room, count, room;
} round;

/* Added forms of more terms are worth two neurons. */
#define TERMS_MOST 8

static linear_form difference(onnx_graph *g, const linear_form *a, const linear_form *b)
{
  linear_add(&g->net, g->one, a);
  mpq_set_si(g->factor, -1, 1);
  linear_add(&g->net, g->factor, b);
  return linear_take(&g->net);
}

static void add_side(round *r, linear_form f)
{
  r->sides = with_room(r->sides, &r->side_room, r->side_count + 1, sizeof *r->sides);
  r->sides[r->side_count++] = f;
}

static void exchange(linear_form *a, linear_form *b)
{
  linear_form kept = *a;
  *a = *b;
  *b = kept;
}

/* Forms 2 * k and 2 * k + 1 of a contest meet: the winner is put into place 2 * k if signs show it. */
static void meet(onnx_graph *g, round *r, contest *c, size_t number, size_t k, int sign)
{
  linear_form *a = c->form + 2 * k, *b = a + 1;
  /* The one that is added has few terms. */
  if (sign > 0 ? b->terms > a->terms : a->terms > b->terms)
    exchange(a, b);
  linear_form d = difference(g, a, b);
  int larger = linear_sign(&g->net, &d);
  if (larger != 0) {
    linear_form_free(&d);
    if (larger != sign)
      exchange(a, b);
    return;
  }
  const linear_form *added = sign > 0 ? b : a;
  meeting m = {number, k, r->side_count, r->side_count + 1, added->terms > TERMS_MOST};
  add_side(r, d);
  if (m.splits) {
    add_side(r, linear_copy(added));
    mpq_set_si(g->factor, -1, 1);
    linear_add(&g->net, g->factor, added);
    add_side(r, linear_take(&g->net));
  }
  r->meetings = with_room(r->meetings, &r->room, r->count + 1, sizeof *r->meetings);
  r->meetings[r->count++] = m;
}

/* Place 2 * k of the contest := the winner. */
static void decide(onnx_graph *g, const round *r, const meeting *m, contest *c, int sign)
{
  linear_form *a = c->form + 2 * m->pair, *b = a + 1;
  if (m->splits) {
    linear_add(&g->net, g->one, r->sides + m->beside);
    mpq_set_si(g->factor, -1, 1);
    linear_add(&g->net, g->factor, r->sides + m->beside + 1);
  } else
    linear_add(&g->net, g->one, sign > 0 ? b : a);
  mpq_set_si(g->factor, sign, 1);
  linear_add(&g->net, g->factor, r->sides + m->side);
  linear_form_free(a);
  *a = linear_take(&g->net);
}

/* The winners of all pairs are the forms of the next round, and a last one without an opponent. */
static void go_on(contest *c)
{
  size_t left = 0;
  for (size_t i = 0; i < c->count; i++)
    if (i % 2 == 0)
      c->form[left++] = c->form[i];
    else
      linear_form_free(c->form + i);
  c->count = left;
}

/* One round of all contests; false if none has two forms left. */
static bool play(onnx_graph *g, contest *contests, size_t count, int sign)
{
  round r = {.count = 0};
  bool plays = false;
  for (size_t i = 0; i < count; i++)
    for (size_t k = 0; 2 * k + 1 < contests[i].count; k++) {
      meet(g, &r, contests + i, i, k, sign);
      plays = true;
    }
  if (r.side_count > 0)
    linear_relu(&g->net, r.sides, r.side_count);
  for (size_t m = 0; m < r.count; m++)
    decide(g, &r, r.meetings + m, contests + r.meetings[m].contest, sign);
  for (size_t i = 0; i < count; i++)
    go_on(contests + i);
  linear_forms_free(r.sides, r.side_count);
  free(r.meetings);
  return plays;
}

/* forms[i] := the extreme of contest i; the contests are released. */
static void play_all(onnx_graph *g, contest *contests, size_t count, int sign, linear_form *forms)
{
  while (play(g, contests, count, sign))
    ;
  for (size_t i = 0; i < count; i++) {
    forms[i] = contests[i].form[0];
    free(contests[i].form);
  }
  free(contests);
}

/* value := the extreme of value and of another number. */
static void take_extreme(mpq_ptr value, mpq_srcptr other, int sign)
{
  int order = mpq_cmp(other, value);
  if (sign > 0 ? order > 0 : order < 0)
    mpq_set(value, other);
}

onnx_tensor onnx_extremes(onnx_graph *g, const onnx_tensor *from, onnx_shape shape, const size_t *first,
                          const size_t *list, int sign)
{
  onnx_tensor out = onnx_tensor_new(from->type, shape, from->number);
  if (from->number) {
    for (size_t i = 0; i < out.count; i++) {
      mpq_set(out.number + i, from->number + list[first[i]]);
      for (size_t k = first[i] + 1; k < first[i + 1]; k++)
        take_extreme(out.number + i, from->number + list[k], sign);
    }
    return out;
  }
  contest *contests = allocate(out.count, sizeof *contests);
  for (size_t i = 0; i < out.count; i++) {
    contests[i] = (contest){first[i + 1] - first[i], linear_forms_new(first[i + 1] - first[i])};
    for (size_t k = 0; k < contests[i].count; k++)
      contests[i].form[k] = linear_copy(from->form + list[first[i] + k]);
  }
  play_all(g, contests, out.count, sign, out.form);
  return out;
}

/* The extreme of element i of all inputs. */
static void take_element(onnx_tensor *out, const onnx_tensor *const *in, size_t count, size_t i, int sign)
{
  mpq_set(out->number + i, in[0]->number + onnx_broadcast_index(&out->shape, i, &in[0]->shape));
  for (size_t k = 1; k < count; k++)
    take_extreme(out->number + i, in[k]->number + onnx_broadcast_index(&out->shape, i, &in[k]->shape), sign);
}

static onnx_tensor extreme_of_inputs(onnx_graph *g, const onnx_tensor *const *in, int sign)
{
  size_t count = g->node->n_input;
  onnx_expect_numbers(g, in, count);
  onnx_shape shape = onnx_broadcast_all(g, in, count);
  onnx_tensor out = onnx_tensor_new(in[0]->type, shape, onnx_all_constant(in, count));
  contest *contests = out.number ? NULL : allocate(out.count, sizeof *contests);
  for (size_t i = 0; i < out.count; i++) {
    if (out.number) {
      take_element(&out, in, count, i, sign);
      continue;
    }
    contests[i] = (contest){count, linear_forms_new(count)};
    for (size_t k = 0; k < count; k++)
      contests[i].form[k] = onnx_form(in[k], onnx_broadcast_index(&shape, i, &in[k]->shape));
  }
  if (!out.number)
    play_all(g, contests, out.count, sign, out.form);
  return out;
}

onnx_tensor onnx_maximum(onnx_graph *g, const onnx_tensor *const *in)
{
  return extreme_of_inputs(g, in, 1);
}

onnx_tensor onnx_minimum(onnx_graph *g, const onnx_tensor *const *in)
{
  return extreme_of_inputs(g, in, -1);
}
