/* Messages about a file that is something else than what is wanted: what it is, and what to type next. */
#ifndef MEMCERT_SHELL_FILE_ADVICE_H
#define MEMCERT_SHELL_FILE_ADVICE_H

#include "file_kind.h"

typedef enum {
  WANTED_TABLE,
  WANTED_NETWORK,
  WANTED_ONNX,
  WANTED_NNET,
  WANTED_PART,
  WANTED_XGBOOST,
  WANTED_LIGHTGBM
} file_wanted;

/* The command that runs, for what to type next; the arguments must stay. */
void file_advice_command(int count, char *const *arguments);

/* Leaves with exit 3 at the beginning of the file if its bytes show that it is something else.  If they only look so,
 * the message of a reader that does not understand them says it, until file_advice_end(). */
void file_advice_check(const char *file, const char *bytes, size_t size, file_wanted wanted);
void file_advice_end(void);

/* The same of a file that is not read yet, if it can be looked at ahead of time. */
void file_advice_check_head(const char *file, file_wanted wanted);

/* Leaves with exit 2 if the second file is a network and the first is none, and both can be looked at. */
void file_advice_check_order(const char *network, const char *table);

#endif
