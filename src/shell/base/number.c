#include "number.h"
#include "kernel/text/number_agrees.h"
#include "memory.h"
#include "status.h"
#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* This many decimal or hexadecimal digits always fit 64 bits. */
#define SHORT_DIGITS 15

static size_t bits_most = (size_t)-1;

typedef struct {
  const char *at;
  const char *end;
} span;

/* The parts of a number that has been taken apart but not evaluated. */
typedef struct {
  bool negative;
  int base;
  span whole;
  span fraction;
  bool exponent_negative;
  span exponent;
} parts;

static bool is_digit(char c, int base)
{
  return base == 16 ? isxdigit((unsigned char)c) != 0 : c >= '0' && c <= '9';
}

static span take_digits(span *rest, int base)
{
  span digits = {rest->at, rest->at};
  while (digits.end < rest->end && is_digit(*digits.end, base))
    digits.end++;
  rest->at = digits.end;
  return digits;
}

static bool take(span *rest, char c)
{
  if (rest->at == rest->end || *rest->at != c)
    return false;
  rest->at++;
  return true;
}

static bool take_sign(span *rest)
{
  bool negative = take(rest, '-');
  if (!negative)
    take(rest, '+');
  return negative;
}

static size_t span_length(span s)
{
  return (size_t)(s.end - s.at);
}

static unsigned digit_value(char c)
{
  return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 0x20) - 'a' + 10);
}

/* z := the digits of a and then b. */
static void digits_read(mpz_ptr z, span a, span b, int base)
{
  size_t count = span_length(a) + span_length(b);
  if (count <= SHORT_DIGITS) {
    unsigned long value = 0;
    for (; a.at < a.end; a.at++)
      value = value * (unsigned long)base + digit_value(*a.at);
    for (; b.at < b.end; b.at++)
      value = value * (unsigned long)base + digit_value(*b.at);
    mpz_set_ui(z, value);
    return;
  }
  char *joined = allocate(count + 1, 1);
  memcpy(joined, a.at, span_length(a));
  memcpy(joined + span_length(a), b.at, span_length(b));
  mpz_set_str(z, joined, base);
  free(joined);
}

/* The exponent, or false beyond NUMBER_EXPONENT_MOST. */
static bool exponent_read(long *value, parts p)
{
  long e = 0;
  for (span s = p.exponent; s.at < s.end; s.at++) {
    e = 10 * e + (*s.at - '0');
    if (e > NUMBER_EXPONENT_MOST)
      return false;
  }
  *value = p.exponent_negative ? -e : e;
  return true;
}

static void power(mpz_ptr z, int base, unsigned long exponent)
{
  static const unsigned long tens[] = {1UL,      10UL,      100UL,      1000UL,      10000UL,      100000UL,
                                       1000000UL, 10000000UL, 100000000UL, 1000000000UL, 10000000000UL};
  if (base == 2)
    mpz_setbit(z, exponent);
  else if (exponent < sizeof tens / sizeof tens[0])
    mpz_set_ui(z, tens[exponent]);
  else
    mpz_ui_pow_ui(z, 10, exponent);
}

static number_kind evaluate(mpq_ptr value, parts p, size_t digits_most)
{
  size_t fraction = span_length(p.fraction);
  long exponent;
  if (!exponent_read(&exponent, p))
    return NUMBER_EXPONENT;
  if (span_length(p.whole) + fraction > digits_most)
    return NUMBER_DIGITS;
  digits_read(mpq_numref(value), p.whole, p.fraction, p.base);
  exponent -= (long)(p.base == 16 ? 4 * fraction : fraction);
  int base = p.base == 16 ? 2 : 10;
  if (exponent < 0) {
    mpz_set_ui(mpq_denref(value), 0);
    power(mpq_denref(value), base, (unsigned long)-exponent);
    mpq_canonicalize(value);
  } else {
    mpz_set_ui(mpq_denref(value), 1);
    if (exponent > 0) {
      mpz_t scale;
      mpz_init(scale);
      power(scale, base, (unsigned long)exponent);
      mpz_mul(mpq_numref(value), mpq_numref(value), scale);
      mpz_clear(scale);
    }
  }
  if (p.negative)
    mpq_neg(value, value);
  return NUMBER_OK;
}

