#include "two_layer.h"
#include "class_layer.h"
#include "rank_block.h"
#include "shell/base/json.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/progress.h"
#include "shell/base/status.h"
#include "shell/table/direction.h"
#include "tanh_block.h"
#include "kernel/exact/vector.h"

/* How one of the two makes a block. */
typedef struct {
  memorizer_shape (*shape)(size_t places, size_t functions);
  void (*first)(const places *b, const wire *coordinate, layered_model *net);
  void (*second)(const places *b, const sorted_points *p, size_t o, size_t first, layered_model *net, wire *sum);
} block_kind;

static const block_kind by_ranks = {rank_block_shape, rank_block_first, rank_block_second},
                        by_tanh = {tanh_block_shape, tanh_block_first, tanh_block_second};

typedef struct {
  const sorted_points *data;
  const block_kind *kind;
  memorizer_shape shape;
  layered_model *net;
  size_t functions;
  mpq_ptr z;       /* coordinates of all points */
  wire coordinate;
  wire *sum;       /* of every function: what the blocks so far recall, and the offset */
  mpq_ptr offset;  /* with which sums are never negative at points */
} making;

static const block_kind *kind_of(const memorizer_shape *shape)
{
  return shape->literal ? &by_tanh : &by_ranks;
}

/* What the blocks compute. */
static size_t functions_of(const memorizer_shape *shape, const sorted_points *p)
{
  return shape->shared ? 1 : wanted_functions(p);
}

static places block_of(const sorted_points *p, const memorizer_shape *shape, size_t number)
{
  places b = places_of_block(p, number, shape->blocks, !shape->literal);
  memorizer_shape own = kind_of(shape)->shape(places_needed(&b), functions_of(shape, p));
  b.groups = own.groups;
  b.ranks = own.in_group;
  return b;
}

static void find_coordinates(making *m)
{
  const sorted_points *p = m->data;
  mpq_ptr direction = numbers_new(p->inputs + 1);
  sorted_direction(p, direction);
  for (size_t i = 0; i < p->points; i++)
    vector_dot(m->z + i, direction, p->x + i * p->inputs, p->inputs, direction + p->inputs);
  wire_add_constant(&m->coordinate, direction);
  for (size_t k = 1; k < p->inputs; k++)
    wire_add(&m->coordinate, k, direction + k);
  numbers_free(direction, p->inputs + 1);
}

/* A sum of hard-tanh blocks is never negative; another one has to be passed on with something added. */
static void find_offset(making *m, size_t o)
{
  mpq_ptr offset = m->offset + o;
  if (m->shape.literal) {
    tanh_block_size(offset, m->data, o);
    return;
  }
  wanted_least(offset, m->data, o);
  mpq_neg(offset, offset);
  if (m->shape.blocks == 1 || mpq_sgn(offset) < 0)
    mpq_set_ui(offset, 0, 1);
  wire_add_constant(m->sum + o, offset);
}

/* What goes through the layer that is being made. */
static void pass(making *m, const places *b)
{
  if (b->after)
    wire_pass(&m->coordinate, m->net);
  for (size_t o = 0; b->before && o < m->functions; o++)
    wire_pass(m->sum + o, m->net);
}

static void add_block(making *m, size_t number)
{
  places b = block_of(m->data, &m->shape, number);
  wire *own = memorizer_wires(m->functions);
  mpq_t one;
  mpq_init(one);
  mpq_set_ui(one, 1, 1);
  places_cut(&b, m->z);
  layered_model_add_layer(m->net);
  size_t first = m->net->neurons;
  m->kind->first(&b, &m->coordinate, m->net);
  pass(m, &b);
  layered_model_add_layer(m->net);
  for (size_t o = 0; o < m->functions; o++) {
    m->kind->second(&b, m->data, o, first, m->net, own + o);
    progress_at(number * m->functions + o + 1, m->shape.blocks * m->functions);
  }
  pass(m, &b);
  for (size_t o = 0; o < m->functions; o++)
    wire_add_wire(m->sum + o, own + o, one);
  mpq_clear(one);
  memorizer_wires_free(own, m->functions);
  places_free(&b);
}

static void take_offset(making *m, size_t o)
{
  mpq_neg(m->offset + o, m->offset + o);
  wire_add_constant(m->sum + o, m->offset + o);
}

/* sum := the functions at all points. */
static void make_blocks(making *m)
{
  progress_begin("synthesizing");
  find_coordinates(m);
  for (size_t o = 0; o < m->functions; o++)
    find_offset(m, o);
  for (size_t b = 0; b < m->shape.blocks; b++)
    add_block(m, b);
  for (size_t o = 0; o < m->functions; o++)
    take_offset(m, o);
}

static making making_new(const sorted_points *p, memorizer_made *made)
{
  size_t functions = functions_of(&made->shape, p);
  return (making){.data = p, .kind = kind_of(&made->shape), .shape = made->shape, .net = &made->network,
                  .functions = functions, .z = numbers_new(p->points), .coordinate = wire_new(),
                  .sum = memorizer_wires(functions), .offset = numbers_new(functions)};
}

static void making_free(making *m)
{
  memorizer_wires_free(m->sum, m->functions);
  wire_free(&m->coordinate);
  numbers_free(m->z, m->data->points);
  numbers_free(m->offset, m->functions);
}

static void make_network(const sorted_points *p, memorizer_made *made)
{
  making m = making_new(p, made);
  make_blocks(&m);
  memorizer_add_outputs(m.net, m.sum, m.functions);
  making_free(&m);
}

