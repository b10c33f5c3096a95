#!/usr/bin/env python3
"""Networks that are there, as exact C, as C in floats, as ONNX models and in check --arithmetic: networks of every kind made
from the shipped datasets, and those of other people, in the form that import gives them and as condition makes them. The
library computes what eval does. The C file in floats puts out what check --arithmetic finds, to the bit, or both find a
weight too large. onnxruntime, whose order of sums is its own, comes near; of whole numbers it gives the same bits
(onnx_export_random.py).

usage: networks_agree.py [--all] [SEED]       --all: each kind from each dataset, not one dataset a kind
"""
import glob
import os
import random
import re
import shutil
import sys
import tempfile
from fractions import Fraction

import conditional_random
import library_random
import memcert
import onnxruntime
from checks import check, finish
from onnx_export_random import nearly
from rounded_random import MACHINES, compiled

KINDS = ["switch", "merged", "packed", "projection", "search", "tree", "mixed", "two-layer", "bits", "gates", "buckets"]
TABLES = ["anscombe1", "anscombe2", "anscombe3", "anscombe4", "duplicates", "figure1", "huge", "lattice", "line",
          "negative", "one", "parity", "vector"]
OPTIONS = {"vector": ["--outputs", "3"]}
LAYERED = ("switch", "two-layer", "bits")
ROWS = 12


def exactly(program, net, source, name):
    library = os.path.join(program.folder, "lib")
    shutil.rmtree(library, ignore_errors=True)
    done = program.run("export", "--to", "c", "--library", "--name", "n", net, "-o", library)
    problem = done.stderr if done.returncode else library_random.wrong_answers(program, net, source, library, [])
    check("%s: the library computes what eval does" % name, not problem, problem)


def in_floats(program, net, rows, name):
    layered = "l.json" if net.endswith(".net") else net
    if layered != net:
        program.run("export", "--to", "layered-json", net, "-o", layered, "--force")
    for kind in ("binary32", "binary64"):
        done = program.run("export", "--to", "c", "--round", kind, net, "-o", "net.c", "--force")
        large = done.returncode == 3 and "is too large for that format" in done.stderr
        found = [[0]] * len(rows) if large else compiled(program, MACHINES[kind][0](), rows, net)
        program.save_table("f.csv", [row + outputs for row, outputs in zip(rows, found)])
        done = program.run("check", "--arithmetic", kind, "--outputs", str(len(found[0])), layered, "f.csv")
        same = "overflow of the weight" in done.stdout if large else done.returncode == 0
        check("%s: C in %s puts out what check says" % (name, kind), same, done)


def columns_of(program, net):
    """How many numbers a row has."""
    found = re.search(r"inputs +([0-9]+)(, the first of them the constant 1)?", program.run("show", net).stdout)
    return int(found[1]) - (found[2] is not None)


def agree(program, net, layered, source, name):
    exactly(program, net, source, name)
    if not layered:
        return
    rows = [[Fraction(source.randrange(-256, 257), 64) for _ in range(columns_of(program, net))] for _ in range(ROWS)]
    rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
    in_floats(program, net, rows, name)
    conditional_random.save(program.folder, "i.csv", rows)
    # What floats lose where numbers of hundreds of bits cancel each other is everything.
    if not onnxruntime.missing() and not name.endswith(" of huge"):
        check("%s: onnxruntime comes near" % name, nearly(program, net, rows))


def shipped(program, source, everything):
    made = 0
    for number, kind in enumerate(KINDS):
        for table in TABLES if everything else (TABLES[number], "vector"):
            net = "n.net" if kind == "switch" else "n.json"
            options = OPTIONS.get(table, []) + (["--epsilon", "1"] if kind == "buckets" else [])
            done = program.run("synth", *(["--network", kind] if kind != "switch" else []), *options,
                               os.path.join(memcert.ROOT, "datasets", table + ".csv"), "-o", net, "--force")
            name = "%s of %s" % (kind, table)
            check("%s: made, or not for a reason" % name, done.returncode in (0, 1, 3, 4), done)
            if done.returncode == 0:
                made += 1
                agree(program, net, kind in LAYERED, source, name)
    check("most are made", made > len(KINDS), made)


def public(program, source):
    """Networks that others trained, loops of them, and trees for a few inputs."""
    for path in sorted(glob.glob(os.path.join(memcert.NETS, "*"))):
        name = os.path.basename(path)
        done = program.run("import", path, "-o", "n.json", "--force")
        check("%s: imported" % name, done.returncode == 0, done)
        agree(program, "n.json", True, source, name)
        rows = [[Fraction(source.randrange(-64, 65), 64) for _ in range(columns_of(program, "n.json"))] for _ in range(4)]
        conditional_random.save(program.folder, "i.csv", rows)
        program.run("condition", "--no-header", "n.json", "i.csv", "-o", "t.json", "--force")
        agree(program, "t.json", False, source, "%s as a tree" % name)


def main():
    words = [word for word in sys.argv[1:] if word != "--all"]
    seed = int(words[0]) if words else random.SystemRandom().randrange(1 << 32)
    source = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder, memcert.PLAIN)
        shipped(program, source, "--all" in sys.argv)
        public(program, source)
    return finish("networks agree, seed %d" % seed)


if __name__ == "__main__":
    sys.exit(main())
