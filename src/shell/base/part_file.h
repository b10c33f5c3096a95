/* Files about unfinished work, which runs go on from and which are put together: JSON that ends with its seal.
 *
 * Every function that reads leaves with exit 3 if the file is not as the work would have written it. */
#ifndef MEMCERT_SHELL_PART_FILE_H
#define MEMCERT_SHELL_PART_FILE_H

#include <jansson.h>
#include <stdint.h>
#include "file_advice.h"
#include "seal.h"

/* A value in such a file. */
typedef struct {
  const char *file, *format;
  const json_t *value;
} part_node;

/* Writes the object and its seal, and gives up the reference. */
void part_file_write(FILE *stream, json_t *object);

/* The whole object, to be released; the format and the seal are right, and the version is this one.  `old` is a format
 * without a seal, or NULL; `seal` gets the digest. */
part_node part_file_read(const char *name, const char *format, const char *old, file_wanted wanted,
                         char seal[DIGEST_TEXT]);
void part_file_free(part_node top);

/* Says that the file is none of its format, and what is wrong. */
_Noreturn void part_refuse_value(part_node n, const char *what);
/* Says what is wrong with a file that is one. */
_Noreturn void part_refuse(const char *file, const char *what);

part_node part_member(part_node object, const char *name);
part_node part_element(part_node array, size_t k);
size_t part_count(part_node array);
const char *part_text(part_node n);
size_t part_index(part_node n, size_t most);

/* The name of the file that the work is about, in a member of that name: a terminal would obey control characters. */
const char *part_name(part_node n, const char *name);

/* Which share of the work a file is about. */
typedef struct {
  size_t index, of;
} part_shard;

/* The member "shard" of the object. */
json_t *part_shard_object(part_shard shard);
part_shard part_shard_read(part_node top);
/* What a file adds to the seed that its like have together, whatever their order. */
uint32_t part_seed(const char seal[DIGEST_TEXT]);

/* Exit 3 unless every shard is there once. */
void part_shards_check(char *const *names, const part_shard *shard, size_t count);

#endif
