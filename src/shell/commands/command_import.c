#include "commands.h"
#include "shell/conditional/conditional_json.h"
#include "shell/import/agreement.h"
#include "shell/import/branching_report.h"
#include "shell/import/forest_report.h"
#include "shell/import/forest_samples.h"
#include "shell/import/import_formats.h"
#include "shell/import/onnx_operator_list.h"
#include "shell/base/json.h"
#include "shell/layered/layered_write.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/table/columns_json.h"
#include "shell/table/points_read.h"
#include "shell/table/table_columns.h"
#include <stdlib.h>
#include <string.h>

/* A network of trees with as many leaves takes a few hundred megabytes. */
#define LEAVES_MOST 1000000

static import_wish wish;

/* The largest numerator and denominator among the weights. */
typedef struct {
  mpz_srcptr numerator;
  mpz_srcptr denominator;
} extremes;

static extremes find_extremes(const layered_model *net)
{
  extremes e = {NULL, NULL};
  for (size_t t = 0; t < net->terms; t++) {
    mpz_srcptr numerator = mpq_numref(net->weight + t), denominator = mpq_denref(net->weight + t);
    if (!e.numerator || mpz_cmpabs(numerator, e.numerator) > 0)
      e.numerator = numerator;
    if (!e.denominator || mpz_cmp(denominator, e.denominator) > 0)
      e.denominator = denominator;
  }
  return e;
}

static size_t digits(mpz_srcptr z)
{
  char *text = z ? mpz_get_str(NULL, 10, z) : NULL;
  size_t count = text ? strlen(text) - (text[0] == '-') : 0;
  void (*release)(void *, size_t);
  mp_get_memory_functions(NULL, NULL, &release);
  if (text)
    release(text, strlen(text) + 1);
  return count;
}

static size_t bits(mpz_srcptr z)
{
  return z ? mpz_sizeinbase(z, 2) : 0;
}

static void write_report(FILE *f, const char *file, const import *in, const agreement *agrees)
{
  const layered_model *net = &in->net;
  size_t outputs = layered_model_outputs(net);
  extremes e = find_extremes(net);
  fputs("imported    ", f);
  write_printable(f, file);
  fprintf(f, ": %zu input%s, and the constant 1 before them; %zu output%s\n", net->inputs - 1,
          s_of(net->inputs - 1), outputs, s_of(outputs));
  fprintf(f, "network     %zu layer%s, %zu neurons, %zu weights\n", net->layers, s_of(net->layers),
          net->neurons - net->inputs, net->terms);
  if (net->is_signed)
    fprintf(f, "signed      no ReLU follows the outputs z: the last layer has the pairs phi(z), phi(-z)\n");
  fprintf(f, "numbers     %zu in the file; %zu zeros left out, %zu of them negative zeros\n", in->numbers, in->zeros,
          in->negative_zeros);
  fprintf(f, "largest     numerator: %zu bits, %zu digits; denominator: %zu bits, %zu digits\n", bits(e.numerator),
          digits(e.numerator), bits(e.denominator), digits(e.denominator));
  import_notes_write(f, in);
  if (in->rounded)
    fprintf(f, "rounded     %zu factor%s of BatchNormalization, each to the nearest number of %zu bits: it differs by at "
               "most 2^-%zu times itself\n", in->rounded, s_of(in->rounded), wish.round, wish.round);
  if (in->bounds)
    fputs("bounds      the least and largest inputs in the file are no part of the network: no input is clipped\n", f);
  agreement_write(f, agrees);
}

static json_t *size_object(mpz_srcptr z)
{
  return json_pack("{s:I,s:I}", "bits", (json_int_t)bits(z), "digits", (json_int_t)digits(z));
}

static void write_json(FILE *f, const char *file, const import *in, const agreement *agrees)
{
  const layered_model *net = &in->net;
  extremes e = find_extremes(net);
  const struct {
    const char *name;
    size_t value;
  } counts[] = {{"inputs", net->inputs}, {"outputs", layered_model_outputs(net)},
                {"layers", net->layers}, {"neurons", net->neurons - net->inputs},
                {"weights", net->terms}, {"numbers", in->numbers},
                {"zeros", in->zeros},    {"negative_zeros", in->negative_zeros}};
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-import-1"));
  json_object_set_new(object, "file", json_text(file));
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    json_object_set_new(object, counts[i].name, json_count(counts[i].value));
  json_object_set_new(object, "constant", json_boolean(net->constant));
  json_object_set_new(object, "signed", json_boolean(net->is_signed));
  json_object_set_new(object, "numerator", size_object(e.numerator));
  json_object_set_new(object, "denominator", size_object(e.denominator));
  json_object_set_new(object, "bounds_left_out", json_boolean(in->bounds));
  json_object_set_new(object, "notes", import_notes_array(in));
  if (in->rounded)
    json_object_set_new(object, "rounded", json_pack("{s:I,s:I}", "factors", (json_int_t)in->rounded, "bits",
                                                     (json_int_t)wish.round));
  agreement_add(object, agrees);
  json_write(f, object);
}

