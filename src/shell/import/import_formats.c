#include "import_formats.h"
#include "shell/base/file_advice.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include <string.h>

/* Whether something is wished that only ONNX has. */
static bool is_of_onnx(const import_wish *wish)
{
  return wish->inputs || wish->output || wish->until || wish->batch || wish->without_last;
}

static import read_nnet(const char *file, const import_wish *wish)
{
  if (is_of_onnx(wish) || wish->round)
    fail(STATUS_USAGE, "%s is a .nnet file: --input, --model-output, --until, --without-last, --batch and --round are "
                       "for ONNX", quoted(file, strlen(file)));
  if (wish->classes)
    fail(STATUS_USAGE, "%s is a .nnet file: --class-number is for trees and ONNX", quoted(file, strlen(file)));
  return nnet_read(file);
}

void import_expect_trees(const char *file, const import_wish *wish)
{
  if (is_of_onnx(wish))
    fail(STATUS_USAGE, "%s has trees: --input, --model-output, --until, --without-last and --batch are for others",
         quoted(file, strlen(file)));
}

static import read_xgboost(const char *file, const import_wish *wish)
{
  import_expect_trees(file, wish);
  return xgboost_read(file, wish);
}

static import read_lightgbm(const char *file, const import_wish *wish)
{
  import_expect_trees(file, wish);
  return lightgbm_read(file);
}

static import read_fff(const char *file, const import_wish *wish)
{
  if (is_of_onnx(wish) || wish->round)
    fail(STATUS_USAGE, "%s is a fast feedforward network: --input, --model-output, --until, --without-last, --batch and "
                       "--round are for others", quoted(file, strlen(file)));
  return fff_read(file, wish);
}

static const struct {
  const char *name;
  const char *suffix;
  import (*read)(const char *file, const import_wish *wish);
} formats[] = {{"onnx", ".onnx", onnx_read},
               {"nnet", ".nnet", read_nnet},
               {"fff", ".fff.json", read_fff},
               {"xgboost", ".json", read_xgboost},
               {"lightgbm", ".txt", read_lightgbm}};

const char *const import_formats[] = {"onnx", "nnet", "fff", "xgboost", "lightgbm", NULL};

#define FORMATS (sizeof formats / sizeof formats[0])

import import_file(const char *file, const char *format, const import_wish *wish)
{
  for (size_t k = 0; k < FORMATS; k++)
    if (format ? strcmp(format, formats[k].name) == 0 : source_named_packed(file, formats[k].suffix))
      return formats[k].read(file, wish);
  file_advice_check_head(file, WANTED_ONNX);
  fail(STATUS_USAGE, "%s ends in none of .onnx, .nnet, .fff.json, .json and .txt: --from says what it is",
       quoted(file, strlen(file)));
}
