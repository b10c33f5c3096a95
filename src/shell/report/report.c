#include "report.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/certify/rank_beside.h"
#include "shell/base/status.h"
#include <stdlib.h>

#define LABELS_SHOWN 12

int report_status(const report *r)
{
  return r->result && certificate_holds(r->result) ? STATUS_HOLDS : STATUS_FAILS;
}

static void write_line_output(FILE *f, size_t line, const char *output)
{
  fprintf(f, "line %-6zu output ", line);
  write_printable(f, output);
  fputc('\n', f);
}

static void write_conflict(FILE *f, const points *p)
{
  fprintf(f, "refuted: no function memorizes %s: lines %zu and %zu have equal inputs and different outputs\n\n",
          p->file, p->first_line, p->second_line);
  write_line_output(f, p->first_line, p->first_output);
  write_line_output(f, p->second_line, p->second_output);
  if (p->conflict_groups > 1)
    fprintf(f, "in all      %zu groups of equal inputs with different outputs, %zu rows\n", p->conflict_groups,
            p->conflict_rows);
}

static void write_negative(FILE *f, const points *p)
{
  fprintf(f, "refuted: line %zu of %s has the negative output %s, which no last ReLU gives\n", p->first_line, p->file,
          p->first_output);
}

static void write_verdict(FILE *f, const report *r)
{
  const points *p = r->data;
  const certificate *c = r->result;
  size_t n = p->points;
  if (report_status(r) == STATUS_HOLDS)
    fprintf(f, "certified: the network recalls every point of %s (%zu), within the bounds of Theorem 2\n", p->file,
            n);
  else if (c->state.recall < n)
    fprintf(f, "refuted: the network does not recall line %zu of %s\n", p->line[c->state.recall], p->file);
  else
    fprintf(f,
            "refuted: the network recalls every point of %s (%zu), but exceeds bound (%s) of Theorem 2, at line %zu\n",
            p->file, n, c->state.neurons < n ? "2" : "3",
            p->line[c->state.neurons < n ? c->state.neurons : c->state.weights]);
}

static void write_labels(FILE *f, const column *c)
{
  size_t shown = c->label_count < LABELS_SHOWN ? c->label_count : LABELS_SHOWN;
  fprintf(f, "labels      ");
  for (size_t k = 0; k < shown; k++) {
    fputs(k ? ", " : "", f);
    write_printable(f, c->labels[k]);
    fprintf(f, " = %zu", k);
  }
  if (shown < c->label_count)
    fprintf(f, ", ... (%zu in all)", c->label_count);
  fputs(c->kind == COLUMN_ONEHOT ? " (one-hot)\n" : "\n", f);
}

void report_write_dataset(FILE *f, const points *p)
{
  size_t inputs = p->inputs - 1, outputs = points_outputs(p);
  fprintf(f, "dataset     %zu row%s", p->rows, s_of(p->rows));
  if (p->dropped)
    fprintf(f, " (%zu left out, a value being missing)", p->dropped);
  fprintf(f, ", %zu point%s", p->points, s_of(p->points));
  if (p->points < p->rows)
    fprintf(f, " (%zu row%s repeat%s another)", p->rows - p->points, s_of(p->rows - p->points),
            p->rows - p->points == 1 ? "s" : "");
  fprintf(f, ", %zu input%s, %zu output%s\n", inputs, s_of(inputs), outputs, s_of(outputs));
  for (size_t j = 0; j < p->what.outputs; j++)
    if (p->what.output[j].label_count)
      write_labels(f, p->what.output + j);
  if (p->is_signed)
    fprintf(f, "signed      outputs may be negative: the network memorizes (d+, d-), with %zu outputs\n", p->outputs);
}

static bool has_labels(const column *c, size_t count)
{
  bool found = false;
  for (size_t j = 0; j < count && !found; j++)
    found = c[j].label_count > 0;
  return found;
}

void report_write_numbering(FILE *f, const points *p)
{
  if (has_labels(p->what.input, p->what.inputs) || has_labels(p->what.output, p->what.outputs))
    fputs("            labels are numbered in the order of this table, since the file of the network names none\n", f);
}

static void write_network(FILE *f, const model *m)
{
  const network *net = &m->net;
  model_size size = model_measure(net);
  size_t depth = 0;
  while (((size_t)1 << depth) < net->leaves)
    depth++;
  fprintf(f, "network     %zu switch%s, depth %zu, readout %s; %zu neurons and %zu weights in all\n", net->leaves - 1,
          net->leaves == 2 ? "" : "es", depth, readout_name(net->kind), (size_t)size.neurons, (size_t)size.weights);
}

