/* What trees put out at a few inputs, each tree by itself. */
#ifndef MEMCERT_SHELL_FOREST_SAMPLES_H
#define MEMCERT_SHELL_FOREST_SAMPLES_H

#include "forest_network.h"
#include "samples.h"

/* At rows of the table or, without one, at zeros and at thresholds. */
samples *forest_samples(const forest *f, const forest_wish *wish);

#endif
