/* Layered networks from memcert-layered-1 and -2 files. */
#ifndef MEMCERT_SHELL_LAYERED_READ_H
#define MEMCERT_SHELL_LAYERED_READ_H

#include "layered_model.h"
#include "shell/base/json_source.h"

/* Reads a network, believing nothing: exit 3 with the place of what is wrong, exit 4 beyond the kernel's
 * limits.  Zero weights are left out; the terms of a neuron stand by source.  "constant" and "signed", which
 * the format does not fix, may say what layered_model.h does; unknown members are skipped. */
layered_model layered_read(const char *file);

/* Whether it is this network, of which there is only one layer more in memory. */
bool layered_read_same(const char *file, const layered_model *m);

/* Reads an object within a file, from the place of `s` on, which is then after it.  No layer of it has more
 * neurons than the file has bytes. */
layered_model layered_read_part(json_source *s);

#endif
