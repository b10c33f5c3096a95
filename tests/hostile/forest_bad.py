#!/usr/bin/env python3
"""Trees that import must reject, beside ones that differ little and must pass; and damaged ones: whatever a file holds,
the program ends with one of its own exit statuses, one line that names the place if that is 3, and no output file
unless it is 0.

usage: forest_bad.py [CASES] [SEED]       how many damaged files
"""
import json
import random
import sys
import tempfile
from decimal import Decimal, getcontext
from fractions import Fraction

import forests
from checks import check, finish
from cli_fuzz import damage
from conditional import Conditional
from forests import Forest, Leaf, Test
from import_bad import run
from networks import FLOAT, field, tensor, value_info


def small(mode, outputs=1):
    """x1 against 1/2, then x0 against 2, and one more leaf."""
    low = Test(0, mode, "2E0", Leaf([(0, "1E0")]), Leaf([(0, "-25E-2")]))
    trees = [Test(1, mode, "5E-1", low, Leaf([(0, "3E0")]))]
    trees += [Leaf([(k, "125E-3")]) for k in range(1, outputs)]
    return Forest(2, outputs, "f", trees)


XGBOOST = forests.xgboost(small("BRANCH_LT"))
LIGHTGBM = forests.lightgbm(small("BRANCH_LEQ"))
ONE_LEAF = Forest(1, 1, "d", [Leaf([(0, "1")])])


def changed(text, old, new):
    if old not in text:
        raise ValueError("%s is not there" % old)
    return text.replace(old, new, 1)


def xgboost(old, new, base=XGBOOST):
    return changed(base, old, new)


def lightgbm(old, new, base=LIGHTGBM):
    return changed(base, old, new)


DEEP = 100000


def deep_xgboost():
    """A way of a hundred thousand tests."""
    nodes = range(2 * DEEP + 1)
    lists = {"left_children": [k + 1 if k % 2 == 0 and k < 2 * DEEP else -1 for k in nodes],
             "right_children": [k + 2 if k % 2 == 0 and k < 2 * DEEP else -1 for k in nodes],
             "split_indices": [0 for _ in nodes], "split_conditions": list(nodes), "split_type": [0 for _ in nodes]}
    begin, end = XGBOOST.index('"left_children"'), XGBOOST.index('"tree_param"')
    return XGBOOST[:begin] + json.dumps(lists)[1:-1] + "," + XGBOOST[end:]


