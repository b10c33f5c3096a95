#include "proofs/lemmas_expansion.h"
