/* What is in the file of a switch network. */
#ifndef MEMCERT_SHELL_SWITCH_SHOW_H
#define MEMCERT_SHELL_SWITCH_SHOW_H

#include "shell/report/network_kind.h"

int show_switch(const show_request *asked);

#endif
