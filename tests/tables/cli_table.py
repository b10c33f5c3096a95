#!/usr/bin/env python3
"""Runs the tests of cli.table.

usage: cli_table.py [WORD]       only tests with WORD in their name
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

from memcert import PLAIN, ROOT, SANITIZED, TABLES, found

TESTS = os.path.dirname(os.path.abspath(__file__))

# The options of a command that reads t.csv as a table.
TABLE_OPTIONS = re.compile(r"memcert (?:certify|rank) ((?:(?!--(?:bundle|rank|network|epsilon|json))[-\w ,.#=])*)t\.csv")
# After which a test has failed.
SECONDS = 300


def unescape(text):
    """The escapes of printf, as bytes."""
    return subprocess.run(["printf", text.replace("%", "%%")], stdout=subprocess.PIPE, check=True).stdout


def run(folder, exit_status, substring, command, content):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
    if content is not None:
        with open(os.path.join(folder, "t.csv"), "wb") as table:
            table.write(unescape(content))
    # With all that it has started.
    done = subprocess.run(["timeout", str(SECONDS), "sh", "-c", command], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    shown = done.stdout.decode(errors="replace")
    complaint = found()
    if complaint:
        return "a sanitizer or valgrind complains", complaint + shown
    if done.returncode != exit_status:
        return "exit %d instead of %d" % (done.returncode, exit_status), shown
    if substring not in shown:
        return "the output lacks: " + substring, shown
    leftover = [name for name in os.listdir(folder) if name.count(".") > 1]
    if leftover:
        return "temporary files are left: %s" % leftover, shown
    return None, shown


def environment(program):
    os.environ["PATH"] = os.pathsep.join([os.path.dirname(program), os.path.join(ROOT, "tests", "lib"), os.environ["PATH"]])
    os.environ["D"] = os.path.join(ROOT, "datasets")
    os.environ["S"] = TABLES


def tests():
    """(line, fields) of every test."""
    names = set()
    with open(os.path.join(TESTS, "cli.table")) as table:
        for number, line in enumerate(table, start=1):
            if line.startswith("#") or not line.strip():
                continue
            fields = line.rstrip("\n").split(" :: ")
            if len(fields) < 4 or len(fields) > 5 or fields[0] in names:
                sys.exit("cli.table:%d: not a test, or its name is taken" % number)
            names.add(fields[0])
            yield number, fields


def passes(folder, number, fields):
    """Runs a test in the environment that there is, and returns what is wrong."""
    problem, shown = run(folder, int(fields[1]), fields[2].replace("$D", os.environ["D"]), fields[3],
                         fields[4] if len(fields) > 4 else None)
    if problem:
        print("FAILED %s (cli.table:%d): %s\n  %s" % (fields[0], number, problem, fields[3]))
        print("\n".join("  | " + text for text in shown.splitlines()[:12]))
    return not problem


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    passed = failed = skipped = 0
    path = os.environ["PATH"]
    with tempfile.TemporaryDirectory() as folder:
        for number, fields in tests():
            shared = fields[0].startswith("shared")
            if wanted not in fields[0]:
                continue
            if shared and not os.path.isdir(TABLES):
                skipped += 1
                continue
            os.environ["PATH"] = path
            environment(PLAIN if shared else SANITIZED)
            good = passes(folder, number, fields)
            passed += good
            failed += not good
    if skipped:
        print("%d tests left out: no %s" % (skipped, TABLES))
    print("command line: %d passed, %d failed" % (passed, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
