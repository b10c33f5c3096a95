/* conditional_model.c for the makers of networks: as it is, but for what the kernel knows of them. */
#include "shell/conditional/conditional_model.c"
