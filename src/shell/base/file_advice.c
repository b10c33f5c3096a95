#include "file_advice.h"
#include "status.h"
#include "unpack.h"
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LONGEST 800
#define LONGEST_WORD 200

typedef struct {
  char text[LONGEST];
  size_t length;
} advice;

static const char *const wanted_names[] = {"a table",      "a network",        "an ONNX model",
                                           "a .nnet file", "a part file", "an XGBoost model in JSON",
                                           "a LightGBM model in text"};

static const struct {
  const char *name;
  const char *reader; /* prints what was compressed */
  const char *suffix;
} compressed[] = {{"compressed by gzip", "zcat", ".gz"},
                  {"compressed by xz", "xzcat", ".xz"},
                  {"compressed by zstd", "zstdcat", ".zst"},
                  {"compressed by bzip2", "bzcat", ".bz2"}};

static int command_count;
static char *const *command;

void file_advice_command(int count, char *const *arguments)
{
  command_count = count;
  command = arguments;
}

static __attribute__((format(printf, 2, 3))) void add(advice *a, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  int more = vsnprintf(a->text + a->length, sizeof a->text - a->length, format, arguments);
  va_end(arguments);
  a->length += more > 0 ? (size_t)more : 0;
  if (a->length >= sizeof a->text)
    a->length = sizeof a->text - 1;
}

/* Whether a shell takes the word as it is. */
static bool is_plain(const char *word, size_t length)
{
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+=:,@%";
  return length > 0 && length <= LONGEST_WORD && strspn(word, plain) >= length;
}

/* A file that can be typed, or a word that stands for it. */
static const char *typed(const char *file)
{
  return is_plain(file, strlen(file)) && file[0] != '-' ? file : "FILE";
}

static bool ends(const char *file, const char *suffix)
{
  size_t length = strlen(file), tail = strlen(suffix);
  return length > tail && strcmp(file + length - tail, suffix) == 0;
}

/* The command with - in place of the file.  False if it cannot be shown so, or if readers go by the file's name. */
static bool add_piped(advice *a, const char *file, const char *inner)
{
  static const char *const named[] = {".arff", ".tsv", ".nnet", ".onnx"};
  size_t found = 0;
  for (size_t k = 0; k < sizeof named / sizeof named[0]; k++)
    if (ends(inner, named[k]))
      return false;
  for (int k = 1; k < command_count; k++) {
    if (!is_plain(command[k], strlen(command[k])) || strcmp(command[k], "-") == 0)
      return false;
    found += strcmp(command[k], file) == 0;
  }
  if (found != 1)
    return false;
  add(a, " | memcert");
  for (int k = 1; k < command_count; k++)
    add(a, " %s", strcmp(command[k], file) == 0 ? "-" : command[k]);
  return true;
}

static bool is_model(file_wanted wanted)
{
  return wanted == WANTED_ONNX || wanted == WANTED_NNET || wanted == WANTED_XGBOOST || wanted == WANTED_LIGHTGBM;
}

static void advise_compressed(advice *a, const char *file, size_t which, file_wanted wanted)
{
  char inner[LONGEST_WORD + 1] = "";
  const char *word = typed(file), *reader = compressed[which].reader, *suffix = compressed[which].suffix;
  if (strcmp(file, "-") == 0) {
    add(a, "it has to go through %s first", reader);
    return;
  }
  if (ends(word, suffix))
    memcpy(inner, word, strlen(word) - strlen(suffix));
  size_t before = a->length;
  add(a, "%s %s", reader, word);
  if (!is_model(wanted) && strcmp(word, file) == 0 && add_piped(a, file, inner))
    return;
  a->length = before;
  add(a, "%s %s > %s, and then the same with %s", reader, word, inner[0] ? inner : "OTHER", inner[0] ? inner : "OTHER");
}

