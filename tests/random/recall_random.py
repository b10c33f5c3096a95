#!/usr/bin/env python3
"""Random layered and conditional networks on tables that they recall and on tables that they do not: `check` by each
of its rules (exact, --tolerance, --argmax) against an independent evaluation in exact Python.

usage: recall_random.py [CASES] [SEED]
"""
import json
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import evaluate
import memcert
from checks import check, finish
from conditional_random import number, random_conditional, random_layered, random_rows, save, save_json


def joined(outputs, signed):
    """Signed outputs are the differences of pairs."""
    half = len(outputs) // 2
    return [a - b for a, b in zip(outputs[:half], outputs[half:])] if signed else outputs


def first_wrong(rows, right):
    """The line of the first row that is not recalled."""
    return next((line for line, row in enumerate(rows, start=1) if not right(line - 1)), None)


def verdict(program, *arguments):
    done = program.run("check", "--json", *arguments)
    if done.returncode not in (0, 1):
        return done.returncode, done.stderr
    recall = json.loads(done.stdout)["recall"]
    return done.returncode, recall.get("line"), recall.get("rule", "exact")


def wanted(line, kind):
    return (0 if line is None else 1, line, kind)


def distinct(rows):
    return [list(row) for row in dict.fromkeys(map(tuple, rows))]


def near(source, got, tolerance):
    """Numbers about as far from `got` as is still allowed; now and then one step too far."""
    step = source.choice([Fraction(0), tolerance, -tolerance, tolerance / 3, Fraction(1, 10**30)])
    beyond = source.choice([0, 0, 0, Fraction(1, 10**40)])
    return [value + step + (beyond if step >= 0 else -beyond) for value in got]


def examine_layered(program, source):
    folder, kind = program.folder, source.choice(["small", "plain", "wide", "huge"])
    description = random_layered(source, kind)
    network, signed = evaluate.Network(description), description.get("signed", False)
    constant = description.get("constant", False)
    rows = distinct(random_rows(source, network.inputs - constant, source.choice([1, 2, 5]), "small"))
    got = [joined(network.evaluate([Fraction(1)] * constant + row)[0], signed) for row in rows]
    width = "--outputs=%d" % len(got[0])
    save_json(folder, "l.json", description)
    tolerance = abs(number(source, kind))
    tables = [got, [near(source, one, tolerance) for one in got],
              [[-value for value in one] if source.random() < 0.3 else one for one in got]]
    for which, table in enumerate(tables):
        save(folder, "d.csv", [row + one for row, one in zip(rows, table)])
        exact = first_wrong(rows, lambda i: got[i] == table[i])
        within = first_wrong(rows, lambda i: all(abs(a - b) <= tolerance for a, b in zip(got[i], table[i])))
        found = [verdict(program, "l.json", "d.csv", width),
                 verdict(program, "l.json", "d.csv", width, "--tolerance=%s" % tolerance)]
        if found != [wanted(exact, "exact"), wanted(within, "tolerance")]:
            return "table %d: %s, but lines %s and %s are wrong" % (which, found, exact, within)
    labels = [source.choice([max(range(len(one)), key=one.__getitem__), 0, len(one) - 1, len(one), Fraction(1, 2)])
              if source.random() < 0.3 else max(range(len(one)), key=one.__getitem__) for one in got]
    save(folder, "a.csv", [row + [Fraction(label)] for row, label in zip(rows, labels)])
    line = first_wrong(rows, lambda i: [k for k, a in enumerate(got[i]) if a == max(got[i])] == [labels[i]])
    found = verdict(program, "l.json", "a.csv", "--argmax")
    return None if found == wanted(line, "argmax") else "argmax: %s, but line %s is wrong" % (found, line)


def examine_conditional(program, source):
    """Of signed outputs the differences decide: both numbers of a pair may be more by the same."""
    folder, kind = program.folder, source.choice(["small", "plain", "wide", "huge"])
    description = random_conditional(source, kind)
    network = conditional.Conditional(description)
    rows = distinct(random_rows(source, network.inputs - network.constant, source.choice([1, 2, 5]), "small"))
    got = [network.run(row)[0] for row in rows]
    r = len(next(node["outputs"] for node in description["nodes"] if "outputs" in node)) // (1 + network.signed)
    table = [[Fraction(1)] * r if one is None else one if source.random() < 0.8 else near(source, one, Fraction(1))
             for one in got]
    save_json(folder, "c.json", description)
    save(folder, "d.csv", [row + one for row, one in zip(rows, table)])
    line = first_wrong(rows, lambda i: got[i] == table[i])
    found = verdict(program, "c.json", "d.csv")
    return None if found == wanted(line, "exact") else "conditional: %s, but line %s is wrong" % (found, line)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 80
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for case in range(seed, seed + cases):
        source = random.Random(case)
        with tempfile.TemporaryDirectory() as folder:
            program = memcert.Program(folder)
            problem = source.choice([examine_layered, examine_layered, examine_conditional])(program, source)
        check("recall_random.py 1 %d" % case, problem is None, problem)
    return finish("recall by each rule")


if __name__ == "__main__":
    sys.exit(main())
