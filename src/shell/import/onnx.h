/* Inside the reader of ONNX: a graph is evaluated on linear forms instead of numbers. */
#ifndef MEMCERT_SHELL_ONNX_H
#define MEMCERT_SHELL_ONNX_H

#include <onnx.pb-c.h>
#include "import.h"
#include "shell/base/source.h"
#include "ways.h"

#define ONNX_RANK_MOST 8
/* In a list of axes, of sizes and the like. */
#define ONNX_LIST_MOST 256
/* Inputs of a node that can be looked at, whether it has them or not. */
#define ONNX_INPUTS_LEAST 5

typedef struct {
  size_t rank;
  size_t dim[ONNX_RANK_MOST];
} onnx_shape;

/* A value of the graph: constant, or linear in the neurons so far.  Of type BOOL, what is not constant is true where the
 * form compares with 0 in that way. */
typedef struct {
  int type; /* TensorProto.DataType */
  comparison compare;
  onnx_shape shape;
  size_t count;
  mpq_ptr number;    /* of a constant; owned */
  linear_form *form; /* of all others; owned */
} onnx_tensor;

/* What has a name in a graph, or an input or output without one. */
typedef struct {
  const char *name;
  enum { ONNX_INITIALIZER, ONNX_INPUT, ONNX_NODE } kind;
  size_t number;      /* among those of its kind */
  size_t scope;       /* the step in whose branch it has its name, or ONNX_OUTSIDE */
  size_t uses;        /* how often it is still needed, or more */
  bool made;
  onnx_tensor tensor; /* owned, if it is made */
} onnx_value;

/* A file beside the model with numbers of it. */
typedef struct {
  const char *location;
  source from;
} onnx_beside;

/* No branch: the graph itself. */
#define ONNX_OUTSIDE SIZE_MAX

/* A node that may be evaluated, of the graph or of a branch that was chosen. */
typedef struct {
  const Onnx__NodeProto *node;
  size_t number;                  /* in its own graph, from 0 */
  size_t within;                  /* the step in whose branch it is, or ONNX_OUTSIDE */
  const char *branch;             /* the name of that branch */
  bool needed, waits, done;
  const Onnx__GraphProto *chosen; /* the branch of an If, whose outputs it needs then, or NULL */
} onnx_step;

/* A graph that is being read. */
typedef struct {
  const char *file;
  const import_wish *wish;
  source from;
  Onnx__ModelProto *model;     /* what it says; owned */
  int64_t version;             /* of the operators */
  const Onnx__NodeProto *node; /* that is being evaluated, or NULL */
  size_t number;               /* of it, from 0 */
  size_t within;               /* its branch, as in its step */
  void *values;                /* tsearch tree of what has a name */
  size_t steps, step_room;
  onnx_step *step;             /* the nodes of the graph and then those of branches; owned */
  size_t initializers, initializer_room;
  Onnx__TensorProto **initializer; /* likewise; the list is owned */
  ways ways;                   /* of a graph that branches */
  size_t files, file_room;
  onnx_beside *beside;         /* owned */
  linear_network net;
  import result;
  mpq_ptr one, factor, product;
  /* Where the graph is evaluated on numbers. */
  mpq_srcptr at;               /* 1 and the inputs; NULL: on forms */
  bool rounds;                 /* as floats are */
  bool infinite;               /* one became infinite */
  uint64_t decided;            /* a digest of what was decided */
} onnx_graph;

