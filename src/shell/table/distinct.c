#include "distinct.h"
#include "shell/base/memory.h"
#include "shell/base/nameless.h"
#include "shell/base/status.h"
#include <errno.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Files, by the first byte of the digest; and rows that are compared at a time, in memory. */
#define FILES 64
#define ROWS_MOST ((size_t)1 << 17)
#define BUFFER ((size_t)1 << 14)

typedef struct {
  uint8_t inputs[SHA256_DIGEST_SIZE], outputs[SHA256_DIGEST_SIZE];
  distinct_pair of;
} record;

struct distinct {
  FILE *file[FILES]; /* NULL until a row goes there */
  size_t rows[FILES];
};

distinct *distinct_open(void)
{
  return allocate(1, sizeof(distinct));
}

void distinct_close(distinct *d)
{
  for (size_t k = 0; k < FILES; k++)
    if (d->file[k])
      fclose(d->file[k]);
  free(d);
}

static _Noreturn void refuse(void)
{
  int error = errno ? errno : EIO;
  fail(STATUS_FILE, "rows of a long table are compared in files in TMPDIR, or /tmp, which fails: %s", strerror(error));
}

/* Equal numbers have the same limbs, as they have no common divisor. */
static void add_part(struct sha256_ctx *context, mpz_srcptr part)
{
  long size = mpz_sgn(part) * (long)mpz_size(part);
  sha256_update(context, sizeof size, (const uint8_t *)&size);
  sha256_update(context, mpz_size(part) * sizeof(mp_limb_t), (const uint8_t *)mpz_limbs_read(part));
}

static void digest(mpq_srcptr numbers, size_t count, uint8_t to[SHA256_DIGEST_SIZE])
{
  struct sha256_ctx context;
  sha256_init(&context);
  for (size_t k = 0; k < count; k++) {
    add_part(&context, mpq_numref(numbers + k));
    add_part(&context, mpq_denref(numbers + k));
  }
  sha256_digest(&context, SHA256_DIGEST_SIZE, to);
}

void distinct_add(distinct *d, mpq_srcptr x, size_t inputs, mpq_srcptr out, size_t outputs, distinct_pair of)
{
  record r;
  /* What stands between members is written, too. */
  memset(&r, 0, sizeof r);
  digest(x, inputs, r.inputs);
  digest(out, outputs, r.outputs);
  r.of = of;
  size_t k = r.inputs[0] % FILES;
  errno = 0;
  if (!d->file[k]) {
    d->file[k] = nameless_open();
    if (!d->file[k] || setvbuf(d->file[k], NULL, _IOFBF, BUFFER) != 0)
      refuse();
  }
  if (fwrite(&r, sizeof r, 1, d->file[k]) != 1)
    refuse();
  d->rows[k]++;
}

static int by_inputs(const void *a, const void *b)
{
  return memcmp(((const record *)a)->inputs, ((const record *)b)->inputs, SHA256_DIGEST_SIZE);
}

static void add(distinct_pair *sum, distinct_pair more)
{
  sum->first += more.first;
  sum->second += more.second;
}

static void count_sorted(distinct_total *t, const record *list, size_t count)
{
  size_t head = 0;
  for (size_t i = 0; i < count; i++) {
    add(&t->all, list[i].of);
    if (i > 0 && by_inputs(list + head, list + i) == 0) {
      t->contradicts = t->contradicts || memcmp(list[head].outputs, list[i].outputs, SHA256_DIGEST_SIZE) != 0;
      continue;
    }
    head = i;
    t->points++;
    add(&t->sum, list[i].of);
  }
}

/* Of the rows of a file those whose second byte is `part` among `parts`. */
static void count_part(distinct_total *t, FILE *file, size_t rows, size_t part, size_t parts)
{
  record *list = NULL, next;
  size_t room = 0, count = 0;
  rewind(file);
  for (size_t i = 0; i < rows; i++) {
    errno = 0;
    if (fread(&next, sizeof next, 1, file) != 1)
      refuse();
    if (next.inputs[1] % parts != part)
      continue;
    list = with_room(list, &room, count + 1, sizeof *list);
    list[count++] = next;
  }
  qsort(list, count, sizeof *list, by_inputs);
  count_sorted(t, list, count);
  free(list);
}

distinct_total distinct_count(distinct *d)
{
  distinct_total t = {.points = 0};
  for (size_t k = 0; k < FILES; k++) {
    size_t parts = 1;
    errno = 0;
    if (d->file[k] && fflush(d->file[k]) != 0)
      refuse();
    while (parts < 256 && d->rows[k] / parts > ROWS_MOST)
      parts *= 2;
    for (size_t part = 0; d->file[k] && part < parts; part++)
      count_part(&t, d->file[k], d->rows[k], part, parts);
  }
  return t;
}
