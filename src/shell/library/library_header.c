#include "library_header.h"
#include "library_names.h"
#include "library_text.h"
#include "shell/base/number.h"
#include "shell/export/unit.h"
#include <string.h>

/* A multiple of a unit, in units. */
static void write_units(FILE *f, mpq_srcptr value, mpq_srcptr unit)
{
  mpz_t units;
  mpz_init(units);
  unit_integer(units, value, unit);
  mpz_out_str(f, 10, units);
  mpz_clear(units);
}

static void write_file(FILE *f, const char *what, const char *file, const char *sha256)
{
  fprintf(f, " * %-8s ", what);
  library_text_comment(f, file);
  fprintf(f, "\n *          SHA-256 %s\n", sha256);
}

static void write_origin(FILE *f, const library_form *l)
{
  fprintf(f, "/* %s: a %s network in exact integer arithmetic, written by memcert %s\n * ", l->asked->name, l->kind,
          MEMCERT_VERSION);
  library_text_command(f, l->asked->arguments);
  fputs("\n *\n", f);
  write_file(f, "network", l->asked->network, l->network_sha256);
  if (l->table)
    write_file(f, "table", l->table->file, l->table->sha256);
}

static const char compile_text[] =
  " *\n"
  " * compiled with   cc -std=c11 -O2 -c @.c\n"
  " * tested with     cc -std=c11 -O2 @.c @_test.c -o @_test && ./@_test\n"
  " * No library is needed. make does both.\n"
  " *\n";

static void write_input(FILE *f, const library_form *l, size_t k)
{
  const library_inputs *in = &l->in;
  fprintf(f, " *   x[%zu] counts units of ", k);
  number_write(f, in->unit + k);
  fputs(", from ", f);
  write_units(f, in->least + k, in->unit + k);
  fputs(" to ", f);
  write_units(f, in->most + k, in->unit + k);
  library_names_input(f, l, k);
}

/* Of a conditional network nobody knows here which inputs it was made for. */
static const char other_text[] =
  " *\n"
  " * On inputs that a conditional network was not made for it may have no answer, or another one than\n"
  " * the network that it was made of.\n";

static void write_sizes(FILE *f, const library_form *l)
{
  bool native = library_form_size(l) == LIBRARY_NATIVE;
  fprintf(f, " *\n * Integers have %zu bits%s; %s %zu bytes%s.\n"
          " * Nothing is allocated, nothing calls itself, and nothing overflows, whatever the inputs are. */\n",
          native ? 64 : 64 * library_form_digits(l), native ? ", as the machine has them" : "",
          library_form_is_static(l) ? "a run takes" : "a run takes about", library_form_bytes(l),
          library_form_is_static(l) ? ", which are static: one\n * thread at a time may run it" : " of the stack");
}

static const char types_text[] =
  "#ifndef $_H\n"
  "#define $_H\n"
  "\n"
  "#include <stdint.h>\n"
  "\n";

static const char native_output[] =
  "\n"
  "typedef int64_t @_output;\n";

static const char wide_output[] =
  "\n"
  "/* An integer in two's complement, its lowest 32 bits first. */\n"
  "typedef struct {\n"
  "  uint32_t digit[$_DIGITS];\n"
  "} @_output;\n";

static const char functions_text[] =
  "\n"
  "typedef enum {\n"
  "  $_OK,             /* y has the outputs; else it stays as it was */\n"
  "  $_OUT_OF_RANGE,   /* some input is not from @_least to @_most, or no number */\n"
  "  $_NOT_A_MULTIPLE, /* some input is no whole number of units */\n"
  "  $_NO_ANSWER       /* the network has no answer on this input */\n"
  "} @_status;\n"
  "\n"
  "extern const int64_t @_least[$_INPUTS], @_most[$_INPUTS];\n"
  "\n"
  "@_status @_run(const int64_t x[$_INPUTS], @_output y[$_OUTPUTS]);\n"
  "\n"
  "/* The same of inputs that are numbers, not numbers of units. A double is a fraction whose denominator\n"
  " * is a power of 2, and it is taken as exactly that one: 0.1 is no tenth. Input 0 is looked at first,\n"
  " * at each whether it is a multiple before whether it is in range. */\n"
  "@_status @_run_double(const double x[$_INPUTS], @_output y[$_OUTPUTS]);\n"
  "\n"
  "/* What an output stands for, rounded: for eyes, not for comparing. Its relative error is less than 2^-48, where a\n"
  " * double can be that small or large. */\n"
  "double @_rounded(const @_output *y);\n";

void library_header_write(FILE *f, const library_form *l)
{
  const char *name = l->asked->name;
  write_origin(f, l);
  library_text(f, name, compile_text);
  fputs(" * Inputs and outputs are whole numbers of units:\n", f);
  for (size_t k = 0; k < l->in.count; k++)
    write_input(f, l, k);
  for (size_t j = 0; j < l->outputs; j++) {
    fprintf(f, " *   y[%zu] counts units of ", j);
    number_write(f, l->output_unit);
    library_names_output(f, l, j);
  }
  if (strcmp(l->kind, "conditional") == 0)
    fputs(other_text, f);
  write_sizes(f, l);
  library_text(f, name, types_text);
  library_text(f, name, "enum { ");
  library_text(f, name, "$_INPUTS = ");
  fprintf(f, "%zu, ", l->in.count);
  library_text(f, name, "$_OUTPUTS = ");
  fprintf(f, "%zu", l->outputs);
  if (library_form_size(l) != LIBRARY_NATIVE) {
    library_text(f, name, ", $_DIGITS = ");
    fprintf(f, "%zu", 2 * library_form_digits(l));
  }
  fputs(" };\n", f);
  library_text(f, name, library_form_size(l) == LIBRARY_NATIVE ? native_output : wide_output);
  library_text(f, name, functions_text);
  library_names_declare(f, l);
  fputs("\n#endif\n", f);
}
