/* Where a bundle comes from: the command, the version, and the digests of all files.  memcert-bundle-1. */
#ifndef MEMCERT_SHELL_BUNDLE_ORIGIN_H
#define MEMCERT_SHELL_BUNDLE_ORIGIN_H

#include <stdbool.h>
#include "bundle_files.h"

#define BUNDLE_ORIGIN "bundle.json"

typedef struct {
  const char *version;
  const char *const *words; /* the command, its options and their values */
  size_t count;
  const char *table; /* as the user called it */
  const char *given; /* the file in which it is */
  const char *network, *network_file; /* the same of the network that is checked; or NULL */
  const char *targets, *targets_file; /* the same of the file with the outputs; or NULL */
  void *owner;       /* what was read, or NULL */
} bundle_origin;

/* Writes bundle.json, about these files. */
void bundle_origin_write(FILE *stream, const bundle_origin *o, const bundle_files *all);

/* Reads it; exit 3 if there is none.  `*sealed` says whether its end fits. */
bundle_origin bundle_origin_read(const char *path, const bundle_file *f, bool *sealed);
void bundle_origin_free(bundle_origin *o);

/* How the names of files begin that were given. */
#define BUNDLE_GIVEN "given-"
#define BUNDLE_NETWORK "network-"
#define BUNDLE_TARGETS "targets-"

/* The name that a file gets in a bundle, to be released with free(). */
char *bundle_given_name(const char *begin, const char *file);

#endif
