/* cell_value.h and cell_numbers.h for the other drivers: any kind of cell, and any value. */
#include "shell/base/memory.h"
#include "shell/table/cell_numbers.h"
#include "shell/table/cell_value.h"
#include <__fc_builtin.h>

cell_rules cell_rules_new(bool decimal_comma, bool quoted_is_word, const char *missing)
{
  return (cell_rules){.decimal_comma = decimal_comma};
}

void cell_rules_free(cell_rules *r)
{
}

/*@ requires room: \valid(value); */
number_kind cell_read(const cell_rules *r, mpq_ptr value, const cell *c)
{
  return (number_kind)Frama_C_interval(NUMBER_OK, NUMBER_DECIMAL);
}

/*@ requires readable: length == 0 || \valid_read(text + (0 .. length - 1)); */
bool cell_is_decimal(const char *text, size_t length, char sign)
{
  return Frama_C_nondet(0, 1);
}

bool cell_says_missing(const cell *c)
{
  return Frama_C_nondet(0, 1);
}

bool cell_may_say_missing(const cell *c)
{
  return Frama_C_nondet(0, 1);
}

static mpq_t known;

cell_numbers cell_numbers_new(size_t bytes)
{
  mpq_init(known);
  return (cell_numbers){NULL, 0, allocate(2, sizeof(mp_limb_t))};
}

void cell_numbers_free(cell_numbers *seen)
{
}

mpq_srcptr cell_numbers_find(const cell_numbers *seen, const cell *c)
{
  return Frama_C_nondet(0, 1) ? known : NULL;
}

/*@ requires room: \valid(value); */
void cell_numbers_keep(cell_numbers *seen, const cell *c, mpq_ptr value)
{
}
