/* The lemmas on expansions, for the target that proves them. */
#include "proofs/lemmas_expansion.h"
