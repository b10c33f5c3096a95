#include "sweep.h"
#include "shell/base/memory.h"
#include "shell/base/text.h"
#include "shell/table/points_digest.h"
#include <stdlib.h>
#include <string.h>

static char *options_text(sweep_choice choice, const certify_wish *wish)
{
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%s networks, %s readout, least operations %s, %zu tree steps, %.0f rank steps, ",
          wish->all_networks ? "all" : "conditional", wish->readout == READOUT_FUSED ? "fused" : "printed",
          wish->recall.mean_first ? "in the mean" : "in the worst case", wish->recall.steps, wish->rank_budget);
  if (choice.random)
    fprintf(t.stream, "points of seed %zu", choice.seed);
  else
    fputs("first points", t.stream);
  return text_close(&t);
}

sweep sweep_new(const points *p, const size_t *size, size_t count, sweep_choice choice, const certify_wish *wish)
{
  sweep s = {.table = duplicate(p->file, strlen(p->file)),
             .options = options_text(choice, wish),
             .step = allocate(count, sizeof(sweep_step)),
             .count = count,
             .shards = 1};
  for (size_t k = 0; k < count; k++)
    s.step[k] = (sweep_step){.points = size[k]};
  points_digest(p, s.numbers);
  return s;
}

bool sweep_has(const sweep *s, size_t k)
{
  return k % s->shards == s->shard;
}

void sweep_free(sweep *s)
{
  for (size_t k = 0; k < s->count; k++)
    free(s->step[k].cost);
  free(s->step);
  free(s->table);
  free(s->options);
}
