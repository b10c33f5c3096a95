/* A JSON file read piece by piece, every piece with its place.
 *
 * jansson decodes texts that are not plain; the rest is walked here, so that a file takes no more memory than its bytes
 * and what is made of them.  Every function reads from the current place on, blanks before it aside, and leaves with
 * exit 3 at the place of what is wrong. */
#ifndef MEMCERT_SHELL_JSON_SOURCE_H
#define MEMCERT_SHELL_JSON_SOURCE_H

#include <stdbool.h>
#include <gmp.h>
#include "source.h"

typedef struct {
  source from;
  size_t at; /* the next byte */
} json_source;

json_source json_source_load(const char *file, file_wanted wanted);
void json_source_free(json_source *s);

/* The same file ahead of time, as source_peek() reads it; not to be released. */
json_source json_source_peek(const char *file);

/* The byte at which the next piece begins. */
size_t json_source_at(json_source *s);

_Noreturn void json_source_refuse(const json_source *s, size_t at, const char *format, ...)
  __attribute__((format(printf, 3, 4)));

/* Enters a list or an object, which `open` ([ or {) says; `what` is a word for it. */
void json_source_enter(json_source *s, char open, const char *what);

/* Whether there is one more element, `*count` being how many there were, which is counted; otherwise leaves the list
 * or object, which `close` (] or }) says. */
bool json_source_more(json_source *s, char close, size_t *count);

/* Leaves a list that must have had its last element. */
void json_source_leave(json_source *s, const char *what);

/* The name of a member of an object, the colon after it included; to be released with free(). */
char *json_source_name(json_source *s);

/* Enters a member; the index of its name in `names`, which NULL ends, or -1 for another one.  `seen` has a bit for each
 * of the names, as none may be there twice. */
int json_source_member(json_source *s, const char *const *names, unsigned *seen);
/* Rejects the object at byte `at` if one of the first `count` names was not seen. */
void json_source_need(const json_source *s, size_t at, const char *const *names, unsigned count, unsigned seen);

/* A text without NUL; to be released with free(). */
char *json_source_text(json_source *s, const char *what);
size_t json_source_index(json_source *s, const char *what);
/* A whole number, perhaps with a sign before it. */
long json_source_whole(json_source *s, const char *what);
bool json_source_boolean(json_source *s, const char *what);
void json_source_rational(json_source *s, mpq_ptr value, const char *what);
/* A number without quotes, exactly as it is written. */
void json_source_number(json_source *s, mpq_ptr value, const char *what);

/* Whether null is next, which then is read. */
bool json_source_null(json_source *s);

/* Any value, also numbers and texts that could not be read as one of the above. */
void json_source_skip(json_source *s);

/* Nothing but blanks may follow. */
void json_source_end(json_source *s);

#endif