static void write_output(FILE *f, const points *p, mpq_srcptr d)
{
  char *text = output_text(&p->what, p->is_signed, d);
  write_printable(f, text);
  free(text);
}

void report_write_failure(FILE *f, const points *p, size_t i, mpq_srcptr got)
{
  mpq_srcptr wanted = p->d + i * p->outputs;
  fprintf(f, "recall      FAILS at line %zu: ", p->line[i]);
  if (got) {
    fputs("output ", f);
    write_output(f, p, got);
  } else
    fputs("no answer", f);
  fputs(", expected ", f);
  write_output(f, p, wanted);
  if (got && p->is_signed) {
    /* The difference may be right where the pair is not. */
    fputs("; as (d+, d-) ", f);
    numbers_write(f, got, p->outputs);
    fputs(", expected ", f);
    numbers_write(f, wanted, p->outputs);
  }
  fprintf(f, " (points before it are recalled: %zu)\n", i);
}

static void write_tally(FILE *f, const report *r, const bounded_tally *t, const char *what, int equation,
                        const char *sharp)
{
  size_t n = r->data->points;
  point_tally_write(f, what, t->active, " active");
  fprintf(f, "; bound (%d) %zu %s; %s bound %zu %s\n", equation, t->bound, t->failing < n ? "EXCEEDED" : "holds", sharp,
          t->sharp, t->active.max > t->sharp ? "EXCEEDED" : "holds");
}

static void write_erratum(FILE *f, const report *r)
{
  const certificate *c = r->result;
  size_t i = c->state.neurons;
  fprintf(f, "\nThe first point with more than %zu active neurons is line %zu, with %zu.\n", c->neurons.bound,
          r->data->line[i], c->active[i].neurons);
  if (r->net->net.kind != READOUT_PRINTED || c->neurons.active.max > c->neurons.sharp)
    return;
  fprintf(f,
          "This is a slip of the paper, not of the network: (27) counts one summing neuron where\n"
          "the construction has one per output. The corrected bound q-1 + (2q+2)ceil(log2 n) + 2r = %zu\n"
          "holds, and with the fused readout (2) holds for every number of outputs.\n",
          c->neurons.sharp);
}

/* Of the cheapest network, beside what any one has to do, and of all. */
static void write_networks(FILE *f, const report *r)
{
  const recall_networks *found = r->networks;
  size_t least, most = found->operations[found->cheapest].max;
  fprintf(f, "operations  at most %zu with the %s network, the cheapest\n", most, recall_name(found->cheapest));
  if (r->rank && rank_beside_bound(r->rank, &least))
    fprintf(f, "            any conditional network fed with (1, x) needs at least %zu on some point, %zu fewer\n", least,
            most - least);
  recall_networks_write(f, found);
}

/* What this network does. */
static void write_operations(FILE *f, const report *r)
{
  const certificate *c = r->result;
  point_tally_write(f, "operations", certificate_operations(c), "");
  fprintf(f, ": multiplications, additions and comparisons of active neurons\n");
  if (c->state.done < r->data->points)
    fprintf(f, "            (counted up to the point that fails)\n");
}

void report_write(FILE *f, const report *r)
{
  const certificate *c = r->result;
  const points *p = r->data;
  if (p->state == POINTS_CONFLICT)
    write_conflict(f, p);
  else if (p->state == POINTS_NEGATIVE)
    write_negative(f, p);
  else {
    write_verdict(f, r);
    fputc('\n', f);
  }
  report_write_dataset(f, p);
  if (r->net)
    write_network(f, r->net);
  if (c) {
    if (c->state.recall < p->points)
      report_write_failure(f, p, c->state.recall, c->got);
    else
      fprintf(f, "recall      exact at every point (Theorem 2; evaluated %s)\n",
              c->exhaustive ? "neuron by neuron" : "along the active path");
    bool printed = r->net->net.kind == READOUT_PRINTED;
    write_tally(f, r, &c->neurons, "neurons", 2, printed ? "corrected" : "sharp");
    write_tally(f, r, &c->weights, "weights", 3, "sharp");
    (r->networks ? write_networks : write_operations)(f, r);
    if (r->rank)
      rank_beside_write(f, r->rank);
    if (c->state.neurons < p->points)
      write_erratum(f, r);
  }
  if (r->with_seconds)
    fprintf(f, "seconds     read %.3f, synthesize %.3f, check %.3f, networks %.3f, rank %.3f; peak memory %zu bytes\n",
            r->read_seconds, r->synthesize_seconds, r->check_seconds, r->networks_seconds, r->rank_seconds,
            memory_peak());
}
