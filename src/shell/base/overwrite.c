#include "overwrite.h"
#include "file_kind.h"
#include "memory.h"
#include "status.h"
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LAYERED "memcert-layered-1"
#define CONDITIONAL "memcert-conditional-1"

const char overwrite_network[] = "memcert-network-1", overwrite_report[] = "a report",
           overwrite_activity[] = "a list of what is active", overwrite_summary[] = "a summary of a network",
           overwrite_c[] = "a C file of memcert", overwrite_dot[] = "a picture of memcert",
           overwrite_svg[] = "a picture of memcert in SVG", overwrite_csv[] = "a CSV of memcert sweep",
           overwrite_tex[] = "a LaTeX table of memcert sweep", overwrite_html[] = "a page of memcert report",
           overwrite_imported[] = "a layered or conditional network",
           overwrite_onnx[] = "an ONNX model of memcert";

#define BEGINS_MOST 5

/* How texts are recognised: they begin with one of these, and have that not much later. */
static const struct {
  const char *kind;
  const char *begins[BEGINS_MOST];
  const char *has;
} texts[] = {
  {overwrite_network, {"memcert-network-1\n"}, ""},
  {overwrite_report, {"certified: ", "refuted: ", "holds: ", "fails: ", "undecided"}, "\ndataset     "},
  {overwrite_activity, {"network     layered, "}, " p + 4w "},
  {overwrite_summary, {""}, "\n\ninputs      "},
  {overwrite_c, {"/* A conditional network in exact integer arithmetic, written by memcert ",
                "/* A layered network in floats, written by memcert "}, ""},
  {overwrite_dot, {"digraph layered {\n", "digraph conditional {\n"}, ""},
  {overwrite_csv, {"points,network,neurons,weights,"}, ""},
  {overwrite_tex, {"% Written by memcert sweep, of "}, "\\begin{tabular}"},
  {overwrite_html, {"<!DOCTYPE html>\n<!-- written by memcert report -->\n"}, ""},
  /* The version of the format, and who made it. */
  {overwrite_onnx, {"\x08\x08\x12\x07memcert"}, ""},
  {overwrite_svg, {"<svg xmlns=\"http://www.w3.org/2000/svg\" "}, "<!-- written by memcert -->"},
};

static bool look(const char *name, struct stat *about)
{
  return strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, about) == 0 : stat(name, about) == 0;
}

/* Whether this is a file that can be replaced; "-" is standard input. */
static bool find(const char *name, struct stat *about)
{
  return look(name, about) && S_ISREG(about->st_mode);
}

static bool is_same(const struct stat *one, const struct stat *other)
{
  return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* The folder that a name is in, and what it is called there. */
static const char *split(const char *name, struct stat *folder, bool *found)
{
  const char *slash = strrchr(name, '/');
  char *path = slash ? duplicate(name, (size_t)(slash - name) + 1) : duplicate(".", 1);
  *found = stat(path, folder) == 0;
  free(path);
  return slash ? slash + 1 : name;
}

/* Of files that are not there yet. */
static bool is_same_name(const char *one, const char *other)
{
  struct stat folder, other_folder;
  bool found, other_found;
  const char *name = split(one, &folder, &found), *other_name = split(other, &other_folder, &other_found);
  return strcmp(name, other_name) == 0 && found && other_found && is_same(&folder, &other_folder);
}

static const char *same(const struct stat *about, const char *const *inputs, size_t count)
{
  struct stat other;
  for (size_t k = 0; k < count; k++)
    if (find(inputs[k], &other) && is_same(&other, about))
      return inputs[k];
  return NULL;
}

static _Noreturn void refuse_input(const char *file, const char *read)
{
  bool named = strcmp(read, file) == 0;
  fail(STATUS_USAGE, "%s is a file that is read here%s%s: nothing is written over it, not even with --force",
       quoted(file, strlen(file)), named ? "" : ", as ", named ? "" : quoted(read, strlen(read)));
}

void overwrite_check_inputs(const char *file, const char *const *inputs, size_t count)
{
  struct stat about;
  if (strcmp(file, "-") == 0)
    return;
  bool exists = look(file, &about);
  const char *read = exists && S_ISREG(about.st_mode) ? same(&about, inputs, count) : NULL;
  for (size_t k = 0; k < count && !exists && !read; k++)
    if (is_same_name(file, inputs[k]))
      read = inputs[k];
  if (read)
    refuse_input(file, read);
}

void overwrite_check_standard(const char *const *inputs, size_t count)
{
  struct stat about;
  if (fstat(STDOUT_FILENO, &about) != 0 || !S_ISREG(about.st_mode))
    return;
  const char *read = same(&about, inputs, count);
  if (read)
    fail(STATUS_USAGE, "standard output goes to %s, which is a file that is read here", quoted(read, strlen(read)));
}

static bool is_text(const char *bytes, const char *kind)
{
  for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++)
    if (strcmp(texts[t].kind, kind) == 0)
      for (size_t b = 0; b < BEGINS_MOST && texts[t].begins[b]; b++)
        if (strncmp(bytes, texts[t].begins[b], strlen(texts[t].begins[b])) == 0 && strstr(bytes, texts[t].has))
          return true;
  return false;
}

