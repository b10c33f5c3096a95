/* What the networks of other papers cost, beside the conditional ones. */
#ifndef MEMCERT_SHELL_MEMORIZER_COST_H
#define MEMCERT_SHELL_MEMORIZER_COST_H

#include "shell/gates/gates_model.h"
#include "shell/layered/layered_model.h"
#include "shell/recall/recall_networks.h"

/* Networks that are there and need not be made: the one of that name, with inputs (1, x) and outputs as the points have
 * them. */
typedef struct {
  layered_model (*layered)(const char *name, const sorted_points *p);
  gates_model (*gates)(const char *name, const sorted_points *p);
} memorizer_files;

/* Makes each of them, checks it on every point and adds what it costs to the list: two operations for every active
 * weight of a layered one, and of gates those of the conditional network that they are made into.  Where there is none,
 * since points are not in general position or very many gates would be needed, it adds why.  Leaves the program if one
 * does not recall; those that are read instead (`from`) may fail: then `operations` has fewer points.  Which network is
 * the cheapest is asked of the others alone. */
void memorizer_costs_add(recall_networks *found, const sorted_points *p, bool keeps_files, const memorizer_files *from);

/* The kind of that name, as the list has it, or NULL. */
const recall_network *memorizer_cost_kind(const char *name);

#endif
