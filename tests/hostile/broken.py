#!/usr/bin/env python3
"""The makers of merged, packed, tree, mixed, one-layer, two-layer, bits, gates, buckets and expanded networks broken on
purpose: `synth`, `certify` and `export` must refuse what these then make, since the checkers that they ask do not
believe them.  The same of `import`, whose network must give what its model does at a few inputs.  What is offered to
the proved maker of the search network may be anything.  Writers of networks broken on purpose: what is written is read
again.  What makes points of rows, of which the kernel asks whether they are the same, what numbers labels, what
prints bounds, and what finds the integers that a conditional network has in C.  And errors that the sanitizers must find.

usage: broken.py
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import memcert
from checks import check, finish

FOLDER = os.path.join(memcert.ROOT, "build", "broken")
# Points on four lines, none of which is constant; then labels, in threes.
LINES = [(x, (x, 2 * x + 5, 40 - x, 5 * x)[x // 3]) for x in range(12)]
LABELS = [(x, x // 3 + 1) for x in range(12)]
OUTPUTS = [(x, x * x % 7, x + 1, 2 * x + 3) for x in range(7)]
# The first output is the second input; the second output has few values, and is the first input at the first point.
COPIES = [(x, x * x % 7 + 20, x * x % 7 + 20, x // 3 + 2) for x in range(2, 14)] + [(20, 3, 31, 33)]
# Linear on both sides of a diagonal.
DIAGONAL = [(a, b, 3 * a if a > b else 5 * b) for a in range(1, 20) for b in range(1, 20)]
# Many values, with fractions and signs.
ZIGZAG = [(x, x * x % 7, "%d/%d" % (x * 5 % 9 - 3, 1 + x % 2)) for x in range(50)]
# Words, of a table whose columns have names, too.
COLOURS = ("red", "green", "blue")
# The file and what is broken in it, the text, what replaces it, and the networks that it spoils: of merged, packed.
PACKED = [
    ("packed_model", "nothing", "", "", ()),
    ("packed_model", "a test lets its threshold through", "IS_LESS, t->scratch", "IS_AT_MOST, t->scratch",
     ("merged", "packed")),
    ("packed_model", "the successors change places",
     "program[at].next = below;\n  t->model->program[at].otherwise = above;",
     "program[at].next = above;\n  t->model->program[at].otherwise = below;", ("merged", "packed")),
    ("linear_fit", "a leaf takes whatever comes", "return a < f->width || numbers_first_nonzero(y, a, d) == d;",
     "return true;", ("merged", "packed")),
    ("linear_fit", "the function is not that of the points", "mpq_sub(found, row + f->width + j, t);",
     "mpq_add(found, row + f->width + j, t);", ("packed",)),
    ("packed_model", "the tests are a chain", "size_t cut = tree_cut(lo, hi);", "size_t cut = lo + 1;",
     ("merged", "packed")),
    ("packed_model", "a leaf has more terms than it may have", "add_operation(&k->model, k->w, k->fit.width);\n",
     "add_operation(&k->model, k->w, k->fit.width);\n  for (size_t a = 0; a < 9 * k->fit.width; a++)\n"
     "    mpq_set_ui(conditional_model_add_term(&k->model, 0), 0, 1);\n", ("merged", "packed")),
]
# Of the files of decision trees.
TREE = [
    ("tree_write", "nothing", "", ""),
    ("tree_write", "a test lets its threshold through", "IS_LESS, w->number", "IS_AT_MOST, w->number"),
    ("tree_write", "the successors change places",
     "w->model->program[at].next = left;\n  w->model->program[at].otherwise = right;",
     "w->model->program[at].next = right;\n  w->model->program[at].otherwise = left;"),
    ("tree_write", "a test looks at another input", "a < q ? a :", "a < q ? q - a :"),
    ("tree_write", "an output of its own is another one", "p->d + v->point * p->outputs + j)",
     "p->d + v->point * p->outputs)"),
    ("tree_node", "a leaf takes whatever comes",
     "  bool constant = is_constant(p, point, count, j);\n  if (constant)", "  bool constant = true;\n  if (constant)"),
    ("tree_node", "a copy is of the first point alone", "for (size_t i = 0; i < count; i++)\n    if",
     "for (size_t i = 0; i < count && i == 0; i++)\n    if"),
    ("tree_node", "operations are shared whatever they put out", "mpq_equal(output_of(p, point, i),",
     "mpq_equal(output_of(p, point, j),"),
]
# Of the files of mixed networks.
MIXED = [
    ("tree_write", "nothing", "", ""),
    ("tree_write", "a function is its opposite", "mpq_set(conditional_model_add_term(w->model, f->variable[t])",
     "mpq_neg(conditional_model_add_term(w->model, f->variable[t])"),
    ("tree_write", "a test on a function is one on an input", "a < q ? a : w->variable[a - q]", "a < q ? a : 1"),
    ("tree_write", "a threshold is that of an input", "  if (variable < p->inputs)\n",
     "  variable = variable % p->inputs;\n  if (true)\n"),
    ("tree_write", "a leaf puts out the first function", "w->variable[from - p->inputs];", "p->inputs;"),
    ("mixed_leaf", "a function is that of some points alone", "i < o->count; i++) {", "i < o->count && i < 2; i++) {"),
    ("mixed", "the sides change places", "mpq_cmp(value, most) > 0", "mpq_cmp(value, most) <= 0"),
]
# Of the thresholds that are offered to the kernel for the search network, which takes no wrong one.
OFFERED = [
    ("the lower neighbour's", "simplest_between(value + i - 1, low + k, high + k);", "mpq_set(value + i - 1, low + k);"),
    ("too high", "simplest_between(value + i - 1, low + k, high + k);",
     "mpq_set_ui(value + i - 1, 1, 1), mpq_add(value + i - 1, value + i - 1, high + k);"),
    ("none", "if (k < q)", "if (k > q)"),
]
# Blocks of two layers one after the other, and of hard-tanh units.
DEEP = ("two-layer", "--depth", "3")
LITERAL = ("two-layer", "--literal")
# Of the one-hot outputs of a table of classes; the class as one number.
SHARED = ("two-layer", "--onehot", "--shared")
# Of the files of layered networks after other papers, and of which network.
MEMORIZERS = [
    ("two_layer", "two-layer", "nothing", "", ""),
    ("rank_block", "two-layer", "all groups go from left to right", "(group % 2 == 0 ? rank", "(true ? rank"),
    ("zigzag", "two-layer", "the slopes do not alternate", "    if (j % 2 == 1)\n      mpq_neg",
     "    if (false)\n      mpq_neg"),
    ("rank_block", "two-layer", "it is not steep enough after its rank", "zigzag_raise(&f->next, j, steep, true);", ""),
    ("rank_block", "two-layer", "it is not steep enough before its rank", "if (rank > 0) {",
     "if (rank > SIZE_MAX - 1) {"),
    ("rank_block", "two-layer", "a boundary is not where the slopes meet", "mpq_neg(t, b->boundary + j);",
     "mpq_set(t, b->boundary + j);"),
    ("two_layer", DEEP, "nothing", "", ""),
    ("rank_block", DEEP, "a block is not shut after its end", "return b->groups + b->after;", "return b->groups;"),
    ("places", DEEP, "a block is not 0 at its ends", "if (place < left || right) {",
     "if (false && (place < left || right)) {"),
    ("places", DEEP, "a block ends after the first point of the next one",
     "middle(b->boundary + b->groups, z, b->first + b->points);",
     "middle(b->boundary + b->groups, z, b->first + b->points + 1);"),
    ("two_layer", DEEP, "sums that are negative are passed on", "if (m->shape.blocks == 1 || mpq_sgn(offset) < 0)",
     "if (m->shape.blocks > 0 || mpq_sgn(offset) < 0)"),
    ("two_layer", DEEP, "sums are not passed on", "wire_pass(m->sum + o, m->net);", "wire_clear(m->sum + o);"),
    ("two_layer", LITERAL, "nothing", "", ""),
    ("tanh_block", LITERAL, "units are not steep enough",
     "  mpq_inv(distance, distance);\n  mpq_mul_2exp(distance, distance, 1);",
     "  mpq_inv(distance, distance);\n  mpq_div_2exp(distance, distance, 9);"),
    ("tanh_block", LITERAL, "units are cut off at 0 and 2", "  mpq_set_ui(f->t, 1, 1);\n  wire_add_constant(w, f->t);",
     ""),
    ("tanh_block", LITERAL, "a unit takes the same rank in all groups", "j % 2 == 0 ? unit :", "true ? unit :"),
    ("tanh_block", LITERAL, "outputs are too large for their size", "if (mpq_cmp(other, size) > 0)",
     "if (mpq_sgn(size) == 0 && mpq_sgn(other) > 0)"),
    ("two_layer", LITERAL, "the others are not taken off", "wire_add_constant(m->sum + o, m->offset + o);", ""),
    ("tanh_block", LITERAL, "a ramp begins too late", "    mpq_neg(shift, shift);\n    wire_add_constant(&w, shift);",
     "    wire_add_constant(&w, shift);"),
    ("class_layer", SHARED, "nothing", "", ""),
    ("class_layer", SHARED, "outputs do not fall again", "c > 0 ? -2 : -1", "-1"),
    ("class_layer", SHARED, "neurons begin at one class", "mpq_set_ui(t, k, 1);", "mpq_set_ui(t, 0, 1);"),
    ("class_layer", SHARED, "another class is taken", "      found = o;", "      found = o == 0 ? 1 : o;"),
    ("one_layer", "one-layer", "nothing", "", ""),
    ("one_layer", "one-layer", "other points are too near to a hyperplane",
     "mpz_cdiv_q(mpq_numref(m->t), mpq_numref(m->t)",
     "mpq_set_ui(m->t, 1, 9), mpz_cdiv_q(mpq_denref(m->t), mpq_numref(m->t)"),
    ("one_layer", "one-layer", "a function is too large for its band",
     "mpz_add_ui(mpq_numref(m->t + 3), mpq_numref(m->t + 3), 1);", "mpq_set_ui(m->t + 3, 1, 1);"),
    ("one_layer", "one-layer", "both sides of a band are added", "  mpq_neg(m->t + 3, m->t + 3);\n", ""),
    ("one_layer", "one-layer", "a hyperplane is not through the points of its group",
     "mpq_neg(m->plane + f->pivot[k], m->t);", "mpq_set(m->plane + f->pivot[k], m->t);"),
    ("bit_extraction", "bits", "nothing", "", ""),
    ("bit_extraction", "bits", "a bit is half a unit late", "mpz_add_ui(mpq_numref(e->t), mpq_numref(e->t), 1);", ""),
    ("bit_extraction", "bits", "the bit that was read stays", "wire_add(&r->rest, low, power(e, k));",
     "wire_add(&r->rest, low, minus_power(e, k));"),
    ("bit_extraction", "bits", "a group begins at the key after its first", "mpz_ui_sub(mpq_numref(e->t), 1,",
     "mpz_ui_sub(mpq_numref(e->t), 0,"),
    ("bit_extraction", "bits", "keys above are not told apart", "wire_add(&e->part, above, e->t);", "(void)above;"),
    ("bit_extraction", "bits", "keys below are not told apart",
     "wire_add(&e->part, below, minus_power(e, e->shape.label_bits));", "(void)below, minus_power(e, e->shape.label_bits);"),
    ("bit_points", "bits", "points are too close", "mpq_mul_2exp(factor, factor, 1);", ""),
    ("bit_points", "bits", "a denominator is missing", "mpz_divexact(mpq_denref(t), f->factor, mpq_denref(t));", ""),
]
# Of points that are not in general position.
DEPENDENT = [
    ("nothing", "", ""),
    ("factors are cut short", "mpq_div(factor + k, factor + k, common);",
     "mpq_set_ui(factor + k, mpq_sgn(factor + k) != 0, 1);"),
    ("a point is there twice", "p->number[rank[k]]", "p->number[rank[0]]"),
    ("factors belong to other points", "p->number[rank[k]]", "p->number[rank[(k + 1) % count]]"),
]
# Of gates, in the same way; in their conditional form, too.
GATES = [
    ("gates_make", "gates", "nothing", "", ""),
    ("gates_make", "gates", "points that have no function in common are taken", "  if (have_functions(", "  if (true || have_functions("),
    ("gates_make", "gates", "the two sides change places", "gates_model_add_node(&k->net, s->node, bit)",
     "gates_model_add_node(&k->net, s->node, !bit)"),
    ("linear_fit", "gates", "a function takes whatever comes", "return a < f->width || numbers_first_nonzero(y, a, d) == d;",
     "return true;"),
    ("linear_fit", "gates", "the function is not that of the points", "mpq_sub(found, row + f->width + j, t);",
     "mpq_add(found, row + f->width + j, t);"),
    ("gates_form", "gates", "a gate lets its threshold go the other way", "? IS_MORE : IS_LESS", "? IS_LESS : IS_MORE"),
    ("gates_form", "gates", "a gate is never asked", "write_node(f, m->node[node].next[1], l + 1, known);",
     "write_node(f, m->node[node].next[0], l + 1, known);"),
    ("gates_form", "gates", "matrices stay after their prefix", "  add_matrix(f, node, false);\n", ""),
    ("gates_check", "gates", "the checker takes the other side", "c->next[2 * i + bit]", "c->next[2 * i + 1 - bit]"),
]
# Of buckets, which are to be within 5 of every Lipschitz function through a table.
BUCKETS = [
    ("buckets", "nothing", "", ""),
    ("buckets", "a constant is too large", "    simplest_between(c->constant, c->low, c->high);\n}",
     "    mpq_mul_2exp(c->constant, c->high, 1);\n}"),
    ("buckets", "the halves change places", "m->program[at].next = below;\n  m->program[at].otherwise = above;",
     "m->program[at].next = above;\n  m->program[at].otherwise = below;"),
    ("buckets", "epsilon is twice as much", "  mpq_sub(c->low, c->bounds.most + o, c->epsilon);",
     "  mpq_sub(c->low, c->bounds.most + o, c->epsilon), mpq_sub(c->low, c->low, c->epsilon);"),
    ("reach", "a row says more than it can", "  mpq_mul(r->far, r->far, r->slope);\n}\n\n/* far := slope times the least",
     "  mpq_set_ui(r->far, 0, 1);\n}\n\n/* far := slope times the least"),
    ("reach", "the other side is forgotten", "    mpq_sub(r->part, hi + k, x + k);", "    mpq_sub(r->part, x + k, hi + k);"),
]
# Of the readers of other programs' files, what is broken, and a dataset whose import must end for it.
IMPORTED = [
    ("linear", "rings.nnet", "nothing", "", ""),
    ("linear", "rings.nnet", "a negative output is its positive part", "add_neuron(&n->net, forms + i, side == 1);",
     "add_neuron(&n->net, forms + i, false);"),
    ("nnet", "rings.nnet", "a bias is left out", "linear_add_neuron(&g->net, g->value, 0);\n    mpq_set_ui",
     "mpq_set_ui"),
    ("onnx_extreme", "rings_exit.onnx", "the smaller of two is taken for the larger", "mpq_set_si(g->factor, sign, 1);",
     "mpq_set_si(g->factor, -sign, 1);"),
    ("ways", "rings_exit.onnx", "a condition holds where it does not", "return w->condition[w->decided++].holds;",
     "return !w->condition[w->decided++].holds;"),
    ("forest_network", "rings_boosted.txt", "a tie goes to the other side", "node->input + 1, node->compare,",
     "node->input + 1, IS_LESS,"),
    ("fff", "rings.fff.json", "a leaf is the next one", "make_leaf(g, &n, go_down(g, w, &n, x), x);",
     "make_leaf(g, &n, (go_down(g, w, &n, x) + 1) % g->leaves, x);"),
]
# In expansion_model.c.
EXPANSION = [
    ("nothing", "", ""),
    ("y- shuts the left side", "e->test[s] + side,", "e->test[s] + 1 - side,"),
    ("both tests have the same sign", "e->net->hyperplanes + s * q + k, side == 1",
     "e->net->hyperplanes + s * q + k, false"),
    ("the gain opens", "e->net->gains + s, true", "e->net->gains + s, false"),
    ("the halves change places", "{{t->lo, cut, left, left}, {cut, t->hi, right, right}}",
     "{{t->lo, cut, right, right}, {cut, t->hi, left, left}}"),
    ("the translation has no shift", "    add_weight(e, 0, e->net->shift, false);\n", ""),
    ("all outputs are the first", "e->net->readout + j * n + i", "e->net->readout + i"),
    ("an output misses a leaf", "for (size_t i = 0; i < n; i++) {", "for (size_t i = 1; i < n; i++) {"),
]
# Of the writers, in which file, the network that it then writes wrongly, what is broken, and how.
WRITERS = [
    ("netfile_write", "switch", "nothing", "", ""),
    ("netfile_write", "switch", "negative numbers are forgotten", "if (mpq_sgn(values + k * step) != 0) {",
     "if (mpq_sgn(values + k * step) > 0) {"),
    ("netfile_write", "switch", "names are forgotten", "  if (c->name)\n", "  if (false)\n"),
    ("netfile_write", "switch", "labels change places", "c->labels[i]", "c->labels[c->label_count - 1 - i]"),
    ("netfile_write", "switch", "one output per label is one number", 'c->kind == COLUMN_ONEHOT ? "onehot" : "labels"',
     '"labels"'),
    ("netfile_write", "switch", "the last row is left out", "i < net->leaves; i++", "i + 1 < net->leaves; i++"),
    ("netfile_write", "switch", "pairs are no pairs", 'm->is_signed ? "yes" : "no"', '"no"'),
    ("text", "switch", "quotes in a name end it", r'fprintf(stream, "\\%c", *c);', "fputc(*c, stream);"),
    ("number", "switch", "denominators are forgotten", "mpq_out_str(stream, 10, value);",
     "mpz_out_str(stream, 10, mpq_numref(value));"),
    ("netfile_write", "bundle", "a gain is another one", "net->gains + s);\n    write_sparse",
     "net->shift);\n    write_sparse"),
    ("conditional_json_write", "bundle", "the two ways change places",
     '"then", i->next == NOWHERE ? NOWHERE : k + 1);\n    write_branch(f, "else",',
     '"else", i->next == NOWHERE ? NOWHERE : k + 1);\n    write_branch(f, "then",'),
    ("layered_write", "bundle of all", "the last layer is left out", "l <= m->layers; l++", "l < m->layers; l++"),
    ("gates_json", "bundle of all", "the last gate is left out", "l < m->gates; l++) {\n    fputs",
     "l + 1 < m->gates; l++) {\n    fputs"),
    ("conditional_json_write", "tree", "nothing", "", ""),
    ("conditional_json_write", "tree", "every test is of another kind", "comparison_text(i->compare)",
     "comparison_text(IS_AT_MOST)"),
    ("conditional_json_write", "packed", "the first term is left out", "t = i->lo; t < i->hi; t++) {\n    fprintf(f, \"%s",
     "t = i->lo + 1; t < i->hi; t++) {\n    fprintf(f, \"%s"),
    ("conditional_json_write", "tree", "an output is null", "if (variable == NOWHERE)", "if (j == 1)"),
    ("conditional_json_write", "tree", "pairs are no pairs", r'm->is_signed ? "\"signed\": true, " : ""', '""'),
    ("conditional_json_write", "tree", "a way leads to another node", "i->next == NOWHERE ? 0 : nodes[i->next])",
     "i->next == NOWHERE ? 0 : nodes[i->next] - 1)"),
    ("conditional_json_write", "buckets", "a threshold has another sign", "number_write(f, m->value + i->hi);",
     "fputs(mpq_sgn(m->value + i->hi) > 0 ? \"-\" : \"\", f);\n    number_write(f, m->value + i->hi);"),
    ("columns_json", "tree", "names are forgotten", "json_text(s.column[j].name) : json_null()",
     "json_null() : json_null()"),
    ("columns_json", "two-layer", "labels are forgotten", 'write_member(f, "labels", json_incref(labels));',
     'write_member(f, "label", json_incref(labels));'),
    ("layered_write", "two-layer", "nothing", "", ""),
    ("layered_write", "two-layer", "negative weights are forgotten", "if (mpq_sgn(m->weight + t) != 0) {",
     "if (mpq_sgn(m->weight + t) > 0) {"),
    ("layered_write", "two-layer", "the last layer is left out", "l <= m->layers; l++", "l < m->layers; l++"),
    ("layered_write", "expansion", "a source is another one", "(from ? m->layer[from - 1] : 0);",
     "(from ? m->layer[from - 1] : 0);\n  source = source ? source - 1 : 0;"),
    ("layered_write", "import", "weights go to another neuron", "write_weight(stream, m, l, k - lo, t);",
     "write_weight(stream, m, l, hi - 1 - k, t);"),
    ("layered_write", "import", "the constant is an input", 'm->constant ? "true" : "false"', '"false"'),
    ("onnx_message", "onnx", "nothing", "", ""),
    ("onnx_message", "onnx", "numbers are of the shorter format", "double wide = number ? mpq_get_d(number)",
     "double wide = number ? (float)mpq_get_d(number)"),
    ("onnx_gemm", "onnx", "weights go to another neuron", "* count + t->target, t->weight",
     "* count + (count - 1 - t->target), t->weight"),
    ("onnx_gemm", "onnx", "addends are forgotten", "matrix[m->blocks] ? matrix[m->blocks]->name : NULL;", "NULL;"),
    ("onnx_layered", "onnx", "a ReLU is forgotten", '"Relu", inputs, h);', 'number == 1 ? "Identity" : "Relu", inputs, h);'),
    ("gates_json", "gates", "nothing", "", ""),
    ("gates_json", "gates", "every row of a matrix is the first one", "gates_model_row(m, matrix, o), m->inputs",
     "gates_model_row(m, matrix, 0), m->inputs"),
    ("gates_json", "gates", "some prefixes are forgotten", "for (int bit = 0; bit < 2; bit++)",
     "for (int bit = 1; bit < 2; bit++)"),
    ("gates_json", "gates", "the last gate is left out", "l < m->gates; l++) {\n    fputs",
     "l + 1 < m->gates; l++) {\n    fputs"),
    ("otherwise_json", "otherwise", "nothing", "", ""),
    ("otherwise_json", "otherwise", "pairs are no pairs", r'net->is_signed ? "\"signed\": true, " : ""', '""'),
    ("conditional_json_write", "otherwise", "the tree is forgotten", "if (m->size == 0) {", "if (m->size > 0) {"),
    ("layered_write", "loop", "the last neuron has no weights", "k < hi; k++)\n    for", "k + 1 < hi; k++)\n    for"),
]
# How each of these is made, but for the file.
OF_WORDS = ["--encode", "--onehot", "--outputs", "2", "named.csv"]
WRITE = {
    "switch": ["synth"] + OF_WORDS,
    "bundle": ["certify", "--rank-budget", "0"] + OF_WORDS,
    "bundle of all": ["certify", "--networks", "all", "--rank-budget", "0", "--outputs", "2", "zigzag.csv"],
    "tree": ["synth", "--network", "tree"] + OF_WORDS,
    "packed": ["synth", "--network", "packed", "packed.csv"],
    "buckets": ["synth", "--network", "buckets", "--epsilon", "5",
                os.path.join(memcert.ROOT, "datasets", "anscombe1.csv")],
    "two-layer": ["synth", "--network", "two-layer"] + OF_WORDS,
    "gates": ["synth", "--network", "gates", "--outputs", "2", "zigzag.csv"],
    "onnx": ["export", "--to", "onnx", "--round", "binary64", "named.json"],
    "expansion": ["export", "--to", "layered-json", "s.net"],
    "import": ["import", os.path.join(memcert.ROOT, "datasets", "rings.nnet")],
    "otherwise": ["condition", "--otherwise", "network", "named.json", "inputs.csv"],
    "loop": ["condition", "--loop", "named.json"],
}
# A conditional network with two outputs, in pairs, of x from 0 to 9, with that weight; with the larger one integers
# have 66 bits.
NET = """{"format": "memcert-conditional-1", "inputs": 2, "constant": true, "signed": true, "root": 0, "nodes": [
  {"ops": [[[0, "-1/2"], [1, "%s"]]], "test": {"var": 1, "cmp": "<", "value": "5/2"}, "then": 1, "else": 2},
  {"ops": [[[1, "1"], [2, "1/7"]]], "outputs": [2, 3, 1, 2]},
  {"ops": [], "outputs": [1, 0, null, 2]}]}
