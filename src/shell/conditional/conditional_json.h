/* Conditional networks as memcert-conditional-1, or -2 where names or labels are known.  docs/formats has the extra keys. */
#ifndef MEMCERT_SHELL_CONDITIONAL_JSON_H
#define MEMCERT_SHELL_CONDITIONAL_JSON_H

#include <stdio.h>
#include "conditional_model.h"
#include "shell/base/json_source.h"

#define CONDITIONAL_FORMAT "memcert-conditional-1"
#define CONDITIONAL_FORMAT_2 "memcert-conditional-2" /* names and labels beside */

/* Reads a network, believing nothing: exit 3 with the place of what is wrong, exit 4 beyond the kernel's limits.
 * The result is valid, and its instructions are in preorder. */
conditional_model conditional_json_read(const char *file);

/* Reads the tree of a memcert-conditional-2 that goes on in another network, the member "otherwise", of which the byte is
 * returned in *otherwise, where it has no answer.  With no nodes and the root null it has an answer nowhere: its size
 * is 0, and so are its outputs. */
conditional_model conditional_json_read_tree(json_source *s, size_t *otherwise);

/* Writes a valid network in which every operation has a successor; nodes in preorder, one a line.  Leaves with exit 4
 * if a number is longer than conditional_json_read accepts. */
void conditional_json_write(FILE *stream, const conditional_model *m);
/* The same as a file, and as a text to be released with free(), read again (writing.h). */
void conditional_json_save(const char *file, const conditional_model *m);
char *conditional_json_text(const conditional_model *m);
/* The members "root" and "nodes" of one, which may have no instructions. */
void conditional_json_write_nodes(FILE *stream, const conditional_model *m);

/* "<", "<=" and so on. */
const char *comparison_text(comparison compare);

#endif
