#!/usr/bin/env python3
"""Every script is well formed: no undefined or unused name in Python, no syntax error in shell.

usage: scripts.py
"""
import glob
import os
import shutil
import subprocess
import sys

from checks import check, finish
from memcert import ROOT

TOOLS = {".py": ["pyflakes3"], ".sh": ["sh", "-n"]}


def accepted(command, path):
    done = subprocess.run(command + [path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode == 0, done.stdout


def main():
    if not shutil.which("pyflakes3"):
        sys.exit("scripts.py: pyflakes3 is missing: tests/lib/deps.sh all installs it")
    for ending, command in TOOLS.items():
        for folder in ("tests", "proofs", "src"):
            for path in sorted(glob.glob(os.path.join(ROOT, folder, "**", "*" + ending), recursive=True)):
                check(os.path.relpath(path, ROOT), *accepted(command, path))
    wrong = os.path.join(ROOT, "build", "undefined_name.py")
    with open(wrong, "w") as stream:
        stream.write("print(steady)\n")
    check("an undefined name is found", not accepted(TOOLS[".py"], wrong)[0])
    return finish("scripts")


if __name__ == "__main__":
    sys.exit(main())
