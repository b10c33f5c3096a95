/* The names of the operators of ONNX that import knows. */
#ifndef MEMCERT_SHELL_OPERATOR_NAMES_H
#define MEMCERT_SHELL_OPERATOR_NAMES_H

/* All of them, between commas. */
extern const char operator_names[];

#endif
