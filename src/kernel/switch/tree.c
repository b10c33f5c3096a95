#include "tree.h"

size_t tree_cut(size_t lo, size_t hi)
{
  return hi - (hi - lo) / 2;
}
