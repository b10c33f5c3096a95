#include "operator_names.h"
#include "onnx_operator_list.h"

/* Each with a comma before it, the first one's being skipped. */
#define NAME(name, evaluate, least, most, outputs, attributes) ", " name

const char operator_names[] = ONNX_OPERATORS(NAME);
