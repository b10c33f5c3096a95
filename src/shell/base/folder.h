/* A folder of files that is there whole or not at all.
 *
 * It is written under a temporary name beside its own and renamed when it is complete and on disk.  There is one at a
 * time. */
#ifndef MEMCERT_SHELL_FOLDER_H
#define MEMCERT_SHELL_FOLDER_H

#include <stddef.h>

/* Exit 2 if something of that name is there. */
void folder_check(const char *name);

/* Exit 3 if it cannot be made, here and below. */
void folder_begin(const char *name);
void folder_add(const char *file, const char *bytes, size_t size);
/* Gives it its name, unless something is there; it goes again if the program ends before folder_keep(). */
void folder_end(void);
void folder_keep(void);

/* Removes what is not complete; may be called by a signal. */
void folder_remove(void);

#endif
