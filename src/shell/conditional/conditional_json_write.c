#include "conditional_json.h"
#include "conditional_same.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/writing.h"
#include "shell/table/columns_json.h"
#include <stdlib.h>

static void write_operation(FILE *f, const conditional_model *m, const instruction *i)
{
  fputc('[', f);
  for (size_t t = i->lo; t < i->hi; t++) {
    fprintf(f, "%s[%zu, \"", t > i->lo ? ", " : "", m->source[t]);
    number_write(f, m->weight + t);
    fputs("\"]", f);
  }
  fputc(']', f);
}

static void write_branch(FILE *f, const char *name, size_t node)
{
  if (node == NOWHERE)
    fprintf(f, ", \"%s\": null", name);
  else
    fprintf(f, ", \"%s\": %zu", name, node);
}

/* The end of node k; nodes[i] nodes are below instruction i, and preorder numbers them. */
static void write_end(FILE *f, const conditional_model *m, const instruction *i, size_t k, const size_t *nodes)
{
  if (i->kind == INSTRUCTION_TEST) {
    fprintf(f, "\"test\": {\"var\": %zu, \"cmp\": \"%s\", \"value\": \"", i->lo, comparison_text(i->compare));
    number_write(f, m->value + i->hi);
    fputs("\"}", f);
    write_branch(f, "then", i->next == NOWHERE ? NOWHERE : k + 1);
    write_branch(f, "else", i->otherwise == NOWHERE ? NOWHERE : k + 1 + (i->next == NOWHERE ? 0 : nodes[i->next]));
    return;
  }
  fputs("\"outputs\": [", f);
  for (size_t j = 0; j < m->outputs; j++) {
    size_t variable = m->output[i->lo + j];
    fputs(j ? ", " : "", f);
    if (variable == NOWHERE)
      fputs("null", f);
    else
      fprintf(f, "%zu", variable);
  }
  fputc(']', f);
}

/* How many nodes are at or below each instruction. */
static size_t *count_nodes(const conditional_model *m)
{
  size_t *nodes = allocate(m->size, sizeof(size_t)), next[2];
  for (size_t i = m->size; i-- > 0;) {
    nodes[i] = m->program[i].kind == INSTRUCTION_OPERATION ? 0 : 1;
    for (size_t n = conditional_model_successors(m, i, next); n-- > 0;)
      nodes[i] += nodes[next[n]];
  }
  return nodes;
}

void conditional_json_write_nodes(FILE *f, const conditional_model *m)
{
  if (m->size == 0) {
    fputs("\"root\": null, \"nodes\": []", f);
    return;
  }
  size_t *nodes = count_nodes(m), *open = allocate(nodes[0] + 1, sizeof(size_t)), count = 0, next[2];
  numbers_check_network(m->weight, m->terms);
  numbers_check_network(m->value, m->values);
  fputs("\"root\": 0, \"nodes\": [", f);
  open[count++] = 0;
  for (size_t k = 0; count > 0; k++) {
    size_t i = open[--count];
    fprintf(f, "%s\n  {\"ops\": [", k ? "," : "");
    for (bool first = true; m->program[i].kind == INSTRUCTION_OPERATION; i = m->program[i].next, first = false) {
      fputs(first ? "" : ", ", f);
      write_operation(f, m, m->program + i);
    }
    fputs("], ", f);
    write_end(f, m, m->program + i, k, nodes);
    fputc('}', f);
    for (size_t n = conditional_model_successors(m, i, next); n-- > 0;)
      open[count++] = next[n];
  }
  fputs("\n]", f);
  free(open);
  free(nodes);
}

void conditional_json_write(FILE *f, const conditional_model *m)
{
  fprintf(f, "{\"format\": \"%s\", \"inputs\": %zu, %s%s", m->what ? CONDITIONAL_FORMAT_2 : CONDITIONAL_FORMAT, m->inputs,
          m->constant ? "\"constant\": true, " : "", m->is_signed ? "\"signed\": true, " : "");
  if (m->what)
    columns_json_write(f, m->what);
  conditional_json_write_nodes(f, m);
  fputs("}\n", f);
}

static void write(FILE *f, const void *network)
{
  conditional_json_write(f, network);
}

static bool same(const char *file, const void *network)
{
  conditional_model m = conditional_json_read(file);
  bool is_same = conditional_same(&m, network);
  conditional_model_free(&m);
  return is_same;
}

static const writing kind = {write, same};

void conditional_json_save(const char *file, const conditional_model *m)
{
  writing_file(&kind, file, m);
}

char *conditional_json_text(const conditional_model *m)
{
  return writing_text(&kind, m);
}
