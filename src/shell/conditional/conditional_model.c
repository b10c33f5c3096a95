#include "conditional_model.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>

conditional_model conditional_model_new(size_t inputs, size_t outputs)
{
  return (conditional_model){.inputs = inputs, .outputs = outputs};
}

void conditional_model_free(conditional_model *m)
{
  free(m->program);
  free(m->source);
  free(m->output);
  numbers_free(m->weight, m->terms);
  numbers_free(m->value, m->values);
  if (m->what)
    columns_free(m->what);
  free(m->what);
}

static size_t add(conditional_model *m, instruction i)
{
  m->program = with_room(m->program, &m->program_room, m->size + 1, sizeof(instruction));
  m->program[m->size] = i;
  return m->size++;
}

size_t conditional_model_add_operation(conditional_model *m)
{
  return add(m, (instruction){.kind = INSTRUCTION_OPERATION, .compare = IS_LESS, .lo = m->terms, .hi = m->terms,
                              .next = NOWHERE, .otherwise = NOWHERE});
}

size_t conditional_model_add_test(conditional_model *m, size_t variable, comparison compare, mpq_srcptr value)
{
  m->value = with_room(m->value, &m->value_room, m->values + 1, sizeof(mpq_t));
  mpq_init(m->value + m->values);
  mpq_set(m->value + m->values, value);
  m->values++;
  return add(m, (instruction){.kind = INSTRUCTION_TEST, .compare = compare, .lo = variable, .hi = m->values - 1,
                              .next = NOWHERE, .otherwise = NOWHERE});
}

size_t conditional_model_add_leaf(conditional_model *m)
{
  m->output = with_room(m->output, &m->leaf_room, m->leaves + m->outputs, sizeof(size_t));
  for (size_t j = 0; j < m->outputs; j++)
    m->output[m->leaves + j] = NOWHERE;
  m->leaves += m->outputs;
  return add(m, (instruction){.kind = INSTRUCTION_LEAF, .compare = IS_LESS, .lo = m->leaves - m->outputs,
                              .hi = m->leaves, .next = NOWHERE, .otherwise = NOWHERE});
}

mpq_ptr conditional_model_add_term(conditional_model *m, size_t variable)
{
  size_t room = m->term_room;
  m->source = with_room(m->source, &room, m->terms + 1, sizeof(size_t));
  m->weight = with_room(m->weight, &m->term_room, m->terms + 1, sizeof(mpq_t));
  m->source[m->terms] = variable;
  mpq_init(m->weight + m->terms);
  m->program[m->size - 1].hi++;
  return m->weight + m->terms++;
}

size_t conditional_model_successors(const conditional_model *m, size_t i, size_t next[2])
{
  const instruction *at = m->program + i;
  size_t count = 0;
  if (at->kind != INSTRUCTION_LEAF && at->next != NOWHERE)
    next[count++] = at->next;
  if (at->kind == INSTRUCTION_TEST && at->otherwise != NOWHERE)
    next[count++] = at->otherwise;
  return count;
}

/* Where one gets from instruction i on without meeting a test that has one side. */
static size_t behind_spliced(const conditional_model *m, size_t i)
{
  while (i != NOWHERE && m->program[i].kind == INSTRUCTION_TEST &&
         (m->program[i].next == NOWHERE) != (m->program[i].otherwise == NOWHERE))
    i = m->program[i].next == NOWHERE ? m->program[i].otherwise : m->program[i].next;
  return i;
}

void conditional_model_splice(conditional_model *m)
{
  /* Successors come later, so what stays can be moved forward in order. */
  size_t *moved = allocate(m->size, sizeof(size_t)), size = 0;
  for (size_t i = 0; i < m->size; i++)
    if (behind_spliced(m, i) == i)
      moved[i] = size++;
  for (size_t i = 0; i < m->size; i++) {
    instruction kept = m->program[i];
    if (behind_spliced(m, i) != i)
      continue;
    size_t next = behind_spliced(m, kept.next), otherwise = behind_spliced(m, kept.otherwise);
    kept.next = next == NOWHERE ? NOWHERE : moved[next];
    kept.otherwise = otherwise == NOWHERE ? NOWHERE : moved[otherwise];
    m->program[moved[i]] = kept;
  }
  m->size = size;
  free(moved);
}

conditional_size conditional_model_measure(const conditional_model *m)
{
  conditional_size size = {0};
  for (size_t i = 0; i < m->size; i++)
    switch (m->program[i].kind) {
    case INSTRUCTION_OPERATION:
      size.operations++;
      size.terms += m->program[i].hi - m->program[i].lo;
      size.missing += m->program[i].next == NOWHERE;
      break;
    case INSTRUCTION_TEST:
      size.tests++;
      size.missing += (m->program[i].next == NOWHERE) + (m->program[i].otherwise == NOWHERE);
      break;
    case INSTRUCTION_LEAF: size.leaves++; break;
    }
  return size;
}

conditional_network conditional_model_view(const conditional_model *m)
{
  return (conditional_network){.inputs = m->inputs,
                               .outputs = m->outputs,
                               .size = m->size,
                               .terms = m->terms,
                               .values = m->values,
                               .leaves = m->leaves,
                               .program = m->program,
                               .source = m->source,
                               .weight = m->weight,
                               .value = m->value,
                               .output = m->output};
}

size_t *conditional_model_known(const conditional_model *m)
{
  size_t *known = allocate(m->size, sizeof(size_t));
  if (!conditional_valid(conditional_model_view(m), known))
    fail(STATUS_UNDECIDED, "the conditional network has more than %u instructions or %u terms",
         CONDITIONAL_MOST_INSTRUCTIONS, CONDITIONAL_MOST_TERMS);
  return known;
}
