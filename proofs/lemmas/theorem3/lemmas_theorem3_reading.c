/* What reading costs, for every conditional network. */
#include "lemmas_theorem3_reading.h"
