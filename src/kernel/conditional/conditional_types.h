/* Conditional networks (section 2.3) in memory: trees of operations and tests. */
#ifndef MEMCERT_KERNEL_CONDITIONAL_TYPES_H
#define MEMCERT_KERNEL_CONDITIONAL_TYPES_H

#include <stddef.h>
#include <stdint.h>
#include <gmp.h>

typedef enum {
  INSTRUCTION_OPERATION, /* defines the next variable */
  INSTRUCTION_TEST,
  INSTRUCTION_LEAF
} instruction_kind;

typedef enum { IS_LESS, IS_AT_MOST, IS_EQUAL, IS_NOT_EQUAL, IS_MORE, IS_AT_LEAST } comparison;

/* No successor; as an output: zero. */
#define NOWHERE SIZE_MAX

typedef struct {
  instruction_kind kind;
  comparison compare;
  size_t lo;        /* an operation has the terms lo to hi - 1; a leaf the outputs lo, ..., lo + r - 1 */
  size_t hi;        /* a test compares variable lo with value hi */
  size_t next;      /* after an operation, or if the test holds */
  size_t otherwise; /* if the test does not hold */
} instruction;

/* Instruction 0 is the root; every successor comes later. */
typedef struct {
  size_t inputs;  /* p */
  size_t outputs; /* r */
  size_t size;    /* instructions */
  size_t terms;
  size_t values;
  size_t leaves;  /* r for each leaf */
  const instruction *program;
  const size_t *source;  /* terms: a variable */
  mpq_srcptr weight;     /* terms */
  mpq_srcptr value;      /* values: what is compared with */
  const size_t *output;  /* leaves: a variable, or NOWHERE */
} conditional_network;

#endif
