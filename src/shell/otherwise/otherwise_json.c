#include "otherwise_json.h"
#include "shell/base/progress.h"
#include "shell/base/writing.h"
#include "shell/conditional/conditional_json.h"
#include "shell/conditional/conditional_same.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_same.h"
#include "shell/layered/layered_write.h"

static void check_fit(const json_source *s, size_t at, const otherwise_model *m)
{
  layered_network net = layered_model_view(&m->net);
  size_t outputs = net.neurons - net.layer[net.layers - 1];
  if (!layered_valid(net))
    json_source_refuse(s, at, "this is no layered network");
  if (m->tree.inputs != net.inputs)
    json_source_refuse(s, at, "this network has %zu inputs, and the tree %zu", net.inputs, m->tree.inputs);
  if (m->tree.size > 0 && m->tree.outputs != outputs)
    json_source_refuse(s, at, "this network has %zu outputs, and the tree %zu", outputs, m->tree.outputs);
}

otherwise_model otherwise_read(const char *file)
{
  progress_begin("reading");
  json_source s = json_source_load(file, WANTED_NETWORK);
  otherwise_model m;
  size_t at;
  m.tree = conditional_json_read_tree(&s, &at);
  s.at = at;
  m.net = layered_read_part(&s);
  m.net.constant = m.net.constant || m.tree.constant;
  check_fit(&s, at, &m);
  json_source_free(&s);
  return m;
}

layered_model otherwise_read_network(const char *file)
{
  otherwise_model m = otherwise_read(file);
  conditional_model_free(&m.tree);
  return m.net;
}

void otherwise_model_free(otherwise_model *m)
{
  conditional_model_free(&m->tree);
  layered_model_free(&m->net);
}

/* What is written. */
typedef struct {
  const layered_model *net;
  const conditional_model *tree;
} parts;

static void write(FILE *f, const void *network)
{
  const layered_model *net = ((const parts *)network)->net;
  const conditional_model *tree = ((const parts *)network)->tree;
  fprintf(f, "{\"format\": \"memcert-conditional-2\", \"inputs\": %zu, %s%s\"otherwise\": ", net->inputs,
          net->constant ? "\"constant\": true, " : "", net->is_signed ? "\"signed\": true, " : "");
  layered_model_write(f, net);
  fputs(", ", f);
  conditional_json_write_nodes(f, tree);
  fputs("}\n", f);
}

/* Names and labels, the constant and pairs are those of the layered network. */
static bool same(const char *file, const void *network)
{
  const parts *p = network;
  otherwise_model m = otherwise_read(file);
  bool is_same = layered_same(&m.net, p->net) && conditional_same_trees(&m.tree, p->tree) &&
                 m.tree.constant == p->net->constant && m.tree.is_signed == p->net->is_signed;
  otherwise_model_free(&m);
  return is_same;
}

static const writing kind = {write, same};

void otherwise_save(const char *file, const layered_model *net, const conditional_model *tree)
{
  writing_file(&kind, file, &(parts){net, tree});
}

char *otherwise_text(const layered_model *net, const conditional_model *tree)
{
  return writing_text(&kind, &(parts){net, tree});
}