# (name, exit status, piece of the message, content)
JSON = [
    ("the model", 0, "", XGBOOST),
    ("version 3.1", 0, "", xgboost('"base_score":"0E0"', '"base_score":"[0E0]"')),
    ("no object", 3, "expected an object", "[1]"),
    ("another object", 3, "'learner' is missing", '{"a": {}}'),
    ("a network", 3, "is wanted, but this is a network of memcert", '{"format": "memcert-layered-1", "inputs": 1}'),
    ("two learners", 3, "stands there twice", '{"learner": %s, "learner": {}}' % XGBOOST[11:XGBOOST.index(',"version"')]),
    ("depth of lists", 0, "", xgboost('"attributes":{}', '"attributes":' + "[" * 100000 + "]" * 100000)),
    ("depth of objects", 3, "expected a value", xgboost('"attributes":{}', '"attributes":' + '{"a":' * 100000)),
    ("a deep tree", 0, "", deep_xgboost()),
    ("more after it", 3, "there is more", XGBOOST + "{}"),
    ("a cycle", 3, "node 0 is reached twice", xgboost('"left_children":[1,', '"left_children":[0,')),
    ("a loop", 3, "is reached twice", xgboost('"left_children":[1,2,-1,-1,-1]', '"left_children":[1,1,-1,-1,-1]')),
    ("a node for two", 3, "node 1 is reached twice", xgboost('"right_children":[4,', '"right_children":[1,')),
    ("a child that is not there", 3, "there is no node 5", xgboost('"left_children":[1,', '"left_children":[5,')),
    ("a negative child", 3, "there is no node -2", xgboost('"left_children":[1,', '"left_children":[-2,')),
    ("half a leaf", 3, "no left child, but a right one",
     xgboost('"right_children":[4,3,-1', '"right_children":[4,3,3')),
    ("a huge child", 3, "32 bits", xgboost('"left_children":[1,', '"left_children":[99999999999,')),
    ("no left children", 3, "'left_children' is missing", xgboost('"left_children"', '"left"')),
    ("no thresholds", 3, "'split_conditions' is missing", xgboost('"split_conditions"', '"conditions"')),
    ("a short list", 3, "but the tree 5 nodes", xgboost('"split_indices":[1,0,', '"split_indices":[1,')),
    ("a tree without nodes", 3, "this tree has no node",
     xgboost('"left_children":[1,2,-1,-1,-1]', '"left_children":[]')),
    ("a column that is not there", 3, "tests column 2", xgboost('"split_indices":[1,', '"split_indices":[2,')),
    ("a column of 32 bits", 3, "tests column 4294967295", xgboost('"split_indices":[1,', '"split_indices":[4294967295,')),
    ("a negative column", 3, "no negative number", xgboost('"split_indices":[1,', '"split_indices":[-1,')),
    ("a threshold that is NaN", 3, "expected a number, found 'NaN'",
     xgboost('"split_conditions":[5E-1', '"split_conditions":[NaN')),
    ("an infinite threshold", 3, "expected a number", xgboost('"split_conditions":[5E-1', '"split_conditions":[Infinity')),
    ("a text as threshold", 3, "expected a number", xgboost('"split_conditions":[5E-1', '"split_conditions":["5E-1"')),
    ("a threshold too large", 3, "too large for a float of 32 bits",
     xgboost('"split_conditions":[5E-1', '"split_conditions":[3.5E38')),
    ("the largest threshold", 0, "", xgboost('"split_conditions":[5E-1', '"split_conditions":[3.4028235E38')),
    ("rounded down to the largest", 0, "", xgboost('"split_conditions":[5E-1',
                                                  '"split_conditions":[340282356779733661637539395458142568447')),
    ("half above the largest", 3, "too large", xgboost('"split_conditions":[5E-1',
                                                      '"split_conditions":[340282356779733661637539395458142568448')),
    ("an exponent", 3, "exponent", xgboost('"split_conditions":[5E-1', '"split_conditions":[5E-99999999999')),
    ("categories", 3, "a test of categories", xgboost('"split_type":[0', '"split_type":[1')),
    ("leaves of several outputs", 3, "leaves of several outputs",
     xgboost('"size_leaf_vector":"1"', '"size_leaf_vector":"3"')),
    ("gblinear", 3, "booster 'gblinear' is not supported", xgboost('"name":"gbtree"', '"name":"gblinear"')),
    ("no booster", 3, "'gradient_booster' is missing", xgboost('"gradient_booster"', '"booster"')),
    ("no model", 3, "there is no model", xgboost('{"model":{', '{"m":{')),
    ("no objective", 3, "'objective' is missing", xgboost('"objective"', '"objectives"')),
    ("an unknown objective", 3, "objective 'reg:other' is not supported", xgboost("reg:squarederror", "reg:other")),
    ("a base score of logistic", 3, "logit of this number", xgboost("reg:squarederror", "binary:logistic",
                                                                    xgboost('"0E0"', '"3E-1"'))),
    ("a half of logistic", 0, "", xgboost("reg:squarederror", "binary:logistic", xgboost('"0E0"', '"5E-1"'))),
    ("a base score of 1 of logistic", 3, "lies between 0 and 1",
     xgboost("reg:squarederror", "binary:logistic", xgboost('"0E0"', '"1"'))),
    ("a base score of poisson", 3, "logarithm of this number", xgboost("reg:squarederror", "count:poisson",
                                                                       xgboost('"0E0"', '"3E-1"'))),
    ("a base score of 1 of poisson", 0, "", xgboost("reg:squarederror", "count:poisson", xgboost('"0E0"', '"1E0"'))),
    ("a base score that is none", 3, "'zero' is not a number", xgboost('"0E0"', '"zero"')),
    ("base scores for others", 3, "there are 2 numbers for 1 outputs", xgboost('"0E0"', '"[0E0,0E0]"')),
    ("no columns", 3, "at least one column", xgboost('"num_feature":"2","num_target"', '"num_feature":"0","num_target"')),
    ("many columns", 4, "more than", xgboost('"num_feature":"2","num_target"', '"num_feature":"2000000000","num_target"')),
    ("too many columns", 3, "whole number from 0 on of 32 bits",
     xgboost('"num_feature":"2","num_target"', '"num_feature":"20000000000","num_target"')),
    ("many classes", 4, "outputs", xgboost('"num_class":"0"', '"num_class":"2000000000"')),
    ("a group that is not there", 3, "there is no output 1", xgboost('"tree_info":[0]', '"tree_info":[1]')),
    ("a negative group", 3, "there is no output -1", xgboost('"tree_info":[0]', '"tree_info":[-1]')),
    ("groups of more trees", 3, "this list has 2 elements", xgboost('"tree_info":[0]', '"tree_info":[0,0]')),
    ("dart without weights", 3, "dart has 0 weights",
     xgboost('"gradient_booster":', '"gradient_booster":{"name":"dart","gbtree":').replace(
         ',"learner_model_param"', '},"learner_model_param"', 1)),
    ("weights in both boosters", 3, "weights of trees stand in the booster of dart",
     xgboost('"gradient_booster":{', '"gradient_booster":{"name":"dart","weight_drop":[%s],"gbtree":{"weight_drop":[%s],'
             % (",".join("1" * 15), ",".join("1" * 15))).replace(',"learner_model_param"', '},"learner_model_param"', 1)),
    ("no trees", 0, "", forests.xgboost(Forest(1, 1, "f", []))),
    ("a NUL", 3, "", xgboost('"attributes"', '"attrib\0utes"')),
]
TEXT = [
    ("the model", 0, "", LIGHTGBM),
    ("one leaf", 0, "", forests.lightgbm(ONE_LEAF)),
    ("no trees", 0, "", forests.lightgbm(Forest(1, 1, "d", []))),
    ("a table", 3, "this is no LightGBM model", "1 2 3\n4 5 6\n"),
    ("JSON", 3, "a LightGBM model in text is wanted", XGBOOST),
    ("no end", 3, "cut off", LIGHTGBM[:LIGHTGBM.index("end of trees")]),
    ("no columns", 3, "'max_feature_idx' is missing", lightgbm("max_feature_idx", "max_feature")),
    ("a column that is not there", 3, "no such column", lightgbm("split_feature=1 0", "split_feature=2 0")),
    ("many columns", 4, "more than", lightgbm("max_feature_idx=1", "max_feature_idx=2000000000")),
    ("many trees a round", 4, "outputs", lightgbm("per_iteration=1", "per_iteration=2000000000")),
    ("no trees a round", 3, "from 1 on", lightgbm("per_iteration=1", "per_iteration=0")),
    ("trees for half a round", 3, "no multiple", lightgbm("per_iteration=1", "per_iteration=2")),
    ("two lists", 3, "stands there twice", lightgbm("is_linear=0", "left_child=1 -1")),
    ("no thresholds", 3, "'threshold' is missing here", lightgbm("threshold", "thresholds")),
    ("no leaves", 3, "'num_leaves' is missing here", lightgbm("num_leaves", "leaves")),
    ("many leaves", 3, "split_feature has 2 numbers, but 1999999999 are wanted",
     lightgbm("num_leaves=3", "num_leaves=2000000000")),
    ("zero leaves", 3, "from 1 on", lightgbm("num_leaves=3", "num_leaves=0")),
    ("a short list", 3, "left_child has 1 numbers, but 2 are wanted", lightgbm("left_child=1 -1", "left_child=1")),
    ("a threshold that is NaN", 3, "is not a finite number", lightgbm("threshold=5E-1", "threshold=nan")),
    ("an infinite threshold", 3, "is not a finite number", lightgbm("threshold=5E-1", "threshold=inf")),
    ("a fraction", 3, "is not a number", lightgbm("threshold=5E-1", "threshold=1/2")),
    ("a threshold too large", 3, "too large for a float of 64 bits", lightgbm("threshold=5E-1", "threshold=2e308")),
    ("the largest threshold", 0, "", lightgbm("threshold=5E-1", "threshold=1.7976931348623157e+308")),
    ("a cycle", 3, "reached twice", lightgbm("left_child=1 -1", "left_child=0 -1")),
    ("a leaf twice", 3, "reached twice", lightgbm("right_child=-3 -2", "right_child=-3 -3")),
    ("a test that is not there", 3, "no such test", lightgbm("left_child=1 -1", "left_child=2 -1")),
    ("a leaf that is not there", 3, "no such test", lightgbm("left_child=1 -1", "left_child=1 -4")),
    ("a child that is no number", 3, "whole number", lightgbm("left_child=1 -1", "left_child=1 -")),
    ("categories", 3, "test of categories", lightgbm("num_cat=0", "num_cat=1")),
    ("a decision of categories", 3, "test of categories", lightgbm("decision_type=2 2", "decision_type=3 2")),
    ("an unknown decision", 3, "no such decision", lightgbm("decision_type=2 2", "decision_type=16 2")),
    ("something missing twice", 3, "no such decision", lightgbm("decision_type=2 2", "decision_type=12 2")),
    ("zero missing", 0, "", lightgbm("decision_type=2 2", "decision_type=6 4")),
    ("linear leaves", 3, "linear functions", lightgbm("is_linear=0", "is_linear=1")),
]
LISTS = forests.onnx_lists(small("BRANCH_LEQ"))
CLASSES = forests.onnx_lists(Forest(2, 2, "f", [Test(0, "BRANCH_LEQ", "1", Leaf([(0, "1"), (1, "0")]),
                                                    Leaf([(1, "1")]))]), ["a", "b"])


