#!/usr/bin/env python3
"""Fast feedforward networks: random ones imported, and executed beside an independent evaluation; and malformed ones.

usage: fff_random.py [CASES] [SEED]
"""
import json
import os
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import forests
import import_bad
import import_random
from checks import check, finish

PARTS = ("node_weights", "node_biases", "w1s", "b1s", "w2s", "b2s")


def lists(source, shape, number):
    return [lists(source, shape[1:], number) for _ in range(shape[0])] if shape else number(source)


def random_number(source):
    if source.random() < 0.5:
        return source.randrange(-2, 3)
    return round(source.uniform(-2, 2), 3)


def random_network(source):
    depth, inputs, hidden, outputs = (source.randrange(low, 4) for low in (0, 1, 1, 1))
    nodes, leaves = 2 ** depth - 1, 2 ** depth
    shapes = ((nodes, inputs), (nodes, 1), (leaves, inputs, hidden), (leaves, hidden), (leaves, hidden, outputs),
              (leaves, outputs))
    made = {name: lists(source, shape, random_number) for name, shape in zip(PARTS, shapes)}
    made.update(format="memcert-fff-1", numbers=source.choice(["exact", "float32", "float64"]),
                ties=source.choice(["left", "right"]), depth=depth)
    if made["numbers"] == "exact" and source.random() < 0.3:
        made["b2s"] = lists(source, (leaves, outputs), lambda s: str(Fraction(s.randrange(-5, 6), 3)))
    members = list(made.items())
    source.shuffle(members)
    return dict(members)


def evaluate(net, x):
    codes = {"float32": "f", "float64": "d"}

    def exact(number):
        code = codes.get(net["numbers"])
        return forests.nearest(repr(number), code) if code else Fraction(str(number))
    node = 0
    while node < len(net["node_weights"]):
        score = sum((exact(w) * value for w, value in zip(net["node_weights"][node], x)),
                    exact(net["node_biases"][node][0]))
        node = 2 * node + (2 if score > 0 or (score == 0 and net["ties"] == "right") else 1)
    leaf = node - len(net["node_weights"])
    hidden = [max(Fraction(0), sum((exact(row[j]) * value for row, value in zip(net["w1s"][leaf], x)),
                                   exact(net["b1s"][leaf][j]))) for j in range(len(net["b1s"][leaf]))]
    return [sum((exact(row[j]) * value for row, value in zip(net["w2s"][leaf], hidden)), exact(net["b2s"][leaf][j]))
            for j in range(len(net["b2s"][leaf]))]


def class_of(outputs):
    return [Fraction(outputs.index(max(outputs)))]


def disagreement(folder, source):
    net = random_network(source)
    file, made = os.path.join(folder, "net.fff.json"), os.path.join(folder, "out.json")
    with open(file, "w") as stream:
        json.dump(net, stream, indent=source.choice([None, 1]))
    classes = source.random() < 0.3
    done = import_random.run("import", file, "-o", made, *(["--class-number"] if classes else []))
    if done.returncode != 0:
        return done.stderr
    with open(made) as stream:
        network = conditional.Conditional(json.load(stream))
    inputs = len(net["w1s"][0])
    for _ in range(15):
        row = [Fraction(source.randrange(-6, 7), source.choice([1, 2])) for _ in range(inputs)]
        wanted = evaluate(net, row)
        wanted = class_of(wanted) if classes else wanted
        if network.run(row)[0] != wanted:
            return "%s instead of %s on %s" % (network.run(row)[0], wanted, row)
    return None


GOOD = {"format": "memcert-fff-1", "numbers": "float32", "ties": "right", "node_weights": [[1, 0.5]], "node_biases": [[-1]],
        "w1s": [[[1], [2]], [[3], [4]]], "b1s": [[0], [1]], "w2s": [[[1, 2]], [[3, 4]]], "b2s": [[0, 0], [1, 1]]}


def changed(**members):
    return json.dumps(dict(GOOD, **members)).encode()


def without(name):
    return json.dumps({key: value for key, value in GOOD.items() if key != name}).encode()


