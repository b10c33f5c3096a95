#include "curves.h"
#include "svg.h"
#include "shell/base/status.h"
#include <stdlib.h>

#define WIDTH 330
#define HEIGHT 230
#define LEFT 64
#define TOP 92
#define ACROSS 420   /* from frame to frame */
#define DOWN 310
#define LEGEND 140
#define PART 65536   /* logarithms are counted in such parts */
#define TICKS_MOST 8
#define STEPS 48     /* of a curve that is computed */

typedef struct {
  long left, top;          /* in units */
  int64_t x0, x1, y0, y1;  /* logarithms at the borders */
} scale;

/* The logarithm of v >= 1 to the base 2, in parts, rounded down. */
static int64_t logarithm(uint64_t v)
{
  int whole = 0;
  while (v >> whole > 1)
    whole++;
  uint64_t m = whole > 31 ? v >> (whole - 31) : v << (31 - whole), parts = 0;
  for (int k = 0; k < 16; k++) {
    m = m * m >> 31;
    parts = 2 * parts + (m >> 32);
    m >>= m >> 32;
  }
  return (int64_t)whole * PART + (int64_t)parts;
}

static drawn along(int64_t value, int64_t from, int64_t to, long length)
{
  return to > from ? (drawn)((value - from) * length * UNIT / (to - from)) : length * UNIT / 2;
}

static drawn at_x(const scale *s, int64_t x)
{
  return s->left * UNIT + along(x, s->x0, s->x1, WIDTH);
}

static drawn at_y(const scale *s, int64_t y)
{
  return (s->top + HEIGHT) * UNIT - along(y, s->y0, s->y1, HEIGHT);
}

static void take(int64_t *least, int64_t *most, int64_t value, bool first)
{
  *least = first || value < *least ? value : *least;
  *most = first || value > *most ? value : *most;
}

/* The logarithms of the square root and of the logarithm, both in parts; x counts in parts. */
static int64_t root(int64_t x)
{
  return x / 2;
}

static int64_t log_log(int64_t x)
{
  return x > 0 ? logarithm((uint64_t)x) - 16 * PART : 0;
}

static scale measure(const curve_frame *frame, size_t number)
{
  scale s = {.left = LEFT + (long)(number % 2) * ACROSS, .top = TOP + (long)(number / 2) * DOWN};
  bool first = true;
  for (size_t c = 0; c < frame->count; c++)
    for (size_t k = 0; k < frame->list[c].count; k++)
      if (frame->list[c].y[k] > 0) {
        take(&s.x0, &s.x1, logarithm(frame->list[c].x[k]), first);
        take(&s.y0, &s.y1, logarithm(frame->list[c].y[k]) - logarithm(frame->per), first);
        first = false;
      }
  s.y0 -= PART / 4;
  s.y1 += PART / 4;
  if (s.y0 + root(s.x1) - root(s.x0) > s.y1)
    s.y1 = s.y0 + root(s.x1) - root(s.x0);
  return s;
}

static void write_number(FILE *f, drawn x, drawn y, const char *style, uint64_t number)
{
  char text[32];
  static const char units[] = " kMGT";
  size_t unit = 0;
  for (; number >= 10000 && number % 1000 == 0 && units[unit + 1]; unit++)
    number /= 1000;
  snprintf(text, sizeof text, unit ? "%llu%c" : "%llu", (unsigned long long)number, units[unit]);
  svg_label(f, x, y, style, text);
}

/* Powers of ten, and 2 and 5 times these where there are few. */
static void write_y_ticks(FILE *f, const scale *s)
{
  static const uint64_t times[] = {1, 2, 5};
  int tight = s->y1 - s->y0 > 5 * PART ? 1 : 3;
  drawn last = (s->top + HEIGHT) * UNIT + 12 * UNIT;
  uint64_t ten = 1;
  for (int power = 0; power < 19; power++, ten *= 10)
    for (int k = 0; k < tight; k++) {
      int64_t at = logarithm(ten * times[k]);
      drawn y = at_y(s, at);
      if (at < s->y0 || at > s->y1 || last - y < 14 * UNIT)
        continue;
      svg_line(f, s->left * UNIT, y, (s->left + WIDTH) * UNIT, y, "grid");
      write_number(f, (s->left - 6) * UNIT, y + 4 * UNIT, "small end", ten * times[k]);
      last = y;
    }
}

static void write_x_ticks(FILE *f, const scale *s, const curve *c)
{
  drawn last = -100 * UNIT;
  for (size_t k = 0; k < c->count; k++) {
    drawn x = at_x(s, logarithm(c->x[k]));
    if (labs(x - last) < WIDTH * UNIT / TICKS_MOST)
      continue;
    svg_line(f, x, s->top * UNIT, x, (s->top + HEIGHT) * UNIT, "grid");
    write_number(f, x, (s->top + HEIGHT + 18) * UNIT, "small middle", c->x[k]);
    last = x;
  }
}

