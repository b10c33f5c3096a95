#include "bundle_verify.h"
#include "json_difference.h"
#include "shell/base/memory.h"
#include "shell/base/status.h"
#include "shell/conditional/conditional_json.h"
#include "shell/gates/gates_json.h"
#include "shell/layered/layered_read.h"
#include "shell/switch/netfile.h"
#include <stdlib.h>

static _Noreturn void malformed(const bundle *b, const char *file, const char *what)
{
  char *path = bundle_path(b->folder, file);
  fail_at(STATUS_FILE, (place){path, 0, 0}, "%s", what);
}

static const bundle_file *need(const bundle *b, const char *name)
{
  const bundle_file *f = bundle_files_find(&b->files, name);
  if (!f)
    malformed(b, name, "the file is missing");
  return f;
}

/* The name in a line of SHA256SUMS, which becomes a text; NULL if it is none, with the digest before it. */
static char *name_in(char *line, char *end)
{
  size_t digits = DIGEST_TEXT - 1;
  if ((size_t)(end - line) <= digits + 2 || strspn(line, "0123456789abcdef") != digits ||
      memcmp(line + digits, "  ", 2) != 0 || memchr(line, '\0', (size_t)(end - line)))
    return NULL;
  line[digits] = *end = '\0';
  return line + digits + 2;
}

/* Every line names a file that has this digest, in order, and every file is named. */
static void check_sums(const bundle *b)
{
  const bundle_file *sums = need(b, BUNDLE_SUMS);
  char *text = duplicate(sums->bytes, sums->size), *line = text;
  size_t named = 0;
  for (char *end; (end = strchr(line, '\n')); line = end + 1, named++) {
    char *name = name_in(line, end);
    if (!name)
      malformed(b, BUNDLE_SUMS, "a line is no SHA-256, two blanks and the name of a file");
    if (strcmp(need(b, name)->sha256, line) != 0)
      bundle_refute(b, name, "its SHA-256 is not the one in " BUNDLE_SUMS);
  }
  if (line != text + sums->size)
    malformed(b, BUNDLE_SUMS, "its last line has no end, or there is a NUL byte");
  free(text);
  text_stream t;
  text_open(&t);
  bundle_files_write_sums(t.stream, &b->files);
  char *wanted = text_close(&t);
  for (size_t k = 0; k < b->files.count; k++) {
    const char *name = b->files.file[k].name;
    if (strcmp(name, BUNDLE_SUMS) != 0 && !strstr(sums->bytes, b->files.file[k].sha256))
      bundle_refute(b, name, "the file is not in " BUNDLE_SUMS);
  }
  if (strcmp(wanted, sums->bytes) != 0)
    bundle_refute(b, BUNDLE_SUMS, "it does not name every file once, sorted by name (%zu of %zu)", named,
                  b->files.count - 1);
  free(wanted);
}

/* bundle.json is what it is for these files and this command. */
static void check_origin(const bundle *b, bool sealed)
{
  text_stream t;
  if (!sealed)
    bundle_refute(b, BUNDLE_ORIGIN, "the length and the SHA-256 at its end are not those of what is before them");
  text_open(&t);
  bundle_origin_write(t.stream, &b->origin, &b->files);
  char *wanted = text_close(&t);
  if (strcmp(wanted, need(b, BUNDLE_ORIGIN)->bytes) != 0)
    bundle_refute(b, BUNDLE_ORIGIN, "it does not name the files that are there, with their SHA-256");
  free(wanted);
}

bundle bundle_open(const char *folder, bool json)
{
  bundle b = {.folder = folder, .json = json, .files = bundle_files_load(folder)};
  bool sealed;
  const bundle_file *origin = need(&b, BUNDLE_ORIGIN);
  check_sums(&b);
  char *path = bundle_path(folder, BUNDLE_ORIGIN);
  b.origin = bundle_origin_read(path, origin, &sealed);
  free(path);
  need(&b, b.origin.given);
  if (b.origin.network)
    need(&b, b.origin.network_file);
  if (b.origin.targets)
    need(&b, b.origin.targets_file);
  check_origin(&b, sealed);
  return b;
}

void bundle_close(bundle *b)
{
  bundle_origin_free(&b->origin);
  bundle_files_free(&b->files);
}

/* What networks are read from, of which there is one at a time. */
static const bundle *from;

/* NAME.json, which is there. */
typedef struct {
  char *name, *path; /* owned */
} network_file;

