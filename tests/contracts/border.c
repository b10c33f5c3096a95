/* The border of the kernel: what a caller owes and C can decide is checked at every call from another file.
 *
 * The linker sends a call of f to __wrap_f below (tests.mk), which checks the preconditions of f's contract and calls
 * the function itself, __real_f.  Arrays are there if the address sanitizer knows nothing against any of their bytes;
 * what is written overlaps nothing else.  Large arrays of numbers are looked at here and there.  Not decided are
 * statements about more than memory holds: that a plan belongs to a tree, that cells are residues. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#include "kernel/conditional/conditional.h"
#include "kernel/conditional/ifelse.h"
#include "kernel/conditional/lexicographic.h"
#include "kernel/conditional/packed.h"
#include "kernel/conditional/projection.h"
#include "kernel/conditional/rows_recall.h"
#include "kernel/conditional/scaled.h"
#include "kernel/exact/elimination.h"
#include "kernel/exact/order.h"
#include "kernel/exact/recalled.h"
#include "kernel/exact/vector.h"
#include "kernel/gates/gates.h"
#include "kernel/layered/expansion.h"
#include "kernel/layered/layered_recall.h"
#include "kernel/lipschitz/everywhere.h"
#include "kernel/rounded/rounded.h"
#include "kernel/rows/outputs_form.h"
#include "kernel/rows/rows_merge.h"
#include "kernel/rows/rows_permute.h"
#include "kernel/switch/check.h"
#include "kernel/switch/synthesize.h"
#include "kernel/switch/tree.h"
#include "kernel/text/cells.h"
#include "kernel/text/number_agrees.h"
#include "kernel/theorem1/condition_loop.h"
#include "kernel/theorem1/condition_otherwise.h"
#include "kernel/theorem1/condition_point.h"
#include "kernel/theorem3/annihilator.h"
#include "kernel/theorem3/lower_bound.h"
#include "kernel/theorem3/mean_bound.h"
#include "kernel/theorem3/rank_condition.h"

#define FOUND 99           /* the exit status of the sanitizers */
#define MOST_LOOKED_AT 256 /* numbers of an array, and calls for one network */

/* Ends the program like a sanitizer, with the message in its log if it has one. */
static void broken(const char *function, const char *what)
{
  char message[1000];
  snprintf(message, sizeof message, "ERROR: border: %s: not so: %s\n", function + strlen("__wrap_"), what);
  __sanitizer_report_error_summary(message);
  __sanitizer_print_stack_trace();
  _exit(FOUND);
}

#define CHECK(what) \
  do { \
    if (!(what)) \
      broken(__func__, #what); \
  } while (0)

/* An array that a function reads, or writes; of numbers, if there is a number. */
typedef struct {
  const char *name;
  const void *start;
  size_t bytes;
  bool is_written;
  mpq_srcptr number;
} array;

#define NUMBER(a) _Generic((a), mpq_ptr: (a), mpq_srcptr: (a), default: NULL)
#define READS(a, n) {#a, (a), (n) * sizeof *(a), false, NUMBER(a)}
#define WRITES(a, n) {#a, (a), (n) * sizeof *(a), true, NUMBER(a)}
#define ARRAYS(...) arrays(__func__, (array[]){__VA_ARGS__}, sizeof((array[]){__VA_ARGS__}) / sizeof(array))

static bool overlap(const array *a, const array *b)
{
  return a->bytes > 0 && b->bytes > 0 && (const char *)a->start < (const char *)b->start + b->bytes &&
         (const char *)b->start < (const char *)a->start + a->bytes;
}

/* Initialised and in lowest terms, as all functions of GMP leave it. */
static bool is_canonical(mpq_srcptr q)
{
  if (mpz_sgn(mpq_denref(q)) <= 0)
    return false;
  mpz_t g;
  mpz_init(g);
  mpz_gcd(g, mpq_numref(q), mpq_denref(q));
  bool lowest = mpz_cmp_ui(g, 1) == 0;
  mpz_clear(g);
  return lowest;
}

static bool are_canonical(mpq_srcptr a, size_t n)
{
  for (size_t i = 0; i < n; i += 1 + n / MOST_LOOKED_AT)
    if (!is_canonical(a + i))
      return false;
  return true;
}

static void arrays(const char *function, const array *a, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    if (a[i].bytes > 0 && (!a[i].start || __asan_region_is_poisoned((void *)a[i].start, a[i].bytes)))
      broken(function, a[i].name);
    if (a[i].number && !are_canonical(a[i].number, a[i].bytes / sizeof *a[i].number))
      broken(function, a[i].name);
    for (size_t k = 0; k < i; k++)
      if ((a[i].is_written || a[k].is_written) && overlap(&a[i], &a[k]))
        broken(function, a[i].name);
  }
}

/* chapter exact */

#define WRAP(type, function, ...) \
  type __real_##function(__VA_ARGS__); \
  type __wrap_##function(__VA_ARGS__); \
  type __wrap_##function(__VA_ARGS__)

WRAP(size_t, first_difference, mpq_srcptr a, mpq_srcptr b, size_t q)
{
  ARRAYS(READS(a, q), READS(b, q));
  return __real_first_difference(a, b, q);
}

WRAP(bool, order_rows, mpq_srcptr x, size_t n, size_t q, size_t *order, size_t *rank)
{
  CHECK(q == 0 || n <= SIZE_MAX / q);
  ARRAYS(READS(x, n * q), WRITES(order, n), WRITES(rank, n));
  return __real_order_rows(x, n, q, order, rank);
}

WRAP(void, outputs_join, mpq_srcptr y, size_t r, bool pairs, mpq_ptr out)
{
  CHECK(r <= SIZE_MAX / 2);
  ARRAYS(READS(y, pairs ? 2 * r : r), WRITES(out, r));
  __real_outputs_join(y, r, pairs, out);
}

