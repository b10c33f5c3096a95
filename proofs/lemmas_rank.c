/* What the rows that are settled one by one amount to. */
#include "proofs/lemmas_rank_condition.h"
