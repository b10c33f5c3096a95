#include "box_tree.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

#define BOXES_MOST 1200
#define LINE 17      /* the height of a line of text, in units */
#define MARGIN 6     /* above and below the text */
#define GAP 10       /* between boxes one above the other */
#define ACROSS 64    /* between boxes side by side */
#define CHARACTER 7  /* the width of one */

void box_tree_free(box_tree *t)
{
  for (size_t k = 0; k < t->count; k++)
    free(t->list[k].text);
  free(t->list);
}

size_t box_tree_add(box_tree *t, char *text, bool on)
{
  if (t->count == BOXES_MOST)
    fail(STATUS_UNDECIDED, "a picture of the structure has room for %d boxes, and this network has more", BOXES_MOST);
  t->list = with_room(t->list, &t->room, t->count + 1, sizeof(box));
  size_t lines = 1;
  for (const char *c = text; *c; c++)
    lines += *c == '\n';
  t->list[t->count] = (box){.text = text, .child = {NO_BOX, NO_BOX}, .on = on, .lines = lines,
                            .height = (long)lines * LINE + 2 * MARGIN};
  return t->count++;
}

static long box_width(const box_tree *t)
{
  return (long)t->wide * CHARACTER + 16;
}

static drawn box_left(const box_tree *t, size_t k)
{
  return (t->left + (long)t->list[k].depth * (box_width(t) + ACROSS)) * UNIT;
}

/* A subtree is as high as its box or as what is below it; children come later, so the list is taken from its end. */
static void measure(box_tree *t)
{
  for (size_t k = t->count; k-- > 0;) {
    box *b = t->list + k;
    long below = 0;
    for (int side = 0; side < 2; side++)
      if (b->child[side] != NO_BOX)
        below += t->list[b->child[side]].tall;
    b->tall = below > b->height + GAP ? below : b->height + GAP;
  }
}

long box_tree_place(box_tree *t, long *width)
{
  size_t deepest = 0;
  measure(t);
  t->list[0].top = t->top;
  for (size_t k = 0; k < t->count; k++) {
    const box *b = t->list + k;
    long below = 0;
    for (int side = 0; side < 2; side++)
      below += b->child[side] != NO_BOX ? t->list[b->child[side]].tall : 0;
    long top = b->top + (b->tall - below) / 2;
    deepest = b->depth > deepest ? b->depth : deepest;
    for (int side = 0; side < 2; side++)
      if (b->child[side] != NO_BOX) {
        box *child = t->list + b->child[side];
        child->top = top;
        child->depth = b->depth + 1;
        top += child->tall;
      }
  }
  for (size_t k = 0; k < t->count && t->aligned; k++)
    if (t->list[k].child[0] == NO_BOX && t->list[k].child[1] == NO_BOX)
      t->list[k].depth = deepest;
  *width = (long)(deepest + 1) * (box_width(t) + ACROSS) - ACROSS;
  return t->list[0].tall;
}

static drawn middle(const box *b)
{
  return (b->top * UNIT) + b->tall * UNIT / 2;
}

void box_tree_end(const box_tree *t, size_t k, drawn *x, drawn *y)
{
  *x = box_left(t, k) + box_width(t) * UNIT;
  *y = middle(t->list + k);
}

void box_tree_wire(FILE *f, drawn x1, drawn y1, drawn x2, drawn y2, const char *style)
{
  const drawn at[] = {x1, y1, (x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2};
  fprintf(f, "<path class=\"%s\" d=\"", style);
  for (int k = 0; k < 8; k++) {
    fputs(k == 0 ? "M" : k == 2 ? " C" : " ", f);
    svg_length(f, at[k]);
  }
  fputs("\"/>\n", f);
}

static void write_wires(FILE *f, const box_tree *t, size_t k)
{
  const box *b = t->list + k;
  drawn x, y;
  box_tree_end(t, k, &x, &y);
  for (int side = 0; side < 2; side++) {
    if (b->child[side] == NO_BOX)
      continue;
    const box *child = t->list + b->child[side];
    bool live = b->on && child->on;
    drawn to = box_left(t, b->child[side]);
    box_tree_wire(f, x, y, to, middle(child), live ? "live" : side && t->answers ? "wire no" : "wire");
    if (t->answers)
      svg_label(f, to - 8 * UNIT, middle(child) + (side ? 15 : -6) * UNIT, "small end", side ? "no" : "yes");
  }
}

static void write_box(FILE *f, const box_tree *t, size_t k)
{
  const box *b = t->list + k;
  drawn left = box_left(t, k), top = middle(b) - b->height * UNIT / 2;
  svg_box(f, left, top, box_width(t) * UNIT, b->height * UNIT, b->on ? "on" : "box");
  char *lines = duplicate(b->text, strlen(b->text)), *rest = lines;
  for (size_t n = 1; rest; n++) {
    char *line = strsep(&rest, "\n");
    svg_label_short(f, left + 8 * UNIT, top + ((long)n * LINE + MARGIN - 4) * UNIT, "small start", line, t->wide);
  }
  free(lines);
}

void box_tree_write(FILE *f, const box_tree *t)
{
  for (size_t k = 0; k < t->count; k++)
    write_wires(f, t, k);
  for (size_t k = 0; k < t->count; k++)
    write_box(f, t, k);
}
