#include "rows.h"
#include "sparse_row.h"
#include "kernel/text/cells.h"
#include "shell/base/memory.h"
#include "shell/base/source_rest.h"
#include <csv.h>
#include <stdlib.h>
#include <string.h>

struct rows {
  source *from;
  separator between;
  dialect kind;
  char quote; /* of ARFF that of the cell that is being read, NUL if it has none */
  char delimiter;
  const char *comment; /* begins a line that is no row; "" if nothing does */
  struct csv_parser parser;

  const char *const *implied; /* of a sparse row */
  size_t width;

  size_t at; /* next byte to be fed */
  size_t line;
  size_t line_begin;
  bool in_quotes;
  bool finished;

  cell *cells; /* of the row that is being read; text is an offset into `text` until it is done */
  size_t count;
  size_t room;
  char *text;
  size_t text_size;
  size_t text_room;
  cell start; /* place of the cell that is being read */
  bool row_done;

  cell_place *places; /* of the cells of a row without quotes */
  size_t places_room;
};

/* libcsv: a cell has ended. */
static void cell_ended(void *text, size_t length, void *data)
{
  rows *r = data;
  r->cells = with_room(r->cells, &r->room, r->count + 1, sizeof *r->cells);
  r->text = with_room(r->text, &r->text_room, r->text_size + length + 1, 1);
  cell *c = r->cells + r->count++;
  *c = r->start;
  c->length = length;
  if (length)
    memcpy(r->text + r->text_size, text, length);
  r->text[r->text_size + length] = '\0';
  r->text_size += length + 1;
}

/* libcsv: a row has ended. */
static void row_ended(int terminator, void *data)
{
  rows *r = data;
  (void)terminator;
  r->row_done = true;
}

static void *parser_reallocate(void *old, size_t size)
{
  return reallocate(old, size, 1);
}

rows *rows_open(source *s, size_t begin, size_t line, separator between, dialect kind)
{
  rows *r = allocate(1, sizeof *r);
  static const char delimiters[] = {',', ',', ';', '\t', ' ', '|'};
  static const char *const comments[] = {"", "/", "%"};
  r->from = s;
  r->between = between;
  r->kind = kind;
  r->quote = '"';
  r->delimiter = delimiters[between];
  r->comment = comments[kind];
  r->at = begin;
  r->line = line;
  r->line_begin = begin;
  if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    fail(STATUS_UNDECIDED, "out of memory");
  csv_set_delim(&r->parser, (unsigned char)r->delimiter);
  csv_set_quote(&r->parser, (unsigned char)r->quote);
  csv_set_realloc_func(&r->parser, parser_reallocate);
  /* The default of 128 bytes would make a cell of megabytes quadratic. */
  csv_set_blk_size(&r->parser, 1 << 14);
  r->places = with_room(NULL, &r->places_room, 1, sizeof *r->places);
  return r;
}

void rows_comment(rows *r, const char *begin)
{
  r->comment = begin;
}

void rows_skip(rows *r, size_t size)
{
  r->at += size;
}

void rows_imply(rows *r, const char *const *texts, size_t width)
{
  r->implied = texts;
  r->width = width;
}

void rows_close(rows *r)
{
  csv_free(&r->parser);
  free(r->cells);
  free(r->text);
  free(r->places);
  free(r);
}

place rows_place(const rows *r, const cell *c)
{
  return source_place(r->from, c->line, c->line_begin, c->at);
}

static void feed(rows *r, const char *bytes, size_t size)
{
  size_t done = csv_parse(&r->parser, bytes, size, cell_ended, row_ended, r);
  if (done == size)
    return;
  if (csv_error(&r->parser) != CSV_EPARSE)
    fail(STATUS_UNDECIDED, "%s: %s", r->from->name, csv_strerror(csv_error(&r->parser)));
  fail_at(STATUS_FILE, source_place(r->from, r->line, r->line_begin, r->at + done),
          "a quote inside a cell: quote the whole cell and write the quote twice");
}

/* Moves over `size` bytes, no line end among them except possibly the last. */
static void advance(rows *r, size_t size)
{
  const char *bytes = r->from->bytes;
  for (size_t i = r->at; i < r->at + size; i++)
    if (bytes[i] == r->quote)
      r->in_quotes = !r->in_quotes;
  r->at += size;
  char last = bytes[r->at - 1];
  if (!is_line_end(last))
    return;
  bool second_half = last == '\n' && r->at >= 2 && bytes[r->at - 2] == '\r';
  if (!second_half)
    r->line++;
  r->line_begin = r->at;
}

