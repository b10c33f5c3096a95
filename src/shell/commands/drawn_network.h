/* A table, and a network of any kind that recalls it, from a file or made for it. */
#ifndef MEMCERT_SHELL_DRAWN_NETWORK_H
#define MEMCERT_SHELL_DRAWN_NETWORK_H

#include "shell/layered/layered_run.h"
#include "shell/plot/picture.h"

typedef struct {
  points data;
  char *called; /* "switch network", or with the file; owned */
  bool has_halving, has_conditional, has_layered; /* one of these, if the data are usable */
  model halving;
  conditional_model conditional;
  layered_run layered; /* its table is the data */
} drawn_network;

/* Reads the table and makes the network of that name. */
drawn_network drawn_network_made(const points_options *o, const char *name);
/* Reads the network, and the table as one for it; `label`: the output is the index of the largest one of the network,
 * which must be layered then. */
drawn_network drawn_network_read(const points_options *o, const char *file, bool label);
void drawn_network_free(drawn_network *d);

/* As a picture, in which nothing is chosen yet. */
picture drawn_network_picture(const drawn_network *d);

#endif
