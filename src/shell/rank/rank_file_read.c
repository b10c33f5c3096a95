#include "rank_file_read.h"
#include "kernel/switch/bounds.h"
#include "rank_report.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/part_file.h"
#include <stdlib.h>
#include <string.h>

#define OLD_FORMAT "memcert-rank-part-1"

/* The dataset as far as reports tell of it: no point is in it. */
static points read_dataset(part_node n)
{
  points p = {.state = POINTS_USABLE};
  const char *file = part_name(n, "file"), *sha256 = part_text(part_member(n, "sha256"));
  if (strlen(sha256) != sizeof p.sha256 - 1)
    part_refuse_value(n, "\"sha256\" is none");
  part_node labels = part_member(n, "labels");
  size_t columns = part_count(labels);
  p.inputs = part_index(part_member(n, "inputs"), LIMIT_INPUTS - 1) + 1;
  p.outputs = part_index(part_member(n, "outputs"), LIMIT_OUTPUTS);
  p.points = part_index(part_member(n, "points"), LIMIT_POINTS);
  p.rows = part_index(part_member(n, "rows"), SIZE_MAX);
  p.dropped = part_index(part_member(n, "dropped"), SIZE_MAX);
  if (p.inputs < 2 || p.outputs < 1 || p.points < 1 || p.rows < p.points || columns > p.outputs)
    part_refuse_value(n, "a number is out of range");
  p.file = duplicate(file, strlen(file));
  strcpy(p.sha256, sha256);
  p.what = columns_new(p.inputs - 1, columns);
  for (size_t j = 0; j < columns; j++) {
    size_t count = part_count(part_element(labels, j));
    p.what.output[j].kind = count ? COLUMN_LABEL : COLUMN_NUMBER;
    for (size_t k = 0; k < count; k++)
      column_add_label(p.what.output + j, part_text(part_element(part_element(labels, j), k)));
  }
  return p;
}

static void read_witness(rank_question *q, rank_part *part, part_node n)
{
  size_t d = rank_columns(q, part);
  part_node lines = part_member(n, "subset"), columns = part_member(n, "columns");
  if (rank_vacuous(q, part) || part_count(lines) != d || part_count(columns) != d)
    part_refuse_value(n, "a subset has the wrong size");
  size_t *line = allocate(d, sizeof(size_t));
  mpq_ptr numbers = numbers_new(d * d);
  for (size_t k = 0; k < d; k++) {
    line[k] = part_index(part_element(lines, k), SIZE_MAX);
    if (line[k] <= (k == 0 ? 0 : line[k - 1]))
      part_refuse_value(n, "the lines of a subset do not increase");
    if (part_count(part_element(columns, k)) != d)
      part_refuse_value(n, "a column has the wrong size");
    for (size_t a = 0; a < d; a++) {
      const char *text = part_text(part_element(part_element(columns, k), a));
      if (number_read(numbers + k * d + a, text, strlen(text), NUMBER_DIGITS_MOST_NETWORK) != NUMBER_OK)
        part_refuse_value(n, "a column holds what is no number");
    }
  }
  if (!rank_part_witness(q, part, line, numbers))
    part_refuse_value(n, "columns said to be dependent are not");
}

static bool read_form(part_node n)
{
  bool augmented = strcmp(part_text(n), rank_form_name(true)) == 0;
  if (!augmented && strcmp(part_text(n), rank_form_name(false)) != 0)
    part_refuse_value(n, "a form is neither homogeneous nor augmented");
  return augmented;
}

static void read_part(rank_question *q, part_node n)
{
  bool augmented = read_form(part_member(n, "form"));
  size_t output = part_index(part_member(n, "output"), q->data->outputs);
  if (output == 0)
    part_refuse_value(n, "outputs are counted from 1");
  rank_question_add(q, augmented, output - 1);
  rank_part *part = q->part + q->parts - 1;
  part_node condition = part_member(n, "condition");
  part->next = part_index(part_member(n, "next"), rank_end(q->data->points, rank_columns(q, part)));
  rank_part_count(q, part);
  if (strcmp(part_text(condition), rank_verdict_name(RANK_FAILS)) == 0)
    read_witness(q, part, n);
  else if (strcmp(part_text(condition), rank_verdict_name(RANK_HOLDS)) == 0) {
    if (part->next < rank_end(q->data->points, rank_columns(q, part)))
      part_refuse_value(n, "a condition is said to hold that was not decided");
    part->verdict = RANK_HOLDS;
  } else if (strcmp(part_text(condition), rank_verdict_name(RANK_UNDECIDED)) != 0)
    part_refuse_value(n, "a condition neither holds nor fails nor is undecided");
}

rank_question rank_file_read(const char *name, points *data)
{
  rank_question q = {.data = data, .files = 1};
  part_node top = part_file_read(name, RANK_FILE_FORMAT, OLD_FORMAT, WANTED_PART, q.seal);
  *data = read_dataset(part_member(top, "dataset"));
  part_node parts = part_member(top, "parts"), digest = part_member(top, "numbers");
  part_shard shard = part_shard_read(top);
  q.part = allocate(part_count(parts), sizeof(rank_part));
  q.shard = shard.index;
  q.shards = shard.of;
  if (strlen(part_text(digest)) != sizeof q.digest - 1)
    part_refuse_value(top, "\"numbers\" is none");
  strcpy(q.digest, part_text(digest));
  for (size_t k = 0; k < part_count(parts); k++)
    read_part(&q, part_element(parts, k));
  part_file_free(top);
  return q;
}
