#include "gates_kind.h"
#include "gates_check.h"
#include "gates_form.h"
#include "gates_json.h"
#include "gates_make.h"
#include "gates_report.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_check.h"
#include "shell/conditional/conditional_kind.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/conditional/conditional_report.h"
#include <stdlib.h>

static void write_about(FILE *f, const void *what)
{
  gates_facts_write(f, what);
  fputs("            recall at each point is decided by two proved checkers: of the gates,\n"
        "            and of the conditional network below, which is made of them\n", f);
}

static void add_about(json_t *network, const void *what)
{
  json_object_set_new(network, "gates", gates_facts_object(what));
}

/* The checker of gates must say what that of the conditional network says. */
static void check_gates(const gates_model *m, const conditional_checked *c)
{
  gates_check k = gates_check_new(m, c->net.constant);
  for (size_t i = 0; i < c->data.points && i <= c->state.recalled; i++)
    if (gates_check_point(&k, &c->data, i) != (i < c->state.recalled))
      fail(STATUS_UNDECIDED, "internal error: the gates network and its conditional network differ at line %zu",
           c->data.line[i]);
  gates_check_free(&k);
}

/* Of a table that can be recalled; the facts are to be released. */
static gates_facts look_at(const gates_model *m, const conditional_checked *c)
{
  if (c->data.state != POINTS_USABLE)
    return gates_facts_of(m);
  check_gates(m, c);
  return gates_facts_over(m, &c->data, c->net.constant);
}

static int check(const check_request *asked)
{
  gates_model m = gates_json_read(asked->network);
  conditional_model net = gates_form(&m);
  points data = conditional_points_read(&net, &asked->table);
  conditional_checked c = conditional_check_made(asked, net, data);
  gates_facts facts = look_at(&m, &c);
  int status = conditional_check_report(&c, &(conditional_about){"gates", &facts, write_about, add_about});
  gates_facts_free(&facts);
  conditional_check_free(&c);
  gates_model_free(&m);
  return status;
}

static int eval(const eval_request *asked)
{
  gates_model m = gates_json_read(asked->network);
  conditional_model net = gates_form(&m);
  gates_model_free(&m);
  return conditional_kind_eval(asked, net);
}

static void show_text(FILE *f, const gates_model *m, const char *file)
{
  conditional_model net = gates_form(m);
  gates_facts facts = gates_facts_of(m);
  fprintf(f, "%s: a network of gates\n\n", file);
  fprintf(f, "inputs      %zu%s\n", m->inputs, m->constant ? ", the first of them the constant 1" : "");
  fprintf(f, "outputs     %zu%s\n", m->outputs, m->is_signed ? "" : ", the positive parts of the sums");
  gates_facts_write(f, &facts);
  conditional_size_write(f, &net);
  conditional_model_free(&net);
}

static void show_json(FILE *f, const gates_model *m, const char *file)
{
  conditional_model net = gates_form(m);
  gates_facts facts = gates_facts_of(m);
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-network-summary-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "kind", json_string("gates"));
  json_object_update_new(object, conditional_size_object(&net));
  json_object_set_new(object, "gates", gates_facts_object(&facts));
  json_write(f, object);
  conditional_model_free(&net);
}

static int show(const show_request *asked)
{
  gates_model m = gates_json_read(asked->network);
  output out = output_open(asked->output);
  (asked->json ? show_json : show_text)(out.stream, &m, asked->network);
  output_close(&out);
  gates_model_free(&m);
  return STATUS_HOLDS;
}

const network_kind gates_kind = {.name = "gates",
                                 .format = "memcert-gates-1",
                                 .check = check,
                                 .eval = eval,
                                 .show = show};

/* Before the file is there, so that there is none if memory is short. */
static char *report_text(const conditional_checked *c, const gates_facts *facts)
{
  text_stream t;
  text_open(&t);
  conditional_check_write(t.stream, c, &(conditional_about){"gates", facts, write_about, add_about});
  return text_close(&t);
}

static void write_text(const char *text)
{
  output out = output_open(NULL);
  fputs(text, out.stream);
  output_close(&out);
}

gates_model gates_kind_made(const sorted_points *p)
{
  gates_model m;
  if (!gates_make(p, GATES_MOST, &m))
    fail(STATUS_UNDECIDED, "more than %d gates would be needed", GATES_MOST);
  return m;
}

void gates_kind_synthesize(points *p, const char *file, bool json)
{
  sorted_points sorted = points_sort(p);
  gates_model m = gates_kind_made(&sorted);
  points_unsort(&sorted);
  check_request asked = {.network = file, .json = json};
  conditional_checked c = conditional_check_made(&asked, gates_form(&m), *p);
  if (!conditional_check_holds(&c))
    fail(STATUS_UNDECIDED, "internal error: the gates network that was made does not recall line %zu",
         p->line[c.state.recalled]);
  gates_facts facts = look_at(&m, &c);
  char *text = report_text(&c, &facts);
  gates_json_save(file, &m);
  if (output_is_file(file))
    write_text(text);
  free(text);
  gates_facts_free(&facts);
  conditional_check_free(&c);
  gates_model_free(&m);
}
