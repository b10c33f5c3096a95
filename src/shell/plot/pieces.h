/* What a network computes on a part of a plane, or of a line: pieces on which every output is affine, exactly. */
#ifndef MEMCERT_SHELL_PIECES_H
#define MEMCERT_SHELL_PIECES_H

#include "convex.h"
#include "shell/conditional/conditional_model.h"
#include "shell/layered/layered_model.h"

/* Which plane: input number `across` of (1, x) is X, and number `up` is Y, or 0 of a line; the others are those of a
 * point. */
typedef struct {
  size_t inputs;
  mpq_srcptr point; /* (1, x): also the one whose pieces are marked */
  size_t across, up;
} section;

/* X and Y of that point. */
void section_mark(const section *s, mpq_t mark[2]);

typedef struct {
  const convex *where;
  const form *output; /* one per output, a pair being one; NULL if there is no answer */
  bool here;          /* this is how the network computes the point of the section */
} piece;

typedef void piece_taker(void *context, const piece *p);

/* Cuts the cell into pieces and hands them over, one after the other.  Exit 4 if there are very many.  Tests for what
 * holds on a line only, such as =, have no piece there, but for the point of the section. */
void pieces_of_conditional(const conditional_model *m, const section *s, const convex *all, piece_taker *take, void *context);
void pieces_of_layered(const layered_model *m, const section *s, const convex *all, piece_taker *take, void *context);

#endif