static network_file begin_network(const char *kind)
{
  network_file f;
  text_stream t;
  text_open(&t);
  fprintf(t.stream, "%s.json", kind);
  f.name = text_close(&t);
  f.path = bundle_path(from->folder, f.name);
  need(from, f.name);
  return f;
}

static void end_network(network_file *f, bool fits)
{
  if (!fits)
    bundle_refute(from, f->name, "its inputs and outputs are not those of the table");
  free(f->name);
  free(f->path);
}

static conditional_model read_conditional(const char *name, const sorted_points *p)
{
  network_file f = begin_network(name);
  conditional_model m = conditional_json_read(f.path);
  end_network(&f, m.inputs == p->inputs && m.outputs == p->outputs && m.constant && m.is_signed == p->is_signed);
  return m;
}

static layered_model read_layered(const char *name, const sorted_points *p)
{
  network_file f = begin_network(name);
  layered_model m = layered_read(f.path);
  size_t last = m.layers ? m.layer[m.layers] - m.layer[m.layers - 1] : 0;
  end_network(&f, m.inputs == p->inputs && last == p->outputs && m.constant && m.is_signed == p->is_signed);
  return m;
}

static gates_model read_gates(const char *name, const sorted_points *p)
{
  network_file f = begin_network(name);
  gates_model m = gates_json_read(f.path);
  size_t outputs = m.is_signed ? 2 * m.outputs : m.outputs;
  end_network(&f, m.inputs == p->inputs && outputs == p->outputs && m.constant && m.is_signed == p->is_signed);
  return m;
}

static model read_switch(const bundle *b, const points *p)
{
  need(b, BUNDLE_SWITCH);
  char *path = bundle_path(b->folder, BUNDLE_SWITCH);
  model m = netfile_read(path);
  if (m.net.inputs != p->inputs || m.net.outputs != p->outputs || m.net.leaves != p->points)
    bundle_refute(b, BUNDLE_SWITCH, "its inputs, outputs and leaves are not those of the table");
  free(path);
  return m;
}

/* The bounds and the readout that the report names are the command's. */
static void check_recall(const bundle *b, const points *p, const certify_run *made, const certify_wish *wish)
{
  if (made->net.net.kind != wish->readout)
    bundle_refute(b, BUNDLE_SWITCH, "its readout is not the one that the command asks for");
  if (made->result.state.recall < p->points)
    bundle_refute(b, BUNDLE_SWITCH, "it does not recall line %zu", p->line[made->result.state.recall]);
  for (size_t k = 1; k < made->networks.count; k++) {
    const recall_cost *cost = made->networks.cost + k;
    if (cost->operations.points < p->points)
      bundle_refute(b, cost->kind->name, "this network does not recall the table: %zu of %zu points, in the order of "
                    "the inputs, are recalled before the first one that is not", cost->operations.points, p->points);
  }
}

certify_run bundle_certify_again(const bundle *b, points *p, certify_wish wish)
{
  static const memorizer_files others = {read_layered, read_gates};
  model net = read_switch(b, p);
  from = b;
  wish.net = &net;
  wish.from = &others;
  wish.recall.read = read_conditional;
  wish.recall.keeps_files = true;
  wish.keeps_net = true;
  certify_run made = certify_run_make(p, &wish);
  check_recall(b, p, &made, &wish);
  return made;
}

static bool is_same(const bundle_file *one, const bundle_file *other)
{
  return one->size == other->size && memcmp(one->bytes, other->bytes, one->size) == 0;
}

static size_t first_other_line(const bundle_file *one, const bundle_file *other)
{
  size_t line = 1;
  for (size_t k = 0; k < one->size && k < other->size && one->bytes[k] == other->bytes[k]; k++)
    line += one->bytes[k] == '\n';
  return line;
}

static void check_report(const bundle *b, const char *found)
{
  const bundle_file *there = need(b, BUNDLE_REPORT);
  char *difference = json_difference(there->bytes, there->size, found, b->origin.version);
  if (difference)
    bundle_refute(b, BUNDLE_REPORT, "%s", difference);
  if (strcmp(b->origin.version, MEMCERT_VERSION) == 0 && strcmp(there->bytes, found) != 0)
    bundle_refute(b, BUNDLE_REPORT, "blanks or lines are not where they are put");
}

