#include "expansion.h"
#include <stdint.h>
#include "kernel/switch/tree.h"
#include "proofs/lemmas/layered/lemmas_expansion.h"
#include "proofs/lemmas/exact/lemmas_products.h"

#define NO_TERM ((size_t)-1)

/* The opposites of the hyperplanes and of the gains of a switch network, and 1: weights of its expansion. */
typedef struct {
  mpq_srcptr hyperplanes;
  mpq_srcptr gains;
  mpq_srcptr one;
} constants;

/*@ predicate readable_constants{L}(network net, constants c) =
  @   \valid_read(c.hyperplanes + (0 .. (net.leaves - 1) * net.inputs - 1)) &&
  @   \valid_read(c.gains + (0 .. net.leaves - 2)) && \valid_read(c.one);
  @ predicate are_constants{L}(network net, constants c) =
  @   (\forall integer s; 0 <= s < net.leaves - 1 ==>
  @     opposite(row(mat(c.hyperplanes, net.leaves - 1, net.inputs), s), row(hyperplanes(net), s))) &&
  @   (\forall integer s; 0 <= s < net.leaves - 1 ==> val(c.gains + s) == -at(gains(net), s)) && val(c.one) == 1.0;
  @ // What may be asked about the expansion.
  @ predicate comparable{L}(layered_network to) =
  @   readable_layered(to) && well_formed(to) && to.terms < NO_TERM;
  @*/

/* Row s of n rows of q numbers. */
/*@ requires s < n && n * q <= LIMIT_MATRIX && \valid_read(m + (0 .. n * q - 1));
  @ terminates \true;
  @ assigns \result \from m, s, q;
  @ ensures row: vec(\result, q) == row(mat(m, n, q), s);
  @ ensures readable: \valid_read(\result + (0 .. q - 1));
  @*/
static mpq_srcptr row_of(mpq_srcptr m, size_t s, size_t n, size_t q)
{
  //@ ghost row_in_matrix(s, n, q);
  return m + s * q;
}

/* to[0 .. n - 1] := -from[0 .. n - 1]. */
/*@ requires \valid(to + (0 .. n - 1)) && \valid_read(from + (0 .. n - 1));
  @ requires \separated(to + (0 .. n - 1), from + (0 .. n - 1));
  @ terminates \true;
  @ assigns to[0 .. n - 1];
  @ ensures opposites: \forall integer i; 0 <= i < n ==> val(to + i) == -val(from + i);
  @*/
static void negate(mpq_ptr to, mpq_srcptr from, size_t n)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant opposites: \forall integer k; 0 <= k < i ==> val(to + k) == -val(from + k);
    @ loop assigns i, to[0 .. n - 1];
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    mpq_neg(to + i, from + i);
}

/* Where the terms go on after the weight `value` from neuron `from`, for which there is none if it is 0; NO_TERM if
 * something else is there. */
/*@ requires comparable(to) && \valid_read(value) && t <= end <= to.terms;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures range: \result == NO_TERM || t <= \result <= end;
  @ ensures goes_on: \result != NO_TERM ==> \forall rvec y, integer lo; 0 <= lo <= t ==>
  @   goes_on(to, y, lo, t, \result, from, val(value));
  @*/
static size_t next_term(layered_network to, size_t t, size_t end, size_t from, mpq_srcptr value)
{
  if (mpq_sgn(value) == 0)
    return t;
  return t < end && to.source[t] == from && mpq_cmp(to.weight + t, value) == 0 ? t + 1 : NO_TERM;
}

/* Whether neuron k has the weight c from neuron s, and no other. */
/*@ requires comparable(to) && to.inputs <= k < to.neurons && \valid_read(c);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures one_term: \result ==> one_term(to, k, s, val(c));
  @*/
static bool has_one_term(layered_network to, size_t k, size_t s, mpq_srcptr c)
{
  //@ ghost lemma_counted(to, k);
  return next_term(to, to.first[k], to.first[k + 1], s, c) == to.first[k + 1];
}

