#include "layered.h"
#include "proofs/lemmas/layered/lemmas_layered.h"

/*@ requires \valid_read(a + (0 .. n));
  @ terminates \true;
  @ assigns \nothing;
  @ ensures increasing: \result <==> increasing(a, n);
  @*/
static bool is_increasing(const size_t *a, size_t n)
{
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant increasing: increasing(a, i);
    @ loop assigns i;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (a[i] > a[i + 1])
      return false;
  return true;
}

/*@ requires readable_layered(net) && k < net.neurons && net.first[k] <= net.first[k + 1] <= net.terms;
  @ terminates \true;
  @ assigns \nothing;
  @ ensures below: \result <==> reads_below(net, k, limit);
  @*/
static bool neuron_reads_below(layered_network net, size_t k, size_t limit)
{
  /*@ loop invariant range: net.first[k] <= t <= net.first[k + 1];
    @ loop invariant below: \forall integer s; net.first[k] <= s < t ==> net.source[s] < limit;
    @ loop assigns t;
    @ loop variant net.first[k + 1] - t;
    @*/
  for (size_t t = net.first[k]; t < net.first[k + 1]; t++)
    if (net.source[t] >= limit)
      return false;
  return true;
}

bool layered_valid(layered_network net)
{
  if (net.layers == 0 || !is_increasing(net.layer, net.layers) || net.layer[0] != net.inputs ||
      net.layer[net.layers] != net.neurons)
    return false;
  if (!is_increasing(net.first, net.neurons) || net.first[0] != 0 || net.first[net.inputs] != 0 ||
      net.first[net.neurons] != net.terms)
    return false;
  /*@ loop invariant range: 0 <= l <= net.layers;
    @ loop invariant before: \forall integer i, k; 0 <= i < l ==> net.layer[i] <= k < net.layer[i + 1] ==>
    @   reads_below(net, k, net.layer[i]);
    @ loop assigns l;
    @ loop variant net.layers - l;
    @*/
  for (size_t l = 0; l < net.layers; l++) {
    /*@ loop invariant range: net.layer[l] <= k <= net.layer[l + 1];
      @ loop invariant before: \forall integer i; net.layer[l] <= i < k ==> reads_below(net, i, net.layer[l]);
      @ loop assigns k;
      @ loop variant net.layer[l + 1] - k;
      @*/
    for (size_t k = net.layer[l]; k < net.layer[l + 1]; k++)
      if (!neuron_reads_below(net, k, net.layer[l]))
        return false;
  }
  return true;
}

/* a[lo .. hi - 1] := t. */
/*@ requires lo <= hi && \valid(a + (lo .. hi - 1));
  @ terminates \true;
  @ assigns a[lo .. hi - 1];
  @ ensures filled: \forall integer i; lo <= i < hi ==> a[i] == t;
  @*/
static void fill(size_t *a, size_t lo, size_t hi, size_t t)
{
  /*@ loop invariant range: lo <= i <= hi;
    @ loop invariant filled: \forall integer j; lo <= j < i ==> a[j] == t;
    @ loop assigns i, a[lo .. hi - 1];
    @ loop variant hi - i;
    @*/
  for (size_t i = lo; i < hi; i++)
    a[i] = t;
}

/* Every term reads a neuron. */
/*@ ghost
  /@ requires well_formed(net);
   @ terminates \true;
   @ assigns \nothing;
   @ ensures sources: \forall integer t; 0 <= t < net.terms ==> net.source[t] < net.neurons;
   @/
  void lemma_sources(layered_network net)
  {
    size_t k = net.inputs;
    lemma_well_formed(net);
    /@ loop invariant range: net.inputs <= k <= net.neurons;
     @ loop invariant sources: \forall integer t; 0 <= t < net.first[k] ==> net.source[t] < net.neurons;
     @ loop assigns k;
     @ loop variant net.neurons - k;
     @/
    while (k < net.neurons) {
      /@ assert below: reads_below(net, k, k); @/
      k++;
    }
  }
*/

