#include "zigzag.h"
#include "shell/base/memory.h"
#include <stdlib.h>

#define SCRATCH 3

zigzag zigzag_new(const places *b)
{
  zigzag f = {.data = b,
              .place = allocate(b->groups, sizeof *f.place),
              .value = numbers_new(b->groups),
              .factor = numbers_new(b->groups),
              .offset = numbers_new(b->groups),
              .slope = numbers_new(b->groups),
              .t = numbers_new(SCRATCH)};
  mpz_init(f.steep);
  return f;
}

void zigzag_free(zigzag *f)
{
  free(f->place);
  numbers_free(f->value, f->data->groups);
  numbers_free(f->factor, f->data->groups);
  numbers_free(f->offset, f->data->groups);
  numbers_free(f->slope, f->data->groups);
  numbers_free(f->t, SCRATCH);
  mpz_clear(f->steep);
}

static mpq_srcptr at(const zigzag *f, size_t group)
{
  return f->data->z + f->place[group];
}

/* The slopes from group to group meet at the boundaries. */
static void find_factors(zigzag *f)
{
  mpq_ptr before = f->t, after = f->t + 1, ratio = f->t + 2;
  mpq_set_ui(f->factor, 1, 1);
  mpq_set_ui(f->offset, 0, 1);
  for (size_t j = 0; j + 1 < f->data->groups; j++) {
    mpq_srcptr boundary = f->data->boundary + j + 1;
    mpq_sub(before, boundary, at(f, j));
    mpq_sub(after, at(f, j + 1), boundary);
    mpq_div(ratio, before, after);
    mpq_mul(f->factor + j + 1, f->factor + j, ratio);
    mpq_mul(f->offset + j + 1, f->offset + j, ratio);
    mpq_sub(ratio, f->value + j + 1, f->value + j);
    mpq_div(ratio, ratio, after);
    (j % 2 == 1 ? mpq_add : mpq_sub)(f->offset + j + 1, f->offset + j + 1, ratio);
  }
}

void zigzag_raise(zigzag *f, size_t group, mpq_srcptr steep, bool steeper)
{
  mpq_ptr least = f->t;
  mpq_sub(least, steep, f->offset + group);
  mpq_div(least, least, f->factor + group);
  if (steeper) {
    mpz_fdiv_q(mpq_numref(least), mpq_numref(least), mpq_denref(least));
    mpz_add_ui(mpq_numref(least), mpq_numref(least), 1);
  } else
    mpz_cdiv_q(mpq_numref(least), mpq_numref(least), mpq_denref(least));
  if (mpz_cmp(mpq_numref(least), f->steep) > 0)
    mpz_set(f->steep, mpq_numref(least));
  mpz_set_ui(mpq_denref(least), 1);
}

void zigzag_begin(zigzag *f)
{
  find_factors(f);
  mpz_set_ui(f->steep, 1);
  mpq_set_ui(f->t + 1, 0, 1);
  for (size_t j = 0; j < f->data->groups; j++)
    zigzag_raise(f, j, f->t + 1, false);
}

void zigzag_end(zigzag *f)
{
  mpq_set_z(f->t, f->steep);
  for (size_t j = 0; j < f->data->groups; j++) {
    mpq_mul(f->slope + j, f->factor + j, f->t);
    mpq_add(f->slope + j, f->slope + j, f->offset + j);
    if (j % 2 == 1)
      mpq_neg(f->slope + j, f->slope + j);
  }
}

void zigzag_first(const zigzag *f, mpq_ptr value)
{
  mpq_sub(f->t, f->data->boundary, at(f, 0));
  mpq_mul(f->t, f->t, f->slope);
  mpq_add(value, f->value, f->t);
}
