#include "gates_make.h"
#include "kernel/exact/vector.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/random.h"
#include "shell/base/status.h"
#include "shell/table/direction.h"
#include "shell/table/linear_fit.h"
#include <stdlib.h>

/* Directions that are tried for one gate, and attempts at the whole. */
#define DIRECTIONS_MOST 24
#define ATTEMPTS_MOST 12
/* Numbers of the table that may be looked at for one gate, and altogether before there are no more attempts. */
#define GATE_CELLS ((size_t)400000)
#define ALL_CELLS ((size_t)1500000)

/* Elimination over all points may take as many steps. */
#define FIT_STEPS ((size_t)1 << 22)

/* Points that have one pattern, and no linear function in common: those at [begin, end) of the order. */
typedef struct {
  size_t begin, end, node;
} open_set;

typedef struct {
  const sorted_points *data;
  gates_model net;
  linear_fit fit;
  size_t *order, *moved; /* points; scratch */
  open_set *set, *later; /* those that are left; those after the gate that is being added */
  size_t sets, laters;
  mpq_ptr apart;         /* the direction in which all points are apart */
  mpq_ptr gate, best;    /* one that is tried; the best so far */
  mpq_ptr z;             /* of each point of a set, where it is along a direction */
  mpq_ptr scratch;
  int *scale;            /* of each input, a power of 2 about as large as what it varies by */
  uint64_t random;
  size_t cells;
} making;

static void find_scales(making *k)
{
  const sorted_points *p = k->data;
  mpq_ptr low = k->scratch, high = k->scratch + 1;
  for (size_t a = 1; a < p->inputs; a++) {
    mpq_set(low, p->x + a);
    mpq_set(high, p->x + a);
    for (size_t i = 1; i < p->points; i++) {
      mpq_srcptr x = p->x + i * p->inputs + a;
      if (mpq_cmp(x, low) < 0)
        mpq_set(low, x);
      if (mpq_cmp(x, high) > 0)
        mpq_set(high, x);
    }
    mpq_sub(high, high, low);
    if (mpq_sgn(high) != 0)
      k->scale[a] = (int)mpz_sizeinbase(mpq_numref(high), 2) - (int)mpz_sizeinbase(mpq_denref(high), 2);
  }
}

/* The widest that n width (width + functions) allows. */
static size_t choose_width(const sorted_points *p)
{
  size_t functions = p->is_signed ? p->outputs / 2 : p->outputs;
  size_t width = p->inputs;
  while (width > 1 && p->points > FIT_STEPS / width / (width + functions))
    width--;
  return width;
}

static making making_new(const sorted_points *p)
{
  size_t q = p->inputs, n = p->points;
  making k = {.data = p, .fit = linear_fit_new(p, choose_width(p))};
  k.order = allocate(n, sizeof *k.order);
  k.moved = allocate(n, sizeof *k.moved);
  k.set = allocate(n, sizeof *k.set);
  k.later = allocate(n, sizeof *k.later);
  k.scale = allocate(q, sizeof *k.scale);
  k.apart = numbers_new(q);
  k.gate = numbers_new(q);
  k.best = numbers_new(q);
  k.z = numbers_new(n);
  k.scratch = numbers_new(2);
  sorted_direction(p, k.apart);
  find_scales(&k);
  return k;
}

static void making_free(making *k)
{
  size_t q = k->data->inputs;
  free(k->order);
  free(k->moved);
  free(k->set);
  free(k->later);
  free(k->scale);
  numbers_free(k->apart, q);
  numbers_free(k->gate, q);
  numbers_free(k->best, q);
  numbers_free(k->z, k->data->points);
  numbers_free(k->scratch, 2);
  linear_fit_free(&k->fit);
}

/* Whether there are linear functions through these points. */
static bool have_functions(making *k, size_t begin, size_t end)
{
  linear_fit_begin(&k->fit);
  while (begin < end && linear_fit_take(&k->fit, k->order[begin]))
    begin++;
  return begin == end;
}

static void write_functions(making *k, mpq_ptr matrix)
{
  for (size_t j = 0; j < k->fit.functions; j++)
    linear_fit_solve(&k->fit, j, matrix + j * k->data->inputs);
}

/* The points of a set get the matrix of a linear function, or they are a set that is left. */
static void settle(making *k, open_set s)
{
  if (s.begin == s.end)
    return;
  if (have_functions(k, s.begin, s.end))
    write_functions(k, gates_model_add_matrix(&k->net, s.node));
  else
    k->later[k->laters++] = s;
}

static void take_later(making *k)
{
  open_set *set = k->set;
  k->set = k->later;
  k->sets = k->laters;
  k->later = set;
  k->laters = 0;
}

static void begin(making *k, uint64_t seed)
{
  const sorted_points *p = k->data;
  k->net = gates_model_new(p->inputs, k->fit.functions);
  k->net.constant = true;
  k->net.is_signed = p->is_signed;
  k->random = seed;
  for (size_t i = 0; i < p->points; i++)
    k->order[i] = i;
  settle(k, (open_set){0, p->points, 0});
  take_later(k);
}

static const open_set *largest_set(const making *k)
{
  const open_set *best = k->set;
  for (size_t s = 1; s < k->sets; s++)
    if (k->set[s].end - k->set[s].begin > best->end - best->begin)
      best = k->set + s;
  return best;
}

/* Whether the gate is open at point i. */
static bool is_open(const making *k, mpq_srcptr gate, size_t i)
{
  size_t q = k->data->inputs;
  vector_dot(k->scratch, gate, k->data->x + i * q, q, k->scratch + 1);
  return mpq_sgn(k->scratch) > 0;
}

static int compare_numbers(const void *a, const void *b)
{
  return mpq_cmp(*(const mpq_t *)a, *(const mpq_t *)b);
}