static bool is_format(const char *bytes, size_t size, const char *kind)
{
  size_t length = 0;
  const char *format = file_kind_format(bytes, size, &length);
  return format && length == strlen(kind) && memcmp(format, kind, length) == 0;
}

/* The formats of the networks that are written with names and labels or, if there are none, without. */
static bool is_second_format(const char *bytes, size_t size, const char *kind)
{
  return (strcmp(kind, LAYERED) == 0 && is_format(bytes, size, "memcert-layered-2")) ||
         (strcmp(kind, CONDITIONAL) == 0 && is_format(bytes, size, "memcert-conditional-2"));
}

static bool is_kind(const char *bytes, size_t size, const char *kind)
{
  return is_text(bytes, kind) || is_format(bytes, size, kind) || is_second_format(bytes, size, kind);
}

static bool is_imported(const char *bytes, size_t size)
{
  return is_kind(bytes, size, LAYERED) || is_kind(bytes, size, CONDITIONAL);
}

/* The bytes at the beginning of a file, a NUL after them; false if they cannot be read. */
static bool read_head(const char *name, char bytes[FILE_KIND_BYTES + 1], size_t *size)
{
  int file = open(name, O_RDONLY | O_CLOEXEC);
  ssize_t got = file < 0 ? -1 : read(file, bytes, FILE_KIND_BYTES);
  if (file >= 0)
    close(file);
  *size = got > 0 ? (size_t)got : 0;
  bytes[*size] = '\0';
  return got >= 0;
}

bool overwrite_is(const char *file, const char *kind)
{
  char bytes[FILE_KIND_BYTES + 1];
  size_t size;
  struct stat about;
  if (strcmp(file, "-") == 0 || !find(file, &about) || about.st_size == 0)
    return true;
  if (!kind || !read_head(file, bytes, &size))
    return false;
  return kind == overwrite_imported ? is_imported(bytes, size) : is_kind(bytes, size, kind);
}

bool overwrite_is_begun(const char *file, const char *kind)
{
  struct stat about;
  return stat(file, &about) == 0 && about.st_size > 0 && overwrite_is(file, kind);
}

void overwrite_check_kind(const char *file, const char *kind)
{
  if (overwrite_is(file, kind))
    return;
  if (!kind)
    fail(STATUS_USAGE, "%s exists, and what it is cannot be seen: --force replaces it", quoted(file, strlen(file)));
  fail(STATUS_USAGE, "%s exists and is not %s%s: --force replaces it", quoted(file, strlen(file)),
       strncmp(kind, "memcert-", 8) == 0 ? "of the format " : "", kind);
}
