#include "html_pictures.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_machine.h"
#include "shell/plot/function_picture.h"
#include "shell/plot/histogram.h"
#include "shell/plot/plane_picture.h"
#include "shell/plot/structure_picture.h"
#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

/* Larger ones cannot be seen, or take long. */
#define POINTS_MOST 1000
#define FUNCTION_MOST 150 /* points, of a switch network */
#define BOXES_MOST 60

typedef void picture_writer(FILE *f, const picture *p);

/* Base64 is what an address that holds its own data is written in. */
static void write_encoded(FILE *f, const char *text)
{
  size_t length = strlen(text);
  char *encoded = allocate(BASE64_ENCODE_RAW_LENGTH(length) + 1, 1);
  base64_encode_raw(encoded, length, (const uint8_t *)text);
  fputs(encoded, f);
  free(encoded);
}

static void write_figure(FILE *f, text_stream *picture_text, const char *about, const char *caption)
{
  char *svg = text_close(picture_text);
  fprintf(f, "<figure><img alt=\"%s\" src=\"data:image/svg+xml;base64,", about);
  write_encoded(f, svg);
  fprintf(f, "\"><figcaption>%s</figcaption></figure>\n", caption);
  free(svg);
}

static void write_picture(FILE *f, const picture *p, picture_writer *write, const char *about, const char *caption)
{
  text_stream t;
  text_open(&t);
  write(t.stream, p);
  write_figure(f, &t, about, caption);
}

static void write_operations(FILE *f, const size_t *taken, size_t count, const char *network)
{
  text_stream t;
  char title[80];
  snprintf(title, sizeof title, "Operations with the %s network", network);
  text_open(&t);
  histogram_write(t.stream, taken, count, title, "operations on a point");
  write_figure(f, &t, "Histogram: how many points take how many operations; its numbers are in the table of networks",
               "How many points take how many operations with the cheapest network that was found.");
}

static size_t boxes_of(const conditional_model *m)
{
  conditional_size size = conditional_model_measure(m);
  return size.tests + size.leaves + size.missing;
}

/* A picture in which nothing is chosen. */
static picture picture_of(const points *p, const char *network)
{
  return (picture){.data = p, .network = network, .marked = p->points, .across = 1, .up = p->inputs > 2 ? 2 : 0};
}

static void write_switch(FILE *f, const points *p, const model *m)
{
  picture drawn_one = picture_of(p, "switch network");
  drawn_one.halving = m;
  if (p->inputs == 3 && p->points <= POINTS_MOST)
    write_picture(f, &drawn_one, picture_write_plane, "The points in the plane, and the lines on which switches halve them",
                  "The halving lines of the switch network, and the region of each leaf.");
  if (p->inputs == 2 && p->points <= FUNCTION_MOST)
    write_picture(f, &drawn_one, picture_write_function, "The points, and the function that the switch network computes",
                  "The function that the switch network computes: right at the points, and anything between them.");
  if (p->points <= BOXES_MOST)
    write_picture(f, &drawn_one, picture_write_structure, "The switches as a tree from the inputs to the readout",
                  "The switch network.");
}

static void write_conditional(FILE *f, const points *p, const conditional_model *m, const char *name)
{
  char called[40];
  snprintf(called, sizeof called, "%s network", name);
  picture drawn_one = picture_of(p, called);
  drawn_one.conditional = m;
  if (p->inputs == 3 && p->points <= POINTS_MOST)
    write_picture(f, &drawn_one, picture_write_plane, "The points in the plane, and the regions of the cheapest network",
                  "The regions of the cheapest network.");
  if (p->inputs == 2 && p->points <= POINTS_MOST)
    write_picture(f, &drawn_one, picture_write_function, "The points, and the function that the cheapest network computes",
                  "The function that the cheapest network computes.");
  if (boxes_of(m) <= BOXES_MOST)
    write_picture(f, &drawn_one, picture_write_structure, "The tests of the cheapest network as a tree",
                  "The cheapest network: its tree of tests.");
}

/* The operations of each point, by number. */
static size_t *operations_of(const points *p, const conditional_model *m)
{
  size_t *taken = allocate(p->points, sizeof(size_t));
  conditional_machine k = conditional_machine_new(m);
  for (size_t i = 0; i < p->points; i++)
    taken[i] = conditional_machine_check(&k, p->x + i * p->inputs, p->d + i * p->outputs).operations;
  conditional_machine_free(&k);
  return taken;
}

static void write_cheapest(FILE *f, points *p, const recall_network *kind, const certify_wish *wish)
{
  sorted_points sorted = points_sort(p);
  recall_made made = recall_make(kind, &sorted, &wish->recall);
  points_unsort(&sorted);
  size_t *taken = operations_of(p, &made.network);
  write_operations(f, taken, p->points, kind->name);
  write_conditional(f, p, &made.network, kind->name);
  free(taken);
  conditional_model_free(&made.network);
}

static void write_cheapest_switch(FILE *f, const points *p, const certify_run *r)
{
  size_t *taken = allocate(p->points, sizeof(size_t));
  for (size_t i = 0; i < p->points; i++)
    taken[i] = 2 * r->result.active[i].weights;
  write_operations(f, taken, p->points, switch_recall.name);
  free(taken);
}

void html_pictures_write(FILE *f, points *p, const certify_run *r, const certify_wish *wish)
{
  const recall_network *kind = recall_cheapest(&r->networks)->kind;
  if (kind->make)
    write_cheapest(f, p, kind, wish);
  else
    write_cheapest_switch(f, p, r);
  write_switch(f, p, &r->net);
  if (p->inputs > 3)
    fputs("<p>The points have more than two inputs: <code>memcert plot --columns A,B</code> draws a plane through them."
          "</p>\n", f);
}
