/* The lemmas about conditional networks with one projection, for the provers. */
#include "proofs/lemmas_projection.h"
#include "proofs/lemmas_search.h"