/* What was given, or is about all files. */
static bool is_beside(const bundle *b, const char *name)
{
  const bundle_origin *o = &b->origin;
  const char *const others[] = {o->given, BUNDLE_ORIGIN, BUNDLE_SUMS, o->network_file, o->targets_file};
  for (size_t k = 0; k < sizeof others / sizeof others[0]; k++)
    if (others[k] && strcmp(name, others[k]) == 0)
      return true;
  return false;
}

/* Every file is among those that are found, or beside them. */
static void check_others(const bundle *b, const bundle_files *found)
{
  for (size_t k = 0; k < b->files.count; k++)
    if (!bundle_files_find(found, b->files.file[k].name) && !is_beside(b, b->files.file[k].name))
      bundle_refute(b, b->files.file[k].name, "the command makes no such file");
}

static bool is_made(const char *name)
{
  return strcmp(name, BUNDLE_MADE) == 0 || strcmp(name, BUNDLE_BUCKETS) == 0;
}

/* A network that was made is made in the same way by each version, or at least by the one that made it. */
static void check_found(const bundle *b, const bundle_file *f)
{
  const bundle_file *there = need(b, f->name);
  if (strcmp(f->name, BUNDLE_REPORT) == 0)
    check_report(b, f->bytes);
  else if (!is_same(there, f) && is_made(f->name) && strcmp(b->origin.version, MEMCERT_VERSION) != 0)
    fail(STATUS_UNDECIDED, "this version of memcert makes another network than %s in %s: version %s can verify it",
         f->name, b->folder, b->origin.version);
  else if (!is_same(there, f))
    bundle_refute(b, f->name, "line %zu is not what is found", first_other_line(there, f));
}

void bundle_check_found(const bundle *b, const bundle_files *found)
{
  for (size_t k = 0; k < found->count; k++)
    check_found(b, found->file + k);
  check_others(b, found);
}

void bundle_compare(const bundle *b, const points *p, const certify_run *made)
{
  bundle_files found = bundle_certify_files(p, made);
  bundle_check_found(b, &found);
  bundle_files_free(&found);
}

/* Beside the switch network, and of other papers. */
static void write_others(bundle_report *r, const points *p, const recall_networks *networks)
{
  size_t conditional = 0, layered = 0, gates = 0;
  for (size_t k = 1; k < networks->count; k++) {
    const recall_network *kind = networks->cost[k].kind;
    bool is_gates = strcmp(kind->name, "gates") == 0;
    *(kind->make ? &conditional : is_gates ? &gates : &layered) += 1;
  }
  bundle_report_line(r, "operations", "conditional_check: checker_holds",
                     "%zu conditional networks, each exact at all %zu points with these operations", conditional,
                     p->points);
  if (layered)
    bundle_report_line(r, "layered", "layered_check: checker_holds", "%zu layered networks of other papers, the same",
                       layered);
  if (gates)
    bundle_report_line(r, "gates", "conditional_check: checker_holds", "gates.json, the same, as the conditional "
                       "network that is made of it; that this puts out the same is tested");
}

static void write_networks(bundle_report *r, const bundle *b, const points *p, const certify_run *made)
{
  static const char checker[] = "check_continue: checker_holds";
  bundle_report_line(r, "recall", checker, "%s: exact at every point", BUNDLE_SWITCH);
  bundle_report_line(r, "neurons", checker, "counted at every point, bound (2) and the sharp bound");
  bundle_report_line(r, "weights", checker, "counted at every point, bound (3) and the sharp bound");
  if (bundle_files_find(&b->files, BUNDLE_LAYERED))
    bundle_report_line(r, "expansion", "expansion_check", "%s is %s neuron by neuron", BUNDLE_LAYERED, BUNDLE_SWITCH);
  write_others(r, p, &made->networks);
  if (made->has_rank)
    bundle_report_line(r, "at least", "Theorem 3; what reading takes, and that a tree is optimal, is found by a search "
                       "that is tested", "every bound found again");
}

void bundle_write_verified(FILE *f, const bundle *b, const points *p, const certify_run *made)
{
  bundle_report r = bundle_report_begin(f, b);
  bundle_report_line(&r, "table", "no theorem: tested", "%s read again: %zu row%s, %zu point%s, as in " BUNDLE_TABLE,
                     b->origin.given, p->rows, s_of(p->rows), p->points, s_of(p->points));
  if (made)
    write_networks(&r, b, p, made);
  else
    bundle_report_line(&r, "refuted", "no theorem: two lines, or one, show it", "no network recalls this table");
  bundle_report_line(&r, "report", NULL, "every member of " BUNDLE_REPORT " is found again");
  bundle_report_end(&r);
}
