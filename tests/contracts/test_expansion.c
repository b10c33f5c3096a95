/* Expansions of random switch networks are accepted.  With any one number or index changed, of the network, the layered
 * network or the map, they are rejected; what makes no difference is left alone.
 * usage: test_expansion [NETWORKS [SEED]] */
#include "shell/export/expansion_model.c"
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct {
  unsigned long networks;
  unsigned long changed;
  unsigned long failed; /* networks */
  bool good; /* this one, so far */
  gmp_randstate_t random;
} tally;

static size_t below(tally *t, size_t limit)
{
  return gmp_urandomm_ui(t->random, limit);
}

/* Zero in one of three cases, since it has no weight in the expansion. */
static void fill(tally *t, mpq_ptr numbers, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    mpq_set_si(numbers + i, (long)below(t, 2000) - 1000, 1 + below(t, 50));
    mpq_canonicalize(numbers + i);
    if (below(t, 3) == 0)
      mpq_set_ui(numbers + i, 0, 1);
  }
}

static void failed(tally *t, const network *net, const char *what, size_t where)
{
  t->good = false;
  printf("FAILED n = %zu, q = %zu, r = %zu, %s: %s %zu\n", net->leaves, net->inputs, net->outputs,
         net->kind == READOUT_PRINTED ? "printed" : "fused", what, where);
}

static bool accepted(const expansion *e, size_t readout, mpq_ptr scratch)
{
  layered_network to = layered_model_view(&e->to);
  return layered_valid(to) &&
         expansion_check(to, *e->net, (expansion_map){e->test, e->gate, e->leaf, e->owner, readout}, scratch);
}

static void refused(tally *t, const expansion *e, size_t readout, mpq_ptr scratch, const char *what, size_t where)
{
  t->changed++;
  if (accepted(e, readout, scratch))
    failed(t, e->net, what, where);
}

static void change_numbers(tally *t, const expansion *e, size_t readout, mpq_ptr scratch, const char *what,
                           mpq_ptr numbers, size_t count)
{
  mpq_t was, one;
  mpq_inits(was, one, NULL);
  mpq_set_ui(one, 1, 1);
  for (size_t i = 0; i < count; i++) {
    mpq_set(was, numbers + i);
    mpq_add(numbers + i, was, one);
    refused(t, e, readout, scratch, what, i);
    mpq_neg(numbers + i, was);
    if (mpq_sgn(was) != 0)
      refused(t, e, readout, scratch, what, i);
    mpq_set(numbers + i, was);
  }
  mpq_clears(was, one, NULL);
}

static void change_indices(tally *t, const expansion *e, size_t readout, mpq_ptr scratch, const char *what,
                           size_t *indices, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    size_t was = indices[i], others[] = {was + 1, was - 1, e->to.neurons, (size_t)-1};
    for (size_t k = 0; k < COUNT(others); k++)
      if (others[k] != was) {
        indices[i] = others[k];
        refused(t, e, readout, scratch, what, i);
      }
    indices[i] = was;
  }
}

static void change(tally *t, expansion *e, size_t readout, mpq_ptr scratch)
{
  const network *net = e->net;
  size_t n = net->leaves, q = net->inputs, inner = 2 * q - 1;
  change_numbers(t, e, readout, scratch, "weight", e->to.weight, e->to.terms);
  change_numbers(t, e, readout, scratch, "hyperplane", net->hyperplanes, (n - 1) * q);
  change_numbers(t, e, readout, scratch, "gain", net->gains, n - 1);
  change_numbers(t, e, readout, scratch, "readout", net->readout, net->outputs * n);
  /* Without inputs there is no translation. */
  change_numbers(t, e, readout, scratch, "shift", net->shift, q > 1);
  change_indices(t, e, readout, scratch, "source", e->to.source, e->to.terms);
  change_indices(t, e, readout, scratch, "first term", e->to.first, e->to.neurons + 1);
  change_indices(t, e, readout, scratch, "test", e->test, n - 1);
  change_indices(t, e, readout, scratch, "gate", e->gate, n - 1);
  change_indices(t, e, readout, scratch, "leaf", e->leaf, n);
  change_indices(t, e, readout, scratch, "owner", e->owner + inner, readout - inner);
  size_t others[] = {readout - 1, readout + 1, 0, e->to.neurons, (size_t)-1};
  for (size_t k = 0; k < COUNT(others); k++)
    if (others[k] != readout)
      refused(t, e, others[k], scratch, "first neuron of the readout", others[k]);
}

static void test(tally *t, network net)
{
  size_t n = net.leaves, q = net.inputs, r = net.outputs, room = EXPANSION_SCRATCH(n, q);
  mpq_ptr scratch = numbers_new(room);
  net.shift = numbers_new(1);
  net.hyperplanes = numbers_new((n - 1) * q);
  net.gains = numbers_new(n - 1);
  net.readout = numbers_new(r * n);
  fill(t, net.shift, 1);
  fill(t, net.hyperplanes, (n - 1) * q);
  fill(t, net.gains, n - 1);
  fill(t, net.readout, r * n);
  expansion e = expansion_new(&net, false);
  add_translation(&e);
  add_tree(&e);
  size_t readout = e.to.neurons;
  add_readout(&e);
  t->networks++;
  t->good = true;
  if (accepted(&e, readout, scratch))
    change(t, &e, readout, scratch);
  else
    failed(t, &net, "refused", 0);
  t->failed += !t->good;
  layered_model_free(&e.to);
  expansion_free(&e);
  numbers_free(net.readout, r * n);
  numbers_free(net.gains, n - 1);
  numbers_free(net.hyperplanes, (n - 1) * q);
  numbers_free(net.shift, 1);
  numbers_free(scratch, room);
}

int main(int argc, char **argv)
{
  static const size_t leaves[] = {1, 2, 3, 4, 5, 7, 8, 9, 17};
  unsigned long networks = argc > 1 ? strtoul(argv[1], NULL, 10) : 100, seed = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
  tally t = {0};
  gmp_randinit_default(t.random);
  gmp_randseed_ui(t.random, seed);
  while (t.networks < networks)
    test(&t, (network){.leaves = leaves[t.networks % COUNT(leaves)], .inputs = 1 + below(&t, 4),
                       .outputs = 1 + below(&t, 3), .kind = below(&t, 2) ? READOUT_PRINTED : READOUT_FUSED});
  gmp_randclear(t.random);
  printf("%lu expansions, %lu changes of one number, seed %lu\n%lu passed, %lu failed\n", t.networks, t.changed, seed,
         t.networks - t.failed, t.failed);
  return t.failed != 0;
}