/* The neurons that the terms belong to. */
/*@ requires readable_layered(net) && well_formed(net) && \valid(target + (0 .. net.terms - 1));
  @ requires \separated(net.first + (0 .. net.neurons), target + (0 .. net.terms - 1));
  @ terminates \true;
  @ assigns target[0 .. net.terms - 1];
  @ ensures belongs: \forall integer t; 0 <= t < net.terms ==> belongs(net, t, target[t]);
  @*/
static void find_targets(layered_network net, size_t *target)
{
  /*@ loop invariant range: 0 <= k <= net.neurons;
    @ loop invariant first: \forall integer i; 0 <= i <= net.neurons ==> net.first[i] == \at(net.first[i], Pre);
    @ loop invariant belongs: \forall integer t; 0 <= t < net.first[k] ==> belongs(net, t, target[t]);
    @ loop assigns k, target[0 .. net.terms - 1];
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = 0; k < net.neurons; k++) {
    //@ assert order: 0 <= net.first[k] <= net.first[k + 1] <= net.terms;
    fill(target, net.first[k], net.first[k + 1], k);
  }
}

/* Puts the terms into the lists of those that read the same neuron, the last one first. */
/*@ requires readable_layered(net) && \valid(head + (0 .. net.neurons - 1)) && \valid(next + (0 .. net.terms - 1));
  @ requires sources: \forall integer t; 0 <= t < net.terms ==> net.source[t] < net.neurons;
  @ requires \separated(head + (0 .. net.neurons - 1), next + (0 .. net.terms - 1));
  @ requires \separated(net.source + (0 .. net.terms - 1), head + (0 .. net.neurons - 1));
  @ requires \separated(net.source + (0 .. net.terms - 1), next + (0 .. net.terms - 1));
  @ terminates \true;
  @ assigns head[0 .. net.neurons - 1], next[0 .. net.terms - 1];
  @ ensures linked: linked(net, head, next, 0);
  @*/
static void link_terms(layered_network net, size_t *head, size_t *next)
{
  fill(head, 0, net.neurons, net.terms);
  /*@ loop invariant range: 0 <= t <= net.terms;
    @ loop invariant source: \forall integer i; 0 <= i < net.terms ==> net.source[i] == \at(net.source[i], Pre);
    @ loop invariant linked: linked(net, head, next, t);
    @ loop assigns t, head[0 .. net.neurons - 1], next[0 .. net.terms - 1];
    @ loop variant t;
    @*/
  for (size_t t = net.terms; t > 0; t--) {
    size_t last = t - 1, k = net.source[last];
    next[last] = head[k];
    head[k] = last;
    //@ assert this: next_reader(net, k, last, head[k]) && next_reader(net, k, t, next[last]);
    /*@ assert heads: \forall integer i; 0 <= i < net.neurons ==> i != k ==>
      @   head[i] == \at(head[i], LoopCurrent) && next_reader(net, i, last, head[i]); */
    /*@ assert behind: \forall integer u; t <= u < net.terms ==> next[u] == \at(next[u], LoopCurrent) &&
      @   next_reader(net, net.source[u], u + 1, next[u]); */
  }
}

reading_terms layered_reading(layered_network net, size_t *head, size_t *next, size_t *target)
{
  reading_terms reading = {head, next, target};
  //@ ghost lemma_sources(net);
  find_targets(net, target);
  //@ ghost Found: ;
  link_terms(net, head, next);
  //@ assert targets: \forall integer t; 0 <= t < net.terms ==> target[t] == \at(target[t], Found);
  //@ assert first: \forall integer k; 0 <= k <= net.neurons ==> net.first[k] == \at(net.first[k], Found);
  return reading;
}

/*@ // What neuron j receives by those of its terms that read a neuron before k, or neuron k and are before term b.
  @ logic real received_by{L}(layered_network net, rvec y, integer j, integer k, integer b) =
  @   received(sources(net), term_weights(net), y, net.first[j], net.first[j + 1], k, b);
  @*/

/* A term belongs to one neuron, which is after the one that it reads. */
/*@ ghost
  /@ requires well_formed(net) && lists(net, reading) && i < net.terms;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures behind: net.inputs <= reading.target[i] < net.neurons && net.source[i] < reading.target[i];
   @ ensures one: \forall integer j; 0 <= j < net.neurons ==> net.first[j] <= i < net.first[j + 1] ==>
   @   j == reading.target[i];
   @ ensures terms: \forall integer j; 0 <= j < net.neurons ==> 0 <= net.first[j] && net.first[j + 1] <= net.terms;
   @/
  void lemma_reader(layered_network net, reading_terms reading, size_t i)
  {
    lemma_well_formed(net);
    /@ assert belongs: belongs(net, i, reading.target[i]); @/
    /@ assert below: net.inputs <= reading.target[i] ==> reads_below(net, reading.target[i], reading.target[i]); @/
  }
*/

/* Adds what term i brings to its neuron. */
/*@ requires readable_layered(net) && readable_reading(net, reading);
  @ requires range: i < net.terms && k < net.neurons && reading.target[i] < net.neurons && k != reading.target[i];
  @ requires \valid(y + (0 .. net.neurons - 1)) && \valid(t) && \separated(y + (0 .. net.neurons - 1), t);
  @ requires outside_layered(net, y, net.neurons) && outside_layered(net, t, 1);
  @ terminates \true;
  @ assigns y[reading.target[i]], *t;
  @ ensures sum: val(y + reading.target[i]) ==
  @   \old(val(y + reading.target[i])) + \old(rmul(val(net.weight + i), val(y + k)));
  @ ensures others: \forall mpq_srcptr p; \separated(p, y + reading.target[i]) ==> \separated(p, t) ==>
  @   val(p) == \old(val(p));
  @*/
static void add_term(layered_network net, reading_terms reading, mpq_ptr y, size_t k, size_t i, mpq_ptr t)
{
  if (mpq_sgn(net.weight + i) != 0) {
    mpq_mul(t, net.weight + i, y + k);
    mpq_add(y + reading.target[i], y + reading.target[i], t);
  }
}

/* Adds what neuron k puts out to what the neurons have received that read it. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires range: k < net.neurons;
  @ requires \valid(y + (0 .. net.neurons - 1)) && \valid(t) && \separated(y + (0 .. net.neurons - 1), t);
  @ requires outside_layered(net, y, net.neurons) && outside_layered(net, t, 1);
  @ requires received: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
  @   val(y + j) == received_by(net, vec(y, net.neurons), j, k, 0);
  @ terminates \true;
  @ assigns y[k + 1 .. net.neurons - 1], *t;
  @ ensures received: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
  @   val(y + j) == \old(received_by(net, vec(y, net.neurons), j, k + 1, 0));
  @ ensures inputs: \forall integer j; 0 <= j < net.inputs ==> val(y + j) == \old(val(y + j));
  @ ensures others: \forall mpq_srcptr p; \separated(p, y + (k + 1 .. net.neurons - 1)) ==> \separated(p, t) ==>
  @   val(p) == \old(val(p));
  @*/
static void pass_on(layered_network net, reading_terms reading, mpq_ptr y, size_t k, mpq_ptr t)
{
  //@ ghost lemma_received(net.terms);
  //@ assert unread: unread(sources(net), k, 0, reading.head[k]);
  /*@ assert ranges: \forall integer j; 0 <= j < net.neurons ==> 0 <= net.first[j] &&
    @   net.first[j + 1] <= net.terms; */
  /*@ loop invariant range: 0 <= i <= net.terms;
    @ loop invariant reader: i < net.terms ==> net.source[i] == k;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (k + 1 .. net.neurons - 1)) ==>
    @   \separated(p, t) ==> val(p) == \at(val(p), Pre);
    @ loop invariant inputs: \forall integer j; 0 <= j < net.inputs ==> val(y + j) == \at(val(y + j), Pre);
    @ loop invariant received: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
    @   val(y + j) == received_by{Pre}(net, vec{Pre}(y, net.neurons), j, k, i);
    @ loop assigns i, y[k + 1 .. net.neurons - 1], *t;
    @ loop variant net.terms - i;
    @*/
  for (size_t i = reading.head[k]; i < net.terms; i = reading.next[i]) {
    //@ ghost lemma_reader(net, reading, i);
    //@ assert next: unread(sources(net), k, i + 1, reading.next[i]) && i + 1 <= reading.next[i] <= net.terms;
    //@ assert this: val(y + k) == \at(val(y + k), Pre);
    /*@ assert weights: \forall integer u; 0 <= u < net.terms ==>
      @   val(net.weight + u) == \at(val(net.weight + u), Pre); */
    /*@ assert term: index(sources(net), i) == k && at(term_weights{Pre}(net), i) == val(net.weight + i) &&
      @   at(vec{Pre}(y, net.neurons), k) == val(y + k); */
    /*@ assert step: \forall integer j; net.inputs <= j < net.neurons ==>
      @   received_by{Pre}(net, vec{Pre}(y, net.neurons), j, k, i + 1) ==
      @   received_by{Pre}(net, vec{Pre}(y, net.neurons), j, k, i) +
      @   (net.first[j] <= i < net.first[j + 1] ? rmul(val(net.weight + i), val(y + k)) : 0.0); */
    add_term(net, reading, y, k, i, t);
    /*@ assert target: val(y + reading.target[i]) ==
      @   received_by{Pre}(net, vec{Pre}(y, net.neurons), reading.target[i], k, i + 1); */
    /*@ assert rest: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==> j != reading.target[i] ==>
      @   val(y + j) == received_by{Pre}(net, vec{Pre}(y, net.neurons), j, k, i + 1); */
    /*@ assert gap: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
      @   received_by{Pre}(net, vec{Pre}(y, net.neurons), j, k, i + 1) ==
      @   received_by{Pre}(net, vec{Pre}(y, net.neurons), j, k, reading.next[i]); */
  }
}

/* y[k] := the output of neuron k, which those receive that read it. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires range: k < net.neurons;
  @ requires \valid(y + (0 .. net.neurons - 1)) && \valid(t) && \separated(y + (0 .. net.neurons - 1), t);
  @ requires outside_layered(net, y, net.neurons) && outside_layered(net, t, 1);
  @ requires received: \forall integer j; k <= j < net.neurons ==> net.inputs <= j ==>
  @   val(y + j) == received_by(net, vec(y, net.neurons), j, k, 0);
  @ terminates \true;
  @ assigns y[k .. net.neurons - 1], *t;
  @ ensures output: net.inputs <= k ==> val(y + k) ==
  @   \old(neuron_output(firsts(net), sources(net), term_weights(net), vec(y, net.neurons), k));
  @ ensures received: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
  @   val(y + j) == received_by{Old}(net, vec(y, net.neurons), j, k + 1, 0);
  @ ensures inputs: \forall integer j; 0 <= j < net.inputs ==> val(y + j) == \old(val(y + j));
  @ ensures others: \forall mpq_srcptr p; \separated(p, y + (k .. net.neurons - 1)) ==> \separated(p, t) ==>
  @   val(p) == \old(val(p));
  @*/
static void finish_neuron(layered_network net, reading_terms reading, mpq_ptr y, size_t k, mpq_ptr t)
{
  //@ ghost lemma_well_formed(net);
  //@ ghost lemma_received(net.terms);
  //@ assert sources: sources_from(sources(net), net.terms);
  /*@ assert below: net.inputs <= k ==> \forall integer t; net.first[k] <= t < net.first[k + 1] ==>
    @   index(sources(net), t) < k; */
  /*@ assert whole: net.inputs <= k ==> val(y + k) ==
    @   weighted(sources(net), term_weights(net), vec(y, net.neurons), net.first[k], net.first[k + 1]); */
  if (k >= net.inputs && mpq_sgn(y + k) < 0)
    mpq_set_ui(y + k, 0, 1);
  //@ assert before: alike(\at(vec(y, net.neurons), Pre), vec(y, net.neurons), k);
  //@ ghost Put: ;
  //@ assert others: \forall integer j; 0 <= j < net.neurons ==> j != k ==> val(y + j) == \at(val(y + j), Pre);
  /*@ assert ranges: \forall integer j; net.inputs <= j < net.neurons ==>
    @   0 <= net.first[j] && net.first[j + 1] <= net.terms; */
  /*@ assert alike: \forall integer j; net.inputs <= j < net.neurons ==>
    @   received_by{Pre}(net, \at(vec(y, net.neurons), Pre), j, k, 0) ==
    @   received_by{Pre}(net, vec(y, net.neurons), j, k, 0); */
  //@ assert zero: val(y + k) == 0.0 ==> at(vec(y, net.neurons), k) == 0.0;
  /*@ assert due: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
    @   val(y + j) == received_by{Pre}(net, vec(y, net.neurons), j, k, 0); */
  /*@ assert silent: val(y + k) == 0.0 ==> \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
    @   val(y + j) == received_by{Pre}(net, vec(y, net.neurons), j, k + 1, 0); */
  if (mpq_sgn(y + k) != 0)
    pass_on(net, reading, y, k, t);
  /*@ assert passed: \forall integer j; k < j < net.neurons ==> net.inputs <= j ==>
    @   val(y + j) == received_by{Pre}(net, \at(vec(y, net.neurons), Put), j, k + 1, 0); */
  //@ assert inputs: \forall integer j; 0 <= j < net.inputs ==> val(y + j) == \at(val(y + j), Put);
  //@ assert kept: \forall integer i; 0 <= i <= k ==> val(y + i) == \at(val(y + i), Put);
  //@ assert behind: alike(\at(vec(y, net.neurons), Put), vec(y, net.neurons), k + 1);
}

void layered_forward(layered_network net, reading_terms reading, mpq_srcptr x, mpq_ptr y, mpq_ptr scratch)
{
  /*@ loop invariant range: 0 <= k <= net.inputs;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant inputs: \forall integer i; 0 <= i < k ==> val(y + i) == val(x + i);
    @ loop assigns k, y[0 .. net.neurons - 1];
    @ loop variant net.inputs - k;
    @*/
  for (size_t k = 0; k < net.inputs; k++)
    mpq_set(y + k, x + k);
  /*@ loop invariant range: net.inputs <= k <= net.neurons;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   val(p) == \at(val(p), Pre);
    @ loop invariant inputs: \forall integer i; 0 <= i < net.inputs ==> val(y + i) == val(x + i);
    @ loop invariant nothing: \forall integer i; net.inputs <= i < k ==> val(y + i) == 0.0;
    @ loop assigns k, y[0 .. net.neurons - 1];
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = net.inputs; k < net.neurons; k++)
    if (mpq_sgn(y + k) != 0)
      mpq_set_ui(y + k, 0, 1);
  //@ ghost lemma_well_formed(net);
  //@ ghost lemma_received(net.terms);
  //@ ghost lemma_output_alike(net.terms);
  /*@ loop invariant range: 0 <= k <= net.neurons;
    @ loop invariant others: \forall mpq_srcptr p; \separated(p, y + (0 .. net.neurons - 1)) ==>
    @   \separated(p, scratch) ==> val(p) == \at(val(p), Pre);
    @ loop invariant kept: term_weights(net) == term_weights{Pre}(net) &&
    @   vec(x, net.inputs) == vec{Pre}(x, net.inputs);
    @ loop invariant inputs: \forall integer i; 0 <= i < net.inputs ==> val(y + i) == val(x + i);
    @ loop invariant outputs: \forall integer i; net.inputs <= i < k ==> val(y + i) ==
    @   neuron_output(firsts(net), sources(net), term_weights{Pre}(net), vec(y, net.neurons), i);
    @ loop invariant received: \forall integer j; k <= j < net.neurons ==> net.inputs <= j ==>
    @   val(y + j) == received_by(net, vec(y, net.neurons), j, k, 0);
    @ loop assigns k, y[0 .. net.neurons - 1], *scratch;
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = 0; k < net.neurons; k++) {
    finish_neuron(net, reading, y, k, scratch);
    //@ assert alike: alike(\at(vec(y, net.neurons), LoopCurrent), vec(y, net.neurons), k);
  }
}

/* A term that is not zero counts. */
/*@ ghost
  /@ requires lo <= hi;
   @ terminates \true;
   @ assigns \nothing;
   @ ensures some: \forall indices source, rvec w, y; nonzero_terms(source, w, y, lo, hi) > 0 <==>
   @   \exists integer t; lo <= t < hi && at(w, t) != 0.0 && at(y, index(source, t)) != 0.0;
   @/
  void lemma_nonzero_terms(size_t lo, size_t hi)
  {
    size_t s = lo;
    /@ loop invariant range: lo <= s <= hi;
     @ loop invariant some: \forall indices source, rvec w, y; nonzero_terms(source, w, y, lo, s) >= 0 &&
     @   (nonzero_terms(source, w, y, lo, s) > 0 <==>
     @    \exists integer t; lo <= t < s && at(w, t) != 0.0 && at(y, index(source, t)) != 0.0);
     @ loop assigns s;
     @ loop variant hi - s;
     @/
    while (s < hi) {
      s++;
      /@ assert counted: s == \at(s, LoopCurrent) + 1; @/
    }
  }
*/

/*@ // Neuron j has a non-zero term that reads a neuron before k, or neuron k and is before term b.
  @ predicate roused{L}(layered_network net, mpq_srcptr y, integer j, integer k, integer b) =
  @   \exists integer t; net.first[j] <= t < net.first[j + 1] &&
  @     (net.source[t] < k || (net.source[t] == k && t < b)) &&
  @     val(net.weight + t) != 0.0 && val(y + net.source[t]) != 0.0;
  @*/

/* Term i, which reads neuron k, rouses its neuron if it is not zero, and the terms up to the next one none. */
/*@ ghost
  /@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
   @ requires range: k < net.neurons && i < net.terms && net.source[i] == k && val(y + k) != 0.0;
   @ requires \valid_read(y + (0 .. net.neurons - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures target: net.inputs <= reading.target[i] < net.neurons;
   @ ensures next: i < reading.next[i] <= net.terms &&
   @   (reading.next[i] < net.terms ==> net.source[reading.next[i]] == k);
   @ ensures roused: val(net.weight + i) != 0.0 ==> roused(net, y, reading.target[i], k, reading.next[i]);
   @ ensures others: \forall integer j; net.inputs <= j < net.neurons ==>
   @   j != reading.target[i] || val(net.weight + i) == 0.0 ==>
   @   (roused(net, y, j, k, i) <==> roused(net, y, j, k, reading.next[i]));
   @/
  void lemma_rouse(layered_network net, reading_terms reading, mpq_srcptr y, size_t k, size_t i)
  {
    lemma_reader(net, reading, i);
    /@ assert belongs: net.first[reading.target[i]] <= i < net.first[reading.target[i] + 1]; @/
    /@ assert unread: \forall integer u; i < u < reading.next[i] ==> net.source[u] != k; @/
    /@ assert more: \forall integer j; roused(net, y, j, k, i) ==> roused(net, y, j, k, reading.next[i]); @/
    /@ assert less: \forall integer j; net.inputs <= j < net.neurons ==>
     @   j != reading.target[i] || val(net.weight + i) == 0.0 ==>
     @   roused(net, y, j, k, reading.next[i]) ==> roused(net, y, j, k, i); @/
  }
*/

/* When all have put out, the active ones are roused. */
/*@ ghost
  /@ requires readable_layered(net) && well_formed(net) && \valid_read(y + (0 .. net.neurons - 1));
   @ terminates \true;
   @ assigns \nothing;
   @ ensures active: \forall integer j; net.inputs <= j < net.neurons ==>
   @   (roused(net, y, j, net.neurons, 0) <==> active_on(net, vec(y, net.neurons), j) == 1);
   @/
  void lemma_roused(layered_network net, mpq_srcptr y)
  {
    size_t j = net.inputs;
    lemma_well_formed(net);
    /@ loop invariant range: net.inputs <= j <= net.neurons;
     @ loop invariant active: \forall integer i; net.inputs <= i < j ==>
     @   (roused(net, y, i, net.neurons, 0) <==> active_on(net, vec(y, net.neurons), i) == 1);
     @ loop assigns j;
     @ loop variant net.neurons - j;
     @/
    while (j < net.neurons) {
      lemma_nonzero_terms(net.first[j], net.first[j + 1]);
      /@ assert below: reads_below(net, j, j); @/
      /@ assert terms: \forall integer t; net.first[j] <= t < net.first[j + 1] ==>
       @   at(term_weights(net), t) == val(net.weight + t) && net.source[t] < j &&
       @   at(vec(y, net.neurons), index(sources(net), t)) == val(y + net.source[t]); @/
      /@ assert some: nonzero_terms(sources(net), term_weights(net), vec(y, net.neurons), net.first[j],
       @   net.first[j + 1]) > 0 <==> roused(net, y, j, net.neurons, 0); @/
      /@ assert firsts: index(firsts(net), j) == net.first[j] && index(firsts(net), j + 1) == net.first[j + 1]; @/
      j++;
    }
  }
*/

/* Marks the neurons that neuron k makes active. */
/*@ requires readable_layered(net) && well_formed(net) && readable_reading(net, reading) && lists(net, reading);
  @ requires range: k < net.neurons;
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid(active + (0 .. net.neurons - 1));
  @ requires puts_out: val(y + k) != 0.0;
  @ requires before: \forall integer j; net.inputs <= j < net.neurons ==> (active[j] == 1 <==> roused(net, y, j, k, 0));
  @ requires inputs: \forall integer j; 0 <= j < net.inputs ==> active[j] == 1;
  @ terminates \true;
  @ assigns active[0 .. net.neurons - 1];
  @ ensures behind: \forall integer j; net.inputs <= j < net.neurons ==>
  @   (active[j] == 1 <==> roused(net, y, j, k + 1, 0));
  @ ensures inputs: \forall integer j; 0 <= j < net.inputs ==> active[j] == 1;
  @ ensures flags: \forall integer j; 0 <= j < net.neurons ==> active[j] == \old(active[j]) || active[j] == 1;
  @*/
static void rouse(layered_network net, reading_terms reading, mpq_srcptr y, size_t k, bool *active)
{
  /*@ loop invariant range: 0 <= i <= net.terms;
    @ loop invariant reader: i < net.terms ==> net.source[i] == k;
    @ loop invariant inputs: \forall integer j; 0 <= j < net.inputs ==> active[j] == 1;
    @ loop invariant flags: \forall integer j; 0 <= j < net.neurons ==>
    @   active[j] == \at(active[j], Pre) || active[j] == 1;
    @ loop invariant roused: \forall integer j; net.inputs <= j < net.neurons ==>
    @   (active[j] == 1 <==> roused(net, y, j, k, i));
    @ loop assigns i, active[0 .. net.neurons - 1];
    @ loop variant net.terms - i;
    @*/
  for (size_t i = reading.head[k]; i < net.terms; i = reading.next[i]) {
    //@ ghost lemma_rouse(net, reading, y, k, i);
    if (mpq_sgn(net.weight + i) != 0)
      active[reading.target[i]] = true;
  }
  /*@ assert ranges: \forall integer j; 0 <= j < net.neurons ==> 0 <= net.first[j] &&
    @   net.first[j + 1] <= net.terms; */
  /*@ assert all: \forall integer j; net.inputs <= j < net.neurons ==>
    @   (roused(net, y, j, k, net.terms) <==> roused(net, y, j, k + 1, 0)); */
}

/* How many of these terms have an active source and a weight that is not zero. */
/*@ requires readable_layered(net) && lo <= hi <= net.terms;
  @ requires \valid_read(y + (0 .. net.neurons - 1)) && \valid_read(active + (0 .. net.neurons - 1));
  @ requires sources: \forall integer t; lo <= t < hi ==> net.source[t] < net.neurons;
  @ requires flags: \forall integer t; lo <= t < hi ==>
  @   active[net.source[t]] == active_on(net, vec(y, net.neurons), net.source[t]);
  @ terminates \true;
  @ assigns \nothing;
  @ ensures count: \result == active_terms(net.inputs, firsts(net), sources(net), term_weights(net),
  @                                      vec(y, net.neurons), lo, hi);
  @ ensures range: \result <= hi - lo;
  @*/
static size_t count_active_terms(layered_network net, mpq_srcptr y, const bool *active, size_t lo, size_t hi)
{
  size_t count = 0;
  /*@ loop invariant range: lo <= t <= hi && count <= t - lo;
    @ loop invariant count: count == active_terms(net.inputs, firsts(net), sources(net), term_weights(net),
    @                                             vec(y, net.neurons), lo, t);
    @ loop assigns t, count;
    @ loop variant hi - t;
    @*/
  for (size_t t = lo; t < hi; t++)
    if (mpq_sgn(net.weight + t) != 0 && active[net.source[t]])
      count++;
  return count;
}

size_t layered_active(const bool *active, size_t lo, size_t hi)
{
  size_t count = 0;
  /*@ loop invariant range: lo <= k <= hi && count <= k - lo;
    @ loop invariant count: \forall integer p, indices first, source, rvec w, y;
    @   (\forall integer i; lo <= i < k ==> active[i] == active_neuron(p, first, source, w, y, i)) ==>
    @   count == active_neurons(p, first, source, w, y, lo, k);
    @ loop assigns k, count;
    @ loop variant hi - k;
    @*/
  for (size_t k = lo; k < hi; k++)
    if (active[k])
      count++;
  return count;
}

activity layered_activity(layered_network net, reading_terms reading, mpq_srcptr y, bool *active)
{
  //@ ghost lemma_well_formed(net);
  /*@ loop invariant range: 0 <= k <= net.neurons;
    @ loop invariant inputs: \forall integer i; 0 <= i < k ==> active[i] == (i < net.inputs ? 1 : 0);
    @ loop assigns k, active[0 .. net.neurons - 1];
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = 0; k < net.neurons; k++)
    active[k] = k < net.inputs;
  /*@ loop invariant range: 0 <= k <= net.neurons;
    @ loop invariant inputs: \forall integer j; 0 <= j < net.inputs ==> active[j] == 1;
    @ loop invariant flags: \forall integer j; 0 <= j < net.neurons ==> active[j] == 0 || active[j] == 1;
    @ loop invariant roused: \forall integer j; net.inputs <= j < net.neurons ==>
    @   (active[j] == 1 <==> roused(net, y, j, k, 0));
    @ loop assigns k, active[0 .. net.neurons - 1];
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = 0; k < net.neurons; k++) {
    /*@ assert silent: val(y + k) == 0.0 ==> \forall integer j; net.inputs <= j < net.neurons ==>
      @   (roused(net, y, j, k, 0) <==> roused(net, y, j, k + 1, 0)); */
    if (mpq_sgn(y + k) != 0)
      rouse(net, reading, y, k, active);
  }
  //@ ghost lemma_roused(net, y);
  //@ assert active: \forall integer k; 0 <= k < net.neurons ==> active[k] == active_on(net, vec(y, net.neurons), k);
  size_t weights = 0;
  /*@ loop invariant range: net.inputs <= k <= net.neurons;
    @ loop invariant weights: weights == active_weights_on(net, vec(y, net.neurons), net.inputs, k);
    @ loop invariant limit: weights <= net.first[k];
    @ loop assigns k, weights;
    @ loop variant net.neurons - k;
    @*/
  for (size_t k = net.inputs; k < net.neurons; k++)
    if (active[k])
      weights += count_active_terms(net, y, active, net.first[k], net.first[k + 1]);
  activity count = {layered_active(active, net.inputs, net.neurons), weights};
  return count;
}
