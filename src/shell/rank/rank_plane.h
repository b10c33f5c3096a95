/* Hyperplanes through a few rows of a matrix, exactly: what a warning of the kernel is worth. */
#ifndef MEMCERT_SHELL_RANK_PLANE_H
#define MEMCERT_SHELL_RANK_PLANE_H

#include "kernel/theorem3/annihilator.h"
#include "kernel/theorem3/rank.h"

typedef struct {
  mpq_ptr c;       /* columns: the last hyperplane */
  bool *on;        /* points: the rows on it */
  mpq_ptr rows;    /* the rest is to work in */
  size_t *pivot;
  mpq_ptr scratch;
} rank_plane;

rank_plane rank_plane_new(const rank_matrix *m);
void rank_plane_free(const rank_matrix *m, rank_plane *h);

/* A hyperplane of those in question through these rows, fewer than m->columns: how many rows are on it, or
 * 0 if none was found. */
size_t rank_plane_through(const rank_matrix *m, rank_plane *h, const size_t *points, size_t count);

#endif
