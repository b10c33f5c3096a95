#!/usr/bin/env python3
"""Networks of gates: made for random tables, and random ones.

usage: gates_random.py [CASES] [SEED]

Each is evaluated with exact fractions by code that knows nothing of how it was made, by sums over prefixes and by
composed matrices: it recalls, and takes the operations and shows the patterns that `check` says.  As a conditional
network it puts out the same on other inputs, too.  Networks with one number, or one bit of a prefix, changed are
certified exactly where they still recall.
"""
import copy
import hashlib
import json
import math
import os
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import conditional_random
import gates
import memcert
import memorizers_random
from checks import check, finish


def binomials(k, v):
    return sum(math.comb(k, i) for i in range(v + 1))


def reported(network, inputs):
    """The value of `gates` in a report on points with these inputs."""
    k, area = len(network.gates), network.inputs * network.outputs
    patterns = [network.pattern(h) for h in inputs]
    idle = [{"gate": l + 1, "open": patterns[0][l] == "1"} for l in range(k) if len({p[l] for p in patterns}) == 1]
    return {"gates": k, "matrices": len(network.matrix), "numbers": k * network.inputs + len(network.matrix) * area,
            "full": {"parameters": str((2**(k + 1) - 1) * area), "touched": (k + 1) * area,
                     "ratio": str(Fraction(2**(k + 1) - 1, k + 1)), "composed": str(2**k)},
            "patterns": {"met": len(set(patterns)), "possible": str(binomials(k, network.inputs - network.constant)),
                         "all": str(2**k)},
            "touched_matrices": max(network.touched(h) for h in inputs), "idle": idle}


def report_problem(report, network, inputs):
    """What is wrong with the report of a network that recalls."""
    if report["network"]["gates"] != reported(network, inputs):
        return "gates %s, not %s" % (report["network"]["gates"], reported(network, inputs))
    taken = [network.operations(h) for h in inputs]
    told = report["operations"]
    if told["network"] != "gates" or told["max"] != max(taken) or \
            Fraction(told["mean_exact"]) != Fraction(sum(taken), len(taken)):
        return "operations %s, not %s" % (told, taken)
    if "points" in report and [point["operations"] for point in report["points"]] != taken:
        return "operations of points"
    possible = binomials(len(network.gates), network.inputs - network.constant)
    return None if report["network"]["gates"]["patterns"]["met"] <= possible else "more patterns than there can be"


def form_problem(program, network, vectors):
    """The conditional network is another one on some of these inputs."""
    done = program.run("export", "n.json", "--to", "conditional-json")
    if done.returncode != 0:
        return "export: %s" % done.stderr
    form = conditional.Conditional(json.loads(done.stdout))
    if (form.constant, form.signed) != (network.constant, network.signed):
        return "constant or signed of the form"
    for h in vectors:
        outputs, operations = form.raw(h)
        if network.evaluate(h) != network.evaluate_composed(h):
            return "prefixes and composed matrices differ at %s" % h
        if conditional_random.joined(outputs, network.signed) != network.evaluate(h):
            return "the form has other outputs at %s" % h
        if operations != network.operations(h):
            return "%d operations at %s, not %d" % (operations, h, network.operations(h))
    return None


def others(source, network, count=6):
    """Random inputs, some of them on a gate."""
    first = [Fraction(1)] * network.constant
    vectors = [first + [Fraction(source.randrange(-9, 10), source.choice([1, 2, 3]))
                        for _ in range(network.inputs - network.constant)] for _ in range(count)]
    for gate in network.gates[:3]:
        for h in vectors[:2]:
            k = next((k for k in range(len(first), network.inputs) if gate[k]), None)
            if k is not None:
                on = list(h)
                on[k] -= gates.dot(gate, h) / gate[k]
                vectors.append(on)
    return vectors


def changed(program, source, description, points):
    """One number, or one bit of a prefix, is another one: what is wrong, and whether the table is still recalled."""
    description = copy.deepcopy(description)
    matrix = source.choice(description["matrices"])
    if matrix["prefix"] and source.random() < 0.3:
        at = source.randrange(len(matrix["prefix"]))
        other = matrix["prefix"][:at] + "10"[int(matrix["prefix"][at])] + matrix["prefix"][at + 1:]
        if other not in [one["prefix"] for one in description["matrices"]]:
            matrix["prefix"] = other
    else:
        row = source.choice(description["gates"] + matrix["rows"])
        at = source.randrange(len(row))
        row[at] = str(Fraction(row[at]) + source.choice([Fraction(1), Fraction(-1), Fraction(1, 3)]))
    conditional_random.save_json(program.folder, "w.json", description)
    network = gates.Gates(description)
    wanted = all(network.evaluate([Fraction(1)] + x) == d for x, d in points)
    done = program.run("check", "--outputs", str(len(points[0][1])), "w.json", "t.csv")
    if done.returncode != (0 if wanted else 1):
        return "a changed network, which %s: exit status %d, %s" % (
            "recalls" if wanted else "does not recall", done.returncode, done.stderr), wanted
    return None, wanted


