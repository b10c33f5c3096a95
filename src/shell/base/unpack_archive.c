#include "unpack.h"
#include "memory.h"
#include "status.h"
#include "text.h"
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PIECE ((size_t)1 << 16)
/* Bytes of gzip after the data: a checksum and the length. */
#define GZIP_TAIL 8

const bool unpack_is_there = true;

const char *unpack_library(void)
{
  return archive_version_string();
}

static const char *problem_of(struct archive *a)
{
  static char text[200];
  const char *said = archive_error_string(a);
  if (archive_errno(a) == ENOMEM)
    fail(STATUS_UNDECIDED, "out of memory");
  snprintf(text, sizeof text, "%s", said ? said : "it is damaged");
  return text;
}

/* What is left of the entry that is being read. */
static unpacked read_entry(struct archive *a, const char *name)
{
  unpacked u = {.bytes = allocate(PIECE + 1, 1)};
  size_t room = PIECE + 1;
  for (;;) {
    if (u.size + PIECE > UNPACK_MOST)
      fail(STATUS_UNDECIDED, "%s: more than %zu bytes when unpacked", name, UNPACK_MOST);
    u.bytes = with_room(u.bytes, &room, u.size + PIECE + 1, 1);
    la_ssize_t got = archive_read_data(a, u.bytes + u.size, PIECE);
    if (got == 0)
      break;
    if (got < 0) {
      u.problem = problem_of(a);
      free(u.bytes);
      u.bytes = NULL;
      return u;
    }
    u.size += (size_t)got;
  }
  u.bytes[u.size] = '\0';
  return u;
}

static void discard(unpacked *u, const char *problem)
{
  free(u->bytes);
  *u = (unpacked){.problem = problem};
}

static uint32_t little(const unsigned char *bytes)
{
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* The checksum of gzip. */
static uint32_t checksum(const char *bytes, size_t size)
{
  uint32_t table[256], sum = 0xFFFFFFFF;
  for (uint32_t k = 0; k < 256; k++) {
    table[k] = k;
    for (int bit = 0; bit < 8; bit++)
      table[k] = table[k] >> 1 ^ (table[k] & 1 ? 0xEDB88320 : 0);
  }
  for (size_t i = 0; i < size; i++)
    sum = sum >> 8 ^ table[(sum ^ (unsigned char)bytes[i]) & 0xFF];
  return ~sum;
}

/* libarchive compares no checksum of gzip. */
static void check_gzip(unpacked *u, const char *bytes, size_t size)
{
  const unsigned char *tail = (const unsigned char *)bytes + size - GZIP_TAIL;
  if (size < GZIP_TAIL || memcmp(bytes, "\x1F\x8B", 2) != 0)
    return;
  if (little(tail + 4) != (uint32_t)u->size || little(tail) != checksum(u->bytes, u->size))
    discard(u, "its checksum is wrong: it is damaged, or something stands after the compressed data");
}

static struct archive *open_new(void)
{
  struct archive *a = archive_read_new();
  if (!a)
    fail(STATUS_UNDECIDED, "out of memory");
  return a;
}

static bool is_good(int status)
{
  return status == ARCHIVE_OK || status == ARCHIVE_WARN;
}

unpacked unpack_stream(const char *name, const char *bytes, size_t size)
{
  struct archive *a = open_new();
  struct archive_entry *entry;
  unpacked u = {0};
  bool ready = is_good(archive_read_support_filter_gzip(a)) && is_good(archive_read_support_filter_xz(a)) &&
               is_good(archive_read_support_filter_zstd(a)) && is_good(archive_read_support_filter_bzip2(a)) &&
               is_good(archive_read_support_format_raw(a)) && is_good(archive_read_open_memory(a, bytes, size)) &&
               is_good(archive_read_next_header(a, &entry));
  if (!ready)
    u.problem = problem_of(a);
  else if (archive_filter_count(a) != 2)
    u.problem = archive_filter_count(a) > 2 ? "it was compressed more than once" : "it is damaged";
  else
    u = read_entry(a, name);
  archive_read_free(a);
  if (u.bytes)
    check_gzip(&u, bytes, size);
  return u;
}

/* Opens a zip archive; false if it cannot be. */
static bool open_zip(struct archive *a, const char *bytes, size_t size)
{
  return is_good(archive_read_support_format_zip(a)) && is_good(archive_read_open_memory(a, bytes, size));
}

/* The next entry; false after the last one, or if there is a problem. */
static bool next_entry(struct archive *a, const char **name, const char **problem)
{
  struct archive_entry *entry;
  int status = archive_read_next_header(a, &entry);
  if (status != ARCHIVE_EOF && !is_good(status))
    *problem = problem_of(a);
  *name = is_good(status) ? archive_entry_pathname(entry) : NULL;
  return is_good(status);
}

unpacked unpack_entry(const char *name, const char *bytes, size_t size, const char *wanted)
{
  struct archive *a = open_new();
  const char *entry;
  unpacked u = {.problem = "it has no such entry"};
  if (!open_zip(a, bytes, size))
    u.problem = problem_of(a);
  else
    while (next_entry(a, &entry, &u.problem))
      if (entry && strcmp(entry, wanted) == 0) {
        u = read_entry(a, name);
        break;
      }
  archive_read_free(a);
  return u;
}

char *unpack_names(const char *bytes, size_t size, const char **problem)
{
  struct archive *a = open_new();
  const char *entry;
  text_stream names;
  text_open(&names);
  *problem = NULL;
  if (!open_zip(a, bytes, size))
    *problem = problem_of(a);
  else
    while (next_entry(a, &entry, problem))
      if (entry)
        fprintf(names.stream, "%s,", entry);
  archive_read_free(a);
  char *text = text_close(&names);
  if (*problem)
    free(text);
  return *problem ? NULL : text;
}
