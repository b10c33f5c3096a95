/* Memory that is there, or a clear end: no function here returns NULL.
 *
 * The process is limited to the memory of the machine, or of its container,
 * because a system grants memory that it does not have; what does not fit is
 * exit 4. */
#ifndef MEMCERT_SHELL_MEMORY_H
#define MEMCERT_SHELL_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>

/* Sets the limit, and makes GMP and jansson report exhausted memory as the functions below do.  To
 * be called before either is used. */
void memory_install(void);

/* Lets this process have this many bytes altogether, and no more than before. */
void memory_limit(size_t bytes);

/* Exit 4 where GMP asks for a block of more bytes than this. */
void memory_limit_number(size_t bytes);

/* Lets this process have this many bytes more than it has now, and no more than before. */
void memory_limit_more(size_t bytes);

/* `count` zeroed elements of `size` bytes; to be released with free(). */
void *allocate(size_t count, size_t size);

/* The block `old` (or NULL) with room for `count` elements; new elements are not cleared. */
void *reallocate(void *old, size_t count, size_t size);

/* The block `list` (or NULL), which has room for `*room` elements, with room for `count`: at least doubled when it has
 * to grow, so that adding one by one is cheap. */
void *with_room(void *list, size_t *room, size_t count, size_t size);

/* A copy of `length` bytes with a NUL after them; to be released with free(). */
char *duplicate(const char *text, size_t length);

/* `count` numbers, each 0; to be released with numbers_free(). */
mpq_ptr numbers_new(size_t count);
void numbers_free(mpq_ptr numbers, size_t count);
/* The same of numbers that stand in a larger array, which stays. */
void numbers_clear(mpq_ptr numbers, size_t count);

/* A number with few digits gives its own memory back and reads that of all numbers equal to it. From then on it may be
 * read, swapped, cleared and given another value, but no longer be the operand of what it is the result of. */
void number_share(mpq_ptr value);

/* Such numbers, each 0, that have no memory of their own until they are given a value. */
void numbers_begin(mpq_ptr numbers, size_t count);

/* The same of a number with one limb above the line and one below: from then on it is read at limbs[0] and limbs[1],
 * which must stay as long as it or a copy of its struct is read.  False, and nothing is changed, if it has more. */
bool number_share_at(mpq_ptr value, mp_limb_t limbs[2]);

/* The most bytes of memory that this process has had so far, or 0 if the system does not say. */
size_t memory_peak(void);

#endif