/* Exit 3, naming the node that is being evaluated. */
_Noreturn void onnx_refuse(const onnx_graph *g, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same because of the operator, with those that are supported, and where to stop before this one. */
_Noreturn void onnx_refuse_operator(const onnx_graph *g);
/* The same because it is not piecewise linear. */
_Noreturn void onnx_refuse_bent(const onnx_graph *g, const char *why);

/* A name for a message, "" for NULL; quoted. */
const char *onnx_quoted(const char *name);
/* A name, "" for NULL. */
const char *onnx_text(const char *name);
/* The name of a node, or of what it makes if it has none. */
const char *onnx_node_name(const Onnx__NodeProto *node);

/* Exit 3 unless the bytes are a ModelProto down to the last field: lengths, types, and depth.  What passes is
 * parsed if there is memory enough. */
void onnx_wire_check(const char *file, const uint8_t *bytes, size_t size);

/* onnx_value.c: names. */

onnx_value *onnx_find(const onnx_graph *g, const char *name);
/* Enters what the file gives a name, and the nodes; exit 3 if two have the same. */
void onnx_name_all(onnx_graph *g, const Onnx__GraphProto *graph);
/* The same of a branch of that step, but for inputs, which it has not; and the other way round. */
void onnx_name_branch(onnx_graph *g, const Onnx__GraphProto *branch, size_t step, const char *name);
void onnx_forget_branch(onnx_graph *g, const Onnx__GraphProto *branch, size_t step);
/* Step i is looked at: for messages, and for its attributes.  Of ONNX_OUTSIDE none is. */
void onnx_look_at(onnx_graph *g, size_t i);
/* Gives a value its tensor, which is owned by the graph from then on and released if nothing needs it. */
void onnx_make(onnx_graph *g, onnx_value *v, onnx_tensor tensor);
/* Whether output k of g->node is needed, and what it is, which is owned by the graph from then on. */
bool onnx_wants(const onnx_graph *g, size_t k);
void onnx_give(onnx_graph *g, size_t k, onnx_tensor tensor);
/* It is needed once less. */
void onnx_drop(onnx_value *v);
void onnx_values_free(onnx_graph *g);

/* onnx_input.c: what the network takes. */

/* Gives the inputs of the graph, as far as the user says and the output needs them, their numbers or neurons. */
void onnx_make_inputs(onnx_graph *g, const Onnx__GraphProto *graph);
/* Dimension d of an input or output, or 0 if it is not said. */
size_t onnx_known_dimension(const Onnx__ValueInfoProto *info, size_t d);
/* Exit 3 if it is no tensor. */
const Onnx__TypeProto__Tensor *onnx_tensor_type(const onnx_graph *g, const Onnx__ValueInfoProto *info);

/* onnx_output.c: what the network puts out. */

/* The value that becomes the outputs, as far as the user says; what is left out after it is reported. */
onnx_value *onnx_choose_output(onnx_graph *g, const Onnx__GraphProto *graph);
/* Exit 3 if what was left out asks for something else of this value than its largest element, or sign. */
void onnx_check_last(onnx_graph *g, const Onnx__GraphProto *graph, const onnx_tensor *output);

/* onnx_order.c: nodes after what they need. */

/* Marks what the output needs, and counts how often. */
void onnx_mark_needed(onnx_graph *g, onnx_value *output);
/* Evaluates the nodes that are needed, in the order of the file as far as that goes; in a graph with an If or an ArgMax in
 * the order in which they are needed, for the branch that is not chosen needs none. */
void onnx_evaluate_all(onnx_graph *g, const onnx_value *output);

/* onnx_branch.c: what conditions decide. */

/* What a name in a graph inside a node refers to, for each time that it is used there, as far as it has a value. */
void onnx_visit_inside(onnx_graph *g, const Onnx__NodeProto *node, void (*visit)(onnx_graph *g, onnx_value *v, void *of),
                       void *of);
/* Chooses a branch of the step, an If, by its condition, and enters what is in it. */
void onnx_choose_branch(onnx_graph *g, size_t step);
/* The number of the largest element, of equal ones the first, from 0. */
onnx_tensor onnx_class_of(onnx_graph *g, const onnx_tensor *t);
/* What a step needs: its inputs or, of an If whose branch is chosen, the outputs of the branch. */
size_t onnx_inputs(const onnx_step *s);
const char *onnx_input(const onnx_step *s, size_t k);

/* onnx_tensor.c */

/* A new value, constant zeros or empty forms.  The dimensions are those of something that is there. */
onnx_tensor onnx_tensor_new(int type, onnx_shape shape, bool constant);
onnx_tensor onnx_tensor_copy(const onnx_tensor *from, onnx_shape shape);
void onnx_tensor_free(onnx_tensor *t);
/* The numbers that a file has, exactly. */
onnx_tensor onnx_tensor_read(onnx_graph *g, const Onnx__TensorProto *from);
bool onnx_is_float(int type);
/* number := the nearest one of the type, a float, of two the one with an even mantissa; false if that is infinite. */
bool onnx_round(mpq_ptr number, int type);
/* Whether the number is one of the type. */
bool onnx_is_in_type(mpq_srcptr number, int type);
/* Exit 3 if it is NaN or infinite; `what` has it. */
void onnx_float_read(const onnx_graph *g, mpq_ptr value, float from, const char *what);
/* FLOAT and so on. */
const char *onnx_type_name(int type);

/* onnx_external.c */

/* The bytes of a tensor that has them in a file beside the model, until onnx_external_free(). */
const uint8_t *onnx_external_find(onnx_graph *g, const Onnx__TensorProto *t, size_t *size);
void onnx_external_free(onnx_graph *g);

/* onnx_shape.c */

/* The product, or SIZE_MAX if that is too large. */
size_t onnx_shape_count(const onnx_shape *s);
bool onnx_shape_equal(const onnx_shape *a, const onnx_shape *b);
/* As [2,3]; valid until the fourth next call. */
const char *onnx_shape_text(const onnx_shape *s);
/* What both can be repeated to; exit 3 if there is no such shape, 4 if it is much larger than both. */
onnx_shape onnx_broadcast(const onnx_graph *g, const onnx_shape *a, const onnx_shape *b);
/* The same of the shapes of all inputs. */
onnx_shape onnx_broadcast_all(const onnx_graph *g, const onnx_tensor *const *in, size_t count);
/* The element of a tensor of shape `in` that element `index` of `out` repeats. */
size_t onnx_broadcast_index(const onnx_shape *out, size_t index, const onnx_shape *in);
/* Exit 4 if a result of this shape is large although it is made of only so many elements. */
void onnx_shape_check(const onnx_graph *g, const onnx_shape *s, size_t of);
/* How far apart elements are whose coordinate d differs by 1. */
size_t onnx_shape_stride(const onnx_shape *s, size_t d);
/* An axis, from the end if it is negative; exit 3 unless it is less than `rank`. */
size_t onnx_axis(const onnx_graph *g, int64_t axis, size_t rank);

/* onnx_attribute.c */

typedef struct {
  bool given;
  size_t count;
  int64_t number[ONNX_LIST_MOST];
} onnx_list;

/* INTS and so on. */
typedef Onnx__AttributeProto__AttributeType onnx_attribute_type;
#define ONNX_ATTRIBUTE(type) ONNX__ATTRIBUTE_PROTO__ATTRIBUTE_TYPE__##type

/* The attribute of g->node, or NULL if it has none of this name; exit 3 if it has two, or one of another type. */
const Onnx__AttributeProto *onnx_attribute(const onnx_graph *g, const char *name, onnx_attribute_type type);
bool onnx_has(const onnx_graph *g, const char *name);
int64_t onnx_integer(const onnx_graph *g, const char *name, int64_t otherwise);
/* value := the attribute, or that float. */
void onnx_float(const onnx_graph *g, const char *name, float otherwise, mpq_ptr value);
/* The same, but infinity is that float. */
void onnx_bound(const onnx_graph *g, const char *name, float otherwise, mpq_ptr value);
/* The tensor, or NULL. */
const Onnx__TensorProto *onnx_attached(const onnx_graph *g, const char *name);
/* The numbers of an attribute. */
onnx_list onnx_integers(const onnx_graph *g, const char *name);
/* The numbers of an input or, if there is none, of the attribute of that name. */
onnx_list onnx_list_of(const onnx_graph *g, const char *name, const onnx_tensor *input);
/* The place of an attribute in a list of words, which NULL ends; 0 if there is none. */
size_t onnx_word(const onnx_graph *g, const char *name, const char *const *words);
/* Which dimensions are in a list of axes. */
void onnx_axes(const onnx_graph *g, const onnx_list *axes, size_t rank, bool of[ONNX_RANK_MOST]);

/* onnx_element.c: sums of products, one element of a result at a time. */

/* sum := sum + factor * element i of t. */
void onnx_add_element(onnx_graph *g, mpq_srcptr factor, const onnx_tensor *t, size_t i);
/* sum := sum + factor * a_i * b_k, one of which is constant. */
void onnx_add_product(onnx_graph *g, mpq_srcptr factor, const onnx_tensor *a, size_t i, const onnx_tensor *b,
                      size_t k);
/* Element i of t := the sum. */
void onnx_set_element(onnx_graph *g, onnx_tensor *t, size_t i);
/* Element i of t, which was not set, := element k of `from`. */
void onnx_copy_element(onnx_tensor *t, size_t i, const onnx_tensor *from, size_t k);
/* The same with a number. */
void onnx_set_number(onnx_tensor *t, size_t i, mpq_srcptr number);
/* Element i of t as a form, to be released. */
linear_form onnx_form(const onnx_tensor *t, size_t i);
/* Exit 3 unless all are floats of one type; or constant integers of one type. */
void onnx_expect_floats(const onnx_graph *g, const onnx_tensor *const *in, size_t count);
void onnx_expect_numbers(const onnx_graph *g, const onnx_tensor *const *in, size_t count);
void onnx_expect_same_type(const onnx_graph *g, const onnx_tensor *const *in, size_t count);
void onnx_expect_factor(const onnx_graph *g, const onnx_tensor *a, const onnx_tensor *b);
bool onnx_all_constant(const onnx_tensor *const *in, size_t count);

/* onnx_pick.c: results whose elements are elements of something else. */

#define ONNX_NOWHERE SIZE_MAX

/* Element (k0, k1, ...) is number place[0][k0] + place[1][k1] + ..., or none if one of these is ONNX_NOWHERE. */
typedef struct {
  onnx_shape shape;
  size_t *place[ONNX_RANK_MOST]; /* owned */
} onnx_pick;

onnx_pick onnx_pick_new(const onnx_shape *shape);
/* The result, of shape `shape`, which has as many elements; the pick is released. */
onnx_tensor onnx_picked(onnx_pick *p, const onnx_tensor *from, onnx_shape shape, mpq_srcptr otherwise);

/* onnx_window.c: what slides over a tensor [N,C,...]. */

typedef struct {
  size_t tap; /* in the kernel */
  size_t at;  /* in the tensor */
} onnx_tap;

typedef struct {
  size_t dims;
  size_t in[ONNX_RANK_MOST], out[ONNX_RANK_MOST], kernel[ONNX_RANK_MOST];
  size_t stride[ONNX_RANK_MOST], dilation[ONNX_RANK_MOST], before[ONNX_RANK_MOST], after[ONNX_RANK_MOST];
  size_t *first[ONNX_RANK_MOST]; /* per place of the result its first tap, and one more: the end */
  onnx_tap *taps[ONNX_RANK_MOST];
} onnx_window;

/* Those of an operator, whose kernel has that shape from dimension 2 on. */
onnx_window onnx_window_new(const onnx_graph *g, const onnx_tensor *x, const onnx_shape *kernel);
onnx_window onnx_window_transposed(const onnx_graph *g, const onnx_tensor *x, const onnx_shape *kernel);
/* The same, the kernel being an attribute. */
onnx_window onnx_window_of_pool(const onnx_graph *g, const onnx_tensor *x);
void onnx_window_free(onnx_window *w);
/* [N,C,...] of the result. */
onnx_shape onnx_window_shape(const onnx_window *w, size_t batch, size_t channels);
/* The elements of the tensor and of the kernel that meet in place `index` of the result, for which there is room for
 * onnx_window_most(). */
size_t onnx_window_meet(const onnx_window *w, size_t index, onnx_tap *met);
size_t onnx_window_most(const onnx_window *w);
/* Whether there is a place where nothing meets. */
bool onnx_window_misses(const onnx_window *w);
/* How many places of the kernel lie in the tensor or its padding there. */
size_t onnx_window_padded(const onnx_window *w, size_t index);

/* onnx_extreme.c */

/* A value whose element i is the largest, or if sign < 0 the smallest, of elements list[first[i]], ... before first[i + 1],
 * of which there is one at least. */
onnx_tensor onnx_extremes(onnx_graph *g, const onnx_tensor *from, onnx_shape shape, const size_t *first,
                          const size_t *list, int sign);

/* onnx_trees.c */

/* Whether a node of the graph is an ensemble of trees. */
bool onnx_trees_are_in(const Onnx__GraphProto *graph);
/* The trees of the graph, whose other nodes must be ones that change nothing or only name classes. */
forest *onnx_trees_read(onnx_graph *g, const Onnx__GraphProto *graph);

/* onnx_operators.c */

/* The value of g->node, whose inputs these are; NULL for one that is left out. */
onnx_tensor onnx_evaluate(onnx_graph *g, const onnx_tensor *const *in);

#endif
