#include "plane_picture.h"
#include "frame.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/table/output_text.h"
#include <stdlib.h>

#define WIDTH 560
#define HEIGHT 460
#define LEFT 76
#define TOP 84
#define LABELS_MOST 60  /* points whose outputs stand beside them */
#define LABEL_SHOWN 12
#define LEGEND_SHOWN 16

/* What is drawn first lies below. */
typedef struct {
  const picture *p;
  frame w;
  picture_colours colours;
  section plane;
  mpq_t mark[2];
  bool marked;
  text_stream fills, edges, way;
  size_t pieces, badges;
  mpq_ptr outputs; /* scratch: of one piece, a pair being one */
} plane;

static void write_corners(FILE *f, const plane *d, const convex *c)
{
  for (size_t k = 0; k < c->corners; k++) {
    fputs(k ? " " : "", f);
    svg_length(f, axis_at(&d->w.across, c->corner[k].at[0]));
    fputc(',', f);
    svg_length(f, axis_at(&d->w.up, c->corner[k].at[1]));
  }
}

static void write_polygon(FILE *f, const plane *d, const convex *c, const char *style)
{
  fprintf(f, "<polygon class=\"%s\" points=\"", style);
  write_corners(f, d, c);
  fputs("\"/>\n", f);
}

static void write_region(FILE *f, const plane *d, const convex *c, size_t colour)
{
  char style[16];
  snprintf(style, sizeof style, colour < SVG_COLOURS ? "region c%zu" : "region plain", colour);
  write_polygon(f, d, c, style);
}

/* Switches: the line of a hyperplane, in a cell of the plane where the points of its leaves are. */
static void form_of_switch(form *f, const plane *d, size_t s)
{
  const network *net = &d->p->halving->net;
  mpq_srcptr w = net->hyperplanes + s * net->inputs;
  mpq_t t;
  mpq_init(t);
  form_zero(f);
  mpq_set(f->c[0], w);
  for (size_t k = 1; k < net->inputs; k++) {
    bool drawn_there = k == d->plane.across || k == d->plane.up;
    mpq_set_ui(t, 0, 1);
    if (!drawn_there)
      mpq_set(t, d->plane.point + k);
    mpq_add(t, t, net->shift);
    if (mpq_sgn(t) < 0)
      mpq_set_ui(t, 0, 1);
    mpq_mul(t, t, w + k);
    mpq_add(f->c[0], f->c[0], t);
    if (drawn_there)
      mpq_set(f->c[k == d->plane.across ? 1 : 2], w + k);
  }
  mpq_clear(t);
}

/* The ends of the line on which the form is zero, as corners of a part that was cut along it. */
static size_t ends_of(const convex *part, const form *f, const corner *end[2])
{
  size_t found = 0;
  mpq_t value;
  mpq_init(value);
  for (size_t k = 0; k < part->corners && found < 2; k++) {
    form_at(value, f, (const mpq_t *)part->corner[k].at);
    if (mpq_sgn(value) == 0)
      end[found++] = part->corner + k;
  }
  mpq_clear(value);
  return found;
}

static void write_halving(plane *d, const convex *part, const form *f, bool here)
{
  const corner *end[2];
  if (ends_of(part, f, end) < 2)
    return;
  drawn x1 = axis_at(&d->w.across, end[0]->at[0]), y1 = axis_at(&d->w.up, end[0]->at[1]);
  drawn x2 = axis_at(&d->w.across, end[1]->at[0]), y2 = axis_at(&d->w.up, end[1]->at[1]);
  bool many = d->p->halving->net.leaves > LABELS_MOST;
  svg_line(here ? d->way.stream : d->edges.stream, x1, y1, x2, y2, here ? "path" : many ? "edge" : "halving");
  if (!here)
    return;
  char number[24];
  drawn share = 9 - (drawn)(d->badges % 7); /* of 10: so that those of lines side by side do not overlap */
  drawn x = x1 + (x2 - x1) * share / 10, y = y1 + (y2 - y1) * share / 10;
  snprintf(number, sizeof number, "%zu", ++d->badges);
  svg_circle(d->way.stream, x, y, "9", "badge");
  fputs("/>\n", d->way.stream);
  svg_label(d->way.stream, x, y + 4 * UNIT, "number", number);
}

