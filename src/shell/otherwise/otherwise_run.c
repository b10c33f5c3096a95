#include "otherwise_run.h"
#include "kernel/theorem1/condition_otherwise.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/conditional/conditional_report.h"
#include <stdlib.h>

/* Within these limits no count overflows. */
static void check_limits(const layered_run *run)
{
  if (run->view.neurons > CONDITIONAL_MOST_INSTRUCTIONS || run->view.terms > CONDITIONAL_MOST_TERMS)
    fail(STATUS_UNDECIDED, "the network has more than %u neurons or %u weights", CONDITIONAL_MOST_INSTRUCTIONS,
         CONDITIONAL_MOST_TERMS);
}

otherwise_run otherwise_run_new(const char *file, layered_run run, conditional_model tree)
{
  otherwise_run r = {.run = run, .tree = tree, .file = file};
  check_limits(&run);
  r.view = conditional_model_view(&r.tree);
  if (r.tree.size > 0) {
    r.known = conditional_model_known(&r.tree);
    r.room = conditional_room(r.view, r.known);
    r.variables = numbers_new(r.room);
  }
  return r;
}

otherwise_run otherwise_run_open(const char *file, const points_options *o, bool label)
{
  otherwise_model m = otherwise_read(file);
  return otherwise_run_new(file, layered_run_with(m.net, file, o, label), m.tree);
}

otherwise_run otherwise_run_begin(const char *file, const points_options *o)
{
  otherwise_model m = otherwise_read(file);
  return otherwise_run_new(file, layered_run_begin(m.net, file, o), m.tree);
}

void otherwise_run_free(otherwise_run *r)
{
  if (r->tree.size > 0)
    numbers_free(r->variables, r->room);
  free(r->known);
  conditional_model_free(&r->tree);
}

void otherwise_run_close(otherwise_run *r)
{
  otherwise_run_free(r);
  layered_run_close(&r->run);
}

static _Noreturn void refuse(otherwise_run *r, size_t line)
{
  layered_run *run = &r->run;
  if (run->rows)
    table_reader_pass(run->rows);
  fail_at(STATUS_FILE, (place){r->file, 1, 1},
          "its tree does something else than its network on line %zu of %s: memcert condition makes no such file",
          line, run->rows ? run->rows->p.file : run->table.file);
}

static loop_result through_tree(otherwise_run *r, mpq_srcptr x, size_t line)
{
  layered_run *run = &r->run;
  otherwise_result done = condition_otherwise(run->view, run->reading, r->view, r->known, r->room, x, run->y, run->active,
                                              r->variables, run->scratch);
  if (!done.agrees)
    refuse(r, line);
  r->left += done.left;
  return done.all;
}

static void run_on(otherwise_run *r, mpq_srcptr x, size_t line)
{
  layered_run *run = &r->run;
  loop_result done = r->tree.size > 0 ? through_tree(r, x, line)
                                      : condition_loop(run->view, run->reading, x, run->y, run->active, run->scratch);
  point_tally_add(&r->operations, done.operations);
  point_tally_add(&r->bounds, layered_run_bound(run, done.active.weights));
}

void otherwise_run_at(otherwise_run *r, size_t i)
{
  run_on(r, layered_run_input(&r->run, i), r->run.table.line[i]);
}

bool otherwise_run_next(otherwise_run *r)
{
  table_reader *rows = r->run.rows;
  bool found = table_reader_next(rows);
  if (found)
    run_on(r, layered_run_given(&r->run, table_reader_row(rows)), table_reader_line(rows));
  return found;
}

void otherwise_run_write(FILE *f, const otherwise_run *r)
{
  if (r->tree.size == 0)
    fputs("tree        none: every input goes through the network, of which only what is not zero is computed\n", f);
  else {
    conditional_size size = conditional_model_measure(&r->tree);
    fprintf(f, "tree        %zu operation%s, %zu test%s, %zu %s, %zu missing branch%s; otherwise the network\n",
            size.operations, s_of(size.operations), size.tests, s_of(size.tests), size.leaves,
            size.leaves == 1 ? "leaf" : "leaves", size.missing, size.missing == 1 ? "" : "es");
    fprintf(f, "left        the tree has no answer for %zu of %zu inputs, which go on in the network\n", r->left,
            r->operations.points);
  }
  point_tally_write(f, "conditional", r->operations, " operations");
  fputc('\n', f);
}

void otherwise_run_add(json_t *network, const otherwise_run *r)
{
  json_t *conditional = json_object(), *operations = point_tally_object(r->operations);
  json_object_set_new(operations, "bound", point_tally_object(r->bounds));
  json_object_set_new(conditional, "tree", r->tree.size > 0 ? conditional_size_object(&r->tree) : json_null());
  json_object_set_new(conditional, "left", json_count(r->left));
  json_object_set_new(conditional, "operations", operations);
  json_object_set_new(network, "conditional", conditional);
}
