#include "everywhere_report.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/conditional/conditional_report.h"
#include "shell/report/report.h"

#define INPUTS_SHOWN 8

static size_t line_of(const everywhere_report *r, size_t point)
{
  return r->data->line[point];
}

/* The numbers of a place, the first ones of many. */
static void write_inputs(FILE *f, mpq_srcptr at, size_t inputs)
{
  size_t shown = inputs < INPUTS_SHOWN ? inputs : INPUTS_SHOWN;
  fputc('(', f);
  numbers_write(f, at, shown);
  fputs(shown < inputs ? ", ...)" : ")", f);
}

static void write_verdict(FILE *f, const everywhere_report *r)
{
  static const char *const say[] = {"no function with this Lipschitz constant goes", "no network is within ",
                                    "the network is not within ", "the network is within "};
  fputs(say[r->finding], f);
  if (r->finding != EVERYWHERE_NO_FUNCTION) {
    number_write(f, r->epsilon);
    fputs(r->finding == EVERYWHERE_CERTIFIED ? " of every Lipschitz function" : " of all Lipschitz functions", f);
  }
  fprintf(f, " through the points of %s", r->data->file);
  if (r->finding == EVERYWHERE_CERTIFIED)
    fputs(", at every input of its box", f);
}

/* Without --lipschitz the least constant is assumed. */
static void write_slope(FILE *f, const everywhere_report *r)
{
  wrapped w;
  wrapped_begin(&w, "Lipschitz");
  number_write(w.text.stream, r->slope);
  fprintf(w.text.stream, " in the maximum norm, %s", r->given ? "as given" : "the least that the table allows");
  if (r->has_pair) {
    fprintf(w.text.stream, "; lines %zu and %zu need ", line_of(r, r->pair.first), line_of(r, r->pair.second));
    number_write(w.text.stream, r->needed);
  }
  wrapped_end(&w, f);
}

static void write_box(FILE *f, const everywhere_report *r)
{
  table_box box = table_box_of(r->data);
  wrapped w;
  wrapped_begin(&w, "box");
  for (size_t k = 0; k < box.inputs && k < INPUTS_SHOWN; k++) {
    fputs(k ? ", from " : "from ", w.text.stream);
    number_write(w.text.stream, box.lo + k);
    fputs(" to ", w.text.stream);
    number_write(w.text.stream, box.hi + k);
  }
  if (box.inputs > INPUTS_SHOWN)
    fprintf(w.text.stream, ", ... (%zu inputs)", box.inputs);
  if (box.inputs == 0)
    fputs("no input", w.text.stream);
  wrapped_end(&w, f);
  table_box_free(&box);
}

static void write_functions(FILE *f, const everywhere_report *r)
{
  const everywhere_witness *e = r->witness;
  fputs("functions are from ", f);
  number_write(f, e->least);
  fprintf(f, ", line %zu, to ", line_of(r, e->below));
  number_write(f, e->most);
  fprintf(f, ", line %zu", line_of(r, e->above));
}

/* A place that refutes. */
static void write_place(FILE *f, const everywhere_report *r)
{
  const everywhere_witness *e = r->witness;
  wrapped w;
  wrapped_begin(&w, "place");
  write_inputs(w.text.stream, e->at, e->inputs);
  fputs(": ", w.text.stream);
  if (r->data->outputs > 1)
    fprintf(w.text.stream, "output %zu, ", e->output + 1);
  if (r->finding == EVERYWHERE_TOO_FAR && !e->answers)
    fputs("the network has no branch, and ", w.text.stream);
  else if (r->finding == EVERYWHERE_TOO_FAR) {
    fputs("the network puts out ", w.text.stream);
    number_write(w.text.stream, e->got);
    fputs(", and ", w.text.stream);
  }
  write_functions(w.text.stream, r);
  wrapped_end(&w, f);
}

