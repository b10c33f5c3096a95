#include "picture.h"
#include "svg.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include <stdlib.h>
#include <string.h>

#define NAME_SHOWN 24
#define HEADING_SHOWN 90

section picture_section(const picture *p)
{
  size_t through = p->marked < p->data->points ? p->marked : 0;
  return (section){p->data->inputs, p->data->x + through * p->data->inputs, p->across, p->up};
}

char *picture_input_name(const picture *p, size_t input)
{
  const char *name = p->data->column ? p->data->column[input - 1].name : NULL;
  text_stream t;
  text_open(&t);
  if (name && *name)
    fputs(name, t.stream);
  else
    fprintf(t.stream, "input %zu", input);
  return text_close(&t);
}

char *picture_title(const picture *p)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%zu point%s of %s, %s", p->data->points, s_of(p->data->points), text_file_name(p->data->file),
          p->network);
  return text_close(&t);
}

void picture_write_heading(FILE *f, const picture *p, const char *about)
{
  char *title = picture_title(p);
  svg_label_short(f, 24 * UNIT, 28 * UNIT, "head start", title, HEADING_SHOWN);
  svg_label_short(f, 24 * UNIT, 48 * UNIT, "small start", about, HEADING_SHOWN + 20);
  free(title);
}

void picture_output(mpq_ptr value, const points *p, size_t i, size_t j)
{
  mpq_srcptr d = p->d + i * p->outputs + j;
  if (p->is_signed)
    mpq_sub(value, d, d + p->outputs / 2);
  else
    mpq_set(value, d);
}

/* What sorting asks for. */
static const points *compared;

static int compare_numbers(mpq_srcptr a, mpq_srcptr b, size_t count)
{
  int order = 0;
  for (size_t j = 0; j < count && order == 0; j++)
    order = mpq_cmp(a + j, b + j);
  return order;
}

/* By output; of signed ones by the difference. */
static int compare_outputs(const void *a, const void *b)
{
  size_t one = *(const size_t *)a, other = *(const size_t *)b;
  if (!compared->is_signed)
    return compare_numbers(compared->d + one * compared->outputs, compared->d + other * compared->outputs,
                           compared->outputs);
  int order = 0;
  mpq_t x, y;
  mpq_inits(x, y, NULL);
  for (size_t j = 0; j < compared->outputs / 2 && order == 0; j++) {
    picture_output(x, compared, one, j);
    picture_output(y, compared, other, j);
    order = mpq_cmp(x, y);
  }
  mpq_clears(x, y, NULL);
  return order;
}

/* Classes in the order of their outputs: the colours of many classes go from one end to the other. */
picture_colours picture_colours_new(const points *p)
{
  picture_colours c = {.data = p};
  c.colour = allocate(p->points, sizeof(size_t));
  c.example = allocate(p->points, sizeof(size_t));
  c.order = allocate(p->points, sizeof(size_t));
  for (size_t i = 0; i < p->points; i++)
    c.order[i] = i;
  compared = p;
  qsort(c.order, p->points, sizeof(size_t), compare_outputs);
  for (size_t k = 0; k < p->points; k++) {
    if (k == 0 || compare_outputs(c.order + k - 1, c.order + k) != 0)
      c.example[c.classes++] = c.order[k];
    c.colour[c.order[k]] = c.classes - 1;
  }
  if (!picture_colours_are_few(&c))
    for (size_t i = 0; i < p->points; i++)
      c.colour[i] = c.colour[i] * SVG_COLOURS / c.classes;
  return c;
}

void picture_colours_free(picture_colours *c)
{
  free(c->colour);
  free(c->example);
  free(c->order);
}

bool picture_colours_are_few(const picture_colours *c)
{
  return c->classes <= SVG_COLOURS;
}

static bool has_outputs(const points *p, size_t i, mpq_srcptr outputs)
{
  bool equal = true;
  mpq_t value;
  mpq_init(value);
  for (size_t j = 0; j < points_outputs(p) && equal; j++) {
    picture_output(value, p, i, j);
    equal = mpq_equal(value, outputs + j);
  }
  mpq_clear(value);
  return equal;
}

size_t picture_colour_of(const picture_colours *c, mpq_srcptr outputs)
{
  for (size_t k = 0; k < c->classes; k++)
    if (has_outputs(c->data, c->example[k], outputs))
      return c->colour[c->example[k]];
  return SVG_COLOURS;
}