static void begin_curve(FILE *f, const char *style)
{
  fprintf(f, "<polyline class=\"%s\" points=\"", style);
}

static void add_place(FILE *f, drawn x, drawn y)
{
  svg_length(f, x);
  fputc(',', f);
  svg_length(f, y);
  fputc(' ', f);
}

/* From the lower left corner on, as this grows. */
static void write_guide(FILE *f, const scale *s, int64_t (*grows)(int64_t), const char *name)
{
  if (s->x1 == s->x0)
    return;
  drawn y = 0;
  begin_curve(f, "none halving");
  for (int k = 0; k <= STEPS; k++) {
    int64_t x = s->x0 + (s->x1 - s->x0) * k / STEPS;
    y = at_y(s, s->y0 + grows(x) - grows(s->x0));
    add_place(f, at_x(s, x), y);
  }
  fputs("\"/>\n", f);
  svg_label(f, (s->left + WIDTH + 4) * UNIT, y + 4 * UNIT, "small start", name);
}

static void style_of(char style[32], const char *before, const curve *c)
{
  if (c->colour < SVG_COLOURS)
    snprintf(style, 32, "%s s%zu", before, c->colour);
  else
    snprintf(style, 32, "%s bound", before);
}

static void write_curve(FILE *f, const scale *s, const curve *c, uint64_t per)
{
  char style[32];
  style_of(style, "series", c);
  begin_curve(f, style);
  for (size_t k = 0; k < c->count; k++)
    if (c->y[k] > 0)
      add_place(f, at_x(s, logarithm(c->x[k])), at_y(s, logarithm(c->y[k]) - logarithm(per)));
  fputs("\"/>\n", f);
  for (size_t k = 0; k < c->count && c->colour < SVG_COLOURS; k++) {
    if (c->y[k] == 0)
      continue;
    snprintf(style, sizeof style, "p%zu", c->colour);
    svg_circle(f, at_x(s, logarithm(c->x[k])), at_y(s, logarithm(c->y[k]) - logarithm(per)), "2.5", style);
    fprintf(f, "><title>%s, n = %llu: ", c->name, (unsigned long long)c->x[k]);
    if (per == 1)
      fprintf(f, "%llu</title></circle>\n", (unsigned long long)c->y[k]);
    else
      fprintf(f, "%llu.%02llu</title></circle>\n", (unsigned long long)(c->y[k] / per),
              (unsigned long long)(c->y[k] % per));
  }
}

static void write_frame(FILE *f, const curve_frame *frame, size_t number)
{
  scale s = measure(frame, number);
  write_y_ticks(f, &s);
  write_x_ticks(f, &s, frame->list);
  svg_box(f, s.left * UNIT, s.top * UNIT, WIDTH * UNIT, HEIGHT * UNIT, "frame");
  svg_label(f, s.left * UNIT, (s.top - 9) * UNIT, "start", frame->title);
  svg_label(f, (s.left + WIDTH / 2) * UNIT, (s.top + HEIGHT + 36) * UNIT, "small middle", "n, the points");
  write_guide(f, &s, root, "√n");
  write_guide(f, &s, log_log, "log n");
  for (size_t c = 0; c < frame->count; c++)
    write_curve(f, &s, frame->list + c, frame->per);
}

/* One column for all frames. */
static void write_legend(FILE *f, const curve_frame *frame)
{
  drawn x = (LEFT + 2 * ACROSS - 20) * UNIT, y = TOP * UNIT;
  char style[32];
  for (size_t c = 0; c < frame->count; c++) {
    drawn row = y + (drawn)(22 * c + 8) * UNIT;
    style_of(style, "series", frame->list + c);
    svg_line(f, x, row - 4 * UNIT, x + 26 * UNIT, row - 4 * UNIT, style);
    svg_label_short(f, x + 34 * UNIT, row, "small start", frame->list[c].name, 14);
  }
}

void curves_write(FILE *f, const char *title, const char *about, const curve_frame *frames, size_t count)
{
  long rows = (long)(count + 1) / 2;
  svg_begin(f, LEFT + 2 * ACROSS - 20 + LEGEND, TOP + rows * DOWN - 16, title, about);
  svg_label_short(f, 24 * UNIT, 28 * UNIT, "head start", title, 100);
  svg_label_short(f, 24 * UNIT, 48 * UNIT, "small start", about, 150);
  for (size_t k = 0; k < count; k++)
    write_frame(f, frames + k, k);
  write_legend(f, frames);
  svg_end(f);
}