WRAP(bool, outputs_recalled, output_rule rule, mpq_srcptr out, mpq_srcptr d, size_t r, mpq_ptr t)
{
  CHECK(rule.kind <= RULE_ARGMAX && 1 <= r);
  ARRAYS(READS(out, r), READS(d, rule.kind == RULE_ARGMAX ? 1 : r), WRITES(t, 1),
         READS(rule.tolerance, rule.kind == RULE_TOLERANCE ? 1 : 0));
  return __real_outputs_recalled(rule, out, d, r, t);
}

WRAP(void, vector_dot, mpq_ptr r, mpq_srcptr a, mpq_srcptr b, size_t n, mpq_ptr t)
{
  array of[] = {WRITES(r, 1), READS(a, n), READS(b, n), WRITES(t, 1)};
  arrays(__func__, of, sizeof of / sizeof *of);
  __real_vector_dot(r, a, b, n, t);
}

WRAP(size_t, vector_both, mpq_srcptr a, mpq_srcptr b, size_t n)
{
  ARRAYS(READS(a, n), READS(b, n));
  return __real_vector_both(a, b, n);
}

static bool all_below(const size_t *a, size_t n, size_t limit)
{
  for (size_t i = 0; i < n; i++)
    if (a[i] >= limit)
      return false;
  return true;
}

WRAP(void, eliminate_row, mpq_ptr y, mpq_srcptr e, const size_t *pivot, size_t s, size_t d, mpq_ptr scratch)
{
  CHECK(0 < d && s <= SIZE_MAX / d);
  ARRAYS(WRITES(y, d), READS(e, s * d), READS(pivot, s), WRITES(scratch, ELIMINATION_SCRATCH));
  CHECK(all_below(pivot, s, d));
  __real_eliminate_row(y, e, pivot, s, d, scratch);
}

/* chapter switch */

static bool within_limits(size_t n, size_t q, size_t r)
{
  return 1 <= n && n <= LIMIT_POINTS && 1 <= q && q <= LIMIT_INPUTS && 1 <= r && r <= LIMIT_OUTPUTS;
}

#define DATA(data) READS(data.x, data.points * data.inputs), READS(data.d, data.points * data.outputs)
#define PARTS(net, IS) \
  IS(net.shift, 1), IS(net.hyperplanes, (net.leaves - 1) * net.inputs), IS(net.gains, net.leaves - 1), \
    IS(net.readout, net.outputs * net.leaves)

/* Every point starts with 1, no output is negative. */
static bool is_augmented(dataset data)
{
  for (size_t i = 0; i < data.points; i++)
    if (mpq_cmp_ui(data.x + i * data.inputs, 1, 1) != 0)
      return false;
  return true;
}

static bool has_nonnegative_outputs(dataset data)
{
  for (size_t i = 0; i < data.points * data.outputs; i++)
    if (mpq_sgn(data.d + i) < 0)
      return false;
  return true;
}

WRAP(size_t, bound_neurons_paper, size_t n, size_t q, size_t r)
{
  CHECK(within_limits(n, q, r));
  return __real_bound_neurons_paper(n, q, r);
}

WRAP(size_t, bound_weights_paper, size_t n, size_t q, size_t r)
{
  CHECK(within_limits(n, q, r));
  return __real_bound_weights_paper(n, q, r);
}

WRAP(size_t, bound_neurons_sharp, size_t n, size_t q, size_t r, readout_kind kind)
{
  CHECK(within_limits(n, q, r));
  return __real_bound_neurons_sharp(n, q, r, kind);
}

WRAP(size_t, bound_weights_sharp, size_t n, size_t q, size_t r, readout_kind kind)
{
  CHECK(within_limits(n, q, r));
  return __real_bound_weights_sharp(n, q, r, kind);
}

WRAP(size_t, tree_cut, size_t lo, size_t hi)
{
  CHECK(lo <= SIZE_MAX - 2 && lo + 2 <= hi);
  return __real_tree_cut(lo, hi);
}

WRAP(activity, network_evaluate, network net, mpq_srcptr x, evaluation how, mpq_ptr out, mpq_ptr scratch)
{
  CHECK(within_limits(net.leaves, net.inputs, net.outputs));
  ARRAYS(PARTS(net, READS), READS(x, net.inputs), WRITES(out, net.outputs),
         WRITES(scratch, CHECK_SCRATCH(net.leaves, net.inputs, ceil_log2(net.leaves))));
  return __real_network_evaluate(net, x, how, out, scratch);
}

/* A point that failed is one that was looked at. */
static bool may_be_true(check_state s, size_t n)
{
  return s.done <= n && (s.recall == n || s.recall < s.done) && (s.neurons == n || s.neurons < s.done) &&
         (s.weights == n || s.weights < s.done);
}

WRAP(check_state, check_continue, network net, dataset data, check_state state, size_t until, evaluation how,
     activity *active, mpq_ptr out, mpq_ptr scratch)
{
  CHECK(within_limits(net.leaves, net.inputs, net.outputs) && within_limits(data.points, data.inputs, data.outputs));
  CHECK(net.inputs == data.inputs && net.outputs == data.outputs);
  ARRAYS(PARTS(net, READS), DATA(data), WRITES(active, data.points), WRITES(out, net.outputs),
         WRITES(scratch, CHECK_SCRATCH(net.leaves, net.inputs, ceil_log2(net.leaves))));
  CHECK(may_be_true(state, data.points) && state.done <= until && until <= data.points);
  return __real_check_continue(net, data, state, until, how, active, out, scratch);
}

WRAP(bool, synthesize, dataset data, network net, size_t *order, size_t *rank, mpq_ptr scratch)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs));
  CHECK(net.leaves == data.points && net.inputs == data.inputs && net.outputs == data.outputs);
  ARRAYS(DATA(data), PARTS(net, WRITES), WRITES(order, data.points), WRITES(rank, data.points),
         WRITES(scratch, SYNTHESIZE_SCRATCH));
  CHECK(is_augmented(data));
  CHECK(has_nonnegative_outputs(data));
  return __real_synthesize(data, net, order, rank, scratch);
}

/* chapter layered; layered_valid is proved to say exactly whether a network is well formed */

