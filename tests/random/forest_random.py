#!/usr/bin/env python3
"""Decision trees and forests imported, and evaluated beside an independent exact evaluation of what was written: on
random rows and on rows at thresholds, a unit of the last place beside them and much closer.

usage: forest_random.py [CASES] [SEED]
"""
import itertools
import json
import os
import random
import sys
import tempfile
from fractions import Fraction

import forests
from checks import check, finish
from conditional import Conditional
from forests import Forest, Leaf, Test
from memcert import Program

CELLS = 3000


def float_text(source, code):
    """A decimal text: short, as a library writes a float, or close to the middle between two floats."""
    way = source.randrange(6)
    if way == 0:
        return source.choice(["0", "-0.0", "1", "5E-1", "1e-45", "-2.5", "1.0000000180025095e-35", "3E38", "16777217"])
    if way < 4:
        return source.choice(["%.1f", "%.3e", "%.2f"]) % source.uniform(-3, 3)
    bits = forests.to_bits(abs(source.gauss(0, 2)), code)
    low, high = forests.of_bits(bits, code), forests.of_bits(bits + 1, code)
    middle = (low + high) / 2 + source.choice([0, 0, 1, -1]) * Fraction(1, 10 ** 60)
    sign = source.choice(["", "-"])
    return sign + decimal(middle) if way == 4 else sign + repr(float(low)).replace("e", source.choice("eE"))


def decimal(value):
    """A fraction whose denominator has only twos and fives, exactly."""
    places = 0
    while value.denominator > 1:
        value *= 10
        places += 1
    return "%de-%d" % (value.numerator, places)


def random_tree(source, depth, inputs, make_leaf, make_test):
    if depth == 0 or source.random() < 0.15:
        return make_leaf()
    return make_test(random_tree(source, depth - 1, inputs, make_leaf, make_test),
                     random_tree(source, depth - 1, inputs, make_leaf, make_test))


