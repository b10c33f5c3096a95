/* Owns a network of gates while it is built and used: weight matrices picked by sign bits (Cho and Bengio 2014).
 *
 * Gate l of an input h says whether g_l . h > 0, one bit.  The bits of all gates, in their order, are the pattern of h;
 * each prefix of it may have a matrix, and what is put out is the sum of these matrices times h.  A prefix without one
 * counts as zeros, so that the network is as large as what it has and not 2^k. */
#ifndef MEMCERT_SHELL_GATES_MODEL_H
#define MEMCERT_SHELL_GATES_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <gmp.h>

#define NO_NODE ((size_t)-1)
/* Gates of a network. */
#define GATES_MOST 4096

/* A prefix, in the tree of all that have a matrix and of what these begin with. */
typedef struct {
  size_t next[2]; /* with one bit more, or NO_NODE */
  size_t matrix;  /* its number, or NO_NODE */
} gates_node;

typedef struct {
  size_t inputs, outputs;
  bool constant;  /* input 0 is the constant 1, which tables do not have */
  bool is_signed; /* the sums are put out as they are; otherwise their positive parts */
  size_t gates, matrices, nodes; /* so far */
  mpq_ptr gate;   /* of each a row of inputs */
  mpq_ptr matrix; /* of each `outputs` such rows */
  gates_node *node; /* node 0 is the empty prefix */
  size_t gate_room, matrix_room, node_room;
} gates_model;

gates_model gates_model_new(size_t inputs, size_t outputs);
void gates_model_free(gates_model *m);

/* Each returns numbers that are 0, for the caller to set before the next call. */
mpq_ptr gates_model_add_gate(gates_model *m);
/* A matrix of a node that has none. */
mpq_ptr gates_model_add_matrix(gates_model *m, size_t node);
/* The node after that one with the bit, which is added if it is not there. */
size_t gates_model_add_node(gates_model *m, size_t node, bool bit);

mpq_srcptr gates_model_gate(const gates_model *m, size_t l);
/* Row o of a matrix. */
mpq_srcptr gates_model_row(const gates_model *m, size_t matrix, size_t o);
/* Numbers of one matrix, and of all, those of the gates included. */
size_t gates_model_area(const gates_model *m);
size_t gates_model_numbers(const gates_model *m);

/* Whether gate l is open at h.  Two scratch numbers. */
bool gates_model_bit(const gates_model *m, size_t l, mpq_srcptr h, mpq_ptr scratch);

/* out := what the sum of the matrices on the way of h, each times h, is; returns how many there are.  Three scratch
 * numbers. */
size_t gates_model_sums(const gates_model *m, mpq_srcptr h, mpq_ptr out, mpq_ptr scratch);

#endif
