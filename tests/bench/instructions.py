#!/usr/bin/env python3
"""Counts the machine instructions of a few runs, which do not depend on how busy the machine is, and compares them with
those that are noted in instructions.txt: a run that takes more than 1.5 times as many is a fault.

usage: instructions.py [--write]        notes what is counted instead
"""
import os
import re
import subprocess
import sys
import tempfile

from checks import check, finish, results
from memcert import PLAIN, ROOT

NOTED = os.path.join(ROOT, "tests", "bench", "instructions.txt")
TIMES = 1.5

# Name; the table's points and inputs, and its kind; words of the command. What is made is not kept.
RUNS = [
    ("check a wide table", 400, 400, "grid", ["check", "net", "table"]),
    ("check a long table", 8000, 8, "decimal", ["check", "net", "table"]),
    ("switch", 2000, 8, "decimal", ["synth", "table"]),
    ("projection", 2000, 8, "decimal", ["synth", "--network", "projection", "table"]),
    ("search", 2000, 8, "decimal", ["synth", "--network", "search", "table"]),
    ("tree", 1000, 8, "decimal", ["synth", "--network", "tree", "--tree-steps", "300000", "table"]),
    ("certify", 500, 8, "grid", ["certify", "--tree-steps", "100000", "--rank-budget", "0", "table"]),
    ("rank", 60, 2, "decimal", ["rank", "--jobs", "1", "table"]),
]


def make_inputs(folder, points, inputs, kind):
    """A table, and a network that recalls it."""
    with open(os.path.join(folder, "table"), "w") as stream:
        subprocess.run([sys.executable, os.path.join(ROOT, "datasets", "generate.py"), "-n", str(points),
                        "-p", str(inputs), "--kind", kind], stdout=stream, check=True)
    subprocess.run([PLAIN, "synth", "--network", "projection", "table", "-o", "net"], cwd=folder, check=True)


def count(folder, words):
    """Instructions of one run, or the reason why there is no number."""
    done = subprocess.run(["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", PLAIN]
                          + words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode not in (0, 1) or not found:
        return None, done.stderr
    return int(found.group(1).replace(",", "")), ""


def noted():
    with open(NOTED) as stream:
        lines = [line.rsplit(None, 1) for line in stream if not line.startswith("#")]
    return {name: int(number) for name, number in lines}


def write(counted):
    with open(NOTED, "w") as stream:
        stream.write("# Instructions of the runs of instructions.py, which writes this.\n")
        for name, number in counted.items():
            stream.write("%-20s %12d\n" % (name, number))


def main():
    counted = {}
    for name, points, inputs, kind, words in RUNS:
        with tempfile.TemporaryDirectory() as folder:
            make_inputs(folder, points, inputs, kind)
            counted[name], why = count(folder, words)
            check("%s: runs" % name, counted[name], why)
    if sys.argv[1:] == ["--write"] and not results["failed"]:
        write(counted)
    before = noted()
    check("each run has a noted number", list(before) == list(counted), (list(before), list(counted)))
    for name, number in counted.items():
        ratio = (number or 0) / before.get(name, 1)
        check("%s: at most %.1f times the instructions noted" % (name, TIMES), ratio <= TIMES, "%.2f times" % ratio)
    return finish("instructions")


if __name__ == "__main__":
    sys.exit(main())
