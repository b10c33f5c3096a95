/* A source to prove these lemmas from. */
#include "lemmas_theorem3_mean.h"
