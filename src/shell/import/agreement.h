/* Whether an imported network gives at the samples what its model does. */
#ifndef MEMCERT_SHELL_AGREEMENT_H
#define MEMCERT_SHELL_AGREEMENT_H

#include <jansson.h>
#include <stdio.h>
#include "shell/conditional/conditional_data.h"
#include "shell/layered/layered_model.h"
#include "samples.h"

typedef struct {
  const samples *of;          /* NULL: there are none */
  size_t answers;             /* samples at which the network has an answer, which is the model's */
  size_t infinite, otherwise; /* of these: a float is infinite; floats take another branch */
  mpq_t difference, largest;  /* at the others: between an output and the one in floats; an output */
} agreement;

/* Of a layered network, or of a conditional one where `tree` is not NULL.  Exit 4 if they differ, which is an error of
 * this program. */
agreement agreement_check(const char *file, const layered_model *net, const conditional_model *tree, const samples *s);
void agreement_free(agreement *a);

/* What a report says of it. */
void agreement_write(FILE *stream, const agreement *a);
void agreement_add(json_t *object, const agreement *a);

#endif
