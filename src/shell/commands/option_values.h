/* What the text after an option means. */
#ifndef MEMCERT_SHELL_OPTION_VALUES_H
#define MEMCERT_SHELL_OPTION_VALUES_H

#include "option.h"

/* Stores the value of an option, `shown` being how the user wrote it; exit 2 if it is wrong. */
void option_take(const option *o, const char *shown, const char *value);

/* A size such as 1000, 64k, 500M or 2G, in bytes; exit 2 if it is none. */
size_t option_bytes(const char *shown, const char *value);

/* The place of a text in a list; exit 2 if it is not there. */
unsigned options_choose(const char *option, const char *value, const char *const *words);

/* A number from `least`, 0 or 1, to `most`; exit 2 otherwise. */
size_t options_number(const char *option, const char *value, size_t least, size_t most);

/* I/K, the number of a shard and how many there are, from 1 to `most`; exit 2 if it is none. */
void options_shard(const char *option, const char *value, size_t most, size_t *shard, size_t *shards);

#endif