#define LAYERED(net) \
  READS(net.layer, net.layers + 1), READS(net.first, net.neurons + 1), READS(net.source, net.terms), \
    READS(net.weight, net.terms)
#define READING(net, r) READS(r.head, net.neurons), READS(r.next, net.terms), READS(r.target, net.terms)

bool __real_layered_valid(layered_network net);

/* Each list goes up and has terms that read its neuron, all of them have all terms, and terms belong to their neurons:
 * so no list leaves one out. */
static bool lists_terms(layered_network net, reading_terms r)
{
  size_t listed = 0;
  for (size_t k = 0; k < net.neurons; k++)
    for (size_t t = r.head[k], before = 0; t != net.terms; before = t + 1, t = r.next[t], listed++)
      if (t > net.terms || t < before || net.source[t] != k)
        return false;
  for (size_t t = 0; t < net.terms; t++)
    if (r.target[t] >= net.neurons || t < net.first[r.target[t]] || t >= net.first[r.target[t] + 1])
      return false;
  return listed == net.terms;
}

WRAP(bool, layered_valid, layered_network net)
{
  ARRAYS(LAYERED(net));
  return __real_layered_valid(net);
}

WRAP(reading_terms, layered_reading, layered_network net, size_t *head, size_t *next, size_t *target)
{
  ARRAYS(LAYERED(net), WRITES(head, net.neurons), WRITES(next, net.terms), WRITES(target, net.terms));
  CHECK(__real_layered_valid(net));
  return __real_layered_reading(net, head, next, target);
}

WRAP(void, layered_forward, layered_network net, reading_terms reading, mpq_srcptr x, mpq_ptr y, mpq_ptr scratch)
{
  ARRAYS(LAYERED(net), READING(net, reading), READS(x, net.inputs), WRITES(y, net.neurons), WRITES(scratch, 1));
  CHECK(__real_layered_valid(net) && lists_terms(net, reading));
  __real_layered_forward(net, reading, x, y, scratch);
}

WRAP(activity, layered_activity, layered_network net, reading_terms reading, mpq_srcptr y, bool *active)
{
  ARRAYS(LAYERED(net), READING(net, reading), READS(y, net.neurons), WRITES(active, net.neurons));
  CHECK(__real_layered_valid(net) && lists_terms(net, reading));
  return __real_layered_activity(net, reading, y, active);
}

WRAP(size_t, layered_active, const bool *active, size_t lo, size_t hi)
{
  CHECK(lo <= hi);
  ARRAYS(READS(active + lo, hi - lo));
  return __real_layered_active(active, lo, hi);
}

static size_t numbers_of(table_fit fit)
{
  return fit.pairs ? 2 * fit.outputs : fit.outputs;
}

WRAP(layered_state, layered_check, layered_network net, reading_terms reading, table_fit fit, output_rule rule,
     dataset data, layered_state state, size_t until, mpq_ptr y, bool *active, mpq_ptr out, mpq_ptr t)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs) && fit.skip + net.inputs == data.inputs);
  CHECK(1 <= fit.outputs && fit.outputs <= SIZE_MAX / 2);
  CHECK(rule.kind <= RULE_ARGMAX && data.outputs == (rule.kind == RULE_ARGMAX ? 1 : fit.outputs));
  ARRAYS(LAYERED(net), READING(net, reading), DATA(data), WRITES(y, net.neurons), WRITES(active, net.neurons),
         WRITES(out, fit.outputs), WRITES(t, 1), READS(rule.tolerance, rule.kind == RULE_TOLERANCE ? 1 : 0));
  CHECK(__real_layered_valid(net) && lists_terms(net, reading));
  CHECK(net.layer[net.layers - 1] + numbers_of(fit) == net.neurons);
  CHECK(!state.failed && state.recalled <= until && until <= data.points);
  return __real_layered_check(net, reading, fit, rule, data, state, until, y, active, out, t);
}

static bool has_small_counts(const activity *a, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (a[i].neurons > ACTIVITY_MOST_COUNT || a[i].weights > ACTIVITY_MOST_COUNT)
      return false;
  return true;
}

WRAP(activity_total, activity_over, const activity *a, size_t n)
{
  CHECK(n <= ACTIVITY_MOST_POINTS);
  ARRAYS(READS(a, n));
  CHECK(has_small_counts(a, n));
  return __real_activity_over(a, n);
}

WRAP(bool, expansion_check, layered_network to, network net, expansion_map map, mpq_ptr scratch)
{
  CHECK(within_limits(net.leaves, net.inputs, net.outputs));
  ARRAYS(LAYERED(to), PARTS(net, READS), READS(map.test, net.leaves - 1), READS(map.gate, net.leaves - 1),
         READS(map.leaf, net.leaves), READS(map.owner, to.neurons),
         WRITES(scratch, EXPANSION_SCRATCH(net.leaves, net.inputs)));
  CHECK(__real_layered_valid(to));
  return __real_expansion_check(to, net, map, scratch);
}

/* chapter conditional */

#define CONDITIONAL(net) \
  READS(net.program, net.size), READS(net.source, net.terms), READS(net.weight, net.terms), \
    READS(net.value, net.values), READS(net.output, net.leaves)

static bool enters(conditional_network net, const size_t *known, size_t i, size_t s, size_t n)
{
  return s == NOWHERE || (i < s && s < net.size && known[s] == n);
}

static bool is_operation(conditional_network net, const size_t *known, size_t i)
{
  instruction at = net.program[i];
  return at.lo <= at.hi && at.hi <= net.terms && all_below(net.source + at.lo, at.hi - at.lo, known[i]) &&
         enters(net, known, i, at.next, known[i] + 1);
}

static bool is_test(conditional_network net, const size_t *known, size_t i)
{
  instruction at = net.program[i];
  return at.lo < known[i] && at.hi < net.values && at.compare <= IS_AT_LEAST &&
         enters(net, known, i, at.next, known[i]) && enters(net, known, i, at.otherwise, known[i]);
}

