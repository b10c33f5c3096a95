#include "bundle_origin.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/part_file.h"
#include "shell/base/status.h"
#include <stdlib.h>

#define FORMAT "memcert-bundle-1"
static json_t *words_array(const bundle_origin *o)
{
  json_t *words = json_array();
  for (size_t k = 0; k < o->count; k++)
    json_array_append_new(words, json_string(o->words[k]));
  return words;
}

static json_t *files_array(const bundle_files *all)
{
  json_t *files = json_array();
  for (size_t k = 0; k < all->count; k++)
    if (strcmp(all->file[k].name, BUNDLE_SUMS) != 0 && strcmp(all->file[k].name, BUNDLE_ORIGIN) != 0)
      json_array_append_new(files, json_pack("{s:s,s:s}", "file", all->file[k].name, "sha256", all->file[k].sha256));
  return files;
}

static json_t *given_object(const char *name, const char *file)
{
  return json_pack("{s:o,s:s}", "name", json_text(name), "file", file);
}

void bundle_origin_write(FILE *stream, const bundle_origin *o, const bundle_files *all)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string(FORMAT));
  json_object_set_new(object, "version", json_string(o->version));
  json_object_set_new(object, "command", words_array(o));
  json_object_set_new(object, "table", given_object(o->table, o->given));
  if (o->network)
    json_object_set_new(object, "network", given_object(o->network, o->network_file));
  if (o->targets)
    json_object_set_new(object, "targets", given_object(o->targets, o->targets_file));
  json_object_set_new(object, "files", files_array(all));
  part_file_write(stream, object);
}

/* A file that was given. */
static void take_given(part_node top, const char *member, const char **name, const char **file)
{
  part_node given = part_member(top, member);
  *name = part_text(part_member(given, "name"));
  *file = part_text(part_member(given, "file"));
}

static void take_words(bundle_origin *o, part_node list)
{
  o->count = part_count(list);
  const char **words = allocate(o->count + 1, sizeof *words);
  for (size_t k = 0; k < o->count; k++)
    words[k] = part_text(part_element(list, k));
  o->words = words;
}

/* A line or column of jansson, which may have none. */
static size_t first_of(int number)
{
  return number > 0 ? (size_t)number : 1;
}

bundle_origin bundle_origin_read(const char *path, const bundle_file *f, bool *sealed)
{
  json_error_t error;
  char seal[DIGEST_TEXT];
  json_t *object = json_loadb(f->bytes, f->size, JSON_REJECT_DUPLICATES, &error);
  if (!object)
    fail_at(STATUS_FILE, (place){path, first_of(error.line), first_of(error.column)},
            "this is no " FORMAT ": it is not JSON: %s", quoted(error.text, strlen(error.text)));
  part_node top = {path, FORMAT, object};
  if (strcmp(part_text(part_member(top, "format")), FORMAT) != 0)
    part_refuse_value(top, "it has another format");
  *sealed = seal_check(f->bytes, f->size, seal) == SEAL_RIGHT;
  bundle_origin o = {.owner = object};
  o.version = part_text(part_member(top, "version"));
  take_given(top, "table", &o.table, &o.given);
  if (json_object_get(object, "network"))
    take_given(top, "network", &o.network, &o.network_file);
  if (json_object_get(object, "targets"))
    take_given(top, "targets", &o.targets, &o.targets_file);
  take_words(&o, part_member(top, "command"));
  return o;
}

void bundle_origin_free(bundle_origin *o)
{
  free((void *)o->words);
  json_decref(o->owner);
}

/* What a name may have anywhere. */
static const char plain[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._-";

/* How a file is read depends on how its name ends, and nothing else in it matters. */
char *bundle_given_name(const char *begin, const char *file)
{
  text_stream t;
  text_open(&t);
  fputs(begin, t.stream);
  for (const char *c = text_file_name(file); *c; c++)
    fputc(strchr(plain, *c) ? *c : '_', t.stream);
  return text_close(&t);
}
