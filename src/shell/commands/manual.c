#include "manual.h"
#include "help.h"
#include <ctype.h>
#include <string.h>

/* When the pages had their last change of contents. */
#define DATE "November 29, 2026"
#define WIDTH 78

static void write_character(FILE *f, char c, char before)
{
  if (c == '\\')
    fputs("\\e", f);
  else if (c == '-' && (before == ' ' || before == '\n' || before == '-'))
    fputs("\\-", f);
  else
    fputc(c, f);
}

/* Whether a sentence ends before the blank here, and another one begins. */
static bool sentence_ends(const char *text, const char *at)
{
  return at > text && *at == ' ' && strchr(".?!", at[-1]) && isupper((unsigned char)at[1]);
}

/* Whether the next word does not fit into the line any more. */
static bool is_full(size_t column, const char *blank)
{
  return *blank == ' ' && column + 1 + strcspn(blank + 1, " \n") > WIDTH;
}

/* Text in lines of its own, a new one for each sentence, as mdoc wants them; `between` stands where a line of the text
 * ends. */
static void write_text(FILE *f, const char *text, const char *between)
{
  size_t column = 0;
  for (const char *c = text; *c; c++) {
    if (*c == '\n') {
      fprintf(f, "\n%s", between);
      c += strspn(c, "\n") - 1;
      column = 0;
    } else if (sentence_ends(text, c) || is_full(column, c)) {
      fputc('\n', f);
      column = 0;
    } else {
      if (column == 0 && (*c == '.' || *c == '\''))
        fputs("\\&", f);
      write_character(f, *c, column ? c[-1] : '\n');
      column++;
    }
  }
  fputc('\n', f);
}

static void write_head(FILE *f, const char *name, const char *summary)
{
  char title[40];
  size_t length = strlen(name);
  for (size_t k = 0; k <= length && k < sizeof title; k++)
    title[k] = (char)toupper((unsigned char)name[k]);
  fprintf(f, ".\\\" Written by `make man` from the tables of options in src/shell/commands.\n");
  fprintf(f, ".Dd %s\n.Dt %s 1\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n", DATE, title, name, summary);
}

/* Words of a usage, as macros of a line: options, what is typed, and what stands for something. */
static void write_words(FILE *f, const char *words, size_t length)
{
  for (const char *c = words, *end = words + length; c < end;) {
    size_t word = strcspn(c, " ");
    if (word > (size_t)(end - c))
      word = (size_t)(end - c);
    if (*c == '-')
      fprintf(f, " Fl %s%.*s", c[1] == '-' ? "\\-" : "", (int)(word - (c[1] == '-' ? 2 : 1)),
              c + (c[1] == '-' ? 2 : 1));
    else if (word > 3 && memcmp(c + word - 3, "...", 3) == 0)
      fprintf(f, " Ar %.*s ...", (int)(word - 3), c);
    else
      fprintf(f, " Ar %.*s", (int)word, c);
    c += word;
    c += *c == ' ';
  }
}

/* Pieces of a usage, a line each: in brackets, or a word. */
static void write_usage(FILE *f, const char *text)
{
  while (*text) {
    bool optional = *text == '[';
    size_t length = strcspn(text, optional ? "]" : " ");
    char line[200];
    FILE *words = fmemopen(line, sizeof line, "w");
    if (!words)
      return;
    write_words(words, text + optional, length - optional);
    fclose(words);
    fprintf(f, ".%s%s\n", optional ? "Op" : "", line + !optional);
    text += length + optional;
    text += *text == ' ';
  }
}

static void write_usages(FILE *f, const command *c)
{
  fputs(".Sh SYNOPSIS\n", f);
  for (const usage *u = c->usages; u->text; u++) {
    fprintf(f, ".Nm memcert\n.Cm %s\n", c->name);
    write_usage(f, u->text);
  }
}

