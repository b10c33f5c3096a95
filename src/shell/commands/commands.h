/* The commands of the program: one list. */
#ifndef MEMCERT_SHELL_COMMANDS_H
#define MEMCERT_SHELL_COMMANDS_H

#include "bundle_replay.h"
#include "command.h"
#include "options.h"
#include "shell/certify/certify_run.h"

/* All commands; NULL ends the list. */
extern const command *const commands[];

extern const command command_certify, command_synth, command_check, command_eval, command_export, command_show,
  command_rank, command_condition, command_import, command_activity, command_plot, command_sweep, command_report,
  command_verify, command_help, command_version;

/* What the options of certify ask for. */
certify_wish command_certify_wish(void);
/* Exit 2 unless they make a bundle, which takes the same steps each time. */
void command_certify_check_bundle(void);

/* What these do without a bundle. */
extern const replayed check_replayed, rank_replayed, condition_replayed, everywhere_replayed;

/* The command of that name; exit 2 if there is none. */
const command *command_named(const char *name);

/* Takes the options and runs the command. */
int command_call(const command *c, char *const *arguments);

#endif
