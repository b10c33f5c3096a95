/* Text for C files. */
#ifndef MEMCERT_SHELL_LIBRARY_TEXT_H
#define MEMCERT_SHELL_LIBRARY_TEXT_H

#include <stdio.h>

/* Writes C in which @ stands for the name of the library, and $ for the name in capitals. */
void library_text(FILE *stream, const char *name, const char *text);

/* The same of several texts; NULL ends them. */
void library_text_all(FILE *stream, const char *name, const char *const *texts);

/* Writes texts that the user gave as one in quotes; NULL ends them. */
void library_text_string(FILE *stream, const char *const *texts);

/* Writes text that the user gave into a comment, which it cannot end. */
void library_text_comment(FILE *stream, const char *text);

/* The words of a command line, quoted for a shell where needed, into a comment. */
void library_text_command(FILE *stream, char *const *arguments);

#endif
