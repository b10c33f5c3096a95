#include "layered_run.h"
#include "shell/base/json.h"
#include "layered_read.h"
#include "shell/base/memory.h"
#include "shell/report/report.h"
#include "shell/table/points_read.h"
#include <stdlib.h>

static bool fits_inputs(layered_run *r, size_t columns)
{
  r->constant = r->net.constant || r->net.inputs == columns + 1;
  return r->net.inputs == columns + r->constant;
}

static void fit_inputs(layered_run *r, size_t columns, place where)
{
  size_t wanted = r->net.inputs;
  if (!fits_inputs(r, columns))
    fail_at(STATUS_FILE, where, "the network has %zu input%s%s, but the table %zu input column%s", wanted,
            s_of(wanted), r->net.constant ? ", the constant 1 among them" : "", columns, s_of(columns));
}

static bool fits_outputs(layered_run *r, size_t columns, bool label)
{
  if (label)
    return columns == 1;
  if (!r->is_signed && 2 * columns == r->outputs) {
    r->is_signed = true;
    r->outputs = columns;
  }
  return columns == r->outputs;
}

static void fit_outputs(layered_run *r, place where, bool label)
{
  size_t columns = r->table.outputs;
  bool fits = fits_outputs(r, columns, label);
  if (label && !fits)
    fail_at(STATUS_FILE, where, "a label is one column, but the table has %zu output columns", columns);
  if (!fits)
    fail_at(STATUS_FILE, where, "the network has %zu output%s, but the table %zu output column%s", r->outputs,
            s_of(r->outputs), columns, s_of(columns));
}

static layered_run begin(layered_model net)
{
  layered_run r = {.net = net};
  r.view = layered_model_view(&r.net);
  r.constant = net.constant;
  r.is_signed = net.is_signed;
  r.outputs = layered_model_outputs(&net);
  return r;
}

/* What evaluation takes. */
static void make_room(layered_run *r)
{
  size_t neurons = r->view.neurons, terms = r->view.terms;
  r->lists = allocate(neurons + 2 * terms, sizeof(size_t));
  r->reading = layered_reading(r->view, r->lists, r->lists + neurons, r->lists + neurons + terms);
  r->y = numbers_new(neurons);
  r->scratch = numbers_new(1);
  r->active = allocate(neurons, sizeof(bool));
}

/* What the columns of a table mean.  Where it has a `label`, the index of an output, this is a label of the column that
 * all of the outputs stand for; without one, the network says nothing of such a table. */
static const columns *columns_of(layered_model *net, bool label)
{
  columns *what = net->what;
  if (!what || !label)
    return what;
  if (what->outputs != 1 || what->output[0].kind != COLUMN_ONEHOT)
    return NULL;
  what->output[0].kind = COLUMN_LABEL;
  return what;
}

static void check_valid(const layered_run *r, const char *net_file)
{
  if (!layered_valid(r->view))
    fail_at(STATUS_FILE, (place){net_file, 0, 0}, "this is no layered network");
}

layered_run layered_run_with(layered_model net, const char *net_file, const points_options *given, bool label)
{
  layered_run r = begin(net);
  points_options o = *given;
  check_valid(&r, net_file);
  const columns *known = columns_of(&r.net, label);
  if (!o.inputs_only && !o.target && !o.outputs && !known)
    o.outputs = label ? 1 : r.outputs;
  o.keep_signs = true;
  r.table = points_read(&o, known, false);
  place where = {o.file, r.table.line[0], 1};
  fit_inputs(&r, r.table.inputs - 1, where);
  if (!o.inputs_only)
    fit_outputs(&r, where, label);
  make_room(&r);
  return r;
}

layered_run layered_run_begin(layered_model net, const char *net_file, const points_options *given)
{
  layered_run r = begin(net);
  points_options o = *given;
  check_valid(&r, net_file);
  o.keep_signs = true;
  r.rows = table_reader_open(&o, r.net.what, 1);
  size_t columns = r.rows->p.inputs - 1;
  if (!fits_inputs(&r, columns)) {
    table_reader_pass(r.rows);
    fit_inputs(&r, columns, table_reader_first(r.rows));
  }
  make_room(&r);
  return r;
}

bool layered_run_long(layered_run *r, layered_model net, const points_options *given, bool label, row_points *rows)
{
  points_options o = *given;
  *r = begin(net);
  if ((label && net.what) || !row_points_apply(&o, net.what) || !layered_valid(r->view))
    return false;
  if (!o.target && !o.outputs && !net.what)
    o.outputs = label ? 1 : r->outputs;
  o.keep_signs = true;
  *rows = row_points_open(&o, net.what, false);
  const points *p = &rows->from->p;
  bool fits = fits_inputs(r, p->inputs - 1) && fits_outputs(r, columns_output_width(&p->what), label);
  if (fits)
    make_room(r);
  else
    row_points_close(rows);
  return fits;
}

layered_run layered_run_open(const char *net_file, const points_options *o, bool label)
{
  return layered_run_with(layered_read(net_file), net_file, o, label);
}

