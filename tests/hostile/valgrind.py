#!/usr/bin/env python3
"""Runs tests of cli.table, and imports of ONNX files, good and bad, with the program under valgrind: no invalid access,
no value that was never set, no block lost.

usage: valgrind.py [EVERY]        every EVERY-th test only (default 1)
"""
import os
import subprocess
import sys
import tempfile

import cli_table
import import_bad
from checks import check, finish
from memcert import FOUND, PLAIN, found

# Parts of the names of tests that take long, are timed, or expect an allocation to be rejected.
LEFT_OUT = ["net too large", "large rows", "large table", "very many", "in little time", "max-memory of one block",
            "the same command prints", "in steps", "a rate and the time left", "too long for its file"]

VALGRIND = """#!/bin/sh
exec valgrind -q --log-file=%s/%%p --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \\
  --errors-for-leak-kinds=definite %s "$@"
"""

# What must be found, also of a process that nobody waits for.
UNSET = "#include <stdlib.h>\nint main(void) { int *a = malloc(sizeof *a), b = *a == 3; free(a); return b; }\n"
LOST = "#include <stdlib.h>\nint main(void) { return malloc(1) == NULL; }\n"


def under_valgrind(program, folder):
    """A script that runs the program so, with its name."""
    path = os.path.join(folder, os.path.basename(program))
    with open(path, "w") as script:
        script.write(VALGRIND % (FOUND, program))
    os.chmod(path, 0o755)
    return path


def planted(folder):
    for name, text in (("unset", UNSET), ("lost", LOST)):
        program = os.path.join(folder, name + ".out")
        subprocess.run(["gcc", "-x", "c", "-", "-o", program], input=text, text=True, check=True)
        os.makedirs(os.path.join(folder, "under"), exist_ok=True)
        for command in ("%s", "%s | cat"):
            subprocess.run(command % under_valgrind(program, os.path.join(folder, "under")), shell=True)
            check("%s is found by valgrind" % name, found() != "")


def main():
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as programs, tempfile.TemporaryDirectory() as folder:
        planted(programs)
        program = under_valgrind(PLAIN, programs)
        cli_table.environment(program)
        chosen = [(number, fields) for number, fields in cli_table.tests()
                  if not fields[0].startswith("shared") and not any(part in fields[0] for part in LEFT_OUT)]
        for number, fields in chosen[::every]:
            check(fields[0], cli_table.passes(folder, number, fields))
        models = [("rich", 0, import_bad.RICH)] + [(name, status, model) for name, status, _, model in import_bad.ONNX]
        for name, status, model in models[::every]:
            good, got, shown = import_bad.run(folder, "t.onnx", model, "import", "t.onnx", "-o", "out.json",
                                              program=program)
            check("ONNX, " + name, good and got == status and not found(), shown)
    return finish("under valgrind")


if __name__ == "__main__":
    sys.exit(main())
