#!/usr/bin/env python3
"""The maker of merged and packed networks broken on purpose: `synth` and `certify` must refuse what it then makes,
since the checker that they ask does not believe it.

usage: packed_broken.py
"""
import os
import subprocess
import sys
import tempfile

import agreement
from checks import check, finish

FOLDER = os.path.join(agreement.ROOT, "build", "broken")
# Points on four lines, none of which is constant; then labels, in threes.
LINES = [(x, (x, 2 * x + 5, 40 - x, 5 * x)[x // 3]) for x in range(12)]
LABELS = [(x, x // 3 + 1) for x in range(12)]
# What is broken, the text, what replaces it, and the networks that it spoils: of merged, packed.
CHANGES = [
    ("nothing", "", "", ()),
    ("a test lets its threshold through", "IS_LESS, t->scratch", "IS_AT_MOST, t->scratch", ("merged", "packed")),
    ("the successors change places", "program[at].next = below;\n  t->model->program[at].otherwise = above;",
     "program[at].next = above;\n  t->model->program[at].otherwise = below;", ("merged", "packed")),
    ("a leaf takes whatever comes", "return a < k->width || numbers_first_nonzero(y, a, d) == d;", "return true;",
     ("merged", "packed")),
    ("the function is not that of the points", "mpq_sub(found, row + k->width + j, t);",
     "mpq_add(found, row + k->width + j, t);", ("packed",)),
    ("the tests are a chain", "size_t cut = tree_cut(lo, hi);", "size_t cut = lo + 1;", ("merged", "packed")),
    ("a leaf has more terms than it may have", "add_operation(&k->model, k->w, k->width);\n",
     "add_operation(&k->model, k->w, k->width);\n  for (size_t a = 0; a < 9 * k->width; a++)\n"
     "    mpq_set_ui(conditional_model_add_term(&k->model, 0), 0, 1);\n", ("merged", "packed")),
]


def build(old, new):
    with open(os.path.join(agreement.ROOT, "src", "shell", "packed_model.c")) as file:
        text = file.read()
    if old and text.count(old) != 1:
        sys.exit("packed_broken.py: occurs %d times: %s" % (text.count(old), old))
    os.makedirs(FOLDER, exist_ok=True)
    with open(os.path.join(FOLDER, "packed_model.c"), "w") as file:
        file.write(text.replace(old, new) if old else text)
    subprocess.run([os.environ.get("MAKE", "make"), "-s", "-C", agreement.ROOT, "build/broken/memcert"], check=True)


def refused(done, kind):
    return done.returncode == 4 and "internal error: the %s network" % kind in done.stderr


def main():
    with tempfile.TemporaryDirectory() as folder:
        program = agreement.Program(os.path.join(FOLDER, "memcert"), folder)
        for name, points in (("packed.csv", LINES), ("merged.csv", LABELS)):
            with open(os.path.join(folder, name), "w") as file:
                file.writelines("%d,%d\n" % point for point in points)
        for what, old, new, spoilt in CHANGES:
            build(old, new)
            for kind in ("merged", "packed"):
                table, result = kind + ".csv", os.path.join(folder, "c.json")
                done = program.run("synth", "--network", kind, table, "-o", result)
                wrong = kind in spoilt
                check("%s, %s: synth" % (what, kind), refused(done, kind) if wrong else done.returncode == 0, done)
                check("%s, %s: the file" % (what, kind), os.path.exists(result) != wrong, done)
                if wrong:
                    done = program.run("certify", table)
                    check("%s, %s: certify" % (what, kind),
                          done.returncode == 4 and "internal error" in done.stderr, done)
                if os.path.exists(result):
                    os.remove(result)
    return finish("broken packed networks")


if __name__ == "__main__":
    sys.exit(main())
