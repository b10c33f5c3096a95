#include "bundle_certify.h"
#include "bundle_table.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/export/expansion_model.h"
#include "shell/layered/layered_write.h"
#include "shell/switch/netfile.h"
#include <stdlib.h>

static void add_text(bundle_files *all, const char *name, char *text)
{
  bundle_files_add(all, name, text, strlen(text));
}

/* With the columns of the table, which the network is made for. */
static void add_switch(bundle_files *all, const points *p, const model *made)
{
  model named = {made->net, p->what, p->is_signed};
  add_text(all, BUNDLE_SWITCH, netfile_text(&named));
}

static void add_layered(bundle_files *all, const points *p, const network *net)
{
  if (model_measure(net).weights > BUNDLE_LAYERED_MOST)
    return;
  layered_model expanded = expansion_model(net, p->is_signed);
  add_text(all, BUNDLE_LAYERED, layered_model_text(&expanded));
  layered_model_free(&expanded);
}

static void add_networks(bundle_files *all, const recall_networks *networks)
{
  for (size_t k = 0; k < networks->count; k++) {
    const recall_cost *cost = networks->cost + k;
    text_stream t;
    if (!cost->file)
      continue;
    text_open(&t);
    fprintf(t.stream, "%s.json", cost->kind->name);
    char *name = text_close(&t);
    add_text(all, name, duplicate(cost->file, strlen(cost->file)));
    free(name);
  }
}

bundle_files bundle_certify_files(const points *p, const certify_run *made)
{
  bundle_files all = {0};
  if (made && made->has_rank && made->rank.reason)
    fail(STATUS_UNDECIDED, "the search for lower bounds ended early, and would find other ones next time: %s",
         quoted(made->rank.reason, strlen(made->rank.reason)));
  text_stream t;
  certify_report report = certify_run_report(p, made);
  text_open(&t);
  bundle_table_write(t.stream, p);
  bundle_files_add_text(&all, BUNDLE_TABLE, &t);
  if (made) {
    add_switch(&all, p, &made->net);
    add_layered(&all, p, &made->net.net);
    add_networks(&all, &made->networks);
  }
  text_open(&t);
  certify_report_write_json(t.stream, &report);
  bundle_files_add_text(&all, BUNDLE_REPORT, &t);
  return all;
}

void bundle_complete(bundle_files *all, const bundle_origin *o)
{
  text_stream t;
  bundle_files_sort(all);
  text_open(&t);
  bundle_origin_write(t.stream, o, all);
  bundle_files_add_text(all, BUNDLE_ORIGIN, &t);
  bundle_files_sort(all);
  text_open(&t);
  bundle_files_write_sums(t.stream, all);
  bundle_files_add_text(all, BUNDLE_SUMS, &t);
}

void bundle_write(const char *folder, const points *p, const certify_run *made, const bundle_origin *o)
{
  bundle_files all = bundle_certify_files(p, made);
  bundle_files_add_given(&all, o->given, p->file, p->sha256);
  if (o->targets)
    bundle_files_add_given(&all, o->targets_file, o->targets, p->targets_sha256);
  bundle_complete(&all, o);
  bundle_files_write(&all, folder);
  bundle_files_free(&all);
}
