/* What a file that is to be written must not replace: what is read, and what is not recognised as the same kind of
 * file.  Everything that memcert writes can be known by how it begins, but for the plain outputs of eval. */
#ifndef MEMCERT_SHELL_OVERWRITE_H
#define MEMCERT_SHELL_OVERWRITE_H

#include <stdbool.h>
#include <stddef.h>

/* Kinds of files, beside the formats in JSON, which stand for themselves: "memcert-report-1". */
extern const char overwrite_network[], overwrite_report[], overwrite_activity[], overwrite_summary[], overwrite_c[],
  overwrite_dot[], overwrite_svg[], overwrite_csv[], overwrite_tex[], overwrite_html[],
  overwrite_imported[], overwrite_onnx[];

/* Exit 2 if the file is one of those that are read. */
void overwrite_check_inputs(const char *file, const char *const *inputs, size_t count);

/* Exit 2 if standard output goes to one of them. */
void overwrite_check_standard(const char *const *inputs, size_t count);

/* Whether there is no such file yet, or an empty one, or one of that kind, or no file that could be replaced. */
bool overwrite_is(const char *file, const char *kind);

/* Whether there is such a file, of that kind and not empty, that work can go on from. */
bool overwrite_is_begun(const char *file, const char *kind);

/* Exit 2 if it is not.  `kind` is NULL if it cannot be recognised. */
void overwrite_check_kind(const char *file, const char *kind);

#endif
