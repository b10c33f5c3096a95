#include "library_text.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <ctype.h>
#include <stdlib.h>

void library_text(FILE *f, const char *name, const char *text)
{
  for (; *text; text++)
    if (*text == '@')
      fputs(name, f);
    else if (*text == '$')
      for (const char *c = name; *c; c++)
        fputc(toupper((unsigned char)*c), f);
    else
      fputc(*text, f);
}

void library_text_all(FILE *f, const char *name, const char *const *texts)
{
  for (; *texts; texts++)
    library_text(f, name, *texts);
}

/* Bytes that are neither letters nor harmless are octal, which three digits end. */
void library_text_string(FILE *f, const char *const *texts)
{
  fputc('"', f);
  for (; *texts; texts++)
    for (const char *c = *texts; *c; c++)
      if (isalnum((unsigned char)*c) || strchr(" _-+=:;,.()[]{}<>/*%#&!|~^@$'`", *c))
        fputc(*c, f);
      else
        fprintf(f, "\\%03o", (unsigned char)*c);
  fputc('"', f);
}

/* Neither comments, nor trigraphs, nor lines that go on. */
void library_text_comment(FILE *f, const char *text)
{
  text_stream shown;
  text_open(&shown);
  write_printable(shown.stream, text);
  char *plain = text_close(&shown);
  for (const char *c = plain; *c; c++) {
    fputc(*c, f);
    if ((*c == '*' && c[1] == '/') || (*c == '/' && c[1] == '*') || (*c == '?' && c[1] == '?') || *c == '\\')
      fputc(' ', f);
  }
  free(plain);
}

static void write_word(FILE *f, const char *word)
{
  const char *plain = word;
  while (isalnum((unsigned char)*plain) || (*plain && strchr("_-+=:,./@%^", *plain)))
    plain++;
  if (*word && !*plain) {
    library_text_comment(f, word);
    return;
  }
  fputc('\'', f);
  library_text_comment(f, word);
  fputc('\'', f);
}

void library_text_command(FILE *f, char *const *arguments)
{
  fputs("memcert", f);
  for (; *arguments; arguments++) {
    fputc(' ', f);
    write_word(f, *arguments);
  }
}
