#include "class_layer.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"

/* The class of the point of rank i. */
static size_t class_of(const sorted_points *p, size_t i)
{
  size_t found = p->outputs, ones = 0;
  for (size_t o = 0; o < p->outputs; o++) {
    mpq_srcptr d = p->d + i * p->outputs + o;
    if (mpq_cmp_ui(d, 1, 1) == 0) {
      found = o;
      ones++;
    } else if (mpq_sgn(d) != 0)
      ones = 2;
  }
  if (ones != 1)
    fail_at(STATUS_FILE, (place){p->from->file, p->from->line[p->number[i]], 1},
            "--shared: outputs are not one-hot: one of them has to be 1, and the others 0; --onehot makes them so of "
            "labels");
  return found;
}

sorted_points class_points(const sorted_points *p)
{
  if (p->outputs < 2)
    fail(STATUS_USAGE, "--shared: there is one output only, and outputs have to be one-hot; --onehot makes them so of "
         "labels");
  sorted_points numbered = *p;
  numbered.outputs = 1;
  numbered.d = numbers_new(p->points);
  for (size_t i = 0; i < p->points; i++)
    mpq_set_ui(numbered.d + i, class_of(p, i), 1);
  return numbered;
}

void class_points_free(sorted_points *numbered)
{
  numbers_free(numbered->d, numbered->points);
}

static void add_neurons(const wire *number, size_t count, layered_model *net)
{
  wire w = wire_new();
  mpq_t t;
  mpq_init(t);
  layered_model_add_layer(net);
  for (size_t k = 0; k < count; k++) {
    wire_clear(&w);
    mpq_set_ui(t, 1, 1);
    wire_add_wire(&w, number, t);
    mpq_set_ui(t, k, 1);
    mpq_neg(t, t);
    wire_add_constant(&w, t);
    wire_emit(&w, net);
  }
  mpq_clear(t);
  wire_free(&w);
}

void class_layer_add(const wire *number, size_t classes, layered_model *net, wire *f)
{
  size_t first = net->neurons, last = first + classes - 2;
  mpq_t one;
  mpq_init(one);
  mpq_set_ui(one, 1, 1);
  add_neurons(number, classes - 1, net);
  wire_add_constant(f, one);
  for (size_t c = 0; c < classes; c++) {
    /* It rises before c, and falls after it to 0. */
    if (c > 0)
      wire_add_whole(f + c, first + c - 1, 1);
    if (first + c <= last)
      wire_add_whole(f + c, first + c, c > 0 ? -2 : -1);
    if (first + c < last)
      wire_add_whole(f + c, first + c + 1, 1);
  }
  mpq_clear(one);
}
