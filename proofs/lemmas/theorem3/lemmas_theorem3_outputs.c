/* What outputs cost, for every conditional network. */
#include "lemmas_theorem3_outputs.h"