/* ARFF has two quotes and libcsv one, so libcsv is given one before each cell.  No byte of a file is NUL, so NUL is no quote
 * at all: one within a word is a letter. */
static void choose_quote(rows *r)
{
  char first = r->from->bytes[r->start.at];
  r->quote = first == '\'' || first == '"' ? first : '\0';
  csv_set_quote(&r->parser, (unsigned char)r->quote);
}

/* The cell that starts now starts at the next character that is no blank. */
static void mark_start(rows *r)
{
  size_t at = r->at;
  while (source_has(r->from, at) && is_blank(r->from->bytes[at]) && r->from->bytes[at] != r->delimiter)
    at++;
  bool empty = !source_has(r->from, at) || is_line_end(r->from->bytes[at]) || r->from->bytes[at] == r->delimiter;
  r->start.line = r->line;
  r->start.line_begin = r->line_begin;
  r->start.at = empty ? r->at : at;
  if (r->kind == DIALECT_ARFF)
    choose_quote(r);
  r->start.quoted = !empty && r->quote && r->from->bytes[at] == r->quote;
}

/* What was read before the line is not needed any more, but for the bytes of its line end. */
static void forget(rows *r)
{
  size_t count = r->line_begin < 2 ? 0 : r->line_begin - 2;
  if (!source_rest_is_due(r->from, count))
    return;
  source_rest_forget(r->from, count);
  r->at -= count;
  r->line_begin -= count;
}

/* Skips line ends, lines of blanks and comments before a row.  False at the end of the file. */
static bool skip_to_row(rows *r)
{
  source *s = r->from;
  size_t length = strlen(r->comment);
  while (source_has(s, r->at)) {
    forget(r);
    size_t at = r->at;
    while (source_has(s, at) && is_blank(s->bytes[at]))
      at++;
    if (length > 0 && source_has(s, at + length - 1) && memcmp(s->bytes + at, r->comment, length) == 0)
      at = source_line_end(s, at);
    else if (source_has(s, at) && !is_line_end(s->bytes[at]))
      return true;
    r->at = at;
    if (source_has(s, r->at)) {
      r->in_quotes = false;
      advance(r, 1);
      r->in_quotes = false;
    }
  }
  return false;
}

/* Feeds the bytes up to the end of a cell or line; a run of blanks after a cell is fed as one
 * delimiter, or not at all at the end of a line. */
static void feed_blanks_piece(rows *r)
{
  source *s = r->from;
  if (!r->in_quotes && is_blank(s->bytes[r->at])) {
    size_t at = r->at;
    while (source_has(s, at) && is_blank(s->bytes[at]))
      at++;
    r->at = at;
    if (!source_has(s, at) || is_line_end(s->bytes[at]))
      return;
    feed(r, " ", 1);
    mark_start(r);
    return;
  }
  size_t at = r->at;
  bool inside = r->in_quotes;
  while (source_has(s, at) && !is_line_end(s->bytes[at]) && (inside || !is_blank(s->bytes[at])))
    if (s->bytes[at++] == r->quote)
      inside = !inside;
  if (source_has(s, at) && is_line_end(s->bytes[at]))
    at++;
  feed(r, s->bytes + r->at, at - r->at);
  advance(r, at - r->at);
}

/* Feeds the bytes up to the end of a cell or line. */
static void feed_piece(rows *r)
{
  source *s = r->from;
  size_t at = r->at, before = r->count;
  while (source_has(s, at) && s->bytes[at] != r->delimiter && !is_line_end(s->bytes[at]))
    at++;
  if (source_has(s, at))
    at++;
  feed(r, s->bytes + r->at, at - r->at);
  advance(r, at - r->at);
  if (r->count > before && !r->row_done)
    mark_start(r);
}

