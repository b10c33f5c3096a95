#include "notices.h"
#include "shell/base/memory.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Longer ones are cut off. */
#define LONGEST 400

void notices_add(notices *n, const char *format, ...)
{
  char text[LONGEST];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  n->text = with_room(n->text, &n->room, n->count + 1, sizeof *n->text);
  n->text[n->count] = duplicate(text, strlen(text));
  n->count++;
}

void notices_free(notices *n)
{
  for (size_t i = 0; i < n->count; i++)
    free(n->text[i]);
  free(n->text);
}
