/* What the proofs of scaled.c rest on, to be proved by itself. */
#include "lemmas_scaled.h"
