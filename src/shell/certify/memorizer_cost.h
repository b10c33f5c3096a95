/* What the networks of other papers cost, beside the conditional ones. */
#ifndef MEMCERT_SHELL_MEMORIZER_COST_H
#define MEMCERT_SHELL_MEMORIZER_COST_H

#include "shell/recall/recall_networks.h"

/* Makes each of them, checks it on every point and adds what it costs to the list: two operations for every active
 * weight of a layered one, and of gates those of the conditional network that they are made into.  Where there is none,
 * since points are not in general position or very many gates would be needed, it adds why.  Leaves the program if one
 * does not recall.  Which network is the cheapest is asked of the others alone. */
void memorizer_costs_add(recall_networks *found, const sorted_points *p);

/* The kind of that name, as the list has it, or NULL. */
const recall_network *memorizer_cost_kind(const char *name);

#endif