/* Whether neuron k has the weight b from neuron s, then c from neuron t, and no other. */
/*@ requires comparable(to) && to.inputs <= k < to.neurons && \valid_read(b) && \valid_read(c);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures two_terms: \result ==> two_terms(to, k, s, val(b), t, val(c));
  @*/
static bool has_two_terms(layered_network to, size_t k, size_t s, mpq_srcptr b, size_t t, mpq_srcptr c)
{
  size_t end = to.first[k + 1], next = next_term(to, to.first[k], end, s, b);
  //@ ghost lemma_counted(to, k);
  /*@ assert first: next != NO_TERM ==> \forall rvec y;
    @   sum_on(to, y, to.first[k], next) == rmul(val(b), at(y, s)) &&
    @   nonzero_on(to, y, to.first[k], next) == shared(val(b), at(y, s)) &&
    @   into_on(to, y, to.first[k], next) == active_term(to, y, s, val(b)); */
  return next != NO_TERM && next_term(to, next, end, t, c) == end;
}

/* The neuron with component k of a vector. */
/*@ requires rest + k <= SIZE_MAX;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures component: \result == component(first, rest, k);
  @*/
static size_t component_of(size_t first, size_t rest, size_t k)
{
  return k == 0 ? first : rest + k;
}

/* Whether the terms of neuron k are the weights w from the components of a vector. */
/*@ requires comparable(to) && to.inputs <= k < to.neurons && rest + q <= to.neurons && \valid_read(w + (0 .. q - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures product: \result ==> inner_product(to, k, first, rest, vec(w, q));
  @*/
static bool is_inner_product(layered_network to, size_t k, size_t first, size_t rest, mpq_srcptr w, size_t q)
{
  size_t end = to.first[k + 1], t = to.first[k];
  //@ ghost lemma_counted(to, k);
  /*@ loop invariant range: 0 <= i <= q && to.first[k] <= t <= end;
    @ loop invariant sums: \forall rvec y, v, a; len(v) == q ==> carries(to, y, first, rest, v, a) ==>
    @   sum_on(to, y, to.first[k], t) == dot_upto(vec(w, q), v, i) &&
    @   nonzero_on(to, y, to.first[k], t) == both_upto(vec(w, q), v, i) &&
    @   into_on(to, y, to.first[k], t) == both_upto(vec(w, q), a, i);
    @ loop assigns i, t;
    @ loop variant q - i;
    @*/
  for (size_t i = 0; i < q; i++) {
    t = next_term(to, t, end, component_of(first, rest, i), w + i);
    if (t == NO_TERM)
      return false;
  }
  return t == end;
}

/* Whether the terms of neuron k are the weights w from the neurons of a list. */
/*@ requires comparable(to) && to.inputs <= k < to.neurons;
  @ requires \valid_read(list + (0 .. n - 1)) && \valid_read(w + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures product: \result ==> reads_list(to, k, list, vec(w, n));
  @*/
