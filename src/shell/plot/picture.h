/* What pictures of a dataset, and of a network that recalls it, have in common. */
#ifndef MEMCERT_SHELL_PICTURE_H
#define MEMCERT_SHELL_PICTURE_H

#include <stdio.h>
#include "pieces.h"
#include "shell/switch/model.h"
#include "shell/table/points.h"

typedef struct {
  const points *data; /* usable */
  const char *network; /* what kind it is, as a heading says it */
  const model *halving; /* one of these three */
  const conditional_model *conditional;
  const layered_model *layered;
  size_t marked;     /* the point whose way is shown, or the number of points */
  size_t across, up; /* inputs that are drawn, from 1 */
  size_t output;     /* which one a function shows */
  bool argmax;       /* a region is where an output of the layered network is the largest one */
} picture;

/* The plane or line through the marked point, or the first one. */
section picture_section(const picture *p);
/* The name of an input; to be released with free(). */
char *picture_input_name(const picture *p, size_t input);
/* A heading over the drawing, and lines below it. */
void picture_write_heading(FILE *f, const picture *p, const char *about);
/* "4 points of data.csv"; to be released with free(). */
char *picture_title(const picture *p);

/* Colours of points by their outputs. */
typedef struct {
  const points *data;
  size_t *colour;    /* of every point; owned */
  size_t classes;    /* distinct outputs; each has a colour of its own if there are at most SVG_COLOURS */
  size_t *example;   /* a point of each; owned */
  size_t *order;     /* scratch; owned */
} picture_colours;

picture_colours picture_colours_new(const points *p);
void picture_colours_free(picture_colours *c);
/* The colour of these outputs, a pair being one number; SVG_COLOURS if no point has them. */
size_t picture_colour_of(const picture_colours *c, mpq_srcptr outputs);
bool picture_colours_are_few(const picture_colours *c);

/* value := output j of point i, a pair being one number */
void picture_output(mpq_ptr value, const points *p, size_t i, size_t j);

#endif
