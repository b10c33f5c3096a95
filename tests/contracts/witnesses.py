#!/usr/bin/env python3
"""The callers of proofs/witnesses run to their ends, with sanitizers: what is proved of them is not proved of calls that
nothing can reach.

usage: witnesses.py
"""
import glob
import os
import re
import shlex
import subprocess
import sys
import tempfile

from checks import check, finish
from memcert import ROOT

WITNESSES = sorted(glob.glob(os.path.join(ROOT, "proofs", "witnesses", "*.c")))
CALLER = re.compile(r"(?m)^void (\w+)\(void\)$")
MAIN = "#include <stdio.h>\n%s\nint main(void)\n{\n%s\n  return 0;\n}\n"


def callers(path):
    with open(path) as stream:
        return CALLER.findall(stream.read())


def program(path, folder):
    """Calls them one after the other and prints the name of each that returns."""
    names = callers(path)
    main = os.path.join(folder, "main.c")
    with open(main, "w") as stream:
        stream.write(MAIN % ("".join("void %s(void);\n" % name for name in names),
                             "\n".join('  %s();\n  puts("%s");' % (name, name) for name in names)))
    target = os.path.join(folder, os.path.basename(path)[:-len(".c")])
    kernel = glob.glob(os.path.join(ROOT, "build", "asan", "obj", "src", "kernel", "*", "*.o"))
    done = subprocess.run(["gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-g", "-fsanitize=address,undefined",
                           "-fno-sanitize-recover=all", "-I.", "-Isrc", "-include", "tests/contracts/numbers.h", "-o", target,
                           main, path] + kernel + shlex.split("-lmpfr -lgmp"), cwd=ROOT, text=True, stderr=subprocess.PIPE)
    check("%s is compiled" % os.path.basename(path), done.returncode == 0, done.stderr)
    return target


def main():
    # What a caller has initialised is there until the end.
    leaks = dict(os.environ, ASAN_OPTIONS=os.environ["ASAN_OPTIONS"].replace("detect_leaks=1", "detect_leaks=0"))
    with tempfile.TemporaryDirectory() as folder:
        for path in WITNESSES:
            done = subprocess.run([program(path, folder)], text=True, env=leaks, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for name in callers(path):
                check("%s returns" % name, name in done.stdout.split(), done.stderr)
            check("%s: exit status" % os.path.basename(path), done.returncode == 0, done.returncode)
    return finish("witnesses")


if __name__ == "__main__":
    sys.exit(main())
