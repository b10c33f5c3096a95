#include "part_file.h"
#include "json.h"
#include "source.h"
#include "status.h"
#include "text.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void part_file_write(FILE *stream, json_t *object)
{
  text_stream t;
  text_open(&t);
  json_write(t.stream, object);
  char *text = text_close(&t);
  seal_write(stream, text);
  free(text);
}

void part_refuse(const char *file, const char *what)
{
  fail_at(STATUS_FILE, (place){file, 1, 1}, "%s", what);
}

void part_refuse_value(part_node n, const char *what)
{
  fail_at(STATUS_FILE, (place){n.file, 1, 1}, "this is no %s: %s", n.format, what);
}

/* A line or column of jansson, which may have none. */
static size_t first_of(int number)
{
  return number > 0 ? (size_t)number : 1;
}

/* The format of the file, and then its end. */
static void check_end(const source *s, part_node top, const char *old, char seal[DIGEST_TEXT])
{
  const char *format = part_text(part_member(top, "format"));
  if (old && strcmp(format, old) == 0)
    fail_at(STATUS_FILE, (place){s->name, 1, 1},
            "this is a %s, which has no digest at its end: it has to be made again, since it could not be checked", old);
  if (strcmp(format, top.format) != 0)
    part_refuse_value(top, "it has another format");
  switch (seal_check(s->bytes, s->size, seal)) {
  case SEAL_RIGHT: return;
  case SEAL_MISSING:
    part_refuse(s->name, "the length and the SHA-256 at the end are missing: the file was edited or cut off");
  case SEAL_WRONG:
    part_refuse(s->name, "the SHA-256 at the end is not that of what is before it: the file was edited or damaged");
  }
}

part_node part_file_read(const char *name, const char *format, const char *old, file_wanted wanted,
                         char seal[DIGEST_TEXT])
{
  json_error_t error;
  source from = source_load(name, wanted);
  json_t *object = json_loadb(from.bytes + from.begin, from.size - from.begin, JSON_REJECT_DUPLICATES, &error);
  if (!object)
    fail_at(STATUS_FILE, (place){name, first_of(error.line), first_of(error.column)},
            "this is no %s: it is not JSON: %s", format, quoted(error.text, strlen(error.text)));
  part_node top = {name, format, object};
  check_end(&from, top, old, seal);
  source_free(&from);
  if (strcmp(part_text(part_member(top, "version")), MEMCERT_VERSION) != 0)
    part_refuse(name, "this was made by another version of memcert");
  return top;
}

void part_file_free(part_node top)
{
  json_decref((json_t *)top.value);
}

part_node part_member(part_node object, const char *name)
{
  const json_t *value = json_object_get(object.value, name);
  if (!value)
    fail_at(STATUS_FILE, (place){object.file, 1, 1}, "this is no %s: \"%s\" is missing", object.format, name);
  return (part_node){object.file, object.format, value};
}

part_node part_element(part_node array, size_t k)
{
  return (part_node){array.file, array.format, json_array_get(array.value, k)};
}

size_t part_count(part_node array)
{
  if (!json_is_array(array.value))
    part_refuse_value(array, "a list is wanted");
  return json_array_size(array.value);
}

const char *part_text(part_node n)
{
  if (!json_is_string(n.value))
    part_refuse_value(n, "a text is wanted");
  return json_string_value(n.value);
}

size_t part_index(part_node n, size_t most)
{
  json_int_t value = json_integer_value(n.value);
  if (!json_is_integer(n.value) || value < 0 || (size_t)value > most)
    part_refuse_value(n, "a number is out of range");
  return (size_t)value;
}

const char *part_name(part_node n, const char *name)
{
  const char *text = part_text(part_member(n, name));
  for (const char *c = text; *c; c++)
    if ((unsigned char)*c < 0x20 || *c == 0x7f)
      fail_at(STATUS_FILE, (place){n.file, 1, 1}, "this is no %s: \"%s\" has a control character", n.format, name);
  return text;
}

json_t *part_shard_object(part_shard shard)
{
  return json_pack("{s:I,s:I}", "index", (json_int_t)shard.index, "of", (json_int_t)shard.of);
}

uint32_t part_seed(const char seal[DIGEST_TEXT])
{
  char first[9] = "";
  memcpy(first, seal, 8);
  return (uint32_t)strtoul(first, NULL, 16);
}

part_shard part_shard_read(part_node top)
{
  part_node n = part_member(top, "shard");
  part_shard shard = {.of = part_index(part_member(n, "of"), SIZE_MAX)};
  shard.index = part_index(part_member(n, "index"), shard.of);
  if (shard.index == shard.of)
    part_refuse_value(top, "\"shard\" is none");
  return shard;
}

/* The number of the file of a shard among the first `count`, or `count`. */
static size_t find_shard(const part_shard *shard, size_t count, size_t index)
{
  size_t i = 0;
  while (i < count && shard[i].index != index)
    i++;
  return i;
}

void part_shards_check(char *const *names, const part_shard *shard, size_t count)
{
  size_t of = shard[0].of;
  for (size_t i = 0; i < count; i++) {
    size_t twin = find_shard(shard, i, shard[i].index);
    if (shard[i].of != of)
      fail_at(STATUS_FILE, (place){names[i], 1, 1}, "this is one of %zu shards, and %s one of %zu", shard[i].of, names[0],
              of);
    if (twin < i)
      fail_at(STATUS_FILE, (place){names[i], 1, 1}, "shard %zu/%zu is also in %s", shard[i].index, of, names[twin]);
  }
  for (size_t index = 0; index < of; index++)
    if (find_shard(shard, count, index) == count)
      fail_at(STATUS_FILE, (place){names[0], 1, 1}, "shard %zu/%zu is missing", index, of);
}
