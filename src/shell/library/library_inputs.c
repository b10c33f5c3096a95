#include "library_inputs.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/export/unit.h"
#include <string.h>

#define BITS_MOST 63
#define SAMPLES 16
/* Where nothing is said: numbers of 32 bits, half of them after the point. */
#define UNIT_TEXT "1/65536"
#define RANGE_TEXT "-32768,32767"

static void take_number(mpq_ptr value, const char *option, const char *text, size_t length)
{
  number_kind kind = number_read(value, text, length, NUMBER_DIGITS_MOST);
  if (kind != NUMBER_OK)
    fail(STATUS_USAGE, "%s: %s %s", option, quoted(text, length), number_problem(kind));
}

static void take_unit(mpq_ptr unit, const char *text)
{
  take_number(unit, "--unit", text, strlen(text));
  if (mpz_cmp_ui(mpq_numref(unit), 1) != 0)
    fail(STATUS_USAGE, "--unit: %s is not 1, or 1 over a whole number", quoted(text, strlen(text)));
}

static void take_range(mpq_ptr least, mpq_ptr most, const char *text)
{
  size_t length;
  const char *rest = text_rest(text, &length);
  if (!rest)
    fail(STATUS_USAGE, "--range: %s is not two numbers, LO,HI", quoted(text, strlen(text)));
  take_number(least, "--range", text, length);
  take_number(most, "--range", rest, strlen(rest));
  if (mpq_cmp(least, most) > 0)
    fail(STATUS_USAGE, "--range: %s is empty: the lower end comes first", quoted(text, strlen(text)));
}

/* Makes room for a column of the table. */
static void take_column(library_inputs *in, const points *table, size_t k, bool has_range)
{
  mpq_srcptr column = table->x + k + 1;
  for (size_t i = 0; i < table->points; i++) {
    mpq_srcptr value = column + i * table->inputs;
    mpz_ptr denominator = mpq_denref(in->unit + k);
    mpz_lcm(denominator, denominator, mpq_denref(value));
    bool first = i == 0 && !has_range;
    if (first || mpq_cmp(value, in->least + k) < 0)
      mpq_set(in->least + k, value);
    if (first || mpq_cmp(value, in->most + k) > 0)
      mpq_set(in->most + k, value);
  }
}

/* value := the multiple of the unit that is next, from below or above. */
static void to_multiple(mpq_ptr value, mpq_srcptr unit, bool up)
{
  mpq_div(value, value, unit);
  (up ? mpz_cdiv_q : mpz_fdiv_q)(mpq_numref(value), mpq_numref(value), mpq_denref(value));
  mpz_set_ui(mpq_denref(value), 1);
  if (mpz_sizeinbase(mpq_numref(value), 2) > BITS_MOST)
    fail(STATUS_UNDECIDED, "some input takes more than %d bits: a library takes inputs of 64", BITS_MOST);
  mpq_mul(value, value, unit);
}

static void set_column(library_inputs *in, const library_request *r, size_t k, const points *table)
{
  const char *unit = r->unit ? r->unit : table ? "1" : UNIT_TEXT;
  const char *range = r->range ? r->range : table ? NULL : RANGE_TEXT;
  take_unit(in->unit + k, unit);
  if (range)
    take_range(in->least + k, in->most + k, range);
  if (table)
    take_column(in, table, k, range);
  to_multiple(in->least + k, in->unit + k, true);
  to_multiple(in->most + k, in->unit + k, false);
  if (mpq_cmp(in->least + k, in->most + k) > 0)
    fail(STATUS_USAGE, "--range: no multiple of the unit is in it");
}

static void copy_rows(library_inputs *in, const points *table)
{
  in->rows = table->points;
  in->x = numbers_new(in->rows * table->inputs);
  for (size_t k = 0; k < in->rows * table->inputs; k++)
    mpq_set(in->x + k, table->x + k);
}

/* The multiple nearest to 0; the ends; or any. */
static void sample(mpq_ptr value, const library_inputs *in, size_t row, size_t k, gmp_randstate_t random)
{
  mpq_srcptr least = in->least + k, most = in->most + k;
  mpq_t width;
  if (row == 0)
    mpq_set_ui(value, 0, 1);
  if (row == 1 || (row == 0 && mpq_sgn(least) > 0))
    mpq_set(value, least);
  if (row == 2 || (row == 0 && mpq_sgn(most) < 0))
    mpq_set(value, most);
  if (row < 3)
    return;
  mpq_init(width);
  mpq_sub(width, most, least);
  mpq_div(width, width, in->unit + k);
  mpz_add_ui(mpq_numref(width), mpq_numref(width), 1);
  mpz_urandomm(mpq_numref(width), random, mpq_numref(width));
  mpq_mul(width, width, in->unit + k);
  mpq_add(value, width, least);
  mpq_clear(width);
}

static void make_rows(library_inputs *in)
{
  gmp_randstate_t random;
  gmp_randinit_default(random);
  in->rows = SAMPLES;
  in->x = numbers_new(in->rows * (in->count + 1));
  for (size_t i = 0; i < in->rows; i++) {
    mpq_ptr row = in->x + i * (in->count + 1);
    mpq_set_ui(row, 1, 1);
    for (size_t k = 0; k < in->count; k++)
      sample(row + k + 1, in, i, k, random);
  }
  gmp_randclear(random);
}

library_inputs library_inputs_new(const library_request *r, size_t count, const points *table)
{
  library_inputs in = {.count = count};
  in.unit = numbers_new(count);
  in.least = numbers_new(count);
  in.most = numbers_new(count);
  for (size_t k = 0; k < count; k++)
    set_column(&in, r, k, table);
  if (table)
    copy_rows(&in, table);
  else
    make_rows(&in);
  return in;
}

void library_inputs_free(library_inputs *in)
{
  numbers_free(in->unit, in->count);
  numbers_free(in->least, in->count);
  numbers_free(in->most, in->count);
  numbers_free(in->x, in->rows * (in->count + 1));
}