static bool is_list_product(layered_network to, size_t k, const size_t *list, mpq_srcptr w, size_t n)
{
  size_t end = to.first[k + 1], t = to.first[k];
  //@ ghost lemma_counted(to, k);
  /*@ loop invariant range: 0 <= i <= n && to.first[k] <= t <= end;
    @ loop invariant sums: \forall rvec y, v, a; len(v) == n ==> lists_carry(to, y, list, v, a) ==>
    @   sum_on(to, y, to.first[k], t) == dot_upto(vec(w, n), v, i) &&
    @   nonzero_on(to, y, to.first[k], t) == both_upto(vec(w, n), v, i) &&
    @   into_on(to, y, to.first[k], t) == both_upto(vec(w, n), a, i);
    @ loop assigns i, t;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    t = next_term(to, t, end, list[i], w + i);
    if (t == NO_TERM)
      return false;
  }
  return t == end;
}

/* Whether neuron k adds up the n neurons from lo on. */
/*@ requires comparable(to) && to.inputs <= k < to.neurons && to.inputs <= lo && lo + n <= to.neurons;
  @ requires \valid_read(one) && val(one) == 1.0;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures adds_up: \result ==> adds_up(to, k, lo, n);
  @*/
static bool is_sum(layered_network to, size_t k, size_t lo, size_t n, mpq_srcptr one)
{
  size_t end = to.first[k + 1], t = to.first[k];
  //@ ghost lemma_counted(to, k);
  //@ assert one: \forall real b; rmul(1.0, b) == b;
  /*@ loop invariant range: 0 <= i <= n && to.first[k] <= t <= end;
    @ loop invariant sums: \forall rvec y, v; len(v) == n ==> put_out_from(y, lo, v) ==>
    @   sum_on(to, y, to.first[k], t) == sum_upto(v, i) && nonzero_on(to, y, to.first[k], t) == both_upto(v, v, i) &&
    @   into_on(to, y, to.first[k], t) == active_neurons_on(to, y, lo, lo + i);
    @ loop assigns i, t;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    size_t from = lo + i;
    //@ ghost lemma_counted(to, from);
    /*@ assert counted: \forall rvec y; active_neurons_on(to, y, lo, lo + (i + 1)) ==
      @   active_neurons_on(to, y, lo, lo + i) + active_term(to, y, from, 1.0); */
    //@ assert value: \forall rvec y, v; len(v) == n ==> put_out_from(y, lo, v) ==> at(y, from) == at(v, i);
    t = next_term(to, t, end, from, one);
    if (t == NO_TERM)
      return false;
    //@ assert goes_on: \forall rvec y; goes_on(to, y, to.first[k], \at(t, LoopCurrent), t, from, 1.0);
    /*@ assert sum: \forall rvec y, v; len(v) == n ==> put_out_from(y, lo, v) ==>
      @   sum_on(to, y, to.first[k], t) == sum_upto(v, i + 1) &&
      @   nonzero_on(to, y, to.first[k], t) == both_upto(v, v, i + 1); */
    /*@ assert into: \forall rvec y, v; len(v) == n ==> put_out_from(y, lo, v) ==>
      @   into_on(to, y, to.first[k], t) == active_neurons_on(to, y, lo, lo + (i + 1)); */
  }
  return t == end;
}

/* Whether the q neurons from lo on are the side of a switch that neuron t shuts; c: the opposite of its gain. */
/*@ requires comparable(to) && to.inputs <= lo && lo + q <= to.neurons && rest + q <= to.neurons;
  @ requires \valid_read(one) && val(one) == 1.0 && \valid_read(c);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures side: \result ==> \forall real gain; val(c) == -gain ==> side(to, lo, q, first, rest, t, gain);
  @*/
static bool is_side(layered_network to, size_t lo, size_t first, size_t rest, size_t t, mpq_srcptr one, mpq_srcptr c,
                    size_t q)
{
  /*@ loop invariant range: 0 <= k <= q;
    @ loop invariant side: \forall integer i; 0 <= i < k ==>
    @   two_terms(to, lo + i, component(first, rest, i), 1.0, t, val(c));
    @ loop assigns k;
    @ loop variant q - k;
    @*/
  for (size_t k = 0; k < q; k++)
    if (!has_two_terms(to, lo + k, component_of(first, rest, k), one, t, c))
      return false;
  return true;
}

/* Whether neuron k is one of the n from lo on. */
/*@ terminates \true;
  @ assigns \nothing;
  @ ensures among: \result <==> lo <= k < lo + n;
  @*/
static bool is_among(size_t k, size_t lo, size_t n)
{
  return k >= lo && k - lo < n;
}

/* Whether every neuron between the translation and the readout is one of the switch that is called its owner. */
/*@ requires readable_expansion(to, net, map) && between(to, net, map) && 1 <= net.leaves;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures fits: \result ==> fits(to, net, map);
  @*/
