/* A network that is to become a library in C, as its writers see it. */
#ifndef MEMCERT_SHELL_LIBRARY_FORM_H
#define MEMCERT_SHELL_LIBRARY_FORM_H

#include <stdio.h>
#include "library_inputs.h"
#include "shell/base/digest.h"

/* Integers of 64 bits; of 128 bits where the compiler has them, and else digits; or digits only. */
typedef enum { LIBRARY_NATIVE, LIBRARY_DOUBLE, LIBRARY_DIGITS } library_size;

typedef struct {
  const library_request *asked;
  const char *kind;                 /* "layered" */
  char network_sha256[DIGEST_TEXT];
  const points *table;              /* NULL if there is none */
  const columns *what;              /* what its numbers mean, or NULL */
  bool constant;                    /* the network's input 0 is the constant 1 */
  library_inputs in;
  size_t outputs;                   /* a pair being one */
  mpq_ptr answers;                  /* what is right, `outputs` numbers a row of the test; owned */
  bool *answered;                   /* whether there is an answer; owned */
  mpq_t output_unit;
  size_t bits;                      /* no integer takes more */
  size_t variables;                 /* integers that are on the stack */
} library_form;

/* What writes the function `run` that computes, and whatever it needs: of `what`. */
typedef struct {
  void (*write)(FILE *stream, const library_form *l, const void *what);
  const void *what;
} library_core;

/* A network: how many numbers go in, the constant 1 not among them, and come out, a pair being one; what its columns mean,
 * NULL if it does not say that. */
typedef struct {
  const char *kind;
  bool constant;
  size_t inputs, outputs;
  const columns *what;
} library_network;

/* Everything but what is right, the unit of the outputs, the bits and the variables. */
library_form library_form_new(const library_request *r, const library_network *net, const points *table);
void library_form_free(library_form *l);

/* What the integers are; and if they are not native, how many digits of 64 bits they take, with the sign. */
library_size library_form_size(const library_form *l);
size_t library_form_digits(const library_form *l);

/* Bytes that a run needs, about; and whether they are static, since a stack may have no room for them. */
size_t library_form_bytes(const library_form *l);
bool library_form_is_static(const library_form *l);

/* Writes parts of C, one for machine integers and one for digits, as they are needed for that size. */
typedef void library_part(FILE *stream, const library_form *l, const void *what);
void library_form_write(FILE *stream, const library_form *l, library_part *native, library_part *digits, const void *what);

/* Exit 1 if the table has outputs, and row i is not recalled. */
void library_form_compare(const library_form *l, size_t i);

#endif
