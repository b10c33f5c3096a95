"""Decision trees without memcert: evaluated exactly, and written as XGBoost, LightGBM and ONNX write them.

Numbers are fractions.Fraction.  A tree is a Leaf or a Test, whose branches are trees.
"""
import json
import operator
import struct
from fractions import Fraction

from networks import DOUBLE, FLOAT, field, node, tensor, value_info

COMPARE = {"BRANCH_LT": operator.lt, "BRANCH_LEQ": operator.le, "BRANCH_EQ": operator.eq, "BRANCH_NEQ": operator.ne,
           "BRANCH_GT": operator.gt, "BRANCH_GTE": operator.ge}
# Where zero is missing, LightGBM takes numbers up to this float for zero.
ZERO = Fraction(struct.unpack("<f", struct.pack("<f", 1e-35))[0])


def of_bits(bits, code):
    whole = "I" if code == "f" else "Q"
    return Fraction(struct.unpack("<" + code, struct.pack("<" + whole, bits))[0])


def to_bits(value, code):
    whole = "I" if code == "f" else "Q"
    return struct.unpack("<" + whole, struct.pack("<" + code, value))[0]


def nearest(text, code):
    """The float ("f" or "d") nearest to a decimal text, of two the even one: among what Python makes of it and its
    neighbours, compared exactly."""
    exact = Fraction(text)
    bits = to_bits(abs(float(exact)), code)
    largest = 0x7F7FFFFF if code == "f" else 0x7FEFFFFFFFFFFFFF
    around = [near for near in (bits - 1, bits, bits + 1) if 0 <= near <= largest]
    best = min(around, key=lambda near: (abs(of_bits(near, code) - abs(exact)), near % 2))
    return of_bits(best, code) if exact >= 0 else -of_bits(best, code)


class Leaf:
    def __init__(self, weights):
        self.weights = weights  # [(output, text)]


class Test:
    def __init__(self, column, mode, text, next_one, otherwise, zero=None):
        self.column, self.mode, self.text = column, mode, text
        self.next, self.otherwise = next_one, otherwise
        self.zero = zero  # "left" or "right": where zero goes, if zero is missing


class Forest:
    def __init__(self, inputs, outputs, code, trees, base=None, share=Fraction(1), factors=None):
        self.inputs, self.outputs, self.code, self.trees = inputs, outputs, code, trees
        self.base = base or [Fraction(0)] * outputs
        self.share = share
        self.factors = factors or [Fraction(1)] * len(trees)

    def holds(self, test, value):
        return COMPARE[test.mode](value, nearest(test.text, self.code))

    def leaf(self, tree, row):
        while isinstance(tree, Test):
            value = row[tree.column]
            if tree.zero and abs(value) <= ZERO:
                tree = tree.next if tree.zero == "left" else tree.otherwise
            else:
                tree = tree.next if self.holds(tree, value) else tree.otherwise
        return tree

    def evaluate(self, row):
        sums = list(self.base)
        for tree, factor in zip(self.trees, self.factors):
            for output, text in self.leaf(tree, row).weights:
                sums[output] += nearest(text, self.code) * self.share * factor
        return sums

    def thresholds(self):
        """(column, threshold) of every test."""
        found = []
        for tree in self.trees:
            found += [(one.column, nearest(one.text, self.code)) for one in nodes_of(tree) if isinstance(one, Test)]
        return found


def nodes_of(tree):
    """The root first, the others in preorder."""
    found, open_ones = [], [tree]
    while open_ones:
        found.append(open_ones.pop())
        if isinstance(found[-1], Test):
            open_ones += [found[-1].otherwise, found[-1].next]
    return found


# XGBoost