static bool owners_fit(layered_network to, network net, expansion_map map)
{
  /*@ loop invariant range: 2 * net.inputs - 1 <= k <= map.readout;
    @ loop invariant fits: \forall integer i; 2 * net.inputs - 1 <= i < k ==>
    @   map.owner[i] < net.leaves - 1 &&
    @   (map.test[map.owner[i]] <= i < map.test[map.owner[i]] + 2 ||
    @    map.gate[map.owner[i]] <= i < map.gate[map.owner[i]] + 2 * net.inputs);
    @ loop assigns k;
    @ loop variant map.readout - k;
    @*/
  for (size_t k = 2 * net.inputs - 1; k < map.readout; k++) {
    size_t s = map.owner[k];
    if (s >= net.leaves - 1 || !(is_among(k, map.test[s], 2) || is_among(k, map.gate[s], 2 * net.inputs)))
      return false;
  }
  return true;
}

/* Whether the neurons lo, ..., hi - 1 belong to switch s. */
/*@ requires \valid_read(owner + (lo .. hi - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures owned: \result <==> \forall integer k; lo <= k < hi ==> owner[k] == s;
  @*/
static bool all_belong(const size_t *owner, size_t lo, size_t hi, size_t s)
{
  /*@ loop invariant range: lo <= k && (lo <= hi ==> k <= hi);
    @ loop invariant owned: \forall integer i; lo <= i < k ==> owner[i] == s;
    @ loop assigns k;
    @ loop variant hi - k;
    @*/
  for (size_t k = lo; k < hi; k++)
    if (owner[k] != s)
      return false;
  return true;
}

/* Whether the neurons of switch s are where the map says, apart, and owned by it. */
/*@ requires readable_expansion(to, net, map) && between(to, net, map) && fits(to, net, map) && s < net.leaves - 1;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures owns: \result ==>
  @   owns(map.owner, s, map.test[s], map.gate[s], net.inputs, 2 * net.inputs - 1, map.readout);
  @*/
static bool owns(layered_network to, network net, expansion_map map, size_t s)
{
  size_t q = net.inputs, test = map.test[s], gate = map.gate[s];
  return 2 * q - 1 <= test && test <= gate && 2 <= gate - test && gate <= map.readout && 2 * q <= map.readout - gate &&
         all_belong(map.owner, test, test + 2, s) && all_belong(map.owner, gate, gate + 2 * q, s);
}

/* Whether switch s is where the map says and its input comes from these neurons. */
/*@ requires comparable(to) && readable_network(net) && readable_expansion(to, net, map) && between(to, net, map);
  @ requires fits(to, net, map) && readable_constants(net, c) && are_constants(net, c);
  @ requires within_limits(net.leaves, net.inputs, net.outputs);
  @ requires s < net.leaves - 1 && rest + net.inputs <= to.neurons;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures placed: \result ==> placed(to, net, map, s, first, rest);
  @*/
static bool is_switch(layered_network to, network net, expansion_map map, constants c, size_t s, size_t first,
                      size_t rest)
{
  size_t q = net.inputs, test = map.test[s], gate = map.gate[s];
  if (!owns(to, net, map, s))
    return false;
  //@ ghost product_limit(net.leaves - 1, LIMIT_POINTS, q, LIMIT_INPUTS);
  size_t n = net.leaves, minus = test + 1, right = gate + q;
  mpq_srcptr w = row_of(net.hyperplanes, s, n - 1, q), opposite = row_of(c.hyperplanes, s, n - 1, q);
  //@ assert gain: val(c.gains + s) == -at(gains(net), s);
  //@ ghost lemma_switch_at(to, test, minus, gate, right, gate + 2 * q, first, rest, q);
  /*@ assert switch_at: inner_product(to, test, first, rest, vec(w, q)) ==>
    @   inner_product(to, minus, first, rest, vec(opposite, q)) ==>
    @   side(to, gate, q, first, rest, test, at(gains(net), s)) ==>
    @   side(to, right, q, first, rest, minus, at(gains(net), s)) ==>
    @   switch_at(to, test, gate, first, rest, vec(w, q), at(gains(net), s)); */
  return is_inner_product(to, test, first, rest, w, q) && is_inner_product(to, minus, first, rest, opposite, q) &&
         is_side(to, gate, first, rest, test, c.one, c.gains + s, q) &&
         is_side(to, right, first, rest, minus, c.one, c.gains + s, q);
}

