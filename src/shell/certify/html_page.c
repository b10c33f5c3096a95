#include "html_page.h"
#include "html_pictures.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/base/text.h"
#include "shell/plot/svg.h"
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define BAR 220 /* the width of the longest one */
#define COLUMNS_SHOWN 200

static void write_style(FILE *f)
{
  fputs("<style>\n"
        ":root{color-scheme:light dark;--text:#1f2328;--back:#ffffff;--soft:#57606a;--line:#d0d7de;--bar:#0969da;"
        "--good:#1a7f37;--bad:#cf222e}\n"
        "@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--back:#0d1117;--soft:#9ba4ae;--line:#30363d;"
        "--bar:#58a6ff;--good:#3fb950;--bad:#ff7b72}}\n"
        "body{color:var(--text);background:var(--back);font:16px/1.5 Helvetica,Arial,sans-serif;margin:0}\n"
        "main{max-width:60rem;margin:0 auto;padding:1.5rem}\n"
        "h1{font-size:1.6rem;margin:0 0 1rem}h2{font-size:1.2rem;margin:2rem 0 .5rem}\n"
        ".verdict{border-left:.4rem solid var(--good);padding:.3rem 1rem;font-weight:bold}.fails{border-color:var(--bad)}\n"
        ".wide{overflow-x:auto}table{border-collapse:collapse;margin:.5rem 0}\n"
        "caption{text-align:left;color:var(--soft);padding:.2rem 0}\n"
        "th,td{border-bottom:1px solid var(--line);padding:.25rem .7rem;text-align:left;vertical-align:top}\n"
        ".n{text-align:right;font-variant-numeric:tabular-nums}\n"
        ".bar{fill:var(--bar)}.least{stroke:var(--bad);stroke-width:2}\n"
        "figure{margin:1.5rem 0}img{max-width:100%;height:auto;border:1px solid var(--line)}figcaption{color:var(--soft)}\n"
        "pre,code{font:14px/1.4 monospace}pre{overflow-x:auto;border:1px solid var(--line);padding:1rem}\n"
        ".digest{overflow-wrap:anywhere}\n"
        "</style>\n", f);
}

/* The report as text. */
static char *text_of(points *p, const certify_run *r)
{
  certify_report report = certify_run_report(p, r);
  text_stream t;
  text_open(&t);
  certify_report_write(t.stream, &report);
  return text_close(&t);
}

static void write_words(FILE *f, const char *before, const char *text, const char *after)
{
  fputs(before, f);
  svg_text(f, text);
  fputs(after, f);
}

/* Lines up to the first empty one, as one. */
static void write_verdict(FILE *f, const char *text, bool holds)
{
  fputs(holds ? "<p class=\"verdict\">" : "<p class=\"verdict fails\">", f);
  char *begin = duplicate(text, strlen(text)), *end = strstr(begin, "\n\n");
  if (end)
    *end = '\0';
  for (char *c = begin; *c; c++)
    if (*c == '\n')
      *c = ' ';
  write_words(f, "", begin, "</p>\n");
  free(begin);
}

static void write_count(FILE *f, const char *name, size_t count)
{
  fprintf(f, "<tr><th scope=\"row\">%s</th><td>%zu</td></tr>\n", name, count);
}

static void write_column(FILE *f, const table_column *c, const char *use)
{
  fprintf(f, "<tr><td class=\"n\">%zu</td><td>", c->number);
  svg_text(f, c->name ? c->name : "");
  fprintf(f, "</td><td>%s</td></tr>\n", use);
}

static void write_columns(FILE *f, const points *p)
{
  size_t inputs = p->inputs - 1, count = inputs + p->what.outputs;
  if (!p->column)
    return;
  fputs("<div class=\"wide\"><table><caption>Columns</caption><thead><tr><th scope=\"col\">number</th>"
        "<th scope=\"col\">name</th><th scope=\"col\">taken as</th></tr></thead><tbody>\n", f);
  for (size_t k = 0; k < count; k++)
    if (k < COLUMNS_SHOWN || k >= inputs)
      write_column(f, p->column + k, k < inputs ? "input" : "output");
  if (p->weight)
    write_column(f, &p->weights, "weight");
  fputs("</tbody></table></div>\n", f);
  if (inputs > COLUMNS_SHOWN)
    fprintf(f, "<p>The first %d inputs are shown, of %zu.</p>\n", COLUMNS_SHOWN, inputs);
}