static bool is_leaf(conditional_network net, const size_t *known, size_t i)
{
  size_t lo = net.program[i].lo;
  if (lo > net.leaves || net.outputs > net.leaves - lo)
    return false;
  for (size_t j = lo; j < lo + net.outputs; j++)
    if (net.output[j] != NOWHERE && net.output[j] >= known[i])
      return false;
  return true;
}

static bool is_well_formed_at(conditional_network net, const size_t *known, size_t i)
{
  instruction_kind kind = net.program[i].kind;
  return known[i] <= net.inputs + i && (kind == INSTRUCTION_OPERATION ? is_operation(net, known, i)
                                        : kind == INSTRUCTION_TEST    ? is_test(net, known, i)
                                                                      : is_leaf(net, known, i));
}

/* A network that many points run through is looked at again only now and then. */
static bool is_well_formed(conditional_network net, const size_t *known)
{
  static conditional_network last;
  static size_t calls;
  bool is_same = memcmp(&last, &net, sizeof net) == 0 && ++calls % MOST_LOOKED_AT != 0;
  memcpy(&last, &net, sizeof net);
  if (!(1 <= net.size && net.size <= CONDITIONAL_MOST_INSTRUCTIONS && net.terms <= CONDITIONAL_MOST_TERMS &&
        net.inputs <= CONDITIONAL_MOST_INPUTS && known[0] == net.inputs))
    return false;
  for (size_t i = 0; i < net.size && !is_same; i++)
    if (!is_well_formed_at(net, known, i))
      return false;
  return true;
}

static bool has_room(conditional_network net, const size_t *known, size_t room)
{
  return all_below(known, net.size, room);
}

WRAP(bool, conditional_valid, conditional_network net, size_t *known)
{
  ARRAYS(CONDITIONAL(net), WRITES(known, net.size));
  return __real_conditional_valid(net, known);
}

WRAP(size_t, conditional_room, conditional_network net, const size_t *known)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size));
  CHECK(is_well_formed(net, known));
  return __real_conditional_room(net, known);
}

WRAP(conditional_path, conditional_run, conditional_network net, const size_t *known, size_t room, mpq_srcptr x,
     mpq_ptr y, mpq_ptr t)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size), READS(x, net.inputs), WRITES(y, room), WRITES(t, 1));
  CHECK(is_well_formed(net, known) && has_room(net, known, room));
  return __real_conditional_run(net, known, room, x, y, t);
}

WRAP(bool, conditional_arrives, conditional_network net, const size_t *known, conditional_path path)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size));
  CHECK(is_well_formed(net, known) && path.last < net.size);
  return __real_conditional_arrives(net, known, path);
}

WRAP(void, conditional_answer, conditional_network net, const size_t *known, conditional_path path, mpq_srcptr y,
     mpq_ptr out)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size));
  CHECK(is_well_formed(net, known) && path.last < net.size && net.program[path.last].kind == INSTRUCTION_LEAF);
  ARRAYS(READS(net.weight, net.terms), READS(net.value, net.values), READS(y, known[path.last]),
         WRITES(out, net.outputs));
  __real_conditional_answer(net, known, path, y, out);
}

WRAP(conditional_recall, conditional_check, conditional_network net, const size_t *known, size_t room, mpq_srcptr x,
     mpq_srcptr d, mpq_ptr y, mpq_ptr t)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size), READS(x, net.inputs), READS(d, net.outputs), WRITES(y, room),
         WRITES(t, 1));
  CHECK(is_well_formed(net, known) && has_room(net, known, room));
  return __real_conditional_check(net, known, room, x, d, y, t);
}

WRAP(rows_state, rows_check, conditional_network net, const size_t *known, size_t room, table_fit fit, dataset data,
     rows_state state, size_t until, rows_scratch s)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs) && fit.skip + net.inputs == data.inputs);
  CHECK(1 <= fit.outputs && numbers_of(fit) == net.outputs && net.outputs == data.outputs);
  ARRAYS(CONDITIONAL(net), READS(known, net.size), DATA(data), WRITES(s.y, room), WRITES(s.answer, net.outputs),
         WRITES(s.got, fit.outputs), WRITES(s.wanted, fit.outputs), WRITES(s.t, 1));
  CHECK(is_well_formed(net, known) && has_room(net, known, room));
  CHECK(!state.failed && state.recalled <= until && until <= data.points);
  return __real_rows_check(net, known, room, fit, data, state, until, s);
}

#define SCALED(net, m) \
  READS((m).weight, (net).terms), READS((m).value, (net).values), READS((m).factor, (net).leaves), \
  READS((m).unit, (net).size), READS((m).bound, (net).size), READS((m).output, (net).outputs)

WRAP(bool, scaled_whole, conditional_network net, const size_t *known, scaled_program m, mpq_ptr t, mpz_ptr z)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size), SCALED(net, m), WRITES(t, SCALED_SCRATCH), WRITES(z, 1));
  CHECK(is_well_formed(net, known));
  return __real_scaled_whole(net, known, m, t, z);
}

static bool are_integers(mpq_srcptr a, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (mpz_cmp_ui(mpq_denref(a + i), 1) != 0)
      return false;
  return true;
}

WRAP(scaled_verdict, scaled_check, conditional_network net, const size_t *known, scaled_program m, size_t room,
     scaled_variables v, int64_t *pending, mpq_ptr t)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size), SCALED(net, m), WRITES(v.unit, room), WRITES(v.least, room),
         WRITES(v.most, room), WRITES(pending, net.size + 1), WRITES(t, SCALED_SCRATCH));
  CHECK(is_well_formed(net, known) && has_room(net, known, room));
  CHECK(are_integers(m.weight, net.terms) && are_integers(m.factor, net.leaves));
  return __real_scaled_check(net, known, m, room, v, pending, t);
}

