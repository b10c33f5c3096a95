/* A layered network as a loop in C that follows only neurons whose output is not 0. */
#ifndef MEMCERT_SHELL_LIBRARY_LOOP_H
#define MEMCERT_SHELL_LIBRARY_LOOP_H

#include "library_form.h"
#include "shell/layered/layered_run.h"

typedef struct {
  const layered_run *net;
  mpq_ptr unit; /* of each neuron, positive; owned */
} library_loop;

/* Finds the unit of each neuron, and how long integers become: `l` gets the unit of the outputs, the bits and the
 * variables. */
library_loop library_loop_new(library_form *l, const layered_run *net);
void library_loop_free(library_loop *loop);

/* The tables, and the function `run`.  `what` is a library_loop. */
void library_loop_write(FILE *stream, const library_form *l, const void *what);

#endif
