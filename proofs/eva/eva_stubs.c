/* Functions of libraries for which Frama-C has no contract that would do: each may do whatever the real one may, and
 * more.  What a function promises of its result is said with it. */
#include <__fc_builtin.h>
#include <csv.h>
#include <jansson.h>
#include <nettle/sha2.h>
#include <search.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool maybe(void)
{
  return Frama_C_nondet(0, 1);
}

static size_t up_to(size_t most)
{
  return Frama_C_unsigned_long_interval(0, most);
}

/* A text of at most SIZE bytes, which stays until the next one. */
static char *any_text(size_t *length)
{
  static char text[SIZE + 1];
  Frama_C_make_unknown(text, SIZE);
  *length = up_to(SIZE);
  text[*length] = '\0';
  return text;
}

/* libcsv: any number of cells and rows end.  A cell is as long as it is said to be, at most what was fed, and
 * CSV_APPEND_NULL puts a NUL after it. */
static void cells_end(void (*cell)(void *, size_t, void *), void (*row)(int, void *), void *data)
{
  size_t length;
  while (maybe())
    if (maybe()) {
      char *text = any_text(&length);
      cell(text, length, data);
    } else
      row(Frama_C_interval(-1, 255), data);
}

int csv_init(struct csv_parser *p, unsigned char options)
{
  memset(p, 0, sizeof *p);
  p->options = options;
  return Frama_C_nondet(0, -1);
}

void csv_set_delim(struct csv_parser *p, unsigned char c)
{
  p->delim_char = c;
}

void csv_set_quote(struct csv_parser *p, unsigned char c)
{
  p->quote_char = c;
}

void csv_set_realloc_func(struct csv_parser *p, void *(*function)(void *, size_t))
{
  p->realloc_func = function;
}

void csv_set_blk_size(struct csv_parser *p, size_t size)
{
  p->blk_size = size;
}

/*@ requires readable: size == 0 || \valid_read((char *)bytes + (0 .. size - 1)); */
size_t csv_parse(struct csv_parser *p, const void *bytes, size_t size, void (*cell)(void *, size_t, void *),
                 void (*row)(int, void *), void *data)
{
  cells_end(cell, row, data);
  p->status = Frama_C_interval(CSV_SUCCESS, CSV_EINVALID);
  return up_to(size);
}

int csv_fini(struct csv_parser *p, void (*cell)(void *, size_t, void *), void (*row)(int, void *), void *data)
{
  cells_end(cell, row, data);
  p->status = Frama_C_interval(CSV_SUCCESS, CSV_EINVALID);
  return Frama_C_nondet(0, -1);
}

int csv_error(struct csv_parser *p)
{
  return p->status;
}

char *csv_strerror(int error)
{
  return (char *)"an error";
}

void csv_free(struct csv_parser *p)
{
}

/* jansson: any value, or none; an int tells the position after it.  A text that stands in quotes is a string; with
 * JSON_ALLOW_NUL it may have NULs within its length. */
/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1));
  @ requires position: size <= 2147483647;
  @*/
json_t *json_loadb(const char *bytes, size_t size, size_t flags, json_error_t *error)
{
  static json_t value;
  Frama_C_make_unknown((char *)error, sizeof *error);
  error->text[JSON_ERROR_TEXT_LENGTH - 1] = '\0';
  if (maybe())
    return NULL;
  error->position = Frama_C_interval(0, SIZE);
  value.type = (json_type)Frama_C_interval(JSON_OBJECT, JSON_NULL);
  value.refcount = 1;
  return &value;
}

static size_t string_length;

const char *json_string_value(const json_t *value)
{
  return any_text(&string_length);
}

size_t json_string_length(const json_t *value)
{
  return string_length;
}

void json_delete(json_t *value)
{
}

/* search.h: all trees together keep one key, any of those that were put in. */
static const void *kept;

void *tsearch(const void *key, void **root, int (*compare)(const void *, const void *))
{
  if (kept)
    compare(key, kept);
  if (!kept || maybe())
    kept = key;
  *root = &kept;
  return maybe() ? &kept : NULL;
}

void *tfind(const void *key, void *const *root, int (*compare)(const void *, const void *))
{
  if (!*root || !kept)
    return NULL;
  compare(key, kept);
  return maybe() ? &kept : NULL;
}

/* What is deleted may be the one that is kept, which the caller may release then. */
void *tdelete(const void *key, void **root, int (*compare)(const void *, const void *))
{
  if (kept)
    compare(key, kept);
  kept = NULL;
  return maybe() ? root : NULL;
}

/* Sorting: any elements are compared and swapped. */
static void swap(char *a, char *b, size_t size)
{
  char other[128];
  memcpy(other, a, size);
  memcpy(a, b, size);
  memcpy(b, other, size);
}

void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *))
{
  char *bytes = base;
  if (count > 0)
    while (maybe()) {
      char *a = bytes + up_to(count - 1) * size, *b = bytes + up_to(count - 1) * size;
      if (compare(a, b) > 0)
        swap(a, b, size);
    }
}

void qsort_r(void *base, size_t count, size_t size, int (*compare)(const void *, const void *, void *), void *data)
{
  char *bytes = base;
  if (count > 0)
    while (maybe()) {
      char *a = bytes + up_to(count - 1) * size, *b = bytes + up_to(count - 1) * size;
      if (compare(a, b, data) > 0)
        swap(a, b, size);
    }
}

/* A stream into memory: the text is there at once. */
FILE *open_memstream(char **text, size_t *size)
{
  static FILE stream;
  *size = up_to(SIZE);
  *text = malloc(*size + 1);
  if (!*text)
    return NULL;
  Frama_C_make_unknown(*text, *size);
  (*text)[*size] = '\0';
  return &stream;
}

/*@ requires readable: size == 0 || \valid_read((char *)text + (0 .. size - 1)); */
int csv_fwrite(FILE *stream, const void *text, size_t size)
{
  return Frama_C_nondet(0, EOF);
}

/* nettle: any digest. */
void sha256_init(struct sha256_ctx *context)
{
  memset(context, 0, sizeof *context);
}

/*@ requires readable: size == 0 || \valid_read(bytes + (0 .. size - 1)); */
void sha256_update(struct sha256_ctx *context, size_t size, const uint8_t *bytes)
{
}

void sha256_digest(struct sha256_ctx *context, size_t size, uint8_t *digest)
{
  Frama_C_make_unknown((char *)digest, size);
}

void tdestroy(void *root, void (*release)(void *))
{
  if (root && kept)
    release((void *)kept);
  kept = NULL;
}
