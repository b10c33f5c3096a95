/* A layered network of another paper that recalls a dataset, as synth and certify know it: a struct of functions. */
#ifndef MEMCERT_SHELL_MEMORIZER_H
#define MEMCERT_SHELL_MEMORIZER_H

#include <stdio.h>
#include <jansson.h>
#include "dependency.h"
#include "fewest_pieces.h"
#include "shell/layered/layered_model.h"
#include "shell/table/sorted_points.h"
#include "wanted.h"
#include "wire.h"

/* How the points are cut along one direction. */
typedef struct {
  size_t groups, in_group;     /* points in each but the last; in the first block, if there are several */
  size_t key_bits, label_bits; /* of a point, where bits are read */
  size_t blocks;               /* of two layers, one after the other */
  bool literal;                /* as the paper prints it */
  bool shared;                 /* the class as one number, and a layer more for all outputs */
  fewest_pieces needed;        /* of any two layers; none if nothing is known */
} memorizer_shape;

/* A network, with inputs (1, x) and outputs as the dataset has them; or none that is complete, since there are points
 * that are dependent. */
typedef struct {
  layered_model network;
  memorizer_shape shape;
  dependency dependent;
} memorizer_made;

typedef struct memorizer memorizer;

/* Which network is asked for. */
typedef struct {
  const memorizer *kind;
  size_t depth; /* blocks of two hidden layers, no more than points */
  bool literal; /* as the paper prints it */
  bool shared;  /* of one-hot outputs: the class as one number, and a layer more for all outputs */
} memorizer_wish;

struct memorizer {
  const char *name;
  const char *after; /* the paper */
  const char *found_for; /* what tables there is one of, as tests show */
  memorizer_made (*make)(const sorted_points *p, const memorizer_wish *wish);
  /* What is said of its shape: text goes to lines that are wrapped; what is added to an object of JSON. */
  void (*write_shape)(FILE *stream, const memorizer_made *made, const sorted_points *p);
  void (*add_shape)(json_t *object, const memorizer_made *made, const sorted_points *p);
};

/* The one that is made by default. */
memorizer_made memorizer_make(const memorizer *kind, const sorted_points *p);

/* Groups of n points with so many in each but the last. */
size_t memorizer_groups(size_t n, size_t in_group);

/* Without layers, and with inputs (1, x). */
layered_model memorizer_network(const sorted_points *p);
/* The last layer, where f[o] is function o; negates these. */
void memorizer_add_outputs(layered_model *m, wire *f, size_t functions);

/* The wires of `count` functions, and their end. */
wire *memorizer_wires(size_t count);
void memorizer_wires_free(wire *f, size_t count);

#endif
