#include "distinct.h"
#include "shell/base/memory.h"
#include "shell/base/nameless.h"
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Files, by the first byte of the digest; and rows that are compared at a time, in memory. */
#define FILES 64
#ifndef ROWS_MOST
#define ROWS_MOST ((size_t)1 << 17)
#endif
#define PARTS_MOST 256

typedef struct {
  uint8_t inputs[SHA256_DIGEST_SIZE], outputs[SHA256_DIGEST_SIZE];
  distinct_pair of;
} record;

struct distinct {
  FILE *file[FILES]; /* NULL until a row goes there */
  size_t rows[FILES];
  bool fails; /* some file could not be written or read */
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
  if (!d->file[k] && !d->fails)
    d->file[k] = nameless_open();
  d->fails = d->fails || !d->file[k] || fwrite(&r, sizeof r, 1, d->file[k]) != 1;
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

/* Records of one part of a file, those with equal inputs once. */
typedef struct {
  record *list;
  size_t count, room;
} different;

/* Leaves one of those with equal inputs. */
static void merge(different *d, distinct_total *t)
{
  size_t count = 0;
  if (d->count > 1)
    qsort(d->list, d->count, sizeof *d->list, by_inputs);
  for (size_t i = 0; i < d->count; i++)
    if (count > 0 && by_inputs(d->list + count - 1, d->list + i) == 0)
      t->contradicts =
        t->contradicts || memcmp(d->list[count - 1].outputs, d->list[i].outputs, SHA256_DIGEST_SIZE) != 0;
    else
      d->list[count++] = d->list[i];
  d->count = count;
}

static void put(different *d, const record *next, distinct_total *t)
{
  if (d->count == d->room) {
    merge(d, t);
    if (d->count >= d->room / 2)
      d->list = with_room(d->list, &d->room, d->room + 1, sizeof *d->list);
  }
  d->list[d->count++] = *next;
  add(&t->all, next->of);
}

typedef enum { COUNTED, TOO_MANY, UNREADABLE } counted;

/* Of the rows of a file those whose second byte is `part` among `parts`. */
static counted count_part(distinct_total *t, FILE *file, size_t rows, size_t part, size_t parts)
{
  different d = {.count = 0};
  record next;
  size_t i = 0;
  bool fits = true;
  rewind(file);
  for (; i < rows && fits && fread(&next, sizeof next, 1, file) == 1; i++) {
    if (next.inputs[1] % parts == part)
      put(&d, &next, t);
    fits = d.count < ROWS_MOST || parts == PARTS_MOST;
  }
  merge(&d, t);
  for (size_t k = 0; k < d.count; k++)
    add(&t->sum, d.list[k].of);
  t->points += d.count;
  free(d.list);
  return !fits ? TOO_MANY : i == rows ? COUNTED : UNREADABLE;
}

/* In as few parts as memory for so many rows takes. */
static bool count_file(distinct_total *t, FILE *file, size_t rows)
{
  counted found = fflush(file) == 0 ? TOO_MANY : UNREADABLE;
  for (size_t parts = 1; found == TOO_MANY; parts *= 2) {
    distinct_total more = *t;
    found = COUNTED;
    for (size_t part = 0; part < parts && found == COUNTED; part++)
      found = count_part(&more, file, rows, part, parts);
    if (found == COUNTED)
      *t = more;
  }
  return found == COUNTED;
}

bool distinct_count(distinct *d, distinct_total *t)
{
  bool whole = !d->fails;
  *t = (distinct_total){.points = 0};
  for (size_t k = 0; k < FILES && whole; k++)
    whole = !d->file[k] || count_file(t, d->file[k], d->rows[k]);
  return whole;
}
