/* The lemmas about lexicographic search, for the provers. */
#include "lemmas_lexicographic.h"
