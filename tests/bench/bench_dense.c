/* Nanoseconds per point that recall() of an exported conditional network takes, beside the layered network that it was
 * made of in floats.
 *
 * usage: bench_dense      compiled with -DNETWORK='"FILE.c"', a file of `export --to c`, and -DWEIGHTS='"FILE.h"'
 *
 * WEIGHTS has `unit` and `output_unit`, the numbers of x[k] and y[j] that stand for 1, and dense(): every layer is the product of a full matrix,
 * laid out so that a compiler makes vectors of it.
 * Prints "POINTS RECALL DENSE", each the least of its repeats. */
#define main replay
#include NETWORK
#undef main
#include WEIGHTS
#include <math.h>
#include <time.h>

#define REPEATS 15
#define PASSES 200

static float real_points[POINTS][INPUTS];

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static double run_dense(int i)
{
  float y[DENSE_OUTPUTS];
  dense(real_points[i], y);
  double total = 0;
  for (int j = 0; j < DENSE_OUTPUTS; j++)
    total += (double)y[j];
  return total;
}

static double run_recall(int i)
{
  output y[OUTPUTS];
  if (!recall(points[i], y))
    exit(1);
  double total = 0;
  for (int j = 0; j < OUTPUTS; j++)
    total += (double)y[j];
  return total;
}

/* Both compute the same, but for the rounding of floats. */
static void compare(int i)
{
  output y[OUTPUTS];
  float z[DENSE_OUTPUTS];
  if (!recall(points[i], y))
    exit(1);
  dense(real_points[i], z);
  for (int j = 0; j < OUTPUTS; j++)
    if (fabs((double)y[j] / output_unit[j] - (double)z[j]) > 1e-4 * (1 + fabs((double)z[j])))
      exit(1);
}

int main(void)
{
  volatile double kept = 0;
  double least[2] = {1e300, 1e300};
  for (int i = 0; i < POINTS; i++)
    for (int k = 0; k < INPUTS; k++)
      real_points[i][k] = (float)points[i][k] / unit[k];
  for (int i = 0; i < POINTS; i++)
    compare(i);
  for (int repeat = 0; repeat < REPEATS; repeat++)
    for (int which = 0; which < 2; which++) {
      double start = now();
      for (int pass = 0; pass < PASSES; pass++)
        for (int i = 0; i < POINTS; i++)
          kept = kept + (which ? run_dense(i) : run_recall(i));
      double took = (now() - start) / PASSES / POINTS;
      if (took < least[which])
        least[which] = took;
    }
  printf("%d %.1f %.1f\n", POINTS, least[0], least[1]);
  return 0;
}
