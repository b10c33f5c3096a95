/* A command: what it is called, which options it has, and what it does.  Everything that is said of it, by --help, by
 * its manual page and to a shell, comes from here. */
#ifndef MEMCERT_SHELL_COMMAND_H
#define MEMCERT_SHELL_COMMAND_H

#include "option.h"

/* A way to call it. */
typedef struct {
  const char *text; /* what stands after its name; NULL ends a list */
  size_t least, most; /* operands */
} usage;

typedef struct {
  const char *text; /* a line for a shell; NULL ends a list */
  const char *about;
} example;

typedef struct {
  const char *name;
  const char *operands; /* in the list of commands */
  const char *summary;
  const usage *usages;
  const char *description; /* paragraphs, with an empty line between two */
  const option_group *const *groups;
  const example *examples;
  const char *status; /* exit statuses that are not the usual ones, or NULL */
  /* Which of the usages the options ask for; NULL of the first. */
  size_t (*form)(void);
  /* What the options write with -o, in the words of overwrite.h; NULL if nothing is read or written. */
  const char *(*written)(void);
  /* Takes the operands, which are files unless nothing is written, and returns the exit status. */
  int (*run)(char **operands, size_t count);
} command;

#endif
