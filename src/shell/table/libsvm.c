#include "libsvm.h"
#include "kernel/types.h"
#include "shell/base/number.h"
#include <string.h>

/* A line, without a comment, and what is read of it. */
typedef struct {
  const source *from;
  size_t line, begin, at, end;
} cursor;

static _Noreturn void refuse(const cursor *c, size_t at, const char *what)
{
  fail_at(STATUS_FILE, source_place(c->from, c->line, c->begin, at), "%s", what);
}

static void skip_blanks(cursor *c)
{
  while (c->at < c->end && is_blank(c->from->bytes[c->at]))
    c->at++;
}

/* The cursor at the beginning of a line that begins at `begin`; *next is where the one after it does. */
static cursor line_at(source *s, size_t line, size_t begin, size_t *next)
{
  size_t end = source_line_end(s, begin);
  *next = source_line_after(s, end);
  const char *comment = memchr(s->bytes + begin, '#', end - begin);
  cursor c = {s, line, begin, begin, comment ? (size_t)(comment - s->bytes) : end};
  skip_blanks(&c);
  return c;
}

/* The next word, of which `*length` bytes are left after it; false at the end of the line. */
static bool take_word(cursor *c, size_t *begin, size_t *length)
{
  skip_blanks(c);
  *begin = c->at;
  while (c->at < c->end && !is_blank(c->from->bytes[c->at]))
    c->at++;
  *length = c->at - *begin;
  return *length > 0;
}

/* The index of a word INDEX:VALUE; the value begins at *value. */
static size_t index_of(const cursor *c, size_t begin, size_t length, size_t *value)
{
  const char *text = c->from->bytes + begin, *colon = memchr(text, ':', length);
  size_t digits = colon ? (size_t)(colon - text) : 0, number = 0;
  if (length >= 4 && memcmp(text, "qid:", 4) == 0)
    refuse(c, begin, "qid: ranking by queries is not supported");
  for (size_t i = 0; i < digits; i++) {
    if (text[i] < '0' || text[i] > '9')
      digits = 0;
    else if (number <= LIMIT_INPUTS)
      number = 10 * number + (size_t)(text[i] - '0');
  }
  if (digits == 0 || digits + 1 == length || memchr(text, ',', length) || memchr(text, '"', length))
    refuse(c, begin, "INDEX:VALUE is wanted");
  if (number >= LIMIT_INPUTS)
    fail_at(STATUS_UNDECIDED, source_place(c->from, c->line, c->begin, begin), "more than %zu inputs", LIMIT_INPUTS - 1);
  *value = begin + digits + 1;
  return number;
}

static libsvm_shape measure(source *s)
{
  libsvm_shape shape = {0, LIMIT_INPUTS, 0};
  size_t begin = s->begin, next, word, length, value;
  for (size_t line = 1; begin < s->size; line++, begin = next) {
    cursor c = line_at(s, line, begin, &next);
    size_t before = 0;
    bool first = true;
    if (!take_word(&c, &word, &length))
      continue;
    shape.rows++;
    if (memchr(s->bytes + word, ',', length) || memchr(s->bytes + word, '"', length))
      refuse(&c, word, "one label without commas and quotes is wanted");
    while (take_word(&c, &word, &length)) {
      size_t index = index_of(&c, word, length, &value);
      if (!first && index <= before)
        refuse(&c, word, "the indices of a row must increase");
      first = false;
      before = index;
      shape.least = index < shape.least ? index : shape.least;
      shape.largest = index > shape.largest ? index : shape.largest;
    }
  }
  return shape;
}

static void write_row(FILE *stream, cursor *c, size_t least, size_t features)
{
  const char *bytes = c->from->bytes;
  size_t word, length, value, label, label_length, done = 0;
  take_word(c, &label, &label_length);
  while (take_word(c, &word, &length)) {
    size_t index = index_of(c, word, length, &value) - least;
    for (; done < index; done++)
      fputs("0,", stream);
    fwrite(bytes + value, 1, word + length - value, stream);
    fputc(',', stream);
    done++;
  }
  for (; done < features; done++)
    fputs("0,", stream);
  fwrite(bytes + label, 1, label_length, stream);
}

libsvm_shape libsvm_write(FILE *stream, source *s, size_t features)
{
  libsvm_shape shape = measure(s);
  /* Indices begin at 1, or where a 0 occurs at 0. */
  size_t least = shape.least == 0 ? 0 : 1, found = shape.least == LIMIT_INPUTS ? 0 : shape.largest + 1 - least;
  place where = {s->name, 1, 1};
  if (features == 0)
    features = found;
  if (features < found)
    fail_at(STATUS_FILE, where, "the largest index is %zu, but %zu columns are wanted", shape.largest, features);
  if (features == 0)
    fail_at(STATUS_FILE, where, "no row has a value");
  if (shape.rows > LIBSVM_CELLS_MOST / (features + 1))
    fail_at(STATUS_UNDECIDED, where, "%zu rows of %zu columns are more than %zu cells", shape.rows, features + 1,
            LIBSVM_CELLS_MOST);
  size_t begin = s->begin, next, word, length;
  for (size_t line = 1; begin < s->size; line++, begin = next) {
    cursor c = line_at(s, line, begin, &next), look = c;
    if (take_word(&look, &word, &length))
      write_row(stream, &c, least, features);
    fputc('\n', stream);
  }
  return shape;
}
