/* What objectives of XGBoost mean for the sums of trees. */
#ifndef MEMCERT_SHELL_XGBOOST_OBJECTIVE_H
#define MEMCERT_SHELL_XGBOOST_OBJECTIVE_H

#include "forest.h"

/* What is made of a base score before the trees are added to it. */
typedef enum { LINK_NONE, LINK_LOGIT, LINK_LOG } xgboost_link;

typedef struct {
  const char *name; /* or its beginning, if it ends in a colon */
  xgboost_link of_base;
  const char *transform; /* what is made of the sums, or NULL */
  forest_decision decision;
} xgboost_objective;

/* The one of that name, or NULL. */
const xgboost_objective *xgboost_objective_find(const char *name);

typedef enum { BASE_OK, BASE_OUTSIDE, BASE_IRRATIONAL } base_problem;

/* base := what the sums begin with.  What is not rational is rounded to so many bits, and f says so; without bits it
 * is a problem. */
base_problem xgboost_objective_base(const xgboost_objective *o, mpq_ptr base, size_t bits, forest *f);

#endif