static void advise_archive(advice *a, const char *file, const char *bytes, size_t size, const char *command)
{
  size_t length = 0;
  const char *entry = file_kind_entry(bytes, size, &length);
  if (entry && is_plain(entry, length))
    add(a, "%s %s, and then the same with what is in it, such as %.*s", command, typed(file), (int)length, entry);
  else
    add(a, "%s %s, and then the same with what is in it", command, typed(file));
}

/* What it is, and after a colon what to do. */
static void describe(advice *a, const char *file, const char *bytes, size_t size, file_kind kind, file_wanted wanted)
{
  const char *word = typed(file);
  size_t length = 0;
  const char *format = file_kind_format(bytes, size, &length);
  switch (kind) {
  case FILE_GZIP:
  case FILE_XZ:
  case FILE_ZSTD:
  case FILE_BZIP2:
    add(a, "%s: ", compressed[kind - FILE_GZIP].name);
    advise_compressed(a, file, kind - FILE_GZIP, wanted);
    break;
  case FILE_ZIP:
    add(a, "a zip archive: ");
    advise_archive(a, file, bytes, size, "unzip");
    break;
  case FILE_TAR:
    add(a, "a tar archive: ");
    advise_archive(a, file, bytes, size, "tar xf");
    break;
  case FILE_NPZ:
    add(a, "an archive of NumPy arrays: write the array that you want as text, with numpy.savetxt('t.csv', "
           "numpy.load('%s')['NAME'], '%%s', ',')", word);
    break;
  case FILE_NPY:
    add(a, "a NumPy array: python3 -c \"import numpy; numpy.savetxt('t.csv', numpy.load('%s'), '%%s', ',')\"", word);
    break;
  case FILE_XLSX:
  case FILE_XLS:
  case FILE_ODS:
    add(a, "a spreadsheet: save it as CSV, with libreoffice --convert-to csv %s", word);
    break;
  case FILE_TORCH:
    add(a, "a PyTorch archive: write the network as ONNX, with torch.onnx.export(model, example, 'm.onnx'), and then "
           "memcert import m.onnx -o m.json");
    break;
  case FILE_KERAS:
  case FILE_HDF5:
    add(a, "%s: write a network as ONNX, with python3 -m tf2onnx.convert, and data as CSV",
        kind == FILE_HDF5 ? "an HDF5 file, as of Keras or h5py" : "a Keras archive");
    break;
  case FILE_IDX: add(a, "an IDX file, as of MNIST: write it as CSV, one image a line"); break;
  case FILE_PARQUET:
    add(a, "a Parquet file: python3 -c \"import pandas; pandas.read_parquet('%s').to_csv('t.csv', index=False)\"", word);
    break;
  case FILE_ARROW:
    add(a, "an Arrow file: python3 -c \"import pandas; pandas.read_feather('%s').to_csv('t.csv', index=False)\"", word);
    break;
  case FILE_SQLITE: add(a, "an SQLite database: sqlite3 -csv %s 'select * from NAME' > t.csv", word); break;
  case FILE_UTF16:
  case FILE_UTF16LE:
  case FILE_UTF16BE: {
    const char *suffix = kind == FILE_UTF16 ? "" : kind == FILE_UTF16LE ? "LE" : "BE";
    add(a, "text in UTF-16: iconv -f UTF-16%s -t UTF-8 %s", suffix, word);
    if (strcmp(word, file) != 0 || !add_piped(a, file, file))
      add(a, " > OTHER, and then the same with OTHER");
    break;
  }
  case FILE_LFS_POINTER: add(a, "a Git LFS pointer and not the file itself: git lfs pull"); break;
  case FILE_HTML:
    add(a, "a page in HTML: download the file itself and not the page about it, whose link may be called Raw");
    break;
  case FILE_PDF: add(a, "a PDF document: what is read is text, or a model"); break;
  case FILE_PICKLE:
    add(a, "a Python pickle, which only Python can read: write a table as CSV and a network as ONNX");
    break;
  case FILE_ONNX:
  case FILE_NNET:
    add(a, "%s: memcert import --from %s %s -o m.json makes a network of it, m.json",
        kind == FILE_ONNX ? "an ONNX model" : "a .nnet file", kind == FILE_ONNX ? "onnx" : "nnet", word);
    break;
  case FILE_SWITCH_NETWORK:
  case FILE_JSON:
    if (!file_kind_is_network(bytes, size))
      add(a, "JSON%s%.*s", format ? ", of format " : "", format && is_plain(format, length) ? (int)length : 0, format);
    else if (is_model(wanted))
      add(a, "a network of memcert, which needs no import: memcert eval %s TABLE", word);
    else
      add(a, "a network of memcert");
    break;
  case FILE_OTHER: break;
  }
}

