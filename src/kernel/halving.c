#include "halving.h"
#include "order.h"
#include "vector.h"

/* Raises `e` until the point `a`, which differs from the cut point `c` first in coordinate k,
 * satisfies |w.a + e (a_k - c_k)| >= margin on the side on which it lies. */
static void raise_weight(mpq_ptr e, mpq_srcptr w, mpq_srcptr a, mpq_srcptr c, size_t k, size_t q, bool above,
                         mpq_srcptr margin, mpq_ptr s, mpq_ptr t)
{
  vector_dot(s, w, a, q, t);
  if (above)
    mpq_sub(s, margin, s);
  else {
    mpq_neg(s, s);
    mpq_sub(s, s, margin);
  }
  mpq_sub(t, a + k, c + k);
  mpq_div(s, s, t);
  if (mpq_cmp(s, e) > 0)
    mpq_set(e, s);
}

void halving_hyperplane(dataset data, const size_t *order, size_t lo, size_t cut, size_t hi, mpq_ptr w,
                        mpq_ptr margin, mpq_ptr scratch)
{
  size_t q = data.inputs;
  mpq_srcptr a = data.x + order[cut - 1] * q, b = data.x + order[cut] * q;
  mpq_ptr e = scratch, s = scratch + 1, t = scratch + 2;
  size_t j = first_difference(a, b, q);

  for (size_t i = 0; i < q; i++)
    mpq_set_ui(w + i, 0, 1);
  /* 2 x_j - a_j - b_j: twice the distance to the middle of the gap. */
  mpq_set_ui(w + j, 2, 1);
  mpq_add(s, a + j, b + j);
  mpq_neg(w, s);
  mpq_sub(margin, b + j, a + j);

  for (size_t k = j - 1; k > 0; k--) {
    mpq_set_ui(e, 0, 1);
    for (size_t i = lo; i < hi; i++) {
      mpq_srcptr x = data.x + order[i] * q;
      if (first_difference(x, a, q) == k)
        raise_weight(e, w, x, a, k, q, i >= cut, margin, s, t);
    }
    mpq_set(w + k, e);
    mpq_mul(t, e, a + k);
    mpq_sub(w, w, t);
  }
}
