#include "output.h"
#include "folder.h"
#include "memory.h"
#include "progress.h"
#include "status.h"
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Name of the file to be removed if the program ends before its time. */
static char *volatile pending;
static pid_t owner; /* a process that it has made leaves its files alone */

static void remove_pending(void)
{
  if (getpid() != owner)
    return;
  if (pending)
    unlink(pending);
  pending = NULL;
  folder_remove();
}

static void interrupted(int number)
{
  remove_pending();
  signal(number, SIG_DFL);
  raise(number);
}

/* What is ignored from the beginning stays so, as under nohup. */
static void install(int number)
{
  if (signal(number, interrupted) == SIG_IGN)
    signal(number, SIG_IGN);
}

void output_install(void)
{
  install(SIGPIPE);
  install(SIGINT);
  install(SIGTERM);
  install(SIGHUP);
  owner = getpid();
  atexit(remove_pending);
}

static _Noreturn void unwritable(const char *name)
{
  int error = errno;
  remove_pending();
  const char *shown = strcmp(name, "-") == 0 ? "standard output" : name;
  fail_at(STATUS_FILE, (place){shown, 0, 0}, "cannot be written: %s", strerror(error));
}

bool output_is_file(const char *name)
{
  return name && strcmp(name, "-") != 0;
}

static FILE *captured;

void output_capture(FILE *stream)
{
  captured = stream;
}

output output_open(const char *name)
{
  output o = {.stream = captured ? captured : stdout};
  struct stat about;
  if (!output_is_file(name)) {
    /* What is written to a terminal must not meet the line of progress. */
    progress_end();
    return o;
  }
  bool exists = stat(name, &about) == 0;
  if (exists && !S_ISREG(about.st_mode)) {
    o.path = duplicate(name, strlen(name));
    o.stream = fopen(name, "w");
    if (!o.stream)
      unwritable(name);
    return o;
  }
  /* Of a symbolic link, the file that it names is replaced, not the link. */
  o.path = exists ? realpath(name, NULL) : duplicate(name, strlen(name));
  if (!o.path)
    unwritable(name);
  size_t length = strlen(o.path);
  o.temporary = allocate(length + 8, 1);
  memcpy(o.temporary, o.path, length);
  memcpy(o.temporary + length, ".XXXXXX", 8);
  int file = mkstemp(o.temporary);
  if (file < 0)
    unwritable(name);
  pending = o.temporary;
  mode_t mask = umask(0);
  umask(mask);
  fchmod(file, exists ? about.st_mode & 07777 : 0666 & ~mask);
  o.stream = fdopen(file, "w");
  if (!o.stream)
    unwritable(name);
  return o;
}

static const char *name_of(const output *o)
{
  return o->path ? o->path : "-";
}

static void flush(output *o)
{
  errno = 0;
  if (fflush(o->stream) != 0 || ferror(o->stream)) {
    /* An error after an earlier write no longer has its number. */
    if (errno == 0)
      errno = EIO;
    unwritable(name_of(o));
  }
}

const char *output_unnamed(output *o)
{
  if (o->temporary)
    flush(o);
  return o->temporary;
}

void output_close(output *o)
{
  const char *name = name_of(o);
  progress_end();
  if (captured && o->stream == captured)
    return;
  flush(o);
  if (o->temporary) {
    if (fsync(fileno(o->stream)) != 0 && errno != EINVAL && errno != EROFS)
      unwritable(name);
    if (fclose(o->stream) != 0 || rename(o->temporary, o->path) != 0)
      unwritable(name);
    pending = NULL;
  } else if (fclose(o->stream) != 0)
    unwritable(name);
  free(o->path);
  free(o->temporary);
}
