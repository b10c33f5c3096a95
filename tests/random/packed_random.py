#!/usr/bin/env python3
"""Random datasets, many of them linear in pieces: the merged and the packed network have the leaves that an exact
greedy choice made here has, all networks recall in an independent execution, and `certify` tells the cheapest.

usage: packed_random.py [CASES] [SEED]
"""
import json
import random
import sys
import tempfile
from fractions import Fraction

import agreement
import conditional
import conditional_random
import memcert
from checks import check, finish


def leaves(points, width):
    """The fewest leaves of consecutive points, each with one linear function of the first `width` of (1, x)."""
    count, first = 1, 0
    augmented = [([Fraction(1)] + inputs)[:width] for inputs, _ in points]
    for i in range(len(points)):
        rows = augmented[first:i + 1]
        if agreement.rank(rows) < agreement.rank([x + points[first + k][1] for k, x in enumerate(rows)]):
            count, first = count + 1, i
    return count


def make_points(source):
    """Distinct points, whose outputs are a linear function of a stretch of them, or of few values."""
    n, p, r = source.randrange(1, 26), source.randrange(1, 5), source.randrange(1, 4)
    spread = source.choice([3, 10, 1000])
    inputs = sorted({tuple(Fraction(source.randrange(-spread, spread), source.choice([1, 1, 2, 7])) for _ in range(p))
                     for _ in range(n)})
    labels = source.random() < 0.4
    points, stretch = [], 0
    for x in inputs:
        if stretch == 0:
            stretch = source.randrange(1, 2 * p + 4)
            length = 1 if labels else p + 1
            functions = [[Fraction(source.randrange(-3, 4), source.choice([1, 3])) for _ in range(length)]
                         for _ in range(r)]
        stretch -= 1
        points.append((list(x), [sum((w * v for w, v in zip(f, (Fraction(1),) + x)), Fraction(0)) for f in functions]))
    if source.random() < 0.5:
        points = [(x, [abs(d) for d in outputs]) for x, outputs in points]
    return points


def conditions(network):
    """Tests on the way to the deepest leaf."""
    def below(at):
        node = network.nodes[at]
        return 0 if "outputs" in node else 1 + max(below(node["then"]), below(node["else"]))
    return below(network.root)


def bits(network):
    """Of all numbers but 0, above the line and, unless that is 1, below it."""
    weights = [weight for node in network.nodes for terms in node["ops"] for _, weight in terms]
    values = [node["test"]["value"] for node in network.nodes if "test" in node]
    numbers = [Fraction(number) for number in weights + values]
    return sum(abs(number.numerator).bit_length() + (number.denominator.bit_length() if number.denominator > 1 else 0)
               for number in numbers if number)


def examine(program, source):
    """What is wrong with one random case, or None."""
    points = make_points(source)
    q, r = len(points[0][0]) + 1, len(points[0][1])
    rows = [x + outputs for x, outputs in points]
    source.shuffle(rows)
    conditional_random.save(program.folder, "t.csv", rows)
    report = json.loads(program.run("certify", "--json", "--networks", "all", "--rank-budget", "0", "--outputs", str(r),
                                    "t.csv").stdout)
    told = {network["network"]: network for network in report["networks"]}
    for kind in agreement.CONDITIONAL:
        done = program.run("synth", "--network", kind, "--outputs", str(r), "t.csv", "-o", "c.json")
        if done.returncode != 0:
            return "synth --network %s: %s" % (kind, done.stderr)
        network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
        executed = [network.run(x) for x, _ in points]
        if [outputs for outputs, _ in executed] != [outputs for _, outputs in points]:
            return "the %s network does not recall" % kind
        taken = [operations for _, operations in executed]
        told[kind].pop("optimal", None)
        if told[kind] != {"network": kind, "conditions": conditions(network), "bits": bits(network),
                          "operations": conditional_random.tally(taken)}:
            return "certify tells %s" % told[kind]
        count = sum("outputs" in node for node in network.nodes)
        wanted = leaves(points, {"merged": 1, "packed": q}[kind]) if kind in ("merged", "packed") else len(points)
        if kind in ("tree", "mixed"):
            continue  # tree_random.py, mixed_random.py
        most = agreement.ceil_log2(count) + (2 * (q - 2) if kind == "search" else 0)
        if count != wanted or not agreement.ceil_log2(count) <= conditions(network) <= most:
            return "%d leaves of the %s network, not %d, and %d conditions" % (count, kind, wanted, conditions(network))
    cheapest = min(report["networks"], key=lambda one: (one["operations"]["max"], one["operations"]["mean"]))
    if report["operations"] != dict(cheapest["operations"], network=cheapest["network"]):
        return "certify takes %s for the cheapest, not %s" % (report["operations"], cheapest)
    return None


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            problem = examine(program, random.Random(case))
            check("packed_random.py 1 %d" % case, problem is None, problem)
    return finish("packed networks")


if __name__ == "__main__":
    sys.exit(main())
