#include "conditional_commands.h"
#include "conditional_json.h"
#include "conditional_machine.h"
#include "shell/base/output.h"

int eval_conditional(const char *network, const points_options *o, const char *name, eval_style how)
{
  conditional_model m = conditional_json_read(network);
  points p = conditional_points_read(&m, o);
  conditional_machine k = conditional_machine_new(&m);
  output out = output_open(name);
  eval_output rows = eval_output_begin(out.stream, how, NULL, m.is_signed, m.outputs);
  size_t missing = 0, first = 0;
  for (size_t i = 0; i < p.points; i++) {
    bool arrives = conditional_machine_run(&k, p.x + i * p.inputs);
    if (!arrives && missing++ == 0)
      first = p.line[i];
    eval_output_row(&rows, p.line[i], arrives ? k.answer : NULL);
  }
  eval_output_end(&rows);
  output_close(&out);
  if (missing)
    fprintf(stderr, "memcert: line %zu of %s is not in the dataset that the network was made for: it has no answer"
            " (%zu such line%s)\n", first, p.file, missing, s_of(missing));
  conditional_machine_free(&k);
  points_free(&p);
  conditional_model_free(&m);
  return missing ? STATUS_FAILS : STATUS_HOLDS;
}
