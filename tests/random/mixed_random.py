#!/usr/bin/env python3
"""Random small datasets, many of them with linear outputs or diagonal cuts: the mixed network recalls in an independent
execution, costs what certify says, in the mean by weights too, and never more than the best of all trees, found by
trying them all.  Without steps it is as good as the tree.  Then tables where it must be cheaper, and odd ones.

usage: mixed_random.py [CASES] [SEED]
"""
import json
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import conditional_random
import memcert
import tree_random
from checks import check, finish

STEPS = 3 * 10 ** 6


def linear_points(source):
    """Distinct points whose outputs are linear functions on two sides of a line, 0 where these are negative."""
    n, p, r = source.choice([1, 2, 5, 8, 9]), source.randrange(1, 4), source.randrange(1, 3)
    a, b, bound = source.randrange(p), source.randrange(p), source.randrange(-2, 3)
    slopes = [Fraction(slope, below) for slope in range(-3, 4) for below in (1, 2)]
    functions = [[(source.randrange(p), source.choice(slopes), source.randrange(-1, 3)) for _ in range(2)]
                 for _ in range(r)]
    points = []
    for x in sorted({tuple(Fraction(source.randrange(-4, 5)) for _ in range(p)) for _ in range(n)}):
        side = x[a] - x[b] < bound
        outputs = tuple(max(Fraction(0), slope * x[v] + offset) for v, slope, offset in (f[side] for f in functions))
        points.append((x, outputs, Fraction(source.randrange(1, 4))))
    return points


def options_for(points, first, steps):
    width, outputs = len(points[0][0]), len(points[0][1])
    return ["--minimize", first, "--tree-steps", str(steps), "--outputs", str(outputs), "--weights",
            str(width + outputs + 1), "t.csv"]


def made(program, kind, points, options):
    """What is wrong with the network, or None; and its worst case and weighted sum."""
    done = program.run("synth", "--network", kind, "-o", "c.json", "--force", *options)
    if done.returncode != 0:
        return "synth: %s" % done, None
    network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
    executed = [network.run(list(x)) for x, _, _ in points]
    if [tuple(outputs) for outputs, _ in executed] != [d for _, d, _ in points]:
        return "it does not recall", None
    return None, (max(taken for _, taken in executed), sum(q[2] * taken for q, (_, taken) in zip(points, executed)))


def save(program, points):
    conditional_random.save(program.folder, "t.csv", [x + d + (weight,) for x, d, weight in points])


def examine(program, points, first, steps):
    """What is wrong with the mixed network for these points, or None."""
    options = options_for(points, first, steps)
    problem, reached = made(program, "mixed", points, options)
    if problem:
        return problem
    report = json.loads(program.run("certify", "--json", "--networks", "all", "--rank-budget", "0", *options).stdout)
    said = next(kind for kind in report["networks"] if kind["network"] == "mixed")
    total = sum(weight for _, _, weight in points)
    if (said["operations"]["max"], Fraction(said["operations"]["weighted_mean_exact"]) * total) != reached:
        return "%s operations, but certify says %s" % (reached, said)
    if "optimal" in said:
        return "it is called optimal"
    order = (lambda cost: cost) if first == "worst" else (lambda cost: cost[::-1])
    problem, least = made(program, "tree", points, options)
    if steps > 0:
        least = min(tree_random.costs(tuple(sorted(points))), key=order)
    if problem or order(reached) > order(least):
        return problem or "%s operations, but a tree takes %s" % (reached, least)
    if steps == 0 and reached != least:
        return "%s operations without steps, but the tree takes %s" % (reached, least)
    return None


def table(rows):
    return [(tuple(map(Fraction, row[:-1])), (Fraction(row[-1]),), Fraction(1)) for row in rows]


# Name, points, the most operations in the worst case and in the mean that are enough.
CHEAPER = (
    ("diagonal stripes", table([(a, b, 2 + (a + b) // 4 % 2) for a in range(32) for b in range(32)]), 10, 10),
    ("one difference", table([(a, b, 2 + (a > b)) for a in range(32) for b in range(32)]), 7, 7),
    ("one term", table([(a, b, 3 * a) for a in range(1, 10) for b in range(3)]), 2, 2),
    ("two terms", table([(a, b, 3 * a + 5) for a in range(1, 10) for b in range(3)]), 4, 4),
    ("two inputs", table([(a, b, 3 * a + 5 * b) for a in range(1, 10) for b in range(3)]), 4, 4),
    ("below zero", table([(a, max(0, 2 * a - 9)) for a in range(12)]), 4, 4),
    ("both signs", table([(a, 7 * a) for a in range(-6, 6)]), 3, 3),
    ("two pieces", table([(a, b, 3 * a + 1 if a < 20 else 5 * b + 2) for a in range(1, 40) for b in range(5)]), 5, 5),
    ("huge rationals", table([(Fraction(a * 10 ** 40 + 1, 7 ** 30), 2 * Fraction(a * 10 ** 40 + 1, 7 ** 30))
                              for a in range(9)]), 2, 2))


def cheaper(program):
    """Tables where the mixed network takes fewer operations than the tree does."""
    for name, points, worst, mean in CHEAPER:
        save(program, points)
        for first, most in (("worst", worst), ("mean", mean)):
            options = options_for(points, first, 10 ** 8)[:-3] + ["--ignore", str(len(points[0][0]) + 2), "t.csv"]
            problem, reached = made(program, "mixed", points, options)
            told = reached and (reached[0] if first == "worst" else reached[1] / len(points))
            check("%s, %s" % (name, first), problem is None and told <= most, (problem, told))
            other = made(program, "tree", points, options)[1]
            check("%s, %s, than a tree" % (name, first), reached and other and
                  (reached < other if first == "worst" else (reached[1] < other[1] or name == "one difference")), other)


def odd(program):
    for name, text, wanted in (("one point", "3,5\n", 0), ("no input that differs", "3,5\n3,5\n", 0),
                               ("duplicates", "1,2\n1,2\n2,4\n2,4\n3,6\n", 0), ("a conflict", "1,2\n1,3\n", 1)):
        with open(program.folder + "/o.csv", "w") as stream:
            stream.write(text)
        done = program.run("synth", "--network", "mixed", "o.csv", "-o", "o.json", "--force")
        check(name, done.returncode == wanted, done)
        if wanted == 0:
            done = program.run("check", "o.json", "o.csv")
            check("%s: check" % name, done.returncode == 0 and "at most 2" in done.stdout, done)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            source = random.Random(case)
            points = (linear_points if case % 2 else tree_random.make_points)(source)
            save(program, points)
            for first in ("worst", "mean"):
                for steps in (0, STEPS):
                    problem = examine(program, points, first, steps)
                    check("mixed_random.py 1 %d, %s, %d steps" % (case, first, steps), problem is None, problem)
        cheaper(program)
        odd(program)
    return finish("mixed networks")


if __name__ == "__main__":
    sys.exit(main())