static number_kind read_fraction(mpq_ptr value, parts p, span denominator, size_t digits_most)
{
  span none = {denominator.end, denominator.end};
  if (span_length(p.whole) > digits_most || span_length(denominator) > digits_most)
    return NUMBER_DIGITS;
  bool zero = true;
  for (const char *c = denominator.at; c < denominator.end; c++)
    zero = zero && *c == '0';
  if (zero)
    return NUMBER_ZERO_DENOMINATOR;
  digits_read(mpq_numref(value), p.whole, none, 10);
  digits_read(mpq_denref(value), denominator, none, 10);
  mpq_canonicalize(value);
  if (p.negative)
    mpq_neg(value, value);
  return NUMBER_OK;
}

static bool says(span s, const char *word)
{
  return span_length(s) == strlen(word) && strncasecmp(s.at, word, span_length(s)) == 0;
}

void number_limit_bits(size_t bits)
{
  bits_most = bits;
}

bool number_bits_are_limited(void)
{
  return bits_most < (size_t)-1;
}

size_t number_bits(mpq_srcptr value)
{
  size_t above = mpz_sizeinbase(mpq_numref(value), 2), below = mpz_sizeinbase(mpq_denref(value), 2);
  return above > below ? above : below;
}

size_t numbers_longest(mpq_srcptr values, size_t count)
{
  size_t most = 0;
  for (size_t k = 0; k < count; k++)
    if (number_bits(values + k) > most)
      most = number_bits(values + k);
  return most;
}

bool numbers_have_negative(mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count; k++)
    if (mpq_sgn(values + k) < 0)
      return true;
  return false;
}

bool numbers_same(mpq_srcptr a, mpq_srcptr b, size_t count)
{
  for (size_t k = 0; k < count; k++)
    if (!mpq_equal(a + k, b + k))
      return false;
  return true;
}

uint64_t numbers_bits(mpq_srcptr values, size_t count)
{
  uint64_t bits = 0;
  for (size_t k = 0; k < count; k++) {
    if (mpq_sgn(values + k) == 0)
      continue;
    bits += mpz_sizeinbase(mpq_numref(values + k), 2);
    bits += mpz_cmp_ui(mpq_denref(values + k), 1) == 0 ? 0 : mpz_sizeinbase(mpq_denref(values + k), 2);
  }
  return bits;
}

void numbers_check(mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count && bits_most < (size_t)-1; k++)
    if (number_bits(values + k) > bits_most)
      fail(STATUS_UNDECIDED, "--max-bits %zu: a number has %zu bits", bits_most, number_bits(values + k));
}

size_t numbers_first_nonzero(mpq_srcptr values, size_t lo, size_t hi)
{
  while (lo < hi && mpq_sgn(values + lo) == 0)
    lo++;
  return lo;
}

static number_kind take_number(mpq_ptr value, const char *text, size_t bytes, size_t digits_most)
{
  span rest = {text, text + bytes};
  while (rest.at < rest.end && (*rest.at == ' ' || *rest.at == '\t'))
    rest.at++;
  while (rest.end > rest.at && (rest.end[-1] == ' ' || rest.end[-1] == '\t'))
    rest.end--;
  if (rest.at == rest.end)
    return NUMBER_EMPTY;
  if (says(rest, "?"))
    return NUMBER_UNKNOWN;

  parts p = {.base = 10, .fraction = {rest.end, rest.end}, .exponent = {rest.end, rest.end}};
  p.negative = take_sign(&rest);
  if (says(rest, "nan") || says(rest, "inf") || says(rest, "infinity"))
    return NUMBER_NOT_FINITE;
  if (rest.end - rest.at > 2 && rest.at[0] == '0' && (rest.at[1] | 0x20) == 'x') {
    p.base = 16;
    rest.at += 2;
  }
  p.whole = take_digits(&rest, p.base);
  if (p.base == 10 && span_length(p.whole) > 0 && take(&rest, '/')) {
    span denominator = take_digits(&rest, 10);
    if (rest.at != rest.end || span_length(denominator) == 0)
      return NUMBER_WORD;
    return read_fraction(value, p, denominator, digits_most);
  }
  if (take(&rest, '.'))
    p.fraction = take_digits(&rest, p.base);
  if (span_length(p.whole) + span_length(p.fraction) == 0)
    return NUMBER_WORD;
  if (rest.at < rest.end && (*rest.at | 0x20) == (p.base == 16 ? 'p' : 'e')) {
    rest.at++;
    p.exponent_negative = take_sign(&rest);
    p.exponent = take_digits(&rest, 10);
    if (span_length(p.exponent) == 0)
      return NUMBER_WORD;
  }
  if (rest.at != rest.end)
    return NUMBER_WORD;
  return evaluate(value, p, digits_most);
}

