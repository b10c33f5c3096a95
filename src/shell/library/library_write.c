#include "library_write.h"
#include "library_header.h"
#include "library_source.h"
#include "library_test.h"
#include "library_text.h"
#include "shell/base/folder.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <stdlib.h>

static const char makefile_text[] =
  "@_test: @.c @.h @_test.c\n"
  "\t$(CC) -std=c11 -O2 @.c @_test.c -o @_test\n";

static void write_makefile(FILE *f, const char *name)
{
  for (const char *c = makefile_text; *c; c++)
    if (*c == '@')
      fputs(name, f);
    else
      fputc(*c, f);
}

/* Adds a file to the folder, whose name is in two parts. */
static void add(const char *name, const char *ending, text_stream *text)
{
  text_stream file;
  text_open(&file);
  fprintf(file.stream, "%s%s", name, ending);
  char *called = text_close(&file), *bytes = text_close(text);
  folder_add(called, bytes, text->size);
  free(called);
  free(bytes);
}

int library_write(const library_form *l, library_core core)
{
  const char *name = l->asked->name;
  text_stream source, header, test, makefile;
  text_open(&source);
  library_source_write(source.stream, l, core);
  text_open(&header);
  library_header_write(header.stream, l);
  text_open(&test);
  library_test_write(test.stream, l);
  text_open(&makefile);
  write_makefile(makefile.stream, name);
  folder_begin(l->asked->folder);
  add(name, ".c", &source);
  add(name, ".h", &header);
  add(name, "_test.c", &test);
  add("Makefile", "", &makefile);
  folder_end();
  folder_keep();
  return STATUS_HOLDS;
}
