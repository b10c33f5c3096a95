#include "tree_exact.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>

/* Of what is remembered about sets. */
#define MEMO_BYTES ((size_t)64 << 20)
#define WORDS_MOST (TREE_POINTS_MOST / 64)
#define IMPOSSIBLE UINT64_MAX

/* Points in the order of every column. */
typedef struct {
  size_t count;
  uint32_t *order; /* columns rows of count */
} tree_set;

/* The points at the places [lo, hi) of column a. */
typedef struct {
  const tree_set *in;
  size_t a, lo, hi;
} tree_part;

typedef struct {
  uint64_t word[WORDS_MOST + 1];
} tree_key;

static const uint32_t *list_of(const tree_part *p)
{
  return p->in->order + p->a * p->in->count + p->lo;
}

static size_t count_of(const tree_part *p)
{
  return p->hi - p->lo;
}

/* Cells that are looked at once in a glance, and those whose cuts are sorted, as others. */
#define GLANCE 4
#define SORTED 16

static bool take_steps(tree_search *s, uint64_t steps)
{
  s->ended = s->ended || s->steps < steps;
  s->steps -= s->ended ? s->steps : steps;
  return !s->ended;
}

static void key_of(const tree_search *s, const tree_part *p, uint64_t depth, tree_key *key)
{
  const uint32_t *list = list_of(p);
  memset(key->word, 0, s->words * sizeof key->word[0]);
  key->word[s->words] = depth;
  for (size_t i = 0; i < count_of(p); i++)
    key->word[list[i] / 64] |= (uint64_t)1 << list[i] % 64;
}

static tree_set set_new(const tree_search *s, const tree_part *p, const tree_key *key)
{
  size_t count = count_of(p), n = p->in->count;
  tree_set set = {count, allocate(s->pieces.columns * count, sizeof(uint32_t))};
  for (size_t a = 0; a < s->pieces.columns; a++) {
    const uint32_t *from = p->in->order + a * n;
    uint32_t *to = set.order + a * count;
    for (size_t i = 0; i < n; i++)
      if (key->word[from[i] / 64] >> from[i] % 64 & 1)
        *to++ = from[i];
  }
  return set;
}

static tree_glance glance_at(tree_search *s, const uint32_t *list, size_t count)
{
  tree_glance g = tree_glance_begin(&s->pieces);
  for (size_t i = 0; i < count; i++)
    tree_glance_add(&s->pieces, &g, list[i]);
  return g;
}

/* Whether a cut can be before place i of that column. */
static bool can_cut(const tree_search *s, const tree_set *set, size_t a, size_t i)
{
  const uint32_t *order = set->order + a * set->count, *rank = s->pieces.rank + a * s->pieces.count;
  return rank[order[i - 1]] != rank[order[i]];
}

/* The last place from i down where a cut can be; 0 if there is none. */
static size_t cut_before(const tree_search *s, const tree_set *set, size_t a, size_t i)
{
  while (i > 0 && !can_cut(s, set, a, i))
    i--;
  return i;
}

/* The first place after i where a cut can be; count if there is none. */
static size_t cut_after(const tree_search *s, const tree_set *set, size_t a, size_t i)
{
  for (i++; i < set->count && !can_cut(s, set, a, i);)
    i++;
  return i;
}

static bool fits(tree_search *s, tree_part p, size_t worst);

/* The more points, the more a tree costs: of the cuts whose left side fits the last one has the smallest right side. */
static size_t last_that_fits(tree_search *s, const tree_set *set, size_t a, size_t worst)
{
  size_t lo = 0, hi = set->count; /* the left side fits at lo, and does not at hi */
  for (;;) {
    size_t middle = cut_before(s, set, a, lo + (hi - lo) / 2);
    if (middle <= lo)
      middle = cut_after(s, set, a, lo + (hi - lo) / 2);
    if (middle >= hi || s->ended)
      return lo;
    if (fits(s, (tree_part){set, a, 0, middle}, worst))
      lo = middle;
    else
      hi = middle;
  }
}

