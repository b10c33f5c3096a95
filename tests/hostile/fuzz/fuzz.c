/* The readers under libFuzzer.  The name of the program says which one: see readers[] below.
 *
 * A reader that rejects its input leaves by fail() or fail_at(), whose door is held here: leave() jumps back, and the
 * memory that it had is released.  One that accepts it must release its memory itself, and what is
 * written of it must be read again and then be written alike. */
#include <libgen.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <gmp.h>
#include <jansson.h>
#include <sanitizer/allocator_interface.h>
#include "shell/conditional/conditional_json.h"
#include "shell/gates/gates_json.h"
#include "shell/import/forest_network.h"
#include "shell/import/import.h"
#include "shell/layered/layered_read.h"
#include "shell/layered/layered_write.h"
#include "shell/base/memory.h"
#include "shell/switch/netfile.h"
#include "shell/base/number.h"
#include "shell/table/points_read.h"
#include "shell/rank/rank_file.h"
#include "shell/base/seal.h"
#include "shell/base/status.h"

#define MEMORY_MOST ((size_t)512 << 20)
#define BLOCKS ((size_t)1 << 20)
#define FUZZ_LEAVES 10000

static void read_lenient(const char *file);

typedef struct {
  const char *name, *suffix;
  void (*read)(const char *file);
} reader;

static jmp_buf refused;
static const reader *under_test;
static char input[64], first[80], second[80];
static FILE *writing;

/* The blocks that were allocated since the reader began, by open addressing. */
static const volatile void *block[BLOCKS];
static size_t touched[BLOCKS], touches, blocks;
/* Of the thread that reads: libFuzzer has one of its own, which watches the memory. */
static _Thread_local int recording;
static char removed;

static size_t place_of(const volatile void *p)
{
  return ((uintptr_t)p >> 4) * 0x9E3779B97F4A7C15u >> 20 & (BLOCKS - 1);
}

static void allocated(const volatile void *p, size_t size)
{
  (void)size;
  if (!recording || !p)
    return;
  if (touches == BLOCKS / 2)
    abort();
  size_t at = place_of(p);
  while (block[at] && block[at] != &removed)
    at = (at + 1) & (BLOCKS - 1);
  if (!block[at])
    touched[touches++] = at;
  block[at] = p;
  blocks++;
}

static void released(const volatile void *p)
{
  if (!recording || !p)
    return;
  for (size_t at = place_of(p); block[at]; at = (at + 1) & (BLOCKS - 1))
    if (block[at] == p) {
      block[at] = &removed;
      blocks--;
      return;
    }
}

static void release_all(void)
{
  recording = 0;
  for (size_t i = 0; i < touches; i++) {
    if (block[touched[i]] != &removed)
      free((void *)(uintptr_t)block[touched[i]]);
    block[touched[i]] = NULL;
  }
  touches = blocks = 0;
}

/* A message must be one line of UTF-8 that a terminal only shows. */
static void leave(int status, const place *where, const char *message)
{
  /* Options may not fit what a table holds. */
  int wrong_use = under_test->read == read_lenient ? STATUS_USAGE : STATUS_FILE;
  if (status != STATUS_FILE && status != STATUS_UNDECIDED && status != wrong_use)
    abort();
  if (where && (!where->file || (where->line > 0) != (where->column > 0)))
    abort();
  for (const unsigned char *c = (const unsigned char *)message; *c; c++)
    if (*c < 0x20 || *c == 0x7F || (*c == 0xC2 && c[1] < 0xA0))
      abort();
  json_t *text = json_string(message);
  if (!text)
    abort();
  json_decref(text);
  longjmp(refused, 1);
}

static void *gmp_reallocate(void *old, size_t old_size, size_t size)
{
  (void)old_size;
  return reallocate(old, size, 1);
}

static void gmp_release(void *old, size_t size)
{
  (void)size;
  free(old);
}

static void *gmp_allocate(size_t size)
{
  return reallocate(NULL, size, 1);
}

