/* Nanoseconds per input that networks as libraries, and as C in doubles, take beside the layered network as full matrices of
 * doubles.
 *
 * usage: bench_library      compiled with -I of a folder that has loop.h, tree.h (`export --library --name loop`, of the
 *                           layered network, and `tree`, of the conditional one) and rows.h, and linked with both and
 *                           with what `export --to c --round binary64` writes
 *
 * rows.h has `points`, numbers of units, `numbers`, the same as doubles, and dense(), each layer of which is the product
 * of a full matrix, laid out so that a compiler makes vectors of it.
 * Prints "LOOP TREE DENSE DOUBLES", each the least of its repeats; exit 1 if they do not put out the same. */
#include "loop.h"
#include "rows.h"
#include "tree.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define REPEATS 5
#define NANOSECONDS 5e7

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double run_loop(int i)
{
  loop_output y[LOOP_OUTPUTS];
  if (loop_run(points[i], y) != LOOP_OK)
    exit(1);
  return loop_rounded(y + LOOP_OUTPUTS - 1);
}

static double run_tree(int i)
{
  tree_output y[TREE_OUTPUTS];
  if (tree_run(points[i], y) != TREE_OK)
    exit(1);
  return tree_rounded(y + TREE_OUTPUTS - 1);
}

void network(const double x[], double y[]);

static double run_doubles(int i)
{
  double y[LOOP_OUTPUTS];
  network(numbers[i], y);
  return y[LOOP_OUTPUTS - 1];
}

static double run_dense(int i)
{
  double y[LOOP_OUTPUTS];
  dense(numbers[i], y);
  return y[LOOP_OUTPUTS - 1];
}

/* But for the rounding of doubles. */
static int is_near(double a, double b)
{
  return fabs(a - b) <= 1e-6 * (1 + fabs(a));
}

enum { LOOP, TREE, DENSE, DOUBLES, RUNS };
static double (*const runs[RUNS])(int i) = {run_loop, run_tree, run_dense, run_doubles};

int main(void)
{
  volatile double kept = 0;
  double least[RUNS] = {1e300, 1e300, 1e300, 1e300};
  for (int i = 0; i < POINTS; i++)
    for (int which = TREE; which < RUNS; which++)
      if (!is_near(run_loop(i), runs[which](i)))
        exit(1);
  for (int repeat = 0; repeat < REPEATS; repeat++)
    for (int which = 0; which < RUNS; which++) {
      double start = now(), took = 0;
      int passes = 0;
      for (; took < NANOSECONDS; took = now() - start, passes++)
        for (int i = 0; i < POINTS; i++)
          kept = kept + runs[which](i);
      if (took / passes / POINTS < least[which])
        least[which] = took / passes / POINTS;
    }
  printf("%.1f %.1f %.1f %.1f\n", least[LOOP], least[TREE], least[DENSE], least[DOUBLES]);
  return 0;
}