static bool find_cut(tree_search *s, const tree_set *set, size_t worst, tree_known *cut)
{
  for (size_t a = 0; a < s->pieces.columns && !s->ended; a++) {
    size_t count = last_that_fits(s, set, a, worst - 1);
    if (count == 0 || s->ended || !fits(s, (tree_part){set, a, count, set->count}, worst - 1))
      continue;
    *cut = (tree_known){.column = (uint32_t)a, .count = (uint32_t)count};
    return true;
  }
  return false;
}

/* A new set, and what was found out about it, is remembered. */
static bool search_fits(tree_search *s, const tree_part *p, const tree_key *key, size_t worst)
{
  tree_known cut;
  if (!take_steps(s, s->pieces.columns * p->in->count))
    return false;
  tree_set set = set_new(s, p, key);
  bool found = find_cut(s, &set, worst, &cut);
  free(set.order);
  if (s->ended)
    return false;
  tree_known *known = tree_memo_at(&s->worst, key->word);
  s->ended = !known;
  if (known && found)
    *known = (tree_known){known->least, worst, cut.column, cut.count};
  else if (known)
    known->least = worst + 1;
  return found && known;
}

static bool fits(tree_search *s, tree_part p, size_t worst)
{
  const uint32_t *list = list_of(&p);
  size_t count = count_of(&p), operations;
  if (!take_steps(s, GLANCE * count))
    return false;
  if (tree_pieces_leaf(&s->pieces, list, count, &operations) && operations <= worst)
    return true;
  tree_glance g = glance_at(s, list, count);
  if (count == 1 || worst == 0 || tree_glance_worst(&g) > worst)
    return false;
  tree_key key;
  key_of(s, &p, 0, &key);
  const tree_known *known = tree_memo_at(&s->worst, key.word);
  s->ended = s->ended || !known;
  if (!known || known->least > worst)
    return false;
  return known->most <= worst || search_fits(s, &p, &key, worst);
}

/* The cuts of a set, with what each side costs at least. */
typedef struct {
  uint64_t *left, *right;  /* columns rows of count */
  uint64_t *cut;           /* a * count + i of those that may be good, the best first */
  size_t cuts;
} tree_choices;

static uint64_t plus(uint64_t a, uint64_t b)
{
  return a > IMPOSSIBLE - b ? IMPOSSIBLE : a + b;
}

static uint64_t least_sum(const tree_glance *g, size_t worst)
{
  return tree_glance_worst(g) > worst ? IMPOSSIBLE : tree_glance_sum(g);
}

/* What both sides of each cut of a column cost at least, by a glance. */
static void glance_along(tree_search *s, const tree_set *set, size_t a, size_t worst, tree_choices *c)
{
  size_t n = set->count;
  const uint32_t *order = set->order + a * n;
  tree_glance g = tree_glance_begin(&s->pieces);
  for (size_t i = 1; i < n; i++) {
    tree_glance_add(&s->pieces, &g, order[i - 1]);
    if (can_cut(s, set, a, i))
      c->left[a * n + i] = least_sum(&g, worst);
  }
  g = tree_glance_begin(&s->pieces);
  for (size_t i = n; i-- > 1;) {
    tree_glance_add(&s->pieces, &g, order[i]);
    if (can_cut(s, set, a, i))
      c->right[a * n + i] = least_sum(&g, worst);
  }
}

static int compare_choices(const void *a, const void *b, void *of)
{
  const tree_choices *c = of;
  uint64_t i = *(const uint64_t *)a, j = *(const uint64_t *)b;
  uint64_t x = plus(c->left[i], c->right[i]), y = plus(c->left[j], c->right[j]);
  return x != y ? (x > y) - (x < y) : (i > j) - (i < j);
}

static tree_choices choices_new(tree_search *s, const tree_set *set, size_t worst, uint64_t limit)
{
  size_t n = set->count, cells = s->pieces.columns * n;
  tree_choices c = {allocate(cells, sizeof(uint64_t)), allocate(cells, sizeof(uint64_t)),
                    allocate(cells, sizeof(uint64_t)), 0};
  for (size_t a = 0; a < s->pieces.columns; a++) {
    glance_along(s, set, a, worst, &c);
    for (size_t i = 1; i < n; i++)
      if (can_cut(s, set, a, i) && plus(c.left[a * n + i], c.right[a * n + i]) < limit)
        c.cut[c.cuts++] = a * n + i;
  }
  qsort_r(c.cut, c.cuts, sizeof *c.cut, compare_choices, &c);
  return c;
}

