/* What was assumed about a table and may surprise: the report says it. */
#ifndef MEMCERT_SHELL_NOTICES_H
#define MEMCERT_SHELL_NOTICES_H

#include <stddef.h>

typedef struct {
  char **text; /* owned, like each of them */
  size_t count;
  size_t room;
} notices;

void notices_add(notices *n, const char *format, ...) __attribute__((format(printf, 2, 3)));
void notices_free(notices *n);

#endif
