/* An option of a command line: one line of a table. */
#ifndef MEMCERT_SHELL_OPTION_H
#define MEMCERT_SHELL_OPTION_H

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

#endif
