#include "shared_options.h"
#include "option_values.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/table/table_source.h"
#include <stdint.h>
#include <string.h>

shared_request asked = {.recall.steps = RECALL_STEPS, .everywhere.cells = EVERYWHERE_CELLS};

static const char *const separators[] = {"comma", "semicolon", "tab", "blanks", "pipe", NULL};
const char *const decimal_signs[] = {"point", "comma", NULL};
const char *const network_lists[] = {"conditional", "all", NULL};
static const char *const firsts[] = {"worst", "mean", NULL};
static const char *const readouts[] = {"fused", "printed", NULL};

static void take_separator(const char *shown, const char *value)
{
  asked.table.between = SEPARATOR_COMMA + options_choose(shown, value, separators);
}

void take_decimal_sign(const char *shown, const char *value)
{
  asked.table.decimal_comma = options_choose(shown, value, decimal_signs) == 1;
}

void take_network_list(const char *shown, const char *value)
{
  asked.all_networks = options_choose(shown, value, network_lists) == 1;
}

static void take_readout(const char *shown, const char *value)
{
  asked.readout = options_choose(shown, value, readouts) ? READOUT_PRINTED : READOUT_FUSED;
}

static void take_first(const char *shown, const char *value)
{
  asked.recall.mean_first = options_choose(shown, value, firsts) == 1;
}

void take_output_name(const char *shown, const char *value)
{
  size_t digits = strspn(value, "0123456789");
  if (strcmp(shown, "--output") == 0 && digits > 0 && !value[digits])
    fail(STATUS_USAGE, "--output: did you mean --%s %s? A file of that name is written as ./%s",
         options_has("component") ? "component" : "outputs", value, value);
  asked.output = value;
}

/* Computing goes through products and sums of numbers, which are longer than its results. */
#define BITS_BETWEEN 16

static void take_memory(const char *shown, const char *value)
{
  memory_limit(option_bytes(shown, value));
}

static void take_bits(const char *shown, const char *value)
{
  size_t bits = options_number(shown, value, 1, SIZE_MAX);
  number_limit_bits(bits);
  memory_limit_number(bits > SIZE_MAX / BITS_BETWEEN ? SIZE_MAX : bits * BITS_BETWEEN / 8);
}

#define TABLE_LINES                                                                                                   \
  TEXT("ignore", "LIST", asked.table.ignore,                                                                          \
       "leave these columns out; a LIST names columns by their name in the header or by number, counted from 1, "    \
       "joined by commas"),                                                                                           \
    FLAG("drop-missing", asked.table.drop_missing,                                                                    \
         "leave rows out that are ragged or have an empty cell, ?, NaN, inf or an oversized exponent, and count them"), \
    TEXT("missing", "LIST", asked.table.missing,                                                                      \
         "what else stands for a missing value, joined by commas, such as NA or NA,-999"),                            \
    CALL_WORD("separator", "NAME", separators, take_separator,                                                        \
              "comma, semicolon, tab, blanks or pipe, which is |, instead of finding it out"),                        \
    FLAG("header", asked.table.header, "the first line has the names of the columns even if there are numbers in it"), \
    FLAG("no-header", asked.table.no_header, "the first line is a row even if no cell in it is a number"),            \
    WORD("format", "NAME", table_formats, asked.table.format,                                                         \
         "text, arff or libsvm; by default the name of the file says so: .arff, .libsvm, .svm, .svmlight"),          \
    TEXT("array", "LIST", asked.table.array,                                                                          \
         "these arrays of a .npz file, side by side; the columns of the last of several are the outputs"),            \
    COUNT("features", "N", 1, SIZE_MAX, asked.table.features,                                                         \
          "of a LIBSVM file: so many inputs, also if the last ones do not occur in it"),                              \
    TEXT("comment", "TEXT", asked.table.comment,                                                                      \
         "lines that begin with this are no rows; by default those before the first row that begin with #, and '' "  \
         "says that there are none")

#define DECIMAL_LINE                                                                                                  \
  CALL_WORD("decimal", "SIGN", decimal_signs, take_decimal_sign,                                                      \
            "point (default) or comma: numbers are written 3.5 or 3,5")

static const option table_lines[] = {TABLE_LINES, DECIMAL_LINE, OPTIONS_END};
const option_group table_options = {"Table", table_lines};

