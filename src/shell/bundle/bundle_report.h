/* What verify prints of a bundle: a text, or memcert-verify-1. */
#ifndef MEMCERT_SHELL_BUNDLE_REPORT_H
#define MEMCERT_SHELL_BUNDLE_REPORT_H

#include <jansson.h>
#include "bundle_origin.h"

typedef struct {
  const char *folder;
  bool json; /* it is reported as JSON */
  bundle_files files;
  bundle_origin origin; /* points into the files */
} bundle;

/* What is printed where a limit is reached. */
extern const char bundle_report_undecided[];

/* Says that the bundle is refuted, and leaves with exit 1. */
_Noreturn void bundle_refute(const bundle *b, const char *file, const char *format, ...)
  __attribute__((format(printf, 3, 4)));

typedef struct {
  const bundle *of;
  FILE *stream;
  json_t *found; /* NULL: a text */
} bundle_report;

/* Of a bundle that is verified: what was found, line by line, and the theorem that each line rests on, or NULL. */
bundle_report bundle_report_begin(FILE *stream, const bundle *b);
void bundle_report_line(bundle_report *r, const char *name, const char *rests_on, const char *format, ...)
  __attribute__((format(printf, 4, 5)));
void bundle_report_end(bundle_report *r);

#endif
