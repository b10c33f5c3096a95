/* What Theorem 1 says of values. */
#include "proofs/lemmas_condition.h"
