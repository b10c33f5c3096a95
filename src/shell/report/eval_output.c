#include "eval_output.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include "shell/table/points.h"
#include "shell/base/text.h"
#include "shell/table/output_text.h"
#include <stdlib.h>

eval_output eval_output_begin(eval_style how, const columns *what, bool is_signed, size_t outputs)
{
  return (eval_output){spool_open(), how, what, is_signed, outputs, false};
}

/* Outputs as numbers, pairs joined unless they are wanted raw. */
static void write_numbers(FILE *stream, const eval_output *o, mpq_srcptr out)
{
  size_t r = o->is_signed && !o->how.raw ? o->outputs / 2 : o->outputs;
  mpq_t value;
  mpq_init(value);
  for (size_t j = 0; j < r; j++) {
    if (j > 0)
      fputc(',', stream);
    mpq_set(value, out + j);
    if (r < o->outputs)
      mpq_sub(value, value, out + r + j);
    if (o->how.decimal)
      number_write_decimal(stream, value, o->how.decimals);
    else
      number_write(stream, value);
  }
  mpq_clear(value);
}

/* As text, words where the columns are known and nothing else is wanted; to be released with free(). */
static char *text_of(const eval_output *o, mpq_srcptr out)
{
  if (o->what && !o->how.raw && !o->how.decimal)
    return output_text(o->what, o->is_signed, out);
  text_stream t;
  text_open(&t);
  write_numbers(t.stream, o, out);
  return text_close(&t);
}

static json_t *row_object(const eval_output *o, size_t line, mpq_srcptr out)
{
  json_t *object = json_object();
  char *text = out ? text_of(o, out) : NULL;
  json_object_set_new(object, "line", json_count(line));
  json_object_set_new(object, "outputs", out ? json_rationals(out, o->outputs) : json_null());
  json_object_set_new(object, "text", text ? json_text(text) : json_null());
  free(text);
  return object;
}

void eval_output_row(eval_output *o, size_t line, mpq_srcptr out)
{
  if (o->how.json) {
    json_write_element(o->text, row_object(o, line, out), !o->any);
    o->any = true;
    return;
  }
  char *text = out ? text_of(o, out) : NULL;
  fputs(text ? text : "no answer", spool_stream(o->text));
  fputc('\n', spool_stream(o->text));
  free(text);
}

static void write_object(const eval_output *o, FILE *stream)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-outputs-1"));
  json_object_set_new(object, "signed", json_boolean(o->is_signed));
  json_write_before(stream, object, "rows", o->text);
}

void eval_output_end(eval_output *o, const char *file)
{
  spool_end(o->text);
  output out = output_open(file);
  if (o->how.json)
    write_object(o, out.stream);
  else
    spool_close(o->text, out.stream);
  output_close(&out);
}
