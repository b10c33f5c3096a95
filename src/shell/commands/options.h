/* Options of a command line, one line each in a table: from the tables come parsing, --help, the manual pages and what
 * shells complete. */
#ifndef MEMCERT_SHELL_OPTIONS_H
#define MEMCERT_SHELL_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
  OPTION_END,     /* ends a table */
  OPTION_FLAG,    /* without an argument */
  OPTION_TEXT,    /* any text */
  OPTION_FILE,    /* a file */
  OPTION_WORD,    /* one of some words */
  OPTION_COUNT,   /* a number from `least`, 0 or 1, to `most` */
  OPTION_SECONDS, /* a time */
  OPTION_CALL     /* what a function makes of the text */
} option_kind;

typedef struct {
  const char *name;     /* without -- */
  const char *argument; /* what the help calls it; NULL of a flag */
  option_kind kind;
  char letter;          /* 0: none */
  union {
    bool *flag;
    const char **text;
    size_t *count;
    double *seconds;
    void (*call)(const char *option, const char *value); /* `option` as the user writes it, for messages */
  } to;
  const char *help;
  const char *const *words; /* NULL ends them */
  size_t least, most;
} option;

/* A line of a table.  Whatever is not given stays as it is before. */
#define FLAG(long_name, target, about) {.name = long_name, .kind = OPTION_FLAG, .to.flag = &(target), .help = about}
#define TEXT(long_name, what, target, about) \
  {.name = long_name, .argument = what, .kind = OPTION_TEXT, .to.text = &(target), .help = about}
#define NAMED_FILE(long_name, what, target, about) \
  {.name = long_name, .argument = what, .kind = OPTION_FILE, .to.text = &(target), .help = about}
#define WORD(long_name, what, list, target, about) \
  {.name = long_name, .argument = what, .kind = OPTION_WORD, .to.text = &(target), .words = list, .help = about}
#define COUNT(long_name, what, lo, hi, target, about) \
  {.name = long_name, .argument = what, .kind = OPTION_COUNT, .to.count = &(target), .least = lo, .most = hi, \
   .help = about}
#define SECONDS(long_name, what, target, about) \
  {.name = long_name, .argument = what, .kind = OPTION_SECONDS, .to.seconds = &(target), .help = about}
#define CALL(long_name, what, function, about) \
  {.name = long_name, .argument = what, .kind = OPTION_CALL, .to.call = function, .help = about}
#define CALL_WORD(long_name, what, list, function, about) \
  {.name = long_name, .argument = what, .kind = OPTION_CALL, .to.call = function, .words = list, .help = about}
#define OPTIONS_END {.kind = OPTION_END}

/* Options that belong together. */
typedef struct {
  const char *title;
  const option *list;
} option_group;

/* No command has more. */
#define OPTIONS_MOST 64

/* Takes the options from the arguments, which NULL ends, and puts the others in their order into `operands`, which has
 * room for all; returns how many these are.  Leaves with exit 2 if an option is wrong; `command` is for messages. */
size_t options_parse(char *const *arguments, const option_group *const *groups, const char *command, char **operands);

/* Whether the command whose options are parsed has one of that name; and whether it was given. */
bool options_has(const char *name);
bool options_given(const char *name);

/* Puts the files that were given with options of kind OPTION_FILE there, and returns how many there are. */
size_t options_files(const char **files);

/* The name of an option that was given and is none of these, which NULL ends; or NULL. */
const char *options_other(const char *const *names);

/* The place of a text in a list; exit 2 if it is not there. */
unsigned options_choose(const char *option, const char *value, const char *const *words);

/* A number from `least`, 0 or 1, to `most`; exit 2 otherwise. */
size_t options_number(const char *option, const char *value, size_t least, size_t most);

#endif
