#include "layered_rule.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include <string.h>

void layered_rule_read(mpq_ptr tolerance, const char *text)
{
  mpq_init(tolerance);
  if (text && (number_read(tolerance, text, strlen(text), NUMBER_DIGITS_MOST) != NUMBER_OK ||
               mpq_sgn(tolerance) < 0))
    fail(STATUS_USAGE, "--tolerance: %s is no number that is at least 0", quoted(text, strlen(text)));
}

output_rule layered_rule_of(const check_request *asked, mpq_srcptr tolerance)
{
  rule_kind kind = asked->argmax ? RULE_ARGMAX : asked->tolerance ? RULE_TOLERANCE : RULE_EXACT;
  return (output_rule){kind, tolerance};
}

void layered_rule_write(FILE *f, output_rule rule)
{
  if (rule.kind == RULE_ARGMAX)
    fputs(" by argmax", f);
  else if (rule.kind == RULE_TOLERANCE) {
    fputs(" within ", f);
    number_write(f, rule.tolerance);
  }
}

void layered_rule_add(json_t *recall, output_rule rule)
{
  static const char *const names[] = {"exact", "tolerance", "argmax"};
  json_object_set_new(recall, "rule", json_string(names[rule.kind]));
  if (rule.kind == RULE_TOLERANCE)
    json_object_set_new(recall, "tolerance", json_rational(rule.tolerance));
}

void layered_rule_write_recall(FILE *f, output_rule rule, const points *p, size_t recalled, mpq_srcptr got,
                               size_t outputs)
{
  bool argmax = rule.kind == RULE_ARGMAX;
  if (recalled == p->points) {
    fprintf(f, "recall      %s at every point\n", rule.kind == RULE_EXACT ? "exact" : "holds");
    return;
  }
  fprintf(f, "recall      FAILS at line %zu: output ", p->line[recalled]);
  numbers_write(f, got, outputs);
  fprintf(f, ", expected %s", argmax ? "that the only largest one is number " : "");
  numbers_write(f, p->d + recalled * p->outputs, p->outputs);
  fprintf(f, "%s (points before it are recalled: %zu)\n", argmax ? ", counted from 0" : "", recalled);
}
