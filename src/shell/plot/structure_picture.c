#include "structure_picture.h"
#include "box_tree.h"
#include "layered_picture.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/conditional/conditional_text.h"
#include <stdlib.h>

#define LEFT 24
#define TOP 66
#define BOTTOM 20
#define READOUT 90        /* the room for it, on the right */
#define LEAST_WIDTH 560
#define TERMS_SHOWN 3
#define OPERATIONS_SHOWN 3

/* Text of a box, to be released by it. */
static char *numbered(const char *what, size_t number)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%s %zu", what, number);
  return text_close(&t);
}

/* Switches. */
typedef struct {
  const picture *p;
  box_tree tree;
} switches;

/* Whether the marked point is on the first side of switch s, on the second one, or on neither. */
static int side_of(const picture *p, size_t s)
{
  const network *net = &p->halving->net;
  mpq_srcptr x = p->data->x + p->marked * p->data->inputs, w = net->hyperplanes + s * net->inputs;
  mpq_t sum, t;
  mpq_inits(sum, t, NULL);
  mpq_set(sum, w);
  for (size_t k = 1; k < net->inputs; k++) {
    mpq_add(t, x + k, net->shift);
    if (mpq_sgn(t) < 0)
      mpq_set_ui(t, 0, 1);
    mpq_mul(t, t, w + k);
    mpq_add(sum, sum, t);
  }
  int sign = mpq_sgn(sum);
  mpq_clears(sum, t, NULL);
  return sign;
}

static size_t add_vertex(switches *s, size_t lo, size_t hi, bool on)
{
  size_t middle = lo + (hi - lo + 1) / 2;
  if (hi - lo <= 1)
    return box_tree_add(&s->tree, numbered("leaf", lo + 1), on);
  size_t here = box_tree_add(&s->tree, numbered("switch", middle - 1), on);
  int side = on ? side_of(s->p, middle - 1) : 0;
  size_t left = add_vertex(s, lo, middle, side < 0), right = add_vertex(s, middle, hi, side > 0);
  s->tree.list[here].child[0] = left;
  s->tree.list[here].child[1] = right;
  return here;
}

static char *about_structure(const picture *p, const char *what)
{
  text_stream t;
  text_open(&t);
  fputs(what, t.stream);
  if (p->marked < p->data->points)
    fprintf(t.stream, " Blue: active on line %zu.", p->data->line[p->marked]);
  return text_close(&t);
}

static void begin(FILE *f, const picture *p, long width, long height, const char *about)
{
  char *title = picture_title(p);
  svg_begin(f, width > LEAST_WIDTH ? width : LEAST_WIDTH, height, title, about);
  picture_write_heading(f, p, about);
  free(title);
}

static bool is_leaf(const box *b)
{
  return b->child[0] == NO_BOX && b->child[1] == NO_BOX;
}

/* Every leaf goes to the readout, which stands on the right. */
static void write_readout(FILE *f, const box_tree *t, long width, bool on)
{
  drawn x, y, to = (LEFT + width + 40) * UNIT, height = t->top * UNIT + t->list[0].tall * UNIT / 2;
  for (size_t k = 0; k < t->count; k++)
    if (is_leaf(t->list + k)) {
      box_tree_end(t, k, &x, &y);
      box_tree_wire(f, x, y, to, height, t->list[k].on ? "live" : "wire");
    }
  svg_box(f, to, height - 15 * UNIT, 70 * UNIT, 30 * UNIT, on ? "on" : "box");
  svg_label(f, to + 35 * UNIT, height + 4 * UNIT, "small middle", "readout");
}

