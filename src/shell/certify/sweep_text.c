#include "sweep.h"
#include "shell/base/text.h"
#include <inttypes.h>
#include <stdlib.h>

static void write_active(FILE *f, point_tally t)
{
  if (t.points > 0)
    fprintf(f, "%zu", t.max);
}

static void write_row(FILE *f, const sweep_step *s, const recall_cost *c, bool timing)
{
  fprintf(f, "%zu,%s,%" PRIu64 ",%" PRIu64 ",", s->points, c->kind->name, c->size.neurons, c->size.weights);
  write_active(f, c->size.active_neurons);
  fputc(',', f);
  write_active(f, c->size.active_weights);
  fprintf(f, ",%zu,%zu,", c->size.depth, c->operations.max);
  point_tally_write_mean(f, c->operations, 0);
  fprintf(f, ",%" PRIu64 ",", c->bits);
  if (s->bounded) {
    fprintf(f, "%zu,", s->worst);
    mean_below_write_alone(f, s->together, s->points);
  } else
    fputc(',', f);
  if (timing)
    fprintf(f, ",%.6f,%.6f", c->size.making, c->size.checking);
  fputc('\n', f);
}

void sweep_write_csv(FILE *f, const sweep *s, bool timing)
{
  fputs("points,network,neurons,weights,active_neurons,active_weights,depth,operations_worst,operations_mean,bits,"
        "least_worst,least_mean", f);
  fputs(timing ? ",synthesis_seconds,check_seconds\n" : "\n", f);
  for (size_t k = 0; k < s->count; k++)
    for (size_t c = 0; c < s->step[k].count; c++)
      write_row(f, s->step + k, s->step[k].cost + c, timing);
}

/* A name of a file, for a comment: one line. */
static void write_comment(FILE *f, const char *text)
{
  for (; *text; text++)
    fputc((unsigned char)*text < ' ' ? '?' : *text, f);
}

static void write_tex_row(FILE *f, const sweep_step *s, size_t k, bool timing)
{
  const recall_cost *c = s->cost + k;
  if (k == 0)
    fprintf(f, "\\hline\n%zu", s->points);
  fprintf(f, " & %s & %" PRIu64 " & %" PRIu64 " & ", c->kind->name, c->size.neurons, c->size.weights);
  write_active(f, c->size.active_neurons);
  fputs(" & ", f);
  write_active(f, c->size.active_weights);
  fprintf(f, " & %zu & %zu & ", c->size.depth, c->operations.max);
  point_tally_write_mean(f, c->operations, 0);
  fprintf(f, " & %" PRIu64, c->bits);
  if (timing)
    fprintf(f, " & %.3f & %.3f", c->size.making, c->size.checking);
  fputs(" \\\\\n", f);
}

void sweep_write_tex(FILE *f, const sweep *s, bool timing)
{
  fputs("% Written by memcert sweep, of ", f);
  write_comment(f, s->table);
  fprintf(f, "\n\\begin{tabular}{rlrrrrrrrr%s}\n", timing ? "rr" : "");
  fputs("$n$ & network & neurons & weights & active $A$ & active $W$ & depth & worst & mean & bits", f);
  fputs(timing ? " & made (s) & checked (s) \\\\\n" : " \\\\\n", f);
  for (size_t k = 0; k < s->count; k++) {
    const sweep_step *step = s->step + k;
    for (size_t c = 0; c < step->count; c++)
      write_tex_row(f, step, c, timing);
    if (!step->bounded)
      continue;
    fprintf(f, " & at least & & & & & & %zu & ", step->worst);
    mean_below_write_alone(f, step->together, step->points);
    fputs(timing ? " & & & \\\\\n" : " & \\\\\n", f);
  }
  fputs("\\hline\n\\end{tabular}\n", f);
}
