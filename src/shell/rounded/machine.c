#include "machine.h"
#include "shell/base/status.h"
#include <stdlib.h>
#include <string.h>

/* Those of binary64, from -1022 to 1023: of P bits, the smallest unit is 2^-(1022 + P - 1). */
#define EXPONENTS 2045
#define UNIT_OF_ONE_BIT 1022

machine machine_of_bits(size_t bits)
{
  return (machine){NULL, {bits, UNIT_OF_ONE_BIT - 1 + bits, EXPONENTS}};
}

machine machine_named(const char *text)
{
  const binary_float *standard = binary_float_named(text);
  if (standard)
    return *standard;
  size_t length = strlen(text), bits = length > 0 && length <= 4 && strspn(text, "0123456789") == length ? strtoul(text, NULL, 10) : 0;
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
