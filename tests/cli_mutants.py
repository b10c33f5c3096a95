#!/usr/bin/env python3
"""Changes every number of small networks, one at a time, and compares the verdict of `memcert check`
with an independent evaluation of the changed network: a network that does not recall is refuted with
its first failing point, and only one that recalls is certified.

usage: cli_mutants.py
"""
import os
import re
import sys
import tempfile
from fractions import Fraction

import agreement
import evaluate

NUMBER = re.compile(r"(?<=[: ])-?[0-9]+(?:/[0-9]+)?(?= |$)")

CASES = [  # dataset, outputs, signed, options
    ("figure1.csv", 1, False, []),
    ("figure1.csv", 1, False, ["--readout", "printed"]),
    ("negative.csv", 1, True, []),
    ("vector.csv", 3, False, ["--outputs", "3"]),
]

CHANGES = [
    ("plus one", lambda value: value + 1),
    ("minus one", lambda value: value - 1),
    ("negated", lambda value: -value),
    ("zero", lambda value: Fraction(0)),
    ("nearly the same", lambda value: value * Fraction(10**30 + 1, 10**30)),
    ("half", lambda value: value / 2),
]


def numbers(lines):
    """(line, start, end) of every number that is a weight of the network."""
    for index, line in enumerate(lines):
        words = line.split(" ")
        if words[0] not in ("shift", "switch", "leaf"):
            continue
        # The number of the switch or leaf itself is no weight.
        begin = len(words[0]) if words[0] == "shift" else len(words[0]) + 1 + len(words[1])
        for match in NUMBER.finditer(line, begin):
            yield index, match.start(), match.end()


def plain_copy(name, folder):
    """The dataset without its header, which the evaluator does not read."""
    path = os.path.join(folder, "plain.csv")
    with open(os.path.join(agreement.ROOT, "datasets", name)) as source, open(path, "w") as copy:
        copy.writelines(source.readlines()[1:])
    return path


def main():
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        program = agreement.Program(os.path.join(agreement.ROOT, "build", "memcert"), folder)
        net = os.path.join(folder, "t.net")
        for name, outputs, signed, options in CASES:
            table = plain_copy(name, folder)
            rows = evaluate.read_table(table, outputs, signed)
            readout = "printed" if "printed" in options else "fused"
            if program.run("synth", table, "-o", net, *options).returncode != 0:
                sys.exit("cli_mutants.py: no network for " + name)
            lines = open(net).read().split("\n")
            for index, start, end in numbers(lines):
                refuted = 0
                for change, function in CHANGES:
                    value = Fraction(lines[index][start:end])
                    changed = lines[:]
                    changed[index] = lines[index][:start] + str(function(value)) + lines[index][end:]
                    with open(net, "w") as stream:
                        stream.write("\n".join(changed))
                    problem = None
                    if lines[index].startswith("shift") and function(value) <= 0:
                        done = program.run("check", net, table)
                        if done.returncode != 3:
                            problem = "a shift that is not positive has exit %d" % done.returncode
                    else:
                        network = program.layered(net)
                        for extra in ([], ["--exhaustive"]):
                            done = program.run("check", "--json", "--points", net, table, *extra)
                            problem = problem or agreement.disagreement(done, network, rows, len(rows[0][1]) + 1, readout)
                    refuted += problem is None and done.returncode == 1
                    if problem:
                        print("FAILED %s, %s, %s: %s" % (name, changed[index], change, problem))
                    failed += problem is not None
                    passed += problem is None
                # A shift may only be raised; any other weight matters in some way.
                if refuted == 0 and not lines[index].startswith("shift"):
                    print("FAILED %s: no change of %s in '%s' is refuted" % (name, lines[index][start:end], lines[index]))
                    failed += 1
    print("changed networks: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
