/* The lemmas about conditional networks with an operation at every vertex, for the provers. */
#include "lemmas_ifelse.h"
