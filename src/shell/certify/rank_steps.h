/* How much of the rank condition is decided in a number of steps: the same on every machine, whatever its load. */
#ifndef MEMCERT_SHELL_RANK_STEPS_H
#define MEMCERT_SHELL_RANK_STEPS_H

#include "shell/rank/rank_part.h"

/* About two seconds on an ordinary machine. */
#define RANK_STEPS ((size_t)1 << 26)

/* Decides the question, about one form, on the first points, as many as this takes at most about so many steps for,
 * and at most so many bytes.  What fails there fails; what holds there for fewer points than all is undecided, and
 * `covered` are the subsets of those. */
void rank_steps_decide(rank_question *q, size_t steps, size_t bytes);

/* Into how many parts of nearly the same size the points have to be cut, so that kappa of all parts takes at most about
 * so many steps; 0 if each part would have so few points that they are all on one graph. */
size_t rank_steps_parts(const points *p, size_t steps);

#endif
