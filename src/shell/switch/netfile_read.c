#include "kernel/switch/bounds.h"
#include "shell/base/memory.h"
#include "netfile.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/source.h"
#include <stdlib.h>
#include <string.h>

/* A line of the file, and how far it has been read. */
typedef struct {
  source from;
  size_t lines; /* in the file */
  size_t line;
  size_t begin;
  size_t end;
  size_t at;
} cursor;

/* A piece of the line without blanks. */
typedef struct {
  const char *text;
  size_t length;
  size_t at;
} token;

static _Noreturn void refuse(const cursor *c, size_t at, const char *what)
{
  fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, at), "%s", what);
}

static void next_line(cursor *c)
{
  const source *s = &c->from;
  c->begin = c->line == 0 ? s->begin : c->end + 1;
  c->line++;
  if (c->begin >= s->size)
    fail_at(STATUS_FILE, (place){s->name, c->line, 1}, "the file ends too early");
  const char *end = memchr(s->bytes + c->begin, '\n', s->size - c->begin);
  c->end = end ? (size_t)(end - s->bytes) : s->size;
  c->at = c->begin;
}

/* End of the line's text, which a carriage return is no part of. */
static size_t text_end(const cursor *c)
{
  return c->end > c->begin && c->from.bytes[c->end - 1] == '\r' ? c->end - 1 : c->end;
}

static void skip_blanks(cursor *c)
{
  while (c->at < text_end(c) && (c->from.bytes[c->at] == ' ' || c->from.bytes[c->at] == '\t'))
    c->at++;
}

static bool at_end(cursor *c)
{
  skip_blanks(c);
  return c->at == text_end(c);
}

static token take(cursor *c, const char *wanted)
{
  if (at_end(c))
    fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, c->at), "%s is missing", wanted);
  token t = {c->from.bytes + c->at, 0, c->at};
  while (c->at < text_end(c) && c->from.bytes[c->at] != ' ' && c->from.bytes[c->at] != '\t')
    c->at++;
  t.length = c->at - t.at;
  return t;
}

static bool is(token t, const char *word)
{
  return t.length == strlen(word) && memcmp(t.text, word, t.length) == 0;
}

static void expect(cursor *c, const char *word)
{
  token t = take(c, word);
  if (!is(t, word))
    fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "expected '%s', found %s", word,
            quoted(t.text, t.length));
}

static void expect_end(cursor *c)
{
  if (!at_end(c))
    refuse(c, c->at, "there is more on this line than belongs to it");
}

static size_t to_index(const cursor *c, token t)
{
  size_t value = 0;
  for (size_t i = 0; i < t.length; i++) {
    if (t.text[i] < '0' || t.text[i] > '9' || value > SIZE_MAX / 10 - 10)
      fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "%s is not a count or an index",
              quoted(t.text, t.length));
    value = 10 * value + (size_t)(t.text[i] - '0');
  }
  if (t.length == 0)
    refuse(c, t.at, "an index is missing");
  return value;
}

static void to_number(const cursor *c, token t, mpq_ptr value)
{
  number_kind kind = number_read(value, t.text, t.length, NUMBER_DIGITS_MOST_NETWORK);
  if (kind != NUMBER_OK)
    fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "%s %s", quoted(t.text, t.length),
            number_problem(kind));
}

static int hexadecimal(char c)
{
  const char *digits = "0123456789ABCDEF", *found = c ? strchr(digits, c) : NULL;
  return found ? (int)(found - digits) : -1;
}

/* A quoted string, to be released with free(). */
static char *take_string(cursor *c)
{
  size_t end = text_end(c), start = c->at, length = 0;
  if (at_end(c) || c->from.bytes[c->at] != '"')
    refuse(c, c->at, "expected a quoted text");
  char *text = allocate(end - c->at, 1);
  for (c->at++; c->at < end && c->from.bytes[c->at] != '"'; c->at++) {
    char byte = c->from.bytes[c->at];
    if (byte == '\\') {
      const char *escape = c->from.bytes + c->at + 1;
      if (c->at + 1 < end && (*escape == '"' || *escape == '\\')) {
        byte = *escape;
        c->at++;
      } else if (c->at + 3 < end && *escape == 'x' && hexadecimal(escape[1]) >= 0 && hexadecimal(escape[2]) >= 0 &&
                 hexadecimal(escape[1]) + hexadecimal(escape[2]) > 0) {
        byte = (char)(16 * hexadecimal(escape[1]) + hexadecimal(escape[2]));
        c->at += 3;
      } else
        refuse(c, c->at, "unknown escape: \\\", \\\\ and \\x01 to \\xFF are known");
    }
    text[length++] = byte;
  }
  if (c->at == end)
    refuse(c, start, "this quoted text does not end");
  c->at++;
  return text;
}

static void read_labels(cursor *c, column *of, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    next_line(c);
    expect(c, "label");
    size_t at = c->at;
    char *label = take_string(c);
    if (column_add_label(of, label) != i)
      refuse(c, at, "this label stands there twice");
    free(label);
    expect_end(c);
  }
}

