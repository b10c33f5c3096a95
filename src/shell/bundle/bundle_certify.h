/* What certify finds, as the files of a bundle: made by certify, and made again by verify from the files. */
#ifndef MEMCERT_SHELL_BUNDLE_CERTIFY_H
#define MEMCERT_SHELL_BUNDLE_CERTIFY_H

#include "bundle_origin.h"
#include "shell/certify/certify_run.h"

/* Of more weights the layered network is left out. */
#define BUNDLE_LAYERED_MOST 65536

/* table.txt, report.json and, unless `made` is NULL, since the dataset is refuted, all networks; these were kept.
 * Exit 4 if the search for lower bounds did not end by itself. */
bundle_files bundle_certify_files(const points *p, const certify_run *made);

/* Adds bundle.json and SHA256SUMS, after the file with the table as it was given. */
void bundle_complete(bundle_files *all, const bundle_origin *o);

/* Begins the folder with these files and the table, which must be as it was when it was read; folder_end() gives it its
 * name, and folder_keep() keeps it. */
void bundle_write(const char *folder, const points *p, const certify_run *made, const bundle_origin *o);

#endif
