/* Whether the outputs of a network are those of the dataset: equal, up to a tolerance, or by the largest one. */
#ifndef MEMCERT_KERNEL_RECALLED_H
#define MEMCERT_KERNEL_RECALLED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <gmp.h>
#include "specs/memory/memory.acsl"
#include "specs/recalled.acsl"

/* The numbers are those of specs/recalled.acsl. */
typedef enum {
  RULE_EXACT,     /* the outputs are those of the dataset */
  RULE_TOLERANCE, /* each differs by the tolerance at most */
  RULE_ARGMAX     /* the dataset has the number of the only largest one */
} rule_kind;

typedef struct {
  rule_kind kind;
  mpq_srcptr tolerance; /* one number; looked at under RULE_TOLERANCE only */
} output_rule;

/*@ // How many numbers of the dataset belong to a point: r, or the number of the largest output.
  @ logic integer rule_width(output_rule rule, integer r) = rule.kind == RULE_ARGMAX ? 1 : r;
  @ predicate counts{L}(output_rule rule, rvec out, rvec d) = counts_as(rule.kind, val(rule.tolerance), out, d);
  @ predicate well_formed_rule{L}(output_rule rule) =
  @   0 <= rule.kind <= RULE_ARGMAX && (rule.kind == RULE_TOLERANCE ==> \valid_read(rule.tolerance));
  @ // How many numbers have r outputs.
  @ logic integer numbers_of(bool pairs, integer r) = pairs ? 2 * r : r;
  @ logic boolean are_pairs(bool pairs) = pairs ? \true : \false;
  @*/

/* out := the r outputs of which y has the numbers. */
/*@ requires \valid_read(y + (0 .. numbers_of(pairs, r) - 1)) && \valid(out + (0 .. r - 1));
  @ requires size: 2 * r <= SIZE_MAX;
  @ requires \separated(out + (0 .. r - 1), y + (0 .. numbers_of(pairs, r) - 1));
  @ terminates \true;
  @ assigns out[0 .. r - 1];
  @ ensures outputs: puts_out(are_pairs(pairs), \old(vec(y, numbers_of(pairs, r))), 0, vec(out, r));
  @ ensures kept: vec(y, numbers_of(pairs, r)) == \old(vec(y, numbers_of(pairs, r)));
  @*/
void outputs_join(mpq_srcptr y, size_t r, bool pairs, mpq_ptr out);

/* Whether r outputs count as recalled where the dataset has d.  `t` is scratch. */
/*@ requires well_formed_rule(rule);
  @ requires size: 1 <= r;
  @ requires \valid_read(out + (0 .. r - 1)) && \valid_read(d + (0 .. rule_width(rule, r) - 1)) && \valid(t);
  @ requires \separated(t, out + (0 .. r - 1)) && \separated(t, d + (0 .. rule_width(rule, r) - 1));
  @ requires rule.kind == RULE_TOLERANCE ==> \separated(t, rule.tolerance);
  @ terminates \true;
  @ assigns *t;
  @ ensures recalled: \result <==> \old(counts(rule, vec(out, r), vec(d, rule_width(rule, r))));
  @*/
bool outputs_recalled(output_rule rule, mpq_srcptr out, mpq_srcptr d, size_t r, mpq_ptr t);

#endif
