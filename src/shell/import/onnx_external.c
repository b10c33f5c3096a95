#include "onnx.h"
#include "shell/base/memory.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *name_of(const Onnx__TensorProto *t)
{
  return onnx_quoted(t->name);
}

/* What the tensor says about its data, or NULL. */
static const char *entry(const onnx_graph *g, const Onnx__TensorProto *t, const char *key)
{
  const char *found = NULL;
  for (size_t k = 0; k < t->n_external_data; k++) {
    if (strcmp(onnx_text(t->external_data[k]->key), key) != 0)
      continue;
    if (found)
      onnx_refuse(g, "tensor %s says twice what the %s of its data is", name_of(t), key);
    found = onnx_text(t->external_data[k]->value);
  }
  return found;
}

/* A number of bytes, `otherwise` if it is not said. */
static size_t bytes_of(const onnx_graph *g, const Onnx__TensorProto *t, const char *key, size_t otherwise)
{
  const char *text = entry(g, t, key);
  size_t value = 0;
  if (!text)
    return otherwise;
  for (const char *c = text; *c; c++)
    if (*c < '0' || *c > '9' || __builtin_mul_overflow(value, 10, &value) ||
        __builtin_add_overflow(value, (size_t)(*c - '0'), &value))
      onnx_refuse(g, "tensor %s: the %s of its data, %s, is no number of bytes", name_of(t), key, onnx_quoted(text));
  return value;
}

/* Whether a name leads to a file in the folder of the model or below it, by its letters. */
static bool stays(const char *location)
{
  if (location[0] == '/' || location[0] == '\0' || strchr(location, '\\'))
    return false;
  for (const char *part = location; part;) {
    size_t length = strcspn(part, "/");
    if (length == 2 && part[0] == '.' && part[1] == '.')
      return false;
    part = part[length] ? part + length + 1 : NULL;
  }
  return true;
}

/* Longer names of files are none. */
#define PATH_MOST 4096

static source load(const onnx_graph *g, const Onnx__TensorProto *t, const char *location)
{
  char path[PATH_MOST];
  const char *slash = strrchr(g->file, '/');
  size_t folder = slash ? (size_t)(slash - g->file) + 1 : 0, length = strlen(location);
  if (strcmp(g->file, "-") == 0)
    onnx_refuse(g, "tensor %s has its data in %s, beside the model, which is standard input", name_of(t),
                onnx_quoted(location));
  bool fits = length < PATH_MOST && folder < PATH_MOST - length;
  if (fits) {
    memcpy(path, g->file, folder);
    strcpy(path + folder, location);
  }
  if (!fits || access(path, R_OK) != 0)
    onnx_refuse(g, "tensor %s has its data in %s, which cannot be read beside the model", name_of(t),
                onnx_quoted(location));
  source from = source_load_binary(path);
  from.name = location;
  return from;
}

static const source *find(onnx_graph *g, const Onnx__TensorProto *t, const char *location)
{
  for (size_t k = 0; k < g->files; k++)
    if (strcmp(g->beside[k].location, location) == 0)
      return &g->beside[k].from;
  source from = load(g, t, location);
  g->beside = with_room(g->beside, &g->file_room, g->files + 1, sizeof *g->beside);
  g->beside[g->files] = (onnx_beside){location, from};
  return &g->beside[g->files++].from;
}

const uint8_t *onnx_external_find(onnx_graph *g, const Onnx__TensorProto *t, size_t *size)
{
  const char *location = entry(g, t, "location");
  if (!location || !stays(location))
    onnx_refuse(g, "tensor %s has its data in %s: only a file in the folder of the model is read", name_of(t),
                onnx_quoted(location));
  size_t offset = bytes_of(g, t, "offset", 0);
  const source *from = find(g, t, location);
  size_t rest = offset < from->size ? from->size - offset : 0;
  *size = bytes_of(g, t, "length", rest);
  if (*size > rest)
    onnx_refuse(g, "tensor %s has %zu bytes from byte %zu on in %s, which has only %zu", name_of(t), *size, offset,
                onnx_quoted(location), from->size);
  return (const uint8_t *)from->bytes + offset;
}

void onnx_external_free(onnx_graph *g)
{
  for (size_t k = 0; k < g->files; k++)
    source_free(&g->beside[k].from);
  free(g->beside);
}
