/* The lemmas about conditional networks with one projection, for the provers. */
#include "lemmas_projection.h"
#include "lemmas_search.h"