static void choices_free(tree_choices *c)
{
  free(c->cut);
  free(c->right);
  free(c->left);
}

/* A larger left side costs no less, nor does a larger right one. */
static void raise_left(const tree_set *set, tree_choices *c, size_t at, uint64_t least)
{
  for (size_t i = at; i < (at / set->count + 1) * set->count && c->left[i] < least; i++)
    c->left[i] = least;
}

static void raise_right(const tree_set *set, tree_choices *c, size_t at, uint64_t least)
{
  for (size_t i = at; i % set->count > 0 && c->right[i] < least; i--)
    c->right[i] = least;
}

/* What the best tree costs, if that is less than the limit; otherwise what it costs at least. */
static uint64_t best_sum(tree_search *s, tree_part p, size_t worst, uint64_t limit);

/* One cut; returns what it costs, or `limit` if it is not less. */
static uint64_t try_cut(tree_search *s, const tree_set *set, tree_choices *c, size_t at, size_t worst, uint64_t limit)
{
  size_t a = at / set->count, i = at % set->count;
  tree_part left = {set, a, 0, i}, right = {set, a, i, set->count};
  if (plus(c->left[at], c->right[at]) >= limit)
    return limit;
  uint64_t l = best_sum(s, left, worst, limit - c->right[at]);
  if (s->ended)
    return limit;
  raise_left(set, c, at, l);
  if (plus(l, c->right[at]) >= limit)
    return limit;
  uint64_t r = best_sum(s, right, worst, limit - l);
  if (s->ended)
    return limit;
  raise_right(set, c, at, r);
  return plus(l, r) < limit ? l + r : limit;
}

/* The best cut that costs less than the limit, apart from the test itself; the limit if there is none. */
static uint64_t best_cut(tree_search *s, const tree_set *set, size_t worst, uint64_t limit, tree_known *cut)
{
  tree_choices c = choices_new(s, set, worst, limit);
  for (size_t k = 0; k < c.cuts && !s->ended; k++) {
    uint64_t found = try_cut(s, set, &c, c.cut[k], worst, limit);
    if (found < limit) {
      limit = found;
      *cut = (tree_known){.column = (uint32_t)(c.cut[k] / set->count), .count = (uint32_t)(c.cut[k] % set->count)};
    }
  }
  choices_free(&c);
  return limit;
}

/* `leaf` is what a leaf costs. */
static uint64_t search_sum(tree_search *s, const tree_part *p, const tree_key *key, size_t worst, uint64_t limit,
                           uint64_t weight, uint64_t leaf)
{
  tree_known cut = {0};
  uint64_t below = leaf < limit ? leaf : limit;
  if (!take_steps(s, s->pieces.columns * (p->in->count + SORTED * count_of(p))))
    return 0;
  tree_set set = set_new(s, p, key);
  uint64_t found = below <= weight ? below : plus(best_cut(s, &set, worst - 1, below - weight, &cut), weight);
  free(set.order);
  if (s->ended)
    return 0;
  tree_known *known = tree_memo_at(&s->sum, key->word);
  s->ended = !known;
  if (!known)
    return 0;
  if (found < below)
    *known = (tree_known){found, found, cut.column, cut.count};
  else if (found == leaf)
    *known = (tree_known){leaf, leaf, 0, 0};
  else
    known->least = found;
  return found;
}

/* The depth that a set is remembered with: no tree of the set is deeper than the deepest one. */
static size_t depth_of(const tree_search *s, size_t count, size_t worst)
{
  size_t deepest = count - 1 + 2 * s->pieces.of.columns->data->outputs;
  return worst < deepest ? worst : deepest;
}