/* Gate 0 := where the direction that the gate has cuts a set in two as equal parts as can be.  False if it does not. */
static bool cut(making *k, const open_set *s)
{
  size_t q = k->data->inputs, n = s->end - s->begin, best = 0;
  mpq_set_ui(k->gate, 0, 1);
  for (size_t i = 0; i < n; i++)
    vector_dot(k->z + i, k->gate, k->data->x + k->order[s->begin + i] * q, q, k->scratch);
  qsort(k->z, n, sizeof *k->z, compare_numbers);
  for (size_t i = 1; i < n; i++)
    if (mpq_cmp(k->z + i - 1, k->z + i) != 0 && (best == 0 || llabs((long long)(2 * i) - (long long)n) <
                                                              llabs((long long)(2 * best) - (long long)n)))
      best = i;
  if (best == 0)
    return false;
  mpq_add(k->gate, k->z + best - 1, k->z + best);
  mpq_div_2exp(k->gate, k->gate, 1);
  mpq_neg(k->gate, k->gate);
  return true;
}

/* Pairs of points that the gate leaves together, about: the sum of squares. */
static uint64_t together(making *k)
{
  uint64_t sum = 0;
  for (size_t s = 0; s < k->sets; s++) {
    uint64_t open = 0, all = k->set[s].end - k->set[s].begin;
    for (size_t i = k->set[s].begin; i < k->set[s].end; i++)
      open += is_open(k, k->gate, k->order[i]);
    sum += open * open + (all - open) * (all - open);
    k->cells += all * k->data->inputs;
  }
  return sum;
}

/* A direction of small whole numbers, where inputs vary about as much. */
static void choose_random(making *k)
{
  for (size_t a = 1; a < k->data->inputs; a++) {
    mpq_ptr g = k->gate + a;
    mpq_set_si(g, (long)(random_next(&k->random) % 15) - 7, 1);
    if (k->scale[a] > 0)
      mpq_div_2exp(g, g, (mp_bitcnt_t)k->scale[a]);
    else
      mpq_mul_2exp(g, g, (mp_bitcnt_t)-k->scale[a]);
  }
}

/* First the direction in which all points are apart, then inputs and others at random. */
static void choose(making *k, size_t d)
{
  size_t q = k->data->inputs, input = 1 + random_next(&k->random) % (q - 1);
  if (d > 0 && random_next(&k->random) % 2 == 0) {
    choose_random(k);
    return;
  }
  for (size_t a = 1; a < q; a++)
    if (d == 0)
      mpq_set(k->gate + a, k->apart + a);
    else
      mpq_set_ui(k->gate + a, a == input, 1);
}

static void swap_gates(making *k)
{
  mpq_ptr gate = k->gate;
  k->gate = k->best;
  k->best = gate;
}

/* best := the gate that leaves the fewest pairs of points together. */
static void find_gate(making *k)
{
  const open_set *s = largest_set(k);
  size_t left = 0;
  uint64_t least = UINT64_MAX;
  for (size_t i = 0; i < k->sets; i++)
    left += k->set[i].end - k->set[i].begin;
  size_t most = k->data->inputs == 2 ? 1 : GATE_CELLS / (left * k->data->inputs) + 2;
  for (size_t d = 0; d < DIRECTIONS_MOST && d < most; d++) {
    choose(k, d);
    if (!cut(k, s))
      continue;
    uint64_t score = together(k);
    if (score < least) {
      least = score;
      swap_gates(k);
    }
  }
}

/* The points of a set at which the gate is not open come first; returns where the others begin. */
static size_t divide(making *k, const open_set *s, mpq_srcptr gate)
{
  size_t closed = s->begin, open = 0;
  for (size_t i = s->begin; i < s->end; i++)
    if (is_open(k, gate, k->order[i]))
      k->moved[open++] = k->order[i];
    else
      k->order[closed++] = k->order[i];
  for (size_t i = 0; i < open; i++)
    k->order[closed + i] = k->moved[i];
  return closed;
}

/* A set goes on with one bit more. */
static void settle_side(making *k, const open_set *s, size_t from, size_t to, bool bit)
{
  if (from < to)
    settle(k, (open_set){from, to, gates_model_add_node(&k->net, s->node, bit)});
}

static void add_gate(making *k)
{
  mpq_ptr gate = gates_model_add_gate(&k->net);
  for (size_t a = 0; a < k->data->inputs; a++)
    mpq_set(gate + a, k->best + a);
  numbers_check(gate, k->data->inputs);
  for (size_t i = 0; i < k->sets; i++) {
    open_set s = k->set[i];
    size_t middle = divide(k, &s, gate);
    settle_side(k, &s, s.begin, middle, false);
    settle_side(k, &s, middle, s.end, true);
  }
  take_later(k);
}

/* Whether it ended with fewer gates than that. */
static bool attempt(making *k, uint64_t seed, size_t fewer)
{
  begin(k, seed);
  while (k->sets > 0 && k->net.gates < fewer - 1) {
    find_gate(k);
    add_gate(k);
  }
  return k->sets == 0;
}

bool gates_make(const sorted_points *p, size_t most, gates_model *made)
{
  progress_begin("synthesizing");
  making k = making_new(p);
  bool found = attempt(&k, 0, most + 1);
  *made = k.net;
  for (uint64_t seed = 1; found && seed < ATTEMPTS_MOST && k.cells < ALL_CELLS && made->gates > 1; seed++)
    if (attempt(&k, seed, made->gates)) {
      gates_model_free(made);
      *made = k.net;
    } else
      gates_model_free(&k.net);
  making_free(&k);
  progress_end();
  if (found)
    numbers_check(made->matrix, made->matrices * gates_model_area(made));
  else
    gates_model_free(made);
  return found;
}
