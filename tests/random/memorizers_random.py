#!/usr/bin/env python3
"""Random tables memorized by the layered networks of other papers: `synth --network two-layer`, with `--literal` and
`--depth` and `--shared`, `one-layer` and `bits`.

usage: memorizers_random.py [CASES] [SEED]

Every network is evaluated with exact fractions, by code that knows nothing of how it was made: it recalls, and activates
what `check` says.  Widths and weights are what is computed here from the table, and no other number of groups has fewer
neurons, or weights.  Networks with one number changed are certified exactly where they still recall.
"""
import itertools
import json
import math
import os
import random
import sys
import tempfile
from fractions import Fraction

import conditional_random
import evaluate
import memcert
from checks import check, finish

SIZES = [1, 2, 3, 4, 5, 6, 7, 9, 12, 16, 17, 25, 26, 37]


def make_table(source, few=False):
    """(inputs, outputs) of distinct points, few ones if that is wanted."""
    n, p, r = source.choice(SIZES), source.choice([1, 1, 2, 3, 5]), source.choice([1, 1, 2, 3, 6])
    spread = source.choice([2, 4, 30, 10**12])
    if few:
        p, spread = source.choice([1, 2, 2, 3, 5]), source.choice([1, 2, 4, 10**12])
        n = min(n, 9 if p > 2 else 12)
    inputs = []
    for _ in range(4 * n):
        x = [Fraction(source.randrange(-spread, spread + 1), source.choice([1, 1, 2, 7])) for _ in range(p)]
        if x not in inputs and len(inputs) < n:
            inputs.append(x)
    kind = source.choice(["bits", "small", "fraction", "huge", "same", "grown"])
    make = {"bits": lambda: Fraction(source.randrange(2)), "small": lambda: Fraction(source.randrange(-3, 4)),
            "fraction": lambda: Fraction(source.randrange(-20, 20), source.choice([1, 2, 7])),
            "huge": lambda: Fraction(source.randrange(-10**30, 10**30), source.choice([1, 10**9 + 7])),
            "same": lambda: Fraction(-2), "grown": lambda: Fraction(2**source.randrange(40))}[kind]
    return [(x, [make() for _ in range(r)]) for x in inputs]


def bits(number):
    return abs(number).bit_length()


def numbers(description):
    return [Fraction(weight[3]) for layer in description["layers"] for weight in layer["weights"]]


def all_bits(values):
    return {"largest": max([max(bits(v.numerator), bits(v.denominator)) for v in values], default=0),
            "total": sum(bits(v.numerator) + (bits(v.denominator) if v.denominator > 1 else 0) for v in values)}


