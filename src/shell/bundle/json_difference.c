#include "json_difference.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>

static void write_value(FILE *f, const json_t *value)
{
  char *text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(15));
  fputs(quoted(text ? text : "", text ? strlen(text) : 0), f);
  free(text);
}

static bool differ(FILE *f, const json_t *there, const json_t *found);

/* Members of the one that the other has not. */
static bool differ_in_names(FILE *f, const json_t *one, const json_t *other, const char *what)
{
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)one, name, value)
    if (!json_object_get(other, name)) {
      fprintf(f, "member %s is %s", quoted(name, strlen(name)), what);
      return true;
    }
  return false;
}

static bool differ_in_objects(FILE *f, const json_t *there, const json_t *found)
{
  const char *name;
  json_t *value;
  json_object_foreach((json_t *)found, name, value) {
    const json_t *other = json_object_get(there, name);
    if (!other || json_equal(other, value))
      continue;
    fprintf(f, "%s: ", name);
    return differ(f, other, value);
  }
  return differ_in_names(f, there, found, "there and not found") || differ_in_names(f, found, there, "missing");
}

static bool differ_in_lists(FILE *f, const json_t *there, const json_t *found)
{
  for (size_t k = 0; k < json_array_size(there) && k < json_array_size(found); k++)
    if (!json_equal(json_array_get(there, k), json_array_get(found, k))) {
      fprintf(f, "element %zu: ", k);
      return differ(f, json_array_get(there, k), json_array_get(found, k));
    }
  fprintf(f, "%zu elements, and %zu are found", json_array_size(there), json_array_size(found));
  return true;
}

/* Of values that are not equal. */
static bool differ(FILE *f, const json_t *there, const json_t *found)
{
  if (json_is_object(there) && json_is_object(found))
    return differ_in_objects(f, there, found);
  if (json_is_array(there) && json_is_array(found))
    return differ_in_lists(f, there, found);
  fputs("it says ", f);
  write_value(f, there);
  fputs(", and ", f);
  write_value(f, found);
  fputs(" is found", f);
  return true;
}

/* Leaves out the members of what is found that are not there. */
static void leave_out(const json_t *there, json_t *found)
{
  const char *name;
  json_t *value;
  void *next;
  size_t k;
  if (json_is_object(there) && json_is_object(found))
    json_object_foreach_safe(found, next, name, value) {
      const json_t *other = json_object_get(there, name);
      if (other)
        leave_out(other, value);
      else
        json_object_del(found, name);
    }
  else if (json_is_array(there) && json_is_array(found))
    json_array_foreach(found, k, value)
      leave_out(json_array_get(there, k), value);
}

char *json_difference(const char *there, size_t size, const char *found, const char *version)
{
  json_error_t error;
  json_t *one = json_loadb(there, size, JSON_REJECT_DUPLICATES, &error), *other = json_loads(found, 0, NULL);
  char *text = NULL;
  text_stream t;
  text_open(&t);
  if (one && strcmp(version, MEMCERT_VERSION) != 0) {
    json_object_set_new(other, "version", json_string(version));
    leave_out(one, other);
  }
  if (!one)
    fprintf(t.stream, "it is not JSON: %s", quoted(error.text, strlen(error.text)));
  else if (!json_equal(one, other))
    differ(t.stream, one, other);
  text = text_close(&t);
  json_decref(one);
  json_decref(other);
  if (!*text) {
    free(text);
    text = NULL;
  }
  return text;
}
