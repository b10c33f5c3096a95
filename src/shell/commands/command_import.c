#include "commands.h"
#include "shell/import/import_formats.h"
#include "shell/import/onnx_operator_list.h"
#include "shell/base/json.h"
#include "shell/layered/layered_write.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/overwrite.h"
#include "shell/base/status.h"
#include <string.h>

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

static void write_report(FILE *f, const char *file, const import *in)
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
  for (size_t k = 0; k < in->notes; k++) {
    fprintf(f, "%-11s ", in->note[k].about);
    write_printable(f, in->note[k].text);
    putc('\n', f);
  }
  if (in->rounded)
    fprintf(f, "rounded     %zu factor%s of BatchNormalization, each to the nearest number of %zu bits: it differs by at "
               "most 2^-%zu times itself\n", in->rounded, s_of(in->rounded), wish.round, wish.round);
  if (in->bounds)
    fputs("bounds      the least and largest inputs in the file are no part of the network: no input is clipped\n", f);
}

static json_t *notes_array(const import *in)
{
  json_t *notes = json_array();
  for (size_t k = 0; k < in->notes; k++) {
    json_t *note = json_object();
    json_object_set_new(note, "about", json_string(in->note[k].about));
    json_object_set_new(note, "text", json_text(in->note[k].text));
    json_array_append_new(notes, note);
  }
  return notes;
}

static json_t *size_object(mpz_srcptr z)
{
  return json_pack("{s:I,s:I}", "bits", (json_int_t)bits(z), "digits", (json_int_t)digits(z));
}

static void write_json(FILE *f, const char *file, const import *in)
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
  json_object_set_new(object, "notes", notes_array(in));
  if (in->rounded)
    json_object_set_new(object, "rounded", json_pack("{s:I,s:I}", "factors", (json_int_t)in->rounded, "bits",
                                                     (json_int_t)wish.round));
  json_write(f, object);
}

static const char *from;

static int run(char **files, size_t count)
{
  (void)count;
  const char *name = asked.output, *file = files[0];
  bool json = asked.json;
  bool to_file = name && strcmp(name, "-") != 0;
  if (json && !to_file)
    fail(STATUS_USAGE, "--json needs -o FILE, since the network goes to standard output without it");
  import in = import_file(file, from, &wish);
  output out = output_open(name);
  layered_model_write(out.stream, &in.net);
  output_close(&out);
  if (to_file) {
    out = output_open(NULL);
    (json ? write_json : write_report)(out.stream, file, &in);
    output_close(&out);
  } else
    write_report(stderr, file, &in);
  import_free(&in);
  return STATUS_HOLDS;
}

/* What -o gets. */
static const char *written(void)
{
  return "memcert-layered-1";
}

static const option lines[] = {
  WORD("from", "FORMAT", import_formats, from, "onnx or nnet, whatever the name"),
  OPTION_LINES_OUTPUT("write the network, memcert-layered-1, to FILE; without it, the network goes to standard output "
                      "and what was done to standard error"),
  OPTION_LINE_JSON("what was done as one JSON object, memcert-import-1; needs -o"), OPTION_LINE_HELP, OPTIONS_END};
static const option of_onnx[] = {
  TEXT("input", "NAMES", wish.inputs, "the inputs between commas, in the order in which a point has their numbers; by "
                                      "default those that the output needs, in the order of the file"),
  TEXT("model-output", "NAME", wish.output, "the output of the model, where it has several"),
  TEXT("until", "NODE", wish.until, "end the network after the node of this name, or that makes the value of this name"),
  FLAG("without-last", wish.without_last, "leave out a last Softmax, LogSoftmax, Sigmoid or ArgMax, and report what stays "
                                          "the same"),
  COUNT("batch", "N", 1, 16383, wish.batch, "the first dimension of every input, in place of the one in the file: 1 for one "
                                            "row"),
  COUNT("round", "BITS", 1, 65536, wish.round, "replace a factor of BatchNormalization that is not rational by the nearest "
                                              "one of so many bits"),
  OPTIONS_END};
static const option_group own = {"Network", lines}, onnx_group = {"ONNX", of_onnx};
static const option_group *const groups[] = {&own, &onnx_group, &limits_options, NULL};
static const usage usages[] = {{"[OPTIONS] MODEL", 1, 1}, {NULL, 0, 0}};
static const example examples[] = {{"memcert import trained.onnx -o trained.json", "an ONNX model as a layered network"},
                                   {"memcert import --without-last classifier.onnx -o classifier.json",
                                    "a classifier, as far as check --argmax needs it"},
                                   {NULL, NULL}};

const command command_import = {
  .name = "import",
  .operands = "MODEL",
  .summary = "a trained network of another program as a layered network",
  .usages = usages,
  .description =
    "Writes a trained network, exactly, as a layered network: every float is the rational that it is, and arithmetic is "
    "not rounded. What lies between two ReLUs is composed, biases are weights from the constant 1, which becomes input "
    "0, and outputs that may be negative are kept as pairs phi(z), phi(-z).\n\n"
    "The name of the file says what it is: .onnx or .nnet. Operators of ONNX that become linear maps and ReLUs, exactly:"
    ONNX_OPERATOR_NAMES ". Other nodes are rejected, with where --until could end the network before them.",
  .groups = groups,
  .examples = examples,
  .written = written,
  .run = run,
};
