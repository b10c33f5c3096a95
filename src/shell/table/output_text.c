#include "output_text.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/text.h"
#include <csv.h>
#include <string.h>

static void write_word(FILE *stream, const char *word)
{
  if (strpbrk(word, ",\"\r\n"))
    csv_fwrite(stream, word, strlen(word));
  else
    fputs(word, stream);
}

/* The label that the numbers from `d` on stand for, or NULL. */
static const char *label_of(const column *c, mpq_srcptr d)
{
  size_t found = c->label_count;
  if (c->kind == COLUMN_LABEL) {
    bool index = mpq_sgn(d) >= 0 && mpz_cmp_ui(mpq_denref(d), 1) == 0 && mpz_cmp_ui(mpq_numref(d), c->label_count) < 0;
    return index ? c->labels[mpz_get_ui(mpq_numref(d))] : NULL;
  }
  if (c->kind != COLUMN_ONEHOT)
    return NULL;
  for (size_t k = 0; k < c->label_count; k++)
    if (mpq_sgn(d + k) != 0) {
      if (found < c->label_count || mpq_cmp_ui(d + k, 1, 1) != 0)
        return NULL;
      found = k;
    }
  return found < c->label_count ? c->labels[found] : NULL;
}

char *output_text(const columns *what, bool is_signed, mpq_srcptr d)
{
  text_stream t;
  size_t width = columns_output_width(what);
  mpq_ptr value = numbers_new(width);
  text_open(&t);
  for (size_t j = 0; j < width; j++)
    if (is_signed)
      mpq_sub(value + j, d + j, d + width + j);
    else
      mpq_set(value + j, d + j);
  mpq_srcptr at = value;
  for (size_t j = 0; j < what->outputs; j++) {
    const column *c = what->output + j;
    const char *word = label_of(c, at);
    if (j > 0)
      fputc(',', t.stream);
    if (word)
      write_word(t.stream, word);
    for (size_t k = 0; k < column_width(c); k++, at++) {
      if (word)
        continue;
      if (k > 0)
        fputc(',', t.stream);
      number_write(t.stream, at);
    }
  }
  numbers_free(value, width);
  return text_close(&t);
}