static size_t colour_of_leaf(const plane *d, size_t leaf)
{
  const network *net = &d->p->halving->net;
  size_t outputs = points_outputs(d->p->data);
  for (size_t j = 0; j < outputs; j++) {
    mpq_srcptr up = net->readout + j * net->leaves + leaf;
    if (d->p->halving->is_signed)
      mpq_sub(d->outputs + j, up, net->readout + (outputs + j) * net->leaves + leaf);
    else
      mpq_set(d->outputs + j, up);
  }
  return picture_colour_of(&d->colours, d->outputs);
}

/* The vertex with leaves [lo, hi), whose points are in the cell.  `here`: the marked point comes this way. */
static void draw_vertex(plane *d, const convex *c, size_t lo, size_t hi, bool here)
{
  if (here)
    write_polygon(d->fills.stream, d, c, "here");
  if (hi - lo <= 1) {
    write_region(d->fills.stream, d, c, colour_of_leaf(d, lo));
    d->pieces++;
    return;
  }
  size_t cut = lo + (hi - lo + 1) / 2;
  form f;
  form_init(&f);
  form_of_switch(&f, d, cut - 1);
  mpq_t value;
  mpq_init(value);
  form_at(value, &f, (const mpq_t *)d->mark);
  bool left_here = here && mpq_sgn(value) < 0, right_here = here && mpq_sgn(value) > 0;
  mpq_clear(value);
  int sign = convex_sign(c, &f);
  if (sign == SIGN_BOTH) {
    convex left = convex_cut(c, &f, true), right = convex_cut(c, &f, false);
    write_halving(d, &left, &f, here);
    draw_vertex(d, &left, lo, cut, left_here);
    draw_vertex(d, &right, cut, hi, right_here);
    convex_free(&left);
    convex_free(&right);
  } else if (sign < 0)
    draw_vertex(d, c, lo, cut, left_here);
  else
    draw_vertex(d, c, cut, hi, right_here);
  form_clear(&f);
}

/* The translation lets through what is above -M. */
static convex translated_part(const plane *d, const convex *all)
{
  convex part = *all;
  form f;
  form_init(&f);
  for (int k = 1; k <= 2; k++) {
    form_zero(&f);
    mpq_set(f.c[0], d->p->halving->net.shift);
    mpq_set_ui(f.c[k], 1, 1);
    if (convex_sign(&part, &f) != SIGN_BOTH)
      continue;
    convex kept = convex_cut(&part, &f, false);
    if (part.corner != all->corner)
      convex_free(&part);
    part = kept;
  }
  form_clear(&f);
  return part;
}

/* Other networks: pieces. */
static size_t colour_of_piece(const plane *d, const piece *from)
{
  for (size_t j = 0; j < points_outputs(d->p->data); j++) {
    if (!form_is_constant(from->output + j))
      return SVG_COLOURS;
    mpq_set(d->outputs + j, from->output[j].c[0]);
  }
  return picture_colour_of(&d->colours, d->outputs);
}

static void draw_piece(plane *d, const piece *from, size_t colour)
{
  d->pieces++;
  if (from->output)
    write_region(d->fills.stream, d, from->where, colour);
  write_polygon(d->edges.stream, d, from->where, "none edge");
  if (from->here && d->marked)
    write_polygon(d->way.stream, d, from->where, "path");
}