def ceil_div(a, b):
    return -(-a // b)


def even(count):
    return count + count % 2


def block_choices(places, functions, literal):
    """Neurons, groups and ranks of every way to cut so many places."""
    if literal:
        return [(2 * (even(ceil_div(places, q)) + q * functions), even(ceil_div(places, q)), q)
                for q in range(2, even(places) + 1, 2)]
    return [(ceil_div(places, q) + q * functions, ceil_div(places, q), q) for q in range(1, places + 1)]


def blocks_problem(points, signed, network, told, literal, depth, shared):
    """Of networks of several blocks, or of hard-tanh units: the widths that the construction states."""
    n, outputs = len(points), len(points[0][1])
    functions = 1 if shared else outputs
    if told["shared"] is not shared or ("pieces" in told) != (depth == 1 and not shared and len(points[0][0]) == 1):
        return "shared, or pieces: %s" % told
    if told["literal"] is not literal or len(told["blocks"]) != depth:
        return "not what was asked for: %s" % told
    if [b["points"] for b in told["blocks"]] != [n // depth + (k < n % depth) for k in range(depth)]:
        return "points of blocks: %s" % told
    widths = []
    for number, block in enumerate(told["blocks"]):
        before, after = number > 0, number + 1 < depth
        places = block["points"] + (0 if literal else before + after)
        choices = block_choices(places, functions, literal)
        groups, ranks = block["groups"], block["in_group"]
        neurons = (2 if literal else 1) * (groups + ranks * functions)
        if (neurons, groups, ranks) not in choices or min(choices)[0] != neurons:
            return "another cut than %s has fewer neurons" % block
        passed = after + before * functions
        units = 2 if literal else 1
        widths += [units * groups + (after and not literal) + passed, units * ranks * functions + passed]
        if literal and 4 * (units * groups // 4) * (units * ranks * functions // (4 * functions)) < block["points"]:
            return "the condition of the paper does not hold: %s" % block
    if told["groups"] != told["blocks"][0]["groups"] or told["in_group"] != told["blocks"][0]["in_group"]:
        return "not the first block: %s" % told
    widths += [outputs - 1] * shared + [(1 + signed) * outputs]
    return None if network.sizes[1:] == widths else "widths %s, not %s" % (network.sizes[1:], widths)


def two_layer_problem(points, signed, network, told):
    n, functions = len(points), len(points[0][1])
    groups, ranks = told["groups"], told["in_group"]
    if groups != ceil_div(n, ranks) or network.sizes[1:] != [groups, ranks * functions, (1 + signed) * functions]:
        return "widths %s of %s" % (network.sizes, told)
    if groups + ranks * functions != min(ceil_div(n, q) + q * functions for q in range(1, n + 1)):
        return "there are fewer neurons than with %s" % told
    if groups * (ranks * functions // functions) < n:
        return "fewer places than points"
    used = max(len(neuron) for neuron in network.layers[0])
    most = groups * used + ranks * functions * (groups + 1) + (1 + signed) * functions * (ranks + 1)
    return None if network.weights() <= most else "%d weights" % network.weights()


def reduced(row, pivots):
    for pivot, at in pivots:
        if row[at]:
            factor = row[at] / pivot[at]
            row = [a - factor * b for a, b in zip(row, pivot)]
    return row


def independent(rows):
    pivots = []
    for row in rows:
        left = reduced([Fraction(1)] + row, pivots)
        if not any(left):
            return False
        pivots.append((left, next(k for k, value in enumerate(left) if value)))
    return True


def in_general_position(points):
    inputs = [x for x, _ in points]
    size = min(len(inputs), len(inputs[0]) + 1)
    return all(independent(list(some)) for some in itertools.combinations(inputs, size))


def one_layer_problem(points, signed, network, told):
    n, inputs, functions = len(points), len(points[0][0]), len(points[0][1])
    groups = ceil_div(n, inputs)
    if (told["groups"], told["in_group"]) != (groups, inputs):
        return "not groups of as many points as inputs: %s" % told
    widths = [(2 + 2 * functions) * groups, (1 + signed) * functions]
    return None if network.sizes[1:] == widths else "widths %s, not %s" % (network.sizes[1:], widths)


def refusal_problem(points, report):
    """Whether rows are dependent, as the report says; an empty text if they are."""
    lines, factors = report["dependency"]["lines"], [Fraction(f) for f in report["dependency"]["factors"]]
    rows = [[Fraction(1)] + points[line - 1][0] for line in lines]
    if report["verdict"] != "refuted" or len(set(lines)) != len(lines) or len(lines) != len(factors):
        return "a refusal: %s" % report
    if not 2 < len(lines) <= len(points[0][0]) + 1 or any(f == 0 or f.denominator > 1 for f in factors):
        return "factors: %s" % report
    if any(sum(f * row[k] for f, row in zip(factors, rows)) for k in range(len(rows[0]))):
        return "the rows are not dependent: %s" % report
    return "in general position, and refused" if in_general_position(points) else ""


def fewest_pieces(line):
    """Of a continuous piecewise linear function through points (x, y) in order.  For every number of pieces so far, all
    slopes after a point, as intervals: a line goes on, or is bent once, or twice, before the next point."""
    infinite = float("inf")
    ways = {1: [(-infinite, infinite)]}
    for (x, y), (u, v) in zip(line, line[1:]):
        to, after = (v - y) / (u - x), {}
        for pieces, intervals in ways.items():
            for low, high in intervals:
                if low <= to <= high:
                    after.setdefault(pieces, []).append((to, to))
                    after.setdefault(pieces + 1, []).append((-infinite, infinite))
                if low < to:
                    after.setdefault(pieces + 1, []).append((to, infinite))
                if high > to:
                    after.setdefault(pieces + 1, []).append((-infinite, to))
                after.setdefault(pieces + 2, []).append((-infinite, infinite))
        ways = {pieces: sorted(set(intervals)) for pieces, intervals in after.items() if pieces <= min(after) + 2}
    return min(ways)


def pieces_problem(points, told):
    if len(points[0][0]) > 1:
        return "pieces of more than one input: %s" % told if "pieces" in told else None
    lines = [sorted((x[0], d[o]) for x, d in points) for o in range(len(points[0][1]))]
    fewest = [fewest_pieces(line) for line in lines]
    most = max(fewest)
    neurons = min(d1 + d2 for d1 in range(most) for d2 in range(most) if (d1 + 1) * (d2 + 1) >= most)
    if told["pieces"] != {"fewest": most, "output": fewest.index(most) + 1, "neurons_at_least": neurons}:
        return "%s: %d pieces, %d neurons" % (told, most, neurons)
    if told["groups"] + told["in_group"] * len(lines) < neurons:
        return "fewer neurons than are needed: %s" % told
    return None


class Counted:
    """Layers, and weights, of a network of which it is known only how many parts every sum has."""

    def __init__(self):
        self.widths, self.weights = [], 0

    def layer(self, *sums):
        self.widths.append(len(sums))
        self.weights += sum(sums)


def count_reading(net, parts, constant, wanted, layers, others):
    """Layers that read fields of so many bits, and what is passed beside them; the parts of each afterwards."""
    rests = list(parts)
    for t in range(layers):
        sums = [others if t == 0 else 1] if others else []
        for k, width in enumerate(wanted):
            if t < width:
                sums += [rests[k], 1 if constant and t == 0 else rests[k] + 1,
                         1 if constant and t == 0 else rests[k] + 1] + ([1] if t else [])
                rests[k] = 3
            else:
                sums += [rests[k], 1]
                rests[k] = 1
        net.layer(1, *sums)
    return rests


def count_bits(n, in_group, key, label, fields, changes=None):
    """Without the first and the last layer.  `changes`: whether the label numbers of the groups differ from those before,
    the first one from 0."""
    groups, net = ceil_div(n, in_group), Counted()
    zero = [not changes[j] if changes else False for j in range(groups)]
    key_parts = label_parts = 1
    if groups > 1:
        label_parts = 0 if zero[0] else 1
    for j in range(1, groups):
        net.layer(1, 2, 2, key_parts, label_parts)
        key_parts, label_parts = 3, 1 if zero[j] else 3
    total = 0
    for f in range(in_group - 1):
        layers = max(key, label)
        key_parts, label_parts = count_reading(net, [key_parts, label_parts], groups == 1 and f == 0, [key, label],
                                               layers, total)
        passed = [1] if total else []
        net.layer(1, label_parts + 1, key_parts + 2, key_parts + 3, key_parts, label_parts, *passed)
        net.layer(1, 3, 1, 1, *passed)
        key_parts = label_parts = 1
        total = 2 if total else 1
    net.layer(label_parts, key_parts + 1, key_parts + 2, *([total] if total else []))
    net.layer(3, *([1] if total else []))
    rest, done = 2 if total else 1, []
    fields = [width for width in fields if width]
    for o, width in enumerate(fields[:-1]):
        for t in range(width):
            net.layer(rest, rest + 1, rest + 1, *([1] if t else []), *done)
            rest, done = 3, [1] * len(done)
        done.append(4 if width > 1 else 2)
    return net, done + [rest]


def words(values, width, in_group):
    found = []
    for begin in range(0, len(values), in_group):
        group = values[begin:begin + in_group]
        group += [0] * (in_group - len(group))
        found.append(sum(value << width * (in_group - 1 - k) for k, value in enumerate(group)))
    return found


def bits_problem(points, signed, description, network, told):
    n, functions = len(points), len(points[0][1])
    columns = list(zip(*[d for _, d in points]))
    least = [min(column) for column in columns]
    factor = [math.lcm(*[(value - low).denominator for value in column]) for column, low in zip(columns, least)]
    fields = [bits(int((max(column) - low) * scale)) for column, low, scale in zip(columns, least, factor)]
    if sum(fields) == 0:
        return None if network.sizes[1:] == [(1 + signed) * functions] else "layers %s" % network.sizes
    coordinates = [Fraction(0)] * network.inputs
    for _, _, source, weight in description["layers"][0]["weights"]:
        coordinates[source] = Fraction(weight)
    order = sorted((sum((w * v for w, v in zip(coordinates, [Fraction(1)] + x)), Fraction(0)), x, d) for x, d in points)
    gaps = [b[0] - a[0] for a, b in zip(order, order[1:])]
    if order[0][0] != 1 or min(gaps) != 2:
        return "coordinates from %s on, %s apart" % (order[0][0], min(gaps))
    key = bits(int(order[-1][0]))
    labels = []
    for _, _, d in order:
        label = 0
        for o, width in enumerate(fields):
            label = (label << width) + int((d[o] - least[o]) * factor[o])
        labels.append(label)
    shape = {"key_bits": key, "label_bits": sum(fields)}
    if any(told[name] != value for name, value in shape.items()):
        return "%s, not %s" % (told, shape)
    in_group = told["in_group"]
    group_words = words(labels, sum(fields), in_group)
    changes = [a != b for a, b in zip(group_words, [0] + group_words)]
    net, last = count_bits(n, in_group, key, sum(fields), fields, changes)
    widths = [1] + net.widths + [(1 + signed) * functions]
    if told["groups"] != len(group_words) or network.sizes[1:] != widths or max(widths[1:-1]) > max(10, functions + 3):
        return "widths %s, not %s" % (network.sizes[1:], widths)
    weights = net.weights + len(description["layers"][0]["weights"])
    weights += (1 + signed) * (sum(low != 0 for low in least) + sum(last))
    if network.weights() != weights:
        return "%d weights, not %d" % (network.weights(), weights)
    best = min(count_bits(n, g, key, sum(fields), fields)[0].weights for g in range(1, n + 1))
    if count_bits(n, in_group, key, sum(fields), fields)[0].weights != best:
        return "there are fewer weights than with %s" % told
    return None


def recalls(network, points, signed):
    return all(conditional_random.joined(network.evaluate([Fraction(1)] + x)[0], signed) == d for x, d in points)


def changed(program, source, description, points, signed):
    """One number of the file is another one: what is wrong, and whether the table is still recalled."""
    layer = source.choice([layer for layer in description["layers"] if layer["weights"]])
    weight = source.choice(layer["weights"])
    before = weight[3]
    value = Fraction(before) + source.choice([Fraction(1), Fraction(-1), Fraction(1, 3)])
    weight[3] = conditional_random.text(value if value else Fraction(5))
    conditional_random.save_json(program.folder, "w.json", description)
    wanted = recalls(evaluate.Network(description), points, signed)
    weight[3] = before
    done = program.run("check", "--outputs", str(len(points[0][1])), "w.json", "t.csv")
    if done.returncode != (0 if wanted else 1):
        return "a changed network, which %s: exit status %d" % ("recalls" if wanted else "does not recall",
                                                                done.returncode), wanted
    return None, wanted


def examine(program, source, variant, failed):
    """What is wrong with one random case, or None."""
    kind = variant if variant in ("bits", "one-layer") else "two-layer"
    points = make_table(source, kind == "one-layer")
    if variant == "shared":
        classes = source.choice([2, 3, 6])
        chosen = [source.randrange(classes) for _ in points]
        points = [(x, [Fraction(int(c == one)) for c in range(classes)]) for (x, _), one in zip(points, chosen)]
    signed = any(value < 0 for _, d in points for value in d)
    rows = [x + d for x, d in points]
    conditional_random.save(program.folder, "t.csv", rows + rows[:source.randrange(2)])
    outputs = str(len(points[0][1]))
    literal, depth = variant == "literal" or (variant in ("deep", "shared") and source.random() < 0.4), 1
    shared = variant == "shared"
    if variant == "deep" or (shared and source.random() < 0.3):
        depth = source.randrange(1, min(len(points), 6) + 1)
    options = ["--literal"] * literal + ["--depth", str(depth)] * (depth > 1) + ["--shared"] * shared
    if os.path.exists(os.path.join(program.folder, "n.json")):
        os.remove(os.path.join(program.folder, "n.json"))
    done = program.run("synth", "--network", kind, *options, "--json", "--outputs", outputs, "t.csv", "-o", "n.json")
    if kind == "one-layer" and done.returncode == 1:
        if os.path.exists(os.path.join(program.folder, "n.json")):
            return "refused, and there is a file"
        failed["refused"] += 1
        return refusal_problem(points, json.loads(done.stdout)) or None
    if done.returncode != 0 or done.stderr:
        return "synth: %s" % done.stderr
    report, description = json.loads(done.stdout), conditional_random.load(program.folder, "n.json")
    network, told = evaluate.Network(description), report["network"]["construction"]
    if not recalls(network, points, signed):
        return "the network does not recall"
    if description["constant"] is not True or description["signed"] is not signed:
        return "constant %s, signed %s" % (description["constant"], description["signed"])
    if told["bits"] != all_bits(numbers(description)) or told["widths"] != network.sizes[1:]:
        return "bits or widths: %s, not %s" % (told, all_bits(numbers(description)))
    if kind == "one-layer":
        problem = one_layer_problem(points, signed, network, told)
    elif kind == "bits":
        problem = bits_problem(points, signed, description, network, told)
    else:
        problem = blocks_problem(points, signed, network, told, literal, depth, shared)
    if variant in ("two-layer", "literal"):
        problem = problem or pieces_problem(points, told)
    if variant == "two-layer":
        problem = problem or two_layer_problem(points, signed, network, told)
    if problem:
        return problem
    done = program.run("check", "--json", "--points", "--outputs", outputs, "n.json", "t.csv")
    if done.returncode != 0:
        return "check: %s" % done.stderr
    checked = json.loads(done.stdout)
    counts = {line: network.evaluate([Fraction(1)] + x)[1:] for line, (x, _) in enumerate(points, start=1)}
    problem = evaluate.compare(checked, network, counts)
    if problem:
        return problem
    if any(report[name] != checked[name] for name in ("recall", "neurons", "weights", "operations")):
        return "synth and check differ"
    if variant in ("two-layer", "bits") and source.random() < 0.3:
        done = program.run("certify", "--json", "--networks", "all", "--rank-budget", "0", "--outputs", outputs, "t.csv")
        shown = {one["network"]: one for one in json.loads(done.stdout)["networks"]}[kind]
        wanted = {name: checked["operations"][name] for name in ("max", "mean", "mean_exact")}
        if shown != {"network": kind, "operations": wanted, "bits": told["bits"]["total"]}:
            return "certify: %s, not %s" % (shown, wanted)
    for _ in range(2 if network.weights() else 0):
        problem, wanted = changed(program, source, description, points, signed)
        failed[variant] += not wanted
        if problem:
            return problem
    return None


def labels(program):
    """Words among inputs and outputs, one output a label, and outputs that must not be negative."""
    with open(os.path.join(program.folder, "t.csv"), "w") as stream:
        stream.write("colour,size,flower\nred,1,rose\nblue,2,aster\ngreen,2,rose\nblue,7,iris\n")
    for kind in (["two-layer"], ["two-layer", "--literal"], ["two-layer", "--depth", "2"], ["bits"]):
        for options in (["--encode"], ["--encode", "--onehot"], ["--encode", "--labels", "2"]):
            done = program.run("synth", "--network", *kind, *options, "t.csv", "-o", "n.json")
            check("%s %s" % (kind, options), done.returncode == 0 and done.stdout.startswith("certified: "), done)
            done = program.run("check", *options, "--outputs", "1", "n.json", "t.csv")
            check("check %s %s" % (kind, options), done.returncode == 0, done)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    variants = ["two-layer", "literal", "deep", "shared", "one-layer", "bits"]
    counted = dict.fromkeys(variants + ["refused"], 0)
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        labels(program)
        for case in range(seed, seed + cases):
            for variant in variants:
                problem = examine(program, random.Random(case), variant, counted)
                check("memorizers_random.py 1 %d: %s" % (case, variant), problem is None, problem)
    refused = counted.pop("refused")
    check("most changed networks do not recall", min(counted.values()) + refused > cases, counted)
    check("some points are in general position, and others are not", 0 < refused < cases, refused)
    return finish("memorizers")


if __name__ == "__main__":
    sys.exit(main())