static void write_switches(FILE *f, const picture *p)
{
  switches s = {.p = p, .tree = {.wide = 11, .left = LEFT, .top = TOP, .aligned = true}};
  bool marked = p->marked < p->data->points;
  size_t in = box_tree_add(&s.tree, duplicate("inputs", 6), marked);
  size_t translate = box_tree_add(&s.tree, duplicate("translation", 11), marked);
  s.tree.list[in].child[0] = translate;
  size_t root = add_vertex(&s, 0, p->halving->net.leaves, marked);
  s.tree.list[translate].child[0] = root;
  long width, height = box_tree_place(&s.tree, &width);
  char *about = about_structure(p, "A switch passes on its input to one side, and zeros to the other one.");
  begin(f, p, LEFT + width + 40 + READOUT, TOP + height + BOTTOM, about);
  box_tree_write(f, &s.tree);
  write_readout(f, &s.tree, width, marked);
  svg_end(f);
  free(about);
  box_tree_free(&s.tree);
}

/* Conditional networks. */
typedef struct {
  const picture *p;
  box_tree tree;
  size_t *known;
  bool *on; /* of instructions */
} configurations;

static char *text_of_node(const configurations *c, size_t *end)
{
  const conditional_model *m = c->p->conditional;
  size_t i = *end, operations = 0;
  text_stream t;
  text_open(&t);
  for (; i != NOWHERE && m->program[i].kind == INSTRUCTION_OPERATION; i = m->program[i].next)
    if (operations++ < OPERATIONS_SHOWN) {
      conditional_write_operation(t.stream, m, i, c->known[i], TERMS_SHOWN);
      fputc('\n', t.stream);
    }
  if (operations > OPERATIONS_SHOWN)
    fprintf(t.stream, "… %zu more\n", operations - OPERATIONS_SHOWN);
  if (i == NOWHERE)
    fputs("no answer", t.stream);
  else if (m->program[i].kind == INSTRUCTION_LEAF)
    conditional_write_outputs(t.stream, m, i);
  else
    conditional_write_test(t.stream, m, i);
  *end = i;
  return text_close(&t);
}

static size_t add_node(configurations *c, size_t i)
{
  const conditional_model *m = c->p->conditional;
  bool on = i != NOWHERE && c->on[i];
  char *text = text_of_node(c, &i);
  size_t here = box_tree_add(&c->tree, text, on);
  if (i != NOWHERE && m->program[i].kind == INSTRUCTION_TEST) {
    size_t next = add_node(c, m->program[i].next), otherwise = add_node(c, m->program[i].otherwise);
    c->tree.list[here].child[0] = next;
    c->tree.list[here].child[1] = otherwise;
  }
  return here;
}

/* Marks the instructions that the point goes through: those before the last one, by their successors. */
static void mark_way(configurations *c)
{
  const conditional_model *m = c->p->conditional;
  conditional_network net = conditional_model_view(m);
  size_t room = conditional_room(net, c->known), next[2];
  mpq_ptr y = numbers_new(room + 1);
  mpq_srcptr row = c->p->data->x + c->p->marked * c->p->data->inputs;
  size_t last = conditional_run(net, c->known, room, m->constant ? row : row + 1, y, y + room).last;
  numbers_free(y, room + 1);
  c->on[last] = true;
  for (size_t i = last; i-- > 0;)
    for (size_t n = conditional_model_successors(m, i, next); n-- > 0;)
      c->on[i] = c->on[i] || c->on[next[n]];
}

static void write_configurations(FILE *f, const picture *p)
{
  configurations c = {.p = p, .tree = {.wide = 30, .left = LEFT, .top = TOP, .answers = true}};
  c.known = conditional_model_known(p->conditional);
  c.on = allocate(p->conditional->size, sizeof(bool));
  if (p->marked < p->data->points)
    mark_way(&c);
  add_node(&c, 0);
  long width, height = box_tree_place(&c.tree, &width);
  char *about = about_structure(p, "The tree of tests; what is done before a test stands above it.");
  begin(f, p, 2 * LEFT + width, TOP + height + BOTTOM, about);
  box_tree_write(f, &c.tree);
  svg_end(f);
  free(about);
  free(c.on);
  free(c.known);
  box_tree_free(&c.tree);
}

void picture_write_structure(FILE *f, const picture *p)
{
  if (p->halving)
    write_switches(f, p);
  else if (p->conditional)
    write_configurations(f, p);
  else
    layered_picture_write(f, p);
}
