#include "bundle_files.h"
#include "shell/base/folder.h"
#include "shell/base/memory.h"
#include "shell/base/source.h"
#include "shell/base/status.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

void bundle_files_add(bundle_files *all, const char *name, char *bytes, size_t size)
{
  all->file = with_room(all->file, &all->room, all->count + 1, sizeof *all->file);
  bundle_file *f = all->file + all->count++;
  *f = (bundle_file){.name = duplicate(name, strlen(name)), .bytes = bytes, .size = size};
  digest_of(bytes, size, f->sha256);
}

void bundle_files_add_given(bundle_files *all, const char *name, const char *path, const char *sha256)
{
  source given = source_load_binary(path);
  if (sha256 && strcmp(given.sha256, sha256) != 0)
    fail_at(STATUS_FILE, (place){path, 0, 0}, "the file changed while it was read");
  bundle_files_add(all, name, given.bytes, given.size);
}

void bundle_files_add_text(bundle_files *all, const char *name, text_stream *t)
{
  char *text = text_close(t);
  bundle_files_add(all, name, text, strlen(text));
}

void bundle_files_free(bundle_files *all)
{
  for (size_t k = 0; k < all->count; k++) {
    free(all->file[k].name);
    free(all->file[k].bytes);
  }
  free(all->file);
}

static int by_name(const void *a, const void *b)
{
  return strcmp(((const bundle_file *)a)->name, ((const bundle_file *)b)->name);
}

void bundle_files_sort(bundle_files *all)
{
  qsort(all->file, all->count, sizeof *all->file, by_name);
}

const bundle_file *bundle_files_find(const bundle_files *all, const char *name)
{
  for (size_t k = 0; k < all->count; k++)
    if (strcmp(all->file[k].name, name) == 0)
      return all->file + k;
  return NULL;
}

char *bundle_path(const char *folder, const char *name)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%s/%s", folder, name);
  return text_close(&t);
}

static void load_file(bundle_files *all, const char *folder, const char *name)
{
  struct stat about;
  char *path = bundle_path(folder, name);
  if (lstat(path, &about) != 0)
    fail_at(STATUS_FILE, (place){path, 0, 0}, "%s", strerror(errno));
  if (!S_ISREG(about.st_mode))
    fail_at(STATUS_FILE, (place){path, 0, 0}, "this is no regular file, and a bundle has nothing else");
  source s = source_load_binary(path);
  bundle_files_add(all, name, s.bytes, s.size);
  free(path);
}

bundle_files bundle_files_load(const char *folder)
{
  bundle_files all = {0};
  DIR *entries = opendir(folder);
  if (!entries)
    fail_at(STATUS_FILE, (place){folder, 0, 0}, "%s", errno == ENOTDIR ? "this is no folder" : strerror(errno));
  for (struct dirent *e; (e = readdir(entries));)
    if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
      load_file(&all, folder, e->d_name);
  closedir(entries);
  if (all.count == 0)
    fail_at(STATUS_FILE, (place){folder, 0, 0}, "there is no file in this folder");
  bundle_files_sort(&all);
  return all;
}

void bundle_files_write(const bundle_files *all, const char *folder)
{
  folder_begin(folder);
  for (size_t k = 0; k < all->count; k++)
    folder_add(all->file[k].name, all->file[k].bytes, all->file[k].size);
}

void bundle_files_write_sums(FILE *stream, const bundle_files *all)
{
  for (size_t k = 0; k < all->count; k++)
    if (strcmp(all->file[k].name, BUNDLE_SUMS) != 0)
      fprintf(stream, "%s  %s\n", all->file[k].sha256, all->file[k].name);
}
