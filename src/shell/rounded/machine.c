#include "machine.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* binary64 has the exponents from -1022 to 1023: of P bits, the smallest unit is 2^-(1022 + P - 1). */
#define EXPONENTS 2045
#define UNIT_OF_ONE_BIT 1022

static const machine standard[] = {{"binary32", {24, 149, 253}}, {"binary64", {53, 1074, EXPONENTS}}};

machine machine_of_bits(size_t bits)
{
  return (machine){NULL, {bits, UNIT_OF_ONE_BIT - 1 + bits, EXPONENTS}};
}

machine machine_named(const char *text)
{
  size_t length = strlen(text);
  for (size_t k = 0; k < sizeof standard / sizeof standard[0]; k++)
    if (strcmp(text, standard[k].name) == 0)
      return standard[k];
  size_t bits = length > 0 && length <= 4 && strspn(text, "0123456789") == length ? strtoul(text, NULL, 10) : 0;
  if (bits < 1 || bits > MACHINE_MOST_BITS)
    fail(STATUS_USAGE, "--arithmetic: %s is not binary32, binary64 or a number of bits from 1 to %d",
         quoted(text, length), MACHINE_MOST_BITS);
  return machine_of_bits(bits);
}

void machine_write(FILE *f, const machine *m)
{
  if (m->name)
    fputs(m->name, f);
  else
    fprintf(f, "%zu bit%s", m->format.bits, s_of(m->format.bits));
}

long machine_top(const machine *m)
{
  return (long)(m->format.bits + m->format.exponents) - (long)m->format.unit;
}
