#include "bundle_words.h"
#include "options.h"
#include "shared_options.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* How it is printed, what it may take, and where it goes. */
static const char *const left_out[] = {"json",   "points",     "timing",   "output", "force",
                                       "bundle", "jobs", "max-memory", "max-bits", "help",   NULL};

/* Jansson takes no other bytes. */
static bool is_utf8(const char *text)
{
  json_t *string = json_string(text);
  json_decref(string);
  return string;
}

/* The words of the options, after the name of the command; those of names are owned. */
static size_t make_words(const char *command, const char **words)
{
  const char *given[2 * OPTIONS_MOST];
  size_t count = 1, options = options_words(left_out, given);
  words[0] = command;
  for (size_t k = 0; k < options; k += 2) {
    char *name = allocate(strlen(given[k]) + 3, 1);
    strcat(strcpy(name, "--"), given[k]);
    words[count++] = name;
    if (given[k + 1])
      words[count++] = given[k + 1];
  }
  return count;
}

/* A value may begin with --, too: names are what the options say. */
static void free_words(const char **words)
{
  const char *given[2 * OPTIONS_MOST];
  size_t at = 1, options = options_words(left_out, given);
  for (size_t k = 0; k < options; k += 2) {
    free((void *)words[at]);
    at += given[k + 1] ? 2 : 1;
  }
}

static void check_words(const bundle_origin *o)
{
  for (size_t k = 0; k < o->count; k++)
    if (!is_utf8(o->words[k]))
      fail(STATUS_USAGE, "--bundle: %s is not UTF-8", quoted(o->words[k], strlen(o->words[k])));
}

void bundle_words_name(bundle_origin *o)
{
  o->given = bundle_given_name(BUNDLE_GIVEN, o->table);
  if (o->network)
    o->network_file = bundle_given_name(BUNDLE_NETWORK, o->network);
  o->targets = asked.table.target_file;
  if (o->targets && strcmp(o->targets, "-") == 0)
    fail(STATUS_USAGE, "--bundle needs the outputs as a file");
  if (o->targets)
    o->targets_file = bundle_given_name(BUNDLE_TARGETS, o->targets);
}

void bundle_words_free_names(bundle_origin *o)
{
  free((char *)o->given);
  free((char *)o->network_file);
  free((char *)o->targets_file);
}

void bundle_words_complete(bundle_files *all, const char *command, bundle_origin o)
{
  const char *words[2 * OPTIONS_MOST + 1];
  o.version = MEMCERT_VERSION;
  o.words = words;
  o.count = make_words(command, words);
  check_words(&o);
  bundle_complete(all, &o);
  free_words(words);
}

void bundle_words_write(const char *folder, const char *command, const points *p, const certify_run *made)
{
  const char *words[2 * OPTIONS_MOST + 1];
  bundle_origin o = {.version = MEMCERT_VERSION, .words = words, .count = make_words(command, words), .table = p->file};
  bundle_words_name(&o);
  check_words(&o);
  bundle_write(folder, p, made, &o);
  free_words(words);
  bundle_words_free_names(&o);
}

static _Noreturn void refuse(const bundle *b, const char *what)
{
  char *path = bundle_path(b->folder, BUNDLE_ORIGIN);
  fail_at(STATUS_FILE, (place){path, 1, 1}, "its command is none that makes a bundle: %s", what);
}

/* It is another file here, with the name that the user gave it then. */
static void take_targets(const bundle *b)
{
  const char *named = asked.table.target_file, *there = b->origin.targets;
  if (!named != !there || (named && strcmp(named, there) != 0))
    refuse(b, "the file with the outputs is another one");
  if (!there)
    return;
  asked.table.target_name = there;
  asked.table.target_file = bundle_path(b->folder, b->origin.targets_file);
}

void bundle_words_take(const bundle *b, const command *c)
{
  const bundle_origin *o = &b->origin;
  const char *words[2 * OPTIONS_MOST + 1];
  char **operands = allocate(o->count + 1, sizeof *operands);
  if (options_parse((char *const *)o->words + 1, c->groups, c->name, operands) > 0)
    refuse(b, "it names a file");
  shared_options_check();
  size_t count = make_words(c->name, words), k = 0;
  while (k < count && k < o->count && strcmp(words[k], o->words[k]) == 0)
    k++;
  if (k < count || k < o->count)
    refuse(b, "an option is written otherwise, or does not belong there");
  take_targets(b);
  free_words(words);
  free(operands);
}
