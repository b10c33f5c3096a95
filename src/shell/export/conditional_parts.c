#include "conditional_parts.h"
#include "shell/base/memory.h"
#include <stdlib.h>

/* Cuts before the larger successors until what is left with i is small enough. */
static void cut_at(conditional_parts *p, const conditional_model *m, size_t i, size_t most)
{
  size_t next[2], count = conditional_model_successors(m, i, next), size[2];
  p->below[i] = 1;
  for (size_t k = 0; k < count; k++) {
    size[k] = p->below[next[k]];
    p->below[i] += size[k];
  }
  while (p->below[i] > most) {
    size_t larger = count == 2 && size[1] > size[0];
    if (size[larger] <= 1)
      return;
    p->part[next[larger]] = 0;
    p->below[i] -= size[larger] - 1;
    size[larger] = 1;
  }
}

static void cut(conditional_parts *p, const conditional_model *m, size_t most)
{
  for (size_t i = 0; i < m->size; i++)
    p->part[i] = NOWHERE;
  for (size_t i = m->size; i-- > 0;)
    cut_at(p, m, i, most);
  p->part[0] = 0;
  for (size_t i = 0; i < m->size; i++)
    if (p->part[i] != NOWHERE)
      p->part[i] = p->count++;
  p->parts = allocate(p->count, sizeof(conditional_part));
  for (size_t i = 0; i < m->size; i++)
    if (p->part[i] != NOWHERE)
      p->parts[p->part[i]].root = i;
}

/* Marks the variables that instruction i takes. */
static void mark(const conditional_scale *s, size_t i, bool *taken)
{
  const conditional_model *m = s->model;
  const instruction *at = m->program + i;
  switch (at->kind) {
  case INSTRUCTION_OPERATION:
    for (size_t t = at->lo; s->used[m->inputs + i] && t < at->hi; t++)
      taken[m->source[t]] = true;
    break;
  case INSTRUCTION_TEST: taken[at->lo] = true; break;
  case INSTRUCTION_LEAF:
    for (size_t j = 0; j < m->outputs; j++)
      if (m->output[at->lo + j] != NOWHERE)
        taken[m->output[at->lo + j]] = true;
    break;
  }
}

/* Finds the outer variables of part k, those of the parts that it calls being known. */
static void find_outer(const conditional_parts *p, const conditional_scale *s, size_t k, bool *taken, size_t *open)
{
  conditional_part *of = p->parts + k;
  size_t next[2], count = 0, inputs = s->model->inputs, known = s->known[of->root];
  for (size_t v = 0; v < s->room; v++)
    taken[v] = false;
  open[count++] = of->root;
  while (count > 0) {
    size_t i = open[--count];
    mark(s, i, taken);
    for (size_t n = conditional_model_successors(s->model, i, next); n-- > 0;) {
      if (p->part[next[n]] == NOWHERE) {
        open[count++] = next[n];
        continue;
      }
      const conditional_part *called = p->parts + p->part[next[n]];
      for (size_t c = 0; c < called->count; c++)
        taken[called->outer[c].variable] = true;
    }
  }
  for (size_t v = inputs; v < known; v++)
    of->count += taken[v];
  of->outer = allocate(of->count, sizeof(outer_variable));
  for (size_t v = inputs, c = 0; v < known; v++)
    if (taken[v])
      of->outer[c++].variable = v;
}

conditional_parts conditional_parts_new(conditional_scale *s, size_t most)
{
  const conditional_model *m = s->model;
  conditional_parts p = {.part = allocate(m->size, sizeof(size_t)), .below = allocate(m->size, sizeof(size_t))};
  bool *taken = allocate(s->room, sizeof(bool));
  size_t *open = allocate(m->size + 1, sizeof(size_t));
  cut(&p, m, most);
  for (size_t k = p.count; k-- > 0;)
    find_outer(&p, s, k, taken, open);
  for (size_t i = 0; i < m->size; i++) {
    conditional_part *of = p.part[i] == NOWHERE ? NULL : p.parts + p.part[i];
    for (size_t c = 0; of && c < of->count; c++)
      of->outer[c].slot = s->slot[of->outer[c].variable];
    conditional_scale_enter(s, i);
  }
  free(open);
  free(taken);
  return p;
}

void conditional_parts_free(conditional_parts *p)
{
  for (size_t k = 0; k < p->count; k++)
    free(p->parts[k].outer);
  free(p->parts);
  free(p->part);
  free(p->below);
}
