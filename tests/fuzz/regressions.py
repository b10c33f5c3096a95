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

FUZZ = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(FUZZ))

from memcert import SANITIZED

LINE = re.compile(rb"^[^\x00-\x1f\x7f]*:[0-9]+:[0-9]+: [^\x00-\x1f\x7f]+\n$")

# The file stands behind these.
COMMANDS = {
    "table": [["certify"], ["rank"]],
    "lenient": [["certify", "--encode", "--onehot", "--drop-missing", "--outputs", "2"]],
    "arff": [["certify"]],
    "number": [["certify"]],
    "switch": [["show"], ["export", "--to", "layered-json"]],
    "layered": [["export", "--to", "layered-json"], ["activity", "/dev/null"], ["check", "/dev/null"]],
    "conditional": [["export", "--to", "conditional-json"], ["check", "/dev/null"]],
    "nnet": [["import", "--from", "nnet"]],
    "onnx": [["import", "--from", "onnx"]],
    "shard": [["rank", "--merge"]],
}


def problem_of(command, name):
    arguments = command[:-1] + [name, command[-1]] if command[-1] == "/dev/null" else command + [name]
    done = subprocess.run([SANITIZED] + arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=300)
    good = done.returncode in (0, 1, 2, 3, 4) and b"runtime error" not in done.stderr
    if done.returncode == 3:
        good = good and LINE.match(done.stderr)
    return None if good else "exit %d: %s" % (done.returncode, done.stderr.decode(errors="replace")[:1000])


def main():
    passed = failed = 0
    for name in sorted(glob.glob(os.path.join(FUZZ, "regressions", "*", "*"))):
        for command in COMMANDS[os.path.basename(os.path.dirname(name))]:
            problem = problem_of(command, name)
            passed += problem is None
            failed += problem is not None
            if problem:
                print("FAILED %s %s: %s" % (" ".join(command), os.path.relpath(name, FUZZ), problem))
    print("found by fuzzing: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