def onnx(lists=None, **more):
    """With some of the lists changed; None leaves one out."""
    lists = dict(LISTS if lists is None else lists, **more)
    lists = {key: value for key, value in lists.items() if value is not None}
    return forests.onnx_file(lists, 2, classifies="classlabels_strings" in lists or "classlabels_int64s" in lists)


def graph(nodes, inputs=(("X", ("N", 2)),)):
    made = b"".join(field(1, one) for one in nodes) + field(2, "graph")
    made += b"".join(field(11, value_info(name, FLOAT, shape)) for name, shape in inputs)
    return field(1, 7) + field(8, field(1, "") + field(2, 15)) + field(7, made)


def ensemble(read="X", domain="ai.onnx.ml", kind="TreeEnsembleRegressor", lists=None):
    return forests.onnx_node(kind, [read], ["y"], domain, **(lists or LISTS))


def put(name, k, value, lists=None):
    """That list with element k replaced."""
    old = (lists or LISTS)[name]
    return {name: old[:k] + [value] + old[k + 1:]}


ONNX = [
    ("the model", 0, "", onnx()),
    ("classes", 0, "", onnx(CLASSES)),
    ("a NaN", 3, "NaN", onnx(**put("nodes_values", 0, float("nan")))),
    ("an infinite threshold", 3, "infinite", onnx(**put("nodes_values", 0, float("inf")))),
    ("an infinite leaf", 3, "infinite", onnx(**put("target_weights", 0, float("-inf")))),
    ("a cycle", 3, "reached twice", onnx(**put("nodes_truenodeids", 1, 0))),
    ("a node for two", 3, "reached twice", onnx(**put("nodes_truenodeids", 0, 4))),
    ("a node that is not there", 3, "there is no node 9 in tree 0", onnx(**put("nodes_truenodeids", 0, 9))),
    ("two nodes of one name", 3, "has two nodes 1", onnx(**put("nodes_nodeids", 2, 1))),
    ("a node that is not reached", 3, "not reached from the first one", onnx(**put("nodes_modes", 1, "LEAF"))),
    ("an unknown mode", 3, "mode 'BRANCH_MEMBER', which is not supported", onnx(**put("nodes_modes", 0, "BRANCH_MEMBER"))),
    ("a column that is not there", 3, "tests column 2", onnx(**put("nodes_featureids", 0, 2))),
    ("a negative column", 3, "tests column -1", onnx(**put("nodes_featureids", 0, -1))),
    ("a weight of a test", 3, "has a weight, but is no leaf", onnx(**put("target_nodeids", 0, 0))),
    ("a weight of nothing", 3, "there is no node 7", onnx(**put("target_nodeids", 0, 7))),
    ("an output that is not there", 3, "there is no output 1", onnx(**put("target_ids", 0, 1))),
    ("a list too short", 3, "nodes_featureids has 4 elements, but 5 are wanted",
     onnx(nodes_featureids=LISTS["nodes_featureids"][:4])),
    ("modes too short", 3, "must have 5 elements", onnx(nodes_modes=LISTS["nodes_modes"][:4])),
    ("values too short", 3, "must have 5 elements", onnx(nodes_values=LISTS["nodes_values"][:4])),
    ("no modes", 3, "must have 5 elements", onnx(nodes_modes=None)),
    ("no trees", 3, "attribute nodes_treeids is missing", onnx(nodes_treeids=None)),
    ("values twice", 3, "there are both nodes_values and nodes_values_as_tensor",
     onnx(nodes_values_as_tensor=tensor("", FLOAT, (5,), [0.0] * 5))),
    ("values as integers", 3, "neither FLOAT nor DOUBLE", onnx(nodes_values=None,
                                                             nodes_values_as_tensor=tensor("", 7, (5,), [0] * 5))),
    ("a wrong type", 3, "has a type that is not supported", onnx(nodes_modes=[1, 2, 3, 4, 5])),
    ("an unknown attribute", 3, "attribute 'other' is not supported", onnx(other=1)),
    ("the smallest", 3, "aggregate_function 'MIN' is not supported", onnx(aggregate_function="MIN")),
    ("an unknown end", 3, "post_transform 'SOFTMAX_ZERO' is not supported", onnx(post_transform="SOFTMAX_ZERO")),
    ("base values for others", 3, "base_values has 3 elements for 1 outputs", onnx(base_values=[1.0, 2.0, 3.0])),
    ("two base values", 3, "which one is meant", onnx(base_values=[1.0, 2.0])),
    ("no targets", 3, "n_targets is 0", onnx(n_targets=0)),
    ("many targets", 3, "n_targets is", onnx(n_targets=1 << 40)),
    ("no labels", 3, "labels of the classes are missing",
     graph([ensemble(kind="TreeEnsembleClassifier",
                     lists={key: value for key, value in CLASSES.items() if key != "classlabels_strings"})])),
    ("two lists of labels", 3, "two lists of them", onnx(CLASSES, classlabels_int64s=[1, 2])),
    ("two ensembles", 3, "trees in two nodes", graph([ensemble(), ensemble()])),
    ("a node beside it", 3, "beside trees only Cast, Identity and ZipMap are supported",
     graph([forests.onnx_node("Scaler", ["X"], ["s"], "ai.onnx.ml"), ensemble("s")])),
    ("a Cast before it", 0, "", graph([forests.onnx_node("Cast", ["X"], ["s"], to=1), ensemble("s")])),
    ("a circle of Casts", 3, "no input of the graph",
     graph([forests.onnx_node("Cast", ["b"], ["a"], to=1), forests.onnx_node("Cast", ["a"], ["b"], to=1), ensemble("a")])),
    ("no input", 3, "no input of the graph", graph([ensemble("Z")])),
    ("an input of unknown width", 3, "how many columns", graph([ensemble()], [("X", ("N", "C"))])),
    ("an input of three dimensions", 3, "is no table", graph([ensemble()], [("X", (1, 2, 3))])),
    ("a wide input", 4, "more than", graph([ensemble()], [("X", ("N", 1 << 40))])),
    ("the newer operator", 3, "", graph([ensemble(kind="TreeEnsemble")])),
]


