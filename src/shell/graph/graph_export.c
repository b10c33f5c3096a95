#include "graph_export.h"
#include "float_c.h"
#include "graph_make.h"
#include "graph_numbers.h"
#include "shell/base/decimal_above.h"
#include "shell/base/memory.h"
#include "shell/base/output.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_json.h"
#include "shell/export/expansion_model.h"
#include "shell/gates/gates_form.h"
#include "shell/layered/layered_read.h"
#include "shell/otherwise/otherwise_json.h"
#include <stdlib.h>

/* What is written, and what is said of it. */
typedef struct {
  const graph_wish *wish;
  char *sha256; /* of the file of the network; owned, as the other text */
  char *about;  /* the numbers */
  graph_request request;
} exporting;

/* To be called before the network is read. */
static exporting begin(const graph_wish *wish)
{
  const char *sha256 = source_peek(wish->network)->sha256;
  return (exporting){.wish = wish, .sha256 = duplicate(sha256, strlen(sha256))};
}

static char *numbers_text(const graph_numbers *n)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%s; ", n->format->name);
  if (n->changed == 0)
    fprintf(t.stream, "all %zu of the network are such numbers", n->numbers);
  else {
    char *most = decimal_above(n->most);
    fprintf(t.stream, "%zu of %zu were rounded to the nearest one, by at most %s times itself", n->changed, n->numbers,
            most);
    free(most);
  }
  return text_close(&t);
}

static const graph_request *request(exporting *e, const graph_numbers *n)
{
  e->about = numbers_text(n);
  e->request = (graph_request){e->wish->network, e->sha256, e->about, n->format};
  return &e->request;
}

static void write_graph(FILE *f, const graph_made *made)
{
  fprintf(f, "graph       %zu node%s", made->nodes, s_of(made->nodes));
  if (made->trees)
    fputs(", a TreeEnsembleRegressor", f);
  else if (made->depth > 0)
    fprintf(f, ", If in If %zu deep", made->depth);
  fprintf(f, "; %s at a time\n", made->one_point ? "one point" : "any number of points");
}

/* What becomes of the operations. */
static const char *rounding(const exporting *e, const graph_made *made)
{
  return e->wish->c ? "operations  are rounded, each of them, as memcert check --arithmetic does\n"
         : made->trees ? "runtime     compares inputs as the floats that they are there; nothing else is rounded\n"
                       : "runtime     rounds each operation, so that its outputs may differ from those of the network\n";
}

/* The report, in text. */
static char *report_of(const exporting *e, const graph_made *made, size_t inputs, size_t outputs)
{
  text_stream t;
  text_open(&t);
  fputs("exported    ", t.stream);
  write_printable(t.stream, e->wish->network);
  fprintf(t.stream, ": %zu input%s, %zu output%s\n", inputs, s_of(inputs), outputs, s_of(outputs));
  if (!e->wish->c)
    write_graph(t.stream, made);
  fprintf(t.stream, "numbers     %s\n", e->about);
  fputs(rounding(e, made), t.stream);
  return text_close(&t);
}

/* The report was composed before the file gets its name; it goes to standard error where the model goes to standard
 * output. */
static int end(exporting *e, graph_made *made, size_t inputs, size_t outputs)
{
  char *report = report_of(e, made, inputs, outputs);
  output out = output_open(e->wish->output);
  fwrite(made->bytes, 1, made->size, out.stream);
  output_close(&out);
  bool to_file = output_is_file(e->wish->output);
  output said = {.stream = stderr};
  if (to_file)
    said = output_open(NULL);
  fputs(report, said.stream);
  if (to_file)
    output_close(&said);
  free(report);
  free(made->bytes);
  free(e->sha256);
  free(e->about);
  return STATUS_HOLDS;
}

static graph_made make_layered(const graph_wish *wish, const graph_request *r, const layered_model *m)
{
  if (!wish->c)
    return graph_make_layered(r, m);
  char *text = float_c_text(r, m);
  return (graph_made){.bytes = (uint8_t *)text, .size = strlen(text)};
}

static int write_layered(const graph_wish *wish, layered_model (*read)(const char *file))
{
  exporting e = begin(wish);
  layered_model m = read(wish->network);
  graph_numbers n = graph_numbers_of_layered(wish, &m);
  graph_made made = make_layered(wish, request(&e, &n), &m);
  int status = end(&e, &made, m.inputs - m.constant, layered_model_outputs(&m));
  graph_numbers_free(&n);
  layered_model_free(&m);
  return status;
}

static int write_conditional(const graph_wish *wish, conditional_model (*read)(const char *file))
{
  if (wish->c)
    fail(STATUS_USAGE, "export: C in floats is for layered and switch networks; without --arithmetic and --round a "
                       "conditional network becomes C in integers, which is exact");
  exporting e = begin(wish);
  conditional_model m = read(wish->network);
  graph_numbers n = graph_numbers_of_conditional(wish, &m);
  graph_made made = graph_make_conditional(request(&e, &n), &m);
  int status = end(&e, &made, m.inputs - m.constant, m.is_signed ? m.outputs / 2 : m.outputs);
  graph_numbers_free(&n);
  conditional_model_free(&m);
  return status;
}

int graph_export_layered(const graph_wish *wish)
{
  return write_layered(wish, layered_read);
}

int graph_export_switch(const graph_wish *wish)
{
  return write_layered(wish, expansion_read);
}

int graph_export_otherwise(const graph_wish *wish)
{
  return write_layered(wish, otherwise_read_network);
}

int graph_export_conditional(const graph_wish *wish)
{
  return write_conditional(wish, conditional_json_read);
}

int graph_export_gates(const graph_wish *wish)
{
  return write_conditional(wish, gates_form_read);
}
