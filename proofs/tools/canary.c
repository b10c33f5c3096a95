/* If the axioms in specs/ contradicted each other, everything would be provable.  These statements
 * about predicates of which nothing is known mention every symbol that an axiom or a model of numbers is
 * about, so that a prover sees the axioms; none of them may be provable. */
#include "proofs/lemmas/specs.c"
#include "kernel/conditional/conditional.h"
#include <mpfr.h>

/*@ axiomatic Canary {
  @   predicate integer_canary(integer i) reads \nothing;
  @   predicate real_canary(real x) reads \nothing;
  @   predicate vector_canary(rvec v) reads \nothing;
  @   predicate matrix_canary(rmat m) reads \nothing;
  @   predicate network_canary(conditional c) reads \nothing;
  @ }
  @
  @ check lemma canary_vector: \forall rvec v, integer i; integer_canary(len(v)) || real_canary(at(v, i));
  @ check lemma canary_extensional: \forall rvec a, b; same(a, b) ==> vector_canary(a);
  @ check lemma canary_matrix: \forall rmat m, integer i; integer_canary(rows(m)) || vector_canary(row(m, i));
  @ check lemma canary_matrix_extensional: \forall rmat a, b; same_rows(a, b) ==> matrix_canary(a);
  @ check lemma canary_value{L}: \forall mpq_srcptr a; real_canary(val(a));
  @ check lemma canary_whole{L}: \forall mpz_srcptr z; integer_canary(zval(z));
  @ check lemma canary_vec{L}: \forall mpq_srcptr a, integer n; 0 < n ==> real_canary(at(vec(a, n), 0));
  @ check lemma canary_mat{L}: \forall mpq_srcptr a, integer n, q, i; 0 <= i < n ==> 0 < q ==>
  @   real_canary(at(row(mat(a, n, q), i), 0));
  @ check lemma canary_dot: \forall rvec a, b; real_canary(dot(a, b)) || integer_canary(both(a, b));
  @ check lemma canary_translated: \forall rvec x, real m; 0 < len(x) ==>
  @   vector_canary(translated(x, m)) || real_canary(at(translated(x, m), 0));
  @ check lemma canary_gate: \forall rvec v, real c, y; 0 < len(v) ==>
  @   vector_canary(gate(v, c, y)) || real_canary(at(gate(v, c, y), 0));
  @ check lemma canary_leaves: \forall rmat w, rvec c, v, integer n; 0 < n ==>
  @   real_canary(at(leaf_values(w, c, n, v), 0));
  @ check lemma canary_readout: \forall rvec d, h; 0 < len(d) ==>
  @   real_canary(at(leaf_neurons(d, h), 0)) || real_canary(output(\true, d, h));
  @ check lemma canary_network: \forall real m, rmat w, d, rvec c, x, integer n, j;
  @   real_canary(network_output(\false, m, w, c, d, n, x, j));
  @ check lemma canary_select{L}: \forall size_t *order, integer n, rmat m; 0 < n ==>
  @   matrix_canary(select(order, n, m)) || vector_canary(row(select(order, n, m), 0));
  @ check lemma canary_indices{L}: \forall size_t *a, integer n; 0 < n ==> integer_canary(index(listed(a, n), 0));
  @ check lemma canary_active: \forall rvec x, v, real m, c, y; 0 < len(x) ==> 0 < len(v) ==>
  @   real_canary(at(translated_active(x, m), 0)) || real_canary(at(gate_active(v, c, y), 0));
  @ check lemma canary_leaves_active: \forall rmat w, rvec c, v, a, integer n; 0 < n ==>
  @   real_canary(at(leaves_active(w, c, n, v, a), 0));
  @ check lemma canary_readout_active: \forall rvec d, h; 0 < len(d) ==>
  @   real_canary(at(leaf_neurons_active(d, h), 0));
  @ check lemma canary_log2: \forall real x, y; 0.0 < x < y ==> real_canary(log2(x * y)) || real_canary(log2(2.0));
  @ check lemma canary_rounded{L}: \forall mpfr_srcptr a; finite(a) ==>
  @   real_canary(mval(a)) || real_canary(log2(mval(a)));
  @ check lemma canary_defined: \forall rvec y, real t;
  @   vector_canary(defined(y, t)) || real_canary(at(defined(y, t), 0));
  @ check lemma canary_program{L}: \forall conditional_network net, rvec w, v, integer i; 0 <= i < net.size ==>
  @   integer_canary(kind(program(net, w, v), i)) || integer_canary(terms(program(net, w, v), i)) ||
  @   integer_canary(compares(program(net, w, v), i)) || integer_canary(tested(program(net, w, v), i)) ||
  @   real_canary(threshold(program(net, w, v), i)) || integer_canary(next(program(net, w, v), i)) ||
  @   integer_canary(otherwise(program(net, w, v), i)) || integer_canary(instructions(program(net, w, v)));
  @ check lemma canary_program_terms{L}: \forall conditional_network net, rvec w, v, integer i, t; 0 <= i < net.size ==>
  @   0 <= t < net.terms - net.program[i].lo ==> t < net.leaves - net.program[i].lo ==> t < net.outputs ==>
  @   integer_canary(variable(program(net, w, v), i, t)) || real_canary(weight(program(net, w, v), i, t)) ||
  @   integer_canary(put_out(program(net, w, v), i, t));
  @ check lemma canary_runs{L}: \forall conditional_network net, size_t *known, rvec x, integer j;
  @   well_formed(net, known) ==> is_tree(net) ==> integer_canary(last(stored(net), 0, x)) ||
  @   real_canary(answer(stored(net), 0, x, j)) || integer_canary(operations(stored(net), 0, x)) ||
  @   integer_canary(conditions(stored(net), 0, x)) || integer_canary(leaves_upto(stored(net), net.size));
  @ check lemma canary_forms: \forall integer n, real t, rvec a, b; 0 < n ==> 0 < len(a) ==>
  @   real_canary(at(repeated(n, t), 0)) || real_canary(at(added(a, t, b), 0));
  @ check lemma canary_identity: \forall integer p; 1 < p ==>
  @   real_canary(at(row(identity(p), 1), 0)) || matrix_canary(identity(p));
  @ check lemma canary_applied: \forall rmat f, rvec a, x; vector_canary(applied(with_row(f, a), x)) ||
  @   real_canary(at(applied(with_row(f, a), x), rows(f)));
  @ check lemma canary_restricted: \forall rvec u, a, rmat m, integer compare, side, real b; 0 < len(u) ==>
  @   vector_canary(restricted(u, m, compare, a, b, side)) || real_canary(at(restricted(u, m, compare, a, b, side), 0));
  @ check lemma canary_incident: \forall rvec c, rmat m, integer n, k; 0 < n ==>
  @   integer_canary(index(incident_rows(c, m, n), k));
  @ check lemma canary_conditional: \forall conditional c, integer i, j, rvec y; scoped(c, i, y, j) ==>
  @   arrives(c, i, y) ==> real_canary(answer(c, i, y, j)) || integer_canary(operations(c, i, y));
  @ check lemma canary_scoped: \forall conditional c, indices known, integer p, outputs;
  @   scoped_network(c, known, p, outputs) ==> network_canary(c);
  @ check lemma canary_sum: \forall conditional c, integer i, p, k, rmat f; vector_canary(sum_form(c, i, f, p, k));
  @ check lemma canary_plan: \forall integer p, q, k, indices f, s, t, rvec w;
  @   integer_canary(plan_inputs(planned(p, f, s, w, t, q))) || integer_canary(plan_steps(planned(p, f, s, w, t, q))) ||
  @   integer_canary(index(plan_first(planned(p, f, s, w, t, q)), k)) ||
  @     vector_canary(plan_weight(planned(p, f, s, w, t, q))) ||
  @   integer_canary(index(plan_source(planned(p, f, s, w, t, q)), k)) ||
  @   integer_canary(index(plan_tested(planned(p, f, s, w, t, q)), k));
  @ check lemma canary_listed_kept{K,L}: \forall size_t *a, integer n;
  @   (\forall integer k; 0 <= k < n ==> \at(a[k], K) == \at(a[k], L)) ==>
  @   integer_canary(index(listed{L}(a, n), 0)) || integer_canary(index(listed{K}(a, n), 0));
  @ check lemma canary_program_kept{K,L}: \forall conditional_network c, rvec w, v; c.size == 0 ==> c.terms == 0 ==>
  @   c.leaves == 0 ==> integer_canary(kind(program{K}(c, w, v), 0)) ||
  @   integer_canary(instructions(program{L}(c, w, v)));
  @ check lemma canary_bounds: \forall integer n; integer_canary(clog2(n)) || integer_canary(pow2(n));
  @*/
