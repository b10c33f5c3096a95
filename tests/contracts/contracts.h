/* Runs the tests of the contracts that the proofs trust a library to keep, and finds those that have none.
 *
 * A test includes this once, after what it takes from there: COUNT(); `function`, whose members `name`, `clauses` and
 * `test` are used, and `bench`; the lists FUNCTIONS and ALIASINGS; and fill(), which makes new operands. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE 512

static bool test_function(bench *b, const function *f, unsigned long trials)
{
  for (unsigned long i = 0; i < trials; i++)
    for (size_t k = 0; k < COUNT(ALIASINGS); k++) {
      fill(b, f);
      if (!f->test(b, f, &ALIASINGS[k]))
        return false;
    }
  printf("%-17s %s: %lu calls\n", f->name, f->clauses, trials * COUNT(ALIASINGS));
  return true;
}

/* Whether the prototype in `line` is of one of the functions with exactly these clauses. */
static bool tested(const char *line, const char *clauses)
{
  const char *end = strchr(line, '('), *name = end;
  while (name > line && (isalnum((unsigned char)name[-1]) || name[-1] == '_'))
    name--;
  for (size_t i = 0; i < COUNT(FUNCTIONS); i++)
    if (strlen(FUNCTIONS[i].name) == (size_t)(end - name) &&
        strncmp(FUNCTIONS[i].name, name, (size_t)(end - name)) == 0)
      return strcmp(FUNCTIONS[i].clauses, clauses) == 0;
  return false;
}

/* Whether the model has no contract that is not tested. */
static bool test_model(const char *path)
{
  FILE *model = fopen(path, "r");
  if (model == NULL) {
    printf("FAILED %s: cannot be read\n", path);
    return false;
  }
  char line[LINE], clauses[LINE] = "", clause[64];
  size_t prototypes = 0;
  bool good = true;
  while (fgets(line, sizeof line, model) != NULL)
    if (strstr(line, "ensures") != NULL) {
      if (sscanf(line, " @ ensures %63[a-z_0-9]:", clause) != 1)
        strcpy(clause, "(no name)");
      if (strlen(clauses) + strlen(clause) + 2 <= sizeof clauses) {
        strcat(clauses, clauses[0] == '\0' ? "" : " ");
        strcat(clauses, clause);
      }
    } else if (isalpha((unsigned char)line[0]) && strchr(line, '(') != NULL) {
      prototypes++;
      if (!tested(line, clauses)) {
        printf("FAILED %s: not tested (%s): %s", path, clauses, line);
        good = false;
      }
      clauses[0] = '\0';
    }
  fclose(model);
  if (prototypes != COUNT(FUNCTIONS)) {
    printf("FAILED %s: %zu contracts, %zu are tested\n", path, prototypes, COUNT(FUNCTIONS));
    good = false;
  }
  return good;
}

/* What the command line says: MODEL [SEED [TRIALS]]. */
typedef struct {
  const char *model;
  unsigned long seed, trials;
} request;

static request read_request(int argc, char **argv, unsigned long trials)
{
  if (argc < 2 || argc > 4) {
    fprintf(stderr, "usage: %s MODEL [SEED [TRIALS]]\n", argv[0]);
    exit(2);
  }
  return (request){argv[1], argc > 2 ? strtoul(argv[2], NULL, 10) : 1, argc > 3 ? strtoul(argv[3], NULL, 10) : trials};
}

/* Tests every function and the model; returns the exit status. */
static int test_all(bench *b, request asked)
{
  int passed = 0, failed = 0;
  for (size_t i = 0; i < COUNT(FUNCTIONS); i++)
    *(test_function(b, &FUNCTIONS[i], asked.trials) ? &passed : &failed) += 1;
  *(test_model(asked.model) ? &passed : &failed) += 1;
  printf("%d passed, %d failed\n", passed, failed);
  return failed != 0;
}
