/* Conditional networks that the kernel writes, as models. */
#ifndef MEMCERT_SHELL_KERNEL_MODEL_H
#define MEMCERT_SHELL_KERNEL_MODEL_H

#include "kernel/conditional/instructions.h"
#include "shell/conditional/conditional_model.h"
#include "shell/table/sorted_points.h"

/* What a network takes, and how many numbers are scratch. */
typedef struct {
  size_t program, terms, values, leaves, scratch;
} kernel_room;

/* Scratch has room for KERNEL_INDICES indices for each point, too. */
#define KERNEL_INDICES 4
typedef conditional_network kernel_builder(dataset data, conditional_arrays into, size_t *indices, mpq_ptr scratch);

/* Leaves with exit 4 if two points are equal. */
conditional_model kernel_model(const sorted_points *p, kernel_room room, kernel_builder *build);

#endif