static void write_dataset(FILE *f, const points *p)
{
  fputs("<h2>Dataset</h2>\n<table><caption>What was read</caption><tbody>\n<tr><th scope=\"row\">file</th><td>", f);
  svg_text(f, p->file);
  fputs("</td></tr>\n", f);
  write_count(f, "rows", p->rows);
  if (p->dropped > 0)
    write_count(f, "rows left out, a value being missing", p->dropped);
  write_count(f, "points", p->points);
  write_count(f, "inputs", p->inputs - 1);
  write_count(f, "outputs", points_outputs(p));
  for (size_t k = 0; k < p->said.count; k++)
    write_words(f, "<tr><th scope=\"row\">notice</th><td>", p->said.text[k], "</td></tr>\n");
  fputs("</tbody></table>\n", f);
  write_columns(f, p);
}

/* One of the paper's bounds. */
static void write_bounded(FILE *f, const char *what, int equation, const bounded_tally *t)
{
  fprintf(f, "<tr><th scope=\"row\">%s</th><td class=\"n\">%zu</td><td class=\"n\">", what, t->active.max);
  point_tally_write_mean(f, t->active, 0);
  fprintf(f, "</td><td class=\"n\">(%d) %zu</td><td class=\"n\">%zu</td><td>%s</td></tr>\n", equation, t->bound, t->sharp,
          t->active.max > t->bound ? "exceeded" : t->active.max > t->sharp ? "holds; the sharp one does not" : "hold");
}

static void write_certificate(FILE *f, const certificate *c)
{
  fputs("<h2>Certificate of Theorem 2</h2>\n<div class=\"wide\"><table><caption>What the switch network activates</caption>"
        "<thead><tr><th scope=\"col\"></th><th scope=\"col\">most</th><th scope=\"col\">mean</th>"
        "<th scope=\"col\">bound of the paper</th><th scope=\"col\">sharp bound</th><th scope=\"col\">bounds</th></tr>"
        "</thead><tbody>\n", f);
  write_bounded(f, "active neurons", 2, &c->neurons);
  write_bounded(f, "active weights", 3, &c->weights);
  fputs("</tbody></table></div>\n", f);
}

static size_t most_of(const recall_networks *n)
{
  size_t most = 1;
  for (size_t k = 0; k < n->count; k++)
    most = n->cost[k].operations.max > most ? n->cost[k].operations.max : most;
  return most;
}

/* As long as the operations; a line where the least is. */
static void write_bar(FILE *f, size_t operations, size_t least, size_t most)
{
  size_t length = operations * BAR / most, at = least * BAR / most;
  fprintf(f, "<svg width=\"%d\" height=\"16\" role=\"img\" aria-label=\"%zu operations", BAR + 4, operations);
  if (least > 0)
    fprintf(f, ", at least %zu in any conditional network", least);
  fprintf(f, "\"><rect class=\"bar\" y=\"3\" width=\"%zu\" height=\"10\"/>", length > 0 ? length : 1);
  if (least > 0)
    fprintf(f, "<line class=\"least\" x1=\"%zu\" x2=\"%zu\" y1=\"0\" y2=\"16\"/>", at, at);
  fputs("</svg>", f);
}

static void write_network(FILE *f, const recall_cost *c, size_t least, size_t most)
{
  fprintf(f, "<tr><th scope=\"row\">%s%s</th><td class=\"n\">%zu</td><td>", c->kind->name, c->optimal ? " (optimal)" : "",
          c->operations.max);
  write_bar(f, c->operations.max, least, most);
  fputs("</td><td class=\"n\">", f);
  point_tally_write_mean(f, c->operations, 0);
  fprintf(f, "</td><td class=\"n\">%" PRIu64 "</td><td class=\"n\">%" PRIu64 "</td><td class=\"n\">%zu</td>"
          "<td class=\"n\">%" PRIu64 "</td></tr>\n", c->size.neurons, c->size.weights, c->size.depth, c->bits);
}

static void write_absence(FILE *f, const recall_absence *a)
{
  fprintf(f, "<tr><th scope=\"row\">%s</th><td class=\"n\"></td><td colspan=\"6\">none: %s</td></tr>\n", a->kind->name,
          a->reason);
}

static void write_least(FILE *f, const lower_bounds *b)
{
  fprintf(f, "<tr><th scope=\"row\">at least</th><td class=\"n\">%zu</td><td>Theorem 3</td><td class=\"n\">",
          lower_bounds_worst(b));
  mean_below_write_alone(f, lower_bounds_together(b), b->data->points);
  fputs("</td><td></td><td></td><td></td><td></td></tr>\n", f);
}

