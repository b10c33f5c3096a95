/* What certify found: the certificate, what other networks cost, and the least that any can do with. */
#ifndef MEMCERT_SHELL_CERTIFY_REPORT_H
#define MEMCERT_SHELL_CERTIFY_REPORT_H

#include "rank_beside.h"
#include "shell/recall/recall_networks.h"
#include "shell/report/report.h"
#include "shell/switch/certificate_report.h"

/* The steps of certify, as they are timed. */
enum { CERTIFY_READ, CERTIFY_SYNTHESIZE, CERTIFY_CHECK, CERTIFY_NETWORKS, CERTIFY_RANK, CERTIFY_STEPS };

typedef struct {
  certificate_report certificate;
  const recall_networks *networks; /* NULL if the dataset is refuted */
  const rank_beside *rank;         /* NULL if it was not asked for */
  const report_step *steps;        /* CERTIFY_STEPS, or NULL if they are not to be shown */
} certify_report;

void certify_report_write(FILE *stream, const certify_report *r);
void certify_report_write_json(FILE *stream, const certify_report *r);

#endif
