/* The verdict, for a person and as memcert-report-1. */
#ifndef MEMCERT_SHELL_REPORT_H
#define MEMCERT_SHELL_REPORT_H

#include <stdio.h>
#include <jansson.h>
#include "shell/switch/certificate.h"
#include "shell/recall/recall_networks.h"

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
/* Behind it, for a network whose file has no labels: what the labels of the table are taken for. */
void report_write_numbering(FILE *stream, const points *p);
json_t *report_dataset_object(const points *p);

/* A report, with what each begins with. */
json_t *report_object(const char *verdict, const points *p);
/* The value of `recall`, the first `recalled` points being recalled; and, if these are not all, what it tells of the next
 * one, where `got` has the outputs, or is NULL if there are none. */
json_t *report_recall_object(const points *p, size_t recalled);
void report_add_failure(json_t *recall, const points *p, size_t recalled, mpq_srcptr got, size_t outputs);
/* The value of `points`: what was active on the first ones. */
json_t *report_points_array(const points *p, const activity *active, size_t count);
/* The line that tells that point i is not recalled. */
void report_write_failure(FILE *stream, const points *p, size_t i, mpq_srcptr got);

/* The report of a run that reached a limit. */
extern const char report_undecided_json[];

#endif
