/* A conditional network as one C file that computes in integers, exactly, and replays a dataset. */
#ifndef MEMCERT_SHELL_CONDITIONAL_C_H
#define MEMCERT_SHELL_CONDITIONAL_C_H

#include <stdio.h>
#include "conditional_replay.h"
#include "shell/conditional/conditional_model.h"

/* The network must be as conditional_json_read leaves it, with at least one point to replay.  Variables are int64_t, or
 * 128 bits wide where these do not suffice for all inputs between the least and the largest ones; if 128 bits do not
 * suffice somewhere, all are mpz_t. */
void conditional_c_write(FILE *stream, const conditional_model *m, const replay *data);

#endif