static const char *from, *for_table;
static size_t leaves;
static forest_wish of_trees;

static points kept; /* of the table that --for names */

/* The table must have as many columns as the trees, beside its outputs. */
static void read_rows(const forest *f)
{
  points_options o = asked.table;
  o.file = for_table;
  o.keep_signs = true;
  o.conflicts = true;
  kept = points_read(&o, NULL, false);
  if (kept.inputs - 1 != f->inputs)
    fail_at(STATUS_FILE, (place){kept.file, kept.line[0], 1}, "the trees have %zu inputs, but the table %zu", f->inputs,
            kept.inputs - 1);
  of_trees.table = &kept;
}

static forest_made make_trees(import *in, const char *file)
{
  if (of_trees.classes && in->trees->decision == FOREST_SCORES)
    fail(STATUS_USAGE, "--class-number: nothing in %s says how classes follow from the sums", quoted(file, strlen(file)));
  of_trees.file = file;
  of_trees.leaves_most = leaves ? leaves : LEAVES_MOST;
  if (for_table)
    read_rows(in->trees);
  in->samples = forest_samples(in->trees, &of_trees);
  return forest_network(in->trees, &of_trees);
}

/* The report as a text, made before the network is written, so that memory for it cannot be missing after that. */
static char *report_of(const import *in, const char *file, const forest_made *made, const agreement *agrees)
{
  text_stream t;
  text_open(&t);
  if (in->trees)
    (asked.json ? forest_report_write_json : forest_report_write)(t.stream, file, in->trees, &of_trees, made,
                                                                      agrees);
  else if (in->branches)
    (asked.json ? branching_report_write_json : branching_report_write)(t.stream, file, in, &wish, agrees);
  else
    (asked.json ? write_json : write_report)(t.stream, file, in, agrees);
  return text_close(&t);
}

/* To standard output or, if the network goes there, to standard error. */
static void write_text(const char *text)
{
  bool to_file = output_is_file(asked.output);
  output out = {.stream = stderr};
  if (to_file)
    out = output_open(NULL);
  fputs(text, out.stream);
  if (to_file)
    output_close(&out);
}

/* The outputs are of these classes, one each, or their number. */
static columns *columns_of_classes(size_t inputs, size_t outputs)
{
  if (!asked.table.classes)
    return NULL;
  columns what = columns_new(inputs, 1);
  column_add_classes(what.output, asked.table.classes);
  size_t count = what.output[0].label_count;
  if (outputs > 1 && outputs != count)
    fail(STATUS_USAGE, "--classes names %zu class%s, but the network has %zu outputs", count, count == 1 ? "" : "es",
         outputs);
  if (outputs > 1)
    what.output[0].kind = COLUMN_ONEHOT;
  columns *copy = columns_json_copy(&what);
  columns_free(&what);
  return copy;
}

static void name_classes(import *in, forest_made *made)
{
  conditional_model *c = in->trees ? &made->net : in->branches ? &in->tree : NULL;
  if (c)
    c->what = columns_of_classes(c->inputs - c->constant, c->is_signed ? c->outputs / 2 : c->outputs);
  else
    in->net.what = columns_of_classes(in->net.inputs - in->net.constant, layered_model_outputs(&in->net));
}

static void write_network(const import *in, const forest_made *made)
{
  if (in->trees || in->branches)
    conditional_json_save(asked.output, in->trees ? &made->net : &in->tree);
  else
    layered_model_save(asked.output, &in->net);
}

static int run(char **files, size_t count)
{
  (void)count;
  const char *file = files[0];
  if (asked.json && !output_is_file(asked.output))
    fail(STATUS_USAGE, "--json needs -o FILE, since the network goes to standard output without it");
  of_trees.classes = wish.classes;
  wish.leaves = leaves;
  import in = import_file(file, from, &wish);
  forest_made made = {0};
  if (!in.trees && for_table)
    fail(STATUS_USAGE, "--for is for trees");
  if (in.trees)
    made = make_trees(&in, file);
  name_classes(&in, &made);
  agreement agrees = agreement_check(file, &in.net, in.trees ? &made.net : in.branches ? &in.tree : NULL, in.samples);
  char *text = report_of(&in, file, &made, &agrees);
  write_network(&in, &made);
  write_text(text);
  free(text);
  agreement_free(&agrees);
  if (for_table)
    points_free(&kept);
  import_free(&in);
  conditional_model_free(&made.net);
  return STATUS_HOLDS;
}

