#!/usr/bin/env python3
"""Random small tables: the lower bounds of `certify` against brute force (the most points on a graph, the best k, what
reading costs by trying all sets of inputs, what outputs cost by trying all sets of outputs), and all of them below what
the cheapest of all small conditional networks takes, which are tried one by one.

usage: bounds_random.py [CASES] [SEED]
"""
import functools
import itertools
import json
import random
import sys
import tempfile
from fractions import Fraction

import memcert
import rank_random
from checks import check, finish

ENDLESS = 10**9
# Operations that a network has at most that is tried.
MOST = 5
# Outputs to choose from.
POSITIVE = [[0, 1], [2, 3], [0, 1, 2, 5], [7]]
SIGNED = [[-1, 1], [-2, 0, 3], [-7, 7, 2]]


def make_points(source, most, columns, wanted):
    """Distinct points (inputs, outputs) with few values; copies, zeros and ones are frequent."""
    n, p, r = source.randrange(1, most + 1), source.randrange(1, columns + 1), source.choice([1, 1, 1, 2])
    values = [Fraction(source.randrange(0, 5), source.choice([1, 1, 1, 2])) for _ in range(source.choice([2, 2, 3, 6]))]
    inputs = sorted({tuple(source.choice(values) for _ in range(p)) for _ in range(n)})
    source.shuffle(inputs)
    outputs = source.choice(wanted)
    return [(x, tuple(source.choice(list(x) + [Fraction(d) for d in outputs]) if source.random() < 0.5
                      else Fraction(source.choice(outputs)) for _ in range(r))) for x in inputs]


def table(points):
    return "".join(",".join(str(v) for v in x + d) + "\n" for x, d in points)


def graph(points):
    """The most points on the graph of one affine function, for the output where that is the least."""
    return min(rank_random.most_on_a_graph([[Fraction(1), *x, d[j]] for x, d in points])
               for j in range(len(points[0][1])))


def meets(sets, p):
    """The least number of inputs that meet all sets."""
    return next(h for h in range(p + 1) for chosen in itertools.combinations(range(p), h)
                if all(set(chosen) & one for one in sets))


def apart(points, i, wrong):
    x = points[i][0]
    return [{a for a in range(len(x)) if x[a] != z[a]} for k, (z, _) in enumerate(points) if wrong(k)]


def at_point(points, i):
    """What reading costs at point i, trying all ways to have its output; of several outputs, points count as told apart
    only if they are for all of these."""
    x, d = points[i]
    p, constant = len(x), (Fraction(1),)
    copies = [[None] + [a for a, v in enumerate(constant + x) if v == t] for t in d]

    def right(k, j, a):
        return points[k][1][j] == (d[j] if a is None else (constant + points[k][0])[a])

    computed = len({t for t in d if t > 0 and t not in constant + x})
    if len(d) == 1:
        least = min(meets(apart(points, i, lambda k, a=a: not right(k, 0, a)), p) for a in copies[0])
    else:
        least = meets(apart(points, i, lambda k: any(not any(right(k, j, a) for a in copies[j])
                                                     for j in range(len(d)))), p)
    return max(least + computed, 2 * computed)


def is_signed(points):
    return any(t < 0 for _, d in points for t in d)


def at_signed_point(points, i):
    """The same if each output is a difference of two numbers, of which either may be a copy of an input."""
    x, d = points[i]
    p, put_in = len(x), (Fraction(0), Fraction(1)) + x

    def ways(t):
        return [(v, w) for v in [None, *range(p)] for w in [None, *range(p)] if None in (v, w) or x[v] - x[w] == t]

    def moved(k, v):
        return 0 if v is None else points[k][0][v] - x[v]

    def right(k, j):
        return any(points[k][1][j] == d[j] + moved(k, v) - moved(k, w) for v, w in ways(d[j]))

    computed = any(all(a - b != t for a in put_in for b in put_in) for t in d)
    least = meets(apart(points, i, lambda k: not all(right(k, j) for j in range(len(d)))), p)
    return max(least + computed, 2 * computed)


def computed_at(points, chosen):
    """How many points have these outputs positive, different, and no inputs."""
    return sum(len({d[j] for j in chosen} - {1, *x}) == len(chosen) and all(d[j] > 0 for j in chosen)
               for x, d in points)


