/* What has been written into memory, for the provers. */
#include "proofs/lemmas_written.h"
