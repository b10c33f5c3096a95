/* Options of a command line, one line each in a table: from the tables come parsing, --help, the manual pages and what
 * shells complete. */
#ifndef MEMCERT_SHELL_OPTIONS_H
#define MEMCERT_SHELL_OPTIONS_H

#include "option.h"
#include "option_values.h"

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

/* Puts the names and values of the options that were given there, but those named, which NULL ends; the value of a flag
 * is NULL.  Returns how many words these are. */
size_t options_words(const char *const *without, const char **words);

/* The name of an option that was given and is none of these, which NULL ends; or NULL. */
const char *options_other(const char *const *names);

#endif