static void write_networks(FILE *f, const certify_run *r)
{
  static const char *const heads[] = {"network", "operations, worst", "", "mean", "neurons", "weights", "depth", "bits"};
  size_t least = r->has_rank ? lower_bounds_worst(&r->rank.bounds) : 0, most = most_of(&r->networks);
  fputs("<h2>Networks</h2>\n<div class=\"wide\"><table><caption>Networks that recall every point, each checked on all of "
        "them; of conditional networks, neurons are operations and weights their terms", f);
  fputs(r->has_rank ? "; the upright line is what every conditional network needs</caption>\n" : "</caption>\n", f);
  fputs("<thead><tr>", f);
  for (size_t k = 0; k < sizeof heads / sizeof heads[0]; k++)
    fprintf(f, "<th scope=\"col\"%s>%s</th>", k == 1 || k > 2 ? " class=\"n\"" : "", heads[k]);
  fputs("</tr></thead><tbody>\n", f);
  for (size_t k = 0; k < r->networks.count; k++)
    write_network(f, r->networks.cost + k, least, most);
  for (size_t k = 0; k < r->networks.absences; k++)
    write_absence(f, r->networks.absent + k);
  if (r->has_rank)
    write_least(f, &r->rank.bounds);
  fputs("</tbody></table></div>\n", f);
}

/* What the verdict rests on. */
static void write_trust(FILE *f, const certify_run *r)
{
  fputs("<h2>Theorems</h2>\n<ul>\n"
        "<li>Theorem 2: on every dataset of distinct points whose outputs are not negative, synthesis succeeds, and the "
        "switch network recalls each point within bounds (2) and (3). A negative output is a difference of two.</li>\n"
        "<li>The checker: what it says of recall and of active neurons and weights is true of whatever network it is "
        "given.</li>\n"
        "<li>Section 2.3: the operations of a conditional network on a point are counted as the paper counts them.</li>\n", f);
  if (r->has_rank)
    fputs("<li>Theorem 3, and its forms with &kappa;, for the mean, for inputs that are read and for outputs: every "
          "conditional network on (1, x) needs at least so many operations.</li>\n", f);
  fputs("</ul>\n<p>Each is proved in ACSL for the functions in <code>src/kernel</code>; <code>docs/theorems.md</code> "
        "lists functions and clauses.</p>\n"
        "<h2>What has to be trusted</h2>\n<ul>\n"
        "<li>The definitions in <code>specs/</code>, and a few axioms.</li>\n"
        "<li>GMP and MPFR, the compiler, and the machine.</li>\n"
        "<li>Frama-C, its WP, and the automatic provers.</li>\n"
        "<li>The shell, which is tested and not proved: it read the table and wrote this page. The pictures are drawn by "
        "it, from exact pieces, with rounded places.</li>\n"
        "</ul>\n<p>A certificate says nothing about any other input. <code>docs/trust.md</code> has the details.</p>\n", f);
}

static void write_digests(FILE *f, const points *p)
{
  fputs("<h2>Digests</h2>\n<table><caption>What this page is about</caption><tbody>\n"
        "<tr><th scope=\"row\">SHA-256 of the table</th><td class=\"digest\"><code>", f);
  fputs(p->sha256, f);
  fputs("</code></td></tr>\n<tr><th scope=\"row\">memcert</th><td>" MEMCERT_VERSION "</td></tr>\n</tbody></table>\n", f);
}

static void write_head(FILE *f, const points *p)
{
  fputs("<!DOCTYPE html>\n<!-- written by memcert report -->\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n", f);
  write_words(f, "<title>memcert: ", p->file, "</title>\n");
  write_style(f);
  write_words(f, "</head>\n<body>\n<main>\n<h1>", p->file, "</h1>\n");
}

void html_page_write(FILE *f, points *p, certify_run *r, const certify_wish *wish)
{
  char *text = text_of(p, r);
  bool holds = r && certificate_holds(&r->result);
  write_head(f, p);
  write_verdict(f, text, holds);
  write_dataset(f, p);
  if (r) {
    write_certificate(f, &r->result);
    write_networks(f, r);
    fputs("<h2>Pictures</h2>\n", f);
    html_pictures_write(f, p, r, wish);
    write_trust(f, r);
  }
  write_digests(f, p);
  write_words(f, "<h2>Report</h2>\n<pre>", text, "</pre>\n</main>\n</body>\n</html>\n");
  free(text);
}
