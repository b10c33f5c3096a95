/* `check --against`: a conditional network beside a layered one on the rows of a table. */
#ifndef MEMCERT_SHELL_AGAINST_H
#define MEMCERT_SHELL_AGAINST_H

#include "shell/report/network_kind.h"

/* `asked->network` is memcert-conditional-1, `other` layered.  Exit 0 if all rows have the same outputs, otherwise 1,
 * with the first that has not. */
int check_against(const check_request *asked, const char *other);

#endif
