#!/usr/bin/env python3
"""Random datasets with ties, grids, one input, one or two points, powers of two of them and one more or less: the search
network recalls in an independent execution, has conditions on inputs alone and nothing before them, takes as many of them
on every point as the rule of docs/trees.md says, carried out here on groups of points, and never more than
ceil(log2 n) + 2p - 2, or ceil(log2 n) with one input.

usage: search_random.py [CASES] [SEED]
"""
import itertools
import random
import sys
import tempfile
from fractions import Fraction

import agreement
import conditional
import conditional_random
import memcert
from checks import check, finish


def make_inputs(source):
    p = source.choice([1, 1, 2, 2, 3, 4, 6])
    shape = source.choice(["grid", "ties", "many", "stairs"])
    wanted = source.choice([1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33])
    if shape == "grid":
        points = list(itertools.islice(itertools.product(range(2 if p > 3 else 4), repeat=p), wanted))
    elif shape == "stairs":  # groups that shrink slowly, input by input
        points = [tuple([1] * (i % p) + [source.randrange(2, 5)] + [source.randrange(2)] * (p - 1 - i % p))
                  for i in range(wanted)]
    else:
        values = [Fraction(source.randrange(-9, 10), source.choice([1, 1, 3])) for _ in range(3 if shape == "ties" else 40)]
        points = [tuple(source.choice(values) for _ in range(p)) for _ in range(wanted)]
    return sorted({tuple(map(Fraction, x)) for x in points})


def tests(points, k, taken, before=0):
    """Puts into `taken` how many conditions each of the points takes, which are sorted and alike before input k."""
    if len(points) == 1:
        taken[points[0]] = before
        return
    groups = [list(group) for _, group in itertools.groupby(points, key=lambda x: x[k])]
    if len(groups) == 1:
        tests(points, k + 1, taken, before)
        return
    ends = list(itertools.accumulate(len(group) for group in groups))
    middles = [end - Fraction(len(group), 2) for end, group in zip(ends, groups)]
    middle = (middles[0] + middles[-1]) / 2
    for side in ([g for g, m in zip(groups, middles) if m < middle], [g for g, m in zip(groups, middles) if m >= middle]):
        tests([x for group in side for x in group], k, taken, before + 1)


def conditions(network, x):
    """How many conditions a point takes, or None if one is not on an input or anything is computed before it."""
    at, count = network.nodes[network.root], 0
    while "test" in at:
        if at["ops"] or not 0 < at["test"]["var"] <= len(x):
            return None
        at = network.nodes[at["then" if x[at["test"]["var"] - 1] < Fraction(at["test"]["value"]) else "else"]]
        count += 1
    return count


def examine(program, source):
    """What is wrong with one random case, or None."""
    inputs = make_inputs(source)
    n, p, r = len(inputs), len(inputs[0]), source.randrange(1, 3)
    outputs = [[Fraction(source.randrange(-3, 9), source.choice([1, 2])) for _ in range(r)] for _ in inputs]
    rows = [list(x) + d for x, d in zip(inputs, outputs)]
    source.shuffle(rows)
    conditional_random.save(program.folder, "t.csv", rows)
    done = program.run("synth", "--network", "search", "--outputs", str(r), "t.csv", "-o", "c.json")
    if done.returncode != 0:
        return done.stderr
    network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
    expected, most = {}, agreement.ceil_log2(n) + 2 * p - 2
    tests(inputs, 0, expected)
    for x, d in zip(inputs, outputs):
        found, operations = network.run(list(x))
        taken = conditions(network, x)
        if found != d:
            return "%s is not recalled" % (x,)
        if taken != expected[x] or taken > most or not 0 <= operations - taken <= 4 * r:
            return "%s: %s conditions, not %d, at most %d, %d operations" % (x, taken, expected[x], most, operations)
    done = program.run("check", "--outputs", str(r), "c.json", "t.csv")
    return None if done.returncode == 0 else done.stdout + done.stderr


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            problem = examine(program, random.Random(case))
            check("search_random.py 1 %d" % case, problem is None, problem)
    return finish("search networks")


if __name__ == "__main__":
    sys.exit(main())
