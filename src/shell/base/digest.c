#include "digest.h"
#include <stdio.h>

void digest_end(struct sha256_ctx *context, char text[DIGEST_TEXT])
{
  uint8_t bytes[SHA256_DIGEST_SIZE];
  sha256_digest(context, sizeof bytes, bytes);
  for (size_t i = 0; i < sizeof bytes; i++)
    sprintf(text + 2 * i, "%02x", bytes[i]);
}

void digest_of(const void *bytes, size_t size, char text[DIGEST_TEXT])
{
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, size, bytes);
  digest_end(&context, text);
}
