#include "everywhere_ask.h"
#include "everywhere_boxes.h"
#include "reach.h"
#include "shell/base/memory.h"
#include "shell/base/progress.h"
#include "shell/conditional/conditional_machine.h"

table_box table_box_of(const points *p)
{
  size_t inputs = p->inputs - 1;
  table_box b = {inputs, numbers_new(inputs), numbers_new(inputs)};
  for (size_t i = 0; i < p->points; i++)
    for (size_t k = 0; k < inputs; k++) {
      mpq_srcptr x = p->x + i * p->inputs + 1 + k;
      if (i == 0 || mpq_cmp(x, b.lo + k) < 0)
        mpq_set(b.lo + k, x);
      if (i == 0 || mpq_cmp(x, b.hi + k) > 0)
        mpq_set(b.hi + k, x);
    }
  return b;
}

void table_box_free(table_box *b)
{
  numbers_free(b->lo, b->inputs);
  numbers_free(b->hi, b->inputs);
}

everywhere_witness everywhere_witness_at(const points *data, mpq_srcptr slope, mpq_ptr at, size_t o)
{
  everywhere_witness w = {.at = at, .inputs = data->inputs - 1, .output = o,
                          .least = numbers_new(1), .most = numbers_new(1), .got = numbers_new(1)};
  reach r = reach_new(data, slope);
  reach_points all = reach_all(&r);
  reach_bounds b = reach_bounds_new(data->outputs);
  reach_bound(&r, at, at, &all, &b);
  mpq_set(w.least, b.least + o);
  mpq_set(w.most, b.most + o);
  w.below = b.below[o];
  w.above = b.above[o];
  reach_bounds_free(&b, data->outputs);
  reach_points_free(&all);
  reach_free(&r);
  return w;
}

static void witness_free(everywhere_witness *w)
{
  if (!w->at)
    return;
  numbers_free(w->at, w->inputs);
  numbers_free(w->least, 1);
  numbers_free(w->most, 1);
  numbers_free(w->got, 1);
}

void everywhere_answer_free(everywhere_answer *a)
{
  witness_free(&a->witness);
}

/* Of the inputs at instruction i the least, the middle or the largest ones: part 0, 1 or 2 of 2. */
static mpq_ptr part_of(const conditional_model *m, const everywhere_boxes *b, size_t i, unsigned part)
{
  size_t first = m->constant ? 1 : 0, inputs = m->inputs - first;
  mpq_ptr at = numbers_new(inputs);
  for (size_t k = 0; k < inputs; k++) {
    mpq_srcptr lo = b->lo + i * b->room + first + k, hi = b->hi + i * b->room + first + k;
    mpq_add(at + k, part < 2 ? lo : hi, part > 0 ? hi : lo);
    mpq_div_2exp(at + k, at + k, 1);
  }
  return at;
}

/* got := output o of the network there; whether it has an answer. */
static bool run_at(const conditional_model *m, mpq_srcptr at, size_t inputs, size_t o, mpq_ptr got)
{
  conditional_machine k = conditional_machine_new(m);
  mpq_ptr row = numbers_new(inputs + 1);
  mpq_set_ui(row, 1, 1);
  for (size_t j = 0; j < inputs; j++)
    mpq_set(row + 1 + j, at + j);
  bool answers = conditional_machine_run(&k, row);
  if (answers) {
    mpq_set(got, k.answer + o);
    if (m->is_signed)
      mpq_sub(got, got, k.answer + m->outputs / 2 + o);
  }
  numbers_free(row, inputs + 1);
  conditional_machine_free(&k);
  return answers;
}

/* Whether what is possible there is farther than epsilon from the network, or the network has no answer. */
static bool is_far(const everywhere_witness *w, mpq_srcptr epsilon)
{
  if (!w->answers)
    return true;
  mpq_ptr room = numbers_new(1);
  mpq_sub(room, w->most, w->got);
  bool far = mpq_cmp(room, epsilon) > 0;
  mpq_sub(room, w->got, w->least);
  far = far || mpq_cmp(room, epsilon) > 0;
  numbers_free(room, 1);
  return far;
}

/* Looks at some places of the box of instruction i. */
static everywhere_answer look(const conditional_model *m, const everywhere_boxes *b, const points *data,
                              mpq_srcptr slope, mpq_srcptr epsilon, size_t i)
{
  for (size_t o = 0; o < data->outputs; o++)
    for (unsigned part = 0; part < 3; part++) {
      everywhere_witness w = everywhere_witness_at(data, slope, part_of(m, b, i, part), o);
      w.answers = run_at(m, w.at, w.inputs, o, w.got);
      if (is_far(&w, epsilon))
        return (everywhere_answer){EVERYWHERE_FAILS, w};
      witness_free(&w);
    }
  return (everywhere_answer){.verdict = EVERYWHERE_OPEN};
}

everywhere_answer everywhere_ask(const conditional_model *m, const points *data, mpq_srcptr slope, mpq_srcptr epsilon)
{
  progress_begin("checking boxes");
  table_box box = table_box_of(data);
  everywhere_boxes b = everywhere_boxes_new(m, data, slope, box.lo, box.hi);
  mpq_ptr scratch = numbers_new(3);
  table_fit fit = {data->outputs, m->is_signed, !m->constant};
  everywhere_claim claim = {slope, epsilon, b.room, b.lo, b.hi, b.above, b.below};
  size_t left = everywhere_check(b.net, b.known, fit, points_dataset(data), claim, scratch);
  everywhere_answer answer = {.verdict = EVERYWHERE_HOLDS};
  if (left > 0)
    answer = look(m, &b, data, slope, epsilon, left - 1);
  numbers_free(scratch, 3);
  everywhere_boxes_free(&b);
  table_box_free(&box);
  progress_end();
  return answer;
}
