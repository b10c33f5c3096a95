/* The verdict, for a person and as memcert-report-1. */
#ifndef MEMCERT_SHELL_REPORT_H
#define MEMCERT_SHELL_REPORT_H

#include <stdio.h>
#include <jansson.h>
#include "certificate.h"
#include "recall_networks.h"

#define MEMCERT_VERSION "0.1.0"

typedef struct {
  const points *data;
  const model *net;          /* NULL if there is none */
  const char *net_file;      /* NULL if it was synthesized */
  const certificate *result; /* NULL if there is no network */
  const recall_networks *networks; /* what others there are for the dataset, or NULL */
  json_t *rank;              /* what rank_beside() says, or NULL */
  bool with_points;          /* the counts of every point too */
  bool with_seconds;
  double read_seconds;       /* time is shown, never decided on */
  double synthesize_seconds;
  double check_seconds;
  double networks_seconds;
  double rank_seconds;
} report;

/* STATUS_HOLDS if the network is certified, STATUS_FAILS if it, or the dataset, is refuted. */
int report_status(const report *r);

void report_write(FILE *stream, const report *r);
void report_write_json(FILE *stream, const report *r);

/* What both have to say about the dataset. */
void report_write_dataset(FILE *stream, const points *p);
json_t *report_dataset_object(const points *p);

/* sum/count with two decimals, the rest cut off. */
void report_write_mean(FILE *stream, uint64_t sum, uint64_t count);

/* The report of a run that reached a limit. */
extern const char report_undecided_json[];

#endif