static void store(const char *name, const void *bytes, size_t size)
{
  FILE *file = fopen(name, "w");
  if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
    abort();
}

static FILE *begin_writing(const char *name)
{
  writing = fopen(name, "w");
  if (!writing)
    abort();
  return writing;
}

static void end_writing(void)
{
  FILE *file = writing;
  writing = NULL;
  if (fclose(file) != 0)
    abort();
}

static void expect_same_files(void)
{
  FILE *a = fopen(first, "r"), *b = fopen(second, "r");
  int x, y;
  if (!a || !b)
    abort();
  do {
    x = fgetc(a);
    y = fgetc(b);
    if (x != y)
      abort();
  } while (x != EOF);
  fclose(a);
  fclose(b);
}

static void read_table(const char *file)
{
  points_options plain = {.file = file};
  points p = points_read(&plain, NULL, false);
  points_free(&p);
}

/* With everything that makes a reader lenient. */
static void read_lenient(const char *file)
{
  points_options lenient = {.file = file, .encode = true, .onehot = true, .drop_missing = true, .keep_signs = true,
                            .outputs = 2, .missing = "NA,-1", .comment = "#", .may_encode = true};
  points p = points_read(&lenient, NULL, false);
  points_free(&p);
}

/* Two arrays of one file side by side, a text otherwise. */
static void read_array(const char *file)
{
  points_options o = {.file = file, .target_file = file, .conflicts = true};
  points p = points_read(&o, NULL, false);
  points_free(&p);
}

static void read_libsvm(const char *file)
{
  points_options o = {.file = file, .format = "libsvm", .conflicts = true};
  points p = points_read(&o, NULL, false);
  points_free(&p);
}

/* A number that was read is written such that it is read again. */
static void read_number(const char *file)
{
  char text[1 << 13];
  FILE *from = fopen(file, "r");
  size_t length = from ? fread(text, 1, sizeof text, from) : 0;
  if (from)
    fclose(from);
  mpq_ptr value = numbers_new(2);
  if (number_read(value, text, length, NUMBER_DIGITS_MOST) == NUMBER_OK) {
    char *written = number_text(value, 1);
    if (number_read(value + 1, written, strlen(written), NUMBER_DIGITS_MOST_NETWORK) != NUMBER_OK ||
        !mpq_equal(value, value + 1) || mpz_sgn(mpq_denref(value)) <= 0)
      abort();
    free(written);
  }
  numbers_free(value, 2);
}

static void write_switch(const char *from, const char *to)
{
  model m = netfile_read(from);
  netfile_write(begin_writing(to), &m);
  end_writing();
  model_free(&m);
}

static void write_layered(const char *from, const char *to)
{
  layered_model m = layered_read(from);
  layered_model_write(begin_writing(to), &m);
  end_writing();
  layered_model_free(&m);
}

static void write_conditional(const char *from, const char *to)
{
  conditional_model m = conditional_json_read(from);
  conditional_json_write(begin_writing(to), &m);
  end_writing();
  conditional_model_free(&m);
}

static void write_gates(const char *from, const char *to)
{
  gates_model m = gates_json_read(from);
  gates_json_write(begin_writing(to), &m);
  end_writing();
  gates_model_free(&m);
}

static void write_twice(void (*write)(const char *from, const char *to), const char *file)
{
  write(file, first);
  write(first, second);
  expect_same_files();
}

static void read_switch(const char *file)
{
  write_twice(write_switch, file);
}

static void read_layered(const char *file)
{
  write_twice(write_layered, file);
}

static void read_conditional(const char *file)
{
  write_twice(write_conditional, file);
}

static void read_gates(const char *file)
{
  write_twice(write_gates, file);
}

/* What is imported of trees is a conditional network like any other, and is not too large to be made. */
static void keep_trees(forest *f)
{
  forest_wish wish = {.file = "input", .classes = f->decision != FOREST_SCORES, .leaves_most = FUZZ_LEAVES};
  forest_made made = forest_network(f, &wish);
  forest_free(f);
  conditional_json_write(begin_writing(first), &made.net);
  end_writing();
  conditional_model_free(&made.net);
  write_conditional(first, second);
  expect_same_files();
}

