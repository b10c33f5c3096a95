#include "memorizer.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include <stdlib.h>

memorizer_made memorizer_make(const memorizer *kind, const sorted_points *p)
{
  return kind->make(p, &(memorizer_wish){.kind = kind, .depth = 1});
}

size_t memorizer_groups(size_t n, size_t in_group)
{
  return (n - 1) / in_group + 1;
}

layered_model memorizer_network(const sorted_points *p)
{
  layered_model m = layered_model_new(p->inputs);
  m.constant = true;
  m.is_signed = p->is_signed || numbers_have_negative(p->d, p->points * p->outputs);
  return m;
}

void memorizer_add_outputs(layered_model *m, wire *f, size_t functions)
{
  mpq_t minus;
  mpq_init(minus);
  mpq_set_si(minus, -1, 1);
  layered_model_add_layer(m);
  for (int side = 0; side < 1 + m->is_signed; side++)
    for (size_t o = 0; o < functions; o++) {
      wire_emit(f + o, m);
      wire_multiply(f + o, minus);
    }
  mpq_clear(minus);
}

wire *memorizer_wires(size_t count)
{
  wire *f = allocate(count, sizeof *f);
  for (size_t o = 0; o < count; o++)
    f[o] = wire_new();
  return f;
}

void memorizer_wires_free(wire *f, size_t count)
{
  for (size_t o = 0; o < count; o++)
    wire_free(f + o);
  free(f);
}
