/* linear.h for the readers of networks: any forms. */
#include "shell/import/linear.h"
#include "shell/base/memory.h"
#include <__fc_builtin.h>
#include <stdlib.h>

static linear_form any_form(void)
{
  size_t terms = Frama_C_unsigned_long_interval(0, SIZE);
  return (linear_form){terms, allocate(terms, sizeof(size_t)), numbers_new(terms)};
}

linear_network linear_network_new(size_t inputs)
{
  return (linear_network){.net = {.inputs = inputs + 1}};
}

void linear_network_free(linear_network *n)
{
}

linear_form linear_neuron(size_t k)
{
  return any_form();
}

/*@ requires made: is_q(value); */
linear_form linear_constant(mpq_srcptr value)
{
  return any_form();
}

/*@ requires form: \valid_read(f) && \initialized(&f->terms); */
int linear_sign(const linear_network *n, const linear_form *f)
{
  return Frama_C_interval(-1, 1);
}

/*@ requires form: \valid_read(f) && \initialized(&f->terms); */
linear_form linear_copy(const linear_form *f)
{
  return any_form();
}

linear_form *linear_forms_new(size_t count)
{
  return allocate(count, sizeof(linear_form));
}

/*@ requires form: \valid(f) && \initialized(&f->terms); */
void linear_form_free(linear_form *f)
{
}

/*@ requires forms: count == 0 || \valid(forms + (0 .. count - 1)); */
void linear_forms_free(linear_form *forms, size_t count)
{
}

/*@ requires made: is_q(factor); */
void linear_add_neuron(linear_network *n, mpq_srcptr factor, size_t k)
{
}

/*@ requires made: is_q(factor);
  @ requires form: \valid_read(f) && \initialized(&f->terms);
  @*/
void linear_add(linear_network *n, mpq_srcptr factor, const linear_form *f)
{
}

linear_form linear_take(linear_network *n)
{
  return any_form();
}

/*@ requires made: is_q(value); */
void linear_take_constant(linear_network *n, mpq_ptr value)
{
}

/*@ requires forms: count == 0 || \valid(forms + (0 .. count - 1)); */
void linear_relu(linear_network *n, linear_form *forms, size_t count)
{
}

/*@ requires forms: count == 0 || \valid_read(forms + (0 .. count - 1)); */
void linear_outputs(linear_network *n, const linear_form *forms, size_t count)
{
}
