#include "conditional_machine.h"
#include "shell/base/memory.h"
#include "shell/table/points_read.h"
#include <stdlib.h>

conditional_machine conditional_machine_new(const conditional_model *m)
{
  conditional_machine k = {.net = conditional_model_view(m), .constant = m->constant, .is_signed = m->is_signed};
  k.known = conditional_model_known(m);
  k.room = conditional_room(k.net, k.known);
  k.y = numbers_new(k.room);
  k.answer = numbers_new(m->outputs);
  k.got = numbers_new(m->outputs);
  k.wanted = numbers_new(m->outputs);
  mpq_init(k.scratch);
  return k;
}

void conditional_machine_free(conditional_machine *k)
{
  mpq_clear(k->scratch);
  numbers_free(k->wanted, k->net.outputs);
  numbers_free(k->got, k->net.outputs);
  numbers_free(k->answer, k->net.outputs);
  numbers_free(k->y, k->room);
  free(k->known);
}

/* The network's input from a row (1, x). */
static mpq_srcptr input(const conditional_machine *k, mpq_srcptr row)
{
  return k->constant ? row : row + 1;
}

bool conditional_machine_run(conditional_machine *k, mpq_srcptr row)
{
  conditional_path path = conditional_run(k->net, k->known, k->room, input(k, row), k->y, k->scratch);
  bool arrives = conditional_arrives(k->net, k->known, path);
  if (arrives)
    conditional_answer(k->net, k->known, path, k->y, k->answer);
  return arrives;
}

conditional_recall conditional_machine_check(conditional_machine *k, mpq_srcptr row, mpq_srcptr d)
{
  return conditional_check(k->net, k->known, k->room, input(k, row), d, k->y, k->scratch);
}

rows_state conditional_machine_rows(conditional_machine *k, dataset rows, rows_state state, size_t until)
{
  size_t r = k->is_signed ? k->net.outputs / 2 : k->net.outputs;
  table_fit fit = {r, k->is_signed, !k->constant};
  rows_scratch s = {k->y, k->answer, k->got, k->wanted, k->scratch};
  return rows_check(k->net, k->known, k->room, fit, rows, state, until, s);
}

/* Columns of a table for the outputs. */
static size_t columns_of(const conditional_model *m, const points_options *o)
{
  return o->inputs_only ? 0 : m->is_signed ? m->outputs / 2 : m->outputs;
}

static points_options options_of(const conditional_model *m, const points_options *given)
{
  points_options o = *given;
  o.keep_signs = true;
  if (!o.target && o.outputs == 0 && !m->what)
    o.outputs = columns_of(m, &o);
  return o;
}

/* Inputs of the network that a table with so many, the constant 1 included, has columns for. */
static size_t inputs_of(conditional_model *m, size_t inputs)
{
  m->constant = m->constant || inputs == m->inputs;
  return m->constant ? m->inputs - 1 : m->inputs;
}

static _Noreturn void refuse(place where, size_t inputs, size_t columns, const points *p)
{
  fail_at(STATUS_FILE, where, "the network has %zu inputs and %zu outputs, but the table %zu and %zu", inputs, columns,
          p->inputs - 1, points_outputs(p));
}

/* `split`: outputs become (d+, d-). */
static points read_points(conditional_model *m, const points_options *given, bool split)
{
  points_options o = options_of(m, given);
  points p = points_read(&o, m->what, split);
  size_t inputs = inputs_of(m, p.inputs), columns = columns_of(m, &o);
  if (p.inputs - 1 != inputs || (p.state == POINTS_USABLE && points_outputs(&p) != columns))
    refuse((place){p.file, p.line[0], 1}, inputs, columns, &p);
  return p;
}

table_reader *conditional_inputs_open(conditional_model *m, const points_options *given)
{
  points_options o = options_of(m, given);
  table_reader *t = table_reader_open(&o, m->what, 1);
  size_t inputs = inputs_of(m, t->p.inputs);
  if (t->p.inputs - 1 != inputs) {
    table_reader_pass(t);
    refuse(table_reader_first(t), inputs, 0, &t->p);
  }
  return t;
}

points conditional_points_read(conditional_model *m, const points_options *o)
{
  return read_points(m, o, m->is_signed);
}

points conditional_points_read_whole(conditional_model *m, const points_options *o)
{
  return read_points(m, o, false);
}

bool conditional_rows_open(conditional_model *m, const points_options *given, row_points *rows)
{
  points_options o = options_of(m, given);
  if (!row_points_apply(&o, m->what))
    return false;
  *rows = row_points_open(&o, m->what, m->is_signed);
  const points *p = &rows->from->p;
  bool fits = p->inputs - 1 == inputs_of(m, p->inputs) && columns_output_width(&p->what) == columns_of(m, &o);
  if (!fits)
    row_points_close(rows);
  return fits;
}