/* What -o gets. */
static const char *written(void)
{
  return overwrite_imported;
}

static const option lines[] = {
  WORD("from", "FORMAT", import_formats, from, "onnx, nnet, fff, xgboost or lightgbm, whatever the name"),
  COUNT("round", "BITS", 1, 65536, wish.round, "replace a factor of BatchNormalization, or a base score of XGBoost, that "
                                              "is not rational by the nearest one of so many bits"),
  OPTION_LINES_OUTPUT("write the network to FILE; without it, the network goes to standard output and what was done "
                      "to standard error"),
  OPTION_LINE_JSON("what was done as one JSON object: memcert-import-1, of trees memcert-import-trees-1, of what branches "
                   "memcert-import-conditional-1; needs -o"),
  OPTION_LINE_HELP, OPTIONS_END};
static const option of_onnx[] = {
  TEXT("input", "NAMES", wish.inputs, "the inputs between commas, in the order in which a point has their numbers; by "
                                      "default those that the output needs, in the order of the file"),
  TEXT("model-output", "NAME", wish.output, "the output of the model, where it has several"),
  TEXT("until", "NODE", wish.until, "end the network after the node of this name, or that makes the value of this name"),
  FLAG("without-last", wish.without_last, "leave out a last Softmax, LogSoftmax, Sigmoid or ArgMax, and report what stays "
                                          "the same"),
  COUNT("batch", "N", 1, 16383, wish.batch, "the first dimension of every input, in place of the one in the file: 1 for one "
                                            "row"),
  OPTIONS_END};
static const option tree_lines[] = {
  FLAG("class-number", wish.classes, "put out the number of the class, from 0, instead of the sums or outputs"),
  COUNT("leaves", "N", 1, SIZE_MAX, leaves, "at most N leaves in a conditional network (default: of trees 1000000, of "
                                            "fast feedforward networks 100000, of ONNX 1000)"),
  NAMED_FILE("for", "TABLE", for_table,
             "of trees, keep only the branches that rows of TABLE take, which are few also where there are many trees"),
  OPTIONS_END};
static const option_group own = {"Network", lines}, onnx_group = {"ONNX", of_onnx},
                          tree_group = {"Conditional networks", tree_lines};
static const option_group *const groups[] = {&own, &onnx_group, &tree_group, &dataset_options, &labels_options,
                                             &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] MODEL", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {
  {"memcert import trained.onnx -o trained.json", "an ONNX model as a layered network"},
  {"memcert import --without-last classifier.onnx -o classifier.json",
   "a classifier, as far as check --argmax needs it"},
  {"memcert import --classes cat,dog pets.onnx -o pets.json",
   "the same with the names of its classes, which check and eval then go by"},
  {"memcert import --class-number --from xgboost model.json -o trees.json", "a classifier of XGBoost as a conditional network"},
  {"memcert import model.txt --for table.csv -o trees.json", "many trees of LightGBM, where the rows of a table go"},
  {NULL, NULL}};

const command command_import = {
  .name = "import",
  .operands = "MODEL",
  .summary = "a trained model of another program as a network",
  .usages = usages,
  .description =
    "Writes a trained network, exactly, as a layered network: every float is the rational that it is, and arithmetic is "
    "not rounded. What lies between two ReLUs is composed, biases are weights from the constant 1, which becomes input "
    "0, and outputs that may be negative are kept as pairs phi(z), phi(-z).\n\n"
    "Decision trees become a conditional network, memcert-conditional-1, and so do forests and boosted trees, whose "
    "sums it puts out: of XGBoost (save_model, in JSON), of LightGBM (save_model), and of scikit-learn through ONNX "
    "(TreeEnsembleRegressor and TreeEnsembleClassifier). Thresholds are exactly the floats that the library compares "
    "with. An ONNX model with an If or an ArgMax becomes a conditional network, too: each branch computes only what it "
    "needs.\n\n"
    "Before it is written, the network is compared with the model at three inputs: exactly, operator by operator, which "
    "must agree, and in the model's floats, whose difference is reported.\n\n"
    "The name of the file says what it is: .onnx, .nnet, .fff.json (a fast feedforward network, "
    "memcert-fff-1), .json (XGBoost) or .txt (LightGBM). Operators of ONNX that "
    "become linear maps and ReLUs, exactly:"
    ONNX_OPERATOR_NAMES ". Other nodes are rejected, with where --until could end the network before them.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
