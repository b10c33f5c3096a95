/* What outputs cost in the mean, for every conditional network. */
#include "lemmas_theorem3_outputs_mean.h"
