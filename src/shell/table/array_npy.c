#include "array.h"
#include "array_size.h"
#include "shell/base/status.h"
#include <stdint.h>
#include <string.h>

/* Bytes before the length of the header. */
#define MAGIC 8
#define LONGEST_TYPE 15

typedef struct {
  const char *name;
  const char *at, *end; /* of what is left of the header */
} header;

static _Noreturn void refuse(const char *name, const char *what)
{
  fail_at(STATUS_FILE, (place){name, 1, 1}, "%s", what);
}

static void skip_blanks(header *h)
{
  while (h->at < h->end && memchr(" \t\n", *h->at, 3))
    h->at++;
}

static bool take(header *h, const char *text)
{
  size_t length = strlen(text);
  skip_blanks(h);
  if ((size_t)(h->end - h->at) < length || memcmp(h->at, text, length) != 0)
    return false;
  h->at += length;
  return true;
}

static void want(header *h, const char *text)
{
  if (!take(h, text))
    refuse(h->name, "the header of this NumPy file is malformed");
}

/* Type of the numbers, such as <f8. */
static void take_type(header *h, array *a)
{
  char type[LONGEST_TYPE + 1] = "";
  skip_blanks(h);
  if (h->at < h->end && *h->at == '[')
    refuse(h->name, "a NumPy array of records is not supported: write its fields as columns of one type, or as CSV");
  want(h, "'");
  for (size_t k = 0; h->at < h->end && *h->at != '\'' && k < LONGEST_TYPE; k++)
    type[k] = *h->at++;
  want(h, "'");
  static const struct {
    char letter;
    array_kind kind;
    const char *sizes;
  } kinds[] = {{'b', ARRAY_UNSIGNED, "1"}, {'u', ARRAY_UNSIGNED, "1248"}, {'i', ARRAY_SIGNED, "1248"},
               {'f', ARRAY_FLOAT, "248"}};
  for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
    if (strlen(type) == 3 && strchr("<>|=", type[0]) && type[1] == kinds[k].letter && strchr(kinds[k].sizes, type[2])) {
      a->kind = kinds[k].kind;
      a->item = (size_t)(type[2] - '0');
      a->big = type[0] == '>';
      return;
    }
  fail_at(STATUS_FILE, (place){h->name, 1, 1},
          "a NumPy array of type %s is not supported: what is read are booleans, integers and floats of 16, 32 or 64 bits",
          quoted(type, strlen(type)));
}

/* Digits of a dimension; one beyond all sizes stays so. */
static size_t take_number(header *h)
{
  size_t number = 0;
  for (; h->at < h->end && *h->at >= '0' && *h->at <= '9'; h->at++)
    number = number > SIZE_MAX / 10 - 1 ? SIZE_MAX : 10 * number + (size_t)(*h->at - '0');
  return number;
}

static void take_shape(header *h, array *a)
{
  want(h, "(");
  while (!take(h, ")")) {
    skip_blanks(h);
    if (h->at == h->end || *h->at < '0' || *h->at > '9' || a->dimensions == ARRAY_DIMENSIONS)
      refuse(h->name, "the shape in the header of this NumPy file is malformed, or has too many dimensions");
    a->dimension[a->dimensions++] = take_number(h);
    if (!take(h, ",")) {
      want(h, ")");
      break;
    }
  }
}

static void take_order(header *h, array *a)
{
  a->fortran = take(h, "True");
  if (!a->fortran)
    want(h, "False");
}

static void take_header(header *h, array *a)
{
  static const struct {
    const char *key;
    void (*take)(header *h, array *a);
  } keys[] = {{"'descr':", take_type}, {"'fortran_order':", take_order}, {"'shape':", take_shape}};
  bool seen[3] = {false};
  want(h, "{");
  while (!take(h, "}")) {
    size_t k = 0;
    while (k < 3 && !take(h, keys[k].key))
      k++;
    if (k == 3 || seen[k])
      refuse(h->name, "the header of this NumPy file is malformed");
    seen[k] = true;
    keys[k].take(h, a);
    if (!take(h, ",")) {
      want(h, "}");
      break;
    }
  }
  if (!seen[0] || !seen[1] || !seen[2])
    refuse(h->name, "the header of this NumPy file lacks the type, the order or the shape");
}

array array_read_npy(const char *name, const char *bytes, size_t size)
{
  array a = {.name = name};
  const unsigned char *b = (const unsigned char *)bytes;
  if (size < MAGIC + 4 || memcmp(bytes, "\x93NUMPY", 6) != 0 || b[6] < 1 || b[6] > 3)
    refuse(name, "this is no NumPy file of version 1, 2 or 3");
  size_t wide = b[6] == 1 ? 2 : 4, length = (size_t)b[8] | (size_t)b[9] << 8;
  if (wide == 4)
    length |= (size_t)b[10] << 16 | (size_t)b[11] << 24;
  if (length > size - MAGIC - wide)
    refuse(name, "this NumPy file ends within its header");
  header h = {name, bytes + MAGIC + wide, bytes + MAGIC + wide + length};
  take_header(&h, &a);
  a.data = b + MAGIC + wide + length;
  array_check_size(&a, size - MAGIC - wide - length);
  return a;
}
