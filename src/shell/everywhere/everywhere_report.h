/* What is reported of a network on a whole box. */
#ifndef MEMCERT_SHELL_EVERYWHERE_REPORT_H
#define MEMCERT_SHELL_EVERYWHERE_REPORT_H

#include <stdio.h>
#include "everywhere_ask.h"
#include "slope.h"

typedef enum {
  EVERYWHERE_NO_FUNCTION, /* none with that constant goes through the points of `pair` */
  EVERYWHERE_NO_NETWORK,  /* functions are more than 2 epsilon apart at the witness */
  EVERYWHERE_TOO_FAR,     /* the network is not within epsilon of some function at the witness */
  EVERYWHERE_CERTIFIED
} everywhere_finding;

typedef struct {
  everywhere_finding finding;
  const points *data;
  mpq_srcptr slope, epsilon, needed; /* needed: the least slope of the table */
  bool given; /* the slope, by the user */
  bool has_pair;
  slope_pair pair;            /* points that need it */
  const conditional_model *network; /* or NULL */
  const char *file, *sha256;  /* that it is from, or NULL of buckets */
  size_t cells;               /* of buckets */
  const everywhere_witness *witness;
} everywhere_report;

void everywhere_report_write(FILE *stream, const everywhere_report *r);
void everywhere_report_write_json(FILE *stream, const everywhere_report *r);

#endif