/* The same of what branches. */
static void keep_branches(import *in)
{
  conditional_json_write(begin_writing(first), &in->tree);
  end_writing();
  import_free(in);
  write_conditional(first, second);
  expect_same_files();
}

/* What is imported otherwise is a layered network like any other. */
static void keep_import(import in)
{
  if (in.trees) {
    keep_trees(in.trees);
    return;
  }
  if (in.branches) {
    keep_branches(&in);
    return;
  }
  layered_model_write(begin_writing(first), &in.net);
  end_writing();
  import_free(&in);
  write_layered(first, second);
  expect_same_files();
}

static void read_nnet(const char *file)
{
  keep_import(nnet_read(file));
}

static void read_xgboost(const char *file)
{
  import_wish wish = {.round = 24};
  keep_import(xgboost_read(file, &wish));
}

static void read_fff(const char *file)
{
  keep_import(fff_read(file, &(import_wish){.leaves = 100}));
}

static void read_lightgbm(const char *file)
{
  keep_import(lightgbm_read(file));
}

static void read_onnx(const char *file)
{
  keep_import(onnx_read(file, &(import_wish){.leaves = 100}));
}

/* A right digest at the end, which no fuzzer finds. */
static void seal(const char *file)
{
  char text[1 << 16];
  FILE *from = fopen(file, "r");
  size_t length = from ? fread(text, 1, sizeof text - 1, from) : 0;
  if (from)
    fclose(from);
  text[length] = '\0';
  char *end = strstr(text, ",\n  \"length\": ");
  if (end)
    strcpy(end, "\n}");
  seal_write(begin_writing(file), text);
  end_writing();
}

static void read_shard(const char *file)
{
  seal(file);
  char *names[] = {(char *)(uintptr_t)file};
  points p;
  rank_question q = rank_file_merge_doubted(names, 1, &p);
  rank_file_free(&q, &p);
}

static const reader readers[] = {
  {"table", ".csv", read_table},       {"lenient", ".csv", read_lenient}, {"arff", ".arff", read_lenient},
  {"number", "", read_number},         {"switch", ".net", read_switch},   {"layered", ".json", read_layered},
  {"conditional", ".json", read_conditional}, {"gates", ".json", read_gates}, {"nnet", ".nnet", read_nnet}, {"onnx", ".onnx", read_onnx}, {"fff", ".fff.json", read_fff},
  {"xgboost", ".json", read_xgboost}, {"lightgbm", ".txt", read_lightgbm}, {"shard", ".json", read_shard},
  {"array", "", read_array}, {"libsvm", "", read_libsvm}};

static void remove_files(void)
{
  unlink(input);
  unlink(first);
  unlink(second);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
  (void)argc;
  const char *name = basename((*argv)[0]);
  for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
    if (strcmp(readers[i].name, name) == 0)
      under_test = readers + i;
  if (!under_test) {
    fprintf(stderr, "%s is no reader\n", name);
    exit(2);
  }
  snprintf(input, sizeof input, "/dev/shm/memcert-%ld%s", (long)getpid(), under_test->suffix);
  snprintf(first, sizeof first, "%s.1", input);
  snprintf(second, sizeof second, "%s.2", input);
  atexit(remove_files);
  fail_calls(leave);
  memory_limit(MEMORY_MOST);
  mp_set_memory_functions(gmp_allocate, gmp_reallocate, gmp_release);
  __sanitizer_install_malloc_and_free_hooks(allocated, released);
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
  store(input, bytes, size);
  recording = 1;
  if (setjmp(refused) == 0) {
    under_test->read(input);
    number_release();
    if (blocks > 0) {
      fputs("memory is not released\n", stderr);
      abort();
    }
  } else {
    if (writing)
      end_writing();
    number_release();
  }
  release_all();
  return 0;
}
