/* The commands: each takes its own name and arguments and returns the exit status. */
#ifndef MEMCERT_SHELL_COMMANDS_H
#define MEMCERT_SHELL_COMMANDS_H

#include "shell/switch/model.h"
#include "shell/table/points.h"

int command_certify(int argc, char **argv);
int command_synth(int argc, char **argv);
int command_check(int argc, char **argv);
int command_eval(int argc, char **argv);
int command_export(int argc, char **argv);
int command_show(int argc, char **argv);
int command_rank(int argc, char **argv);
int command_condition(int argc, char **argv);
int command_import(int argc, char **argv);
int command_activity(int argc, char **argv);

/* The network of Theorem 2 for the points, which must be usable and are left sorted. */
model synthesize_model(points *p, readout_kind kind);

/* Seconds since some fixed time. */
double seconds_now(void);

#endif
