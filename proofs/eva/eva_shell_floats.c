/* Rounded numbers for the readers of trees: any, or none. */
#include "shell/base/binary_float.h"
#include "shell/import/xgboost_objective.h"
#include <__fc_builtin.h>

const binary_float binary_float32, binary_float64;

/*@ requires room: \valid(value);
  @ requires made: is_q(value);
  @*/
bool binary_float_round(mpq_ptr value, const binary_float *format)
{
  return Frama_C_nondet(0, 1);
}

const xgboost_objective *xgboost_objective_find(const char *name)
{
  static xgboost_objective any;
  any = (xgboost_objective){"name", (xgboost_link)Frama_C_interval(LINK_NONE, LINK_LOG),
                            Frama_C_nondet(0, 1) ? "a function" : NULL,
                            (forest_decision)Frama_C_interval(FOREST_SCORES, FOREST_CUT)};
  return Frama_C_nondet(0, 1) ? &any : NULL;
}

/*@ requires room: \valid(base);
  @ requires made: is_q(base);
  @*/
base_problem xgboost_objective_base(const xgboost_objective *o, mpq_ptr base, size_t bits, forest *f)
{
  return (base_problem)Frama_C_interval(BASE_OK, BASE_IRRATIONAL);
}
