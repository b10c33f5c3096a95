#include "help.h"
#include "shell/base/text.h"
#include <stdlib.h>
#include <string.h>

#define WIDTH 80
/* Where the text after an option or a command begins. */
#define COLUMN 22

const char help_summary[] = "Memorization of datasets by conditional networks, certified with exact arithmetic.";

const char help_status[] = "0 it holds, 1 it does not, 2 wrong use, 3 a file cannot be read, understood or written, 4 a "
                           "limit was reached and nothing is decided.";

/* Writes text from column `at` on, with lines of at most WIDTH that begin in column `indent`.  A line end in the text
 * stays one. */
static void wrap(FILE *f, const char *text, size_t at, size_t indent)
{
  size_t begin = at;
  while (*text) {
    size_t word = strcspn(text, " \n");
    bool breaks = at > begin && at + 1 + word > WIDTH;
    if (breaks)
      fprintf(f, "\n%*s", (int)indent, "");
    else if (at > begin)
      fputc(' ', f);
    at = (breaks ? indent : at + (at > begin)) + word;
    begin = indent;
    fwrite(text, 1, word, f);
    text += word;
    for (; *text == '\n'; text++, at = begin = indent)
      fprintf(f, "\n%*s", text[1] == '\n' ? 0 : (int)indent, "");
    text += strspn(text, " ");
  }
  fputc('\n', f);
}

/* A term and what it means, in two columns. */
static void write_entry(FILE *f, const char *term, const char *meaning)
{
  size_t at = 2 + strlen(term);
  fprintf(f, "  %s", term);
  if (at + 1 > COLUMN)
    fprintf(f, "\n%*s", COLUMN, "");
  else
    fprintf(f, "%*s", (int)(COLUMN - at), "");
  wrap(f, meaning, COLUMN, COLUMN);
}

void help_write_option(FILE *f, const option *o)
{
  if (o->letter)
    fprintf(f, "-%c, ", o->letter);
  fprintf(f, "--%s", o->name);
  if (o->argument)
    fprintf(f, " %s", o->argument);
}

static void write_group(FILE *f, const option_group *g)
{
  fprintf(f, "%s:\n", g->title);
  for (const option *o = g->list; o->kind != OPTION_END; o++) {
    text_stream term;
    text_open(&term);
    help_write_option(term.stream, o);
    char *text = text_close(&term);
    write_entry(f, text, o->help);
    free(text);
  }
}

static void write_usages(FILE *f, const command *c)
{
  for (const usage *u = c->usages; u->text; u++)
    fprintf(f, "%s memcert %s%s%s\n", u == c->usages ? "Usage:" : "      ", c->name, *u->text ? " " : "", u->text);
}

void help_write(FILE *f, const command *c)
{
  write_usages(f, c);
  fputc('\n', f);
  wrap(f, c->description, 0, 0);
  fputc('\n', f);
  for (const option_group *const *g = c->groups; *g; g++)
    write_group(f, *g);
  fputs("\nExamples:\n", f);
  for (const example *e = c->examples; e->text; e++) {
    fprintf(f, "  %s\n", e->text);
    fputs("      ", f);
    wrap(f, e->about, 6, 6);
  }
  fputs("\nExit status: ", f);
  wrap(f, c->status ? c->status : help_status, 13, 0);
}

void help_write_all(FILE *f, const command *const *all)
{
  fputs("Usage: memcert COMMAND [OPTIONS] FILES...\n\n", f);
  wrap(f, help_summary, 0, 0);
  fputc('\n', f);
  for (const command *const *c = all; *c; c++) {
    char term[80];
    snprintf(term, sizeof term, "%s%s%s", (*c)->name, *(*c)->operands ? " " : "", (*c)->operands);
    write_entry(f, term, (*c)->summary);
  }
  fputs("\n  memcert help COMMAND has the options of one; -V prints the version.\n\nExit status: ", f);
  wrap(f, help_status, 13, 0);
}
