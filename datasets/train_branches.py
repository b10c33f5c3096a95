#!/usr/bin/env python3
"""Trains three networks that branch on rings.csv and writes them.

usage: train_branches.py exit > rings_exit.onnx
       train_branches.py experts > rings_experts.onnx
       train_branches.py fff > rings.fff.json

The first has an early exit: where the largest output of a small network is above a threshold, it is the answer;
otherwise a larger network goes on from its hidden neurons and the input.  The second is a mixture of three experts,
of which the gate, made by k-means, takes the one with the largest gate.  The third is a fast feedforward network, whose
nodes are where x, and then y, is the middle of its points, with a small network at each of four leaves.  Prints the
same bytes on every machine: the arithmetic is addition, multiplication, division and comparison of doubles.
"""
import json
import os
import random
import sys

import train

FOLDER = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(FOLDER), "tests", "lib"))
import networks  # noqa: E402
from networks import FLOAT, INT64, branch, node, tensor, value_info  # noqa: E402

RINGS, EXPERTS, HIDDEN = 3, 3, 10
# So few that the small network is wrong here and there.
FEW = 4
PASSES = 120


def trained(sizes, rows, seed):
    """A network for (inputs, label) rows, with weights of three decimals."""
    net, rows, source = train.start(sizes, seed), list(rows), random.Random(seed + 1)
    for turn in range(PASSES):
        source.shuffle(rows)
        for point, label in rows:
            train.learn(net, point, label, train.STEP * (1 - turn / PASSES))
    return [[[round(weight, 3) for weight in row] for row in layer] for layer in net]


def largest(scores):
    return max(range(len(scores)), key=scores.__getitem__)


class Writer:
    """A list of nodes and initializers."""

    def __init__(self):
        self.nodes, self.initializers = [], []

    def constant(self, name, shape, numbers, kind=FLOAT):
        self.initializers.append(tensor(name, kind, shape, numbers))
        return name

    def layers(self, net, value, prefix):
        """As PyTorch writes torch.nn.Linear and torch.nn.ReLU; the name of the outputs."""
        for k, layer in enumerate(net):
            name = "%s.%d" % (prefix, k)
            weight = self.constant(name + ".weight", (len(layer), len(layer[0]) - 1), [w for row in layer for w in row[:-1]])
            bias = self.constant(name + ".bias", (len(layer),), [row[-1] for row in layer])
            self.nodes.append(node("Gemm", [value, weight, bias], name, transB=1))
            value = name
            if k < len(net) - 1:
                self.nodes.append(node("Relu", [name], name + ".relu"))
                value = name + ".relu"
        return value


def early_exit():
    """(ONNX, wrong points)"""
    rows = train.table()
    small = trained([2, FEW, RINGS], rows, 11)
    answers = [(train.forward(small, point), label) for point, label in rows]
    threshold = max([max(values[-1]) for values, label in answers if largest(values[-1]) != label] or [0.0])
    threshold = round(threshold + 0.05, 2)
    left = [(values[1] + values[0], label) for values, label in answers if max(values[-1]) <= threshold]
    large = trained([FEW + 2, 16, 16, RINGS], left, 13)
    wrong = sum(1 for hidden, label in left if largest(train.forward(large, hidden)[-1]) != label)
    print("%d of %d points leave early" % (len(rows) - len(left), len(rows)), file=sys.stderr)
    main_, inner = Writer(), Writer()
    main_.layers(small, "x", "small")
    inner.nodes.append(node("Concat", ["small.0.relu", "x"], "seen", axis=1))
    last = inner.layers(large, "seen", "large")
    main_.nodes += [
        node("ReduceMax", ["small.1"], "confidence", keepdims=0),
        node("Greater", ["confidence", main_.constant("threshold", (), [threshold])], "confident"),
        node("If", ["confident"], "y", name="leave",
             then_branch=branch([node("Identity", ["small.1"], "early")], ["early"]),
             else_branch=branch(inner.nodes, [last], inner.initializers))]
    return main_, wrong


def centres(points):
    """Three, each the mean of the points that are nearest to it."""
    found = [list(point) for point in points[:EXPERTS]]
    for _ in range(20):
        groups = [[] for _ in found]
        for point in points:
            groups[largest(gates(found, point))].append(point)
        found = [[train_sum(point[k] for point in group) / len(group) for k in (0, 1)] for group in groups]
    return [[round(value, 3) for value in centre] for centre in found]


