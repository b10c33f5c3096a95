/* What the rows that are settled one by one amount to. */
#include "lemmas_rank_condition.h"
