#!/usr/bin/env python3
"""Random tables with a Lipschitz constant and a distance: what --epsilon says of a whole box, beside an independent
evaluation of the network and of the functions that are possible at many places of it.

usage: everywhere_random.py [CASES] [SEED]

Buckets that are certified are near to every possible function at every place that is looked at, those that are refuted
have a witness that a few sums confirm, and so have other networks and damaged ones; none is certified that is too far
anywhere.
"""
import itertools
import json
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import conditional_random
import memcert
from checks import check, finish

PLACES = 60
# How many of the cases had each outcome.
SEEN = {"within epsilon": 0, "no function": 0, "no network": 0, "too far": 0, "open": 0, "damaged": 0}


def number(source):
    return Fraction(source.randrange(-6, 7), source.choice([1, 1, 2, 3]))


def make_rows(source):
    p, r, n = source.choice([1, 1, 2, 2, 3]), source.choice([1, 1, 2]), source.choice([1, 2, 3, 4, 5, 8])
    inputs = sorted({tuple(number(source) for _ in range(p)) for _ in range(n)})
    smooth = source.random() < 0.6
    rows = []
    for x in inputs:
        d = [sum(x) / (o + 2) if smooth else number(source) for o in range(r)]
        rows.append((x, [abs(v) for v in d] if source.random() < 0.1 else d))
    source.shuffle(rows)
    return rows


def distance(x, z):
    return max((abs(a - b) for a, b in zip(x, z)), default=Fraction(0))


def constant_of(rows):
    return max((abs(d[o] - e[o]) / distance(x, y) for (x, d), (y, e) in itertools.combinations(rows, 2)
                for o in range(len(d))), default=Fraction(0))


def possible(rows, slope, z, o):
    """The least and the largest value of a function at z."""
    return (max(d[o] - slope * distance(x, z) for x, d in rows), min(d[o] + slope * distance(x, z) for x, d in rows))


def places(rows, network, source):
    """Of the box: random ones, corners, rows, and where the network changes."""
    box = [(min(column), max(column)) for column in zip(*(x for x, _ in rows))]
    cuts = [{lo, hi} for lo, hi in box]
    for node in network.nodes:
        if "test" in node and 0 < node["test"]["var"] <= len(box):
            value = Fraction(node["test"]["value"])
            lo, hi = box[node["test"]["var"] - 1]
            tiny = (hi - lo) / 10 ** 6
            cuts[node["test"]["var"] - 1].update(t for t in (value - tiny, value, value + tiny) if lo <= t <= hi)
    cuts = [sorted(cut) for cut in cuts]
    yield from (x for x, _ in rows)
    for _ in range(PLACES):
        yield tuple(lo + (hi - lo) * Fraction(source.randrange(13), 12) if source.random() < 0.4 else source.choice(cut)
                    for (lo, hi), cut in zip(box, cuts))


def too_far(rows, slope, epsilon, network, source):
    """A place where the network is not near to some function, or None."""
    for z in places(rows, network, source):
        outputs, _ = network.run(list(z))
        if outputs is None:
            return z
        for o, value in enumerate(outputs):
            low, high = possible(rows, slope, z, o)
            if high - value > epsilon or value - low > epsilon:
                return z
    return None


def witness_problem(rows, lines, report, network):
    """What is wrong with a refutation."""
    found = report["everywhere"]
    slope, epsilon = Fraction(found["lipschitz"]), Fraction(found["epsilon"])
    if found["finding"] == "no function":
        (x, d), (y, e) = (lines[line] for line in found["lines"])
        return None if any(abs(a - b) > slope * distance(x, y) for a, b in zip(d, e)) else "the lines do not refute it"
    witness = found["witness"]
    z, o = [Fraction(v) for v in witness["at"]], witness["output"] - 1
    low, high = possible(rows, slope, z, o)
    if (low, high) != (Fraction(witness["least"]), Fraction(witness["most"])):
        return "at %s functions are from %s to %s" % (z, low, high)
    below, above = (lines[line] for line in witness["lines"])
    if below[1][o] - slope * distance(below[0], z) != low or above[1][o] + slope * distance(above[0], z) != high:
        return "the lines of the witness are others"
    if any(not Fraction(lo) <= v <= Fraction(hi) for lo, v, hi in zip(found["lo"], z, found["hi"])):
        return "the witness is outside the box"
    if found["finding"] == "no network":
        return None if high - low > 2 * epsilon else "the witness is no witness"
    outputs, _ = network.run(z)
    if outputs is None or witness["got"] is None:
        return None if outputs is None and witness["got"] is None else "the network answers otherwise at the witness"
    far = max(high - outputs[o], outputs[o] - low) > epsilon
    return None if outputs[o] == Fraction(witness["got"]) and far else "the network is near at the witness"


