#include "recall_network.h"

#define MOST_NUMBERS ((size_t)1 << 16)

bool recall_is_small(const sorted_points *p)
{
  return p->points * (p->inputs + p->outputs) <= MOST_NUMBERS;
}
