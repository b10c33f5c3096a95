#include "branching_report.h"
#include "shell/base/json.h"
#include "shell/base/status.h"
#include "shell/conditional/conditional_report.h"

void import_notes_write(FILE *stream, const import *in)
{
  for (size_t k = 0; k < in->notes; k++) {
    fprintf(stream, "%-11s ", in->note[k].about);
    write_printable(stream, in->note[k].text);
    putc('\n', stream);
  }
}

json_t *import_notes_array(const import *in)
{
  json_t *notes = json_array();
  for (size_t k = 0; k < in->notes; k++) {
    json_t *note = json_object();
    json_object_set_new(note, "about", json_string(in->note[k].about));
    json_object_set_new(note, "text", json_text(in->note[k].text));
    json_array_append_new(notes, note);
  }
  return notes;
}

void branching_report_write(FILE *stream, const char *file, const import *in, const import_wish *wish,
                            const agreement *agrees)
{
  const conditional_model *m = &in->tree;
  size_t inputs = m->inputs - 1, outputs = m->is_signed ? m->outputs / 2 : m->outputs;
  fputs("imported    ", stream);
  write_printable(stream, file);
  fprintf(stream, ": %zu input%s, and the constant 1 before them; %zu output%s\n", inputs, s_of(inputs), outputs,
          s_of(outputs));
  conditional_size_write(stream, m);
  fputs("branches    each computes only what it needs, and what several need is computed once before them\n", stream);
  import_notes_write(stream, in);
  if (in->rounded)
    fprintf(stream, "rounded     at most %zu factor%s of BatchNormalization on one way, each to the nearest number of %zu "
            "bits: it differs by at most 2^-%zu times itself\n", in->rounded, s_of(in->rounded), wish->round, wish->round);
  agreement_write(stream, agrees);
}

void branching_report_write_json(FILE *stream, const char *file, const import *in, const import_wish *wish,
                                 const agreement *agrees)
{
  json_t *object = json_object();
  json_object_set_new(object, "format", json_string("memcert-import-conditional-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "network", conditional_size_object(&in->tree));
  json_object_set_new(object, "notes", import_notes_array(in));
  if (in->rounded)
    json_object_set_new(object, "rounded", json_pack("{s:I,s:I}", "factors", (json_int_t)in->rounded, "bits",
                                                     (json_int_t)wish->round));
  agreement_add(object, agrees);
  json_write(stream, object);
}
