#include "rank_message.h"
#include "shell/base/memory.h"
#include <stdio.h>

/* Everything is written in decimal, one number a line. */

static void write_sizes(FILE *f, const size_t *values, size_t count)
{
  for (size_t k = 0; k < count; k++)
    fprintf(f, "%zu\n", values[k]);
}

static void write_rationals(FILE *f, mpq_srcptr values, size_t count)
{
  for (size_t k = 0; k < count; k++) {
    mpq_out_str(f, 10, values + k);
    fputc('\n', f);
  }
}

static void write_part(FILE *f, const rank_question *q, const rank_part *part)
{
  size_t d = rank_columns(q, part);
  fprintf(f, "%d %zu %zu %d\n", part->verdict, part->next, part->kappa, part->function != NULL);
  mpz_out_str(f, 10, part->covered);
  fputc('\n', f);
  if (part->verdict == RANK_FAILS) {
    write_sizes(f, part->line, d);
    write_rationals(f, part->coefficients, d);
  }
  if (part->function) {
    write_rationals(f, part->function, d - 1);
    write_sizes(f, part->graph, part->kappa);
  }
}

static void write_parts(FILE *f, const kappa_parts *s)
{
  fprintf(f, "%zu %zu %zu %zu %zu %zu %zu\n", s->parts, s->kappas, s->worst, s->worst_first, s->worst_points,
          s->worst_kappa, s->together);
}

bool rank_message_write(int to, const rank_question *q, size_t count, const kappa_parts *parts)
{
  FILE *f = fdopen(to, "w");
  if (!f)
    return false;
  for (size_t k = 0; k < count; k++)
    for (size_t i = 0; i < q[k].parts; i++)
      write_part(f, q + k, q[k].part + i);
  write_parts(f, parts);
  return fclose(f) == 0;
}

static bool read_sizes(FILE *f, size_t *values, size_t count)
{
  size_t k = 0;
  while (k < count && fscanf(f, "%zu", values + k) == 1)
    k++;
  return k == count;
}

static bool read_rationals(FILE *f, mpq_ptr values, size_t count)
{
  size_t k = 0;
  while (k < count && mpq_inp_str(values + k, f, 10) > 0)
    k++;
  return k == count;
}

static bool read_witness(FILE *f, rank_part *part, size_t d)
{
  part->line = allocate(d, sizeof(size_t));
  part->coefficients = numbers_new(d);
  return read_sizes(f, part->line, d) && read_rationals(f, part->coefficients, d);
}

static bool read_graph(FILE *f, rank_part *part, size_t d)
{
  part->function = numbers_new(d - 1);
  part->graph = allocate(part->kappa + 1, sizeof(size_t));
  return read_rationals(f, part->function, d - 1) && read_sizes(f, part->graph, part->kappa);
}

static bool read_part(FILE *f, const rank_question *q, rank_part *part)
{
  int verdict, has_graph;
  size_t d = rank_columns(q, part), next, kappa;
  if (fscanf(f, "%d %zu %zu %d", &verdict, &next, &kappa, &has_graph) != 4 || kappa > q->data->points ||
      mpz_inp_str(part->covered, f, 10) == 0)
    return false;
  part->verdict = verdict == RANK_HOLDS ? RANK_HOLDS : verdict == RANK_FAILS ? RANK_FAILS : RANK_UNDECIDED;
  part->next = next;
  part->kappa = kappa;
  return (part->verdict != RANK_FAILS || read_witness(f, part, d)) && (!has_graph || read_graph(f, part, d));
}

static bool read_parts(FILE *f, const points *p, kappa_parts *s)
{
  return fscanf(f, "%zu %zu %zu %zu %zu %zu %zu", &s->parts, &s->kappas, &s->worst, &s->worst_first, &s->worst_points,
                &s->worst_kappa, &s->together) == 7 && s->worst_first < p->points;
}

bool rank_message_read(char *bytes, size_t length, rank_question *q, size_t count, kappa_parts *parts)
{
  FILE *f = length > 0 ? fmemopen(bytes, length, "r") : NULL;
  bool whole = f != NULL;
  for (size_t k = 0; k < count && whole; k++)
    for (size_t i = 0; i < q[k].parts && whole; i++)
      whole = read_part(f, q + k, q[k].part + i);
  whole = whole && read_parts(f, q->data, parts);
  if (f)
    fclose(f);
  return whole;
}