/* Whether the subtree with leaves [lo, hi) gets its input from these neurons. */
/*@ requires comparable(to) && readable_network(net) && readable_expansion(to, net, map) && between(to, net, map);
  @ requires fits(to, net, map) && readable_constants(net, c) && are_constants(net, c);
  @ requires within_limits(net.leaves, net.inputs, net.outputs);
  @ requires lo < hi <= net.leaves && rest + net.inputs <= to.neurons;
  @ terminates \true;
  @ decreases hi - lo;
  @ assigns \nothing;
  @ ensures tree_at: \result ==> tree_at(to, net, map, lo, hi, first, rest);
  @*/
static bool is_tree(layered_network to, network net, expansion_map map, constants c, size_t lo, size_t hi, size_t first,
                    size_t rest)
{
  if (hi - lo == 1) {
    //@ ghost lemma_leaf_at(to, net, map, lo, 2 * net.inputs - 1, first, rest);
    return map.leaf[lo] == first;
  }
  size_t middle = tree_cut(lo, hi), s = middle - 1, left = map.gate[s], right = left + net.inputs;
  if (!is_switch(to, net, map, c, s, first, rest))
    return false;
  //@ ghost lemma_tree_at(to, net, map, lo, middle, hi, s, 2 * net.inputs - 1, left, right, first, rest);
  return is_tree(to, net, map, c, lo, middle, left, left) && is_tree(to, net, map, c, middle, hi, right, right);
}

/* Whether the neurons after the inputs are the translation. */
/*@ requires comparable(to) && readable_network(net) && between(to, net, map);
  @ requires \valid_read(one) && val(one) == 1.0;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures translates: \result ==> translates(to, net.inputs, val(net.shift));
  @*/
static bool is_translation(layered_network to, network net, expansion_map map, mpq_srcptr one)
{
  size_t q = net.inputs;
  /*@ loop invariant range: 1 <= k <= q;
    @ loop invariant terms: \forall integer i; 1 <= i < k ==>
    @   two_terms(to, component(0, q - 1, i), 0, val(net.shift), i, 1.0);
    @ loop assigns k;
    @ loop variant q - k;
    @*/
  for (size_t k = 1; k < q; k++)
    if (!has_two_terms(to, component_of(0, q - 1, k), 0, net.shift, k, one))
      return false;
  return true;
}

/* Whether each of the neurons from lo on has the weight from one neuron of the list. */
/*@ requires comparable(to) && to.inputs <= lo && lo + n <= to.neurons;
  @ requires \valid_read(list + (0 .. n - 1)) && \valid_read(d + (0 .. n - 1));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures row: \result ==> leaf_row(to, lo, list, vec(d, n));
  @*/
static bool is_leaf_row(layered_network to, size_t lo, const size_t *list, mpq_srcptr d, size_t n)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant row: \forall integer k; 0 <= k < i ==> one_term(to, lo + k, list[k], at(vec(d, n), k));
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (!has_one_term(to, lo + i, list[i], d + i))
      return false;
  return true;
}

/* Whether neuron k is the output with weights d, the neurons lo, ..., hi - 1 being those of its leaves. */
/*@ requires comparable(to) && to.inputs <= k < to.neurons && to.inputs <= lo <= hi <= to.neurons;
  @ requires hi == lo + (net.kind == READOUT_PRINTED ? net.leaves : 0);
  @ requires \valid_read(list + (0 .. net.leaves - 1)) && \valid_read(d + (0 .. net.leaves - 1));
  @ requires \valid_read(one) && val(one) == 1.0;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures output: \result ==> output_at(to, printed(net), lo, hi, k, list, vec(d, net.leaves));
  @*/
