#include "source_rest.h"
#include "digest.h"
#include "file_kind.h"
#include "memory.h"
#include "progress.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes that are read at a time.  The tests have a program where they are few. */
#ifndef SOURCE_BLOCK
#define SOURCE_BLOCK ((size_t)1 << 18)
#endif

struct source_rest {
  int file;
  bool borrowed; /* the file is another source's */
  size_t total;  /* bytes of the file */
  size_t rows;   /* at most */
  size_t at;     /* the first byte that was not read yet */
  size_t room;   /* for bytes that are here */
  struct sha256_ctx context; /* of those that were read */
};

/* What the whole file is like. */
typedef struct {
  char head[FILE_KIND_BYTES + 1];
  size_t total, lines;
  char last; /* the byte that was read last */
  bool has_nul;
  struct sha256_ctx context;
} survey;

/* The number of bytes that were read, less than wanted only at the end of the file; negative of an error. */
static ssize_t read_at(int file, char *to, size_t wanted, size_t at)
{
  size_t done = 0;
  while (done < wanted) {
    ssize_t got = pread(file, to + done, wanted - done, (off_t)(at + done));
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      return got;
    if (got == 0)
      break;
    done += (size_t)got;
  }
  return (ssize_t)done;
}

static void look_at(survey *v, const char *bytes, size_t size)
{
  if (v->total < FILE_KIND_BYTES) {
    size_t left = FILE_KIND_BYTES - v->total;
    memcpy(v->head + v->total, bytes, size < left ? size : left);
  }
  sha256_update(&v->context, size, (const uint8_t *)bytes);
  v->has_nul = v->has_nul || memchr(bytes, '\0', size);
  for (size_t i = 0; i < size; i++) {
    v->lines += is_line_end(v->last) && !is_line_end(bytes[i]);
    v->last = bytes[i];
  }
  v->total += size;
}

/* False if it cannot be read. */
static bool survey_file(survey *v, int file)
{
  char *block = allocate(SOURCE_BLOCK, 1);
  ssize_t got;
  v->last = '\n';
  sha256_init(&v->context);
  while ((got = read_at(file, block, SOURCE_BLOCK, v->total)) > 0 && !v->has_nul)
    look_at(v, block, (size_t)got);
  free(block);
  return got == 0;
}

/* Whether the first bytes show what the file is: no archive, nor what is known by its last bytes or far from its
 * first ones. */
static bool is_plain(const survey *v)
{
  static const char *const begins[] = {"PAR1", "//", "\x80", "{", "[", "<"};
  size_t size = v->total < FILE_KIND_BYTES ? v->total : FILE_KIND_BYTES, at = 0;
  if (size >= 3 && memcmp(v->head, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  if (file_kind_of(v->head, size) != FILE_OTHER || file_kind_of(v->head + at, size - at) != FILE_OTHER)
    return false;
  while (at < size && (is_blank(v->head[at]) || is_line_end(v->head[at])))
    at++;
  bool plain = at < size;
  for (size_t k = 0; plain && k < sizeof begins / sizeof begins[0]; k++)
    plain = strncmp(v->head + at, begins[k], strlen(begins[k])) != 0;
  return plain;
}

/* The file, if it is long; negative if it is not to be read so. */
static int open_long(const char *name)
{
  struct stat about;
  /* A pipe is not even opened. */
  if (strcmp(name, "-") == 0 || stat(name, &about) != 0 || !S_ISREG(about.st_mode) || (size_t)about.st_size <= SOURCE_BLOCK)
    return -1;
  int file = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file >= 0 && (fstat(file, &about) != 0 || !S_ISREG(about.st_mode))) {
    close(file);
    return -1;
  }
  return file;
}

static source_rest *rest_new(int file, size_t total, size_t rows)
{
  source_rest *rest = allocate(1, sizeof *rest);
  rest->file = file;
  rest->total = total;
  rest->rows = rows;
  sha256_init(&rest->context);
  return rest;
}

static _Noreturn void refuse_changed(const source *s)
{
  fail_at(STATUS_FILE, (place){s->name, 0, 0}, "it was changed while it was read: nothing is said of it");
}

static void check_digest(const source *s)
{
  char text[DIGEST_TEXT];
  digest_end(&s->rest->context, text);
  if (strcmp(text, s->sha256) != 0)
    refuse_changed(s);
}

static void read_block(source *s)
{
  source_rest *rest = s->rest;
  size_t left = rest->total - rest->at, wanted = left < SOURCE_BLOCK ? left : SOURCE_BLOCK;
  s->bytes = with_room(s->bytes, &rest->room, s->size + wanted + 1, 1);
  ssize_t got = read_at(rest->file, s->bytes + s->size, wanted, rest->at);
  if (got < 0)
    fail_at(STATUS_FILE, (place){s->name, 0, 0}, "%s", strerror(errno));
  if ((size_t)got < wanted)
    refuse_changed(s);
  sha256_update(&rest->context, wanted, (const uint8_t *)s->bytes + s->size);
  s->size += wanted;
  s->bytes[s->size] = '\0';
  rest->at += wanted;
  progress_at(rest->at, rest->total);
  if (rest->at == rest->total)
    check_digest(s);
}

static bool read_on(source *s, size_t at)
{
  while (at >= s->size && s->rest->at < s->rest->total)
    read_block(s);
  return at < s->size;
}

static void end(source *s)
{
  if (!s->rest->borrowed)
    close(s->rest->file);
  free(s->rest);
  s->rest = NULL;
  s->further = NULL;
}

static const source_further further = {read_on, end};

static bool begin_long(source *s, const char *name)
{
  int file = open_long(name);
  if (file < 0)
    return false;
  survey v = {.total = 0};
  if (!survey_file(&v, file) || v.has_nul || v.total <= SOURCE_BLOCK || !is_plain(&v)) {
    close(file);
    return false;
  }
  *s = (source){.name = name, .further = &further, .rest = rest_new(file, v.total, v.lines)};
  digest_end(&v.context, s->sha256);
  read_on(s, 2);
  source_skip_mark(s);
  file_advice_end();
  return true;
}

source source_rest_load(const char *name)
{
  source s;
  return !source_is_known(name) && begin_long(&s, name) ? s : source_load(name, WANTED_TABLE);
}

source source_rest_again(const source *s)
{
  if (!s->rest)
    return *s;
  source again = {.name = s->name, .begin = s->begin, .further = &further,
                  .rest = rest_new(s->rest->file, s->rest->total, s->rest->rows)};
  memcpy(again.sha256, s->sha256, sizeof again.sha256);
  again.rest->borrowed = true;
  read_on(&again, 2);
  return again;
}

void source_rest_close(source *s)
{
  if (!s->rest)
    return;
  end(s);
  free(s->bytes);
}

bool source_rest_is_due(const source *s, size_t count)
{
  return s->rest && count >= SOURCE_BLOCK;
}

void source_rest_forget(source *s, size_t count)
{
  memmove(s->bytes, s->bytes + count, s->size - count + 1);
  s->size -= count;
}

void source_rest_take(source *s)
{
  if (!s->rest)
    return;
  read_on(s, s->rest->total);
  end(s);
}

size_t source_rest_bytes(const source *s)
{
  return s->rest ? s->rest->total : s->size;
}

size_t source_rest_rows(const source *s)
{
  if (s->rest)
    return s->rest->rows;
  size_t count = 0;
  for (size_t i = s->begin; i < s->size; i++)
    if (!is_line_end(s->bytes[i]) && (i == s->begin || is_line_end(s->bytes[i - 1])))
      count++;
  return count;
}
