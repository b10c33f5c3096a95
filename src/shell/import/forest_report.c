#include "forest_report.h"
#include "shell/base/json.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/wrapped.h"
#include "shell/conditional/conditional_report.h"

static void write_labels(FILE *out, const forest *f)
{
  for (size_t k = 0; k < f->labels; k++) {
    fprintf(out, "%s%zu is ", k ? ", " : "classes: ", k);
    write_printable(out, f->label[k]);
  }
  fputs(f->labels ? "\n" : "", out);
}

static void write_outputs(FILE *out, const forest *f, const forest_wish *wish)
{
  if (!wish->classes)
    fprintf(out, "the sums of the trees, exact, where the library rounds%s\n",
            f->decision != FOREST_SCORES ? "; --class-number puts out the class" : "");
  else if (f->decision == FOREST_LARGEST)
    fputs("the class, which is the number of the largest sum, of equal ones the first\n", out);
  else {
    fputs("the class, which is 1 where the sum is larger than ", out);
    number_write(out, f->cut);
    fputs(", else 0\n", out);
  }
  if (f->transform)
    fprintf(out, "%s after the sums is left out%s\n", f->transform,
            f->decision != FOREST_SCORES ? "; it changes no class" : "");
  write_labels(out, f);
}

static void write_wrapped_outputs(FILE *out, const forest *f, const forest_wish *wish)
{
  wrapped w;
  wrapped_begin(&w, "outputs");
  write_outputs(w.text.stream, f, wish);
  wrapped_end(&w, out);
  if (!f->rounded)
    return;
  wrapped_begin(&w, "rounded");
  fprintf(w.text.stream, "the sums begin with a number that is not rational, rounded to %zu bits: at most ",
          f->rounded);
  number_write(w.text.stream, f->error);
  fputs(" off\n", w.text.stream);
  wrapped_end(&w, out);
}

static void write_inputs(FILE *out, const forest *f)
{
  wrapped w;
  wrapped_begin(&w, "thresholds");
  fprintf(w.text.stream, "exactly the %s numbers that %s compares with; inputs are compared as they are, where it "
          "rounds them to %s first\n", f->number, f->library, f->number);
  wrapped_end(&w, out);
  if (f->missing)
    fputs("missing     where missing values go is left out: a table has none\n", out);
}

void forest_report_write(FILE *stream, const char *file, const forest *f, const forest_wish *wish,
                         const forest_made *made, const agreement *agrees)
{
  size_t outputs = wish->classes ? 1 : f->outputs;
  fputs("imported    ", stream);
  write_printable(stream, file);
  fprintf(stream, ": %zu input%s, and the constant 1 before them; %zu output%s\n", f->inputs, s_of(f->inputs), outputs,
          s_of(outputs));
  fprintf(stream, "trees       %s: %zu tree%s, %zu test%s, %zu %s; at most %zu test%s on a way through one\n",
          f->library, f->trees, s_of(f->trees), f->tests, s_of(f->tests), f->leaves,
          f->leaves == 1 ? "leaf" : "leaves", f->depth, s_of(f->depth));
  conditional_size_write(stream, &made->net);
  if (made->merged)
    fprintf(stream, "merged      %zu test%s left out, both sides of which have the same leaf\n", made->merged,
            made->merged == 1 ? " is" : "s are");
  if (wish->table)
    fprintf(stream, "rows        only the branches of %zu points are there; other inputs may have no answer\n",
            wish->table->points);
  write_wrapped_outputs(stream, f, wish);
  write_inputs(stream, f);
  agreement_write(stream, agrees);
}

void forest_report_write_json(FILE *stream, const char *file, const forest *f, const forest_wish *wish,
                              const forest_made *made, const agreement *agrees)
{
  json_t *object = json_object(), *trees = json_object(), *labels = json_array();
  static const char *const decisions[] = {"none", "largest", "cut"};
  for (size_t k = 0; k < f->labels; k++)
    json_array_append_new(labels, json_text(f->label[k]));
  json_object_set_new(trees, "library", json_string(f->library));
  json_object_set_new(trees, "thresholds", json_string(f->number));
  json_object_set_new(trees, "trees", json_count(f->trees));
  json_object_set_new(trees, "tests", json_count(f->tests));
  json_object_set_new(trees, "leaves", json_count(f->leaves));
  json_object_set_new(trees, "depth", json_count(f->depth));
  json_object_set_new(trees, "missing_left_out", json_boolean(f->missing));
  json_object_set_new(trees, "transform_left_out", f->transform ? json_text(f->transform) : json_null());
  json_object_set_new(trees, "rounding_error", json_rational(f->error));
  json_object_set_new(trees, "decision", json_string(decisions[f->decision]));
  json_object_set_new(trees, "classes", labels);
  json_object_set_new(object, "format", json_string("memcert-import-trees-1"));
  json_object_set_new(object, "file", json_text(file));
  json_object_set_new(object, "trees", trees);
  json_object_set_new(object, "network", conditional_size_object(&made->net));
  json_object_set_new(object, "as_classes", json_boolean(wish->classes));
  json_object_set_new(object, "merged", json_count(made->merged));
  json_object_set_new(object, "points", wish->table ? json_count(wish->table->points) : json_null());
  agreement_add(object, agrees);
  json_write(stream, object);
}
