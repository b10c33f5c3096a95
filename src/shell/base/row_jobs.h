/* Work on one row after the other, done by several processes.
 *
 * Blocks of rows are handed out in order, so that the first row that fails is found whatever the timing: every row before
 * it has been worked on, and is marked so. */
#ifndef MEMCERT_SHELL_ROW_JOBS_H
#define MEMCERT_SHELL_ROW_JOBS_H

#include <stdbool.h>
#include <stddef.h>

/* Works on a row: false if it fails. */
typedef bool row_work(void *data, size_t row);

/* The first row that fails, or `rows`.  What the work writes is seen here only where row_jobs_shared() gave the memory.
 * Exit 4 if a process ended early. */
size_t row_jobs_run(size_t rows, size_t jobs, row_work *work, void *data);

/* `count` zeroed elements that all processes see. */
void *row_jobs_shared(size_t count, size_t size);
void row_jobs_release(void *memory, size_t count, size_t size);

/* Processors that this process may use. */
size_t row_jobs_processors(void);

#endif
