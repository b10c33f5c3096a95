/* Linear forms, added up in any order. */
#include "shell/import/linear.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>

int main(void)
{
  mpq_ptr factor = numbers_new(1);
  linear_network n = linear_network_new(Frama_C_unsigned_long_interval(1, SIZE));
  linear_form *forms = linear_forms_new(1);
  forms[0] = linear_neuron(0);
  while (Frama_C_nondet(0, 1))
    switch (Frama_C_interval(0, 3)) {
    case 0: linear_add_neuron(&n, factor, Frama_C_unsigned_long_interval(0, n.net.neurons - 1)); break;
    case 1: linear_add(&n, factor, forms); break;
    case 2: linear_form_free(forms); forms[0] = linear_take(&n); break;
    default: linear_relu(&n, forms, 1);
    }
  linear_outputs(&n, forms, 1);
  linear_forms_free(forms, 1);
  linear_network_free(&n);
  //@ check reached: \false;
  return 0;
}
