/* Nanoseconds per point that recall() of an exported network takes, beside a hash table (uthash, if it is there) and
 * a binary search in a sorted array on the same keys, the points in the same random order.
 *
 * usage: bench_recall [REPEATS]      compiled with -DNETWORK='"FILE.c"', a file of `export --to c`, and, if there is
 * another program for the same points, with -DPEER='"FILE.c"', a function peer() like recall()
 *
 * Prints "POINTS INPUTS RECALL HASH SEARCH PEER", each the least of its repeats; HASH is 0 without uthash, PEER without
 * one. */
#define main replay
#include NETWORK
#undef main
#include <string.h>
#include <time.h>
#if __has_include(<uthash.h>)
#include <uthash.h>
#define WITH_HASH
#endif

#define PASSES_NANOSECONDS 2000000.0
#define MOST_REPEATS 200

static size_t order[POINTS];
static size_t sorted[POINTS];

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static int compare(const input *a, const input *b)
{
  for (int k = 0; k < INPUTS; k++)
    if (a[k] != b[k])
      return a[k] < b[k] ? -1 : 1;
  return 0;
}

static int compare_points(const void *a, const void *b)
{
  return compare(points[*(const size_t *)a], points[*(const size_t *)b]);
}

/* A random order, the same each time. */
static void prepare(void)
{
  uint64_t state = 1;
  for (size_t i = 0; i < POINTS; i++)
    order[i] = sorted[i] = i;
  for (size_t i = POINTS; i-- > 1;) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    size_t j = (size_t)(state >> 33) % (i + 1), kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  qsort(sorted, POINTS, sizeof *sorted, compare_points);
}

/* Keys and values side by side, sorted. */
static struct {
  input key[INPUTS];
  output value[OUTPUTS];
} array[POINTS];

static int by_search(const input *x, output *y)
{
  size_t lo = 0, hi = POINTS;
  while (hi - lo > 1) {
    size_t middle = lo + (hi - lo) / 2;
    if (compare(array[middle].key, x) <= 0)
      lo = middle;
    else
      hi = middle;
  }
  if (compare(array[lo].key, x) != 0)
    return 0;
  memcpy(y, array[lo].value, sizeof array[lo].value);
  return 1;
}

#ifdef WITH_HASH
typedef struct {
  input key[INPUTS];
  output value[OUTPUTS];
  UT_hash_handle hh;
} entry;

static entry entries[POINTS], *table;

static int by_hash(const input *x, output *y)
{
  entry *found;
  HASH_FIND(hh, table, x, sizeof found->key, found);
  if (!found)
    return 0;
  memcpy(y, found->value, sizeof found->value);
  return 1;
}
#endif

#ifdef PEER
#include PEER
#endif

static void fill(void)
{
  for (size_t i = 0; i < POINTS; i++) {
    memcpy(array[i].key, points[sorted[i]], sizeof array[i].key);
    memcpy(array[i].value, wanted[sorted[i]], sizeof array[i].value);
  }
#ifdef WITH_HASH
  for (size_t i = 0; i < POINTS; i++) {
    memcpy(entries[i].key, array[i].key, sizeof array[i].key);
    memcpy(entries[i].value, array[i].value, sizeof array[i].value);
    HASH_ADD(hh, table, key, sizeof entries[i].key, entries + i);
  }
#endif
}

/* Nanoseconds per point; leaves if an answer is wrong. */
static double measure(int (*method)(const input *, output *))
{
  output y[OUTPUTS];
  size_t passes = 0;
  double start = now(), end;
  do {
    for (size_t i = 0; i < POINTS; i++)
      if (!method(points[order[i]], y) || memcmp(y, wanted[order[i]], sizeof y) != 0) {
        fprintf(stderr, "wrong on line %lu\n", (unsigned long)line[order[i]]);
        exit(1);
      }
    passes++;
    end = now();
  } while (end - start < PASSES_NANOSECONDS);
  return (end - start) / (double)(passes * POINTS);
}

static double least(double a, double b)
{
  return a < b || b == 0 ? a : b;
}

int main(int count, char **arguments)
{
  int repeats = count > 1 ? atoi(arguments[1]) : MOST_REPEATS;
  double network = 0, hash = 0, search = 0, other = 0;
  (void)replay;
  prepare();
  fill();
  for (int i = 0; i < repeats; i++) {
    network = least(measure(recall), network);
    search = least(measure(by_search), search);
#ifdef WITH_HASH
    hash = least(measure(by_hash), hash);
#endif
#ifdef PEER
    other = least(measure(peer), other);
#endif
  }
  printf("%d %d %.1f %.1f %.1f %.1f\n", POINTS, INPUTS, network, hash, search, other);
  return 0;
}
