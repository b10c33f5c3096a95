/* Bundles of commands that print one report of the files they are given, and perhaps make a network: check, rank,
 * condition, and certify --epsilon.  verify runs the command again, on the files in the bundle. */
#ifndef MEMCERT_SHELL_BUNDLE_REPLAY_H
#define MEMCERT_SHELL_BUNDLE_REPLAY_H

#include "command.h"
#include "shell/bundle/bundle_verify.h"

/* What a command does without a bundle; a network goes nowhere where asked.output is NULL. */
typedef struct {
  int (*run)(char **operands, size_t count);
  void (*add)(bundle_files *all); /* adds what was made last, as its file has it; NULL if nothing is made */
} replayed;

/* Runs the command twice, once for the report in the bundle; returns the exit status. */
int bundle_replay_run(const char *folder, const command *c, const replayed *what, char **operands, size_t count);

/* Leaves with exit 1 or 3 unless the command, whose options were taken, finds what is in the bundle; prints what was
 * verified. */
void bundle_replay_verify(const bundle *b, const replayed *what);

#endif