"""
SMALL, LARGE = "2/3", "6148914691236517205"
# Of the integers that such a network becomes in C: the weight, and whether libraries have them, too.
INTEGERS = [
    ("nothing", "", "", SMALL, True),
    ("nothing, of long numbers", "", "", LARGE, True),
    ("thresholds are rounded the other way", "IS_AT_LEAST)\n    mpz_cdiv_q", "IS_AT_LEAST)\n    mpz_fdiv_q", SMALL, True),
    ("a weight has the other sign", "    mpq_set_z(s->weight + t, g->factor);\n",
     "    mpq_set_z(s->weight + t, g->factor);\n    mpq_neg(s->weight + t, s->weight + t);\n", SMALL, True),
    ("weights are those of the term before", "    mpq_set_z(s->weight + t, g->factor);\n",
     "    mpq_set_z(s->weight + (t > at->lo ? t - 1 : t), g->factor);\n", SMALL, True),
    ("pairs are added", "  if (k >= s->outputs)\n    mpz_neg(value, value);\n", "", SMALL, True),
    ("an output has the unit of another one", "s->output_unit + k % s->outputs);\n  if", "s->output_unit);\n  if", SMALL,
     False),
    ("sums of 66 bits are kept in 64", "return bits < 64 ?", "return bits < 70 ?", LARGE, False),
    ("no product is looked at", "  widen(g->s, width, g->low);\n  widen(g->s, width, g->high);\n"
     "  widen(g->s, width, g->sum.lo);\n  widen(g->s, width, g->sum.hi);\n", "", LARGE, True),
]
# Of what makes points of rows, and of what prints bounds: a table for which that is wrong, and options.
CERTIFIED = [
    ("merge", "nothing", "", "", "repeated.csv", []),
    ("merge", "nothing, of labels", "", "", "words.csv", ["--onehot"]),
    ("merge", "rows with other inputs are the same",
     "  return compare_rows(p->x + i * p->inputs, p->x + j * p->inputs, p->inputs) == 0;",
     "  return compare_rows(p->x + i * p->inputs, p->x + j * p->inputs, 1) == 0;", "repeated.csv", []),
    ("merge", "rows with other outputs are the same", "    if (same_outputs(p, head, other))",
     "    if (same_outputs(p, head, other) || true)", "conflict.csv", []),
    ("merge", "a label keeps its number", "labels[j] = p->what.output[j].kind == COLUMN_ONEHOT;", "labels[j] = j > 0;",
     "words.csv", ["--onehot"]),
    ("table_cells", "a label has the number after its own", "mpq_set_ui(slot, number, 1);",
     "mpq_set_ui(slot, number + 1, 1);", "words.csv", ["--onehot"]),
    ("columns", "a label that is known is added again",
     "return strcmp(((const entry *)a)->label, ((const entry *)b)->label);", "return a == b ? 0 : 1;", "words.csv",
     ["--onehot"]),
    ("merge", "a point is there twice", "    p->sorted[i] = i;", "    p->sorted[i] = i / 2;", "repeated.csv", []),
    ("tally", "a bound from below is rounded up", "sum % points * 100 / points);",
     "(sum % points * 100 + points - 1) / points);", os.path.join(memcert.ROOT, "datasets", "anscombe1.csv"), []),
    ("rank_part", "a digit of a logarithm is lost", "BOUND_DIGITS, bound % BOUND_SCALE);",
     "BOUND_DIGITS, bound % (BOUND_SCALE / 10));", "repeated.csv", []),
]
# What sanitizers must find, behind a place in a source; and how `certify` ends then.
SPLIT = ("packed_model", "size_t cut = tree_cut(lo, hi);")
CHILD = ("rank_beside", "memory_limit_more(2 * MOST_BYTES);")
BEHIND = "static volatile size_t one = 1; char *b = allocate(one, one); b[one] = 0; free(b);"
TOO_LARGE = "static volatile int most = 2147483647; most = most + 1;"
ERRORS = [
    ("a write behind the end", SPLIT, BEHIND, 99),
    ("a sum that is too large", SPLIT, TOO_LARGE, 99),
    ("a block that is not released", SPLIT, "static char *volatile b; b = allocate(9, 1); *b = 1; b = NULL;", 99),
    # Without the process beside it, certify goes on.
    ("a write behind the end in another process", CHILD, BEHIND, 0),
    ("a sum that is too large in another process", CHILD, TOO_LARGE, 0),
]


def build(source, old, new):
    """Where the program with this change is."""
    path, = glob.glob(os.path.join(memcert.ROOT, "src", "shell", "*", source + ".c"))
    with open(path) as file:
        text = file.read()
    if old and text.count(old) != 1:
        sys.exit("broken.py: occurs %d times: %s" % (text.count(old), old))
    os.makedirs(FOLDER, exist_ok=True)
    with open(os.path.join(FOLDER, source + ".c"), "w") as file:
        file.write(text.replace(old, new) if old else text)
    program = "build/broken/%s/memcert" % source
    subprocess.run([os.environ.get("MAKE", "make"), "-s", "-C", memcert.ROOT, program], check=True)
    return os.path.join(memcert.ROOT, program)


def refused(done, kind):
    return done.returncode == 4 and "internal error: the %s network" % kind in done.stderr


def packed(folder):
    for module, what, old, new, spoilt in PACKED:
        program = memcert.Program(folder, build(module, old, new))
        for kind in ("merged", "packed"):
            table, result = kind + ".csv", os.path.join(folder, "c.json")
            done = program.run("synth", "--network", kind, table, "-o", result)
            wrong = kind in spoilt
            check("%s, %s: synth" % (what, kind), refused(done, kind) if wrong else done.returncode == 0, done)
            check("%s, %s: the file" % (what, kind), os.path.exists(result) != wrong, done)
            if wrong:
                done = program.run("certify", table)
                check("%s, %s: certify" % (what, kind),
                      done.returncode == 4 and "internal error" in done.stderr, done)
            if os.path.exists(result):
                os.remove(result)


def trees(folder):
    result = os.path.join(folder, "c.json")
    for kind, options, changes in (("tree", ["--outputs", "2", "copies.csv"], TREE), ("mixed", ["mixed.csv"], MIXED)):
        for module, what, old, new in changes:
            program = memcert.Program(folder, build(module, old, new))
            done = program.run("synth", "--network", kind, *options, "-o", result)
            wrong = old != ""
            check("%s, %s: synth" % (what, kind), refused(done, kind) if wrong else done.returncode == 0, done)
            check("%s, %s: the file" % (what, kind), os.path.exists(result) != wrong, done)
            if os.path.exists(result):
                os.remove(result)


def offered(folder):
    result = os.path.join(folder, "c.json")
    for what, old, new in OFFERED:
        program = memcert.Program(folder, build("search_model", old, new))
        done = program.run("synth", "--network", "search", "--outputs", "2", "copies.csv", "-o", result)
        check("thresholds that are %s: synth" % what, done.returncode == 0, done)
        done = program.run("check", "--outputs", "2", result, "copies.csv")
        check("thresholds that are %s: check" % what, done.returncode == 0, done)
        os.remove(result)


def memorizers(folder):
    result = os.path.join(folder, "m.json")
    for module, kind, what, old, new in MEMORIZERS + GATES:
        program = memcert.Program(folder, build(module, old, new))
        options = [kind] if isinstance(kind, str) else kind
        table = ["--labels", "2", "classes.csv"] if kind == SHARED else ["--outputs", "2", "zigzag.csv"]
        done = program.run("synth", "--network", *options, *table, "-o", result)
        wrong = old != ""
        check("%s, %s: synth" % (what, kind), refused(done, options[0]) if wrong else done.returncode == 0, done)
        check("%s, %s: the file" % (what, kind), os.path.exists(result) != wrong, done)
        if os.path.exists(result):
            os.remove(result)


def dependencies(folder):
    """Points in no general position: three on a line."""
    table = os.path.join(memcert.ROOT, "datasets", "vector.csv")
    for what, old, new in DEPENDENT:
        done = memcert.Program(folder, build("dependency", old, new)).run("synth", "--network", "one-layer", table)
        wrong = old != ""
        said = "internal error: the points that were found" in done.stderr
        check("%s: dependent points" % what, done.returncode == (4 if wrong else 1) and said == wrong, done)


def buckets(folder):
    result = os.path.join(folder, "b.json")
    table = os.path.join(memcert.ROOT, "datasets", "anscombe1.csv")
    for module, what, old, new in BUCKETS:
        program = memcert.Program(folder, build(module, old, new))
        wrong = old != ""
        for words in (["synth", "--network", "buckets", "--epsilon", "5", table, "-o", result],
                      ["certify", "--epsilon", "5", table]):
            done = program.run(*words)
            check("%s, buckets: %s" % (what, words[0]), done.returncode == (4 if wrong else 0) and
                  ("internal error: the buckets" in done.stderr) == wrong, done)
        check("%s, buckets: the file" % what, os.path.exists(result) != wrong)
        if os.path.exists(result):
            os.remove(result)


def imports(folder):
    result = os.path.join(folder, "i.json")
    for module, name, what, old, new in IMPORTED:
        program = memcert.Program(folder, build(module, old, new))
        done = program.run("import", os.path.join(memcert.ROOT, "datasets", name), "-o", result)
        said, wrong = "internal error: the network that was made of" in done.stderr, old != ""
        check("%s, %s: import" % (what, name), done.returncode == (4 if wrong else 0) and said == wrong, done)
        check("%s, %s: the file" % (what, name), os.path.exists(result) != wrong, done)
        if os.path.exists(result):
            os.remove(result)


def expansions(folder):
    result = os.path.join(folder, "e.json")
    for what, old, new in EXPANSION:
        program = memcert.Program(folder, build("expansion_model", old, new))
        for readout in ("fused", "printed"):
            program.run("synth", "--readout", readout, "--outputs", "2", "outputs.csv", "-o", "s.net")
            done = program.run("export", "s.net", "--to", "layered-json", "-o", result)
            wrong = old != ""
            said = "internal error: the layered network" in done.stderr
            check("%s, %s: export" % (what, readout), done.returncode == (4 if wrong else 0) and said == wrong, done)
            check("%s, %s: the file" % (what, readout), os.path.exists(result) != wrong, done)
            if os.path.exists(result):
                os.remove(result)


def writers(folder):
    good, result = memcert.Program(folder), os.path.join(folder, "w")
    good.run(*WRITE["two-layer"], "-o", "named.json")
    good.run("synth", "--outputs", "2", "outputs.csv", "-o", "s.net")
    for module, kind, what, old, new in WRITERS:
        before = set(os.listdir(folder))
        done = memcert.Program(folder, build(module, old, new)).run(
            *WRITE[kind], "--bundle" if kind.startswith("bundle") else "-o", result)
        wrong, said = old != "", "internal error: what was written" in done.stderr
        check("%s, %s: written" % (what, kind), done.returncode == (4 if wrong else 0) and said == wrong, done)
        check("%s, %s: the file" % (what, kind), set(os.listdir(folder)) - before == (set() if wrong else {"w"}), done)
        if os.path.exists(result):
            os.remove(result)


def integers(folder):
    result = os.path.join(folder, "c")
    with open(os.path.join(folder, "x.csv"), "w") as file:
        file.writelines("%d\n" % x for x in range(10))
    for what, old, new, weight, everywhere in INTEGERS:
        with open(os.path.join(folder, "integers.json"), "w") as file:
            file.write(NET % weight)
        program = memcert.Program(folder, build("conditional_scale", old, new))
        for words in ([], ["--library"]) if everywhere else ([],):
            done = program.run("export", "--to", "c", *words, "--inputs-only", "--data", "x.csv", "integers.json", "-o", result)
            wrong, said = old != "", "internal error: the integers" in done.stderr
            check("%s: export %s" % (what, words), done.returncode == (4 if wrong else 0) and said == wrong, done)
            check("%s: the file %s" % (what, words), os.path.exists(result) != wrong, done)
            if os.path.exists(result):
                (shutil.rmtree if words else os.remove)(result)


def certified(folder):
    for module, what, old, new, table, words in CERTIFIED:
        done = memcert.Program(folder, build(module, old, new)).run("certify", *words, table)
        wrong = old != ""
        check("%s: certify" % what, done.returncode == (4 if wrong else 0) and ("internal error:" in done.stderr) == wrong,
              done)


def errors(folder):
    for what, (source, place), error, status in ERRORS:
        done = memcert.Program(folder, build(source, place, place + error)).run("certify", "packed.csv")
        check("%s is found" % what, done.returncode == status and memcert.found() != "", done)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for name, points in (("packed.csv", LINES), ("merged.csv", LABELS), ("outputs.csv", OUTPUTS),
                             ("copies.csv", COPIES), ("mixed.csv", DIAGONAL), ("zigzag.csv", ZIGZAG),
                             ("classes.csv", [(x, y % 4) for x, y, _ in ZIGZAG])):
            with open(os.path.join(folder, name), "w") as file:
                file.writelines(",".join(map(str, point)) + "\n" for point in points)
        with open(os.path.join(folder, "named.csv"), "w") as file:
            file.write('size,"colour ""x""",kind,loss\n')
            file.writelines("%d/3,%s,%s,%s\n" % (x, COLOURS[x % 3], "abc"[x * x % 7 % 3], z) for x, _, z in ZIGZAG[:12])
        with open(os.path.join(folder, "inputs.csv"), "w") as file:
            file.writelines("%d/3,%s\n" % (x, COLOURS[x % 3]) for x in range(12))
        for name, rows in (("repeated.csv", ("1,5", "2,5", "1,5", "3,5")), ("conflict.csv", ("1,5", "2,6", "1,7")),
                           ("words.csv", ("1,red", "2,blue", "3,red"))):
            with open(os.path.join(folder, name), "w") as file:
                file.writelines(row + "\n" for row in rows)
        packed(folder)
        trees(folder)
        offered(folder)
        memorizers(folder)
        dependencies(folder)
        buckets(folder)
        imports(folder)
        integers(folder)
        expansions(folder)
        writers(folder)
        certified(folder)
        errors(folder)
    return finish("broken makers")


if __name__ == "__main__":
    sys.exit(main())
