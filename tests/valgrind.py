#!/usr/bin/env python3
"""Runs tests of cli.table with the program under valgrind: no invalid access, no value that was never set, no
block lost.

usage: valgrind.py [EVERY]        every EVERY-th test only (default 1)
"""
import os
import sys
import tempfile

import cli_table
from memcert import PLAIN

# Parts of the names of tests that take long, are timed, or expect an allocation to be refused.
LEFT_OUT = ["net too large", "large rows", "large table", "very many", "in little time"]

VALGRIND = """#!/bin/sh
exec valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite \\
  --errors-for-leak-kinds=definite %s "$@"
"""


def main():
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    results = []
    with tempfile.TemporaryDirectory() as programs, tempfile.TemporaryDirectory() as folder:
        program = os.path.join(programs, "memcert")
        with open(program, "w") as script:
            script.write(VALGRIND % PLAIN)
        os.chmod(program, 0o755)
        cli_table.environment(program)
        chosen = [(number, fields) for number, fields in cli_table.tests()
                  if not fields[0].startswith("shared") and not any(part in fields[0] for part in LEFT_OUT)]
        for number, fields in chosen[::every]:
            results.append(cli_table.passes(folder, number, fields))
    print("under valgrind: %d passed, %d failed" % (sum(results), len(results) - sum(results)))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
