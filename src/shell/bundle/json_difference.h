/* Where two texts in JSON differ. */
#ifndef MEMCERT_SHELL_JSON_DIFFERENCE_H
#define MEMCERT_SHELL_JSON_DIFFERENCE_H

#include <stddef.h>

/* What differs first between what is there and what is found, which is JSON, as a text to be released with free(); NULL
 * if nothing does.  What is there is of a version of memcert: another one may have had less to say. */
char *json_difference(const char *there, size_t size, const char *found, const char *version);

#endif
