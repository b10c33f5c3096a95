/* The rank condition beside a certificate: the least that any network needs beside what this one does.
 *
 * It is decided in a process of its own, so that nothing that ends it early, be it a lack of time or of memory,
 * matters to the certificate. */
#ifndef MEMCERT_SHELL_RANK_BESIDE_H
#define MEMCERT_SHELL_RANK_BESIDE_H

#include <stdio.h>
#include <jansson.h>
#include "shell/table/points.h"

/* The value of `rank` in a report: both forms, and if the augmented one fails and the time suffices, `kappa`;
 * `reason` where it ended early by something else than its budget, in seconds.  The points stand by number. */
json_t *rank_beside(const points *p, double budget);

/* The operations that every conditional network fed with (1, x) performs at least on some point; false if
 * nothing is known. */
bool rank_beside_bound(const json_t *rank, size_t *operations);

/* The same as lines of a report. */
void rank_beside_write(FILE *stream, const json_t *rank);

#endif
