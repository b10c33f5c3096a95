#!/usr/bin/env python3
"""Random ONNX graphs with If and ArgMax, imported as conditional networks, which are executed beside an independent
evaluation of the file; weights are small integers, so that inputs often lie on the border of two branches.

usage: branch_random.py [CASES] [SEED]
"""
import json
import os
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import evaluate
import import_random
import networks
from checks import check, finish
from networks import FLOAT, INT64, branch, node, tensor, value_info

COMPARISONS = ["Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal"]


class Graph:
    """Values are (name, size), of shape [1, size]."""

    def __init__(self, source):
        self.source, self.count = source, 0
        self.inputs = source.randrange(1, 4)
        self.outputs = source.randrange(1, 3)

    def name(self):
        self.count += 1
        return "v%d" % self.count

    def constant(self, shape, scope, kind=FLOAT, numbers=None):
        name = self.name()
        numbers = numbers or [float(self.source.randrange(-2, 3)) for _ in range(networks.product(shape))]
        data = tensor(name, kind, shape, numbers)
        if self.source.random() < 0.5:
            scope["nodes"].append(node("Constant", [], name, value=data))
        else:
            scope["initializers"].append(data)
        return name

    def add(self, scope, kind, inputs, **attributes):
        name = self.name()
        scope["nodes"].append(node(kind, inputs, name, **attributes))
        return name

    def layer(self, scope, value, size=None):
        size = size or self.source.randrange(1, 4)
        made = self.add(scope, "Gemm", [value[0], self.constant((value[1], size), scope), self.constant((size,), scope)])
        if self.source.random() < 0.6:
            made = self.add(scope, "Relu", [made])
        return made, size

    def condition(self, scope, value):
        """The name of a BOOL of one element."""
        way = self.source.randrange(4)
        if way == 0 and value[1] > 1:
            index = self.add(scope, "ArgMax", [value[0]], axis=1, select_last_index=self.source.randrange(2))
            return self.add(scope, "Equal", [index, self.constant((), scope, INT64, [self.source.randrange(value[1])])])
        kind = "ReduceMax" if way < 2 else "ReduceSum"
        one = self.add(scope, kind, [value[0]], keepdims=0)
        pair = [one, self.constant((), scope)]
        if self.source.random() < 0.3:
            pair.reverse()
        made = self.add(scope, self.source.choice(COMPARISONS), pair)
        if self.source.random() < 0.3:
            made = self.add(scope, "Not", [made])
        return self.add(scope, "Identity", [made]) if self.source.random() < 0.2 else made

    def branches(self, scope, known, depth):
        """An If on a condition of some value, as long as its branches have what is known outside."""
        size = self.source.randrange(1, 4)
        made = [self.inside(known, depth, size) for _ in range(2)]
        condition = self.condition(scope, self.source.choice(known))
        name = self.name()
        scope["nodes"].append(node("If", [condition], name, then_branch=made[0], else_branch=made[1]))
        return name, size

    def inside(self, known, depth, size):
        scope, known = {"nodes": [], "initializers": []}, list(known)
        for _ in range(self.source.randrange(3)):
            known.append(self.step(scope, known, depth + 1))
        if self.source.random() < 0.1:
            return branch(scope["nodes"], [self.constant((1, size), scope)], scope["initializers"])
        last = self.layer(scope, self.source.choice(known[-2:]), size)
        return branch(scope["nodes"], [last[0]], scope["initializers"])

    def experts(self, scope, known):
        """Of several layers, or several matrices, that of the largest gate."""
        value, gate = self.source.choice(known), self.layer(scope, self.source.choice(known), self.source.randrange(2, 4))
        size = self.source.randrange(1, 4)
        index = self.add(scope, "ArgMax", [gate[0]], axis=-1, keepdims=0)
        if self.source.random() < 0.5:
            stack = self.constant((gate[1], value[1], size), scope)
            matrix = self.add(scope, "Gather", [stack, index], axis=0)
            made = self.add(scope, "MatMul", [value[0], matrix])
            return self.add(scope, "Reshape", [made, self.constant((2,), scope, INT64, [1, size])]), size
        all_ = self.add(scope, "Concat", [self.layer(scope, value, size)[0] for _ in range(gate[1])], axis=0)
        return self.add(scope, "Gather", [all_, index], axis=0), size

    def step(self, scope, known, depth):
        way = self.source.random()
        if way < 0.35 and depth < 3:
            return self.branches(scope, known, depth)
        if way < 0.5 and depth < 3:
            return self.experts(scope, known)
        return self.layer(scope, self.source.choice(known[-2:]))

    def file(self):
        scope, known = {"nodes": [], "initializers": []}, [("in", self.inputs)]
        for _ in range(self.source.randrange(1, 5)):
            known.append(self.step(scope, known, 0))
        if self.source.random() < 0.3:
            self.source.shuffle(scope["nodes"])
        infos = [[value_info(name, FLOAT, (1, size))] for name, size in (known[0], known[-1])]
        return networks.model(scope["nodes"], scope["initializers"], *infos)


def random_onnx(source, name):
    with open(name, "wb") as stream:
        stream.write(Graph(source).file())


def rows_of(source, inputs):
    return [[Fraction(source.randrange(-6, 7), source.choice([1, 1, 2])) for _ in range(inputs)] for _ in range(12)]


def disagreement(folder, source):
    file, made, table = (os.path.join(folder, name) for name in ("net.onnx", "net.json", "rows.csv"))
    random_onnx(source, file)
    exact = networks.read_onnx(file)
    done = import_random.run("import", file, "-o", made)
    if done.returncode != 0:
        return None if "does not depend on the input" in done.stderr or done.returncode == 4 else done.stderr
    with open(made) as stream:
        description = json.load(stream)
    branching = description["format"] == "memcert-conditional-1"
    network = (conditional.Conditional if branching else evaluate.Network)(description)
    rows = rows_of(source, exact.inputs)
    for row in rows:
        found = network.run(row)[0] if branching else import_random.join(
            network.evaluate([Fraction(1)] + row)[0], description["signed"])
        if found != exact(row):
            return "%s instead of %s on %s" % (found, exact(row), row)
    import_random.write_rows(table, rows)
    done = import_random.run("eval", made, table)
    if [[Fraction(cell) for cell in line.split(",")] for line in done.stdout.split()] != [exact(row) for row in rows]:
        return "eval: %s%s" % (done.stdout, done.stderr)
    return None if branching else ""


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    layered = 0
    with tempfile.TemporaryDirectory() as folder:
        for case in range(seed, seed + cases):
            problem = disagreement(folder, random.Random(case))
            layered += problem == ""
            check("branch_random.py 1 %d" % case, not problem, problem)
    check("most graphs branch", layered < 0.7 * cases, "%d of %d" % (layered, cases))
    return finish("random branches")


if __name__ == "__main__":
    sys.exit(main())