class Case:
    """A random forest: `content` is its file, of name `name`; `classify` maps sums to the class, if it is said."""

    def __init__(self, seed):
        self.source = source = random.Random(seed)
        self.kind = source.choice(["xgboost", "lightgbm", "onnx"])
        self.inputs, self.outputs = source.randrange(1, 4), source.choice([1, 1, 2, 3])
        self.code = "d" if self.kind == "lightgbm" or (self.kind == "onnx" and source.random() < 0.3) else "f"
        self.pool = [float_text(source, self.code) for _ in range(source.randrange(2, 8))]
        self.classify = None
        getattr(self, "make_" + self.kind)()

    def text(self):
        return self.source.choice(self.pool) if self.source.random() < 0.6 else float_text(self.source, self.code)

    def test(self, mode):
        zero = self.source.choice(["left", "right"]) if self.kind == "lightgbm" and self.source.random() < 0.2 else None
        return lambda one, other: Test(self.source.randrange(self.inputs), self.source.choice(mode), self.text(), one,
                                       other, zero)

    def trees(self, modes, per_round=1, leaf=None):
        rounds = self.source.choice([1, 1, 2, 3])
        depth = self.source.randrange(0, 4 if rounds * per_round < 3 else 3)
        made = []
        for k in range(rounds * per_round):
            make = leaf or (lambda k=k: Leaf([(k % per_round, float_text(self.source, self.code))]))
            made.append(random_tree(self.source, depth, self.inputs, make, self.test(modes)))
        return made

    def make_xgboost(self):
        source, self.name = self.source, "m.json"
        trees = self.trees(["BRANCH_LT"], self.outputs)
        drop = [source.choice(["1E0", "5E-1", "0.3"]) for _ in trees] if source.random() < 0.3 else None
        factors = [forests.nearest(text, "f") for text in drop] if drop else None
        texts = [source.choice(["5E-1", "0", "0.1", "-3.25"]) for _ in range(self.outputs)]
        is_list = source.random() < 0.4
        base = [forests.nearest(texts[j if is_list else 0], "f") for j in range(self.outputs)]
        objective = "reg:squarederror" if self.outputs == 1 else "multi:softprob"
        if self.outputs == 1 and source.random() < 0.4:
            objective, base, is_list, texts = "binary:logistic", [Fraction(0)], False, ["5E-1"]
            self.classify = lambda sums: int(sums[0] > 0)
        elif self.outputs > 1:
            self.classify = lambda sums: sums.index(max(sums))
        self.forest = Forest(self.inputs, self.outputs, "f", trees, base, factors=factors)
        text = "[" + ",".join(texts) + "]" if is_list else texts[0]
        self.content = forests.xgboost(self.forest, objective, text, drop, source).encode()

    def make_lightgbm(self):
        source, self.name = self.source, "m.txt"
        trees = self.trees(["BRANCH_LEQ"], self.outputs)
        average = source.random() < 0.3
        objective = "regression" if self.outputs == 1 else "multiclass num_class:%d" % self.outputs
        if self.outputs > 1:
            self.classify = lambda sums: sums.index(max(sums))
        elif source.random() < 0.4:
            objective = "binary sigmoid:1"
            self.classify = lambda sums: int(sums[0] > 0)
        share = Fraction(self.outputs, len(trees)) if average else Fraction(1)
        self.forest = Forest(self.inputs, self.outputs, "d", trees, share=share)
        text = forests.lightgbm(self.forest, objective, average, source)
        self.content = (text.replace("\n", "\r\n") if source.random() < 0.2 else text).encode()

    def make_onnx(self):
        source, self.name = self.source, "m.onnx"
        modes = list(forests.COMPARE) if source.random() < 0.4 else ["BRANCH_LEQ"]

        def leaf():
            return Leaf([(source.randrange(self.outputs), float_text(source, self.code))
                         for _ in range(source.randrange(3))])

        classes = self.outputs > 1 and source.random() < 0.5
        trees = self.trees(modes, 1, leaf)
        share = Fraction(1, len(trees)) if not classes and source.random() < 0.3 else Fraction(1)
        self.forest = Forest(self.inputs, self.outputs, self.code, trees, share=share)
        more = {} if share == 1 else {"aggregate_function": "AVERAGE"}
        labels = source.choice([["a", "b", "ü"], [5, -1, 7]])[:self.outputs] if classes else None
        lists = forests.onnx_lists(self.forest, labels, source)
        if not any(node.weights for tree in trees for node in forests.nodes_of(tree) if isinstance(node, Leaf)):
            return self.make_onnx()
        ids = lists["class_ids"] if classes else []
        if classes and self.outputs == 2 and len(set(ids)) == 1:
            return self.make_onnx()
        if classes:
            self.classify = lambda sums: sums.index(max(sums))
        lists.update(more)
        self.content = forests.onnx_file(lists, self.inputs, 11 if self.code == "d" else 1, classes)
        return None

    def rows(self, count):
        """Around thresholds, and elsewhere."""
        source, found = self.source, []
        cuts = [[] for _ in range(self.inputs)]
        for column, value in self.forest.thresholds():
            bits = forests.to_bits(float(abs(value)), self.code)
            beside = forests.of_bits(bits + 1, self.code) * (1 if value >= 0 else -1)
            cuts[column] += [value, value, beside, value + Fraction(1, 1 << 200), value - Fraction(1, 1 << 200),
                             2 * value - beside]
        pool = [Fraction(0), forests.ZERO, -forests.ZERO, forests.ZERO * 2, Fraction(1, 3), Fraction(10) ** 40]
        while len(found) < count:
            found.append([source.choice(cut) if cut and source.random() < 0.7 else source.choice(pool)
                          if source.random() < 0.5 else Fraction(source.randrange(-300, 300), 100) for cut in cuts])
        return found


def write_rows(folder, name, rows):
    with open(os.path.join(folder, name), "w") as stream:
        stream.writelines(",".join(map(str, row)) + "\n" for row in rows)


def combinations(case):
    """How many combinations of leaves some input has, or None if there are too many places to look at."""
    forest = case.forest
    places = [[Fraction(0)] for _ in range(forest.inputs)]
    cuts = [sorted({value for column, value in forest.thresholds() if column == j}) for j in range(forest.inputs)]
    cells = 1
    for j, values in enumerate(cuts):
        between = [(a + b) / 2 for a, b in zip(values, values[1:])]
        if values:
            places[j] = values + between + [values[0] - 1, values[-1] + 1]
        cells *= len(places[j])
    if cells > CELLS:
        return None
    return len({tuple(id(forest.leaf(tree, row)) for tree in forest.trees) for row in itertools.product(*places)})


def imported(program, case, *options):
    """(report, network), or what is wrong."""
    done = program.run("import", "--json", case.name, "-o", "net.json", "--force", *options)
    if done.returncode != 0:
        return None, "import: exit %d: %s" % (done.returncode, done.stderr)
    with open(os.path.join(program.folder, "net.json")) as stream:
        return json.loads(done.stdout), Conditional(json.load(stream))