static bool is_wanted(file_kind kind, file_wanted wanted)
{
  switch (kind) {
  case FILE_OTHER: return true;
  case FILE_SWITCH_NETWORK: return wanted == WANTED_NETWORK;
  case FILE_JSON: return wanted == WANTED_NETWORK || wanted == WANTED_PART || wanted == WANTED_XGBOOST;
  case FILE_ONNX: return wanted == WANTED_ONNX;
  case FILE_NNET: return wanted == WANTED_NNET;
  case FILE_NPY:
  case FILE_IDX: return wanted == WANTED_TABLE;
  case FILE_NPZ: return wanted == WANTED_TABLE && unpack_is_there;
  default: return false;
  }
}

void file_advice_check(const char *file, const char *bytes, size_t size, file_wanted wanted)
{
  static advice a;
  file_kind kind = file_kind_of(bytes, size);
  file_advice_end();
  if (is_wanted(kind, wanted) && !(wanted == WANTED_XGBOOST && file_kind_is_network(bytes, size)))
    return;
  a.length = 0;
  describe(&a, file, bytes, size, kind, wanted);
  /* A text has no NUL. */
  if (is_model(wanted) || file_kind_is_certain(kind) || memchr(bytes, '\0', size))
    fail_at(STATUS_FILE, (place){file, 1, 1}, "%s is wanted, but this is %s", wanted_names[wanted], a.text);
  fail_remark(a.text);
}

void file_advice_end(void)
{
  fail_remark(NULL);
}

/* The bytes at the beginning of a file, a NUL after them; 0 if there are none.  Pipes are left alone, since they can
 * be read only once. */
static size_t read_head(const char *name, char bytes[FILE_KIND_BYTES + 1])
{
  struct stat about;
  int file = strcmp(name, "-") == 0 ? -1 : open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0)
    return 0;
  ssize_t got = fstat(file, &about) == 0 && S_ISREG(about.st_mode) ? read(file, bytes, FILE_KIND_BYTES) : 0;
  size_t size = got > 0 ? (size_t)got : 0;
  close(file);
  bytes[size] = '\0';
  return size;
}

void file_advice_check_head(const char *file, file_wanted wanted)
{
  char bytes[FILE_KIND_BYTES + 1];
  size_t size = read_head(file, bytes);
  if (size > 0)
    file_advice_check(file, bytes, size, wanted);
}

/* The command with these two exchanged, as far as it can be typed. */
static void add_exchanged(advice *a, const char *one, const char *other)
{
  for (int k = 1; k < command_count; k++)
    if (!is_plain(command[k], strlen(command[k])))
      return;
  add(a, ": memcert");
  for (int k = 1; k < command_count; k++)
    add(a, " %s", command[k] == one ? other : command[k] == other ? one : command[k]);
}

void file_advice_check_order(const char *network, const char *table)
{
  char bytes[FILE_KIND_BYTES + 1];
  advice a = {.length = 0};
  size_t size = read_head(network, bytes);
  if (size == 0 || file_kind_is_network(bytes, size))
    return;
  size = read_head(table, bytes);
  if (size == 0 || !file_kind_is_network(bytes, size))
    return;
  add_exchanged(&a, network, table);
  fail(STATUS_USAGE, "NETWORK and TABLE seem to be swapped%s", a.text);
}
