/* Convex parts of a plane, or of a line in it, in exact numbers. */
#ifndef MEMCERT_SHELL_CONVEX_H
#define MEMCERT_SHELL_CONVEX_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>

/* c[0] + c[1] X + c[2] Y */
typedef struct {
  mpq_t c[3];
} form;

void form_init(form *f);
void form_clear(form *f);
void form_zero(form *f);
void form_set(form *f, const form *other);
/* f += factor * other */
void form_add(form *f, const form *other, mpq_srcptr factor);
bool form_is_constant(const form *f);
void form_at(mpq_ptr value, const form *f, const mpq_t at[2]);

typedef struct {
  mpq_t at[2];
} corner;

/* A polygon by its corners in their order, or, of two corners, a segment. */
typedef struct {
  size_t corners;
  corner *corner; /* owned */
} convex;

/* From the point (x, y) to the point (x2, y2), of a plane or, if `flat`, of the line Y = y. */
convex convex_new(mpq_srcptr x, mpq_srcptr x2, mpq_srcptr y, mpq_srcptr y2, bool flat);
void convex_free(convex *c);

/* The sign of the form inside of the cell: -1, 0 if it is zero all over, 1; SIGN_BOTH if both signs are there. */
#define SIGN_BOTH 2
int convex_sign(const convex *c, const form *f);

/* The part where the form is at least 0 or, of the `below`, at most 0; both signs must be there. */
convex convex_cut(const convex *c, const form *f, bool below);

/* mid := a point inside */
void convex_middle(const convex *c, mpq_t mid[2]);

#endif
