#include "drawn_network.h"
#include "network_kinds.h"
#include "shared_options.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_kind.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/gates/gates_form.h"
#include "shell/gates/gates_json.h"
#include "shell/gates/gates_kind.h"
#include "shell/layered/layered_kind.h"
#include "shell/memorizers/memorizers.h"
#include "shell/recall/recall_networks.h"
#include "shell/switch/netfile.h"
#include "shell/switch/switch_kind.h"
#include "shell/switch/synthesize_model.h"
#include "shell/table/points_read.h"
#include <stdlib.h>
#include <string.h>

static char *call(const char *kind, const char *file)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%s network", kind);
  if (file)
    fprintf(t.stream, " %s", text_file_name(file));
  return text_close(&t);
}

static void take_gates(drawn_network *d, gates_model gates)
{
  d->conditional = gates_form(&gates);
  d->has_conditional = true;
  gates_model_free(&gates);
}

static void make(drawn_network *d, const char *name)
{
  const recall_network *kind = recall_named(name);
  sorted_points sorted = points_sort(&d->data);
  if (kind && kind->make) {
    d->conditional = recall_make(kind, &sorted, &asked.recall).network;
    d->has_conditional = true;
  } else if (kind) {
    d->halving = synthesize_model(&sorted, asked.readout);
    d->has_halving = true;
  } else if (strcmp(name, gates_kind.name) == 0)
    take_gates(d, gates_kind_made(&sorted));
  else {
    layered_model net = memorizer_make(memorizer_named(name), &sorted).network;
    points_unsort(&sorted);
    d->layered = layered_run_new(net, d->data);
    d->has_layered = true;
    return;
  }
  points_unsort(&sorted);
}

drawn_network drawn_network_made(const points_options *asked_for, const char *name)
{
  points_options o = *asked_for;
  o.keep_signs = memorizer_named(name);
  drawn_network d = {.called = call(name, NULL)};
  d.data = points_read(&o, NULL, false);
  if (d.data.state == POINTS_USABLE)
    make(&d, name);
  return d;
}

drawn_network drawn_network_read(const points_options *o, const char *file, bool label)
{
  const network_kind *kind = network_kind_of(file)->kind;
  drawn_network d = {.called = call(kind->name, file)};
  if (label && kind != &layered_kind)
    fail(STATUS_USAGE, "--argmax: only a layered network has several outputs, the largest of which is the answer");
  if (kind == &switch_kind) {
    d.halving = netfile_read(file);
    d.has_halving = true;
    d.data = points_read(o, &d.halving.what, d.halving.is_signed);
  } else if (kind == &conditional_kind || kind == &gates_kind) {
    if (kind == &gates_kind)
      take_gates(&d, gates_json_read(file));
    else
      d.conditional = conditional_json_read(file);
    d.has_conditional = true;
    d.data = conditional_points_read(&d.conditional, o);
  } else {
    d.layered = layered_run_open(file, o, label);
    d.has_layered = true;
    d.layered.net.constant = d.layered.constant;
    d.layered.net.is_signed = d.layered.is_signed;
    d.data = d.layered.table;
  }
  return d;
}

void drawn_network_free(drawn_network *d)
{
  free(d->called);
  if (d->has_halving)
    model_free(&d->halving);
  if (d->has_conditional)
    conditional_model_free(&d->conditional);
  if (d->has_layered)
    layered_run_close(&d->layered);
  else
    points_free(&d->data);
}

picture drawn_network_picture(const drawn_network *d)
{
  return (picture){.data = &d->data,
                   .network = d->called,
                   .halving = d->has_halving ? &d->halving : NULL,
                   .conditional = d->has_conditional ? &d->conditional : NULL,
                   .layered = d->has_layered ? &d->layered.net : NULL,
                   .marked = d->data.points,
                   .across = 1,
                   .up = 2};
}
