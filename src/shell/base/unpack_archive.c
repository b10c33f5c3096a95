#include "unpack.h"
#include "memory.h"
#include "process.h"
#include "status.h"
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PIECE ((size_t)1 << 16)
#define PROBLEM_MOST 200
/* Bytes of gzip after the data: a checksum and the length. */
#define GZIP_TAIL 8

const bool unpack_is_there = true;

const char *unpack_library(void)
{
  return archive_version_string();
}

/* libarchive ends the process, or breaks, where memory is short, and who knows what it does on a hostile file.  So it runs
 * in a process of its own, which sends what it finds through a pipe: pieces of bytes, and at last a problem or the end. */
typedef struct {
  const char *bytes;
  size_t size;
  const char *entry; /* of a zip archive; NULL: their names */
} packed_file;
typedef const char *(*unpacker)(struct archive *a, const packed_file *f, int to);

typedef enum { SENT_BYTES, SENT_PROBLEM, SENT_END } sent_kind;
typedef struct {
  size_t kind; /* sent_kind */
  size_t size; /* of what follows */
} sent;

static void write_all(int to, const void *bytes, size_t size)
{
  for (const char *at = bytes; size > 0;) {
    ssize_t done = write(to, at, size);
    if (done < 0 && errno != EINTR)
      _exit(STATUS_UNDECIDED);
    at += done > 0 ? done : 0;
    size -= done > 0 ? (size_t)done : 0;
  }
}

static void send_part(int to, sent_kind kind, const void *bytes, size_t size)
{
  sent head = {kind, size};
  write_all(to, &head, sizeof head);
  write_all(to, bytes, size);
}

static const char *problem_of(struct archive *a)
{
  const char *said = archive_error_string(a);
  if (archive_errno(a) == ENOMEM)
    _exit(STATUS_UNDECIDED);
  return said ? said : "it is damaged";
}

static _Noreturn void run_unpacker(unpacker unpack, const packed_file *f, int to)
{
  struct archive *a = archive_read_new();
  if (!a)
    _exit(STATUS_UNDECIDED);
  const char *problem = unpack(a, f, to);
  send_part(to, problem ? SENT_PROBLEM : SENT_END, problem, problem ? strlen(problem) : 0);
  archive_read_free(a);
  _exit(STATUS_HOLDS);
}

static bool read_all(int from, void *bytes, size_t size)
{
  char *at = bytes;
  while (size > 0) {
    ssize_t done = read(from, at, size);
    if (done == 0 || (done < 0 && errno != EINTR))
      return false;
    at += done > 0 ? done : 0;
    size -= done > 0 ? (size_t)done : 0;
  }
  return true;
}

/* Takes what is sent until a problem or the end; false if there is neither. */
static bool receive(int from, const char *name, unpacked *u)
{
  static char problem[PROBLEM_MOST];
  size_t room = 0;
  sent head;
  while (read_all(from, &head, sizeof head)) {
    if (head.kind == SENT_PROBLEM) {
      size_t shown = head.size < PROBLEM_MOST ? head.size : PROBLEM_MOST - 1;
      problem[shown] = '\0';
      u->problem = problem;
      return read_all(from, problem, shown);
    }
    if (head.size > UNPACK_MOST - u->size)
      fail(STATUS_UNDECIDED, "%s: more than %zu bytes when unpacked", name, UNPACK_MOST);
    u->bytes = with_room(u->bytes, &room, u->size + head.size + 1, 1);
    if (!read_all(from, u->bytes + u->size, head.size))
      return false;
    u->size += head.size;
    u->bytes[u->size] = '\0';
    if (head.kind == SENT_END)
      return true;
  }
  return false;
}

static unpacked unpack_apart(const char *name, unpacker unpack, packed_file f)
{
  int ends[2];
  if (pipe(ends) != 0)
    fail(STATUS_UNDECIDED, "%s: no pipe can be made: %s", name, strerror(errno));
  pid_t process = process_fork();
  if (process < 0)
    fail(STATUS_UNDECIDED, "%s: no process can be made that unpacks it: %s", name, strerror(errno));
  if (process == 0) {
    close(ends[0]);
    run_unpacker(unpack, &f, ends[1]);
  }
  close(ends[1]);
  unpacked u = {0};
  bool whole = receive(ends[0], name, &u);
  close(ends[0]);
  process_wait(process);
  if (!whole)
    fail(STATUS_UNDECIDED, "%s: libarchive ended early: memory does not suffice, or the file is damaged", name);
  if (u.problem) {
    free(u.bytes);
    u.bytes = NULL;
  }
  return u;
}

/* What is left of the entry that is being read. */
static const char *send_entry(struct archive *a, int to)
{
  static char piece[PIECE];
  la_ssize_t got;
  while ((got = archive_read_data(a, piece, PIECE)) > 0)
    send_part(to, SENT_BYTES, piece, (size_t)got);
  return got < 0 ? problem_of(a) : NULL;
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

static bool is_good(int status)
{
  return status == ARCHIVE_OK || status == ARCHIVE_WARN;
}

static const char *send_stream(struct archive *a, const packed_file *f, int to)
{
  struct archive_entry *entry;
  bool ready = is_good(archive_read_support_filter_gzip(a)) && is_good(archive_read_support_filter_xz(a)) &&
               is_good(archive_read_support_filter_zstd(a)) && is_good(archive_read_support_filter_bzip2(a)) &&
               is_good(archive_read_support_format_raw(a)) &&
               is_good(archive_read_open_memory(a, f->bytes, f->size)) && is_good(archive_read_next_header(a, &entry));
  if (!ready)
    return problem_of(a);
  if (archive_filter_count(a) != 2)
    return archive_filter_count(a) > 2 ? "it was compressed more than once" : "it is damaged";
  return send_entry(a, to);
}

unpacked unpack_stream(const char *name, const char *bytes, size_t size)
{
  unpacked u = unpack_apart(name, send_stream, (packed_file){bytes, size, NULL});
  if (u.bytes)
    check_gzip(&u, bytes, size);
  return u;
}

/* The entry with that name, or the names of all, each with a comma after it. */
static const char *send_from_zip(struct archive *a, const packed_file *f, int to)
{
  struct archive_entry *entry;
  int status;
  if (!is_good(archive_read_support_format_zip(a)) || !is_good(archive_read_open_memory(a, f->bytes, f->size)))
    return problem_of(a);
  while (is_good(status = archive_read_next_header(a, &entry))) {
    const char *name = archive_entry_pathname(entry);
    if (name && f->entry && strcmp(name, f->entry) == 0)
      return send_entry(a, to);
    if (name && !f->entry) {
      send_part(to, SENT_BYTES, name, strlen(name));
      send_part(to, SENT_BYTES, ",", 1);
    }
  }
  return status != ARCHIVE_EOF ? problem_of(a) : f->entry ? "it has no such entry" : NULL;
}

unpacked unpack_entry(const char *name, const char *bytes, size_t size, const char *entry)
{
  return unpack_apart(name, send_from_zip, (packed_file){bytes, size, entry});
}

unpacked unpack_names(const char *name, const char *bytes, size_t size)
{
  return unpack_apart(name, send_from_zip, (packed_file){bytes, size, NULL});
}
