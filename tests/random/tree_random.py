#!/usr/bin/env python3
"""Random small datasets, biased to ties, copies of inputs and zeros: the tree network recalls in an independent
execution, costs what it says, is never cheaper than the best of all trees, found here by trying them all, and tests
the simplest numbers.  Says how often it is the best one.

usage: tree_random.py [CASES] [SEED]
"""
import functools
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import conditional_random
import memcert
from checks import check, finish


def make_points(source):
    """Distinct points with few values."""
    n, p, r = source.choice([1, 2, 3, 4, 5, 7, 8, 9]), source.randrange(1, 4), source.randrange(1, 3)
    values = [Fraction(source.randrange(-6, 7), source.choice([1, 1, 2, 3, 7])) for _ in range(source.choice([2, 3, 8]))]
    inputs = sorted({tuple(source.choice(values) for _ in range(p)) for _ in range(n)})
    source.shuffle(inputs)
    points = []
    for x in inputs:
        copied = [abs(v) for v in x]
        points.append((x, tuple(source.choice(copied + [Fraction(0), Fraction(1), Fraction(2)]) for _ in range(r))))
    return points


def leaf_cost(points):
    """What a leaf with these points costs, or None."""
    total = 0
    for j in range(len(points[0][1])):
        outputs = [d[j] for _, d in points]
        copies = any(all(x[a] == d for (x, _), d in zip(points, outputs)) for a in range(len(points[0][0])))
        if copies or set(outputs) <= {Fraction(0)} or set(outputs) == {Fraction(1)}:
            continue
        if len(set(outputs)) > 1:
            return None
        total += 2
    return total


@functools.lru_cache(None)
def best(points):
    """The least (worst case, sum) of all trees."""
    alone = leaf_cost(points)
    found = [] if alone is None else [(alone, alone * len(points))]
    for a in range(len(points[0][0])):
        for bound in sorted({x[a] for x, _ in points})[1:]:
            sides = [best(tuple(q for q in points if (q[0][a] < bound) == side)) for side in (True, False)]
            found.append((1 + max(side[0] for side in sides), len(points) + sum(side[1] for side in sides)))
    return min(found)


def simplest(low, high):
    """The number with the least denominator, then the least numerator, in (low, high]."""
    denominator = 1
    while True:
        least, most = low * denominator // 1 + 1, high * denominator // 1
        if least <= most:
            return Fraction(0 if least <= 0 <= most else least if least > 0 else most, denominator)
        denominator += 1


def strange_test(network, points):
    """A test whose threshold is not the simplest one, or None."""
    def below(at, arrived):
        node = network.nodes[at]
        if "outputs" in node:
            return None
        a, value = node["test"]["var"] - 1, Fraction(node["test"]["value"])
        left, right = ([x for x in arrived if (x[a] < value) == side] for side in (True, False))
        wanted = simplest(max(x[a] for x in left), min(x[a] for x in right))
        if node["test"]["cmp"] != "<" or value != wanted:
            return "%s, not < %s" % (node["test"], wanted)
        return below(node["then"], left) or below(node["else"], right)
    return below(network.root, [x for x, _ in points])


def examine(program, source):
    """What is wrong with one random case, or None, and whether the tree is the best there is."""
    points = make_points(source)
    rows = [x + d for x, d in points]
    conditional_random.save(program.folder, "t.csv", rows)
    done = program.run("synth", "--network", "tree", "--outputs", str(len(points[0][1])), "t.csv", "-o", "c.json",
                       "--force")
    if done.returncode != 0:
        return "synth: " + done.stderr, False
    network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
    executed = [network.run(list(x)) for x, _ in points]
    if [tuple(outputs) for outputs, _ in executed] != [d for _, d in points]:
        return "it does not recall", False
    taken = [operations for _, operations in executed]
    reached, least = (max(taken), sum(taken)), best(tuple(sorted(points)))
    if reached < least:
        return "%s operations, fewer than %s" % (reached, least), False
    return strange_test(network, points), reached == least


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    optimal = 0
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            problem, is_best = examine(program, random.Random(case))
            optimal += is_best
            check("tree_random.py 1 %d" % case, problem is None, problem)
    print("%d of %d trees are the best there are" % (optimal, cases))
    return finish("tree networks")


if __name__ == "__main__":
    sys.exit(main())
