#include "wrapped.h"
#include <stdlib.h>
#include <string.h>

#define WIDTH 80
#define INDENT 12

void wrapped_begin(wrapped *w, const char *head)
{
  w->head = head;
  text_open(&w->text);
}

/* Characters, of which UTF-8 has one for every byte that does not continue another. */
static size_t characters(const char *text, size_t length)
{
  size_t count = 0;
  for (size_t i = 0; i < length; i++)
    count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

void wrapped_end(wrapped *w, FILE *f)
{
  char *text = text_close(&w->text);
  size_t at = INDENT;
  fprintf(f, "%-*s", INDENT, w->head);
  char before = '\n';
  for (const char *word = text; *word;) {
    size_t length = strcspn(word, " \n"), wide = characters(word, length);
    if (word > text && (before == '\n' || at + 1 + wide > WIDTH)) {
      fprintf(f, "\n%*s", INDENT, "");
      at = INDENT;
    } else if (word > text) {
      fputc(' ', f);
      at++;
    }
    fwrite(word, 1, length, f);
    at += wide;
    before = word[length];
    word += length + (before != '\0');
  }
  fputc('\n', f);
  free(text);
}
