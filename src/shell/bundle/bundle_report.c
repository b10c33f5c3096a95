#include "bundle_report.h"
#include "shell/base/json.h"
#include "shell/base/output.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include <stdarg.h>
#include <stdlib.h>

#define FORMAT "memcert-verify-1"

const char bundle_report_undecided[] = "{\"format\": \"" FORMAT "\", \"verdict\": \"undecided\", "
                                       "\"version\": \"" MEMCERT_VERSION "\"}\n";

static json_t *object_of(const bundle *b, const char *verdict)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string(FORMAT));
  json_object_set_new(object, "version", json_string(MEMCERT_VERSION));
  json_object_set_new(object, "verdict", json_string(verdict));
  json_object_set_new(object, "bundle", json_text(b->folder));
  return object;
}

static void write_refuted_json(FILE *f, const bundle *b, const char *file, const char *difference)
{
  json_t *object = object_of(b, "refuted");
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "difference", json_text(difference));
  json_write(f, object);
}

static void write_refuted(FILE *f, const bundle *b, const char *file, const char *difference)
{
  wrapped w;
  fputs("refuted: ", f);
  write_printable(f, b->folder);
  fputs(" is not what its command finds\n\n", f);
  wrapped_begin(&w, "differs");
  write_printable(w.text.stream, file);
  fprintf(w.text.stream, ": %s", difference);
  wrapped_end(&w, f);
}

static char *formatted(const char *format, va_list arguments)
{
  text_stream t;
  text_open(&t);
  vfprintf(t.stream, format, arguments);
  return text_close(&t);
}

void bundle_refute(const bundle *b, const char *file, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *difference = formatted(format, arguments);
  va_end(arguments);
  output out = output_open(NULL);
  (b->json ? write_refuted_json : write_refuted)(out.stream, b, file, difference);
  output_close(&out);
  free(difference);
  exit(STATUS_FAILS);
}

static void write_begin(FILE *f, const bundle *b)
{
  fputs("verified: ", f);
  write_printable(f, b->folder);
  fputs(" is what memcert ", f);
  for (size_t k = 0; k < b->origin.count; k++) {
    write_printable(f, b->origin.words[k]);
    fputc(' ', f);
  }
  if (b->origin.network) {
    write_printable(f, b->origin.network);
    fputc(' ', f);
  }
  write_printable(f, b->origin.table);
  fputs(" finds\n\n", f);
}

bundle_report bundle_report_begin(FILE *stream, const bundle *b)
{
  bundle_report r = {b, stream, b->json ? json_array() : NULL};
  if (b->json)
    return r;
  write_begin(stream, b);
  bundle_report_line(&r, "files", NULL, "%zu, all of them in " BUNDLE_SUMS " and in " BUNDLE_ORIGIN
                     " with their SHA-256", b->files.count);
  return r;
}

void bundle_report_line(bundle_report *r, const char *name, const char *rests_on, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  char *text = formatted(format, arguments);
  va_end(arguments);
  if (r->found) {
    json_t *line = json_object();
    json_object_set_new(line, "name", json_string(name));
    json_object_set_new(line, "text", json_text(text));
    json_object_set_new(line, "rests_on", rests_on ? json_string(rests_on) : json_null());
    json_array_append_new(r->found, line);
  } else {
    wrapped w;
    wrapped_begin(&w, name);
    fprintf(w.text.stream, rests_on ? "%s (%s)" : "%s", text, rests_on);
    wrapped_end(&w, r->stream);
  }
  free(text);
}

/* A file that was given, and how the user called it. */
static json_t *given_object(const bundle *b, const char *name, const char *file)
{
  return json_pack("{s:o,s:s,s:s}", "name", json_text(name), "file", file, "sha256",
                   bundle_files_find(&b->files, file)->sha256);
}

static json_t *command_array(const bundle_origin *o)
{
  json_t *words = json_array();
  for (size_t k = 0; k < o->count; k++)
    json_array_append_new(words, json_string(o->words[k]));
  return words;
}

void bundle_report_end(bundle_report *r)
{
  const bundle *b = r->of;
  if (!r->found)
    return;
  json_t *object = object_of(b, "verified");
  json_object_set_new(object, "made_by", json_string(b->origin.version));
  json_object_set_new(object, "command", command_array(&b->origin));
  json_object_set_new(object, "table", given_object(b, b->origin.table, b->origin.given));
  if (b->origin.network)
    json_object_set_new(object, "network", given_object(b, b->origin.network, b->origin.network_file));
  if (b->origin.targets)
    json_object_set_new(object, "targets", given_object(b, b->origin.targets, b->origin.targets_file));
  json_object_set_new(object, "files", json_count(b->files.count));
  json_object_set_new(object, "sums", json_string(bundle_files_find(&b->files, BUNDLE_SUMS)->sha256));
  json_object_set_new(object, "found", r->found);
  json_write(r->stream, object);
}
