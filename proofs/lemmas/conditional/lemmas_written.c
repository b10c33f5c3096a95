/* What has been written into memory, for the provers. */
#include "lemmas_written.h"
