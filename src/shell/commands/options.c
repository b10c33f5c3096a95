#include "options.h"
#include "shell/base/memory.h"
#include "shell/base/number.h"
#include "shell/base/output.h"
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static separator to_separator(const char *value)
{
  static const char *const names[] = {"", "comma", "semicolon", "tab", "blanks"};
  for (separator s = SEPARATOR_COMMA; s <= SEPARATOR_BLANKS; s++)
    if (strcmp(value, names[s]) == 0)
      return s;
  fail(STATUS_USAGE, "--separator: %s is none of comma, semicolon, tab, blanks", quoted(value, strlen(value)));
}

static readout_kind to_readout(const char *value)
{
  if (strcmp(value, "fused") == 0)
    return READOUT_FUSED;
  if (strcmp(value, "printed") == 0)
    return READOUT_PRINTED;
  fail(STATUS_USAGE, "--readout: %s is neither fused nor printed", quoted(value, strlen(value)));
}

bool options_take(int code, char *value, points_options *o, readout_kind *kind)
{
  switch (code) {
  case OPTION_TARGET: o->target = value; break;
  case OPTION_IGNORE: o->ignore = value; break;
  case OPTION_LABELS: o->labels = value; break;
  case OPTION_ONEHOT: o->onehot = true; break;
  case OPTION_ENCODE: o->encode = true; break;
  case OPTION_DROP_MISSING: o->drop_missing = true; break;
  case OPTION_NONNEGATIVE: o->nonnegative = true; break;
  case OPTION_NO_HEADER: o->no_header = true; break;
  case OPTION_SEPARATOR: o->between = to_separator(value); break;
  case OPTION_READOUT: *kind = to_readout(value); break;
  case OPTION_OUTPUTS:
    o->outputs = options_number("--outputs", value);
    if (o->outputs == 0)
      fail(STATUS_USAGE, "--outputs: there must be at least one");
    break;
  default: return false;
  }
  if (o->target && o->outputs)
    fail(STATUS_USAGE, "--target and --outputs exclude each other");
  return true;
}

/* A size such as 1000, 64k, 500M or 2G, in bytes; exit 2 if it is none. */
static size_t to_bytes(const char *option, const char *value)
{
  static const char units[] = "kMGT";
  size_t length = strspn(value, "0123456789");
  char *digits = duplicate(value, length);
  const char *unit = value[length] ? strchr(units, value[length]) : NULL;
  int shift = unit ? 10 * (int)(unit - units + 1) : 0;
  if (length == 0 || (value[length] && !unit) || (unit && value[length + 1]))
    fail(STATUS_USAGE, "%s: %s is not a size such as 500M or 2G", option, quoted(value, strlen(value)));
  size_t bytes = options_number(option, digits);
  free(digits);
  return bytes > SIZE_MAX >> shift ? SIZE_MAX : bytes << shift;
}

/* Computing goes through products and sums of numbers, which are longer than its results. */
#define BITS_BETWEEN 16

static bool take_limit(int code, const char *value)
{
  if (code == OPTION_MAX_MEMORY)
    memory_limit(to_bytes("--max-memory", value));
  else if (code == OPTION_MAX_BITS) {
    size_t bits = options_number("--max-bits", value);
    if (bits == 0)
      fail(STATUS_USAGE, "--max-bits: there must be at least one");
    number_limit_bits(bits);
    memory_limit_number(bits > SIZE_MAX / BITS_BETWEEN ? SIZE_MAX : bits * BITS_BETWEEN / 8);
  } else
    return false;
  return true;
}

int options_next(int argc, char **argv, const struct option *known, const char *help)
{
  int code;
  do
    code = getopt_long(argc, argv, "ho:", known, NULL);
  while (take_limit(code, optarg));
  if (code == 'h') {
    output out = output_open(NULL);
    fputs(help, out.stream);
    output_close(&out);
    exit(STATUS_HOLDS);
  }
  if (code == '?')
    exit(STATUS_USAGE);
  return code;
}

char **options_operands(int argc, char **argv, int count, const char *help)
{
  if (argc - optind == count)
    return argv + optind;
  const char *line_end = strchr(help, '\n');
  fprintf(stderr, "memcert: %s\n%.*s\n", argc - optind < count ? "a file is missing" : "too many files",
          (int)(line_end - help), help);
  exit(STATUS_USAGE);
}

size_t options_number(const char *option, const char *value)
{
  char *end;
  errno = 0;
  unsigned long number = strtoul(value, &end, 10);
  if (errno || *end || end == value || value[0] < '0' || value[0] > '9')
    fail(STATUS_USAGE, "%s: %s is not a number", option, quoted(value, strlen(value)));
  return number;
}

double options_seconds(const char *option, const char *value)
{
  static const struct {
    const char *suffix;
    double seconds;
  } units[] = {{"", 1}, {"ms", 1e-3}, {"s", 1}, {"m", 60}, {"h", 3600}};
  size_t length = strspn(value, "0123456789.");
  char *end;
  double number = strtod(value, &end);
  for (size_t u = 0; length > 0 && end == value + length && u < sizeof units / sizeof units[0]; u++)
    if (strcmp(end, units[u].suffix) == 0)
      return number * units[u].seconds;
  fail(STATUS_USAGE, "%s: %s is not a time such as 500ms, 30s, 2m or 1h", option, quoted(value, strlen(value)));
}