def refused(folder):
    """The lists above."""
    for title, file, cases in (("XGBoost", "t.json", JSON), ("LightGBM", "t.txt", TEXT), ("ONNX", "t.onnx", ONNX)):
        for name, status, piece, content in cases:
            content = content if isinstance(content, bytes) else content.encode()
            good, got, shown = run(folder, file, content, "import", file, "-o", "out.json")
            check("%s, %s" % (title, name), good and got == status and piece in shown, shown)


def cut_off(folder, step):
    """A file that ends too early is never taken for a model."""
    text = LIGHTGBM[:LIGHTGBM.index("end of trees") + len("end of trees")]
    for name, content in (("t.json", XGBOOST.encode()), ("t.txt", text.encode()), ("t.onnx", onnx())):
        for size in range(0, len(content), step):
            good, got, shown = run(folder, name, content[:size], "import", name, "-o", "out.json")
            check("%s cut off at %d" % (name, size), good and got == 3, shown)


def damaged(folder, cases, seed):
    for case in range(seed, seed + cases):
        source = random.Random(case)
        name, content = source.choice([("t.json", XGBOOST.encode()), ("t.txt", LIGHTGBM.encode()), ("t.onnx", onnx())])
        good, _, shown = run(folder, name, damage(source, content), "import", name, "-o", "out.json")
        check("forest_bad.py 1 %d" % case, good, shown)


