#include "table_source.h"
#include "array.h"
#include "libsvm.h"
#include "shell/base/file_kind.h"
#include "shell/base/memory.h"
#include "shell/base/source_rest.h"
#include "shell/base/text.h"
#include "shell/base/unpack.h"
#include <stdlib.h>
#include <string.h>

const char *const table_formats[] = {"text", "arff", "libsvm", NULL};

/* Arrays that stand side by side, and what their numbers are in. */
#define ARRAYS_MOST 16

typedef struct {
  array list[ARRAYS_MOST];
  char *owned[ARRAYS_MOST]; /* bytes of the array, if they are not those of the file */
  size_t count;
} arrays;

static place start_of(const char *name)
{
  return (place){name, 1, 1};
}

static void add(arrays *all, const char *name, const char *bytes, size_t size, char *owned)
{
  if (all->count == ARRAYS_MOST)
    fail(STATUS_USAGE, "--array: more than %d arrays", ARRAYS_MOST);
  all->owned[all->count] = owned;
  all->list[all->count++] = file_kind_of(bytes, size) == FILE_IDX ? array_read_idx(name, bytes, size)
                                                                   : array_read_npy(name, bytes, size);
}

/* The array of an archive that has the first `length` bytes of `name` as its name. */
static void add_entry(arrays *all, const source *s, const char *name, size_t length, const char *names)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%.*s.npy", (int)length, name);
  char *entry = text_close(&t);
  unpacked u = unpack_entry(s->name, s->bytes, s->size, entry);
  if (!u.bytes)
    fail_at(STATUS_FILE, start_of(s->name), "the array %s cannot be read: %s; the file has %s", quoted(name, length),
            u.problem, quoted(names, strlen(names)));
  free(entry);
  add(all, s->name, u.bytes, u.size, u.bytes);
}

/* The entries without .npy, with a comma after each but the last; `*count` is how many there are. */
static char *entry_names(const source *s, size_t *count)
{
  const char *rest;
  unpacked all = unpack_names(s->name, s->bytes, s->size);
  text_stream t;
  if (!all.bytes)
    fail_at(STATUS_FILE, start_of(s->name), "this archive cannot be read: %s", all.problem);
  text_open(&t);
  *count = 0;
  for (const char *name = all.bytes; (rest = strchr(name, ',')); name = rest + 1) {
    size_t length = (size_t)(rest - name);
    if (length <= 4 || memcmp(rest - 4, ".npy", 4) != 0)
      continue;
    fprintf(t.stream, "%s%.*s", *count ? "," : "", (int)length - 4, name);
    ++*count;
  }
  free(all.bytes);
  return text_close(&t);
}

static void add_archive(arrays *all, const source *s, const char *wanted)
{
  size_t count;
  char *names = entry_names(s, &count);
  if (!wanted && count != 1)
    fail_at(STATUS_FILE, start_of(s->name), "this archive has the arrays %s: --array NAME takes one of them, and "
                                            "--array NAME,NAME several side by side, the last one being the output",
            quoted(names, strlen(names)));
  for (const char *name = wanted ? wanted : names; name;) {
    size_t length;
    const char *rest = text_rest(name, &length);
    add_entry(all, s, name, length, names);
    name = rest;
  }
  free(names);
}

static bool is_array(const source *s)
{
  return file_kind_is_array(file_kind_of(s->bytes, s->size));
}

/* The arrays of a file, which the others stand beside. */
static void add_file(arrays *all, const source *s, const char *wanted)
{
  if (file_kind_of(s->bytes, s->size) == FILE_NPZ)
    add_archive(all, s, wanted);
  else if (wanted)
    fail(STATUS_USAGE, "--array goes with .npz files, which have several arrays");
  else
    add(all, s->name, s->bytes, s->size, NULL);
}