/* Cuts a piece into where output `best`, and where one from `next` on is the largest. */
static void draw_largest(plane *d, const piece *from, size_t best, size_t next, size_t outputs)
{
  form f;
  form_init(&f);
  int sign = 0;
  for (; next < outputs && sign != SIGN_BOTH; next++) {
    form_set(&f, from->output + next);
    for (int k = 0; k < 3; k++)
      mpq_sub(f.c[k], f.c[k], from->output[best].c[k]);
    sign = convex_sign(from->where, &f);
    best = sign == 1 ? next : best;
  }
  if (sign == SIGN_BOTH) {
    convex below = convex_cut(from->where, &f, true), above = convex_cut(from->where, &f, false);
    mpq_t value;
    mpq_init(value);
    form_at(value, &f, (const mpq_t *)d->mark);
    bool more = mpq_sgn(value) > 0;
    mpq_clear(value);
    draw_largest(d, &(piece){&below, from->output, from->here && !more}, best, next, outputs);
    draw_largest(d, &(piece){&above, from->output, from->here && more}, next - 1, next, outputs);
    convex_free(&below);
    convex_free(&above);
  } else {
    mpq_set_ui(d->outputs, best, 1);
    draw_piece(d, from, picture_colour_of(&d->colours, d->outputs));
  }
  form_clear(&f);
}

static void take_piece(void *context, const piece *from)
{
  plane *d = context;
  if (d->p->argmax && from->output)
    draw_largest(d, from, 0, 1, layered_model_outputs(d->p->layered));
  else
    draw_piece(d, from, from->output ? colour_of_piece(d, from) : SVG_COLOURS);
}

static void draw_network(plane *d)
{
  convex all = convex_new(d->w.across.least, d->w.across.most, d->w.up.least, d->w.up.most, false);
  if (d->p->halving) {
    convex part = translated_part(d, &all);
    draw_vertex(d, &part, 0, d->p->halving->net.leaves, d->marked);
    if (part.corner != all.corner)
      convex_free(&part);
  } else if (d->p->conditional)
    pieces_of_conditional(d->p->conditional, &d->plane, &all, take_piece, d);
  else
    pieces_of_layered(d->p->layered, &d->plane, &all, take_piece, d);
  convex_free(&all);
}

/* Points. */
static void write_tip(FILE *f, const points *data, size_t i, const char *output)
{
  fprintf(f, "<title>line %zu: (", data->line[i]);
  for (size_t k = 1; k < data->inputs; k++) {
    fputs(k > 1 ? ", " : "", f);
    number_write(f, data->x + i * data->inputs + k);
  }
  fputs("), output ", f);
  svg_text(f, output);
  fputs("</title>", f);
}

static void write_point(FILE *f, const plane *d, size_t i)
{
  const points *data = d->p->data;
  mpq_srcptr row = data->x + i * data->inputs;
  drawn x = axis_at(&d->w.across, row + d->p->across), y = axis_at(&d->w.up, row + d->p->up);
  char style[16], *text = output_text(&data->what, data->is_signed, data->d + i * data->outputs);
  snprintf(style, sizeof style, "mark p%zu", d->colours.colour[i]);
  svg_circle(f, x, y, data->points > LABELS_MOST ? "3.5" : "5.5", style);
  fputc('>', f);
  write_tip(f, data, i, text);
  fputs("</circle>\n", f);
  if (i == d->p->marked) {
    svg_circle(f, x, y, "9.5", "ring");
    fputs("></circle>\n", f);
  }
  if (data->points <= LABELS_MOST) {
    bool right = x > d->w.across.to - 40 * UNIT;
    svg_label_short(f, x + (right ? -10 : 10) * UNIT, y - 7 * UNIT, right ? "small end" : "small start", text, LABEL_SHOWN);
  }
  free(text);
}