/* What check_agrees() computes with, from one number to the next. */
static mpq_t scratch[AGREES_SCRATCH];
static bool ready;

void number_release(void)
{
  for (size_t k = 0; k < AGREES_SCRATCH && ready; k++)
    mpq_clear(scratch[k]);
  ready = false;
}

/* The number is proved to be what its text writes, or the program ends. */
static void check_agrees(mpq_srcptr value, const char *text, size_t bytes)
{
  for (size_t k = 0; k < AGREES_SCRATCH && !ready; k++)
    mpq_init(scratch[k]);
  ready = true;
  if (!number_agrees(text, bytes, value, scratch[0]))
    fail(STATUS_UNDECIDED, "internal error: %s was read as another number", quoted(text, bytes));
}

number_kind number_read(mpq_ptr value, const char *text, size_t bytes, size_t digits_most)
{
  number_kind kind = take_number(value, text, bytes, digits_most);
  if (kind == NUMBER_OK)
    check_agrees(value, text, bytes);
  if (kind == NUMBER_OK && bits_most < (size_t)-1 && number_bits(value) > bits_most)
    fail(STATUS_UNDECIDED, "--max-bits %zu: %s has %zu bits", bits_most, quoted(text, bytes), number_bits(value));
  return kind;
}

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *number_problem(number_kind kind)
{
  switch (kind) {
  case NUMBER_OK: return "is a number";
  case NUMBER_EMPTY: return "is an empty cell";
  case NUMBER_UNKNOWN:
  case NUMBER_MISSING: return "is a missing value";
  case NUMBER_NOT_FINITE: return "is not a finite number";
  case NUMBER_ZERO_DENOMINATOR: return "has a denominator of zero";
  case NUMBER_EXPONENT: return "has an exponent beyond " TEXT(NUMBER_EXPONENT_MOST);
  case NUMBER_DIGITS: return "has too many digits";
  case NUMBER_WORD:
  case NUMBER_DECIMAL: return "is not a number";
  }
  return "";
}

/* sizeinbase may be 1 too large. */
static bool has_more_digits(mpz_srcptr value, size_t most)
{
  size_t digits = mpz_sizeinbase(value, 10);
  if (digits != most + 1)
    return digits > most;
  mpz_t least;
  mpz_init(least);
  mpz_ui_pow_ui(least, 10, most);
  bool more = mpz_cmpabs(value, least) >= 0;
  mpz_clear(least);
  return more;
}

void numbers_check_network(mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count; k++)
    if (has_more_digits(mpq_numref(values + k), NUMBER_DIGITS_MOST_NETWORK) ||
        has_more_digits(mpq_denref(values + k), NUMBER_DIGITS_MOST_NETWORK))
      fail(STATUS_UNDECIDED, "the network needs a number of more than %d digits", NUMBER_DIGITS_MOST_NETWORK);
}

void number_write(FILE *stream, mpq_srcptr value)
{
  mpq_out_str(stream, 10, value);
}

void numbers_write(FILE *stream, mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count; k++) {
    if (k > 0)
      fputc(',', stream);
    number_write(stream, values + k);
  }
}

char *number_text(mpq_srcptr value, int always)
{
  size_t room = mpz_sizeinbase(mpq_numref(value), 10) + mpz_sizeinbase(mpq_denref(value), 10) + 4;
  char *text = allocate(room, 1);
  mpq_get_str(text, 10, value);
  if (always && mpz_cmp_ui(mpq_denref(value), 1) == 0)
    strcat(text, "/1");
  return text;
}

void number_write_decimal(FILE *stream, mpq_srcptr value, size_t digits)
{
  mpz_t scaled;
  mpz_init(scaled);
  mpz_ui_pow_ui(scaled, 10, digits);
  mpz_mul(scaled, scaled, mpq_numref(value));
  mpz_tdiv_q(scaled, scaled, mpq_denref(value));
  size_t room = mpz_sizeinbase(scaled, 10) + 2;
  char *text = allocate(room, 1);
  if (mpz_sgn(scaled) < 0)
    fputc('-', stream);
  mpz_abs(scaled, scaled);
  mpz_get_str(text, 10, scaled);
  size_t length = strlen(text), whole = length > digits ? length - digits : 0;
  if (whole == 0)
    fputc('0', stream);
  fwrite(text, 1, whole, stream);
  if (digits > 0) {
    fputc('.', stream);
    for (size_t i = length - whole; i < digits; i++)
      fputc('0', stream);
    fwrite(text + whole, 1, length - whole, stream);
  }
  free(text);
  mpz_clear(scaled);
}