static bool is_output(layered_network to, network net, size_t lo, size_t hi, size_t k, const size_t *list, mpq_srcptr d,
                      mpq_srcptr one)
{
  size_t n = net.leaves;
  if (net.kind == READOUT_PRINTED) {
    //@ ghost lemma_output_printed(to, lo, k, list, n);
    return is_leaf_row(to, lo, list, d, n) && is_sum(to, k, lo, n, one);
  }
  //@ ghost lemma_output_fused(to, lo, k);
  return is_list_product(to, k, list, d, n);
}

/* Whether the neurons from map.readout on are the readout, `last` being the first output. */
/*@ requires comparable(to) && readable_network(net) && readable_expansion(to, net, map) && between(to, net, map);
  @ requires within_limits(net.leaves, net.inputs, net.outputs);
  @ requires map.readout <= last && last + net.outputs == to.neurons && \valid_read(one) && val(one) == 1.0;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures readout_at: \result ==> readout_at(to, net, map, last, last, net.outputs);
  @*/
static bool is_readout(layered_network to, network net, expansion_map map, size_t last, mpq_srcptr one)
{
  size_t n = net.leaves, each = net.kind == READOUT_PRINTED ? n : 0, lo = map.readout;
  /*@ loop invariant range: 0 <= j <= net.outputs && map.readout <= lo <= last;
    @ loop invariant readout_at: readout_at(to, net, map, lo, last, j);
    @ loop assigns j, lo;
    @ loop variant net.outputs - j;
    @*/
  for (size_t j = 0; j < net.outputs; j++) {
    //@ ghost product_limit(net.outputs, LIMIT_OUTPUTS, n, LIMIT_POINTS);
    mpq_srcptr d = row_of(net.readout, j, net.outputs, n);
    if (last - lo < each || !is_output(to, net, lo, lo + each, last + j, map.leaf, d, one))
      return false;
    //@ ghost lemma_readout_at(to, net, map, lo, lo + each, last, j, j + 1, last + j);
    lo += each;
  }
  return lo == last;
}

/* Into scratch, which they stay in. */
/*@ requires within_limits(net.leaves, net.inputs, net.outputs) && readable_network(net);
  @ requires \valid(scratch + (0 .. (net.leaves - 1) * (net.inputs + 1)));
  @ requires outside_network(net, scratch, EXPANSION_SCRATCH(net.leaves, net.inputs));
  @ terminates \true;
  @ assigns scratch[0 .. (net.leaves - 1) * (net.inputs + 1)];
  @ ensures readable_constants(net, \result);
  @ ensures constants: are_constants(net, \result);
  @*/
static constants write_constants(network net, mpq_ptr scratch)
{
  size_t switches = net.leaves - 1, weights = switches * net.inputs;
  //@ ghost product_limit(switches, LIMIT_POINTS, net.inputs, LIMIT_INPUTS);
  //@ assert room: weights + switches == (net.leaves - 1) * (net.inputs + 1);
  negate(scratch, net.hyperplanes, weights);
  negate(scratch + weights, net.gains, switches);
  mpq_set_ui(scratch + weights + switches, 1, 1);
  //@ assert opposites: \forall integer i; 0 <= i < weights ==> val(scratch + i) == -val(net.hyperplanes + i);
  //@ ghost lemma_opposite_rows(scratch, net.hyperplanes, switches, net.inputs);
  //@ assert gains: \forall integer s; 0 <= s < switches ==> val(scratch + weights + s) == -at(gains(net), s);
  constants c = {scratch, scratch + weights, scratch + weights + switches};
  return c;
}

bool expansion_check(layered_network to, network net, expansion_map map, mpq_ptr scratch)
{
  constants c = write_constants(net, scratch);
  size_t q = net.inputs, last = to.layer[to.layers - 1];
  if (to.terms == NO_TERM || to.inputs != q || to.neurons - last != net.outputs || map.readout < 2 * q - 1 ||
      map.readout > last)
    return false;
  if (!owners_fit(to, net, map) || !is_translation(to, net, map, c.one) ||
      !is_tree(to, net, map, c, 0, net.leaves, 0, q - 1) || !is_readout(to, net, map, last, c.one))
    return false;
  //@ ghost lemma_expansion(to, net, map, 2 * q - 1, last);
  return true;
}
