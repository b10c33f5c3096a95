#!/usr/bin/env python3
"""The sanitized program checks what callers owe the kernel (border.c): no function that the rest of the program calls is
left out, and a wrong call of each kind ends the program.

usage: border.py
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
import statements

FOUND = 99
OBJECTS = os.path.join(ROOT, "build", "asan", "obj")

PROGRAM = r"""
#include <stdlib.h>
#include <string.h>
#include "kernel/exact/order.h"
#include "kernel/exact/vector.h"
#include "kernel/layered/layered.h"
#include "kernel/switch/synthesize.h"
#include "kernel/switch/tree.h"

static mpq_ptr numbers(size_t n)
{
  mpq_ptr a = malloc(n * sizeof *a);
  for (size_t i = 0; i < n; i++) {
    mpq_init(a + i);
    mpq_set_ui(a + i, 1, 1);
  }
  return a;
}

int main(int argc, char **argv)
{
  const char *what = argv[argc - 1];
  mpq_ptr a = numbers(4), b = numbers(4), d = numbers(2);
  size_t order[2], rank[2], layer[] = {1, 2}, first[] = {0, 0, 1}, source[] = {0};
  network net = {2, 2, 1, READOUT_FUSED, numbers(1), numbers(2), numbers(1), numbers(2)};
  dataset data = {2, 2, 1, a, d};
  size_t head[2], next[1], target[1];
  layered_network layered = {1, 1, 2, 1, layer, first, source, b};
  mpq_set_ui(a + 3, 2, 1);
  %s
  return 0;
}
"""

# What a call is to be, its text, and what is said of a wrong one: the function, and the words of its contract.
CALLS = [
    ("right", "vector_both(a, b, 4);", None),
    ("an array that is too short", "vector_both(a, b, 5);", "vector_both: not so: a"),
    ("memory that is released", "free(b); vector_both(a, b, 4);", "vector_both: not so: b"),
    ("no array", "vector_both(a, NULL, 4);", "vector_both: not so: b"),
    ("a number not in lowest terms", "mpz_set_ui(mpq_numref(a), 2); mpz_set_ui(mpq_denref(a), 2); vector_both(a, b, 4);",
     "vector_both: not so: a"),
    ("right", "order_rows(a, 2, 2, order, rank);", None),
    ("the same memory twice", "order_rows(a, 2, 2, order, order);", "order_rows: not so: rank"),
    ("a size that overflows", "order_rows(a, (size_t)-1, 2, order, rank);", "order_rows: not so: q == 0"),
    ("right", "tree_cut(0, 2);", None),
    ("right", "layered_reading(layered, head, next, target);", None),
    ("a network that is not well formed", "source[0] = 1; layered_reading(layered, head, next, target);",
     "layered_reading: not so: __real_layered_valid"),
    ("an order", "tree_cut(1, 2);", "tree_cut: not so: lo"),
    ("right", "synthesize(data, net, order, rank, numbers(SYNTHESIZE_SCRATCH));", None),
    ("a sign", "mpq_neg(d, d); synthesize(data, net, order, rank, numbers(SYNTHESIZE_SCRATCH));",
     "synthesize: not so: has_nonnegative_outputs"),
    ("a point without the constant 1", "mpq_set_ui(a, 3, 1); synthesize(data, net, order, rank, numbers(SYNTHESIZE_SCRATCH));",
     "synthesize: not so: is_augmented"),
    ("a limit", "net.outputs = data.outputs = 0; synthesize(data, net, order, rank, numbers(SYNTHESIZE_SCRATCH));",
     "synthesize: not so: within_limits"),
    ("scratch that is too short", "synthesize(data, net, order, rank, numbers(SYNTHESIZE_SCRATCH - 1));",
     "synthesize: not so: scratch"),
]


def wrapped():
    with open(os.path.join(ROOT, "tests", "contracts", "border.c")) as stream:
        return set(re.findall(r"(?m)^WRAP\([\w ]+?\**, (\w+),", stream.read()))


def owed():
    """The functions of the kernel's headers whose contracts ask something."""
    found = {}
    for header in statements.files("src/kernel/**/*.h"):
        with open(os.path.join(ROOT, header)) as stream:
            text = stream.read()
        for name in statements.public(header):
            contract = re.search(r"(?s)/\*@((?:(?!\*/).)*)\*/\s*[^;{}]*\b%s\(" % name, text)
            found[name] = contract is None or "requires" in contract.group(1)
    return {name for name in found if found[name]}


def called():
    """What the rest of the program calls of other files."""
    objects = glob.glob(os.path.join(OBJECTS, "src", "shell", "**", "*.o"), recursive=True)
    done = subprocess.run(["nm", "-u"] + objects, stdout=subprocess.PIPE, text=True, check=True)
    return set(re.findall(r"(?m)^\s+U (\w+)$", done.stdout))


def test_coverage():
    check("calls are found", len(called()) > 100 and len(owed()) > 40)
    check("each call of the kernel is checked", not (called() & owed()) - wrapped(), (called() & owed()) - wrapped())


def build(folder, number, call):
    main = os.path.join(folder, "call%d.c" % number)
    with open(main, "w") as stream:
        stream.write(PROGRAM % call)
    target = main[:-len(".c")]
    kernel = glob.glob(os.path.join(OBJECTS, "src", "kernel", "*", "*.o"))
    done = subprocess.run(["gcc", "-std=c11", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-Isrc", "-I.",
                           "-o", target] + ["-Wl,--wrap=" + name for name in sorted(wrapped())] +
                          [main, os.path.join(OBJECTS, "tests", "contracts", "border.o")] + kernel +
                          shlex.split("-lmpfr -lgmp"), cwd=ROOT, text=True, stderr=subprocess.PIPE)
    check("call %d is compiled" % number, done.returncode == 0, done.stderr)
    return target


def test_calls():
    here = dict(os.environ, ASAN_OPTIONS="exitcode=%d:detect_leaks=0" % FOUND)  # what it says is read here
    with tempfile.TemporaryDirectory() as folder:
        for number, (what, call, said) in enumerate(CALLS):
            done = subprocess.run([build(folder, number, call)], text=True, env=here, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE)
            check("%s: %s" % (what, call), done.returncode == (FOUND if said else 0), done.stderr)
            if said:
                check("%s is said" % what, "ERROR: border: " + said in done.stderr, done.stderr)


def main():
    test_coverage()
    test_calls()
    return finish("border")


if __name__ == "__main__":
    sys.exit(main())