static const option eval_table_lines[] = {TABLE_LINES, OPTIONS_END};
const option_group eval_table_options = {"Table", eval_table_lines};

static const option dataset_lines[] = {
  TABLE_LINES, DECIMAL_LINE,
  TEXT("target", "LIST", asked.table.target, "these columns are the outputs, in this order"),
  NAMED_FILE("target-file", "FILE", asked.table.target_file,
             "the outputs are in this file, a NumPy array or IDX, as labels beside images; TABLE is one, too"),
  COUNT("outputs", "K", 1, SIZE_MAX, asked.table.outputs, "the last K columns are the outputs (default 1)"),
  OPTIONS_END};
const option_group dataset_options = {"Table", dataset_lines};

static const option labels_lines[] = {
  TEXT("labels", "LIST", asked.table.labels, "read these columns as labels even where they hold numbers"),
  FLAG("onehot", asked.table.onehot, "one output per label instead of the index of the label"),
  FLAG("encode", asked.table.encode, "accept labels among the inputs, as their index"),
  TEXT("classes", "LIST", asked.table.classes,
       "the labels of the output column in the order of their numbers, joined by commas, instead of the order of the rows"),
  OPTIONS_END};
const option_group labels_options = {"Labels", labels_lines};

static const option nonnegative_lines[] = {
  FLAG("nonnegative", asked.table.nonnegative, "reject negative outputs instead of memorizing (d+, d-)"), OPTIONS_END};
const option_group nonnegative_options = {"Signs", nonnegative_lines};

static const option readout_lines[] = {
  CALL_WORD("readout", "KIND", readouts, take_readout,
            "fused (default) or printed, the construction as the paper prints it"),
  OPTIONS_END};
const option_group readout_options = {"Construction", readout_lines};

static const option recall_lines[] = {
  CALL_WORD("minimize", "WHAT", firsts, take_first,
            "worst (default): few operations on the point that takes the most, then in the mean; or mean: the other "
            "way round"),
  TEXT("weights", "COLUMN", asked.table.weights,
       "this column, which is no input then, says how often each row is recalled: the mean is weighted by it, and "
       "rows that repeat another add to it"),
  COUNT("tree-steps", "N", 0, SIZE_MAX, asked.recall.steps,
        "cells of the table that may be looked at in the search for a better tree (default 100000000: half a second, "
        "some seconds where the table is large)"),
  OPTIONS_END};
const option_group recall_options = {"Operations", recall_lines};

#define EVERYWHERE_LINES                                                                                              \
  TEXT("epsilon", "E", asked.everywhere.epsilon,                                                                      \
       "whether the network stays within E of every function with a Lipschitz constant, in the maximum norm, that "   \
       "goes through the points: not at the rows alone but at every input of their box"),                             \
    TEXT("lipschitz", "L", asked.everywhere.lipschitz,                                                                \
         "that constant (default: the least that the table allows)")

static const option everywhere_lines[] = {EVERYWHERE_LINES, OPTIONS_END};
const option_group everywhere_options = {"Everywhere", everywhere_lines};

static const option buckets_lines[] = {
  EVERYWHERE_LINES,
  COUNT("cells", "N", 1, SIZE_MAX, asked.everywhere.cells, "of the buckets network, at most (default 100000)"),
  OPTIONS_END};
const option_group buckets_options = {"Everywhere", buckets_lines};

static const option limits_lines[] = {
  CALL("max-memory", "SIZE", take_memory, "of memory, such as 500M or 2G, to be had by each process"),
  CALL("max-bits", "N", take_bits,
       "above or below the line of any number read or synthesized; what is computed in between may take 16 times as "
       "many"),
  OPTIONS_END};
const option_group limits_options = {"Limits", limits_lines};

void shared_options_check(void)
{
  asked.table.may_encode = options_has("encode");
  if (asked.table.header && asked.table.no_header)
    fail(STATUS_USAGE, "--header and --no-header exclude each other");
  if (asked.table.target && asked.table.outputs)
    fail(STATUS_USAGE, "--target and --outputs exclude each other");
  if (!asked.everywhere.epsilon && (options_given("lipschitz") || options_given("cells")))
    fail(STATUS_USAGE, "--lipschitz and --cells go with --epsilon only");
  if (asked.points && !asked.json)
    fail(STATUS_USAGE, "--points goes with --json only: the text has no counts of single points");
}