def damaged(description, source):
    """The network with another number somewhere, or None."""
    changed = json.loads(json.dumps(description))
    numbers = [(terms[k], 1) for node in changed["nodes"] for terms in node["ops"] for k in range(len(terms))]
    numbers = [(term, 1) for term, _ in numbers] + [(node["test"], "value") for node in changed["nodes"] if "test" in node]
    if not numbers:
        return None
    holder, key = source.choice(numbers)
    holder[key] = str(Fraction(holder[key]) + source.choice([-1, 1]) * Fraction(1, source.choice([1, 2, 8, 64])))
    return changed


class Case:
    def __init__(self, program, source):
        self.program, self.source = program, source
        self.rows = make_rows(source)
        self.r = len(self.rows[0][1])
        conditional_random.save(program.folder, "t.csv", [list(x) + d for x, d in self.rows])
        self.lines = {i + 1: row for i, row in enumerate(self.rows)}
        least = constant_of(self.rows)
        self.slope = source.choice([None, None, least, least * 2, least + 1, max(least - Fraction(1, 2), Fraction(0))])
        self.epsilon = Fraction(source.randrange(1, 13), source.choice([1, 2, 4]))
        self.least = least

    def options(self):
        given = [] if self.slope is None else ["--lipschitz", str(self.slope)]
        return ["--outputs", str(self.r), "--epsilon", str(self.epsilon)] + given

    def report(self, *arguments):
        few = ["--cells", "3000"] if arguments[0] == "certify" else []
        done = self.program.run(*arguments, *self.options(), *few, "--json")
        if done.returncode not in (0, 1):
            return done.returncode, done.stderr
        return done.returncode, json.loads(done.stdout)

    def judge(self, status, report, network, name):
        """What is wrong with the verdict on a network."""
        slope = self.least if self.slope is None else self.slope
        if status == 4:
            SEEN["open"] += 1
            return None
        found = report["everywhere"]
        SEEN[found["finding"]] += 1
        if Fraction(found["lipschitz"]) != slope or Fraction(found["lipschitz_at_least"]) != self.least:
            return "%s: the constant is %s, not %s" % (name, found["lipschitz"], slope)
        if (slope < self.least) != (found["finding"] == "no function"):
            return "%s: %s with the constant %s, %s being needed" % (name, found["finding"], slope, self.least)
        if status == 1:
            return witness_problem(self.rows, self.lines, report, network)
        far = too_far(self.rows, slope, self.epsilon, network, self.source)
        return "%s: certified, and too far at %s" % (name, far) if far is not None else None

    def check(self, file, description):
        conditional_random.save_json(self.program.folder, file, description)
        status, report = self.report("check", file, "t.csv")
        if status not in (0, 1, 4):
            return report
        return self.judge(status, report, conditional.Conditional(description), file)


def examine(program, source):
    """What is wrong with one random case, or None."""
    case = Case(program, source)
    status, report = case.report("certify", "t.csv")
    if status not in (0, 1, 4):
        return report
    if status != 0:
        return case.judge(status, report, None, "buckets")
    done = program.run("synth", "--network", "buckets", *case.options(), "t.csv", "-o", "b.json")
    if done.returncode != 0:
        return done.stderr
    description = conditional_random.load(program.folder, "b.json")
    problem = case.judge(status, report, conditional.Conditional(description), "buckets")
    problem = problem or case.check("b.json", description)
    changed = damaged(description, source)
    if changed:
        SEEN["damaged"] += 1
        problem = problem or case.check("d.json", changed)
    kind = source.choice(["ifelse", "tree", "search", "projection", "merged"])
    done = program.run("synth", "--network", kind, "--outputs", str(case.r), "t.csv", "-o", "k.json")
    if done.returncode != 0:
        return done.stderr
    return problem or case.check("k.json", conditional_random.load(program.folder, "k.json"))


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            problem = examine(program, random.Random(case))
            check("everywhere_random.py 1 %d" % case, problem is None, problem)
    if len(sys.argv) == 1:
        check("every outcome was met", all(SEEN.values()), SEEN)
    return finish("networks on whole boxes")


if __name__ == "__main__":
    sys.exit(main())
