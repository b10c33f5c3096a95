#include "dot.h"
#include "shell/base/memory.h"
#include "shell/conditional/conditional_text.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define TERMS_SHOWN 6
#define OPERATIONS_SHOWN 12

static void write_operation(FILE *f, const conditional_model *m, size_t i, size_t v)
{
  conditional_write_operation(f, m, i, v, TERMS_SHOWN);
  fputs("\\l", f);
}

/* The node that begins at instruction i; returns the instruction at its end, or NOWHERE. */
static size_t write_node(FILE *f, const conditional_model *m, size_t i, const size_t *known)
{
  size_t head = i, operations = 0;
  fprintf(f, "  n%zu [label=\"", head);
  for (; i != NOWHERE && m->program[i].kind == INSTRUCTION_OPERATION; i = m->program[i].next)
    if (operations++ < OPERATIONS_SHOWN)
      write_operation(f, m, i, known[i]);
  if (operations > OPERATIONS_SHOWN)
    fprintf(f, "… %zu more\\l", operations - OPERATIONS_SHOWN);
  bool leaf = i != NOWHERE && m->program[i].kind == INSTRUCTION_LEAF;
  if (leaf)
    conditional_write_outputs(f, m, i);
  else if (i != NOWHERE)
    conditional_write_test(f, m, i);
  fputs(i == NOWHERE ? "\"];\n" : leaf ? "\\l\", style=rounded];\n" : "\\l\"];\n", f);
  return i;
}

static void write_branch(FILE *f, size_t from, size_t to, bool holds)
{
  if (to == NOWHERE) {
    fprintf(f, "  none%zu%c [shape=plain, label=\"×\"];\n", from, holds ? 'y' : 'n');
    fprintf(f, "  n%zu -> none%zu%c", from, from, holds ? 'y' : 'n');
  } else
    fprintf(f, "  n%zu -> n%zu", from, to);
  fputs(holds ? " [label=\"yes\"];\n" : " [label=\"no\", style=dashed];\n", f);
}

static void write_begin(FILE *f, const char *kind, const char *sha256)
{
  fprintf(f, "digraph %s {\n  // memcert " MEMCERT_VERSION ", network SHA-256 %s\n", kind, sha256);
}

void dot_write_conditional(FILE *f, const conditional_model *m, const char *sha256)
{
  size_t *known = conditional_model_known(m), next[2];
  bool *head = allocate(m->size, sizeof(bool));
  write_begin(f, "conditional", sha256);
  fputs("  node [shape=box, fontname=\"Helvetica\", fontsize=11];\n"
        "  edge [fontname=\"Helvetica\", fontsize=10];\n", f);
  head[0] = true;
  for (size_t i = 0; i < m->size; i++) {
    if (!head[i])
      continue;
    size_t end = write_node(f, m, i, known);
    if (end == NOWHERE || m->program[end].kind != INSTRUCTION_TEST)
      continue;
    write_branch(f, i, m->program[end].next, true);
    write_branch(f, i, m->program[end].otherwise, false);
    for (size_t n = conditional_model_successors(m, end, next); n-- > 0;)
      head[next[n]] = true;
  }
  fputs("}\n", f);
  free(head);
  free(known);
}

static void write_layer(FILE *f, const layered_network *net, size_t layer)
{
  size_t begin = layer ? net->layer[layer - 1] : 0;
  fputs("  { rank=same;", f);
  for (size_t k = begin; k < net->layer[layer]; k++)
    fprintf(f, " n%zu [label=\"%s%zu\"];", k, layer ? "φ" : "x", layer ? k - begin : k);
  fputs(" }\n", f);
}

void dot_write_layered(FILE *f, const layered_model *m, const char *sha256)
{
  layered_network net = layered_model_view(m);
  write_begin(f, "layered", sha256);
  fputs("  rankdir=LR;\n  node [shape=circle, fontname=\"Helvetica\", fontsize=11];\n"
        "  edge [fontname=\"Helvetica\", fontsize=9];\n", f);
  for (size_t l = 0; l <= net.layers; l++)
    write_layer(f, &net, l);
  for (size_t k = net.inputs; k < net.neurons; k++)
    for (size_t t = net.first[k]; t < net.first[k + 1]; t++) {
      fprintf(f, "  n%zu -> n%zu [label=\"", net.source[t], k);
      conditional_write_number(f, net.weight + t);
      fputs("\"];\n", f);
    }
  fputs("}\n", f);
}