def options(folder):
    """What cannot be asked of a model."""
    content = XGBOOST.encode()
    for name, status, piece, asked in (
            ("no classes", 2, "nothing in 't.json' says how classes follow", ["--class-number"]),
            ("few leaves", 4, "the network of 1 tree has more than 2 leaves", ["--leaves", "2"]),
            ("enough leaves", 0, "", ["--leaves", "3"]),
            ("a table of other columns", 3, "the trees have 2 inputs, but the table 1", ["--for", "rows.csv"])):
        with open(folder + "/rows.csv", "w") as stream:
            stream.write("3/2,1\n")
        good, got, shown = run(folder, "t.json", content, "import", "t.json", "-o", "out.json", *asked)
        check(name, (good or got == 2) and got == status and piece in shown, shown)
    good, got, shown = run(folder, "t.nnet", b"1,1,1,1,\n1,1,\n0,\n0,\n1,\n0,0,\n1,1,\n1,\n0,\n", "import", "t.nnet",
                           "--class-number")
    check("classes of another network", got == 2 and "is for trees and ONNX" in shown, shown)


def logit(folder, base, bits):
    """The start of the sums, rounded, and how far off it may be; beside decimal's logarithm."""
    content = xgboost("reg:squarederror", "binary:logistic", xgboost('"0E0"', '"%s"' % base)).encode()
    good, got, shown = run(folder, "t.json", content, "import", "t.json", "-o", "out.json", "--json", "--round", bits)
    report = json.loads(shown[shown.index("{"):]) if got == 0 else {}
    with open(folder + "/out.json") as stream:
        start = Conditional(json.load(stream)).run([Fraction(0), Fraction(1)])[0][0] - 3
    probability = forests.nearest(base, "f")
    getcontext().prec = 80
    odds = probability / (1 - probability)
    exact = Fraction((Decimal(odds.numerator) / Decimal(odds.denominator)).ln())
    error = Fraction(report["trees"]["rounding_error"])
    small_enough = error <= abs(exact) * Fraction(2) ** (1 - int(bits))
    check("logit of %s to %s bits" % (base, bits), good and abs(start - exact) <= error and small_enough,
          (start, exact, error))


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        refused(folder)
        options(folder)
        for base, bits in (("3.9877E-1", "24"), ("0.1", "53"), ("0.99999994", "24"), ("0.50000006", "24"), ("1e-30", "2")):
            logit(folder, base, bits)
        cut_off(folder, 11)
        damaged(folder, cases, seed)
    return finish("bad trees")


if __name__ == "__main__":
    sys.exit(main())
