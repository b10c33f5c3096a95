#include "netfile.h"
#include "shell/base/number.h"
#include "shell/base/text.h"
#include "shell/base/writing.h"

static void write_string(text_lines *w, const char *text)
{
  fputc(' ', w->stream);
  text_write_quoted(w->stream, text);
}

static void write_column(text_lines *w, const char *role, const column *c)
{
  fputs(role, w->stream);
  if (c->kind == COLUMN_NUMBER)
    fputs(" number", w->stream);
  else
    fprintf(w->stream, " %s %zu", c->kind == COLUMN_ONEHOT ? "onehot" : "labels", c->label_count);
  if (c->name)
    write_string(w, c->name);
  text_lines_end(w);
  for (size_t i = 0; i < c->label_count; i++) {
    fputs("label", w->stream);
    write_string(w, c->labels[i]);
    text_lines_end(w);
  }
}

/* The non-zero ones among `count` numbers that stand `step` apart, as " INDEX:VALUE". */
static void write_sparse(text_lines *w, mpq_srcptr values, size_t count, size_t step)
{
  for (size_t k = 0; k < count; k++)
    if (mpq_sgn(values + k * step) != 0) {
      fprintf(w->stream, " %zu:", k);
      number_write(w->stream, values + k * step);
    }
}

void netfile_write(FILE *stream, const model *m)
{
  const network *net = &m->net;
  text_lines w = {stream, 0};
  numbers_check_network(net->shift, 1);
  numbers_check_network(net->gains, net->leaves - 1);
  numbers_check_network(net->hyperplanes, (net->leaves - 1) * net->inputs);
  numbers_check_network(net->readout, net->leaves * net->outputs);
  fputs("memcert-network-1", stream);
  text_lines_end(&w);
  fprintf(stream, "readout %s", readout_name(net->kind));
  text_lines_end(&w);
  fprintf(stream, "signed %s", m->is_signed ? "yes" : "no");
  text_lines_end(&w);
  for (size_t j = 0; j < m->what.inputs; j++)
    write_column(&w, "input", m->what.input + j);
  for (size_t j = 0; j < m->what.outputs; j++)
    write_column(&w, "output", m->what.output + j);
  fprintf(stream, "leaves %zu", net->leaves);
  text_lines_end(&w);
  fputs("shift ", stream);
  number_write(stream, net->shift);
  text_lines_end(&w);
  for (size_t s = 0; s + 1 < net->leaves; s++) {
    fprintf(stream, "switch %zu ", s);
    number_write(stream, net->gains + s);
    write_sparse(&w, net->hyperplanes + s * net->inputs, net->inputs, 1);
    text_lines_end(&w);
  }
  for (size_t i = 0; i < net->leaves; i++) {
    fprintf(stream, "leaf %zu", i);
    write_sparse(&w, net->readout + i, net->outputs, net->leaves);
    text_lines_end(&w);
  }
  fprintf(stream, "end %zu", w.lines + 1);
  text_lines_end(&w);
}

static void write(FILE *stream, const void *network)
{
  netfile_write(stream, network);
}

static bool same(const char *file, const void *network)
{
  return netfile_same(file, network);
}

static const writing kind = {write, same};

void netfile_save(const char *file, const model *m)
{
  writing_file(&kind, file, m);
}

char *netfile_text(const model *m)
{
  return writing_text(&kind, m);
}