/* The number of the class, and of that the outputs. */
static void make_classes(const sorted_points *p, memorizer_made *made)
{
  sorted_points numbered = class_points(p);
  wire *f = memorizer_wires(p->outputs);
  making m = making_new(&numbered, made);
  make_blocks(&m);
  class_layer_add(m.sum, p->outputs, m.net, f);
  memorizer_add_outputs(m.net, f, p->outputs);
  making_free(&m);
  memorizer_wires_free(f, p->outputs);
  class_points_free(&numbered);
}

static memorizer_made make(const sorted_points *p, const memorizer_wish *wish)
{
  memorizer_made made = {.network = memorizer_network(p),
                         .shape = {.blocks = wish->depth, .literal = wish->literal, .shared = wish->shared}};
  places first = block_of(p, &made.shape, 0);
  made.shape.groups = first.groups;
  made.shape.in_group = first.ranks;
  if (wish->depth == 1 && !wish->shared)
    made.shape.needed = fewest_pieces_of(p);
  (wish->shared ? make_classes : make_network)(p, &made);
  numbers_check(made.network.weight, made.network.terms);
  return made;
}

static void write_ranks(FILE *f, const memorizer_shape *s, const sorted_points *p)
{
  size_t d1 = s->groups, ranks = s->in_group, functions = functions_of(s, p);
  fprintf(f, "%zu + %zu hidden neurons, d1 = %zu group%s of %zu point%s and d2 = %zu: d1 floor(d2 / %zu) = %zu >= %zu "
          "points", d1, ranks * functions, d1, s_of(d1), ranks, s_of(ranks), ranks * functions, functions, d1 * ranks,
          p->points);
}

static void write_tanh(FILE *f, const memorizer_shape *s, const sorted_points *p)
{
  size_t functions = functions_of(s, p), d1 = 2 * s->groups, d2 = 2 * s->in_group * functions;
  fprintf(f, "%zu + %zu hidden neurons, which are %zu + %zu hard-tanh units of two each, for %zu groups of %zu points; "
          "4 floor(d1 / 4) floor(d2 / %zu) = %zu >= %zu points",
          d1, d2, d1 / 2, d2 / 2, s->groups, s->in_group, 4 * functions, s->groups * s->in_group, p->points);
}

static void write_blocks(FILE *f, const memorizer_made *made, const sorted_points *p)
{
  const layered_model *m = &made->network;
  size_t functions = functions_of(&made->shape, p), most = (p->points - 1) / made->shape.blocks + 1;
  fprintf(f, "%zu blocks of two hidden layers, %zu hidden neurons in all%s; a block recalls at most %zu point%s, and "
          "passes on the coordinate and %zu sum%s",
          made->shape.blocks, m->layer[m->layers - 1] - m->inputs,
          made->shape.literal ? ", two for every hard-tanh unit" : "", most, s_of(most), functions, s_of(functions));
}

/* What any network of two hidden layers needs if its outputs are not cut off at 0: else fewer may be enough. */
static void write_needed(FILE *f, fewest_pieces least, const sorted_points *p)
{
  size_t neurons = fewest_pieces_neurons(least.pieces);
  fprintf(f, "; if outputs are not cut off at 0, any two hidden layers need %zu neuron%s, since (d1 + 1)(d2 + 1) >= "
          "%zu, the fewest pieces of a continuous piecewise linear function through the points", neurons, s_of(neurons),
          least.pieces);
  if (wanted_functions(p) > 1)
    fprintf(f, " for output %zu", least.output + 1);
  fputs(": counted exactly, and the bound is not proved here", f);
}

static void write_shape(FILE *f, const memorizer_made *made, const sorted_points *p)
{
  if (made->shape.blocks > 1)
    write_blocks(f, made, p);
  else
    (made->shape.literal ? write_tanh : write_ranks)(f, &made->shape, p);
  if (made->shape.shared)
    fprintf(f, "; they compute the number of the class, of which a third layer makes all outputs, with %zu neuron%s",
            p->outputs - 1, s_of(p->outputs - 1));
  if (made->shape.needed.pieces > 0)
    write_needed(f, made->shape.needed, p);
}

static json_t *block_object(const places *b)
{
  json_t *object = json_object();
  json_object_set_new(object, "points", json_count(b->points));
  json_object_set_new(object, "groups", json_count(b->groups));
  json_object_set_new(object, "in_group", json_count(b->ranks));
  return object;
}

static json_t *pieces_object(fewest_pieces least)
{
  json_t *object = json_object();
  json_object_set_new(object, "fewest", json_count(least.pieces));
  json_object_set_new(object, "output", json_count(least.output + 1));
  json_object_set_new(object, "neurons_at_least", json_count(fewest_pieces_neurons(least.pieces)));
  return object;
}

static void add_shape(json_t *object, const memorizer_made *made, const sorted_points *p)
{
  json_t *blocks = json_array();
  for (size_t b = 0; b < made->shape.blocks; b++) {
    places block = block_of(p, &made->shape, b);
    json_array_append_new(blocks, block_object(&block));
  }
  json_object_set_new(object, "groups", json_count(made->shape.groups));
  json_object_set_new(object, "in_group", json_count(made->shape.in_group));
  json_object_set_new(object, "literal", json_boolean(made->shape.literal));
  json_object_set_new(object, "shared", json_boolean(made->shape.shared));
  json_object_set_new(object, "blocks", blocks);
  if (made->shape.needed.pieces > 0)
    json_object_set_new(object, "pieces", pieces_object(made->shape.needed));
}

const memorizer two_layer_memorizer = {.name = "two-layer",
                                       .after = "Yun, Sra and Jadbabaie 2019",
                                       .found_for = "every table",
                                       .make = make,
                                       .write_shape = write_shape,
                                       .add_shape = add_shape};
