#include "function_picture.h"
#include "frame.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/export/expansion_model.h"
#include <stdlib.h>

#define WIDTH 640
#define HEIGHT 380
#define LEFT 84
#define TOP 84
#define BREAKS_SHOWN 400

/* A part of the line on which the function is affine. */
typedef struct {
  mpq_t from, to;
  form value;
  bool answered;
} stretch;

typedef struct {
  const picture *p;
  frame w;
  stretch *list;
  size_t count, room;
} function;

static void take_piece(void *context, const piece *from)
{
  function *d = context;
  const convex *c = from->where;
  d->list = with_room(d->list, &d->room, d->count + 1, sizeof(stretch));
  stretch *s = d->list + d->count++;
  mpq_inits(s->from, s->to, NULL);
  form_init(&s->value);
  size_t first = mpq_cmp(c->corner[0].at[0], c->corner[c->corners - 1].at[0]) > 0 ? c->corners - 1 : 0;
  mpq_set(s->from, c->corner[first].at[0]);
  mpq_set(s->to, c->corner[c->corners - 1 - first].at[0]);
  s->answered = from->output;
  if (from->output)
    form_set(&s->value, from->output + d->p->output);
}

static int compare_stretches(const void *a, const void *b)
{
  return mpq_cmp(((const stretch *)a)->from, ((const stretch *)b)->from);
}

static bool same_value(const stretch *a, const stretch *b)
{
  return a->answered == b->answered && mpq_equal(a->value.c[0], b->value.c[0]) && mpq_equal(a->value.c[1], b->value.c[1]);
}

static void stretch_clear(stretch *s)
{
  mpq_clears(s->from, s->to, NULL);
  form_clear(&s->value);
}

/* In order, neighbours with the same value as one. */
static void join(function *d)
{
  size_t kept = 0;
  qsort(d->list, d->count, sizeof(stretch), compare_stretches);
  for (size_t k = 1; k < d->count; k++)
    if (same_value(d->list + kept, d->list + k)) {
      mpq_set(d->list[kept].to, d->list[k].to);
      stretch_clear(d->list + k);
    } else
      d->list[++kept] = d->list[k];
  d->count = kept + 1;
}

static void cut(function *d)
{
  section s = picture_section(d->p);
  mpq_t zero;
  mpq_init(zero);
  convex all = convex_new(d->w.across.least, d->w.across.most, zero, zero, true);
  if (d->p->conditional)
    pieces_of_conditional(d->p->conditional, &s, &all, take_piece, d);
  else if (d->p->layered)
    pieces_of_layered(d->p->layered, &s, &all, take_piece, d);
  else {
    layered_model whole = expansion_model(&d->p->halving->net, d->p->halving->is_signed);
    whole.constant = true;
    whole.is_signed = d->p->halving->is_signed;
    pieces_of_layered(&whole, &s, &all, take_piece, d);
    layered_model_free(&whole);
  }
  join(d);
  convex_free(&all);
  mpq_clear(zero);
}

static void take_range(function *d)
{
  const points *data = d->p->data;
  mpq_t value;
  mpq_init(value);
  for (size_t i = 0; i < data->points; i++) {
    picture_output(value, data, i, d->p->output);
    axis_take(&d->w.up, value, 1, 1, i == 0);
  }
  axis_take(&d->w.across, data->x + d->p->across, data->points, data->inputs, true);
  axis_widen(&d->w.across, 12);
  axis_widen(&d->w.up, 4);
  mpq_clear(value);
}

/* f := the value less a border of the frame */
static void form_less(form *f, const form *value, mpq_srcptr border)
{
  form_set(f, value);
  mpq_sub(f->c[0], f->c[0], border);
}

/* The part of the stretch that is in the frame; false if there is none. */
static bool visible(const function *d, const stretch *s, convex *part)
{
  mpq_t zero;
  form f;
  mpq_init(zero);
  form_init(&f);
  bool some = s->answered;
  *part = convex_new(s->from, s->to, zero, zero, true);
  for (int top = 0; top < 2 && some; top++) {
    form_less(&f, &s->value, top ? d->w.up.most : d->w.up.least);
    int sign = convex_sign(part, &f), outside = top ? 1 : -1;
    some = sign != outside;
    if (sign == SIGN_BOTH) {
      convex kept = convex_cut(part, &f, top);
      convex_free(part);
      *part = kept;
    }
  }
  form_clear(&f);
  mpq_clear(zero);
  return some;
}

