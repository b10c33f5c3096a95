#!/usr/bin/env python3
"""Random datasets of every shape, biased to corners: the report, the file, the exported network and an
independent evaluation must agree about every point, and so must the conditional networks.

usage: cli_random.py [CASES] [SEED]
"""
import itertools
import json
import os
import random
import sys
import tempfile

import agreement
import conditional
import conditional_random
import evaluate
import memcert
from checks import check, finish


# n, p and r; every one in turn, in an order that does not matter.
SHAPES = list(itertools.product(sorted({1, 2, 3} | {2**k + d for k in (2, 3, 4, 5) for d in (-1, 0, 1)}),
                                range(1, 7), range(1, 5)))
random.Random(1).shuffle(SHAPES)


def make_number(source, kind):
    if kind == "grid":
        return str(source.randrange(0, 3))
    if kind == "few":
        return source.choice(["0", "1", "-1", "1/2", "0.5", "1e-1"])
    if kind == "huge":
        return "%d/%d" % (source.randrange(-10**source.randrange(1, 60), 10**60),
                          source.randrange(1, 10**source.randrange(1, 60)))
    if kind == "long":
        return "%d/%d" % (source.choice([1, -1]) * source.randrange(10**99, 10**100), source.randrange(10**99, 10**100))
    if kind == "close":
        return "%d.%040d" % (source.randrange(2), source.randrange(3))
    return "%d.%03d" % (source.randrange(-9, 10), source.randrange(1000))


def make_input(source, kind, before, p):
    """The cells of a row; a neighbour that differs in one coordinate makes ties that a cut must break."""
    if before and source.random() < 0.2:
        cells = before[:p]
        cells[source.randrange(p)] = make_number(source, kind)
        return cells
    return [make_number(source, kind) for _ in range(p)]


def make_table(source, shape):
    """Rows of text cells: n points, as far as there are so many, some repeated. No two rows contradict each other."""
    n, p, r = shape
    kind = source.choice(["grid", "grid", "few", "huge", "long", "close", "decimal"])
    negative = source.random() < 0.4
    outputs = {}
    rows = []
    for attempt in range(3 * n):
        if len(outputs) == n:
            break
        # A grid may have fewer points than are wanted.
        cells = make_input(source, kind if attempt < 2 * n else "decimal", rows[-1] if rows else None, p)
        key = tuple(evaluate.Fraction(cell) for cell in cells)
        if key not in outputs:
            wanted = [make_number(source, source.choice(["grid", "few", "decimal", kind])) for _ in range(r)]
            outputs[key] = wanted if negative else [cell.lstrip("-") for cell in wanted]
        rows.append(cells + outputs[key])
    return rows


def wrong_conditional(program, rows, r, signed):
    """What is wrong with the conditional networks that are synthesized, or None."""
    numbers = [[evaluate.Fraction(cell) for cell in row] for row in rows]
    points = agreement.distinct([(0, row[:-r], row[-r:]) for row in numbers])
    wanted = [outputs for _, _, outputs in points]
    conditional_random.save(program.folder, "points.csv", [inputs + outputs for _, inputs, outputs in points])
    q, depth, put_out = len(points[0][1]) + 1, agreement.ceil_log2(len(points)), 2 * (2 * r if signed else r)
    most = {"ifelse": (2 * q + 1) * depth + put_out, "projection": 2 * q + depth + put_out,
            "search": depth + 2 * (q - 2) + put_out}
    operations = {}
    for kind in agreement.CONDITIONAL:
        done = program.run("synth", "t.csv", "--outputs", str(r), "--network", kind, "-o", "c.json")
        if done.returncode != 0:
            return "synth --network %s: %s" % (kind, done.stderr)
        network = conditional.Conditional(conditional_random.load(program.folder, "c.json"))
        executed = [network.run(inputs) for _, inputs, _ in points]
        if [outputs for outputs, _ in executed] != wanted:
            return "the %s network does not recall" % kind
        operations[kind] = max(taken for _, taken in executed)
        if operations[kind] > most.get(kind, operations[kind]):
            return "the %s network takes more than %d operations" % (kind, most[kind])
        problem = conditional_random.wrong_check(program, "c.json", "points.csv", executed, wanted)
        if problem:
            return "%s: %s" % (kind, problem)
    report = json.loads(program.run("certify", "--json", "t.csv", "--outputs", str(r)).stdout)
    if operations.pop("mixed") > operations["tree"]:
        return "the mixed network is worse than the tree"
    told = agreement.network_operations(report)
    if report["operations"]["max"] != min(told.values()) or told != dict(operations, switch=told["switch"]):
        return "certify reports %s operations, not %s" % (told, operations)
    return None


def examine(program, source, shape, folder):
    """What is wrong with one random case, or None."""
    rows, r = make_table(source, shape), shape[2]
    table = os.path.join(folder, "t.csv")
    with open(table, "w") as stream:
        stream.writelines(",".join(row) + "\n" for row in rows)
    signed = any(cell.startswith("-") and evaluate.Fraction(cell) < 0 for row in rows for cell in row[-r:])
    expected = evaluate.read_table(table, r, signed)
    q = len(expected[0][1]) + 1
    for readout in ("fused", "printed"):
        options = ["--outputs", str(r), "--readout", readout]
        done = program.run("synth", "t.csv", "-o", "t.net", *options)
        if done.returncode != 0:
            return "synth: " + done.stderr
        network = program.layered("t.net")
        for command in (["certify", "t.csv"] + options, ["certify", "--exhaustive", "t.csv"] + options,
                        ["check", "t.net", "t.csv"], ["check", "--exhaustive", "t.net", "t.csv"]):
            done = program.run(*command, "--json", "--points")
            problem = agreement.disagreement(done, network, expected, q, readout)
            if problem:
                return "%s: %s" % (" ".join(command), problem)
            if '"recall": {\n    "holds": true' not in done.stdout:
                return "%s: a synthesized network does not recall" % " ".join(command)
            if readout == "fused" and done.returncode != 0:
                return "%s: a fused network is refuted" % " ".join(command)
        with open(os.path.join(folder, "inputs.csv"), "w") as stream:
            stream.writelines(",".join(row[:-r]) + "\n" for row in rows)
        done = program.run("eval", "--no-header", "t.net", "inputs.csv")
        wanted = [",".join(str(evaluate.Fraction(cell)) for cell in row[-r:]) for row in rows]
        if done.stdout.split() != wanted:
            return "eval: %s, expected %s" % (done.stdout.split(), wanted)
    return wrong_conditional(program, rows, r, signed)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20230501
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for case in range(cases):
            problem = examine(program, random.Random(seed + case), SHAPES[(seed + case) % len(SHAPES)], folder)
            check("cli_random.py 1 %d" % (seed + case), not problem, problem)
            if problem:
                print(open(os.path.join(folder, "t.csv")).read())
    return finish("random datasets")


if __name__ == "__main__":
    sys.exit(main())
