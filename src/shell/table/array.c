#include "array.h"
#include <inttypes.h>
#include <stdint.h>

size_t array_rows(const array *a)
{
  return a->dimension[0];
}

size_t array_columns(const array *a)
{
  size_t count = 1;
  for (size_t k = 1; k < a->dimensions; k++)
    count *= a->dimension[k];
  return count;
}

/* Where number j of row i is, in numbers. */
static size_t position(const array *a, size_t i, size_t j)
{
  if (!a->fortran)
    return i * array_columns(a) + j;
  size_t at = 0;
  /* j counts the last dimension fastest; in the file it is the slowest. */
  for (size_t k = a->dimensions; k-- > 1; j /= a->dimension[k]) {
    size_t stride = 1;
    for (size_t l = 0; l < k; l++)
      stride *= a->dimension[l];
    at += j % a->dimension[k] * stride;
  }
  return at + i;
}

static uint64_t bits_at(const array *a, size_t at)
{
  const unsigned char *bytes = a->data + at * a->item;
  uint64_t bits = 0;
  for (size_t k = 0; k < a->item; k++)
    bits = bits << 8 | bytes[a->big ? k : a->item - 1 - k];
  return bits;
}

/* Two's complement. */
static int64_t signed_of(uint64_t bits, size_t item)
{
  uint64_t sign = (uint64_t)1 << (8 * item - 1);
  return bits & sign ? -(int64_t)(sign - (bits & ~sign) - 1) - 1 : (int64_t)bits;
}

/* A float of sign, exponent and fraction, exactly: as a whole number if it is one of 63 bits, else in hexadecimal. */
static void write_float(FILE *stream, uint64_t bits, size_t item)
{
  unsigned wide = item == 2 ? 10 : item == 4 ? 23 : 52; /* bits of the fraction */
  unsigned most = item == 2 ? 31 : item == 4 ? 255 : 2047, field = (unsigned)(bits >> wide) & most;
  uint64_t fraction = bits & (((uint64_t)1 << wide) - 1);
  int exponent = (int)(field ? field : 1) - (int)(most / 2) - (int)wide;
  const char *sign = bits >> (8 * item - 1) ? "-" : "";
  if (field == most) {
    fprintf(stream, "%s%s", sign, fraction ? "nan" : "inf");
    return;
  }
  fraction |= field ? (uint64_t)1 << wide : 0;
  while (fraction > 0 && fraction % 2 == 0 && exponent < 0) {
    fraction /= 2;
    exponent++;
  }
  if (fraction == 0)
    fputs("0", stream);
  else if (exponent >= 0 && exponent + (int)wide + 1 <= 63)
    fprintf(stream, "%s%" PRIu64, sign, fraction << exponent);
  else
    fprintf(stream, "%s0x%" PRIx64 "p%d", sign, fraction, exponent);
}

void array_write_row(FILE *stream, const array *a, size_t i)
{
  size_t columns = array_columns(a);
  for (size_t j = 0; j < columns; j++) {
    uint64_t bits = bits_at(a, position(a, i, j));
    if (j > 0)
      fputc(',', stream);
    switch (a->kind) {
    case ARRAY_UNSIGNED: fprintf(stream, "%" PRIu64, bits); break;
    case ARRAY_SIGNED: fprintf(stream, "%" PRId64, signed_of(bits, a->item)); break;
    case ARRAY_FLOAT: write_float(stream, bits, a->item); break;
    }
  }
}
