#!/usr/bin/env python3
"""Trains a small ReLU network on three rings in the plane, and writes the table or the network.

usage: train.py table > rings.csv
       train.py network > rings.nnet

Prints the same bytes on every machine: the arithmetic is addition, multiplication and comparison of doubles.  The
network has two hidden layers.  Training keeps its neurons inactive where it can, and weights that came out small are
zero; that is what a conditional network saves.
"""
import random
import sys

POINTS = 240
SIZES = [2, 24, 24, 3]
PASSES = 150
STEP = 0.02
# How much an active neuron costs.
SPARSITY = 0.03
SMALL = 0.08
MARGIN = 1.0


def table():
    """Points in [-2, 2] x [-2, 2] with the number of their ring; none is close to a border of two rings."""
    source = random.Random(1)
    points = []
    while len(points) < POINTS:
        x, y = (source.randrange(-200, 201) / 100 for _ in range(2))
        square = x * x + y * y
        if abs(square - 0.8) > 0.25 and abs(square - 2.6) > 0.35:
            points.append(([x, y], 0 if square < 0.8 else 1 if square < 2.6 else 2))
    return points


def start(sizes, seed):
    source = random.Random(seed)
    return [[[source.randrange(-1000, 1001) / 1000 * 1.2 / above ** 0.5 for _ in range(above)] + [0.1]
             for _ in range(size)] for above, size in zip(sizes, sizes[1:])]


def forward(net, point):
    """What every layer puts out."""
    values = [point]
    for number, layer in enumerate(net):
        below = values[-1]
        sums = []
        for row in layer:
            total = row[-1]
            for weight, value in zip(row, below):
                total += weight * value
            sums.append(total if total > 0 or number == len(net) - 1 else 0.0)
        values.append(sums)
    return values


def slopes(scores, label):
    """Of the loss: every other score is to be below that of the label by the margin."""
    result = [0.0] * len(scores)
    for k, score in enumerate(scores):
        if k != label and score + MARGIN > scores[label]:
            result[k] += score + MARGIN - scores[label]
            result[label] -= score + MARGIN - scores[label]
    return result


def learn(net, point, label, step):
    values = forward(net, point)
    slope = slopes(values[-1], label)
    for number in reversed(range(len(net))):
        below = values[number]
        passed = [0.0] * len(below)
        for row, s in zip(net[number], slope):
            if s == 0:
                continue
            for k, value in enumerate(below):
                passed[k] += row[k] * s
                row[k] -= step * s * value
            row[-1] -= step * s
        slope = [s + SPARSITY if value > 0 else 0.0 for s, value in zip(passed, below)]


def trained():
    net, points, source = start(SIZES, 2), table(), random.Random(3)
    for turn in range(PASSES):
        source.shuffle(points)
        for point, label in points:
            learn(net, point, label, STEP * (1 - turn / PASSES))
    return [[[0.0 if abs(weight) < SMALL else weight for weight in row] for row in layer] for layer in net]


def wrong(net):
    return sum(1 for point, label in table()
               if max(range(SIZES[-1]), key=forward(net, point)[-1].__getitem__) != label)


def write_table():
    print("x,y,ring")
    for point, label in table():
        print("%.2f,%.2f,%d" % (point[0], point[1], label))


def write_network(net):
    def line(numbers):
        print("".join("%s," % number for number in numbers))
    print("// datasets/train.py: the ring of a point in the plane")
    line([len(SIZES) - 1, SIZES[0], SIZES[-1], max(SIZES)])
    line(SIZES)
    line([0])
    for bounds in (["-2.0"] * 2, ["2.0"] * 2, ["0.0"] * 3, ["1.0"] * 3):
        line(bounds)
    for layer in net:
        for row in layer:
            line("%.3f" % weight for weight in row[:-1])
        for row in layer:
            line(["%.3f" % row[-1]])


def main():
    if sys.argv[1:] == ["table"]:
        write_table()
    elif sys.argv[1:] == ["network"]:
        net = trained()
        print("%d of %d points are in the wrong ring" % (wrong(net), POINTS), file=sys.stderr)
        write_network(net)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
