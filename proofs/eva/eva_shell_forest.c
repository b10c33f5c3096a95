/* forest.h for the readers of trees: as it is. */
#include "shell/import/forest.c"
