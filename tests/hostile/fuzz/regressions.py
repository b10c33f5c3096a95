#!/usr/bin/env python3
"""Reads what the fuzzers once found, regressions/READER/*, with sanitizers: every command ends with one of its own exit
statuses, and where that is 3 with one line that a terminal only shows.

usage: regressions.py
"""
import glob
import os
import re
import subprocess
import sys

from checks import check, finish
from memcert import SANITIZED

FUZZ = os.path.dirname(os.path.abspath(__file__))
LINE = re.compile("^[^\x00-\x1f\x7f-\x9f]*:[0-9]+:[0-9]+: [^\x00-\x1f\x7f-\x9f]+\n$")

# The file stands after these.
COMMANDS = {
    "table": [["certify"], ["rank"]],
    "lenient": [["certify", "--encode", "--onehot", "--drop-missing", "--outputs", "2"]],
    "arff": [["certify"]],
    "number": [["certify"]],
    "switch": [["show"], ["export", "--to", "layered-json"]],
    "layered": [["export", "--to", "layered-json"], ["activity", "/dev/null"], ["check", "/dev/null"]],
    "conditional": [["export", "--to", "conditional-json"], ["check", "/dev/null"]],
    "gates": [["export", "--to", "conditional-json"], ["show"], ["check", "/dev/null"]],
    "nnet": [["import", "--from", "nnet"]],
    "onnx": [["import", "--from", "onnx"]],
    "xgboost": [["import", "--from", "xgboost", "--round", "24"]],
    "lightgbm": [["import", "--from", "lightgbm"]],
    "shard": [["rank", "--merge"]],
}


def run(command, name):
    arguments = command[:-1] + [name, command[-1]] if command[-1] == "/dev/null" else command + [name]
    return subprocess.run([SANITIZED] + arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=300)


def main():
    for name in sorted(glob.glob(os.path.join(FUZZ, "regressions", "*", "*"))):
        for command in COMMANDS[os.path.basename(os.path.dirname(name))]:
            done = run(command, name)
            good = done.returncode in (0, 1, 2, 4) or (done.returncode == 3 and LINE.match(done.stderr.decode()))
            check("%s %s" % (" ".join(command), os.path.relpath(name, FUZZ)), good, done)
    return finish("found by fuzzing")


if __name__ == "__main__":
    sys.exit(main())
