/* Outputs that cost nothing in a conditional network that recalls a dataset. */
#ifndef MEMCERT_SHELL_COPIED_OUTPUTS_H
#define MEMCERT_SHELL_COPIED_OUTPUTS_H

#include "shell/conditional/conditional_model.h"
#include "shell/table/sorted_points.h"

/* Returns the network in which each leaf puts out zero or an input, (1, x), wherever that is what it puts out at every
 * point that arrives there, without the operations that nothing takes any more; releases m.  A network that does not
 * recall all points stays as it is. */
conditional_model copied_outputs(conditional_model m, const sorted_points *p);

#endif