/* The rest of an input or output line, and the labels below it. */
static void read_column(cursor *c, column *of, bool output)
{
  token kind = take(c, "number, labels or onehot");
  size_t count = 0;
  of->kind = is(kind, "number") ? COLUMN_NUMBER : is(kind, "labels") ? COLUMN_LABEL : COLUMN_ONEHOT;
  if (of->kind == COLUMN_ONEHOT && (!output || !is(kind, "onehot")))
    refuse(c, kind.at, output ? "expected number, labels or onehot" : "expected number or labels");
  if (of->kind != COLUMN_NUMBER) {
    token number = take(c, "the number of labels");
    count = to_index(c, number);
    if (count == 0 || count > c->lines)
      refuse(c, number.at, "this file has fewer labels");
  }
  if (!at_end(c))
    of->name = take_string(c);
  expect_end(c);
  read_labels(c, of, count);
}

static bool read_choice(cursor *c, const char *what, const char *yes, const char *no)
{
  next_line(c);
  expect(c, what);
  token t = take(c, yes);
  if (!is(t, yes) && !is(t, no))
    fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "%s is neither %s nor %s",
            quoted(t.text, t.length), yes, no);
  expect_end(c);
  return is(t, yes);
}

/* Reads the columns and leaves the cursor after the word "leaves". */
static columns read_columns(cursor *c, bool is_signed)
{
  columns what = {0};
  size_t room[2] = {0}, most_outputs = is_signed ? LIMIT_OUTPUTS / 2 : LIMIT_OUTPUTS;
  for (;;) {
    next_line(c);
    token t = take(c, "input, output or leaves");
    bool output = is(t, "output");
    if (is(t, "leaves")) {
      if (what.outputs == 0 || what.inputs == 0)
        refuse(c, t.at, "a network needs at least one input and one output");
      return what;
    }
    if (!output && (!is(t, "input") || what.outputs > 0))
      refuse(c, t.at, "expected input, output (after the inputs) or leaves");
    size_t *count = output ? &what.outputs : &what.inputs;
    column **list = output ? &what.output : &what.input;
    *list = with_room(*list, room + output, *count + 1, sizeof **list);
    memset(*list + *count, 0, sizeof **list);
    read_column(c, *list + (*count)++, output);
    if (what.inputs >= LIMIT_INPUTS || columns_output_width(&what) > most_outputs)
      fail_at(STATUS_UNDECIDED, (place){c->from.name, c->line, 1}, "more than %zu inputs or %zu outputs",
              LIMIT_INPUTS - 1, most_outputs);
  }
}

/* The rest of the line: INDEX:VALUE, indices increasing. */
static void read_sparse(cursor *c, mpq_ptr values, size_t count, size_t step)
{
  size_t least = 0;
  while (!at_end(c)) {
    token t = take(c, "INDEX:VALUE");
    const char *colon = memchr(t.text, ':', t.length);
    if (!colon)
      fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "expected INDEX:VALUE, found %s",
              quoted(t.text, t.length));
    size_t digits = (size_t)(colon - t.text);
    size_t k = to_index(c, (token){t.text, digits, t.at});
    if (k >= count)
      fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "index %zu is out of range: less than %zu",
              k, count);
    if (k < least)
      refuse(c, t.at, "indices must increase along a line");
    to_number(c, (token){colon + 1, t.length - digits - 1, t.at + digits + 1}, values + k * step);
    least = k + 1;
  }
}

/* Line `word` with the number `index`. */
static void expect_numbered(cursor *c, const char *word, size_t index)
{
  next_line(c);
  expect(c, word);
  token t = take(c, "the number of this line");
  if (to_index(c, t) != index)
    fail_at(STATUS_FILE, source_place(&c->from, c->line, c->begin, t.at), "expected %s %zu: none may be left out",
            word, index);
}

static void read_shift(cursor *c, mpq_ptr value)
{
  next_line(c);
  expect(c, "shift");
  token shift = take(c, "the translation");
  to_number(c, shift, value);
  if (mpq_sgn(value) <= 0)
    refuse(c, shift.at, "the translation must be positive");
  expect_end(c);
}

static void read_switch(cursor *c, size_t s, mpq_ptr gain, mpq_ptr hyperplane, size_t inputs)
{
  expect_numbered(c, "switch", s);
  to_number(c, take(c, "the gain"), gain);
  read_sparse(c, hyperplane, inputs, 1);
}

static void read_leaf(cursor *c, size_t i, mpq_ptr readout, size_t outputs, size_t step)
{
  expect_numbered(c, "leaf", i);
  read_sparse(c, readout, outputs, step);
}

static void read_numbers(cursor *c, network *net)
{
  read_shift(c, net->shift);
  for (size_t s = 0; s + 1 < net->leaves; s++)
    read_switch(c, s, net->gains + s, net->hyperplanes + s * net->inputs, net->inputs);
  for (size_t i = 0; i < net->leaves; i++)
    read_leaf(c, i, net->readout + i, net->outputs, net->leaves);
}

