/* A kind of network, as the commands see it: a struct of functions, one for each of them.
 *
 * Each function takes what the user asked for, writes the result and returns the exit status. */
#ifndef MEMCERT_SHELL_NETWORK_KIND_H
#define MEMCERT_SHELL_NETWORK_KIND_H

#include <stdbool.h>
#include "eval_output.h"
#include "shell/table/points.h"

/* Shares of the points of a table, as check_parts.h has them. */
typedef struct {
  size_t shard, shards; /* the one that is decided; if `shards` is 0, files about all of them are put together */
  char *const *files;
  size_t count;
  size_t samples; /* points of each file that are decided again, at most */
  bool seeded;    /* otherwise the seed is made of the digests of the files */
  size_t seed;
} check_parts;

/* Files of results are NULL or "-" for standard output. */
typedef struct {
  const char *network;
  const char *network_sha256; /* of its file as it is; NULL of a network that was made */
  points_options table;
  const char *output;
  bool json;
  bool with_points;      /* in JSON what every point has, too */
  bool with_seconds;
  bool exhaustive;       /* every neuron is evaluated, not the active path alone */
  const char *tolerance; /* a number, as text: outputs differ by no more; NULL: they are equal */
  size_t jobs;           /* processes that share the points; 0: not said, 1 or what is worth it */
  const check_parts *shares; /* NULL: one run decides all points */
  bool argmax;           /* the only output of the dataset is the index of the largest one of the network */
} check_request;

typedef struct {
  const char *network;
  points_options table;
  const char *output;
  eval_style how;
} eval_request;

typedef struct {
  const char *network;
  const char *output;
  bool json;
} show_request;

typedef struct {
  const char *name;   /* as in messages: "switch" */
  const char *format; /* of its files, as they name it */
  const char *second_format; /* the same with names and labels, or NULL */
  bool has_rules;     /* `tolerance` and `argmax` mean something to check */
  bool has_jobs;      /* check shares points among processes, and among runs */
  bool has_paths;     /* so do `exhaustive` and `with_seconds` */
  int (*check)(const check_request *r); /* recall of every point, and what it costs there */
  int (*eval)(const eval_request *r);   /* one line per row of the table; exit 1 if some row has no answer */
  int (*show)(const show_request *r);   /* what is in the file */
} network_kind;

#endif