def xgboost_tree(tree, number, columns, source=None):
    nodes = nodes_of(tree)
    if source:
        rest = nodes[1:] + [None] * source.randrange(3)  # None: a node that pruning deleted
        source.shuffle(rest)
        nodes = nodes[:1] + rest
    place = {id(node): k for k, node in enumerate(nodes) if node}

    def of(value, of_test, of_leaf):
        return "[%s]" % ",".join(value if not node else str(of_test(node)) if isinstance(node, Test) else
                                 str(of_leaf(node)) for node in nodes)

    count = len(nodes)
    return ('{"base_weights":[%s],"categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],'
            '"default_left":%s,"id":%d,"left_children":%s,"loss_changes":[%s],"parents":[%s],"right_children":%s,'
            '"split_conditions":%s,"split_indices":%s,"split_type":[%s],"sum_hessian":[%s],"tree_param":'
            '{"num_deleted":"0","num_feature":"%d","num_nodes":"%d","size_leaf_vector":"1"}}' % (
                ",".join(["0E0"] * count), of("0", lambda node: 1, lambda node: 0), number,
                of("-1", lambda node: place[id(node.next)], lambda node: -1), ",".join(["0E0"] * count),
                ",".join(["2147483647"] * count), of("-1", lambda node: place[id(node.otherwise)], lambda node: -1),
                of("0", lambda node: node.text, lambda node: node.weights[0][1]),
                of("4294967295", lambda node: node.column, lambda node: 0), ",".join(["0"] * count),
                ",".join(["1E0"] * count), columns, count))


def xgboost(forest, objective="reg:squarederror", base="0E0", drop=None, source=None, version="[2,0,3]"):
    """The text of a model.  Members stand in the order of their names, as the library writes them."""
    groups = [nodes_of(tree)[-1].weights[0][0] for tree in forest.trees]
    trees = ",".join(xgboost_tree(tree, k, forest.inputs, source) for k, tree in enumerate(forest.trees))
    model = ('{"gbtree_model_param":{"num_parallel_tree":"1","num_trees":"%d"},"iteration_indptr":[0,%d],"tree_info":%s,'
             '"trees":[%s]}' % (len(forest.trees), len(forest.trees), json.dumps(groups), trees))
    booster = '{"model":%s,"name":"gbtree"}' % model
    if drop is not None:
        booster = '{"gbtree":%s,"name":"dart","weight_drop":[%s]}' % (booster, ",".join(drop))
    return ('{"learner":{"attributes":{},"feature_names":[],"feature_types":[],"gradient_booster":%s,'
            '"learner_model_param":{"base_score":"%s","boost_from_average":"1","num_class":"%d","num_feature":"%d",'
            '"num_target":"1"},"objective":{"name":"%s","reg_loss_param":{"scale_pos_weight":"1"}}},"version":%s}' % (
                booster, base, forest.outputs if forest.outputs > 1 else 0, forest.inputs, objective, version))


# LightGBM

def lightgbm_tree(tree, number, source=None):
    nodes = nodes_of(tree)
    tests = [node for node in nodes if isinstance(node, Test)]
    leaves = [node for node in nodes if isinstance(node, Leaf)]
    if source:
        rest = tests[1:]
        source.shuffle(rest)
        source.shuffle(leaves)
        tests = tests[:1] + rest
    place = {id(node): k for k, node in enumerate(tests)}
    place.update({id(node): ~k for k, node in enumerate(leaves)})

    def line(name, values):
        return "%s=%s\n" % (name, " ".join(map(str, values)))

    def decision(node):
        if node.zero:
            return 4 + 2 * (node.zero == "left")
        return source.choice([0, 2, 8, 10]) if source else 2

    return ("Tree=%d\nnum_leaves=%d\nnum_cat=0\n" % (number, len(leaves)) +
            line("split_feature", [node.column for node in tests]) + line("split_gain", [1] * len(tests)) +
            line("threshold", [node.text for node in tests]) + line("decision_type", map(decision, tests)) +
            line("left_child", [place[id(node.next)] for node in tests]) +
            line("right_child", [place[id(node.otherwise)] for node in tests]) +
            line("leaf_value", [node.weights[0][1] for node in leaves]) + line("leaf_weight", [1] * len(leaves)) +
            line("leaf_count", [1] * len(leaves)) + line("internal_value", [0] * len(tests)) +
            "is_linear=0\nshrinkage=0.1\n\n\n")


def lightgbm(forest, objective="regression", average=False, source=None):
    trees = [lightgbm_tree(tree, k, source) for k, tree in enumerate(forest.trees)]
    names = ["Column_%d" % j for j in range(forest.inputs)]
    return ("tree\nversion=v4\nnum_class=%d\nnum_tree_per_iteration=%d\nlabel_index=0\nmax_feature_idx=%d\n"
            "objective=%s\n%sfeature_names=%s\nfeature_infos=%s\ntree_sizes=%s\n\n" % (
                forest.outputs, forest.outputs, forest.inputs - 1, objective, "average_output\n" if average else "",
                " ".join(names), " ".join("[0:1]" for _ in names), " ".join(str(len(tree)) for tree in trees)) +
            "".join(trees) + "end of trees\n\nfeature_importances:\nColumn_0=1\n\nparameters:\n[boosting: gbdt]\n\n"
            "end of parameters\n\npandas_categorical:null\n")


