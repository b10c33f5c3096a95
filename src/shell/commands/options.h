/* Command-line options that several commands have. */
#ifndef MEMCERT_SHELL_OPTIONS_H
#define MEMCERT_SHELL_OPTIONS_H

#include <getopt.h>
#include "shell/table/points.h"

/* Codes of long options; single letters stand for themselves. */
enum {
  OPTION_TARGET = 256,
  OPTION_OUTPUTS,
  OPTION_IGNORE,
  OPTION_LABELS,
  OPTION_ONEHOT,
  OPTION_ENCODE,
  OPTION_DROP_MISSING,
  OPTION_NONNEGATIVE,
  OPTION_SEPARATOR,
  OPTION_NO_HEADER,
  OPTION_JSON,
  OPTION_READOUT,
  OPTION_EXHAUSTIVE,
  OPTION_POINTS,
  OPTION_TIMING,
  OPTION_TO,
  OPTION_NETWORK,
  OPTION_TOTAL,
  OPTION_DATA,
  OPTION_INPUTS_ONLY,
  OPTION_DECIMAL,
  OPTION_RAW,
  OPTION_FORM,
  OPTION_COMPONENT,
  OPTION_BUDGET,
  OPTION_JOBS,
  OPTION_SHARD,
  OPTION_CHECKPOINT,
  OPTION_MERGE,
  OPTION_KAPPA,
  OPTION_ALL_FAILURES,
  OPTION_RANK_BUDGET,
  OPTION_FROM,
  OPTION_TOLERANCE,
  OPTION_ARGMAX,
  OPTION_MAX_MEMORY,
  OPTION_MAX_BITS
};

#define OPTIONS_LIMITS                                          \
  {"help", no_argument, NULL, 'h'}, {"max-memory", required_argument, NULL, OPTION_MAX_MEMORY}, \
    {"max-bits", required_argument, NULL, OPTION_MAX_BITS}
#define OPTIONS_COMMON OPTIONS_LIMITS, {"output", required_argument, NULL, 'o'}
#define OPTIONS_TABLE                                           \
  {"ignore", required_argument, NULL, OPTION_IGNORE},           \
    {"separator", required_argument, NULL, OPTION_SEPARATOR},   \
    {"no-header", no_argument, NULL, OPTION_NO_HEADER},         \
    {"drop-missing", no_argument, NULL, OPTION_DROP_MISSING}
#define OPTIONS_DATASET                                         \
  OPTIONS_TABLE, {"target", required_argument, NULL, OPTION_TARGET}, \
    {"outputs", required_argument, NULL, OPTION_OUTPUTS}
#define OPTIONS_LABELS                                          \
  {"labels", required_argument, NULL, OPTION_LABELS}, {"onehot", no_argument, NULL, OPTION_ONEHOT}, \
    {"encode", no_argument, NULL, OPTION_ENCODE}
#define OPTIONS_MEANING                                         \
  OPTIONS_LABELS, {"nonnegative", no_argument, NULL, OPTION_NONNEGATIVE}, \
    {"readout", required_argument, NULL, OPTION_READOUT}
#define OPTIONS_END {NULL, 0, NULL, 0}

/* Texts for --help that go with these. */
#define HELP_TABLE                                                                             \
  "Table:\n"                                                                                   \
  "  --ignore LIST       leave these columns out; a LIST names columns by their name in the\n" \
  "                      header or by number, counted from 1, joined by commas\n"              \
  "  --drop-missing      leave rows out that are ragged or have an empty cell, ?, NaN, inf or\n" \
  "                      an oversized exponent, and count them\n"                              \
  "  --separator NAME    comma, semicolon, tab or blanks, instead of finding it out\n"         \
  "  --no-header         the first line is a row even if no cell in it is a number\n"
#define HELP_DATASET                                                                           \
  HELP_TABLE                                                                                   \
  "  --target LIST       these columns are the outputs, in this order\n"                       \
  "  --outputs K         the last K columns are the outputs (default 1)\n"
#define HELP_LABELS                                                                            \
  "  --labels LIST       read these columns as labels even where they hold numbers\n"          \
  "  --onehot            one output per label instead of the index of the label\n"             \
  "  --encode            accept labels among the inputs, as their index\n"
#define HELP_MEANING                                                                           \
  HELP_LABELS                                                                                  \
  "  --nonnegative       refuse negative outputs instead of memorizing (d+, d-)\n"             \
  "Network:\n"                                                                                 \
  "  --readout KIND      fused (default) or printed, the construction as the paper prints it\n"
#define HELP_LIMITS                                                                            \
  "Limits:\n"                                                                                  \
  "  --max-memory SIZE   of memory, such as 500M or 2G, to be had by each process\n"           \
  "  --max-bits N        above or below the line of any number read or synthesized; what is\n" \
  "                      computed in between may take 16 times as many\n"
#define HELP_STATUS                                                                            \
  HELP_LIMITS "\n"                                                                             \
  "Exit status: 0 it holds, 1 it does not, 2 wrong use, 3 a file cannot be read, understood or\n" \
  "written, 4 a limit was reached and nothing is decided.\n"

/* Takes an option about the table or the network; exit 2 if its value is wrong, false if it is
 * none of these. */
bool options_take(int code, char *value, points_options *o, readout_kind *kind);

/* The next option, or -1, that is none of OPTIONS_LIMITS.  Prints `help` and exits 0 on --help, exits 2 on an
 * unknown option. */
int options_next(int argc, char **argv, const struct option *known, const char *help);

/* The operands behind the options, exactly `count`; exit 2 otherwise. */
char **options_operands(int argc, char **argv, int count, const char *help);

/* A non-negative number; exit 2 otherwise. */
size_t options_number(const char *option, const char *value);

/* A time such as 500ms, 30s, 2.5m or 1h, in seconds; exit 2 if it is none. */
double options_seconds(const char *option, const char *value);

#endif