static uint64_t best_sum(tree_search *s, tree_part p, size_t worst, uint64_t limit)
{
  const uint32_t *list = list_of(&p);
  size_t count = count_of(&p), operations;
  if (!take_steps(s, GLANCE * count))
    return 0;
  tree_glance g = glance_at(s, list, count);
  bool alone = tree_pieces_leaf(&s->pieces, list, count, &operations) && operations <= worst;
  uint64_t leaf = alone ? operations * g.weight : IMPOSSIBLE, least = least_sum(&g, worst);
  if (leaf <= least || least >= limit)
    return leaf <= least ? leaf : least;
  if (count == 1 || worst == 0)
    return leaf;
  tree_key key;
  key_of(s, &p, depth_of(s, count, worst), &key);
  const tree_known *known = tree_memo_at(&s->sum, key.word);
  s->ended = s->ended || !known;
  if (!known || known->least == known->most || known->least >= limit)
    return known ? known->least : 0;
  return search_sum(s, &p, &key, worst, limit, g.weight, leaf);
}

/* All points, in the order of every column. */
static tree_set whole_set(const tree_search *s)
{
  return (tree_set){s->pieces.count, s->pieces.order};
}

tree_search tree_search_new(tree_points p)
{
  tree_search s = {.pieces = tree_pieces_new(p), .words = (p.count + 63) / 64};
  s.worst = tree_memo_new(s.words, MEMO_BYTES);
  s.sum = tree_memo_new(s.words, MEMO_BYTES);
  return s;
}

void tree_search_free(tree_search *s)
{
  tree_memo_free(&s->sum);
  tree_memo_free(&s->worst);
  tree_pieces_free(&s->pieces);
}

/* The tree whose cuts are remembered; `memo` is the one that has them. */
static tree_node *remembered(tree_search *s, tree_memo *memo, tree_part p, size_t worst)
{
  const uint32_t *list = list_of(&p);
  size_t count = count_of(&p), operations;
  bool alone = tree_pieces_leaf(&s->pieces, list, count, &operations) && operations <= worst;
  tree_key key;
  key_of(s, &p, memo == &s->worst ? 0 : depth_of(s, count, worst), &key);
  const tree_known *known = tree_memo_at(memo, key.word);
  if (alone && (memo == &s->worst || !known || known->count == 0))
    return tree_pieces_make_leaf(&s->pieces, list, count);
  tree_known cut = *known;
  tree_set set = set_new(s, &p, &key);
  const uint32_t *order = set.order + cut.column * count;
  tree_node *v = allocate(1, sizeof *v);
  *v = (tree_node){.column = s->pieces.column[cut.column],
                   .below = {s->pieces.of.point[order[cut.count - 1]], s->pieces.of.point[order[cut.count]]}};
  v->left = remembered(s, memo, (tree_part){&set, cut.column, 0, cut.count}, worst - 1);
  v->right = remembered(s, memo, (tree_part){&set, cut.column, cut.count, count}, worst - 1);
  tree_node_join(v);
  free(set.order);
  return v;
}

/* A part with all points. */
static tree_part all_of(const tree_set *set)
{
  return (tree_part){set, 0, 0, set->count};
}

tree_answer tree_search_worst(tree_search *s, size_t worst, uint64_t *steps, tree_node **found)
{
  tree_set set = whole_set(s);
  s->steps = *steps;
  s->ended = false;
  bool holds = fits(s, all_of(&set), worst);
  *steps = s->steps;
  if (holds)
    *found = remembered(s, &s->worst, all_of(&set), worst);
  return holds ? TREE_FOUND : s->ended ? TREE_UNKNOWN : TREE_NONE;
}

tree_answer tree_search_sum(tree_search *s, size_t worst, uint64_t limit, uint64_t *steps, tree_node **found)
{
  tree_set set = whole_set(s);
  s->steps = *steps;
  s->ended = false;
  uint64_t least = best_sum(s, all_of(&set), worst, limit);
  *steps = s->steps;
  if (s->ended)
    return TREE_UNKNOWN;
  if (least < limit)
    *found = remembered(s, &s->sum, all_of(&set), worst);
  return least < limit ? TREE_FOUND : TREE_NONE;
}