def examine_made(program, source, failed):
    """What is wrong with a network that is made for a random table, or None."""
    points = memorizers_random.make_table(source)
    signed = any(value < 0 for _, d in points for value in d)
    rows = [x + d for x, d in points]
    conditional_random.save(program.folder, "t.csv", rows + rows[:source.randrange(2)])
    outputs = str(len(points[0][1]))
    done = program.run("synth", "--network", "gates", "--json", "--outputs", outputs, "t.csv", "-o", "n.json", "--force")
    if done.returncode != 0 or done.stderr:
        return "synth: %s" % done.stderr
    report, description = json.loads(done.stdout), conditional_random.load(program.folder, "n.json")
    network, inputs = gates.Gates(description), [[Fraction(1)] + x for x, _ in points]
    if any(network.evaluate(h) != d or network.evaluate_composed(h) != d for h, (_, d) in zip(inputs, points)):
        return "the network does not recall"
    if (network.constant, network.signed) != (True, signed) or len(network.gates) >= len(points):
        return "constant %s, signed %s, %d gates" % (network.constant, network.signed, len(network.gates))
    done = program.run("check", "--json", "--points", "--outputs", outputs, "n.json", "t.csv")
    if done.returncode != 0:
        return "check: %s" % done.stderr
    checked = json.loads(done.stdout)
    with open(os.path.join(program.folder, "n.json"), "rb") as file:
        if checked["network"].pop("sha256") != hashlib.sha256(file.read()).hexdigest():
            return "another digest"
    if any(report[name] != checked[name] for name in ("recall", "operations")) or \
            report["network"] != checked["network"]:
        return "synth and check differ"
    problem = report_problem(checked, network, inputs) or form_problem(program, network, inputs[:5] +
                                                                       others(source, network))
    if problem:
        return problem
    if source.random() < 0.3:
        done = program.run("certify", "--json", "--networks", "all", "--rank-budget", "0", "--outputs", outputs, "t.csv")
        shown = {one["network"]: one for one in json.loads(done.stdout)["networks"]}["gates"]
        if shown["operations"] != {name: checked["operations"][name] for name in ("max", "mean", "mean_exact")}:
            return "certify: %s, not %s" % (shown, checked["operations"])
    for _ in range(2):
        problem, wanted = changed(program, source, description, points)
        failed.append(not wanted)
        if problem:
            return problem
    return None


def random_network(source):
    """A description with absent prefixes, prefixes within others, and gates that say nothing."""
    inputs, outputs, k = source.randrange(1, 5), source.randrange(1, 4), source.randrange(6)
    number = lambda: str(Fraction(source.choice([0, 0, 1, -1, 2, 3, -7]), source.choice([1, 1, 2, 3])))  # noqa: E731
    prefixes = {"".join(source.choice("01") for _ in range(source.randrange(k + 1)))
                for _ in range(source.choice([0, 1, 3, 12]))}
    matrices = [{"prefix": prefix, "rows": [[number() for _ in range(inputs)] for _ in range(outputs)]}
                for prefix in prefixes]
    source.shuffle(matrices)
    members = [("format", "memcert-gates-1"), ("inputs", inputs), ("outputs", outputs),
               ("gates", [[number() for _ in range(inputs)] for _ in range(k)]), ("matrices", matrices)]
    members += [(name, source.random() < 0.5) for name in ("constant", "signed") if source.random() < 0.8]
    source.shuffle(members)
    description = dict(members)
    if inputs == 1:
        description["constant"] = False
    return description


def examine_random(program, source):
    """What is wrong with what is said of a random network, or None."""
    description = random_network(source)
    conditional_random.save_json(program.folder, "n.json", description)
    network = gates.Gates(description)
    vectors = others(source, network)
    problem = form_problem(program, network, vectors)
    if problem:
        return problem
    distinct = [h for i, h in enumerate(vectors) if h not in vectors[:i]]
    rows = [h[network.constant:] for h in distinct]
    conditional_random.save(program.folder, "x.csv", rows)
    done = program.run("eval", "--json", "n.json", "x.csv")
    told = [row["text"] for row in json.loads(done.stdout)["rows"]] if done.returncode == 0 else done.stderr
    if told != [",".join(str(value) for value in network.evaluate(h)) for h in distinct]:
        return "eval: %s" % told
    table = [row + network.evaluate(h) for row, h in zip(rows, distinct)]
    conditional_random.save(program.folder, "t.csv", table)
    done = program.run("check", "--json", "--points", "--outputs", str(network.outputs), "n.json", "t.csv")
    if done.returncode != 0:
        return "check: %s %s" % (done.stdout[:300], done.stderr)
    problem = report_problem(json.loads(done.stdout), network, distinct)
    if problem:
        return problem
    at = source.randrange(len(table))
    table[at][-1] += 1
    conditional_random.save(program.folder, "t.csv", table)
    done = program.run("check", "--json", "--outputs", str(network.outputs), "n.json", "t.csv")
    if done.returncode != 1 or json.loads(done.stdout)["recall"]["line"] != at + 1:
        return "a wrong output: %s" % done.stdout[:300]
    return None


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(seed, seed + cases):
            for kind, examine in (("made", lambda source: examine_made(program, source, failed)),
                                  ("random", lambda source: examine_random(program, source))):
                problem = examine(random.Random(case))
                check("gates_random.py 1 %d: %s" % (case, kind), problem is None, problem)
            os.remove(os.path.join(folder, "n.json"))
    check("most changed networks do not recall", sum(failed) > cases, sum(failed))
    return finish("gates")


if __name__ == "__main__":
    sys.exit(main())