static size_t read_leaves(cursor *c)
{
  token t = take(c, "the number of leaves");
  size_t leaves = to_index(c, t);
  if (leaves == 0)
    refuse(c, t.at, "a network has at least one leaf");
  /* Every leaf has a line, so a wrong count cannot ask for more memory than the file is worth. */
  if (leaves > c->lines)
    refuse(c, t.at, "the file has fewer lines than this: it ends too early");
  if (leaves > LIMIT_POINTS)
    fail_at(STATUS_UNDECIDED, source_place(&c->from, c->line, c->begin, t.at), "more than %zu leaves", LIMIT_POINTS);
  expect_end(c);
  return leaves;
}

static void read_end(cursor *c)
{
  next_line(c);
  expect(c, "end");
  token t = take(c, "the number of lines");
  if (to_index(c, t) != c->line)
    refuse(c, t.at, "the number after 'end' must be that of its line");
  expect_end(c);
  for (size_t at = c->end; at < c->from.size; at++)
    if (!strchr(" \t\r\n", c->from.bytes[at]))
      fail_at(STATUS_FILE, (place){c->from.name, c->line + 1, 1}, "there is more after the end of the network");
}

/* What stands before the numbers. */
typedef struct {
  readout_kind kind;
  bool is_signed;
  columns what; /* owned */
  size_t leaves;
} head;

static cursor begin(const char *file)
{
  progress_begin("reading");
  cursor c = {.from = source_load(file, WANTED_NETWORK)};
  c.lines = source_lines(&c.from);
  next_line(&c);
  skip_blanks(&c);
  if (c.from.bytes[c.at] == '{')
    refuse(&c, c.at, "this seems to be a JSON file, which is not supported here: a memcert-network-1 file is wanted");
  token version = take(&c, "memcert-network-1");
  if (!is(version, "memcert-network-1"))
    refuse(&c, version.at, "this is no network: the first line must be memcert-network-1 (memcert synth makes one "
                           "for a table, memcert import of a trained network)");
  expect_end(&c);
  return c;
}

static head read_head(cursor *c)
{
  head h;
  h.kind = read_choice(c, "readout", "printed", "fused") ? READOUT_PRINTED : READOUT_FUSED;
  h.is_signed = read_choice(c, "signed", "yes", "no");
  h.what = read_columns(c, h.is_signed);
  h.leaves = read_leaves(c);
  return h;
}

model netfile_read(const char *file)
{
  cursor c = begin(file);
  head h = read_head(&c);
  model m = model_new(h.what, h.is_signed, h.leaves, h.kind);
  read_numbers(&c, &m.net);
  read_end(&c);
  source_free(&c.from);
  return m;
}

static void clear(mpq_ptr row, size_t count)
{
  for (size_t k = 0; k < count; k++)
    mpq_set_ui(row + k, 0, 1);
}

static bool same_readout(mpq_srcptr row, const network *net, size_t leaf)
{
  for (size_t j = 0; j < net->outputs; j++)
    if (!mpq_equal(row + j, net->readout + j * net->leaves + leaf))
      return false;
  return true;
}

/* Line by line; `row` has room for one, and `single` is one number. */
static bool same_numbers(cursor *c, const network *net, mpq_ptr row, mpq_ptr single)
{
  read_shift(c, single);
  bool same = mpq_equal(single, net->shift);
  for (size_t s = 0; s + 1 < net->leaves && same; s++) {
    clear(row, net->inputs);
    read_switch(c, s, single, row, net->inputs);
    same = mpq_equal(single, net->gains + s) && numbers_same(row, net->hyperplanes + s * net->inputs, net->inputs);
  }
  for (size_t i = 0; i < net->leaves && same; i++) {
    clear(row, net->outputs);
    read_leaf(c, i, row, net->outputs, 1);
    same = same_readout(row, net, i);
  }
  return same;
}

static bool same_head(const head *h, const model *m)
{
  const network *net = &m->net;
  return h->kind == net->kind && h->is_signed == m->is_signed && h->leaves == net->leaves &&
         columns_same(&h->what, &m->what) && h->what.inputs + 1 == net->inputs &&
         columns_output_width(&h->what) * (h->is_signed ? 2 : 1) == net->outputs;
}

bool netfile_same(const char *file, const model *m)
{
  const network *net = &m->net;
  size_t room = net->inputs > net->outputs ? net->inputs : net->outputs;
  mpq_ptr numbers = numbers_new(room + 1);
  cursor c = begin(file);
  head h = read_head(&c);
  bool same = same_head(&h, m) && same_numbers(&c, net, numbers + 1, numbers);
  if (same)
    read_end(&c);
  columns_free(&h.what);
  numbers_free(numbers, room + 1);
  source_free(&c.from);
  return same;
}
