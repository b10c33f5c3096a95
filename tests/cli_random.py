#!/usr/bin/env python3
"""Random datasets, biased to corners: the report, the file, the exported network and an independent
evaluation must agree about every point.

usage: cli_random.py [CASES] [SEED]
"""
import os
import random
import sys
import tempfile

import agreement
import evaluate


def make_number(source, kind):
    if kind == "grid":
        return str(source.randrange(0, 3))
    if kind == "few":
        return source.choice(["0", "1", "-1", "1/2", "0.5", "1e-1"])
    if kind == "huge":
        return "%d/%d" % (source.randrange(-10**source.randrange(1, 60), 10**60),
                          source.randrange(1, 10**source.randrange(1, 60)))
    if kind == "close":
        return "%d.%040d" % (source.randrange(2), source.randrange(3))
    return "%d.%03d" % (source.randrange(-9, 10), source.randrange(1000))


def make_table(source):
    """Rows of text cells, and how many are outputs. No two rows contradict each other."""
    n = source.choice([1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33])
    p, r = source.randrange(1, 5), source.randrange(1, 4)
    kind = source.choice(["grid", "grid", "few", "huge", "close", "decimal"])
    negative = source.random() < 0.4
    outputs = {}
    rows = []
    for _ in range(n):
        cells = [make_number(source, kind) for _ in range(p)]
        if rows and source.random() < 0.2:
            # A neighbour that differs in one coordinate makes ties that a cut must break.
            cells = rows[-1][:p]
            cells[source.randrange(p)] = make_number(source, kind)
        key = tuple(evaluate.Fraction(cell) for cell in cells)
        if key not in outputs:
            wanted = [make_number(source, source.choice(["grid", "few", "decimal", kind])) for _ in range(r)]
            outputs[key] = wanted if negative else [cell.lstrip("-") for cell in wanted]
        rows.append(cells + outputs[key])
    return rows, r


def examine(program, source, folder):
    """What is wrong with one random case, or None."""
    rows, r = make_table(source)
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
    return None


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20230501
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        program = agreement.Program(os.path.join(agreement.ROOT, "build", "asan", "memcert"), folder)
        for case in range(cases):
            problem = examine(program, random.Random(seed + case), folder)
            if problem:
                failed += 1
                print("FAILED cli_random.py 1 %d: %s" % (seed + case, problem))
                print(open(os.path.join(folder, "t.csv")).read())
            else:
                passed += 1
    print("random datasets: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
