/* What is said of a network with the arithmetic of a machine. */
#ifndef MEMCERT_SHELL_ROUNDED_REPORT_H
#define MEMCERT_SHELL_ROUNDED_REPORT_H

#include <stdio.h>
#include "rounded_run.h"
#include "shell/report/network_kind.h"

typedef struct {
  const check_request *asked;
  const rounded_run *run;
  bool least; /* with fewer bits some point is not recalled */
  size_t weights_changed, inputs, inputs_changed; /* inputs of all points */
} rounded_report;

/* Both must stay. */
rounded_report rounded_report_of(const check_request *asked, const rounded_run *run, bool least);

/* As text or as JSON; and as text. */
void rounded_report_write(FILE *stream, const rounded_report *report);
void rounded_report_write_text(FILE *stream, const rounded_report *report);

#endif
