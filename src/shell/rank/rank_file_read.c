#include "rank_file_read.h"
#include "kernel/switch/bounds.h"
#include "rank_report.h"
#include "rank_seal.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/source.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT RANK_FILE_FORMAT
#define OLD_FORMAT "memcert-rank-part-1"

/* A file that is being read, and a value in it. */
typedef struct {
  const char *file;
  const json_t *value;
} node;

static _Noreturn void refuse(const char *file, const char *what)
{
  fail_at(STATUS_FILE, (place){file, 1, 1}, "%s", what);
}

static _Noreturn void refuse_value(node n, const char *what)
{
  fail_at(STATUS_FILE, (place){n.file, 1, 1}, "this is no %s: %s", FORMAT, what);
}

static node member(node object, const char *name)
{
  const json_t *value = json_object_get(object.value, name);
  if (!value)
    fail_at(STATUS_FILE, (place){object.file, 1, 1}, "this is no %s: \"%s\" is missing", FORMAT, name);
  return (node){object.file, value};
}

static node element(node array, size_t k)
{
  return (node){array.file, json_array_get(array.value, k)};
}

static size_t count_of(node array)
{
  if (!json_is_array(array.value))
    refuse_value(array, "a list is wanted");
  return json_array_size(array.value);
}

static const char *text_of(node n)
{
  if (!json_is_string(n.value))
    refuse_value(n, "a text is wanted");
  return json_string_value(n.value);
}

static size_t index_of(node n, size_t most)
{
  json_int_t value = json_integer_value(n.value);
  if (!json_is_integer(n.value) || value < 0 || (size_t)value > most)
    refuse_value(n, "a number is out of range");
  return (size_t)value;
}

/* The dataset as far as reports tell of it: no point is in it. */
static points read_dataset(node n)
{
  points p = {.state = POINTS_USABLE};
  const char *file = text_of(member(n, "file")), *sha256 = text_of(member(n, "sha256"));
  if (strlen(sha256) != sizeof p.sha256 - 1)
    refuse_value(n, "\"sha256\" is none");
  /* A terminal would obey them. */
  for (const char *c = file; *c; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7f)
      refuse_value(n, "\"file\" has a control character");
  node labels = member(n, "labels");
  size_t columns = count_of(labels);
  p.inputs = index_of(member(n, "inputs"), LIMIT_INPUTS - 1) + 1;
  p.outputs = index_of(member(n, "outputs"), LIMIT_OUTPUTS);
  p.points = index_of(member(n, "points"), LIMIT_POINTS);
  p.rows = index_of(member(n, "rows"), SIZE_MAX);
  p.dropped = index_of(member(n, "dropped"), SIZE_MAX);
  if (p.inputs < 2 || p.outputs < 1 || p.points < 1 || p.rows < p.points || columns > p.outputs)
    refuse_value(n, "a number is out of range");
  p.file = duplicate(file, strlen(file));
  strcpy(p.sha256, sha256);
  p.what = columns_new(p.inputs - 1, columns);
  for (size_t j = 0; j < columns; j++) {
    size_t count = count_of(element(labels, j));
    p.what.output[j].kind = count ? COLUMN_LABEL : COLUMN_NUMBER;
    for (size_t k = 0; k < count; k++)
      column_add_label(p.what.output + j, text_of(element(element(labels, j), k)));
  }
  return p;
}

static void read_witness(rank_question *q, rank_part *part, node n)
{
  size_t d = rank_columns(q, part);
  node lines = member(n, "subset"), columns = member(n, "columns");
  if (rank_vacuous(q, part) || count_of(lines) != d || count_of(columns) != d)
    refuse_value(n, "a subset has the wrong size");
  size_t *line = allocate(d, sizeof(size_t));
  mpq_ptr numbers = numbers_new(d * d);
  for (size_t k = 0; k < d; k++) {
    line[k] = index_of(element(lines, k), SIZE_MAX);
    if (line[k] <= (k == 0 ? 0 : line[k - 1]))
      refuse_value(n, "the lines of a subset do not increase");
    if (count_of(element(columns, k)) != d)
      refuse_value(n, "a column has the wrong size");
    for (size_t a = 0; a < d; a++) {
      const char *text = text_of(element(element(columns, k), a));
      if (number_read(numbers + k * d + a, text, strlen(text), NUMBER_DIGITS_MOST_NETWORK) != NUMBER_OK)
        refuse_value(n, "a column holds what is no number");
    }
  }
  if (!rank_part_witness(q, part, line, numbers))
    refuse_value(n, "columns said to be dependent are not");
}

