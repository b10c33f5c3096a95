/* What `memcert rank` is measured against: FLINT's determinant of every subset.
 *
 * usage: brute_rank SECONDS < TABLE     whole numbers, one row a point; stops after about that many seconds
 * prints the subsets looked at, those of them that are singular, and the seconds that took */
#include <flint/fmpz_mat.h>
#include <stdio.h>
#include <time.h>

#define MOST_POINTS 20000
#define MOST_COLUMNS 16
#define BETWEEN_LOOKS 256

static long rows[MOST_POINTS][MOST_COLUMNS];

static double now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int read_table(int *columns)
{
  int n = 0, k = 0, end;
  *columns = 0;
  while (n < MOST_POINTS && k < MOST_COLUMNS && scanf("%ld", &rows[n][k]) == 1) {
    k++;
    end = getchar();
    if (end != ',') {
      *columns = k;
      k = 0;
      n++;
    }
  }
  return n;
}

/* The next subset in lexicographic order, or 0. */
static int advance(int *subset, int d, int n)
{
  int k = d - 1;
  while (k >= 0 && subset[k] == n - d + k)
    k--;
  if (k < 0)
    return 0;
  subset[k]++;
  for (k++; k < d; k++)
    subset[k] = subset[k - 1] + 1;
  return 1;
}

int main(int argc, char **argv)
{
  int d, n = read_table(&d), subset[MOST_COLUMNS], more = argc == 2 && d > 0 && n >= d;
  unsigned long looked = 0, singular = 0;
  double start = now(), most = argc == 2 ? atof(argv[1]) : 0;
  fmpz_mat_t m;
  fmpz_t det;
  fmpz_mat_init(m, d, d);
  fmpz_init(det);
  for (int k = 0; k < d; k++)
    subset[k] = k;
  for (; more; more = advance(subset, d, n)) {
    if (looked % BETWEEN_LOOKS == 0 && now() - start > most)
      break;
    for (int i = 0; i < d; i++)
      for (int k = 0; k < d; k++)
        fmpz_set_si(fmpz_mat_entry(m, i, k), rows[subset[i]][k]);
    fmpz_mat_det(det, m);
    singular += fmpz_is_zero(det) != 0;
    looked++;
  }
  printf("%lu %lu %.6f\n", looked, singular, now() - start);
  fmpz_clear(det);
  fmpz_mat_clear(m);
  return 0;
}