def train_sum(numbers):
    """One after the other: how sum() rounds depends on the version of Python."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def gates(found, point):
    """The centre c with the largest c x - c c / 2 is the nearest one."""
    return [c[0] * point[0] + c[1] * point[1] - (c[0] * c[0] + c[1] * c[1]) / 2 for c in found]


def experts():
    """(ONNX, wrong points)"""
    rows = train.table()
    middle = centres([point for point, _ in rows])
    gate = [[c[0], c[1], round(-(c[0] * c[0] + c[1] * c[1]) / 2, 3)] for c in middle]
    nets, wrong = [], 0
    for k in range(EXPERTS):
        own = [row for row in rows if largest(train.forward([gate], row[0])[-1]) == k]
        nets.append(trained([2, HIDDEN, RINGS], own, 17 + k))
        wrong += sum(1 for point, label in own if largest(train.forward(nets[-1], point)[-1]) != label)
    main_ = Writer()
    main_.nodes.append(node("ArgMax", [main_.layers([gate], "x", "gate")], "expert", axis=1, keepdims=0))
    value = "x"
    for k, size in enumerate([HIDDEN, RINGS]):
        below = 2 if k == 0 else HIDDEN
        weights = [net[k][j][i] for net in nets for i in range(below) for j in range(size)]
        weight = main_.constant("experts.%d.weight" % k, (EXPERTS, below, size), weights)
        bias = main_.constant("experts.%d.bias" % k, (EXPERTS, size), [row[-1] for net in nets for row in net[k]])
        own = "expert.%d" % k
        main_.nodes += [node("Gather", [weight, "expert"], own + ".weight", axis=0),
                        node("Gather", [bias, "expert"], own + ".bias", axis=0),
                        node("MatMul", [value, own + ".weight"], own + ".product"),
                        node("Add", [own + ".product", own + ".bias"], own)]
        value = own
        if k == 0:
            main_.nodes.append(node("Relu", [own], own + ".relu"))
            value = own + ".relu"
    main_.nodes.append(node("Reshape", [value, main_.constant("shape", (2,), [1, RINGS], INT64)], "y"))
    return main_, wrong


def middle(points, k):
    """Half of the points are on each side."""
    values = sorted(point[k] for point in points)
    return round((values[len(values) // 2 - 1] + values[len(values) // 2]) / 2, 3)


def feedforward():
    """(JSON, wrong points)"""
    rows = train.table()
    x = middle([point for point, _ in rows], 0)
    halves = [[row for row in rows if (row[0][0] > x) == right] for right in (False, True)]
    y = [middle([point for point, _ in half], 1) for half in halves]
    quarters = [[row for row in half if (row[0][1] > at) == right] for half, at in zip(halves, y) for right in (False, True)]
    nets = [trained([2, HIDDEN, RINGS], quarter, 31 + k) for k, quarter in enumerate(quarters)]
    wrong = sum(1 for net, quarter in zip(nets, quarters) for point, label in quarter
                if largest(train.forward(net, point)[-1]) != label)
    made = {"format": "memcert-fff-1", "numbers": "float32", "ties": "right",
            "node_weights": [[1, 0], [0, 1], [0, 1]], "node_biases": [[-x], [-y[0]], [-y[1]]]}
    for k, (weights, biases) in enumerate((("w1s", "b1s"), ("w2s", "b2s"))):
        made[weights] = [[[row[i] for row in net[k]] for i in range(len(net[k][0]) - 1)] for net in nets]
        made[biases] = [[row[-1] for row in net[k]] for net in nets]
    return made, wrong


def main():
    ways = {"exit": early_exit, "experts": experts, "fff": feedforward}
    if len(sys.argv) != 2 or sys.argv[1] not in ways:
        sys.exit(__doc__)
    made, wrong = ways[sys.argv[1]]()
    if isinstance(made, dict):
        print(json.dumps(made))
    else:
        infos = [[value_info(name, FLOAT, (1, size))] for name, size in (("x", 2), ("y", RINGS))]
        sys.stdout.buffer.write(networks.model(made.nodes, made.initializers, *infos))
    print("%d of %d points are in the wrong ring" % (wrong, len(train.table())), file=sys.stderr)


if __name__ == "__main__":
    main()
