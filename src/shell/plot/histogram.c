#include "histogram.h"
#include "svg.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <stdlib.h>

#define WIDTH 560
#define HEIGHT 200
#define LEFT 60
#define TOP 60
#define BARS_MOST 40
#define LABELS_MOST 10
#define SLOTS_LEAST 8 /* so that few bars are no wider than these */

typedef struct {
  size_t least, most; /* of the values */
  size_t wide;        /* values of a bar */
  size_t bars;
  size_t *points;     /* of each bar; owned */
  size_t highest;
} bars;

static bars bars_of(const size_t *value, size_t count)
{
  bars b = {.least = value[0], .most = value[0]};
  for (size_t i = 0; i < count; i++) {
    b.least = value[i] < b.least ? value[i] : b.least;
    b.most = value[i] > b.most ? value[i] : b.most;
  }
  b.wide = (b.most - b.least) / BARS_MOST + 1;
  b.bars = (b.most - b.least) / b.wide + 1;
  b.points = allocate(b.bars, sizeof(size_t));
  for (size_t i = 0; i < count; i++) {
    size_t *bar = b.points + (value[i] - b.least) / b.wide;
    if (++*bar > b.highest)
      b.highest = *bar;
  }
  return b;
}

static char *about_bars(const bars *b, size_t count, const char *what)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%zu point%s; %s: from %zu to %zu.", count, s_of(count), what, b->least, b->most);
  return text_close(&t);
}

static void write_bar(FILE *f, const bars *b, size_t k)
{
  drawn slots = (drawn)(b->bars < SLOTS_LEAST ? SLOTS_LEAST : b->bars), width = WIDTH * UNIT / slots;
  drawn left = LEFT * UNIT + (slots - (drawn)b->bars) * width / 2 + (drawn)k * width;
  drawn height = (drawn)(b->points[k] * HEIGHT * UNIT / b->highest);
  size_t every = (b->bars - 1) / LABELS_MOST + 1, value = b->least + k * b->wide;
  char text[64];
  if (b->points[k] > 0) {
    fprintf(f, "<g><title>%zu point%s</title>", b->points[k], s_of(b->points[k]));
    svg_box(f, left + width / 10, (TOP + HEIGHT) * UNIT - height, width - width / 5, height, "c0");
    fputs("</g>\n", f);
  }
  if (k % every != 0)
    return;
  snprintf(text, sizeof text, "%zu", value);
  svg_label(f, left + width / 2, (TOP + HEIGHT + 18) * UNIT, "small middle", text);
}

void histogram_write(FILE *f, const size_t *value, size_t count, const char *title, const char *what)
{
  bars b = bars_of(value, count);
  char *about = about_bars(&b, count, what), highest[32];
  svg_begin(f, LEFT + WIDTH + 24, TOP + HEIGHT + 52, title, about);
  svg_label_short(f, 24 * UNIT, 26 * UNIT, "head start", title, 80);
  snprintf(highest, sizeof highest, "%zu", b.highest);
  svg_label(f, (LEFT - 8) * UNIT, (TOP + 5) * UNIT, "small end", highest);
  svg_label(f, (LEFT - 8) * UNIT, (TOP + HEIGHT) * UNIT, "small end", "0");
  svg_label(f, LEFT * UNIT, (TOP - 10) * UNIT, "small start", "points");
  for (size_t k = 0; k < b.bars; k++)
    write_bar(f, &b, k);
  svg_box(f, LEFT * UNIT, TOP * UNIT, WIDTH * UNIT, HEIGHT * UNIT, "frame");
  svg_label_short(f, (LEFT + WIDTH / 2) * UNIT, (TOP + HEIGHT + 40) * UNIT, "middle", what, 60);
  svg_end(f);
  free(about);
  free(b.points);
}
