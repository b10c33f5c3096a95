#include "import_formats.h"
#include "shell/base/file_advice.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include <string.h>

static import read_nnet(const char *file, const import_wish *wish)
{
  if (wish->inputs || wish->output || wish->until || wish->batch || wish->round || wish->without_last)
    fail(STATUS_USAGE, "%s is a .nnet file: --input, --model-output, --until, --without-last, --batch and --round are "
                       "for ONNX", quoted(file, strlen(file)));
  return nnet_read(file);
}

static const struct {
  const char *name;
  const char *suffix;
  import (*read)(const char *file, const import_wish *wish);
} formats[] = {{"onnx", ".onnx", onnx_read}, {"nnet", ".nnet", read_nnet}};

const char *const import_formats[] = {"onnx", "nnet", NULL};

#define FORMATS (sizeof formats / sizeof formats[0])

import import_file(const char *file, const char *format, const import_wish *wish)
{
  for (size_t k = 0; k < FORMATS; k++)
    if (format ? strcmp(format, formats[k].name) == 0 : source_named(file, formats[k].suffix))
      return formats[k].read(file, wish);
  file_advice_check_head(file, WANTED_ONNX);
  fail(STATUS_USAGE, "%s ends neither in .onnx nor in .nnet: --from says what it is", quoted(file, strlen(file)));
}
