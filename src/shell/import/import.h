/* Trained networks of other programs as layered networks, exactly: their inputs are the constant 1 and then the
 * file's.  Exit 3 with a place if the file is malformed or has something that no layered network is. */
#ifndef MEMCERT_SHELL_IMPORT_H
#define MEMCERT_SHELL_IMPORT_H

#include "shell/layered/layered_model.h"

typedef struct {
  layered_model net;
  size_t numbers;        /* weights and biases in the file, matrices of zeros included */
  size_t zeros;          /* of these */
  size_t negative_zeros; /* of the zeros */
  bool bounds;           /* the file also says between which bounds inputs lie, which is not part of the network */
} import;

/* The text format of Stanford's NNet; normalisation is folded in. */
import nnet_read(const char *file);

/* ONNX, if this program was built with it; otherwise exit 3. */
import onnx_read(const char *file);

/* The version of the library that reads it, or NULL if this program was built without it. */
const char *onnx_library(void);

#endif
