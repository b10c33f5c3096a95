/* Lexicographic search: a tree of tests on single inputs, for every dataset within ceil(log2 n) + 2p - 2 of them. */
#ifndef MEMCERT_SHELL_SEARCH_MODEL_H
#define MEMCERT_SHELL_SEARCH_MODEL_H

#include "recall_network.h"

extern const recall_network search_recall;

#endif
