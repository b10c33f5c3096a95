#include "folder.h"
#include "memory.h"
#include "status.h"
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_FILES 64

/* What the folder that is being written is called now, or NULL if there is none; it is one of the two others, its names
 * before it is complete and in the end.  Its files are found by an open descriptor, whatever it is called. */
static char *volatile pending;
static char *temporary, *final;
static int inside = -1;
static char *files[MOST_FILES];
static volatile size_t count;

static _Noreturn void unwritable(const char *name)
{
  fail_at(STATUS_FILE, (place){name, 0, 0}, "cannot be written: %s", strerror(errno));
}

/* A name without slashes at its end. */
static char *plain_name(const char *name)
{
  size_t length = strlen(name);
  while (length > 1 && name[length - 1] == '/')
    length--;
  return duplicate(name, length);
}

void folder_check(const char *name)
{
  struct stat about;
  char *plain = plain_name(name);
  bool there = lstat(plain, &about) == 0;
  free(plain);
  if (there || !*name)
    fail(STATUS_USAGE, "%s: %s", quoted(name, strlen(name)),
         *name ? "there is a file or folder of that name, and nothing is replaced" : "a folder needs a name");
}

void folder_begin(const char *name)
{
  folder_check(name);
  final = plain_name(name);
  size_t length = strlen(final);
  temporary = allocate(length + 8, 1);
  memcpy(temporary, final, length);
  memcpy(temporary + length, ".XXXXXX", 8);
  if (!mkdtemp(temporary))
    unwritable(name);
  count = 0;
  pending = temporary;
  inside = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (inside < 0)
    unwritable(name);
}

static bool write_all(int file, const char *bytes, size_t size)
{
  while (size > 0) {
    ssize_t written = write(file, bytes, size);
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0) {
      bytes += written;
      size -= (size_t)written;
    }
  }
  return fsync(file) == 0 || errno == EINVAL || errno == EROFS;
}

void folder_add(const char *name, const char *bytes, size_t size)
{
  if (count == MOST_FILES)
    fail(STATUS_UNDECIDED, "internal error: more than %d files", MOST_FILES);
  files[count] = duplicate(name, strlen(name));
  count++;
  int file = openat(inside, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0)
    unwritable(final);
  bool written = write_all(file, bytes, size);
  if (close(file) != 0 || !written)
    unwritable(final);
}

void folder_end(void)
{
  mode_t mask = umask(0);
  umask(mask);
  if (fchmod(inside, 0777 & ~mask) != 0 || (fsync(inside) != 0 && errno != EINVAL))
    unwritable(final);
  int done = renameat2(AT_FDCWD, pending, AT_FDCWD, final, RENAME_NOREPLACE);
  if (done != 0 && (errno == EINVAL || errno == ENOSYS))
    done = rename(pending, final);
  if (done != 0)
    unwritable(final);
  pending = final;
}

void folder_keep(void)
{
  pending = NULL;
  for (size_t k = 0; k < count; k++)
    free(files[k]);
  count = 0;
  close(inside);
  free(temporary);
  free(final);
}

void folder_remove(void)
{
  if (!pending)
    return;
  for (size_t k = 0; k < count; k++)
    unlinkat(inside, files[k], 0);
  rmdir(pending);
  pending = NULL;
}