static void write_stretch(FILE *f, const function *d, const stretch *s)
{
  convex part;
  if (visible(d, s, &part)) {
    mpq_t value;
    mpq_init(value);
    fputs("<polyline class=\"curve\" points=\"", f);
    for (size_t k = 0; k < part.corners; k++) {
      form_at(value, &s->value, (const mpq_t *)part.corner[k].at);
      fputs(k ? " " : "", f);
      svg_length(f, axis_at(&d->w.across, part.corner[k].at[0]));
      fputc(',', f);
      svg_length(f, axis_at(&d->w.up, value));
    }
    fputs("\"/>\n", f);
    mpq_clear(value);
  }
  convex_free(&part);
}

static void write_break(FILE *f, const function *d, mpq_srcptr at)
{
  drawn x = axis_at(&d->w.across, at);
  fputs("<g><title>breakpoint ", f);
  number_write(f, at);
  fputs("</title>", f);
  svg_line(f, x, d->w.up.from, x, d->w.up.from - 10 * UNIT, "break");
  fputs("</g>\n", f);
}

static void write_point(FILE *f, const function *d, size_t i)
{
  const points *data = d->p->data;
  mpq_srcptr x = data->x + i * data->inputs + d->p->across;
  mpq_t value;
  mpq_init(value);
  picture_output(value, data, i, d->p->output);
  for (int ring = 0; ring < 1 + (i == d->p->marked); ring++) {
    svg_circle(f, axis_at(&d->w.across, x), axis_at(&d->w.up, value), ring ? "9" : "4.5", ring ? "ring" : "mark p1");
    fprintf(f, "><title>line %zu: x = ", data->line[i]);
    number_write(f, x);
    fputs(", output ", f);
    number_write(f, value);
    fputs("</title></circle>\n", f);
  }
  mpq_clear(value);
}

static char *about_function(const function *d)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "Output %zu: %zu piece%s in this range; a mark at the bottom is where one ends.", d->p->output + 1,
          d->count, s_of(d->count));
  if (d->p->data->inputs > 2)
    fprintf(t.stream, " A line through line %zu.",
            d->p->data->line[d->p->marked < d->p->data->points ? d->p->marked : 0]);
  return text_close(&t);
}

static char *output_name(const picture *p)
{
  const columns *what = &p->data->what;
  const char *name = what->outputs == points_outputs(p->data) ? what->output[p->output].name : NULL;
  text_stream t;
  text_open(&t);
  if (name && *name)
    fputs(name, t.stream);
  else
    fprintf(t.stream, "output %zu", p->output + 1);
  return text_close(&t);
}

static void write_all(FILE *f, const function *d)
{
  const picture *p = d->p;
  char *title = picture_title(p), *about = about_function(d);
  char *across = picture_input_name(p, p->across), *up = output_name(p);
  svg_begin(f, LEFT + WIDTH + 24, TOP + HEIGHT + 56, title, about);
  picture_write_heading(f, p, about);
  frame_write(f, &d->w, across, up);
  for (size_t k = 0; k < d->count; k++)
    write_stretch(f, d, d->list + k);
  for (size_t k = 1; k < d->count && d->count <= BREAKS_SHOWN; k++)
    write_break(f, d, d->list[k].from);
  for (size_t i = 0; i < p->data->points; i++)
    write_point(f, d, i);
  svg_end(f);
  free(title);
  free(about);
  free(across);
  free(up);
}

void picture_write_function(FILE *f, const picture *p)
{
  function d = {.p = p, .w = frame_new(LEFT, TOP, WIDTH, HEIGHT)};
  take_range(&d);
  cut(&d);
  write_all(f, &d);
  for (size_t k = 0; k < d.count; k++)
    stretch_clear(d.list + k);
  free(d.list);
  frame_free(&d.w);
}
