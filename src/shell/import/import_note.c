#include "import.h"
#include "shell/base/memory.h"
#include "shell/conditional/conditional_model.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void import_say(import *in, const char *about, const char *format, ...)
{
  char text[1024];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  in->note = with_room(in->note, &in->note_room, in->notes + 1, sizeof *in->note);
  in->note[in->notes++] = (import_note){about, duplicate(text, strlen(text))};
}

void import_free(import *in)
{
  for (size_t k = 0; k < in->notes; k++)
    free(in->note[k].text);
  free(in->note);
  samples_free(in->samples);
  forest_free(in->trees);
  conditional_model_free(&in->tree);
  layered_model_free(&in->net);
}