static bool read_form(node n)
{
  bool augmented = strcmp(text_of(n), rank_form_name(true)) == 0;
  if (!augmented && strcmp(text_of(n), rank_form_name(false)) != 0)
    refuse_value(n, "a form is neither homogeneous nor augmented");
  return augmented;
}

static void read_part(rank_question *q, node n)
{
  bool augmented = read_form(member(n, "form"));
  size_t output = index_of(member(n, "output"), q->data->outputs);
  if (output == 0)
    refuse_value(n, "outputs are counted from 1");
  rank_question_add(q, augmented, output - 1);
  rank_part *part = q->part + q->parts - 1;
  node condition = member(n, "condition");
  part->next = index_of(member(n, "next"), rank_end(q->data->points, rank_columns(q, part)));
  rank_part_count(q, part);
  if (strcmp(text_of(condition), rank_verdict_name(RANK_FAILS)) == 0)
    read_witness(q, part, n);
  else if (strcmp(text_of(condition), rank_verdict_name(RANK_HOLDS)) == 0) {
    if (part->next < rank_end(q->data->points, rank_columns(q, part)))
      refuse_value(n, "a condition is said to hold that was not decided");
    part->verdict = RANK_HOLDS;
  } else if (strcmp(text_of(condition), rank_verdict_name(RANK_UNDECIDED)) != 0)
    refuse_value(n, "a condition neither holds nor fails nor is undecided");
}

/* A line or column of jansson, which may have none. */
static size_t first_of(int number)
{
  return number > 0 ? (size_t)number : 1;
}

/* The format of the file, and then its end. */
static void check_end(const source *s, node top, rank_question *q)
{
  const char *format = text_of(member(top, "format"));
  if (strcmp(format, OLD_FORMAT) == 0)
    refuse(s->name, "this is a " OLD_FORMAT ", which has no digest at its end: it has to be made again, since it could "
                    "not be checked");
  if (strcmp(format, FORMAT) != 0)
    refuse_value(top, "it has another format");
  switch (rank_seal_check(s->bytes, s->size, q->seal)) {
  case SEAL_RIGHT: return;
  case SEAL_MISSING: refuse(s->name, "the length and the SHA-256 at the end are missing: the file was edited or cut off");
  case SEAL_WRONG: refuse(s->name, "the SHA-256 at the end is not that of what is before it: the file was edited or damaged");
  }
}

rank_question rank_file_read(const char *name, points *data)
{
  json_error_t error;
  source from = source_load(name, WANTED_PART);
  json_t *object = json_loadb(from.bytes + from.begin, from.size - from.begin, JSON_REJECT_DUPLICATES, &error);
  if (!object)
    fail_at(STATUS_FILE, (place){name, first_of(error.line), first_of(error.column)},
            "this is no %s: it is not JSON: %s", FORMAT, quoted(error.text, strlen(error.text)));
  node top = {name, object};
  rank_question q = {.data = data, .files = 1};
  check_end(&from, top, &q);
  if (strcmp(text_of(member(top, "version")), MEMCERT_VERSION) != 0)
    refuse(name, "this was made by another version of memcert");
  *data = read_dataset(member(top, "dataset"));
  node shard = member(top, "shard"), parts = member(top, "parts"), digest = member(top, "numbers");
  q.part = allocate(count_of(parts), sizeof(rank_part));
  q.shards = index_of(member(shard, "of"), SIZE_MAX);
  q.shard = index_of(member(shard, "index"), q.shards);
  if (q.shard == q.shards || strlen(text_of(digest)) != sizeof q.digest - 1)
    refuse_value(top, "\"shard\" or \"numbers\" is none");
  strcpy(q.digest, text_of(digest));
  for (size_t k = 0; k < count_of(parts); k++)
    read_part(&q, element(parts, k));
  json_decref(object);
  source_free(&from);
  return q;
}