/* Functions that are apart need a network that is half of that from one of them. */
static void write_needed(FILE *f, const everywhere_report *r)
{
  const everywhere_witness *e = r->witness;
  mpq_ptr half = numbers_new(1);
  wrapped w;
  mpq_sub(half, e->most, e->least);
  mpq_div_2exp(half, half, 1);
  wrapped_begin(&w, "needed");
  number_write(w.text.stream, half);
  fputs(" at least, for any network: at ", w.text.stream);
  write_inputs(w.text.stream, e->at, e->inputs);
  fputc(' ', w.text.stream);
  write_functions(w.text.stream, r);
  wrapped_end(&w, f);
  numbers_free(half, 1);
}

static void write_buckets(FILE *f, const everywhere_report *r)
{
  wrapped w;
  wrapped_begin(&w, "buckets");
  fprintf(w.text.stream, "%zu cell%s, one constant each, after Baykal, Dikkala, Panigrahy, Rashtchian and Wang 2022",
          r->cells, s_of(r->cells));
  wrapped_end(&w, f);
  write_needed(f, r);
}

void everywhere_report_write(FILE *f, const everywhere_report *r)
{
  fputs(r->finding == EVERYWHERE_CERTIFIED ? "certified: " : "refuted: ", f);
  write_verdict(f, r);
  fputs("\n\n", f);
  report_write_dataset(f, r->data);
  write_slope(f, r);
  write_box(f, r);
  if (r->network)
    conditional_size_write(f, r->network);
  if (r->cells)
    write_buckets(f, r);
  else if (r->witness)
    write_place(f, r);
  if (r->finding == EVERYWHERE_CERTIFIED)
    fputs("proof       everywhere_check: within_everywhere, for all inputs, not for the rows alone\n", f);
}

static json_t *pair_array(const everywhere_report *r, size_t a, size_t b)
{
  json_t *array = json_array();
  json_array_append_new(array, json_count(line_of(r, a)));
  json_array_append_new(array, json_count(line_of(r, b)));
  return array;
}

static json_t *witness_object(const everywhere_report *r)
{
  const everywhere_witness *w = r->witness;
  json_t *object = json_object();
  json_object_set_new(object, "at", json_rationals(w->at, w->inputs));
  json_object_set_new(object, "output", json_count(w->output + 1));
  json_object_set_new(object, "least", json_rational(w->least));
  json_object_set_new(object, "most", json_rational(w->most));
  json_object_set_new(object, "lines", pair_array(r, w->below, w->above));
  if (r->finding == EVERYWHERE_TOO_FAR)
    json_object_set_new(object, "got", w->answers ? json_rational(w->got) : json_null());
  return object;
}

static json_t *everywhere_object(const everywhere_report *r)
{
  static const char *const findings[] = {"no function", "no network", "too far", "within epsilon"};
  table_box box = table_box_of(r->data);
  json_t *object = json_object();
  json_object_set_new(object, "finding", json_string(findings[r->finding]));
  json_object_set_new(object, "epsilon", json_rational(r->epsilon));
  json_object_set_new(object, "lipschitz", json_rational(r->slope));
  json_object_set_new(object, "lipschitz_given", json_boolean(r->given));
  json_object_set_new(object, "lipschitz_at_least", json_rational(r->needed));
  if (r->has_pair)
    json_object_set_new(object, "lines", pair_array(r, r->pair.first, r->pair.second));
  json_object_set_new(object, "lo", json_rationals(box.lo, box.inputs));
  json_object_set_new(object, "hi", json_rationals(box.hi, box.inputs));
  if (r->cells)
    json_object_set_new(object, "cells", json_count(r->cells));
  if (r->witness)
    json_object_set_new(object, "witness", witness_object(r));
  table_box_free(&box);
  return object;
}

void everywhere_report_write_json(FILE *f, const everywhere_report *r)
{
  json_t *object = report_object(r->finding == EVERYWHERE_CERTIFIED ? "certified" : "refuted", r->data);
  json_object_set_new(object, "everywhere", everywhere_object(r));
  if (r->network) {
    json_t *network = conditional_size_object(r->network);
    if (r->file)
      report_add_network_file(network, r->file, r->sha256);
    json_object_set_new(object, "network", network);
  }
  json_write(f, object);
}
