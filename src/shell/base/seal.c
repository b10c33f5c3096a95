#include "seal.h"
#include <stdbool.h>
#include <string.h>

#define LENGTH ",\n  \"length\": "
#define SHA256 ",\n  \"sha256\": \""
#define END "\"\n}\n"
#define MOST_DIGITS 20

void seal_write(FILE *stream, const char *text)
{
  char digest[DIGEST_TEXT];
  size_t length = strlen(text);
  while (length > 0 && text[length] != '}')
    length--;
  while (length > 0 && strchr(" \n", text[length - 1]))
    length--;
  digest_of(text, length, digest);
  fwrite(text, 1, length, stream);
  fprintf(stream, LENGTH "%zu" SHA256 "%s" END, length, digest);
}

/* The length of the bytes before the end, if they end so. */
static bool without(const char *bytes, size_t *size, const char *end)
{
  size_t length = strlen(end);
  if (*size < length || memcmp(bytes + *size - length, end, length) != 0)
    return false;
  *size -= length;
  return true;
}

seal_state seal_check(const char *bytes, size_t size, char text[DIGEST_TEXT])
{
  size_t digits = 0, length = 0;
  if (!without(bytes, &size, END) || size < DIGEST_TEXT - 1)
    return SEAL_MISSING;
  const char *digest = bytes + size - (DIGEST_TEXT - 1);
  size -= DIGEST_TEXT - 1;
  if (!without(bytes, &size, SHA256))
    return SEAL_MISSING;
  while (digits < MOST_DIGITS && digits < size && strchr("0123456789", bytes[size - digits - 1]))
    digits++;
  for (size_t k = size - digits; k < size; k++)
    length = 10 * length + (size_t)(bytes[k] - '0');
  size -= digits;
  if (!without(bytes, &size, LENGTH))
    return SEAL_MISSING;
  digest_of(bytes, size, text);
  return length == size && memcmp(text, digest, DIGEST_TEXT - 1) == 0 ? SEAL_RIGHT : SEAL_WRONG;
}
