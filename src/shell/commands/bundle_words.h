/* The command in a bundle: its options as words, and from words. */
#ifndef MEMCERT_SHELL_BUNDLE_WORDS_H
#define MEMCERT_SHELL_BUNDLE_WORDS_H

#include "command.h"
#include "shell/bundle/bundle_verify.h"

/* The names that the files get in the bundle, and which one has the outputs. */
void bundle_words_name(bundle_origin *o);
void bundle_words_free_names(bundle_origin *o);

/* Makes the bundle of a command whose options were parsed; options that the result does not depend on are left out. */
void bundle_words_write(const char *folder, const char *command, const points *p, const certify_run *made);

/* Adds bundle.json and SHA256SUMS to the files of such a command; `o` has the names alone. */
void bundle_words_complete(bundle_files *all, const char *command, bundle_origin o);

/* Takes the options of the command in a bundle, as if they were the user's, but for the file with the outputs, which is
 * the one in the bundle; exit 3 if they are not what would have been written. */
void bundle_words_take(const bundle *b, const command *c);

#endif