WRAP(size_t, everywhere_check, conditional_network net, const size_t *known, table_fit fit, dataset data,
     everywhere_claim claim, mpq_ptr t)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs) && fit.skip + net.inputs == data.inputs);
  CHECK(1 <= fit.outputs && numbers_of(fit) == net.outputs && fit.outputs == data.outputs);
  CHECK(claim.room <= net.inputs + net.size && mpq_sgn(claim.slope) >= 0);
  ARRAYS(CONDITIONAL(net), READS(known, net.size), DATA(data), READS(claim.slope, 1), READS(claim.epsilon, 1),
         READS(claim.lo, net.size * claim.room), READS(claim.hi, net.size * claim.room),
         READS(claim.above, net.size * fit.outputs), READS(claim.below, net.size * fit.outputs), WRITES(t, 3));
  CHECK(is_well_formed(net, known) && has_room(net, known, claim.room));
  return __real_everywhere_check(net, known, fit, data, claim, t);
}

WRAP(packed_state, packed_begin, conditional_network net, const size_t *known)
{
  ARRAYS(CONDITIONAL(net), READS(known, net.size));
  CHECK(is_well_formed(net, known));
  return __real_packed_begin(net, known);
}

WRAP(packed_state, packed_check, conditional_network net, const size_t *known, size_t room, dataset data, size_t width,
     packed_state state, size_t until, mpq_ptr y, mpq_ptr t)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs) && width <= PACKED_MOST_WIDTH);
  CHECK(net.inputs == data.inputs && net.outputs == data.outputs);
  ARRAYS(CONDITIONAL(net), READS(known, net.size), DATA(data), WRITES(y, room), WRITES(t, 1));
  CHECK(is_well_formed(net, known) && has_room(net, known, room));
  CHECK(state.done <= until && until <= data.points && state.leaves <= net.size);
  CHECK(state.operations <= state.done * PACKED_MOST_OPERATIONS && state.most <= state.operations);
  return __real_packed_check(net, known, room, data, width, state, until, y, t);
}

/* In lexicographic order by `order`. */
static bool is_sorted(dataset data, const size_t *order)
{
  for (size_t i = 1; i < data.points; i++) {
    mpq_srcptr a = data.x + order[i - 1] * data.inputs, b = data.x + order[i] * data.inputs;
    size_t j = first_difference(a, b, data.inputs);
    if (j == data.inputs || mpq_cmp(a + j, b + j) > 0)
      return false;
  }
  return true;
}

WRAP(void, projection_direction, dataset data, const size_t *order, mpq_ptr c, size_t *differs, mpq_ptr scratch)
{
  CHECK(1 <= data.points && data.points <= LIMIT_POINTS && 1 <= data.inputs && data.inputs <= LIMIT_INPUTS);
  ARRAYS(READS(data.x, data.points * data.inputs), READS(order, data.points), WRITES(c, data.inputs),
         WRITES(differs, data.points), WRITES(scratch, PROJECTION_SCRATCH));
  CHECK(all_below(order, data.points, data.points) && is_augmented(data) && is_sorted(data, order));
  __real_projection_direction(data, order, c, differs, scratch);
}

/* Room for so many instructions and terms before the leaves. */
#define ROOM(data, into, base, term, values) \
  WRITES(into.program, (base) + data.points * (data.outputs + 1)), \
    WRITES(into.source, (term) + data.points * data.outputs), WRITES(into.weight, (term) + data.points * data.outputs), \
    WRITES(into.value, values), WRITES(into.output, data.points * data.outputs)

WRAP(conditional_network, projection_network, dataset data, conditional_arrays into, size_t *order, size_t *rank,
     size_t *first, mpq_ptr direction, mpq_ptr scratch)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs));
  ARRAYS(DATA(data), ROOM(data, into, data.points, data.inputs, data.points - 1), WRITES(order, data.points),
         WRITES(rank, data.points), WRITES(first, data.points), WRITES(direction, data.inputs),
         WRITES(scratch, PROJECTION_SCRATCH));
  CHECK(is_augmented(data) && has_nonnegative_outputs(data));
  return __real_projection_network(data, into, order, rank, first, direction, scratch);
}

WRAP(conditional_network, lexicographic_network, dataset data, conditional_arrays into, size_t *order, size_t *first,
     size_t *differs, size_t *cut)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs) && 2 <= data.inputs);
  ARRAYS(DATA(data), ROOM(data, into, data.points - 1, 0, data.points - 1), WRITES(order, data.points),
         WRITES(first, data.points), WRITES(differs, data.points), WRITES(cut, data.points));
  CHECK(is_augmented(data) && has_nonnegative_outputs(data));
  return __real_lexicographic_network(data, into, order, first, differs, cut);
}

WRAP(conditional_network, ifelse_network, dataset data, conditional_arrays into, size_t *order, size_t *rank,
     size_t *first, mpq_ptr hyperplane, mpq_ptr scratch)
{
  CHECK(within_limits(data.points, data.inputs, data.outputs));
  ARRAYS(DATA(data), ROOM(data, into, 2 * data.points, data.points * data.inputs, 1), WRITES(order, data.points),
         WRITES(rank, data.points), WRITES(first, data.points), WRITES(hyperplane, data.inputs),
         WRITES(scratch, IFELSE_SCRATCH));
  CHECK(is_augmented(data) && has_nonnegative_outputs(data));
  return __real_ifelse_network(data, into, order, rank, first, hyperplane, scratch);
}

/* chapter theorem1 */

WRAP(size_t, condition_plan, layered_network net, size_t *tested)
{
  ARRAYS(LAYERED(net));
  CHECK(__real_layered_valid(net) && net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS);
  ARRAYS(LAYERED(net), WRITES(tested, net.neurons - net.inputs + net.layer[net.layers - 1] + 1));
  return __real_condition_plan(net, tested);
}

WRAP(conditional_network, condition_begin, layered_network net, conditional_arrays into)
{
  ARRAYS(LAYERED(net), WRITES(into.value, 1));
  CHECK(__real_layered_valid(net));
  return __real_condition_begin(net, into);
}

