/* Pictures as SVG: one file that needs nothing else, for light and dark. */
#ifndef MEMCERT_SHELL_SVG_H
#define MEMCERT_SHELL_SVG_H

#include <stdio.h>
#include <gmp.h>

/* A length, in hundredths of a unit of the picture: these are the only numbers that are rounded. */
typedef long drawn;

#define UNIT 100

/* Begins a picture of that size, in units.  The title and the description are for those who do not see it. */
void svg_begin(FILE *f, long width, long height, const char *title, const char *description);
void svg_end(FILE *f);

/* A length as a number. */
void svg_length(FILE *f, drawn length);

/* Text of a user: what XML does not allow is replaced. */
void svg_text(FILE *f, const char *text);

/* An element <text> at that place; `style` are names of classes, see svg.c. */
void svg_label(FILE *f, drawn x, drawn y, const char *style, const char *text);

/* The same, but shortened to so many characters. */
void svg_label_short(FILE *f, drawn x, drawn y, const char *style, const char *text, size_t most);

void svg_line(FILE *f, drawn x1, drawn y1, drawn x2, drawn y2, const char *style);
void svg_box(FILE *f, drawn x, drawn y, drawn width, drawn height, const char *style);

/* A circle whose tag is open still: the caller ends it, with or without a <title> inside.  The radius is in units. */
void svg_circle(FILE *f, drawn x, drawn y, const char *radius, const char *style);

/* A number as text to be read: exact if it has few decimals, otherwise after "≈" or "about"; to be released with free(). */
char *svg_number(mpq_srcptr value);

/* How many classes of colours there are: c0, c1, ... for fills, p0, ... for marks. */
#define SVG_COLOURS 9

#endif
