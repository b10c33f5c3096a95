#include "json.h"
#include "memory.h"
#include "number.h"
#include "status.h"
#include <stdlib.h>
#include <string.h>

json_t *json_count(uint64_t value)
{
  return json_integer((json_int_t)value);
}

json_t *json_text(const char *text)
{
  static const char replacement[] = "\xEF\xBF\xBD";
  json_t *value = json_string(text);
  if (value)
    return value;
  size_t length = strlen(text);
  char *clean = allocate(3 * length + 1, 1), *out = clean;
  for (const char *c = text; *c; c++) {
    /* Without knowing the encoding, only ASCII is certain. */
    if ((unsigned char)*c < 0x80)
      *out++ = *c;
    else {
      memcpy(out, replacement, 3);
      out += 3;
    }
  }
  value = json_string(clean);
  free(clean);
  return value;
}

json_t *json_rational(mpq_srcptr value)
{
  char *text = number_text(value, 0);
  json_t *string = json_string(text);
  free(text);
  return string;
}

json_t *json_rationals(mpq_srcptr values, size_t count)
{
  json_t *array = json_array();
  for (size_t k = 0; k < count; k++)
    json_array_append_new(array, json_rational(values + k));
  return array;
}

json_t *json_mean(uint64_t sum, uint64_t count)
{
  if (count == 0)
    return json_null();
  uint64_t millionths = sum / count * 1000000 + (sum % count * 1000000 + count / 2) / count;
  /* The double nearest to this decimal is printed as this decimal. */
  return json_real((double)millionths / 1e6);
}

json_t *json_mean_exact(uint64_t sum, uint64_t count)
{
  if (count == 0)
    return json_null();
  mpq_t mean;
  mpq_init(mean);
  mpq_set_ui(mean, sum, count);
  mpq_canonicalize(mean);
  json_t *text = json_rational(mean);
  mpq_clear(mean);
  return text;
}

/* Fifteen digits give a decimal of up to fifteen digits back as it was. */
#define STYLE (JSON_INDENT(2) | JSON_REAL_PRECISION(15))

void json_write(FILE *stream, json_t *object)
{
  json_dumpf(object, stream, STYLE);
  fputc('\n', stream);
  json_decref(object);
}

/* Its text as jansson writes it. */
static char *text_of(json_t *value)
{
  char *text = json_dumps(value, STYLE);
  if (!text)
    fail(STATUS_UNDECIDED, "out of memory");
  json_decref(value);
  return text;
}

void json_write_element(spool *list, json_t *element, bool first)
{
  FILE *stream = spool_stream(list);
  char *text = text_of(element);
  fputs(first ? "    " : ",\n    ", stream);
  /* No text of JSON has a line end in it: these are jansson's. */
  for (const char *c = text; *c; c++) {
    fputc(*c, stream);
    if (*c == '\n')
      fputs("    ", stream);
  }
  free(text);
}

void json_write_before(FILE *stream, json_t *object, const char *name, spool *list)
{
  char *text = text_of(object);
  fprintf(stream, "%.*s,\n  \"%s\": [\n", (int)strlen(text) - 2, text, name);
  spool_close(list, stream);
  fputs("\n  ]\n}\n", stream);
  free(text);
}
