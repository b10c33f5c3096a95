#include "vector.h"

void vector_dot(mpq_ptr r, mpq_srcptr a, mpq_srcptr b, size_t n, mpq_ptr t)
{
  mpq_set_ui(r, 0, 1);
  /*@ loop invariant range: 0 <= i <= n;
    @ loop invariant partial: val(r) == dot_upto(vec(a, n), vec(b, n), i);
    @ loop invariant kept_a: vec(a, n) == vec{Pre}(a, n);
    @ loop invariant kept_b: vec(b, n) == vec{Pre}(b, n);
    @ loop assigns i, *r, *t;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++) {
    if (mpq_sgn(a + i) != 0 && mpq_sgn(b + i) != 0) {
      mpq_mul(t, a + i, b + i);
      mpq_add(r, r, t);
    }
  }
}

size_t vector_both(mpq_srcptr a, mpq_srcptr b, size_t n)
{
  size_t count = 0;
  /*@ loop invariant range: 0 <= i <= n && 0 <= count <= i;
    @ loop invariant partial: count == both_upto(vec(a, n), vec(b, n), i);
    @ loop assigns i, count;
    @ loop variant n - i;
    @*/
  for (size_t i = 0; i < n; i++)
    if (mpq_sgn(a + i) != 0 && mpq_sgn(b + i) != 0)
      count++;
  return count;
}