static bool holds_tree(layered_network net, conditional_network c, conditional_arrays into)
{
  return c.program == into.program && c.source == into.source && c.weight == into.weight && c.value == into.value &&
         c.output == into.output && c.inputs == net.inputs && c.outputs == net.neurons - net.layer[net.layers - 1] &&
         c.values == 1 && mpq_sgn(c.value) == 0;
}

static bool has_tree_limits(layered_network net, conditional_network c, size_t steps)
{
  return steps < CONDITIONAL_MOST_INSTRUCTIONS && c.size < CONDITIONAL_MOST_INSTRUCTIONS - steps &&
         c.inputs <= CONDITIONAL_MOST_INPUTS && net.terms <= CONDITIONAL_MOST_TERMS / 2 &&
         c.terms <= CONDITIONAL_MOST_TERMS - 2 * net.terms && c.leaves <= SIZE_MAX - c.outputs;
}

WRAP(condition_result, condition_point, layered_network net, reading_terms reading, conditional_network c,
     conditional_arrays into, size_t *known, const size_t *tested, size_t steps, mpq_srcptr x, mpq_ptr y, bool *active,
     size_t *variable, mpq_ptr scratch)
{
  ARRAYS(LAYERED(net), READING(net, reading));
  CHECK(__real_layered_valid(net) && lists_terms(net, reading) && has_tree_limits(net, c, steps));
  ARRAYS(LAYERED(net), READING(net, reading), READS(tested, steps + 1), READS(x, net.inputs), WRITES(y, net.neurons),
         WRITES(active, net.neurons), WRITES(variable, net.neurons), WRITES(scratch, 1),
         WRITES(into.program, c.size + steps + 1), WRITES(known, c.size + steps + 1),
         WRITES(into.source, c.terms + 2 * net.terms), WRITES(into.weight, c.terms + 2 * net.terms),
         READS(into.value, 1), WRITES(into.output, c.leaves + c.outputs));
  CHECK(holds_tree(net, c, into) && tested[0] == 0 && tested[steps] == net.layer[net.layers - 1]);
  CHECK(c.size == 0 || is_well_formed(c, known));
  return __real_condition_point(net, reading, c, into, known, tested, steps, x, y, active, variable, scratch);
}

WRAP(loop_result, condition_loop, layered_network net, reading_terms reading, mpq_srcptr x, mpq_ptr y, bool *active,
     mpq_ptr scratch)
{
  ARRAYS(LAYERED(net), READING(net, reading), READS(x, net.inputs), WRITES(y, net.neurons), WRITES(scratch, 1),
         WRITES(active, net.neurons));
  CHECK(__real_layered_valid(net) && lists_terms(net, reading));
  CHECK(net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS && net.terms <= CONDITIONAL_MOST_TERMS);
  return __real_condition_loop(net, reading, x, y, active, scratch);
}

WRAP(otherwise_result, condition_otherwise, layered_network net, reading_terms reading, conditional_network c,
     const size_t *known, size_t room, mpq_srcptr x, mpq_ptr y, bool *active, mpq_ptr variables, mpq_ptr scratch)
{
  ARRAYS(LAYERED(net), READING(net, reading), READS(x, net.inputs), WRITES(y, net.neurons), WRITES(scratch, 1),
         WRITES(active, net.neurons), CONDITIONAL(c), READS(known, c.size), WRITES(variables, room));
  CHECK(__real_layered_valid(net) && lists_terms(net, reading));
  CHECK(net.neurons <= CONDITIONAL_MOST_INSTRUCTIONS && net.terms <= CONDITIONAL_MOST_TERMS);
  CHECK(is_well_formed(c, known) && c.inputs == net.inputs &&
        c.outputs == net.neurons - net.layer[net.layers - 1] && has_room(c, known, room));
  return __real_condition_otherwise(net, reading, c, known, room, x, y, active, variables, scratch);
}

/* chapter theorem3 */

WRAP(bool, annihilator_find, mpq_ptr e, size_t count, size_t d, size_t f, mpq_ptr c, size_t *pivot, mpq_ptr scratch)
{
  CHECK(0 < d && f <= d && count <= SIZE_MAX / d);
  array of[] = {WRITES(e, count * d), WRITES(c, d), WRITES(pivot, d), WRITES(scratch, ANNIHILATOR_SCRATCH)};
  arrays(__func__, of, sizeof of / sizeof *of);
  return __real_annihilator_find(e, count, d, f, c, pivot, scratch);
}

WRAP(bool, annihilator_proper, mpq_srcptr c, size_t d, size_t f)
{
  CHECK(0 < d && f <= d);
  ARRAYS(READS(c, d));
  return __real_annihilator_proper(c, d, f);
}

WRAP(size_t, annihilator_count, mpq_srcptr x, size_t n, size_t d, mpq_srcptr c, bool *on, mpq_ptr scratch)
{
  CHECK(0 < d && n <= SIZE_MAX / d);
  ARRAYS(READS(x, n * d), READS(c, d), WRITES(on, n), WRITES(scratch, ANNIHILATOR_SCRATCH));
  return __real_annihilator_count(x, n, d, c, on, scratch);
}

WRAP(bool, annihilator_dependency, mpq_srcptr x, size_t d, mpq_srcptr l, mpq_ptr scratch)
{
  CHECK(0 < d && d <= SIZE_MAX / d);
  ARRAYS(READS(x, d * d), READS(l, d), WRITES(scratch, ANNIHILATOR_SCRATCH));
  return __real_annihilator_dependency(x, d, l, scratch);
}

static bool is_ratio(size_t n, size_t kappa)
{
  return 1 <= n && n <= LIMIT_POINTS && 1 <= kappa && kappa <= LIMIT_POINTS;
}

WRAP(size_t, operations_at_least, size_t n, size_t kappa)
{
  CHECK(is_ratio(n, kappa));
  return __real_operations_at_least(n, kappa);
}

WRAP(size_t, operations_together_at_least, size_t n, size_t kappa, size_t *k)
{
  CHECK(is_ratio(n, kappa));
  ARRAYS(WRITES(k, 1));
  return __real_operations_together_at_least(n, kappa, k);
}

