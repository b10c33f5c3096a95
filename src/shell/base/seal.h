/* The end of a file about unfinished work: how many bytes stand before it, and their SHA-256.
 *
 * It shows a file that was cut off, damaged or edited by hand; it is no signature, since whoever edits can compute it
 * anew. */
#ifndef MEMCERT_SHELL_SEAL_H
#define MEMCERT_SHELL_SEAL_H

#include <stdio.h>
#include "digest.h"

/* Writes an object in JSON that has members, given as text, with "length" and "sha256" as its last ones. */
void seal_write(FILE *stream, const char *text);

typedef enum { SEAL_RIGHT, SEAL_MISSING, SEAL_WRONG } seal_state;

/* What is at the end of these bytes; `text` is the digest if it is right. */
seal_state seal_check(const char *bytes, size_t size, char text[DIGEST_TEXT]);

#endif
