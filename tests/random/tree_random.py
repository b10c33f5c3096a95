#!/usr/bin/env python3
"""Random small datasets, biased to ties, copies of inputs and zeros: the tree network recalls in an independent
execution, costs what certify says, is the best of all trees, found here by trying them all, and tests the simplest
numbers; both in the worst case and in the mean, with weights too, and in the mean with a limit of the worst case.  Without
steps it is never better than the best one, and not called optimal unless it is.

usage: tree_random.py [CASES] [SEED]
"""
import functools
import json
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import conditional_random
import memcert
from checks import check, finish


def make_points(source):
    """Distinct points with few values: inputs, outputs, weight."""
    n, p, r = source.choice([1, 2, 3, 4, 5, 7, 8, 9]), source.randrange(1, 4), source.randrange(1, 3)
    values = [Fraction(source.randrange(-6, 7), source.choice([1, 1, 2, 3, 7])) for _ in range(source.choice([2, 3, 8]))]
    inputs = sorted({tuple(source.choice(values) for _ in range(p)) for _ in range(n)})
    source.shuffle(inputs)
    points = []
    heavy = source.random() < 0.5
    for x in inputs:
        copied = [abs(v) for v in x]
        points.append((x, tuple(source.choice(copied + [Fraction(0), Fraction(1), Fraction(2)]) for _ in range(r)),
                       source.choice([Fraction(0), Fraction(1, 3), Fraction(5), Fraction(77)]) if heavy else Fraction(1)))
    if sum(weight for _, _, weight in points) == 0:
        points[0] = points[0][:2] + (Fraction(1),)
    return points


def leaf_cost(points):
    """What a leaf with these points costs, or None."""
    operations = set()
    for j in range(len(points[0][1])):
        outputs = [d[j] for _, d, _ in points]
        copies = any(all(x[a] == d for (x, _, _), d in zip(points, outputs)) for a in range(len(points[0][0])))
        if copies or set(outputs) <= {Fraction(0)} or set(outputs) == {Fraction(1)}:
            continue
        if len(set(outputs)) > 1:
            return None
        operations.add(outputs[0])
    return 2 * len(operations)


@functools.lru_cache(None)
def costs(points):
    """The (worst case, weighted sum) of all trees, without those that another one is no worse than in both."""
    alone = leaf_cost(points)
    weight = sum(weight for _, _, weight in points)
    found = [] if alone is None else [(alone, alone * weight)]
    for a in range(len(points[0][0])):
        for bound in sorted({x[a] for x, _, _ in points})[1:]:
            left, right = [costs(tuple(q for q in points if (q[0][a] < bound) == side)) for side in (True, False)]
            found += [(1 + max(one[0], other[0]), weight + one[1] + other[1]) for one in left for other in right]
    kept = []
    for cost in sorted(found):
        if not kept or cost[1] < kept[-1][1]:
            kept.append(cost)
    return tuple(kept)


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
    return below(network.root, [x for x, _, _ in points])


def examine(program, points, first, steps):
    """What is wrong with the tree for these points, or None."""
    width, outputs = len(points[0][0]), len(points[0][1])
    options = ["--minimize", first, "--tree-steps", str(steps), "--outputs", str(outputs), "--weights",
               str(width + outputs + 1), "t.csv"]
    done = program.run("synth", "--network", "tree", "-o", "c.json", "--force", *options)
    if done.returncode != 0:
        return "synth: " + done.stderr
    network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
    executed = [network.run(list(x)) for x, _, _ in points]
    if [tuple(outputs) for outputs, _ in executed] != [d for _, d, _ in points]:
        return "it does not recall"
    taken = [operations for _, operations in executed]
    weights = [weight for _, _, weight in points]
    reached = (max(taken), sum(weight * operations for weight, operations in zip(weights, taken)))
    order = (lambda cost: cost) if first == "worst" else (lambda cost: cost[::-1])
    least = min(costs(tuple(sorted(points))), key=order)
    report = json.loads(program.run("certify", "--json", "--rank-budget", "0", *options).stdout)
    said = next(kind for kind in report["networks"] if kind["network"] == "tree")
    told = [said["operations"]["max"]] + [Fraction(said["operations"][key]) for key in ("mean_exact", "weighted_mean_exact")]
    if told != [reached[0], Fraction(sum(taken), len(taken)), reached[1] / sum(weights)]:
        return "%s operations, but certify says %s" % (reached, said)
    if order(reached) < order(least):
        return "%s operations, fewer than %s" % (reached, least)
    if said.get("optimal", False) > (reached == least):
        return "%s operations are called optimal, but %s suffice" % (reached, least)
    if steps > 0 and not said.get("optimal", False):
        return "it is not called optimal"
    return strange_test(network, points)


def examine_limit(program, points, most):
    """What is wrong with the tree that takes at most so many operations, or None."""
    width, outputs = len(points[0][0]), len(points[0][1])
    done = program.run("synth", "--network", "tree", "--minimize", "mean", "--at-most", str(most), "-o", "c.json", "--force",
                       "--outputs", str(outputs), "--weights", str(width + outputs + 1), "t.csv")
    within = [total for worst, total in costs(tuple(sorted(points))) if worst <= most]
    if not within:
        return None if done.returncode == 1 and "are needed" in done.stderr else "there is none, but %s" % done
    if done.returncode != 0:
        return done.stderr
    network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
    taken = [network.run(list(x))[1] for x, _, _ in points]
    total = sum(weight * operations for (_, _, weight), operations in zip(points, taken))
    return None if max(taken) <= most and total == min(within) else "%s and %s, not %s" % (max(taken), total, min(within))


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            points = make_points(random.Random(case))
            conditional_random.save(program.folder, "t.csv", [x + d + (weight,) for x, d, weight in points])
            for first in ("worst", "mean"):
                for steps in (0, 10 ** 7):
                    problem = examine(program, points, first, steps)
                    check("tree_random.py 1 %d, %s, %d steps" % (case, first, steps), problem is None, problem)
            for most in {max(1, min(costs(tuple(sorted(points))))[0] + more) for more in (-1, 0, 1)}:
                problem = examine_limit(program, points, most)
                check("tree_random.py 1 %d, at most %d" % (case, most), problem is None, problem)
    return finish("tree networks")


if __name__ == "__main__":
    sys.exit(main())
