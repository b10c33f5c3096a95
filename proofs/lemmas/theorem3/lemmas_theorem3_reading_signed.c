/* What reading costs where differences of outputs count, for every conditional network. */
#include "lemmas_theorem3_reading_signed.h"
