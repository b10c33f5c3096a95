#include "commands.h"
#include "shared_options.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/base/unpack.h"
#include "shell/import/import.h"
#include <csv.h>
#include <gmp.h>
#include <jansson.h>
#include <mpfr.h>
#include <nettle/version.h>

static int run(char **operands, size_t count)
{
  (void)operands;
  (void)count;
  output out = output_open(NULL);
  fprintf(out.stream, "memcert %s\nGMP %s, MPFR %s, jansson %s, libcsv %d.%d.%d, nettle %d.%d\n", MEMCERT_VERSION,
          gmp_version, mpfr_get_version(), jansson_version_str(), CSV_MAJOR, CSV_MINOR, CSV_RELEASE,
          nettle_version_major(), nettle_version_minor());
  const char *library = onnx_library();
  if (library)
    fprintf(out.stream, "ONNX models can be imported, with protobuf-c %s\n", library);
  else
    fputs("ONNX models cannot be imported: built without protobuf-c or onnx.proto\n", out.stream);
  if (unpack_is_there)
    fprintf(out.stream, "compressed tables and networks can be read, with %s\n", unpack_library());
  else
    fputs("compressed tables and networks cannot be read: built without libarchive\n", out.stream);
  output_close(&out);
  return STATUS_HOLDS;
}

static const option lines[] = {OPTION_LINE_HELP, OPTIONS_END};
static const option_group own = {"Output", lines};
static const option_group *const groups[] = {&own, NULL};
static const usage usages[] = {{"", 0, 0}, {NULL, 0, 0}};
static const example examples[] = {{"memcert version", "the same as memcert --version and memcert -V"}, {NULL, NULL}};

const command command_version = {
  .name = "version",
  .operands = "",
  .summary = "the version, and those of the libraries",
  .usages = usages,
  .description = "Prints the version, those of the libraries that it runs with, and whether ONNX models can be imported and "
                 "compressed tables be read.",
  .groups = groups,
  .examples = examples,
  .run = run,
};
