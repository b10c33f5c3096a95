/* What Theorem 1 says of values. */
#include "lemmas_condition.h"
