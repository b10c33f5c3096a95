/* Outputs that cost nothing in a conditional network that recalls a dataset. */
#ifndef MEMCERT_SHELL_COPIED_OUTPUTS_H
#define MEMCERT_SHELL_COPIED_OUTPUTS_H

#include "recall_network.h"

/* Returns the network in which each leaf puts out zero or an input, (1, x), wherever that is what it puts out at every
 * point that arrives there, without the operations that nothing takes any more; releases m.  A network that does not
 * recall all points stays as it is.  Which points arrive where is what `begins` says, or found by running the network on
 * them if that is NULL; nothing is believed, as whoever makes a network checks it afterwards. */
conditional_model copied_outputs(conditional_model m, const sorted_points *p, leaf_begin *begins);

#endif
