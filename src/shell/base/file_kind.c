#include "file_kind.h"
#include <string.h>
#include <strings.h>

#define LITERAL(text) text, sizeof text - 1
#define MOST_ENTRIES 16
/* Bytes of a zip archive before the name of a file. */
#define ENTRY_HEAD 30

typedef struct {
  const char *bytes;
  size_t length;
  file_kind kind;
} magic;

static const magic magics[] = {
  {LITERAL("memcert-network-1\nreadout "), FILE_SWITCH_NETWORK},
  {LITERAL("memcert-network-1\r\nreadout "), FILE_SWITCH_NETWORK},
  {LITERAL("\x1F\x8B\x08"), FILE_GZIP},
  {LITERAL("\xFD" "7zXZ\0"), FILE_XZ},
  {LITERAL("\x28\xB5\x2F\xFD"), FILE_ZSTD},
  {LITERAL("\x93NUMPY"), FILE_NPY},
  {LITERAL("ARROW1\0\0"), FILE_ARROW},
  {LITERAL("\x89HDF\r\n\x1A\n"), FILE_HDF5},
  {LITERAL("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), FILE_XLS},
  {LITERAL("SQLite format 3\0"), FILE_SQLITE},
  {LITERAL("\xFF\xFE"), FILE_UTF16},
  {LITERAL("\xFE\xFF"), FILE_UTF16},
  {LITERAL("version https://git-lfs.github.com/spec/v1\noid sha256:"), FILE_LFS_POINTER},
  {LITERAL("%PDF-"), FILE_PDF},
};

static bool begins(const char *bytes, size_t size, const char *with, size_t length)
{
  return size >= length && memcmp(bytes, with, length) == 0;
}

static bool ends(const char *bytes, size_t size, const char *with, size_t length)
{
  return size >= length && memcmp(bytes + size - length, with, length) == 0;
}

static bool is(const char *text, size_t length, const char *word, size_t word_length)
{
  return length == word_length && memcmp(text, word, length) == 0;
}

static size_t skip_blanks(const char *bytes, size_t size, size_t at)
{
  while (at < size && memchr(" \t\r\n", bytes[at], 4))
    at++;
  return at;
}

static bool is_bzip2(const char *bytes, size_t size)
{
  return size >= 10 && memcmp(bytes, "BZh", 3) == 0 && bytes[3] >= '1' && bytes[3] <= '9' &&
         (memcmp(bytes + 4, "1AY&SY", 6) == 0 || memcmp(bytes + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0);
}

static bool is_parquet(const char *bytes, size_t size)
{
  return size >= 8 && begins(bytes, size, LITERAL("PAR1")) && ends(bytes, size, LITERAL("PAR1"));
}

/* Two zeros, a type, the number of dimensions, and as many sizes. */
static bool is_idx(const char *bytes, size_t size)
{
  return size >= 8 && bytes[0] == 0 && bytes[1] == 0 && memchr("\x08\x09\x0B\x0C\x0D\x0E", bytes[2], 6) &&
         bytes[3] >= 1 && bytes[3] <= 8;
}

/* An ir_version, and then one of the other fields of a model. */
static bool is_onnx(const char *bytes, size_t size)
{
  return size >= 3 && bytes[0] == 0x08 && bytes[1] >= 1 && bytes[1] <= 32 &&
         memchr("\x12\x1A\x22\x28\x32\x3A\x42", bytes[2], 7);
}

/* Lines that begin with //, and then four numbers or more. */
static bool is_nnet(const char *bytes, size_t size)
{
  size_t at = 0, commas = 0;
  while (size - at >= 2 && memcmp(bytes + at, "//", 2) == 0) {
    const char *end = memchr(bytes + at, '\n', size - at);
    at = end ? (size_t)(end - bytes) + 1 : size;
  }
  for (size_t i = at; at > 0 && i < size && memchr("0123456789, ", bytes[i], 12); i++)
    commas += bytes[i] == ',';
  return commas >= 3;
}

/* Of protocol 2 or later, which begins with its number. */
static bool is_pickle(const char *bytes, size_t size)
{
  return size >= 3 && (unsigned char)bytes[0] == 0x80 && bytes[1] >= 2 && bytes[1] <= 5 && bytes[size - 1] == '.';
}

static bool is_html(const char *bytes, size_t size)
{
  size_t at = skip_blanks(bytes, size, 0);
  return (size - at >= 14 && strncasecmp(bytes + at, "<!doctype html", 14) == 0) ||
         (size - at >= 6 && strncasecmp(bytes + at, "<html", 5) == 0 && memchr("> \t\r\n", bytes[at + 5], 5));
}

/* An object with a member, or a list of objects.  In a table nothing may follow a quote that ends but the end of the
 * cell, and no colon separates cells. */
static bool is_json(const char *bytes, size_t size)
{
  size_t at = skip_blanks(bytes, size, 0);
  if (at < size && bytes[at] == '[')
    at = skip_blanks(bytes, size, at + 1);
  if (at == size || bytes[at] != '{')
    return false;
  at = skip_blanks(bytes, size, at + 1);
  if (at == size || bytes[at] != '"')
    return false;
  for (at++; at < size && bytes[at] != '"'; at++)
    at += bytes[at] == '\\';
  return at + 1 < size && bytes[at + 1] == ':';
}

/* UTF-16 without a byte order mark: every other byte is a NUL, but for a few. */
static file_kind kind_of_pairs(const char *bytes, size_t size)
{
  size_t zeros[2] = {0}, pairs = (size < FILE_KIND_BYTES ? size : FILE_KIND_BYTES) / 2;
  for (size_t i = 0; i < 2 * pairs; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (pairs < 2 || (zeros[0] > 0) == (zeros[1] > 0) || zeros[0] + zeros[1] < pairs - pairs / 4)
    return FILE_OTHER;
  return zeros[1] ? FILE_UTF16LE : FILE_UTF16BE;
}

static size_t little(const char *bytes, size_t count)
{
  size_t value = 0;
  while (count-- > 0)
    value = 256 * value + (unsigned char)bytes[count];
  return value;
}

/* The name of the file of a zip archive at `*at`, after which `*at` is then moved to the next one. */
static const char *next_entry(const char *bytes, size_t size, size_t *at, size_t *length)
{
  const char *head = bytes + *at;
  if (*at > size || size - *at < ENTRY_HEAD || memcmp(head, "PK\3\4", 4) != 0)
    return NULL;
  size_t begin = *at + ENTRY_HEAD;
  *length = little(head + 26, 2);
  if (*length > size - begin)
    return NULL;
  /* How many bytes there are may stand after them only; zlib writes no such bytes by chance, or hardly ever. */
  const char *next = memmem(bytes + begin, size - begin, LITERAL("PK\3\4"));
  size_t packed = little(head + 18, 4);
  *at = begin + *length + little(head + 28, 2) + packed;
  if (packed == 0 || packed == 0xFFFFFFFF)
    *at = next ? (size_t)(next - bytes) : size;
  return bytes + begin;
}

static file_kind kind_of_entry(const char *name, size_t length, const char *behind, size_t left)
{
  if (ends(name, length, LITERAL(".npy")))
    return FILE_NPZ;
  if (begins(name, length, LITERAL("xl/")) || begins(name, length, LITERAL("[Content_Types].xml")))
    return FILE_XLSX;
  if (ends(name, length, LITERAL("data.pkl")))
    return FILE_TORCH;
  if (ends(name, length, LITERAL("model.weights.h5")))
    return FILE_KERAS;
  if (begins(name, length, LITERAL("mimetype")) &&
      begins(behind, left, LITERAL("application/vnd.oasis.opendocument.spreadsheet")))
    return FILE_ODS;
  return FILE_ZIP;
}

static file_kind kind_of_zip(const char *bytes, size_t size)
{
  file_kind kind = FILE_ZIP;
  size_t at = 0, length;
  const char *name;
  for (size_t k = 0; k < MOST_ENTRIES && kind == FILE_ZIP && (name = next_entry(bytes, size, &at, &length)); k++)
    kind = kind_of_entry(name, length, name + length, size - (size_t)(name + length - bytes));
  return kind;
}

/* The magic stands after the name, mode, owner and sizes of the first file. */
#define TAR_MAGIC 257
#define TAR_NAME 100

static bool is_tar(const char *bytes, size_t size)
{
  return size >= TAR_MAGIC + 5 && begins(bytes + TAR_MAGIC, size - TAR_MAGIC, LITERAL("ustar"));
}

#define TAR_BLOCK 512
#define TAR_SIZE 124
#define TAR_TYPE 156

/* The name of the first file in a tar archive that is one. */
static const char *tar_entry(const char *bytes, size_t size, size_t *length)
{
  size_t at = 0, data = 0;
  for (; size - at >= TAR_BLOCK && memchr("xgLK5", bytes[at + TAR_TYPE], 5); at += TAR_BLOCK + data) {
    data = 0;
    for (size_t i = at + TAR_SIZE; i < at + TAR_SIZE + 11 && bytes[i] >= '0' && bytes[i] <= '7'; i++)
      data = 8 * data + (size_t)(bytes[i] - '0');
    data = (data + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
    if (data > size - at - TAR_BLOCK)
      return NULL;
  }
  if (size - at < TAR_BLOCK)
    return NULL;
  const char *nul = memchr(bytes + at, '\0', TAR_NAME);
  *length = nul ? (size_t)(nul - bytes) - at : TAR_NAME;
  return bytes + at;
}

file_kind file_kind_of(const char *bytes, size_t size)
{
  for (size_t k = 0; k < sizeof magics / sizeof magics[0]; k++)
    if (begins(bytes, size, magics[k].bytes, magics[k].length))
      return magics[k].kind;
  if (begins(bytes, size, LITERAL("PK\3\4")))
    return kind_of_zip(bytes, size);
  if (is_tar(bytes, size))
    return FILE_TAR;
  if (is_json(bytes, size))
    return FILE_JSON;
  if (is_parquet(bytes, size))
    return FILE_PARQUET;
  if (is_bzip2(bytes, size))
    return FILE_BZIP2;
  if (is_idx(bytes, size))
    return FILE_IDX;
  if (is_html(bytes, size))
    return FILE_HTML;
  if (is_pickle(bytes, size))
    return FILE_PICKLE;
  if (is_onnx(bytes, size))
    return FILE_ONNX;
  if (is_nnet(bytes, size))
    return FILE_NNET;
  return kind_of_pairs(bytes, size);
}

bool file_kind_is_certain(file_kind kind)
{
  switch (kind) {
  case FILE_SWITCH_NETWORK:
  case FILE_JSON:
  case FILE_GZIP:
  case FILE_BZIP2:
  case FILE_LFS_POINTER: return true;
  default: return false;
  }
}

bool file_kind_is_array(file_kind kind)
{
  return kind == FILE_NPY || kind == FILE_NPZ || kind == FILE_IDX;
}

const char *file_kind_format(const char *bytes, size_t size, size_t *length)
{
  const char *name = file_kind_of(bytes, size) == FILE_JSON ? memmem(bytes, size, LITERAL("\"format\"")) : NULL;
  if (!name)
    return NULL;
  size_t at = skip_blanks(bytes, size, (size_t)(name - bytes) + 8);
  if (at == size || bytes[at] != ':')
    return NULL;
  at = skip_blanks(bytes, size, at + 1);
  const char *end = at < size && bytes[at] == '"' ? memchr(bytes + at + 1, '"', size - at - 1) : NULL;
  if (!end)
    return NULL;
  *length = (size_t)(end - bytes) - at - 1;
  return bytes + at + 1;
}

bool file_kind_is_network(const char *bytes, size_t size)
{
  size_t length;
  const char *format = file_kind_format(bytes, size, &length);
  if (!format)
    return file_kind_of(bytes, size) == FILE_SWITCH_NETWORK;
  return is(format, length, LITERAL("memcert-layered-1")) || is(format, length, LITERAL("memcert-layered-2")) ||
         is(format, length, LITERAL("memcert-conditional-1")) || is(format, length, LITERAL("memcert-conditional-2")) ||
         is(format, length, LITERAL("memcert-gates-1"));
}

const char *file_kind_entry(const char *bytes, size_t size, size_t *length)
{
  size_t at = 0;
  return is_tar(bytes, size) ? tar_entry(bytes, size, length) : next_entry(bytes, size, &at, length);
}