WRAP(bool, log2_enclosure, size_t n, size_t kappa, unsigned digits, mpfr_ptr t, long *low, long *high)
{
  CHECK(is_ratio(n, kappa) && digits <= 9);
  ARRAYS(WRITES(t, 1), WRITES(low, 1), WRITES(high, 1));
  return __real_log2_enclosure(n, kappa, digits, t, low, high);
}

WRAP(void, whole_rows, mpq_ptr x, size_t n, size_t d, mpz_ptr z, mpq_ptr factor)
{
  CHECK(0 < d && n <= SIZE_MAX / d);
  ARRAYS(WRITES(x, n * d), WRITES(z, 1), WRITES(factor, 1));
  __real_whole_rows(x, n, d, z, factor);
}

static bool has_rank_limits(rank_matrix m)
{
  return 2 <= m.columns && m.columns <= RANK_MOST_COLUMNS && m.points <= RANK_MOST_POINTS && 1 < m.modulus &&
         m.modulus <= MERSENNE_31;
}

#define RANK(m, s) \
  READS(m.rows, m.points * m.columns), WRITES(s.slopes, m.points), WRITES(s.counts, m.points), \
    WRITES(s.keys, 3 * m.points), WRITES(s.tallies, 3 * m.points), WRITES(s.points, m.columns), \
    WRITES(s.pivots, m.columns), WRITES(s.exact, m.columns * m.columns), WRITES(s.scratch, ELIMINATION_SCRATCH), \
    WRITES(s.first, m.columns), WRITES(s.second, m.columns)

static bool are_whole(rank_matrix m)
{
  for (size_t i = 0; i < m.points * m.columns; i++)
    if (mpz_cmp_ui(mpq_denref(m.rows + i), 1) != 0)
      return false;
  return true;
}

/* Layer 0 of the cells has the rows modulo the prime, component by component. */
static bool are_residues(rank_matrix m, const uint32_t *cells)
{
  for (size_t j = 0; j < m.points * m.columns; j += 1 + m.points * m.columns / MOST_LOOKED_AT) {
    mpq_srcptr number = m.rows + j % m.points * m.columns + j / m.points;
    if (cells[j] != mpz_fdiv_ui(mpq_numref(number), m.modulus))
      return false;
  }
  return true;
}

WRAP(void, rank_prepare, rank_matrix m, rank_scratch scratch, mpz_ptr z)
{
  CHECK(has_rank_limits(m));
  ARRAYS(RANK(m, scratch), WRITES(scratch.cells, m.points * m.columns), WRITES(z, 1));
  CHECK(are_whole(m));
  __real_rank_prepare(m, scratch, z);
}

WRAP(size_t, rank_decide, rank_matrix m, size_t i, size_t limit, rank_scratch scratch)
{
  CHECK(has_rank_limits(m) && i < m.points);
  ARRAYS(RANK(m, scratch), WRITES(scratch.cells, (m.columns - 1) * m.points * m.columns));
  CHECK(are_residues(m, scratch.cells));
  return __real_rank_decide(m, i, limit, scratch);
}

WRAP(size_t, rank_zeros, rank_matrix m, rank_scratch scratch)
{
  CHECK(has_rank_limits(m));
  ARRAYS(RANK(m, scratch));
  return __real_rank_zeros(m, scratch);
}

WRAP(rank_state, rank_begin, rank_matrix m, size_t limit, mpz_ptr z, rank_scratch s)
{
  CHECK(has_rank_limits(m));
  ARRAYS(RANK(m, s), WRITES(s.cells, m.points * m.columns), WRITES(z, 1));
  CHECK(are_whole(m));
  return __real_rank_begin(m, limit, z, s);
}

WRAP(rank_state, rank_settle, rank_state r, uint32_t modulus, bool *on, mpz_ptr z, rank_scratch s)
{
  rank_matrix m = r.matrix;
  CHECK(has_rank_limits(m) && 1 < modulus && modulus <= MERSENNE_31 && r.next < m.points);
  ARRAYS(RANK(m, s), WRITES(s.cells, (m.columns - 1) * m.points * m.columns), WRITES(on, m.points), WRITES(z, 1));
  CHECK(are_whole(m) && are_residues(m, s.cells));
  return __real_rank_settle(r, modulus, on, z, s);
}

WRAP(bool, rank_concluded, rank_state r, rank_scratch s)
{
  CHECK(has_rank_limits(r.matrix) && r.next <= r.matrix.points);
  ARRAYS(RANK(r.matrix, s));
  return __real_rank_concluded(r, s);
}

/* chapter gates */

#define GATES(net) \
  READS(net.gate, net.gates * net.inputs), READS(net.matrix, net.rows * net.inputs), READS(net.next, 2 * net.nodes), \
    READS(net.own, net.nodes)

static bool gates_fit(gates_network net)
{
  return 1 <= net.inputs && 1 <= net.outputs && net.gates < SIZE_MAX && net.nodes <= SIZE_MAX / 2 &&
         net.rows == net.matrices * net.outputs;
}

WRAP(void, gates_prefix_output, gates_network net, const size_t *used, mpq_srcptr h, size_t o, mpq_ptr y, mpq_ptr t)
{
  CHECK(gates_fit(net) && o < net.outputs);
  ARRAYS(GATES(net), READS(h, net.inputs), READS(used, net.gates + 1), WRITES(y, 1), WRITES(t, 2));
  __real_gates_prefix_output(net, used, h, o, y, t);
}

WRAP(void, gates_composed_output, gates_network net, const size_t *used, mpq_srcptr h, size_t o, mpq_ptr c, mpq_ptr y,
     mpq_ptr t)
{
  CHECK(gates_fit(net) && o < net.outputs);
  ARRAYS(GATES(net), READS(h, net.inputs), READS(used, net.gates + 1), WRITES(c, net.inputs), WRITES(y, 1),
         WRITES(t, 1));
  __real_gates_composed_output(net, used, h, o, c, y, t);
}

