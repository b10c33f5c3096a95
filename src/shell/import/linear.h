/* Networks of linear maps and ReLUs on their way to layered networks: whatever lies between two ReLUs is
 * composed, exactly, into one linear form per neuron, and a bias is the weight from the constant input. */
#ifndef MEMCERT_SHELL_LINEAR_H
#define MEMCERT_SHELL_LINEAR_H

#include "shell/layered/layered_model.h"

/* A linear combination of neurons: sources increase, weights are not zero. */
typedef struct {
  size_t terms;
  size_t *source; /* owned */
  mpq_ptr weight; /* owned */
} linear_form;

typedef struct {
  layered_model net; /* neuron 0 is the constant 1, neurons 1, 2, ... the inputs */
  /* A sum of forms that is being made. */
  mpq_ptr sum;       /* the coefficient of every neuron */
  bool *summand;     /* whether a neuron may have one that is not zero */
  size_t *summands;  /* these neurons */
  size_t count, room;
  mpq_ptr product;
} linear_network;

linear_network linear_network_new(size_t inputs);
/* Everything but the layered network, which is the caller's. */
void linear_network_free(linear_network *n);

/* The form that is neuron k; to be released with linear_form_free(). */
linear_form linear_neuron(size_t k);
linear_form linear_constant(mpq_srcptr value);
linear_form linear_copy(const linear_form *f);
void linear_form_free(linear_form *f);
linear_form *linear_forms_new(size_t count);
void linear_forms_free(linear_form *forms, size_t count);

/* sum := sum + factor * neuron k, or factor * f. */
void linear_add_neuron(linear_network *n, mpq_srcptr factor, size_t k);
void linear_add(linear_network *n, mpq_srcptr factor, const linear_form *f);
/* The sum, which is 0 again. */
linear_form linear_take(linear_network *n);
/* The same for a sum that has no neuron but the constant. */
void linear_take_constant(linear_network *n, mpq_ptr value);

/* 1 if the form is at least 0 on all inputs, -1 if it is at most 0, as far as signs of weights show; 0 otherwise.  What is
 * 0 is both: 1. */
int linear_sign(const linear_network *n, const linear_form *f);

/* Makes a neuron of every form, which then stands for this neuron.  They share the newest layer if they
 * read nothing of it. */
void linear_relu(linear_network *n, linear_form *forms, size_t count);

/* Makes these forms the outputs of the network: by no neuron where they are the newest layer, by one each
 * where they cannot be negative, by pairs otherwise. */
void linear_outputs(linear_network *n, const linear_form *forms, size_t count);

#endif
