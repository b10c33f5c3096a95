#include "points_digest.h"
#include "shell/base/number.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void digest_numbers(struct sha256_ctx *context, mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count; k++) {
    char *text = number_text(values + k, 0);
    /* The NUL separates it from the next one. */
    sha256_update(context, strlen(text) + 1, (const uint8_t *)text);
    free(text);
  }
}

void points_digest(const points *p, char text[DIGEST_TEXT])
{
  struct sha256_ctx context;
  char shape[80];
  sha256_init(&context);
  for (size_t i = 0; i < p->points; i++) {
    int length = snprintf(shape, sizeof shape, "%zu:%zu:%zu", p->line[i], p->inputs, p->outputs);
    sha256_update(&context, (size_t)length + 1, (const uint8_t *)shape);
    digest_numbers(&context, p->x + i * p->inputs, p->inputs);
    digest_numbers(&context, p->d + i * p->outputs, p->outputs);
  }
  digest_end(&context, text);
}