WRAP(bool, gates_recalls, gates_network net, mpq_srcptr h, mpq_srcptr d, size_t *used, mpq_ptr y, mpq_ptr t)
{
  CHECK(gates_fit(net));
  ARRAYS(GATES(net), READS(h, net.inputs), READS(d, net.outputs), WRITES(used, net.gates + 1), WRITES(y, 1),
         WRITES(t, 2));
  return __real_gates_recalls(net, h, d, used, y, t);
}

/* chapter rounded */

static bool is_format(number_format f)
{
  return 1 <= f.bits && f.bits <= FORMAT_MOST && f.unit <= FORMAT_MOST && f.exponents <= FORMAT_MOST;
}

WRAP(bool, round_nearest, number_format f, mpq_ptr r, mpq_ptr t, mpz_ptr z)
{
  CHECK(is_format(f));
  ARRAYS(WRITES(r, 1), WRITES(t, 2), WRITES(z, 1));
  return __real_round_nearest(f, r, t, z);
}

WRAP(size_t, round_all, number_format f, mpq_ptr a, size_t n, mpq_ptr t, mpz_ptr z)
{
  CHECK(is_format(f));
  ARRAYS(WRITES(a, n), WRITES(t, 4), WRITES(z, 1));
  return __real_round_all(f, a, n, t, z);
}

WRAP(rounded_result, rounded_check, number_format f, layered_network net, table_fit fit, output_rule rule, mpq_srcptr x,
     mpq_srcptr d, mpq_ptr y, mpq_ptr out, mpq_ptr t, mpz_ptr z)
{
  CHECK(is_format(f) && 1 <= fit.outputs && fit.outputs <= SIZE_MAX / 2 && rule.kind <= RULE_ARGMAX);
  ARRAYS(LAYERED(net), READS(x, net.inputs), READS(d, rule.kind == RULE_ARGMAX ? 1 : fit.outputs),
         WRITES(y, net.neurons), WRITES(out, fit.outputs), WRITES(t, 4), WRITES(z, 1),
         READS(rule.tolerance, rule.kind == RULE_TOLERANCE ? 1 : 0));
  CHECK(__real_layered_valid(net));
  CHECK(net.layer[net.layers - 1] + numbers_of(fit) == net.neurons);
  return __real_rounded_check(f, net, fit, rule, x, d, y, out, t, z);
}

/* The end of a string is looked for, and so is in memory that is there. */
#define STRING(s) CHECK(strlen(s) < SIZE_MAX)

WRAP(bool, label_agrees, const char *text, size_t n, char *const *labels, size_t k, mpq_srcptr value)
{
  ARRAYS(READS(text, n), READS(labels + k, 1), READS(value, 1));
  STRING(labels[k]);
  return __real_label_agrees(text, n, labels, k, value);
}

WRAP(size_t, cells_split, const char *s, size_t from, size_t to, char delimiter, char quote, char other, cell_place *cells,
     size_t room)
{
  CHECK(from <= to && room > 0);
  ARRAYS(READS(s + from, to - from), WRITES(cells, room));
  return __real_cells_split(s, from, to, delimiter, quote, other, cells, room);
}

WRAP(bool, labels_differ, char *const *labels, size_t n, const size_t *order, const size_t *slot)
{
  ARRAYS(READS(labels, n), READS(order, n), READS(slot, n));
  for (size_t i = 0; i < n; i++)
    STRING(labels[i]);
  return __real_labels_differ(labels, n, order, slot);
}

/* chapter rows */

static bool has_sizes(dataset data)
{
  return (data.inputs == 0 || data.points <= SIZE_MAX / data.inputs) &&
         (data.outputs == 0 || data.points <= SIZE_MAX / data.outputs);
}

#define MOVED(data) WRITES(data.x, data.points * data.inputs), WRITES(data.d, data.points * data.outputs)

WRAP(size_t, rows_merge, dataset data, size_t *same, size_t *first)
{
  CHECK(has_sizes(data) && 1 <= data.points);
  ARRAYS(MOVED(data), WRITES(same, data.points), WRITES(first, data.points));
  return __real_rows_merge(data, same, first);
}

WRAP(bool, rows_permute, dataset data, const size_t *from, size_t *rank, size_t *now)
{
  CHECK(has_sizes(data));
  ARRAYS(MOVED(data), READS(from, data.points), WRITES(rank, data.points), WRITES(now, data.points));
  return __real_rows_permute(data, from, rank, now);
}

static bool are_laid_out(output_columns c, size_t width)
{
  for (size_t j = 0; j < c.columns; j++)
    if (c.start[j] >= c.start[j + 1])
      return false;
  return c.start[0] == 0 && c.start[c.columns] == width;
}

WRAP(bool, outputs_expand, output_columns c, size_t n, mpq_srcptr d, size_t width, mpq_ptr to, mpq_ptr t)
{
  CHECK((c.columns == 0 || n <= SIZE_MAX / c.columns) && (width == 0 || n <= SIZE_MAX / width));
  ARRAYS(READS(c.labels, c.columns), READS(c.start, c.columns + 1), READS(d, n * c.columns), WRITES(to, n * width),
         WRITES(t, 1));
  CHECK(are_laid_out(c, width));
  return __real_outputs_expand(c, n, d, width, to, t);
}

WRAP(void, outputs_split, size_t n, size_t r, mpq_srcptr d, mpq_ptr to)
{
  CHECK(r <= SIZE_MAX / 2 && (r == 0 || n <= SIZE_MAX / (2 * r)));
  ARRAYS(READS(d, n * r), WRITES(to, n * 2 * r));
  __real_outputs_split(n, r, d, to);
}

/* chapter text */

WRAP(bool, number_agrees, const char *text, size_t n, mpq_srcptr value, mpq_ptr scratch)
{
  CHECK(n <= SIZE_MAX / 16);
  ARRAYS(READS(text, n), READS(value, 1), WRITES((char *)scratch, AGREES_SCRATCH * sizeof *scratch));
  return __real_number_agrees(text, n, value, scratch);
}
