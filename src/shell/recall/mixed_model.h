/* Decision trees that also compute: conditions may be on functions of two inputs, and leaves put out linear ones. */
#ifndef MEMCERT_SHELL_MIXED_MODEL_H
#define MEMCERT_SHELL_MIXED_MODEL_H

#include "recall_network.h"

/* Begins with what tree_recall makes, and takes only what is cheaper: never worse than that.
 *
 * A function costs two operations for each of its terms, once, and then each condition on it one more, as on an input;
 * it stands where the first node needs it.  A leaf may put out phi of one or two inputs times numbers.  Twice as many
 * steps as are asked for are taken beside those of the tree.  Nothing is proved of this: what it makes is checked point
 * by point (kernel/conditional.h). */
extern const recall_network mixed_recall;

#endif
