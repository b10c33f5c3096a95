#include "certificate_report.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/report/report.h"

int certificate_report_status(const certificate_report *r)
{
  return r->result && certificate_holds(r->result) ? STATUS_HOLDS : STATUS_FAILS;
}

static void write_verdict(FILE *f, const certificate_report *r)
{
  const points *p = r->data;
  const certificate *c = r->result;
  size_t n = p->points;
  if (certificate_report_status(r) == STATUS_HOLDS)
    fprintf(f, "certified: the network recalls every point of %s (%zu)\n"
            "           and keeps bounds (2) and (3) of Theorem 2\n", p->file, n);
  else if (c->state.recall < n)
    fprintf(f, "refuted: the network does not recall line %zu of %s\n", p->line[c->state.recall], p->file);
  else
    fprintf(f, "refuted: the network exceeds bound (%s) of Theorem 2 at line %zu of %s\n"
            "         though it recalls every point (%zu)\n", c->state.neurons < n ? "2" : "3",
            p->line[c->state.neurons < n ? c->state.neurons : c->state.weights], p->file, n);
}

model_size certificate_report_size(const certificate_report *r)
{
  return r->result ? r->result->size : model_measure(&r->net->net);
}

static void write_network(FILE *f, const certificate_report *r)
{
  const network *net = &r->net->net;
  model_size size = certificate_report_size(r);
  size_t depth = 0;
  while (((size_t)1 << depth) < net->leaves)
    depth++;
  wrapped w;
  wrapped_begin(&w, "network");
  fprintf(w.text.stream, "%zu switch%s, depth %zu, readout %s; %zu neurons, %zu weights in all", net->leaves - 1,
          net->leaves == 2 ? "" : "es", depth, readout_name(net->kind), (size_t)size.neurons, (size_t)size.weights);
  wrapped_end(&w, f);
}

static void write_tally(FILE *f, const certificate_report *r, const bounded_tally *t, const char *what, int equation,
                        const char *sharp)
{
  size_t n = r->data->points;
  wrapped w;
  wrapped_begin(&w, what);
  point_tally_write_text(w.text.stream, t->active, " active");
  fprintf(w.text.stream, "\nbound (%d) %zu %s; %s bound %zu %s", equation, t->bound,
          t->failing < n ? "EXCEEDED" : "holds", sharp, t->sharp, t->active.max > t->sharp ? "EXCEEDED" : "holds");
  wrapped_end(&w, f);
}

static void write_erratum(FILE *f, const certificate_report *r)
{
  const certificate *c = r->result;
  size_t i = c->state.neurons;
  fprintf(f, "\nThe first point with more than %zu active neurons is line %zu, with %zu.\n", c->neurons.bound,
          r->data->line[i], c->active[i].neurons);
  if (r->net->net.kind != READOUT_PRINTED || c->neurons.active.max > c->neurons.sharp)
    return;
  fprintf(f,
          "This is a slip of the paper, not of the network: (27) counts one summing neuron\n"
          "where the construction has one per output. The corrected bound\n"
          "q-1 + (2q+2)ceil(log2 n) + 2r = %zu holds, and with the fused readout (2) holds\n"
          "for every number of outputs.\n",
          c->neurons.sharp);
}

void certificate_report_begin(FILE *f, const certificate_report *r)
{
  const certificate *c = r->result;
  const points *p = r->data;
  if (!c)
    report_write_refuted(f, p);
  else {
    write_verdict(f, r);
    fputc('\n', f);
    report_write_dataset(f, p);
  }
  if (r->net)
    write_network(f, r);
  if (!c)
    return;
  if (c->state.recall < p->points)
    report_write_failure(f, p, c->state.recall, c->got);
  else
    fprintf(f, "recall      exact at every point (Theorem 2; evaluated %s)\n",
            c->exhaustive ? "neuron by neuron" : "along the active path");
  write_tally(f, r, &c->neurons, "neurons", 2, r->net->net.kind == READOUT_PRINTED ? "corrected" : "sharp");
  write_tally(f, r, &c->weights, "weights", 3, "sharp");
}

void certificate_report_operations(FILE *f, const certificate_report *r)
{
  const certificate *c = r->result;
  if (!c)
    return;
  wrapped w;
  wrapped_begin(&w, "operations");
  point_tally_write_text(w.text.stream, certificate_operations(c), "");
  fputs(": multiplications, additions and comparisons of active neurons", w.text.stream);
  wrapped_end(&w, f);
  if (c->state.done < r->data->points)
    fprintf(f, "            (counted up to the point that fails)\n");
}

void certificate_report_end(FILE *f, const certificate_report *r)
{
  if (r->result && r->result->state.neurons < r->data->points)
    write_erratum(f, r);
}
