/* Groups of options that several commands have. */
#ifndef MEMCERT_SHELL_SHARED_OPTIONS_H
#define MEMCERT_SHELL_SHARED_OPTIONS_H

#include "options.h"
#include "shell/everywhere/everywhere_run.h"
#include "shell/recall/recall_network.h"
#include "shell/table/points.h"

/* What was asked for with them. */
typedef struct {
  points_options table;
  readout_kind readout;
  recall_wish recall;
  everywhere_wish everywhere;
  bool all_networks; /* mixed and those of other papers, too */
  const char *output; /* the name of a file, or NULL */
  bool force;
  bool json;
  bool points;
  bool timing;
  bool help;
  char *const *arguments; /* of the program, the command the first; NULL ends them */
} shared_request;

extern shared_request asked;

extern const option_group table_options, eval_table_options, dataset_options, labels_options, nonnegative_options,
  readout_options, recall_options, everywhere_options, buckets_options, limits_options;

/* Lines that stand in the last group of every command. */
#define OPTION_LINE_HELP {.name = "help", .letter = 'h', .kind = OPTION_FLAG, .to.flag = &asked.help, .help = "this text"}
#define OPTION_LINES_OUTPUT(text)                                                                             \
  {.name = "output", .letter = 'o', .argument = "FILE", .kind = OPTION_CALL, .to.call = take_output_name,    \
   .help = text},                                                                                             \
    FLAG("force", asked.force, "replace FILE whatever it is, unless it is read")
#define OPTION_LINE_JSON(text) FLAG("json", asked.json, text)
#define OPTION_LINE_NETWORKS(text) CALL_WORD("networks", "WHICH", network_lists, take_network_list, text)
#define OPTION_LINE_POINTS FLAG("points", asked.points, "with --json: the counts of every point")
#define OPTION_LINE_TIMING FLAG("timing", asked.timing, "the time that each step took")

/* Takes the name of the file to write. */
void take_output_name(const char *option, const char *value);

/* conditional or all. */
extern const char *const network_lists[];
void take_network_list(const char *option, const char *value);

/* point or comma. */
extern const char *const decimal_signs[];
void take_decimal_sign(const char *option, const char *value);

/* Exit 2 if options exclude each other. */
void shared_options_check(void);

#endif
