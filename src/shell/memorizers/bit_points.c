#include "bit_points.h"
#include "shell/base/memory.h"
#include "shell/table/direction.h"
#include "kernel/exact/vector.h"
#include <stdlib.h>

static mpz_t *integers_new(size_t count)
{
  mpz_t *a = allocate(count, sizeof *a);
  for (size_t k = 0; k < count; k++)
    mpz_init(a[k]);
  return a;
}

static void integers_free(mpz_t *a, size_t count)
{
  for (size_t k = 0; k < count; k++)
    mpz_clear(a[k]);
  free(a);
}

static size_t bits_of(const mpz_t value)
{
  return mpz_sgn(value) == 0 ? 0 : mpz_sizeinbase(value, 2);
}

/* t := how much function o is above its least value at a point. */
static void above_least(const bit_field *f, const sorted_points *p, size_t i, size_t o, mpq_ptr t)
{
  wanted_value(t, p, i, o);
  mpq_sub(t, t, f->least);
}

static void find_factor(bit_field *f, const sorted_points *p, size_t o, mpq_ptr t)
{
  mpz_set_ui(f->factor, 1);
  for (size_t i = 0; i < p->points; i++) {
    above_least(f, p, i, o, t);
    mpz_lcm(f->factor, f->factor, mpq_denref(t));
  }
}

/* t, a whole number then := what stands in the field at that point. */
static void find_value(const bit_field *f, const sorted_points *p, size_t i, size_t o, mpq_ptr t)
{
  above_least(f, p, i, o, t);
  mpz_divexact(mpq_denref(t), f->factor, mpq_denref(t));
  mpz_mul(mpq_numref(t), mpq_numref(t), mpq_denref(t));
  mpz_set_ui(mpq_denref(t), 1);
}

static void find_bits(bit_field *f, const sorted_points *p, size_t o, mpq_ptr t)
{
  for (size_t i = 0; i < p->points; i++) {
    find_value(f, p, i, o, t);
    size_t bits = bits_of(mpq_numref(t));
    f->bits = bits > f->bits ? bits : f->bits;
  }
}

/* After what the labels have already. */
static void add_field(bit_points *b, const sorted_points *p, size_t o)
{
  bit_field *f = b->field + o;
  mpq_t t;
  mpq_init(t);
  mpq_init(f->least);
  mpz_init(f->factor);
  wanted_least(f->least, p, o);
  find_factor(f, p, o, t);
  find_bits(f, p, o, t);
  for (size_t i = 0; i < b->points && f->bits > 0; i++) {
    find_value(f, p, i, o, t);
    mpz_mul_2exp(b->label[i], b->label[i], f->bits);
    mpz_add(b->label[i], b->label[i], mpq_numref(t));
  }
  b->label_bits += f->bits;
  mpq_clear(t);
}

/* gap := the least distance of neighbours. */
static void find_gap(mpq_srcptr z, size_t n, mpq_ptr gap, mpq_ptr t)
{
  mpq_sub(gap, z + 1, z);
  for (size_t i = 2; i < n; i++) {
    mpq_sub(t, z + i, z + i - 1);
    if (mpq_cmp(t, gap) < 0)
      mpq_swap(t, gap);
  }
}

/* z[i] := factor * z[i] + shift, so that the least one is 1 and neighbours are 2 apart. */
static void scale(mpq_ptr z, size_t n, mpq_ptr factor, mpq_ptr shift, mpq_ptr t)
{
  find_gap(z, n, factor, t);
  mpq_inv(factor, factor);
  mpq_mul_2exp(factor, factor, 1);
  mpq_mul(t, factor, z);
  mpq_set_ui(shift, 1, 1);
  mpq_sub(shift, shift, t);
  for (size_t i = 0; i < n; i++) {
    mpq_mul(z + i, factor, z + i);
    mpq_add(z + i, z + i, shift);
  }
}

static void find_keys(bit_points *b, mpq_srcptr z)
{
  for (size_t i = 0; i < b->points; i++)
    mpz_fdiv_q(b->key[i], mpq_numref(z + i), mpq_denref(z + i));
  b->key_bits = bits_of(b->key[b->points - 1]);
}

static void find_coordinate(bit_points *b, const sorted_points *p)
{
  enum { FACTOR, SHIFT, T, MORE, SCRATCH };
  size_t n = p->points, q = p->inputs;
  mpq_ptr direction = numbers_new(q), z = numbers_new(n), s = numbers_new(SCRATCH);
  sorted_direction(p, direction);
  for (size_t i = 0; i < n; i++)
    vector_dot(z + i, direction, p->x + i * q, q, s + T);
  scale(z, n, s + FACTOR, s + SHIFT, s + T);
  find_keys(b, z);
  wire_add_constant(&b->coordinate, s + SHIFT);
  for (size_t k = 0; k < q; k++) {
    mpq_mul(s + T, s + FACTOR, direction + k);
    if (k == 0)
      wire_add_constant(&b->coordinate, s + T);
    else
      wire_add(&b->coordinate, k, s + T);
  }
  numbers_free(direction, q);
  numbers_free(z, n);
  numbers_free(s, SCRATCH);
}

bit_points bit_points_new(const sorted_points *p)
{
  bit_points b = {.points = p->points, .functions = wanted_functions(p), .coordinate = wire_new()};
  b.key = integers_new(b.points);
  b.label = integers_new(b.points);
  b.field = allocate(b.functions, sizeof *b.field);
  for (size_t o = 0; o < b.functions; o++)
    add_field(&b, p, o);
  if (b.label_bits > 0)
    find_coordinate(&b, p);
  return b;
}

void bit_points_free(bit_points *b)
{
  for (size_t o = 0; o < b->functions; o++) {
    mpq_clear(b->field[o].least);
    mpz_clear(b->field[o].factor);
  }
  free(b->field);
  integers_free(b->key, b->points);
  integers_free(b->label, b->points);
  wire_free(&b->coordinate);
}
