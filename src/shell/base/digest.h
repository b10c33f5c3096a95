/* SHA-256 as text. */
#ifndef MEMCERT_SHELL_DIGEST_H
#define MEMCERT_SHELL_DIGEST_H

#include <stddef.h>
#include <nettle/sha2.h>

/* Of a digest in hexadecimal, with the NUL. */
#define DIGEST_TEXT (2 * SHA256_DIGEST_SIZE + 1)

/* The digest of what the context was given. */
void digest_end(struct sha256_ctx *context, char text[DIGEST_TEXT]);

void digest_of(const void *bytes, size_t size, char text[DIGEST_TEXT]);

#endif
