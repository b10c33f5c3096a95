/* A conditional network cut into parts of bounded size, each of which becomes a function in C: compilers take more than
 * linear time for one function. */
#ifndef MEMCERT_SHELL_CONDITIONAL_PARTS_H
#define MEMCERT_SHELL_CONDITIONAL_PARTS_H

#include "conditional_scale.h"

/* A variable that a part takes from outside, and what defines it. */
typedef struct {
  size_t variable, slot;
} outer_variable;

typedef struct {
  size_t root;  /* instruction */
  size_t count;
  outer_variable *outer; /* owned; inputs are not among them */
} conditional_part;

typedef struct {
  size_t count;
  conditional_part *parts; /* owned; by root, so the first has instruction 0 */
  size_t *part;            /* of each instruction that is the root of one, else NOWHERE; owned */
  size_t *below;           /* instructions of its part at or below each one; owned */
} conditional_parts;

/* Parts of at most `most` instructions, the calls of other parts counted. */
conditional_parts conditional_parts_new(conditional_scale *s, size_t most);
void conditional_parts_free(conditional_parts *p);

#endif