static void write_option(FILE *f, const option *o)
{
  fputs(".It", f);
  if (o->letter)
    fprintf(f, " Fl %c ,", o->letter);
  fprintf(f, " Fl \\-%s", o->name);
  if (o->argument)
    fprintf(f, " Ar %s", o->argument);
  fputc('\n', f);
  write_text(f, o->help, ".br\n");
}

static void write_options(FILE *f, const command *c)
{
  fputs(".Sh OPTIONS\n", f);
  for (const option_group *const *g = c->groups; *g; g++) {
    fprintf(f, ".Ss %s\n.Bl -tag -width Ds\n", (*g)->title);
    for (const option *o = (*g)->list; o->kind != OPTION_END; o++)
      write_option(f, o);
    fputs(".El\n", f);
  }
}

/* What a shell is given: as it is. */
static void write_literal(FILE *f, const char *text)
{
  fputs(".Bd -literal -offset indent\n", f);
  for (const char *c = text; *c; c++)
    write_character(f, *c, c > text ? c[-1] : '\n');
  fputs("\n.Ed\n", f);
}

static void write_examples(FILE *f, const command *c)
{
  fputs(".Sh EXAMPLES\n", f);
  for (const example *e = c->examples; e->text; e++) {
    fputc(toupper((unsigned char)e->about[0]), f);
    write_text(f, e->about + 1, "");
    write_literal(f, e->text);
  }
}

void manual_write(FILE *f, const command *c)
{
  char name[40];
  snprintf(name, sizeof name, "memcert-%s", c->name);
  write_head(f, name, c->summary);
  write_usages(f, c);
  fputs(".Sh DESCRIPTION\n", f);
  write_text(f, c->description, ".Pp\n");
  write_options(f, c);
  fputs(".Sh EXIT STATUS\n", f);
  write_text(f, c->status ? c->status : help_status, "");
  write_examples(f, c);
  fputs(".Sh SEE ALSO\n.Xr memcert 1\n", f);
}

static int by_name(const command *a, const command *b)
{
  return strcmp(a->name, b->name);
}

/* The command after `last` in alphabetic order, or NULL; of NULL, the first. */
static const command *next_by_name(const command *const *all, const command *last)
{
  const command *next = NULL;
  for (const command *const *c = all; *c; c++)
    if ((!last || by_name(*c, last) > 0) && (!next || by_name(*c, next) < 0))
      next = *c;
  return next;
}

void manual_write_all(FILE *f, const command *const *all)
{
  write_head(f, "memcert", "exact memorization of datasets by conditional networks");
  fputs(".Sh SYNOPSIS\n.Nm\n.Ar COMMAND\n.Op Ar OPTIONS\n.Ar FILES ...\n.Sh DESCRIPTION\n", f);
  write_text(f, help_summary, "");
  fputs("The commands are:\n.Bl -tag -width Ds\n", f);
  for (const command *const *c = all; *c; c++) {
    fprintf(f, ".It Cm %s", (*c)->name);
    if ((*c)->operands[0] == '[')
      fprintf(f, " Op Ar %.*s", (int)strlen((*c)->operands) - 2, (*c)->operands + 1);
    else if ((*c)->operands[0])
      fprintf(f, " Ar %s", (*c)->operands);
    fputc('\n', f);
    write_text(f, (*c)->summary, "");
  }
  fputs(".El\n.Pp\nEach has a page of its own.\nOptions are written in full, as\n.Fl \\-name Ar value\nor\n"
        ".Fl \\-name Ns = Ns Ar value ;\nafter\n.Fl \\-\neverything is a file.\n"
        ".Sh EXIT STATUS\n", f);
  write_text(f, help_status, "");
  fputs(".Sh SEE ALSO\n", f);
  for (const command *c = next_by_name(all, NULL); c; c = next_by_name(all, c))
    fprintf(f, ".Xr memcert-%s 1%s\n", c->name, next_by_name(all, c) ? " ," : "");
}