# (name, exit status, piece of the message, content)
FILES = [
    ("good", 0, "1 test, 2 leaves", changed()),
    ("a member more", 0, "1 test, 2 leaves", changed(depth=[[[1]]])),
    ("a fraction", 0, "1 test, 2 leaves", changed(b1s=[["1/3"], [1]], numbers="exact")),
    ("no tree", 0, "0 tests, 1 leaf", changed(node_weights=[], node_biases=[], w1s=[[[1], [2]]], b1s=[[0]],
                                              w2s=[[[1, 2]]], b2s=[[0, 0]])),
    ("another format", 3, "'format' is 'memcert-fff-2', not one of memcert-fff-1", changed(format="memcert-fff-2")),
    ("other numbers", 3, "'numbers' is 'float16', not one of", changed(numbers="float16")),
    ("other ties", 3, "'ties' is 'up', not one of left and right", changed(ties="up")),
    ("two nodes", 3, "2 nodes are no tree all of whose leaves have the same depth",
     changed(node_weights=[[1, 1], [1, 1]])),
    ("a bias too few", 3, "'node_biases' has 0 elements in dimension 0, but 1 are wanted", changed(node_biases=[])),
    ("a bias too many", 3, "'node_biases' has 2 elements in dimension 1, but 1 are wanted", changed(node_biases=[[1, 2]])),
    ("biases without lists", 3, "expected a list, found '1'", changed(node_biases=[1])),
    ("weights too short", 3, "'node_weights' has 1 elements in dimension 1, but 2 are wanted", changed(node_weights=[[1]])),
    ("a leaf too few", 3, "'w1s' has 1 elements in dimension 0, but 2 are wanted", changed(w1s=[[[1], [2]]])),
    ("a leaf of another size", 3, "this list has 1 elements, but the one before it 2", changed(w1s=[[[1], [2]], [[3]]])),
    ("a row of another size", 3, "this list has 2 elements, but the one before it 1", changed(w1s=[[[1], [2, 3]], [[3], [4]]])),
    ("other hidden neurons", 3, "'b1s' has 2 elements in dimension 1, but 1 are wanted", changed(b1s=[[0, 0], [1, 1]])),
    ("other outputs", 3, "'b2s' has 1 elements in dimension 1, but 2 are wanted", changed(b2s=[[0], [1]])),
    ("no outputs", 3, "at least 1 of each is wanted", changed(w2s=[[[]], [[]]], b2s=[[], []])),
    ("no hidden neurons", 3, "wanted", changed(w1s=[[[], []], [[], []]], b1s=[[], []], w2s=[[], []])),
    ("no inputs", 3, "wanted", changed(w1s=[[], []], node_weights=[[]])),
    ("lists too deep", 3, "expected a number, found '['", changed(w1s=[[[[1]], [2]], [[3], [4]]])),
    ("NaN", 3, "expected a number, found 'NaN'", changed(b1s=[[float("nan")], [1]])),
    ("infinity", 3, "expected a number", changed(b1s=[[float("-inf")], [1]])),
    ("too large for a float", 3, "number 1 of 'b1s', from 0, is too large for a float", changed(b1s=[[1], [1e39]])),
    ("large, as it is", 0, "2 leaves", changed(b1s=[[1], [1e39]], numbers="exact")),
    ("a word", 3, "'x' is not a number", changed(b1s=[["x"], [1]])),
    ("null", 3, "expected a number, found 'null'", changed(b1s=[[None], [1]])),
    ("a text for numbers", 3, "expected a list", changed(b1s="1")),
    ("a list for a word", 3, "expected a word", changed(ties=[])),
    ("cut off", 3, "the file ends here", changed()[:-1]),
    ("more after the end", 3, "there is more after the end of the object", changed() + b"1"),
    ("a list", 3, "expected an object", b"[1]"),
    ("a member twice", 3, "stands there twice", changed()[:-1] + b', "ties": "left"}'),
    ("thousands of lists in each other", 3, "expected a number", changed(w1s=0).replace(b": 0", b": " + b"[" * 5000)),
] + [("without " + name, 3, "'%s' is missing in this object" % name, without(name)) for name in GOOD]


def malformed(folder):
    for name, status, piece, content in FILES:
        good, got, shown = import_bad.run(folder, "t.fff.json", content, "import", "t.fff.json", "-o", "out.json")
        check(name, good and got == status and piece in shown, shown)
    good, got, shown = import_bad.run(folder, "t.json", changed(), "import", "--from", "fff", "--leaves", "1", "t.json", "-o",
                                      "out.json")
    check("more leaves than allowed", good and got == 4 and "more than 1 combinations" in shown, shown)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        malformed(folder)
        for case in range(seed, seed + cases):
            problem = disagreement(folder, random.Random(case))
            check("fff_random.py 1 %d" % case, not problem, problem)
    return finish("fast feedforward networks")


if __name__ == "__main__":
    sys.exit(main())