# ONNX

def onnx_node(kind, inputs, outputs, domain="", **attributes):
    return node(kind, inputs, outputs, "the " + kind, domain, **attributes)


def onnx_lists(forest, labels=None, source=None):
    """The attributes of the ensemble."""
    kind = "class" if labels else "target"
    names, rows, weights = {}, [], []
    for number, tree in enumerate(forest.trees):
        nodes = nodes_of(tree)
        order = list(range(len(nodes)))
        if source:
            source.shuffle(order)
        for one, k in zip(nodes, order):
            names[id(one)] = number * 3, k
        for one in nodes:
            rows.append((names[id(one)], one))
            if isinstance(one, Leaf):
                weights += [names[id(one)] + (output, float(nearest(text, forest.code)))
                            for output, text in one.weights]
    if source:
        source.shuffle(weights)
    floats = {"nodes_values": [float(nearest(node.text, forest.code)) if isinstance(node, Test) else 0.0
                               for _, node in rows], kind + "_weights": [weight for _, _, _, weight in weights]}
    if forest.code == "d":
        floats = {name + "_as_tensor": tensor("", DOUBLE, (len(values),), values) for name, values in floats.items()}
    lists = {"nodes_treeids": [of for (of, _), _ in rows], "nodes_nodeids": [k for (_, k), _ in rows],
             "nodes_featureids": [node.column if isinstance(node, Test) else 0 for _, node in rows],
             "nodes_modes": [node.mode if isinstance(node, Test) else "LEAF" for _, node in rows],
             "nodes_truenodeids": [names[id(node.next)][1] if isinstance(node, Test) else 0 for _, node in rows],
             "nodes_falsenodeids": [names[id(node.otherwise)][1] if isinstance(node, Test) else 0
                                    for _, node in rows],
             "nodes_missing_value_tracks_true": [0] * len(rows), "nodes_hitrates": [1.0] * len(rows),
             kind + "_treeids": [of for of, _, _, _ in weights], kind + "_nodeids": [k for _, k, _, _ in weights],
             kind + "_ids": [output for _, _, output, _ in weights], "post_transform": "NONE"}
    lists.update(floats)
    if labels:
        lists["classlabels_strings" if isinstance(labels[0], str) else "classlabels_int64s"] = labels
    else:
        lists["n_targets"] = forest.outputs
    return lists


def onnx_file(lists, inputs, kind=FLOAT, classifies=False):
    """As skl2onnx writes it: of a classifier, with a Cast of the label and a ZipMap."""
    name = "TreeEnsembleClassifier" if classifies else "TreeEnsembleRegressor"
    outputs = ["label", "probabilities"] if classifies else ["variable"]
    nodes = [onnx_node(name, ["X"], outputs, "ai.onnx.ml", **lists)]
    shown = [value_info("variable", kind, ("N", 1))]
    if classifies:
        nodes += [onnx_node("Cast", ["label"], ["output_label"], to=7),
                  onnx_node("ZipMap", ["probabilities"], ["output_probability"], "ai.onnx.ml",
                            classlabels_int64s=[0, 1])]
        shown = [value_info("output_label", 7, ("N",)), value_info("output_probability", FLOAT, ("N", 2))]
    graph = b"".join(field(1, one) for one in nodes) + field(2, "graph")
    graph += field(11, value_info("X", kind, ("N", inputs))) + b"".join(field(12, one) for one in shown)
    return (field(1, 7) + field(8, field(1, "ai.onnx.ml") + field(2, 1)) + field(8, field(1, "") + field(2, 15)) +
            field(7, graph))


def onnx(forest, labels=None, source=None, **more):
    lists = onnx_lists(forest, labels, source)
    lists.update(more)
    return onnx_file(lists, forest.inputs, DOUBLE if forest.code == "d" else FLOAT, bool(labels))
