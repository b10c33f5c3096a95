#include "source.h"
#include "digest.h"
#include "file_kind.h"
#include "memory.h"
#include "unpack.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* Longer names have no ending that counts. */
#define MOST_NAME 4096
static source peeked; /* no bytes: none */

static _Noreturn void unreadable(const char *name, const char *what)
{
  fail_at(STATUS_FILE, (place){name, 0, 0}, "%s", what);
}

void source_skip_mark(source *s)
{
  if (s->size >= 3 && memcmp(s->bytes, "\xEF\xBB\xBF", 3) == 0)
    s->begin = 3;
}

static void read_all(source *s, int file, size_t expected)
{
  size_t room = expected + 1;
  s->bytes = allocate(room + 1, 1);
  for (;;) {
    if (s->size == room) {
      room *= 2;
      s->bytes = reallocate(s->bytes, room + 1, 1);
    }
    ssize_t got = read(file, s->bytes + s->size, room - s->size);
    if (got < 0 && errno == EINTR)
      continue;
    if (got < 0)
      unreadable(s->name, strerror(errno));
    if (got == 0)
      break;
    s->size += (size_t)got;
  }
  s->bytes[s->size] = '\0';
}

static void refuse_nul(const source *s)
{
  const char *nul = memchr(s->bytes, '\0', s->size);
  if (nul)
    fail_at(STATUS_FILE, source_find(s, (size_t)(nul - s->bytes)), "a NUL byte: this is not a text file");
}

source source_load_binary(const char *name)
{
  source s = {.name = name};
  struct stat about;
  bool standard = strcmp(name, "-") == 0;
  int file = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (file < 0 || fstat(file, &about) != 0)
    unreadable(name, strerror(errno));
  if (S_ISDIR(about.st_mode))
    unreadable(name, "is a directory, not a file");
  read_all(&s, file, S_ISREG(about.st_mode) ? (size_t)about.st_size : 1 << 16);
  if (!standard)
    close(file);
  if (s.size == 0)
    fail_at(STATUS_FILE, (place){name, 1, 1}, "the file is empty");
  digest_of(s.bytes, s.size, s.sha256);
  return s;
}

/* A text may begin as what is compressed does. */
void source_unpack(source *s)
{
  file_kind kind = file_kind_of(s->bytes, s->size);
  if (!unpack_is_there || kind < FILE_GZIP || kind > FILE_BZIP2)
    return;
  unpacked u = unpack_stream(s->name, s->bytes, s->size);
  if (!u.bytes && !file_kind_is_certain(kind) && !memchr(s->bytes, '\0', s->size))
    return;
  if (!u.bytes)
    fail_at(STATUS_FILE, (place){s->name, 0, 0}, "it cannot be unpacked: %s", u.problem);
  if (u.size == 0)
    unreadable(s->name, "nothing is in it once it is unpacked");
  free(s->bytes);
  s->bytes = u.bytes;
  s->size = u.size;
  s->was_packed = true;
}

source source_load(const char *name, file_wanted wanted)
{
  bool known = source_is_known(name);
  source s = peeked;
  peeked.bytes = NULL;
  if (known)
    return s;
  free(s.bytes);
  s = source_load_binary(name);
  if (wanted != WANTED_PART)
    source_unpack(&s);
  source_skip_mark(&s);
  if (s.size == s.begin)
    fail_at(STATUS_FILE, (place){name, 1, 1}, "the file is empty");
  file_advice_check(name, s.bytes + s.begin, s.size - s.begin, wanted);
  if (wanted != WANTED_TABLE || !file_kind_is_array(file_kind_of(s.bytes, s.size)))
    refuse_nul(&s);
  return s;
}

const source *source_peek(const char *name)
{
  peeked = source_load(name, WANTED_NETWORK);
  return &peeked;
}

bool source_is_known(const char *name)
{
  return peeked.bytes && strcmp(peeked.name, name) == 0;
}

void source_lend(const char *name, const char *bytes, size_t size)
{
  free(peeked.bytes);
  peeked = (source){.name = name, .bytes = duplicate(bytes, size), .size = size};
}

void source_free(source *s)
{
  file_advice_end();
  if (s->further)
    s->further->end(s);
  free(s->bytes);
  s->bytes = NULL;
}

place source_place(const source *s, size_t line, size_t line_begin, size_t at)
{
  place where = {s->name, line, 1};
  for (size_t i = line_begin; i < at; i++)
    if (s->in_cells ? s->bytes[i] == ',' : ((unsigned char)s->bytes[i] & 0xC0) != 0x80)
      where.column++;
  return where;
}

place source_find(const source *s, size_t at)
{
  size_t line = 1, begin = s->begin;
  for (size_t i = begin; i < at; i++)
    if (s->bytes[i] == '\n' || (s->bytes[i] == '\r' && s->bytes[i + 1] != '\n')) {
      line++;
      begin = i + 1;
    }
  return source_place(s, line, begin, at);
}

bool source_named(const char *name, const char *suffix)
{
  size_t length = strlen(name), tail = strlen(suffix);
  return length >= tail && strcasecmp(name + length - tail, suffix) == 0;
}

bool source_named_packed(const char *name, const char *suffix)
{
  static const char *const endings[] = {".gz", ".xz", ".zst", ".bz2"};
  char inner[MOST_NAME];
  size_t length = strlen(name);
  for (size_t k = 0; length < sizeof inner && k < sizeof endings / sizeof endings[0]; k++)
    if (source_named(name, endings[k])) {
      memcpy(inner, name, length + 1);
      inner[length - strlen(endings[k])] = '\0';
      return source_named(inner, suffix);
    }
  return source_named(name, suffix);
}

bool source_named_inside(const source *s, const char *suffix)
{
  return (s->was_packed ? source_named_packed : source_named)(s->name, suffix);
}

size_t source_lines(const source *s)
{
  size_t lines = 1;
  for (size_t i = s->begin; i + 1 < s->size; i++)
    if (s->bytes[i] == '\n' || (s->bytes[i] == '\r' && s->bytes[i + 1] != '\n'))
      lines++;
  return lines;
}
