#include "xgboost_objective.h"
#include <mpfr.h>
#include <string.h>

static const xgboost_objective objectives[] = {
  {"reg:squarederror", LINK_NONE, NULL, FOREST_SCORES},
  {"reg:linear", LINK_NONE, NULL, FOREST_SCORES},
  {"reg:squaredlogerror", LINK_NONE, NULL, FOREST_SCORES},
  {"reg:pseudohubererror", LINK_NONE, NULL, FOREST_SCORES},
  {"reg:absoluteerror", LINK_NONE, NULL, FOREST_SCORES},
  {"reg:quantileerror", LINK_NONE, NULL, FOREST_SCORES},
  {"rank:", LINK_NONE, NULL, FOREST_SCORES},
  {"reg:logistic", LINK_LOGIT, "the logistic function", FOREST_SCORES},
  {"binary:logistic", LINK_LOGIT, "the logistic function", FOREST_CUT},
  {"binary:logitraw", LINK_LOGIT, NULL, FOREST_CUT},
  {"binary:hinge", LINK_NONE, "the step", FOREST_CUT},
  {"multi:softmax", LINK_NONE, "the choice of the largest", FOREST_LARGEST},
  {"multi:softprob", LINK_NONE, "softmax", FOREST_LARGEST},
  {"count:poisson", LINK_LOG, "the exponential function", FOREST_SCORES},
  {"reg:gamma", LINK_LOG, "the exponential function", FOREST_SCORES},
  {"reg:tweedie", LINK_LOG, "the exponential function", FOREST_SCORES},
  {"survival:cox", LINK_LOG, "the exponential function", FOREST_SCORES},
  {"survival:aft", LINK_LOG, "the exponential function", FOREST_SCORES}};

const xgboost_objective *xgboost_objective_find(const char *name)
{
  for (size_t k = 0; k < sizeof objectives / sizeof objectives[0]; k++) {
    size_t length = strlen(objectives[k].name);
    bool family = objectives[k].name[length - 1] == ':';
    if (family ? strncmp(name, objectives[k].name, length) == 0 : strcmp(name, objectives[k].name) == 0)
      return objectives + k;
  }
  return NULL;
}

/* base := ln p, or ln(p / (1 - p)), rounded to so many bits; f->error bounds what that changed. */
static void round_link(xgboost_link how, mpq_ptr base, size_t bits, forest *f)
{
  /* A p of 24 bits has a logarithm of at least 2^-25 unless it is 0, so that 256 bits more than wanted are enough for
   * the error of the two steps before the last one to be far less than half a unit of the last place. */
  mpfr_t exact, result;
  mpq_t ratio;
  mpq_init(ratio);
  mpq_set(ratio, base);
  if (how == LINK_LOGIT) {
    mpz_sub(mpq_denref(ratio), mpq_denref(ratio), mpq_numref(ratio));
    mpq_canonicalize(ratio);
  }
  mpfr_init2(exact, (mpfr_prec_t)bits + 256);
  mpfr_init2(result, (mpfr_prec_t)bits);
  mpfr_set_q(exact, ratio, MPFR_RNDN);
  mpfr_log(exact, exact, MPFR_RNDN);
  mpfr_set(result, exact, MPFR_RNDN);
  mpfr_get_q(base, result);
  /* Half a unit of the last place, and as much again for the two steps before. */
  mpfr_set_ui_2exp(exact, 1, mpfr_get_exp(result) - (mpfr_exp_t)bits, MPFR_RNDU);
  mpfr_get_q(ratio, exact);
  if (mpq_cmp(ratio, f->error) > 0)
    mpq_set(f->error, ratio);
  f->rounded = bits;
  mpq_clear(ratio);
  mpfr_clears(exact, result, NULL);
  mpfr_free_cache();
}

base_problem xgboost_objective_base(const xgboost_objective *o, mpq_ptr base, size_t bits, forest *f)
{
  if (o->of_base == LINK_NONE)
    return BASE_OK;
  if (mpq_sgn(base) <= 0 || (o->of_base == LINK_LOGIT && mpq_cmp_ui(base, 1, 1) >= 0))
    return BASE_OUTSIDE;
  if (o->of_base == LINK_LOGIT ? mpq_cmp_ui(base, 1, 2) == 0 : mpq_cmp_ui(base, 1, 1) == 0)
    mpq_set_ui(base, 0, 1);
  else if (bits)
    round_link(o->of_base, base, bits, f);
  else
    return BASE_IRRATIONAL;
  return BASE_OK;
}
