/* What one process found out about questions of rank, for the one that started it. */
#ifndef MEMCERT_SHELL_RANK_MESSAGE_H
#define MEMCERT_SHELL_RANK_MESSAGE_H

#include "kappa_parts.h"
#include "shell/rank/rank_part.h"

/* Sends how far the questions are, and what is known of parts of the table; the columns of a witness are left out.
 * Returns whether all was sent. */
bool rank_message_write(int to, const rank_question *q, size_t count, const kappa_parts *parts);

/* Takes over what was sent, in `length` bytes, into the same questions, nothing of which is decided.  Returns whether
 * the message is whole. */
bool rank_message_read(char *bytes, size_t length, rank_question *q, size_t count, kappa_parts *parts);

#endif
