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
import memcert
from checks import check, finish

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
    with open(os.path.join(memcert.ROOT, "datasets", name)) as source, open(path, "w") as copy:
        copy.writelines(source.readlines()[1:])
    return path


def examine(program, net, table, rows, readout, wrong_shift):
    """What `check` does wrong with a changed network (or None), and whether it refutes it."""
    if wrong_shift:
        done = program.run("check", net, table)
        return (None if done.returncode == 3 else "exit %d instead of 3" % done.returncode), False
    network = program.layered(net)
    for extra in ([], ["--exhaustive"]):
        done = program.run("check", "--json", "--points", net, table, *extra)
        problem = agreement.disagreement(done, network, rows, len(rows[0][1]) + 1, readout)
        if problem:
            return problem, False
    return None, done.returncode == 1


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        net = os.path.join(folder, "t.net")
        for name, outputs, signed, options in CASES:
            table = plain_copy(name, folder)
            rows = evaluate.read_table(table, outputs, signed)
            readout = "printed" if "printed" in options else "fused"
            if program.run("synth", table, "-o", net, *options).returncode != 0:
                sys.exit("cli_mutants.py: no network for " + name)
            with open(net) as stream:
                lines = stream.read().split("\n")
            for index, start, end in numbers(lines):
                any_refuted = False
                is_shift = lines[index].startswith("shift")
                for change, function in CHANGES:
                    value = function(Fraction(lines[index][start:end]))
                    changed = lines[:]
                    changed[index] = lines[index][:start] + str(value) + lines[index][end:]
                    with open(net, "w") as stream:
                        stream.write("\n".join(changed))
                    problem, refuted = examine(program, net, table, rows, readout, is_shift and value <= 0)
                    any_refuted = any_refuted or refuted
                    check("%s, %s, %s" % (name, changed[index], change), not problem, problem)
                # A shift may only be raised; any other weight matters in some way.
                if not is_shift:
                    check("%s: some change of column %d in '%s' is refuted" % (name, start + 1, lines[index]),
                          any_refuted)
    return finish("changed networks")


if __name__ == "__main__":
    sys.exit(main())