def of_outputs(points, kappa):
    """The best worst case of any set of outputs; at most kappa points are on a graph."""
    found = [0]
    for s in range(1, len(points[0][1]) + 1):
        for chosen in itertools.combinations(range(len(points[0][1])), s):
            n = computed_at(points, chosen)
            if n > 0:
                found.append(next(a for a in range(n + 1) if n <= min(kappa, n) * 2**a) + 2 * s)
    return max(found)


def mean_of_outputs(points, chosen, kappa):
    """The bound on all points together from the outputs `chosen`, by the best of many k."""
    n, s = computed_at(points, chosen), len(chosen)
    return max((k + 1 + 2 * s) * n - min(kappa, n) * 2**k for k in range(len(points) + 2))


def best_mean_of_outputs(points, kappa):
    """The best of any set of outputs."""
    r = len(points[0][1])
    return max(mean_of_outputs(points, chosen, kappa) for s in range(1, r + 1)
               for chosen in itertools.combinations(range(r), s))


def mean_problem(outputs, points, kappa):
    """What is wrong with what the bound on all points comes from, or None."""
    mean = outputs["mean"]
    chosen, k = [j - 1 for j in mean["outputs"]], mean["k"]
    wanted = best_mean_of_outputs(points, kappa)
    told = (k + 1 + 2 * len(chosen)) * mean["points"] - mean["at_most"] * 2**k
    if outputs["together"] != wanted or told != wanted or mean["points"] != computed_at(points, chosen) or \
            mean["at_most"] != min(kappa, mean["points"]):
        return "outputs %s, expected %d on all points" % (outputs, wanted)
    return None


def is_leaf(points, chosen, variables):
    """Whether each output is zero or a variable at all of these points."""
    nothing = (Fraction(0),) * len(points)
    other = (nothing, *variables) if is_signed(points) else (nothing,)
    return all(any(all(v[i] - w[i] == points[i][1][j] for i in chosen) for v in (nothing, *variables) for w in other)
               for j in range(len(points[0][1])))


def cheapest(points):
    """The least worst case and the least sum of the networks with at most MOST operations on a path."""
    n = len(points)
    weights = sorted({Fraction(1), Fraction(-1), Fraction(2)} | {abs(d) for _, outputs in points for d in outputs if d})

    def operations(variables):
        """New variables of one term, and of two."""
        terms = [tuple(w * t for t in v) for w in weights for v in variables]
        for one in terms:
            yield 2, one
        for one, other in itertools.combinations(terms, 2):
            yield 4, tuple(s + t for s, t in zip(one, other))

    @functools.lru_cache(None)
    def least(chosen, variables, left):
        if is_leaf(points, chosen, variables):
            return 0, 0
        found = [(ENDLESS, ENDLESS)]
        sides = set()
        for v in variables if left >= 1 else ():
            for t in {v[i] for i in chosen}:
                sides.add(tuple(i for i in chosen if v[i] < t))
                sides.add(tuple(i for i in chosen if v[i] == t))
        for side in sides:
            other = tuple(i for i in chosen if i not in side)
            if side and other:
                one, two = least(side, variables, left - 1), least(other, variables, left - 1)
                found.append((1 + max(one[0], two[0]), len(chosen) + one[1] + two[1]))
        for price, total in operations(variables) if left >= 2 else ():
            made = tuple(max(t, Fraction(0)) for t in total)
            if price <= left and made not in variables:
                rest = least(chosen, tuple(sorted((*variables, made))), left - price)
                found.append((price + rest[0], price * len(chosen) + rest[1]))
        return min(one for one, _ in found), min(total for _, total in found)

    inputs = [tuple(Fraction(1) for _ in points)] + [tuple(x[a] for x, _ in points) for a in range(len(points[0][0]))]
    return least(tuple(range(n)), tuple(sorted(set(inputs))), MOST)


def certified(program, points, *options):
    with open(program.folder + "/t.csv", "w") as file:
        file.write(table(points))
    done = program.run("certify", "--json", "--no-header", "--outputs", str(len(points[0][1])), *options, "t.csv")
    return json.loads(done.stdout) if done.returncode == 0 else {"bounds": {}, "failed": done.stderr}


