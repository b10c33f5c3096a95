/* Trained networks of other programs, exactly: as layered networks, or as conditional ones where they branch.  Inputs
 * are the constant 1 and then the file's.  Exit 3 with a place if the file is malformed or has something else. */
#ifndef MEMCERT_SHELL_IMPORT_H
#define MEMCERT_SHELL_IMPORT_H

#include "forest.h"
#include "samples.h"
#include "shell/conditional/conditional_data.h"
#include "shell/layered/layered_model.h"

/* What the user asks for, most of it of ONNX only. */
typedef struct {
  const char *inputs; /* their names between commas, in the order that is wanted; NULL: as the file has them */
  const char *output; /* the name of an output of the model; NULL: the only one */
  const char *until;  /* the node after which the network ends, or NULL */
  size_t batch;       /* the first dimension of every input; 0: as the file says */
  size_t round;       /* bits of a number that is no rational; 0: such a number is rejected */
  bool without_last;  /* a last Softmax and the like are left out */
  bool no_samples;    /* the model is not evaluated at samples */
  bool classes;       /* the output is the number of the class */
  size_t leaves;      /* exit 4 where conditions make more; 0: as many as the format has by default */
} import_wish;

/* Something that the report of an import says. */
typedef struct {
  const char *about; /* one word; static */
  char *text;        /* owned */
} import_note;

typedef struct {
  layered_model net;     /* of no meaning where there are trees or branches */
  forest *trees;         /* NULL of a layered network; owned */
  bool branches;         /* it is a conditional network, which is the next one */
  conditional_model tree;
  size_t numbers;        /* weights and biases that were read, matrices of zeros included */
  size_t zeros;          /* of these */
  size_t negative_zeros; /* of the zeros */
  bool bounds;           /* the file also says between which bounds inputs lie, which is not part of the network */
  size_t rounded;        /* factors that are no rational and were rounded */
  samples *samples;      /* of the model, or NULL; owned */
  size_t notes, note_room;
  import_note *note;     /* owned */
} import;

/* The text format of Stanford's NNet; normalisation is folded in. */
import nnet_read(const char *file);

/* ONNX, if this program was built with it; otherwise exit 3. */
import onnx_read(const char *file, const import_wish *wish);

/* Trees of XGBoost, as save_model writes them in JSON, and of LightGBM, as save_model writes them. */
import xgboost_read(const char *file, const import_wish *wish);
import lightgbm_read(const char *file);

/* Fast feedforward networks in JSON, memcert-fff-1. */
import fff_read(const char *file, const import_wish *wish);

/* The version of the library that reads it, or NULL if this program was built without it. */
const char *onnx_library(void);

/* Exit 2 if something is wished that trees do not have. */
void import_expect_trees(const char *file, const import_wish *wish);

void import_say(import *in, const char *about, const char *format, ...) __attribute__((format(printf, 3, 4)));
void import_free(import *in);

#endif
