/* The lemmas on expansions, for the target that proves them. */
#include "lemmas_expansion.h"