def compare_import(program, case, rows, wanted):
    report, network = imported(program, case)
    if not report:
        return network
    for row, sums in zip(rows, wanted):
        if network.run(row)[0] != sums:
            return "%s: %s instead of %s" % (row, network.run(row)[0], sums)
    modes = {node.mode for tree in case.forest.trees for node in forests.nodes_of(tree) if isinstance(node, Test)}
    zero = any(node.zero for tree in case.forest.trees for node in forests.nodes_of(tree) if isinstance(node, Test))
    count = None if zero or modes & {"BRANCH_EQ", "BRANCH_NEQ"} else combinations(case)
    leaves = report["network"]["leaves"]
    if count is not None and leaves + report["merged"] != count:
        return "%d leaves and %d merged, but %d combinations" % (leaves, report["merged"], count)
    if leaves > 1 and program.run("import", case.name, "--leaves", "1").returncode != 4:
        return "a network of one leaf instead of exit 4"
    nodes = [node for tree in case.forest.trees for node in forests.nodes_of(tree)]
    tests = sum(isinstance(node, Test) for node in nodes)
    if [report["trees"][key] for key in ("trees", "tests", "leaves")] != [len(case.forest.trees), tests,
                                                                         len(nodes) - tests]:
        return "the report is wrong: %s" % report
    return None


def compare_check(program, case, rows, wanted):
    """Recall is certified on the right outputs and refuted at the line of a wrong one."""
    write_rows(program.folder, "rows.csv", rows)
    done = program.run("eval", "net.json", "rows.csv")
    if [[Fraction(cell) for cell in line.split(",")] for line in done.stdout.split()] != wanted:
        return "eval: %s%s" % (done.stdout, done.stderr)
    rows, wanted = zip(*{tuple(row): (row, sums) for row, sums in zip(rows, wanted)}.values())
    write_rows(program.folder, "data.csv", [row + sums for row, sums in zip(rows, wanted)])
    width = "--outputs=%d" % len(wanted[0])
    done = program.run("check", "net.json", "data.csv", width)
    if done.returncode != 0 or not done.stdout.startswith("certified"):
        return "check: %s%s" % (done.stdout, done.stderr)
    wanted[-1][-1] += Fraction(1, 1 << 300)
    write_rows(program.folder, "wrong.csv", [row + sums for row, sums in zip(rows, wanted)])
    wanted[-1][-1] -= Fraction(1, 1 << 300)
    done = program.run("check", "--json", "net.json", "wrong.csv", width)
    if done.returncode != 1 or json.loads(done.stdout)["recall"]["line"] != len(rows):
        return "check of a wrong output: %s%s" % (done.stdout, done.stderr)
    return None


def compare_rows(program, case, rows, wanted, others):
    """Only the branches of some rows: what it answers is right, and all rows have an answer."""
    report, network = imported(program, case, "--for", "data.csv", "--outputs=%d" % case.outputs)
    if not report:
        return network
    for row, sums in zip(rows, wanted):
        if network.run(row)[0] != sums:
            return "--for, %s: %s instead of %s" % (row, network.run(row)[0], sums)
    for row in others:
        if network.run(row)[0] not in (None, case.forest.evaluate(row)):
            return "--for, another row %s: %s" % (row, network.run(row)[0])
    if report["points"] != len({tuple(row) for row in rows}):
        return "--for: %s" % report
    return None


def compare_classes(program, case, rows, wanted):
    report, network = imported(program, case, "--class-number")
    if not case.classify:
        return None if not report and "exit 2" in network else "classes that nobody knows"
    if not report:
        return network
    for row, sums in zip(rows, wanted):
        if network.run(row)[0] != [case.classify(sums)]:
            return "--class-number, %s: %s instead of %s" % (row, network.run(row)[0], case.classify(sums))
    return None


def disagreement(folder, case):
    program = Program(folder)
    with open(os.path.join(folder, case.name), "wb") as stream:
        stream.write(case.content)
    rows, others = case.rows(40), case.rows(20)
    wanted = [case.forest.evaluate(row) for row in rows]
    return (compare_import(program, case, rows, wanted) or compare_check(program, case, rows, wanted) or
            compare_rows(program, case, rows, wanted, others) or compare_classes(program, case, rows, wanted))


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for number in range(seed, seed + cases):
        with tempfile.TemporaryDirectory() as folder:
            case = Case(number)
            problem = disagreement(folder, case)
            check("forest_random.py 1 %d (%s)" % (number, case.kind), not problem, problem)
    return finish("imported trees")


if __name__ == "__main__":
    sys.exit(main())