static void write_legend(FILE *f, const plane *d)
{
  const points *data = d->p->data;
  drawn x = d->w.across.to + 24 * UNIT, y = d->w.up.to + 12 * UNIT;
  svg_label(f, x, y, "small start", picture_colours_are_few(&d->colours) ? "output" : "output, from the");
  if (!picture_colours_are_few(&d->colours))
    svg_label(f, x, y + 16 * UNIT, "small start", "least to the largest");
  for (size_t k = 0; k < SVG_COLOURS && k < d->colours.classes; k++) {
    size_t few = picture_colours_are_few(&d->colours);
    size_t i = d->colours.example[few ? k : (k * d->colours.classes + SVG_COLOURS - 1) / SVG_COLOURS];
    char style[16], *text = output_text(&data->what, data->is_signed, data->d + i * data->outputs);
    snprintf(style, sizeof style, "mark p%zu", d->colours.colour[i]);
    drawn row = y + (drawn)(22 * k + (few ? 22 : 38)) * UNIT;
    svg_circle(f, x + 6 * UNIT, row - 4 * UNIT, "5.5", style);
    fputs("></circle>\n", f);
    svg_label_short(f, x + 20 * UNIT, row, "small start", text, LEGEND_SHOWN);
    free(text);
  }
}

static char *about_plane(const plane *d)
{
  text_stream t;
  text_open(&t);
  if (d->p->halving)
    fprintf(t.stream, "The halving lines of the switches, and the region of each leaf.");
  else
    fprintf(t.stream, "%zu region%s%s.", d->pieces, s_of(d->pieces),
            d->p->argmax ? ", coloured by the largest output" : "");
  if (d->marked && d->p->halving)
    fprintf(t.stream, " Red: the path of line %zu.", d->p->data->line[d->p->marked]);
  else if (d->marked)
    fprintf(t.stream, " Red: the region of line %zu.", d->p->data->line[d->p->marked]);
  if (d->p->data->inputs > 3)
    fprintf(t.stream, " A plane through line %zu.", d->p->data->line[d->marked ? d->p->marked : 0]);
  return text_close(&t);
}

static void take_range(plane *d)
{
  const points *data = d->p->data;
  axis_take(&d->w.across, data->x + d->p->across, data->points, data->inputs, true);
  axis_take(&d->w.up, data->x + d->p->up, data->points, data->inputs, true);
  axis_widen(&d->w.across, 10);
  axis_widen(&d->w.up, 10);
}

static void write_all(FILE *f, plane *d)
{
  const picture *p = d->p;
  char *title = picture_title(p), *about = about_plane(d);
  char *across = picture_input_name(p, p->across), *up = picture_input_name(p, p->up);
  char *fills = text_close(&d->fills), *edges = text_close(&d->edges), *way = text_close(&d->way);
  svg_begin(f, LEFT + WIDTH + 164, TOP + HEIGHT + 56, title, about);
  picture_write_heading(f, p, about);
  fprintf(f, "<g>\n%s</g>\n", fills);
  frame_write(f, &d->w, across, up);
  fprintf(f, "<g>\n%s</g>\n<g>\n%s</g>\n", edges, way);
  for (size_t i = 0; i < p->data->points; i++)
    write_point(f, d, i);
  write_legend(f, d);
  svg_end(f);
  char *const texts[] = {title, about, across, up, fills, edges, way};
  for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
    free(texts[k]);
}

void picture_write_plane(FILE *f, const picture *p)
{
  plane d = {.p = p, .w = frame_new(LEFT, TOP, WIDTH, HEIGHT), .plane = picture_section(p)};
  d.colours = picture_colours_new(p->data);
  d.outputs = numbers_new(points_outputs(p->data));
  d.marked = p->marked < p->data->points;
  mpq_inits(d.mark[0], d.mark[1], NULL);
  section_mark(&d.plane, d.mark);
  text_open(&d.fills);
  text_open(&d.edges);
  text_open(&d.way);
  take_range(&d);
  draw_network(&d);
  write_all(f, &d);
  mpq_clears(d.mark[0], d.mark[1], NULL);
  numbers_free(d.outputs, points_outputs(p->data));
  picture_colours_free(&d.colours);
  frame_free(&d.w);
}