layered_run layered_run_new(layered_model net, points table)
{
  layered_run r = begin(net);
  r.table = table;
  if (!layered_valid(r.view))
    fail(STATUS_UNDECIDED, "internal error: what was made is no layered network");
  make_room(&r);
  return r;
}

void layered_run_drop(layered_run *r)
{
  numbers_free(r->y, r->net.neurons);
  numbers_free(r->scratch, 1);
  free(r->active);
  free(r->lists);
  if (r->rows)
    table_reader_close(r->rows);
  points_free(&r->table);
}

void layered_run_close(layered_run *r)
{
  layered_run_drop(r);
  layered_model_free(&r->net);
}

mpq_srcptr layered_run_input(const layered_run *r, size_t i)
{
  return layered_run_given(r, r->table.x + i * r->table.inputs);
}

mpq_srcptr layered_run_given(const layered_run *r, mpq_srcptr row)
{
  return r->constant ? row : row + 1;
}

static activity run_on(layered_run *r, mpq_srcptr row)
{
  layered_forward(r->view, r->reading, layered_run_given(r, row), r->y, r->scratch);
  activity a = layered_activity(r->view, r->reading, r->y, r->active);
  point_tally_add(&r->neurons, a.neurons);
  point_tally_add(&r->weights, a.weights);
  return a;
}

activity layered_run_at(layered_run *r, size_t i)
{
  return run_on(r, r->table.x + i * r->table.inputs);
}

bool layered_run_next(layered_run *r, activity *a)
{
  bool found = table_reader_next(r->rows);
  if (found)
    *a = run_on(r, table_reader_row(r->rows));
  return found;
}

mpq_srcptr layered_run_last(const layered_run *r, size_t *count)
{
  size_t begin = r->view.layer[r->view.layers - 1];
  *count = r->view.neurons - begin;
  return r->y + begin;
}

table_fit layered_run_fit(const layered_run *r)
{
  if (r->view.neurons > ACTIVITY_MOST_COUNT || r->view.terms > ACTIVITY_MOST_COUNT)
    fail(STATUS_UNDECIDED, "a network of more than %zu neurons or weights", (size_t)ACTIVITY_MOST_COUNT);
  return (table_fit){r->outputs, r->is_signed, !r->constant};
}

void layered_run_tally(layered_run *r, const activity *active, size_t n)
{
  activity_total total = activity_over(active, n);
  r->neurons = (point_tally){n, total.most.neurons, total.sum.neurons};
  r->weights = (point_tally){n, total.most.weights, total.sum.weights};
}

size_t layered_run_bound(const layered_run *r, size_t weights)
{
  return r->view.inputs + 4 * weights;
}

size_t layered_run_dense(const layered_run *r)
{
  return 2 * r->view.terms;
}

static point_tally bounds(const layered_run *r)
{
  return point_tally_linear(r->weights, 4, r->view.inputs);
}

void layered_run_write_network(FILE *f, const layered_run *r)
{
  fprintf(f, "network     layered, %zu layer%s, %zu neurons and %zu weights; dense %zu operations\n", r->view.layers,
          s_of(r->view.layers), r->view.neurons - r->view.inputs, r->view.terms, layered_run_dense(r));
}

static void write_line(FILE *f, const char *name, point_tally t, const char *unit)
{
  point_tally_write(f, name, t, unit);
  fputc('\n', f);
}

void layered_run_write_activity(FILE *f, const layered_run *r)
{
  write_line(f, "neurons", r->neurons, " active");
  write_line(f, "weights", r->weights, " active");
  write_line(f, "operations", point_tally_linear(r->weights, 2, 0), "");
  write_line(f, "p + 4w", bounds(r), "");
}

json_t *layered_run_network_object(const layered_run *r)
{
  json_t *object = json_object();
  json_object_set_new(object, "kind", json_string("layered"));
  json_object_set_new(object, "layers", json_count(r->view.layers));
  json_object_set_new(object, "inputs", json_count(r->view.inputs));
  json_object_set_new(object, "outputs", json_count(r->outputs));
  json_object_set_new(object, "constant", json_boolean(r->constant));
  json_object_set_new(object, "signed", json_boolean(r->is_signed));
  json_object_set_new(object, "neurons", json_count(r->view.neurons - r->view.inputs));
  json_object_set_new(object, "weights", json_count(r->view.terms));
  return object;
}

void layered_run_add_activity(json_t *object, const layered_run *r)
{
  json_t *operations = point_tally_object(point_tally_linear(r->weights, 2, 0));
  json_object_set_new(operations, "network", json_string("layered"));
  json_object_set_new(operations, "dense", json_count(layered_run_dense(r)));
  json_object_set_new(operations, "bound", point_tally_object(bounds(r)));
  json_object_set_new(object, "neurons", point_tally_object(r->neurons));
  json_object_set_new(object, "weights", point_tally_object(r->weights));
  json_object_set_new(object, "operations", operations);
}
