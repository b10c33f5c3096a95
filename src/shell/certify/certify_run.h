/* What certify does with a dataset: the switch network and its certificate, the other networks and what they cost, and
 * the least that any network needs. */
#ifndef MEMCERT_SHELL_CERTIFY_RUN_H
#define MEMCERT_SHELL_CERTIFY_RUN_H

#include "certify_report.h"
#include "memorizer_cost.h"
#include "shell/switch/certificate.h"

typedef struct {
  readout_kind readout;
  recall_wish recall;
  bool exhaustive;
  bool all_networks;  /* mixed and those of other papers, too */
  double rank_budget; /* as rank_beside_make() takes it; 0: nothing of rank is asked */
  bool keeps_net; /* the numbers of the switch network stay after it was checked: it is as large as the table */
  model *net; /* the switch network, taken over, if it is there and need not be made; or NULL */
  const memorizer_files *from; /* where those of other papers are if they need not be made, either; or NULL */
} certify_wish;

typedef struct {
  points *data;
  model net; /* without numbers unless they were to stay */
  certificate result;
  recall_networks networks;
  rank_beside rank;
  bool has_rank;
  report_step step[CERTIFY_STEPS]; /* the time of each but the reading, which is the caller's */
} certify_run;

/* Nothing was done. */
#define CERTIFY_RUN_NONE \
  (certify_run){.step = {{"read", 0}, {"synthesize", 0}, {"check", 0}, {"networks", 0}, {"rank", 0}}}

/* Of points that are usable; they must stay. */
certify_run certify_run_make(points *p, const certify_wish *wish);
void certify_run_free(certify_run *r);

/* What there is to report, which must stay; of a dataset that is refuted there is no run, r being NULL. */
certify_report certify_run_report(const points *p, const certify_run *r);

#endif
