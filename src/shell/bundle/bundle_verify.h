/* Whether a bundle is what its command finds: everything is derived again from the table in it and from its networks,
 * and held against every file.  Nothing in its report is believed. */
#ifndef MEMCERT_SHELL_BUNDLE_VERIFY_H
#define MEMCERT_SHELL_BUNDLE_VERIFY_H

#include "bundle_certify.h"
#include "bundle_report.h"

/* Reads a bundle: each of its files is there once in SHA256SUMS and once in bundle.json, with its digest, and no other
 * file is there.  Leaves with exit 1 or 3 if that is not so. */
bundle bundle_open(const char *folder, bool json);
void bundle_close(bundle *b);

/* The networks in it, which need not be made then, checked on points that are usable; exit 1 if one does not recall. */
certify_run bundle_certify_again(const bundle *b, points *p, certify_wish wish);

/* Exit 1 unless every file is as it is found, of a dataset that is refuted without a run. */
void bundle_compare(const bundle *b, const points *p, const certify_run *made);

/* Exit 1 unless each of these files is there as it is found, and no other but those that were given, or are about all. */
void bundle_check_found(const bundle *b, const bundle_files *found);

/* What was verified, and which theorem each line rests on. */
void bundle_write_verified(FILE *stream, const bundle *b, const points *p, const certify_run *made);

#endif
