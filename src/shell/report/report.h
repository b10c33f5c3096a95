/* What every report says of its dataset and of recall, for a person and as pieces of memcert-report-1. */
#ifndef MEMCERT_SHELL_REPORT_H
#define MEMCERT_SHELL_REPORT_H

#include <stdio.h>
#include <jansson.h>
#include "kernel/types.h"
#include "shell/table/points.h"

/* The columns of a network, one a line. */
void report_write_columns(FILE *stream, const columns *what);

void report_write_dataset(FILE *stream, const points *p);
/* Next line, if the network file names no labels: how the table's labels were numbered. */
void report_write_numbering(FILE *stream, const points *p);
/* Exit 3 if labels were numbered so: called where a network that names none does not recall the table, which may be for
 * that reason.  `answered` says that it gave an answer at all. */
void report_check_numbering(const points *p, bool answered);
json_t *report_dataset_object(const points *p);

/* The report of a dataset that no network can recall, one whose state is not POINTS_USABLE. */
void report_write_refuted(FILE *stream, const points *p);
json_t *report_refuted_object(const points *p);
/* The same as a whole. */
void report_write_refuted_json(FILE *stream, const points *p);

/* A report, with what each begins with. */
json_t *report_object(const char *verdict, const points *p);
/* Adds which file it is to the object of a network: what the user called it and, unless it is NULL, its SHA-256. */
void report_add_network_file(json_t *network, const char *file, const char *sha256);
/* The value of `recall`, the first `recalled` points being recalled; and, if these are not all, what is known of the
 * next one, where `got` has the outputs, or is NULL if there are none. */
json_t *report_recall_object(const points *p, size_t recalled);
void report_add_failure(json_t *recall, const points *p, size_t recalled, mpq_srcptr got, size_t outputs);
/* The line that says that point i is not recalled. */
void report_write_failure(FILE *stream, const points *p, size_t i, mpq_srcptr got);
/* The value of `points`: what was active on the first ones. */
json_t *report_points_array(const points *p, const activity *active, size_t count);

/* Lines as a text names them, "2, 3 and 4"; of more than `most` the first ones, and how many more there are. */
void report_write_lines(FILE *stream, const size_t *line, size_t count, size_t most);
json_t *report_lines_array(const size_t *line, size_t count);

/* The time that a step took, which is shown and never decided on. */
typedef struct {
  const char *name;
  double seconds;
} report_step;

/* The line of all steps and of the memory taken, and the keys `seconds` and `peak_bytes`. */
void report_write_steps(FILE *stream, const report_step *step, size_t count);
void report_add_steps(json_t *object, const report_step *step, size_t count);

/* The report of a run that reached a limit. */
extern const char report_undecided_json[];

#endif
