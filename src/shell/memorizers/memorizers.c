#include "memorizers.h"
#include "bit_extraction.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/layered/layered_check.h"
#include "shell/layered/layered_write.h"
#include "shell/table/columns_json.h"
#include "one_layer.h"
#include "two_layer.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const memorizer *const kinds[] = {&two_layer_memorizer, &bits_memorizer, &one_layer_memorizer};

#define KINDS (sizeof kinds / sizeof kinds[0])

const memorizer *memorizer_named(const char *name)
{
  for (size_t k = 0; k < KINDS; k++)
    if (strcmp(name, kinds[k]->name) == 0)
      return kinds[k];
  return NULL;
}

/* What is reported of one. */
typedef struct {
  const memorizer *kind;
  const memorizer_made *made;
  sorted_points *data;
} report;

static void write_kind(FILE *f, const void *what)
{
  const report *r = what;
  const layered_model *m = &r->made->network;
  wrapped w;
  wrapped_begin(&w, "");
  fprintf(w.text.stream, "%s, after %s: ", r->kind->name, r->kind->after);
  r->kind->write_shape(w.text.stream, r->made, r->data);
  wrapped_end(&w, f);
  fprintf(f, "            numbers of at most %zu bits, %" PRIu64 " bits in all\n", numbers_longest(m->weight, m->terms),
          numbers_bits(m->weight, m->terms));
  fprintf(f, "            recall at each point is proved by the checker; that there is such a\n"
          "            network for %s is tested, and not proved\n", r->kind->found_for);
}

static json_t *bits_object(const layered_model *m)
{
  json_t *object = json_object();
  json_object_set_new(object, "largest", json_count(numbers_longest(m->weight, m->terms)));
  json_object_set_new(object, "total", json_count(numbers_bits(m->weight, m->terms)));
  return object;
}

static json_t *widths_array(const layered_model *m)
{
  json_t *array = json_array();
  for (size_t l = 1; l <= m->layers; l++)
    json_array_append_new(array, json_count(m->layer[l] - m->layer[l - 1]));
  return array;
}

static void add_kind(json_t *network, const void *what)
{
  const report *r = what;
  json_t *object = json_object();
  json_object_set_new(object, "name", json_string(r->kind->name));
  r->kind->add_shape(object, r->made, r->data);
  json_object_set_new(object, "widths", widths_array(&r->made->network));
  json_object_set_new(object, "bits", bits_object(&r->made->network));
  json_object_set_new(network, "construction", object);
}

/* Before the file is there, so that there is none if memory is short. */
static char *report_text(const layered_checked *c, const report *r)
{
  text_stream t;
  text_open(&t);
  layered_check_write(t.stream, c, &(layered_about){r, write_kind, add_kind});
  return text_close(&t);
}

static void write_text(const char *text)
{
  output out = output_open(NULL);
  fputs(text, out.stream);
  output_close(&out);
}

/* There is no such network, since the points are dependent. */
static int refuse(memorizer_made *made, points *p, bool json)
{
  output out = output_open(NULL);
  dependency_write(json ? out.stream : stderr, &made->dependent, p, json);
  output_close(&out);
  dependency_free(&made->dependent);
  layered_model_free(&made->network);
  points_free(p);
  return STATUS_FAILS;
}

int memorizer_write(const memorizer_wish *wish, points *p, const char *file, bool json)
{
  sorted_points sorted = points_sort(p);
  memorizer_made made = wish->kind->make(&sorted, wish);
  if (made.dependent.count > 0)
    dependency_check(&made.dependent, &sorted);
  points_unsort(&sorted);
  if (made.dependent.count > 0)
    return refuse(&made, p, json);
  made.network.what = columns_json_copy(&p->what);
  check_request asked = {.network = file, .json = json};
  layered_checked c = layered_check_made(&asked, layered_run_new(made.network, *p));
  if (!layered_check_holds(&c))
    fail(STATUS_UNDECIDED, "internal error: the %s network that was made does not recall line %zu", wish->kind->name,
         p->line[c.state.recalled]);
  char *text = report_text(&c, &(report){wish->kind, &made, &sorted});
  layered_model_save(file, &made.network);
  if (output_is_file(file))
    write_text(text);
  free(text);
  layered_check_free(&c);
  return STATUS_HOLDS;
}