def outputs_problem(bounds, points):
    """What is wrong with what the outputs cost, or None."""
    if is_signed(points):
        return "outputs of signed ones" if "outputs" in bounds else None
    known = bounds.get("kappa") or bounds.get("parts") or {"at_most": len(points)}
    outputs = bounds.get("outputs", {"worst": 0, "outputs": [], "points": 0})
    computed = computed_at(points, [j - 1 for j in outputs["outputs"]]) if outputs["outputs"] else 0
    if outputs["worst"] != of_outputs(points, known["at_most"]) or outputs["points"] != computed:
        return "outputs %s, expected %s" % (outputs, of_outputs(points, known["at_most"]))
    return mean_problem(outputs, points, known["at_most"]) if computed else None


def problem(report, points):
    """What is wrong with the bounds, or None."""
    bounds, n = report["bounds"], len(points)
    kappa, reading = bounds.get("kappa"), bounds.get("reading")
    costs = [(at_signed_point if is_signed(points) else at_point)(points, i) for i in range(n)]
    if not reading or (reading["worst"], reading["together"]) != (max(costs), sum(costs)):
        return "reading %s, expected %s" % (reading, costs)
    if kappa:
        least = next(a for a in range(n + 1) if n <= kappa["at_most"] * 2**a)
        if kappa["at_most"] < graph(points) or kappa["worst"] != least or \
                kappa["together"] != rank_random.together(n, kappa["at_most"]):
            return "kappa %s, expected at least %d" % (kappa, graph(points))
    of = [bounds[key] for key in ("kappa", "parts", "reading", "outputs") if key in bounds]
    wrong = outputs_problem(bounds, points)
    if wrong:
        return wrong
    for what in ("worst", "together"):
        if bounds[what] != max(one[what] for one in of):
            return "%s: %s is not the best of %s" % (what, bounds[what], of)
    if report["operations"]["at_least"] != bounds["worst"] or bounds["worst"] > report["operations"]["max"]:
        return "operations %s, bounds %s" % (report["operations"], bounds)
    return None


def examine(program, points, tried):
    report = certified(program, points)
    if not report["bounds"]:
        return "no bounds: " + report.get("failed", "")
    wrong = problem(report, points)
    if wrong or not tried:
        return wrong
    worst, total = cheapest(points)
    bounds = report["bounds"]
    if bounds["worst"] > worst or bounds["together"] > total:
        return "a network takes %d at most, %d in all, and the bounds are %s" % (worst, total, bounds)
    return None


def examine_parts(program, source):
    """A table whose kappa takes too many steps, with many points on one graph."""
    n, p = source.randrange(70, 130), 5
    inputs = sorted({tuple(Fraction(source.randrange(20)) for _ in range(p)) for _ in range(n)})
    source.shuffle(inputs)
    planted = source.randrange(len(inputs) // 4, len(inputs) // 2)
    points = [(x, (sum(x) + 1 if k < planted else Fraction(source.randrange(400)),)) for k, x in enumerate(inputs)]
    source.shuffle(points)
    report = certified(program, points)
    bounds = report["bounds"]
    parts, n = bounds.get("parts"), len(points)
    if not parts:
        return "no parts: %s" % bounds
    part = parts["part"]
    least = next(a for a in range(n + 1) if part["points"] <= part["at_most"] * 2**a)
    together = rank_random.together(n, parts["at_most"])
    if parts["at_most"] < planted or parts["worst"] != least or parts["together"] < together:
        return "parts %s with %d on a graph" % (parts, planted)
    if bounds["worst"] > report["operations"]["max"] or bounds["reading"]["together"] != sum(
            at_point(points, i) for i in range(n)):
        return "bounds %s" % bounds
    return None


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        program, plain = memcert.Program(folder), memcert.Program(folder, memcert.PLAIN)
        for case in range(seed, seed + cases):
            source, small = random.Random(case), case % 3 == 0
            wanted = SIGNED if case % 5 == 4 else POSITIVE
            points = make_points(source, *((5, 2) if small else (12, 4)), wanted)
            wrong = examine(program, points, small)
            check("bounds_random.py 1 %d" % case, wrong is None, "%s\n%s" % (wrong, table(points)))
        for case in range(seed, seed + max(1, cases // 75)):
            wrong = examine_parts(plain, random.Random(case))
            check("parts of bounds_random.py 1 %d" % case, wrong is None, wrong)
    return finish("lower bounds")


if __name__ == "__main__":
    sys.exit(main())
