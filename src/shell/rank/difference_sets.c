#include "difference_sets.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

#define WORD 64
/* Beyond, sets without a common input are all that is looked for. */
#define MOST_INPUTS 20
#define MOST_NODES 20000

difference_sets difference_sets_new(size_t inputs)
{
  size_t words = inputs / WORD + 1;
  return (difference_sets){.inputs = inputs,
                           .words = words,
                           .bits = allocate((DIFFERENCE_SETS + 1) * words, sizeof(uint64_t)),
                           .size = allocate(DIFFERENCE_SETS + 1, sizeof(size_t)),
                           .from = allocate(DIFFERENCE_SETS + 1, sizeof(size_t))};
}

void difference_sets_free(difference_sets *s)
{
  free(s->bits);
  free(s->size);
  free(s->from);
}

void difference_sets_clear(difference_sets *s)
{
  s->count = 0;
}

static uint64_t *set(const difference_sets *s, size_t k)
{
  return s->bits + k * s->words;
}

void difference_sets_begin(difference_sets *s)
{
  memset(set(s, s->count), 0, s->words * sizeof(uint64_t));
  s->size[s->count] = 0;
}

void difference_sets_put(difference_sets *s, size_t input)
{
  set(s, s->count)[input / WORD] |= (uint64_t)1 << input % WORD;
  s->size[s->count]++;
}

/* Whether set a is in set b. */
static bool within(const difference_sets *s, size_t a, size_t b)
{
  size_t w = 0;
  while (w < s->words && (set(s, a)[w] & ~set(s, b)[w]) == 0)
    w++;
  return w == s->words;
}

static bool meet(const difference_sets *s, size_t a, const uint64_t *inputs)
{
  size_t w = 0;
  while (w < s->words && (set(s, a)[w] & inputs[w]) == 0)
    w++;
  return w < s->words;
}

static void move(difference_sets *s, size_t from, size_t to)
{
  if (from == to)
    return;
  memcpy(set(s, to), set(s, from), s->words * sizeof(uint64_t));
  s->size[to] = s->size[from];
  s->from[to] = s->from[from];
}

void difference_sets_end(difference_sets *s, size_t from)
{
  size_t last = s->count, kept = 0;
  s->from[last] = from;
  for (size_t k = 0; k < last; k++)
    if (within(s, k, last))
      return;
  for (size_t k = 0; k < last; k++)
    if (!within(s, last, k))
      move(s, k, kept++);
  if (kept == DIFFERENCE_SETS)
    return;
  move(s, last, kept);
  s->count = kept + 1;
}

static void swap(difference_sets *s, size_t a, size_t b)
{
  move(s, a, DIFFERENCE_SETS);
  move(s, b, a);
  move(s, DIFFERENCE_SETS, b);
}

/* Sets that have no input in common come first; returns how many. */
static size_t apart(difference_sets *s)
{
  size_t first = 0;
  uint64_t *used = allocate(s->words, sizeof(uint64_t));
  for (bool more = true; more;) {
    size_t least = s->count;
    for (size_t k = first; k < s->count; k++)
      if (!meet(s, k, used) && (least == s->count || s->size[k] < s->size[least]))
        least = k;
    more = least < s->count;
    if (!more)
      break;
    for (size_t w = 0; w < s->words; w++)
      used[w] |= set(s, least)[w];
    swap(s, least, first++);
  }
  free(used);
  return first;
}

/* Whether `more` inputs, with those of `chosen`, can meet all sets; true if that takes too many nodes. */
static bool can_meet(const difference_sets *s, uint64_t *chosen, size_t more, size_t *nodes)
{
  size_t open = 0;
  while (open < s->count && meet(s, open, chosen))
    open++;
  if (open == s->count || *nodes == 0)
    return true;
  bool found = false;
  (*nodes)--;
  for (size_t a = 0; a < s->inputs && more > 0 && !found; a++) {
    uint64_t bit = (uint64_t)1 << a % WORD;
    if (!(set(s, open)[a / WORD] & bit))
      continue;
    chosen[a / WORD] |= bit;
    found = can_meet(s, chosen, more - 1, nodes);
    chosen[a / WORD] &= ~bit;
  }
  return found;
}

size_t difference_sets_least(difference_sets *s, bool *exact, size_t *told)
{
  size_t least = apart(s), nodes = MOST_NODES;
  *told = least;
  *exact = false;
  if (s->inputs > MOST_INPUTS)
    return least;
  uint64_t *chosen = allocate(s->words, sizeof(uint64_t));
  size_t disjoint = least;
  while (!can_meet(s, chosen, least, &nodes))
    least++;
  *exact = nodes > 0;
  if (least > disjoint)
    *told = s->count;
  free(chosen);
  return least;
}
