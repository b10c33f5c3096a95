/* A tree of boxes with text, drawn from left to right without overlaps. */
#ifndef MEMCERT_SHELL_BOX_TREE_H
#define MEMCERT_SHELL_BOX_TREE_H

#include <stdbool.h>
#include <stdio.h>
#include "svg.h"

#define NO_BOX ((size_t)-1)

typedef struct {
  char *text;      /* lines; owned */
  size_t child[2]; /* or NO_BOX; they come later in the list */
  bool on;         /* the way of the point that is marked goes through it */
  size_t lines, depth;
  long height, top, tall; /* in units: of the box, and where its whole subtree is; set by box_tree_place() */
} box;

typedef struct {
  box *list;
  size_t count, room;
  size_t wide;         /* characters of a line that are shown */
  long left, top;      /* of the picture, in units */
  bool aligned;        /* boxes without children stand at the end */
  bool answers;        /* the first child is where a test holds, the second one where it does not */
} box_tree;

void box_tree_free(box_tree *t);

/* Adds one, and takes over the text; returns its number.  Exit 4 if there are too many to be seen. */
size_t box_tree_add(box_tree *t, char *text, bool on);

/* Finds the places; returns the height of the picture that they take, and its width. */
long box_tree_place(box_tree *t, long *width);

/* Where a box has its right end, and how high its middle is. */
void box_tree_end(const box_tree *t, size_t k, drawn *x, drawn *y);

void box_tree_write(FILE *f, const box_tree *t);

/* A curve between two places. */
void box_tree_wire(FILE *f, drawn x1, drawn y1, drawn x2, drawn y2, const char *style);

#endif
