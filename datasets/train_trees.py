#!/usr/bin/env python3
"""Trains trees on rings.csv and writes them as three libraries do.

usage: train_trees.py xgboost > rings_boosted.json
       train_trees.py lightgbm > rings_boosted.txt
       train_trees.py onnx > rings_forest.onnx

Prints the same bytes on every machine: the arithmetic is addition, multiplication, division and comparison of doubles.
The first two are boosted: a tree per ring and round, which fits what the sums so far lack to 1 where the point is in
the ring and to 0 elsewhere.  The third is a random forest, each tree of which has a part of the points.  No library is
needed: what writes the files is tests/lib/forests.py, which the tests compare with memcert.
"""
import os
import random
import sys

FOLDER = os.path.dirname(os.path.realpath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(FOLDER), "tests", "lib"))
import forests  # noqa: E402
from forests import Forest, Leaf, Test  # noqa: E402

RINGS = 3
RATE = 0.5


def table():
    with open(os.path.join(FOLDER, "rings.csv")) as stream:
        cells = [line.strip().split(",") for line in stream][1:]
    return [([float(x), float(y)], int(ring)) for x, y, ring in cells]


def added(numbers):
    """Their sum, one after the other: how sum() rounds depends on the version of Python."""
    total = 0.0
    for number in numbers:
        total += number
    return total


def best_split(points, goals, columns):
    """The column and threshold after which squares of what is left over are least, or None: (column, low, high)."""
    best, found = 1e-9, None
    for column in columns:
        order = sorted(range(len(points)), key=lambda i: points[i][column])
        total, left = added(goals[i] for i in order), 0.0
        for k, (i, other) in enumerate(zip(order, order[1:]), start=1):
            left += goals[i]
            if points[i][column] == points[other][column]:
                continue
            gain = left * left / k + (total - left) ** 2 / (len(order) - k) - total * total / len(order)
            if gain > best:
                best, found = gain, (column, points[i][column], points[other][column])
    return found


def grown(points, goals, depth, columns, mode, write, leaf):
    """A tree; `columns` says which ones may be tested, `write` makes a text of a threshold, `leaf` a leaf of goals."""
    split = best_split(points, goals, columns()) if depth else None
    if not split:
        return leaf(goals)
    column, low, high = split
    middle = (low + high) / 2
    sides = [[i for i, point in enumerate(points) if (point[column] < middle) == is_below] for is_below in (True, False)]
    below, above = ([points[i] for i in side] for side in sides)
    return Test(column, mode, write(middle),
                grown(below, [goals[i] for i in sides[0]], depth - 1, columns, mode, write, leaf),
                grown(above, [goals[i] for i in sides[1]], depth - 1, columns, mode, write, leaf))


def single(value):
    """The shortest text of the nearest float of 32 bits, with an exponent as XGBoost writes it."""
    wanted = forests.nearest(repr(value), "f")
    for digits in range(9):
        text = "%.*E" % (digits, float(wanted))
        if forests.nearest(text, "f") == wanted:
            head, exponent = text.split("E")
            return "%sE%d" % (head, int(exponent))
    raise ValueError(value)


def boosted(rounds, depth, mode, code, write):
    """Trees of the three rings in turns, and how many points the sums put into a wrong ring."""
    rows = table()
    points, sums, trees = [point for point, _ in rows], [[0.0] * RINGS for _ in rows], []
    for _ in range(rounds):
        for ring in range(RINGS):
            goals = [(1.0 if label == ring else 0.0) - total[ring] for (_, label), total in zip(rows, sums)]
            tree = grown(points, goals, depth, lambda: [0, 1], mode, write,
                         lambda left: Leaf([(ring, write(RATE * added(left) / len(left)))]))
            trees.append(tree)
            one = Forest(2, RINGS, code, [tree])
            for point, total in zip(points, sums):
                total[ring] += float(one.evaluate(point)[ring])
    return Forest(2, RINGS, code, trees)


def random_forest(count, depth):
    """As scikit-learn has it: probabilities at the leaves, whose mean is taken, as floats of 32 bits."""
    source, rows, trees = random.Random(4), table(), []
    for _ in range(count):
        chosen = [source.choice(rows) for _ in rows]
        trees.append(grown_classes([point for point, _ in chosen], [label for _, label in chosen], depth, count, source))
    return Forest(2, RINGS, "f", trees)


def grown_classes(points, labels, depth, count, source):
    split = None
    if depth and len(set(labels)) > 1:
        columns = [source.randrange(2)]
        goals = [[1.0 if label == ring else 0.0 for label in labels] for ring in range(RINGS)]
        split = next((found for ring in sorted(range(RINGS), key=lambda r: -added(goals[r]))
                      for found in [best_split(points, goals[ring], columns)] if found), None)
    if not split:
        shares = [labels.count(ring) / len(labels) / count for ring in range(RINGS)]
        return Leaf([(ring, repr(share)) for ring, share in enumerate(shares)])
    column, middle = split[0], (split[1] + split[2]) / 2
    sides = [[i for i, point in enumerate(points) if (point[column] <= middle) == is_below] for is_below in (True, False)]
    below, above = (grown_classes([points[i] for i in side], [labels[i] for i in side], depth - 1, count, source)
                    for side in sides)
    return Test(column, "BRANCH_LEQ", repr(middle), below, above)


def wrong(forest):
    """Points whose ring is not the number of the largest sum."""
    sums = [(forest.evaluate(point), label) for point, label in table()]
    return sum(1 for total, label in sums if total.index(max(total)) != label)


def main():
    if sys.argv[1:] == ["xgboost"]:
        forest = boosted(8, 3, "BRANCH_LT", "f", single)
        print(forests.xgboost(forest, "multi:softprob", "5E-1"))
    elif sys.argv[1:] == ["lightgbm"]:
        forest = boosted(8, 3, "BRANCH_LEQ", "d", repr)
        print(forests.lightgbm(forest, "multiclass num_class:%d" % RINGS), end="")
    elif sys.argv[1:] == ["onnx"]:
        forest = random_forest(15, 9)
        sys.stdout.buffer.write(forests.onnx(forest, [0, 1, 2]))
    else:
        sys.exit(__doc__)
    print("%d of %d points are in the wrong ring" % (wrong(forest), len(table())), file=sys.stderr)


if __name__ == "__main__":
    main()
