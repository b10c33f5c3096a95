#!/usr/bin/env python3
"""Runs all tests of check.sh at length, every proof and mutant and the fuzzers, and writes one page
with the figures that were seen, build/assurance.md.

usage: assurance.py SECONDS [WORD]       SECONDS for each fuzzed reader; only what has WORD in its name
"""
import datetime
import os
import re
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(ROOT, "build", "assurance.md")
MAKE = os.environ.get("MAKE", "make")

# What tests/suites lists, with what it is to be run with here.
LONGER = {
    "tests/hostile/cli_fuzz.py": ["2000"],
    "tests/hostile/forged.py": ["20000"],
    "tests/random/cli_random.py": ["3000"],
    "tests/random/rank_random.py": ["500"],
    "tests/random/labels_random.py": ["1000"],
    "tests/random/conditional_random.py": ["1000"],
    "tests/random/packed_random.py": ["1000"],
    "tests/hostile/conditional_files.py": ["500"],
    "tests/random/import_random.py": ["1000"],
    "tests/hostile/import_bad.py": ["1000"],
    "build/test_expansion": ["2000"],
}
RESULT = re.compile(r"(?:^|[^0-9])([0-9]+) passed, ([0-9]+) failed$")
FIGURE = re.compile(r"[0-9]+ (passed|executions|goals|of [0-9]+ mutants)|tried [0-9]+|^(canaries|realization|tools): ")
MOST_FIGURES = 30

VERSIONS = [["build/memcert", "--version"], ["gcc", "--version"], ["clang", "--version"], ["valgrind", "--version"],
            ["frama-c", "-version"], ["why3", "--version"], ["z3", "--version"], ["cvc4", "--version"],
            ["cvc5", "--version"],
            ["python3", "--version"], ["uname", "-sr"]]
PACKAGES = ["libgmp10", "libmpfr6", "libjansson4", "libcsv3", "libprotobuf-c1", "libnettle8", "libflint-dev"]


def first_line(command):
    try:
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    except FileNotFoundError:
        return command[0] + ": not there"
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    return "%s: %s" % (os.path.basename(command[0]), lines[0] if lines else "says nothing")


def versions():
    found = [first_line(command) for command in VERSIONS]
    for package in PACKAGES:
        found.append("%s %s" % (package, first_line(["dpkg-query", "-W", "-f", "${Version}", package])))
    return found


def suites(seconds):
    """What tests/suites lists, longer, and what it does not."""
    with open(os.path.join(ROOT, "tests", "suites")) as file:
        for command in re.findall(r"(?m)^(?:beside|alone|proofs) (.*)", file.read()):
            words = re.sub("^make ", MAKE + " ", command).replace("-fast", "").split()
            yield words[:1] + LONGER.get(words[0], words[1:])
    yield [MAKE, "fuzz", "SECONDS=%d" % seconds]


def run(command):
    """What a suite says, how it ended, and how long it took."""
    print("== " + " ".join(command), flush=True)
    begin = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    lines = done.stdout.decode(errors="replace").splitlines()
    results = [RESULT.search(line) for line in lines]
    passed = sum(int(found.group(1)) for found in results if found)
    failed = sum(int(found.group(2)) for found in results if found)
    if failed == 0 and (done.returncode != 0 or passed == 0):
        failed = 1
    if failed:
        print("\n".join(lines[-20:]))
    print("%d passed, %d failed" % (passed, failed), flush=True)
    return {"name": " ".join(command), "passed": passed, "failed": failed, "seconds": time.monotonic() - begin,
            "figures": [line for line in lines if FIGURE.search(line)][-MOST_FIGURES:]}


def write_page(ran, begin, word):
    with open(PAGE, "w") as page:
        page.write("# Assurance of memcert\n\n")
        page.write("Every figure is of one run of `make assurance`, which began on %s%s.\n\n" % (
            begin.strftime("%Y-%m-%d at %H:%M"), ", of what has '%s' in its name only" % word if word else ""))
        page.write("| suite | passed | failed | seconds |\n|---|---|---|---|\n")
        for suite in ran:
            page.write("| `%(name)s` | %(passed)d | %(failed)d | %(seconds).0f |\n" % suite)
        page.write("| all | %d | %d | %.0f |\n" % tuple(sum(suite[key] for suite in ran)
                                                      for key in ("passed", "failed", "seconds")))
        page.write("\n## Figures\n")
        for suite in ran:
            page.write("\n`%s`\n\n%s\n" % (suite["name"], "\n".join("    " + line for line in suite["figures"])))
        page.write("\n## Versions\n\n%s\n" % "\n".join("    " + line for line in versions()))


def main():
    seconds, word = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    begin = datetime.datetime.now()
    if subprocess.run([MAKE, "all", "asan", "build/without_onnx/memcert", "build/failing_malloc.so",
                       "build/test_expansion"], cwd=ROOT).returncode != 0:
        sys.exit("assurance.py: the build failed")
    commands = list(suites(seconds))
    if not set(LONGER) <= {command[0] for command in commands}:
        sys.exit("assurance.py: not in tests/suites: %s" % (set(LONGER) - {command[0] for command in commands}))
    ran = []
    for command in commands:
        if word in " ".join(command):
            ran.append(run(command))
            write_page(ran, begin, word)
    failed = sum(suite["failed"] for suite in ran)
    print("written: %s\n%d passed, %d failed" % (PAGE, sum(suite["passed"] for suite in ran), failed))
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
