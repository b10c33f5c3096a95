/* A layered network on the rows of a table, with the arithmetic of a machine. */
#ifndef MEMCERT_SHELL_ROUNDED_RUN_H
#define MEMCERT_SHELL_ROUNDED_RUN_H

#include "kernel/rounded/rounded.h"
#include "machine.h"
#include "shell/layered/layered_run.h"

typedef struct {
  layered_run net;
  output_rule rule;
  machine machine;
  layered_network view; /* with the weights of the machine */
  mpq_ptr weight;       /* these; owned */
  size_t rounded;       /* weights that the machine has: all, or those before the first that is too large */
  size_t recalled;      /* points before the first that is not recalled, or all */
  rounded_result last;  /* of that point, or of the last one */
  mpq_ptr y, got, scratch; /* owned */
  mpz_t whole;
  mpq_ptr margin; /* of each point that is recalled; owned, NULL if the rule has none */
} rounded_run;

/* Takes the network over.  The rule must stay. */
rounded_run rounded_run_new(layered_run net, output_rule rule);
void rounded_run_free(rounded_run *r);

/* Whether that machine recalls every point.  Stops at the first that it does not. */
bool rounded_run_on(rounded_run *r, machine m);
/* The same, with that point first: where it fails, no other one is looked at. */
bool rounded_run_from(rounded_run *r, machine m, size_t point);

/* How many of these numbers the machine does not have as they are. */
size_t rounded_run_changed(const rounded_run *r, mpq_srcptr values, size_t count);

/* The point with the least margin. */
size_t rounded_run_least_margin(const rounded_run *r);

#endif
