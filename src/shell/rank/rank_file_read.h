/* Reading a memcert-rank-part-2. */
#ifndef MEMCERT_SHELL_RANK_FILE_READ_H
#define MEMCERT_SHELL_RANK_FILE_READ_H

#include "rank_part.h"

/* What a file says, the dataset, of which it has no point, in *data.  Leaves with exit 3 if it is malformed or does not
 * end with its digest. */
rank_question rank_file_read(const char *name, points *data);

#endif
