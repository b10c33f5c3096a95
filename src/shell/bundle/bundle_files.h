/* The files of a bundle in memory, each with its digest. */
#ifndef MEMCERT_SHELL_BUNDLE_FILES_H
#define MEMCERT_SHELL_BUNDLE_FILES_H

#include "shell/base/digest.h"
#include "shell/base/text.h"

#define BUNDLE_SUMS "SHA256SUMS"
#define BUNDLE_TABLE "table.txt"
#define BUNDLE_SWITCH "switch.net"
#define BUNDLE_LAYERED "layered.json"
#define BUNDLE_REPORT "report.json"
#define BUNDLE_MADE "conditional.json"
#define BUNDLE_BUCKETS "buckets.json"

typedef struct {
  char *name, *bytes; /* owned; a NUL stands after the bytes */
  size_t size;
  char sha256[DIGEST_TEXT];
} bundle_file;

typedef struct {
  bundle_file *file;
  size_t count, room;
} bundle_files;

/* Takes over the bytes. */
void bundle_files_add(bundle_files *all, const char *name, char *bytes, size_t size);
/* The file at that path; `sha256`, unless it is NULL, is what it was when it was read, or the program ends. */
void bundle_files_add_given(bundle_files *all, const char *name, const char *path, const char *sha256);
/* What was written to the stream, which is closed. */
void bundle_files_add_text(bundle_files *all, const char *name, text_stream *t);
void bundle_files_free(bundle_files *all);

/* By name. */
void bundle_files_sort(bundle_files *all);

/* The file of that name, or NULL. */
const bundle_file *bundle_files_find(const bundle_files *all, const char *name);

/* Every regular file of a folder, sorted; exit 3 if there is anything else in it, or nothing. */
bundle_files bundle_files_load(const char *folder);

/* Begins the folder with these files; folder_end() gives it its name, and folder_keep() keeps it. */
void bundle_files_write(const bundle_files *all, const char *folder);

/* FOLDER/NAME, to be released with free(). */
char *bundle_path(const char *folder, const char *name);

/* The lines of SHA256SUMS, for all files but that one. */
void bundle_files_write_sums(FILE *stream, const bundle_files *all);

#endif
