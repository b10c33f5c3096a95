/* The operators of ONNX that import knows: one list, for the reader, for messages, for the help and for the documents.
 *
 * OPERATOR(name, function, least inputs, most inputs, most outputs, attributes, each between blanks) */
#ifndef MEMCERT_SHELL_ONNX_OPERATOR_LIST_H
#define MEMCERT_SHELL_ONNX_OPERATOR_LIST_H

#define ANY ((size_t)-1)
#define WINDOW " kernel_shape strides dilations pads auto_pad "
#define REDUCED " axes keepdims noop_with_empty_axes "

#define ONNX_OPERATORS(OPERATOR)                                                                        \
  OPERATOR("Add", onnx_add, 2, 2, 1, "")                                                                \
  OPERATOR("Sub", onnx_subtract, 2, 2, 1, "")                                                           \
  OPERATOR("Mul", onnx_multiply, 2, 2, 1, "")                                                           \
  OPERATOR("Div", onnx_divide, 2, 2, 1, "")                                                             \
  OPERATOR("Neg", onnx_negate, 1, 1, 1, "")                                                             \
  OPERATOR("Sum", onnx_sum, 1, ANY, 1, "")                                                              \
  OPERATOR("Mean", onnx_mean, 1, ANY, 1, "")                                                            \
  OPERATOR("MatMul", onnx_matmul, 2, 2, 1, "")                                                          \
  OPERATOR("Gemm", onnx_gemm, 2, 3, 1, " alpha beta transA transB ")                                    \
  OPERATOR("Conv", onnx_convolution, 2, 3, 1, WINDOW "group ")                                          \
  OPERATOR("ConvTranspose", onnx_transposed_convolution, 2, 3, 1, WINDOW "group output_padding output_shape ") \
  OPERATOR("AveragePool", onnx_average_pool, 1, 1, 1, WINDOW "ceil_mode count_include_pad ")            \
  OPERATOR("GlobalAveragePool", onnx_global_average, 1, 1, 1, "")                                       \
  OPERATOR("BatchNormalization", onnx_batch_normalization, 5, 5, 5, " epsilon momentum spatial training_mode ") \
  OPERATOR("ReduceSum", onnx_reduce_sum, 1, 2, 1, REDUCED)                                              \
  OPERATOR("ReduceMean", onnx_reduce_mean, 1, 2, 1, REDUCED)                                            \
  OPERATOR("Relu", onnx_relu, 1, 1, 1, "")                                                              \
  OPERATOR("LeakyRelu", onnx_leaky_relu, 1, 1, 1, " alpha ")                                            \
  OPERATOR("PRelu", onnx_prelu, 2, 2, 1, "")                                                            \
  OPERATOR("Clip", onnx_clip, 1, 3, 1, " min max ")                                                     \
  OPERATOR("HardSigmoid", onnx_hard_sigmoid, 1, 1, 1, " alpha beta ")                                   \
  OPERATOR("Abs", onnx_absolute, 1, 1, 1, "")                                                           \
  OPERATOR("Max", onnx_maximum, 1, ANY, 1, "")                                                          \
  OPERATOR("Min", onnx_minimum, 1, ANY, 1, "")                                                          \
  OPERATOR("MaxPool", onnx_max_pool, 1, 1, 2, WINDOW "ceil_mode storage_order ")                        \
  OPERATOR("GlobalMaxPool", onnx_global_maximum, 1, 1, 1, "")                                           \
  OPERATOR("ReduceMax", onnx_reduce_max, 1, 2, 1, REDUCED)                                              \
  OPERATOR("ReduceMin", onnx_reduce_min, 1, 2, 1, REDUCED)                                              \
  OPERATOR("Identity", onnx_identity, 1, 1, 1, "")                                                      \
  OPERATOR("Dropout", onnx_dropout, 1, 3, 2, " ratio seed is_test ")                                    \
  OPERATOR("Cast", onnx_cast, 1, 1, 1, " to saturate ")                                                 \
  OPERATOR("Flatten", onnx_flatten, 1, 1, 1, " axis ")                                                  \
  OPERATOR("Reshape", onnx_reshape, 2, 2, 1, " allowzero ")                                             \
  OPERATOR("Squeeze", onnx_squeeze, 1, 2, 1, " axes ")                                                  \
  OPERATOR("Unsqueeze", onnx_unsqueeze, 1, 2, 1, " axes ")                                              \
  OPERATOR("Transpose", onnx_transpose, 1, 1, 1, " perm ")                                              \
  OPERATOR("Concat", onnx_concat, 1, ANY, 1, " axis ")                                                  \
  OPERATOR("Split", onnx_split, 1, 2, ANY, " axis split num_outputs ")                                  \
  OPERATOR("Slice", onnx_slice, 1, 5, 1, " starts ends axes ")                                          \
  OPERATOR("Gather", onnx_gather, 2, 2, 1, " axis ")                                                    \
  OPERATOR("Pad", onnx_pad, 1, 4, 1, " pads mode value ")                                               \
  OPERATOR("Expand", onnx_expand, 2, 2, 1, "")                                                          \
  OPERATOR("Tile", onnx_tile, 2, 2, 1, "")                                                              \
  OPERATOR("Where", onnx_where, 3, 3, 1, "")                                                            \
  OPERATOR("Equal", onnx_equal, 2, 2, 1, "")                                                            \
  OPERATOR("Less", onnx_less, 2, 2, 1, "")                                                              \
  OPERATOR("LessOrEqual", onnx_less_or_equal, 2, 2, 1, "")                                              \
  OPERATOR("Greater", onnx_greater, 2, 2, 1, "")                                                        \
  OPERATOR("GreaterOrEqual", onnx_greater_or_equal, 2, 2, 1, "")                                        \
  OPERATOR("Not", onnx_not, 1, 1, 1, "")                                                                \
  OPERATOR("If", onnx_if, 1, 1, ANY, " then_branch else_branch ")                                       \
  OPERATOR("ArgMax", onnx_argmax, 1, 1, 1, " axis keepdims select_last_index ")                         \
  OPERATOR("Shape", onnx_shape_of, 1, 1, 1, " start end ")                                              \
  OPERATOR("Constant", onnx_constant, 0, 0, 1, " value value_float value_floats value_int value_ints ") \
  OPERATOR("ConstantOfShape", onnx_constant_of_shape, 1, 1, 1, " value ")

/* Their names, each after a blank. */
#define ONNX_OPERATOR_NAME(name, evaluate, least, most, outputs, attributes) " " name
#define ONNX_OPERATOR_NAMES ONNX_OPERATORS(ONNX_OPERATOR_NAME)

#endif
