/* A certificate, for a person and as memcert-report-1. */
#ifndef MEMCERT_SHELL_CERTIFICATE_REPORT_H
#define MEMCERT_SHELL_CERTIFICATE_REPORT_H

#include <jansson.h>
#include <stdio.h>
#include "certificate.h"

typedef struct {
  const points *data;
  const model *net;          /* NULL if there is none; where there is a result, without numbers if need be */
  const char *net_file;      /* NULL if it was synthesized */
  const char *net_sha256;    /* of that file */
  const certificate *result; /* NULL if the dataset is refuted */
  bool with_points;          /* in JSON the counts of every point too */
} certificate_report;

/* Of the network, which must be there. */
model_size certificate_report_size(const certificate_report *r);

/* STATUS_HOLDS if the network is certified, STATUS_FAILS if it, or the dataset, is refuted. */
int certificate_report_status(const certificate_report *r);

/* The lines of a report, in three pieces: from the verdict to the weights, the operations of this network, and where a
 * bound of the paper is exceeded. */
void certificate_report_begin(FILE *stream, const certificate_report *r);
void certificate_report_operations(FILE *stream, const certificate_report *r);
void certificate_report_end(FILE *stream, const certificate_report *r);

/* The same as JSON, in two pieces: up to the operations of this network, and how it was evaluated. */
json_t *certificate_report_object(const certificate_report *r);
void certificate_report_add_evaluation(json_t *object, const certificate_report *r);

#endif