/* Reads a sparse row, to the end of its line. */
static place take_sparse(rows *r)
{
  source *s = r->from;
  size_t end = source_line_end(s, r->at), index;
  sparse_row sparse = {s, r->line, r->line_begin, r->start.at, end, 0};
  r->cells = with_room(r->cells, &r->room, r->width, sizeof *r->cells);
  r->text = with_room(r->text, &r->text_room, 2 * (end - r->at) + 2, 1);
  for (size_t j = 0; j < r->width; j++) {
    r->cells[j] = r->start;
    r->cells[j].text = r->implied[j];
    r->cells[j].length = strlen(r->implied[j]);
    r->cells[j].quoted = false;
  }
  char *text = r->text;
  cell value;
  while (sparse_row_next(&sparse, r->width, &index, &value, &text))
    r->cells[index] = value;
  r->count = r->width;
  place where = source_place(s, r->line, r->line_begin, end);
  r->at = end;
  if (end < s->size)
    advance(r, 1);
  r->in_quotes = false;
  return where;
}

/* How many cells the kernel finds from the next byte on before the end of the line; 0 if a quote is there, or if there is
 * no room for them. */
static size_t split(const rows *r, size_t end)
{
  char other = r->kind == DIALECT_ARFF ? '\'' : '"';
  return cells_split(r->from->bytes, r->at, end, r->delimiter, '"', other, r->places, r->places_room);
}

/* Whether there was no room for as many cells; there is now. */
static bool make_room(rows *r, size_t end)
{
  size_t wanted = 1, room = r->places_room;
  for (size_t i = r->at; i < end; i++)
    wanted += r->from->bytes[i] == r->delimiter;
  r->places = with_room(r->places, &r->places_room, wanted, sizeof *r->places);
  return r->places_room > room;
}

/* Reads a row without quotes, to the end of its line; false, and nothing is read, if it has one. */
static bool take_unquoted(rows *r, place *end)
{
  size_t to = source_line_end(r->from, r->at), size = to - r->at, count = split(r, to);
  if (count == 0 && make_room(r, to))
    count = split(r, to);
  if (count == 0)
    return false;
  r->cells = with_room(r->cells, &r->room, count, sizeof *r->cells);
  r->text = with_room(r->text, &r->text_room, size + 1, 1);
  memcpy(r->text, r->from->bytes + r->at, size);
  for (size_t k = 0, from = r->at; k < count; from = r->places[k++].after + 1) {
    cell_place found = r->places[k];
    r->cells[k] = r->start;
    r->cells[k].at = found.begin < found.end ? found.begin : from;
    r->cells[k].text = r->text + (found.begin - r->at);
    r->cells[k].length = found.end - found.begin;
    r->text[found.end - r->at] = '\0';
  }
  r->count = count;
  *end = source_place(r->from, r->line, r->line_begin, to);
  r->at = to;
  if (source_has(r->from, to))
    advance(r, 1);
  return true;
}

bool rows_next(rows *r, row *next)
{
  r->count = 0;
  r->text_size = 0;
  r->row_done = false;
  if (r->finished || !skip_to_row(r))
    return false;
  if (r->between == SEPARATOR_BLANKS)
    while (is_blank(r->from->bytes[r->at]))
      r->at++;
  mark_start(r);
  if (r->implied && r->from->bytes[r->start.at] == '{') {
    place last = take_sparse(r);
    *next = (row){r->cells, r->count, last};
    return true;
  }
  place end = {0};
  if (r->between != SEPARATOR_BLANKS && take_unquoted(r, &end)) {
    *next = (row){r->cells, r->count, end};
    return true;
  }
  while (!r->row_done && source_has(r->from, r->at)) {
    size_t line = r->line, begin = r->line_begin;
    if (r->between == SEPARATOR_BLANKS)
      feed_blanks_piece(r);
    else
      feed_piece(r);
    if (r->row_done)
      end = source_place(r->from, line, begin, r->at - 1);
  }
  if (!r->row_done) {
    if (csv_fini(&r->parser, cell_ended, row_ended, r) != 0)
      fail_at(STATUS_FILE, rows_place(r, &r->start), "the quoted cell that begins here does not end");
    end = source_place(r->from, r->line, r->line_begin, r->from->size);
    r->finished = true;
  }
  r->in_quotes = false;
  for (size_t i = 0, text = 0; i < r->count; i++) {
    r->cells[i].text = r->text + text;
    text += r->cells[i].length + 1;
  }
  *next = (row){r->cells, r->count, end};
  return true;
}