static void check_rows(const arrays *all)
{
  for (size_t k = 1; k < all->count; k++)
    if (array_rows(all->list + k) != array_rows(all->list))
      fail_at(STATUS_FILE, start_of(all->list[k].name), "this array has %zu rows, but the one beside it, of %s, has %zu",
              array_rows(all->list + k), all->list[0].name, array_rows(all->list));
}

static void write_rows(FILE *stream, const arrays *all)
{
  for (size_t i = 0; i < array_rows(all->list); i++)
    for (size_t k = 0; k < all->count; k++) {
      array_write_row(stream, all->list + k, i);
      fputc(k + 1 < all->count ? ',' : '\n', stream);
    }
}

/* Puts the text in the place of the bytes. */
static void replace(source *s, text_stream *t)
{
  char *text = text_close(t);
  free(s->bytes);
  s->bytes = text;
  s->size = strlen(text);
  s->begin = 0;
  s->in_cells = true;
}

static void count_outputs(points_options *o, const arrays *all, const source *s)
{
  if (o->inputs_only || o->target || o->outputs > 0)
    return;
  if (all->count > 1)
    o->outputs = array_columns(all->list + all->count - 1);
  else if (file_kind_of(s->bytes, s->size) == FILE_IDX)
    fail_at(STATUS_FILE, start_of(s->name), "an IDX file of inputs only: --target-file FILE gives the outputs, such as "
                                            "the file of the labels; or --outputs or --target says which columns they are");
}

static void load_arrays(table_source *t, points_options *o, notices *said)
{
  source *s = &t->from;
  arrays all = {.count = 0};
  source beside = {.bytes = NULL};
  text_stream text;
  add_file(&all, s, o->array);
  if (o->target_file) {
    beside = source_load(o->target_file, WANTED_TABLE);
    if (!is_array(&beside))
      fail_at(STATUS_FILE, start_of(beside.name), "--target-file: a NumPy array or an IDX file is wanted");
    add_file(&all, &beside, NULL);
    notices_add(said, "the last %zu column%s of %s, SHA-256 %s", array_columns(all.list + all.count - 1),
                s_of(array_columns(all.list + all.count - 1)), o->target_name ? o->target_name : o->target_file,
                beside.sha256);
    memcpy(t->targets_sha256, beside.sha256, sizeof t->targets_sha256);
  }
  check_rows(&all);
  count_outputs(o, &all, s);
  text_open(&text);
  write_rows(text.stream, &all);
  replace(s, &text);
  for (size_t k = 0; k < all.count; k++)
    free(all.owned[k]);
  if (beside.bytes)
    source_free(&beside);
}

static void load_libsvm(source *s, const points_options *o, size_t features, notices *said)
{
  text_stream t;
  source_rest_take(s);
  text_open(&t);
  libsvm_shape shape = libsvm_write(t.stream, s, o->features ? o->features : features);
  replace(s, &t);
  if (shape.least == 0)
    notices_add(said, "indices begin at 0, so that column N has index N - 1");
}

static bool is_libsvm(const source *s, const char *format)
{
  static const char *const endings[] = {".libsvm", ".svm", ".svmlight"};
  bool found = format && strcmp(format, "libsvm") == 0;
  for (size_t k = 0; !format && k < sizeof endings / sizeof endings[0]; k++)
    found = found || source_named_inside(s, endings[k]);
  return found;
}

table_source table_source_load(points_options *o, size_t features, notices *said)
{
  table_source t = {.from = source_rest_load(o->file)};
  if (is_array(&t.from)) {
    load_arrays(&t, o, said);
    t.has_cells_only = true;
  } else if (o->target_file || o->array)
    fail_at(STATUS_FILE, start_of(o->file), "%s goes with NumPy arrays and IDX files, and this is none",
            o->array ? "--array" : "--target-file");
  else if (is_libsvm(&t.from, o->format)) {
    load_libsvm(&t.from, o, features, said);
    t.has_cells_only = true;
  }
  return t;
}
