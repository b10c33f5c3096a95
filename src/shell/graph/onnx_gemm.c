#include "onnx_gemm.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

onnx_making onnx_gemm_new(const graph_request *r, size_t inputs, bool constant)
{
  onnx_making m = {.file = r->file, .format = r->format, .constant = constant};
  m.block = with_room(m.block, &m.room, 1, sizeof *m.block);
  m.block[m.blocks++] = (onnx_block){constant, inputs - constant, "x"};
  return m;
}

void onnx_gemm_free(onnx_making *m)
{
  free(m->block);
}

void onnx_gemm_block(onnx_making *m, size_t first, size_t count, const char *name)
{
  m->block = with_room(m->block, &m->room, m->blocks + 1, sizeof *m->block);
  onnx_block *b = m->block + m->blocks++;
  *b = (onnx_block){first, count, ""};
  snprintf(b->name, sizeof b->name, "%s", name);
}

/* Its number. */
static size_t find(const onnx_making *m, size_t variable)
{
  size_t lo = 0, hi = m->blocks;
  while (hi - lo > 1) {
    size_t middle = lo + (hi - lo) / 2;
    if (m->block[middle].first <= variable)
      lo = middle;
    else
      hi = middle;
  }
  return lo;
}

const onnx_block *onnx_gemm_find(const onnx_making *m, size_t variable)
{
  return m->block + find(m, variable);
}

static onnx_tensor_message *add_matrix(onnx_making *m, onnx_graph_message *g, const char *name, size_t rows, size_t count)
{
  size_t width = m->format == &binary_float32 ? 4 : 8, room = (GRAPH_MOST - m->bytes) / width;
  if (count > 0 && rows > room / count)
    fail(STATUS_UNDECIDED, "%s: the matrices of the model take more than 2 GB, which is the most that a protocol buffer "
                           "holds: export --to c --library has no such limit", m->file);
  m->bytes += rows * count * width;
  return onnx_message_matrix(g, name, m->format, rows, count);
}

/* The name of what belongs to a sum: a letter, and a number, at the end of its name. */
static const char *part_name(char text[2 * ONNX_NAME_MOST], const char *name, char letter, size_t number)
{
  snprintf(text, 2 * ONNX_NAME_MOST, "%s_%c%zu", name, letter, number);
  return text;
}

/* The matrices of a sum: of each block that it reads, NULL of the others, and after them the addends. */
static onnx_tensor_message **make_matrices(onnx_making *m, onnx_graph_message *g, const char *name, size_t count,
                                           const onnx_term *term, size_t terms)
{
  onnx_tensor_message **matrix = allocate(m->blocks + 1, sizeof(onnx_tensor_message *));
  char text[2 * ONNX_NAME_MOST];
  for (const onnx_term *t = term; t < term + terms; t++) {
    if (mpq_sgn(t->weight) == 0)
      continue;
    bool addend = m->constant && t->source == 0;
    size_t n = addend ? m->blocks : find(m, t->source);
    if (!matrix[n])
      matrix[n] = add_matrix(m, g, part_name(text, name, addend ? 'b' : 'w', n), addend ? 1 : m->block[n].count, count);
    onnx_message_set(matrix[n], (addend ? 0 : t->source - m->block[n].first) * count + t->target, t->weight);
  }
  return matrix;
}

/* One Gemm after the other, each of which adds what a block contributes to what was there before. */
static void write_chain(const onnx_making *m, onnx_graph_message *g, const char *name, onnx_tensor_message *const *matrix)
{
  size_t last = m->blocks;
  while (last > 0 && !matrix[last - 1])
    last--;
  char text[2 * ONNX_NAME_MOST];
  const char *before = matrix[m->blocks] ? matrix[m->blocks]->name : NULL;
  for (size_t n = 0; n < last; n++) {
    if (!matrix[n])
      continue;
    const char *inputs[] = {m->block[n].name, matrix[n]->name, before, NULL};
    onnx_node_message *made = onnx_message_node(g, "Gemm", inputs, n + 1 < last ? part_name(text, name, 's', n) : name);
    before = made->output[0];
  }
}

void onnx_gemm_write(onnx_making *m, onnx_graph_message *g, const char *name, size_t count, const onnx_term *term,
                     size_t terms)
{
  onnx_tensor_message **matrix = make_matrices(m, g, name, count, term, terms);
  bool reads = false;
  for (size_t n = 0; n < m->blocks; n++)
    reads = reads || matrix[n];
  char text[2 * ONNX_NAME_MOST];
  if (!reads)
    matrix[0] = add_matrix(m, g, part_name(text, name, 'w', 0), m->block[0].count, count);
  write_chain(m, g, name, matrix);
  free(matrix);
}

/* A row of zeros that becomes the tensor of that name. */
static onnx_tensor_message *add_row(onnx_making *m, onnx_graph_message *g, const char *name, size_t count)
{
  char text[2 * ONNX_NAME_MOST];
  onnx_tensor_message *row = add_matrix(m, g, part_name(text, name, 'b', m->blocks), 1, count);
  const char *inputs[] = {row->name, NULL};
  onnx_message_node(g, "Identity", inputs, name);
  return row;
}

void onnx_gemm_write_numbers(onnx_making *m, onnx_graph_message *g, const char *name, size_t count, const onnx_term *term,
                             size_t terms)
{
  onnx_tensor_message *row = add_row(m, g, name, count);
  for (size_t t = 0; t < terms; t++)
    onnx_message_set(row, term[t].target, term[t].weight);
}

void onnx_gemm_write_none(onnx_making *m, onnx_graph_message *g, const char *name, size_t count)
{
  onnx_tensor_message *row = add_row(m, g, name, count);
  for (size_t k = 0; k < count; k++)
    onnx_message_set(row, k, NULL);
}
