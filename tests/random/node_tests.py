#!/usr/bin/env python3
"""The node tests of ONNX, as Debian's libonnx-testdata has them, one float input being free and all others constants:
what is imported has, exactly, the outputs of an independent evaluation, and those are near the expected ones.

usage: node_tests.py [NAME...]            only these tests
"""
import glob
import math
import os
import subprocess
import sys
import tempfile
from fractions import Fraction

import networks
import operators
from checks import check, finish
from memcert import SANITIZED
from networks import BOOL, DOUBLE, FLOAT, INT32, INT64, field, fields, text

DATA = "/usr/share/libonnx-testdata/data/node"
KINDS = (FLOAT, DOUBLE, INT32, INT64, BOOL)
# Why a test may be rejected with whatever input is free.
REASONS = ("training_mode", "must be constants", "16383 inputs", "8192 outputs", "is not clear", "7 or later",
           "is not linear", "is no tensor",
           "dimension 0 is 0", "of the shape is 0", "nothing is left", "is not known")
# So many must not.
ACCEPTED_LEAST = 200


def kind_of(data):
    return fields(data).get(2, [0])[0]


def read(path):
    with open(path, "rb") as stream:
        return stream.read()


def numbered(folder, what):
    return [read(os.path.join(folder, "test_data_set_0", "%s_%d.pb" % (what, k)))
            for k in range(len(glob.glob(os.path.join(folder, "test_data_set_0", what + "_*.pb"))))]


def renamed(data, name):
    return b"".join(field(number, value) for number, values in fields(data).items() if number != 8
                    for value in values) + field(8, name)


def baked(model, inputs, free):
    """The model with all inputs but one as initializers."""
    graph = fields(fields(model)[7][0])
    names = [text(fields(one), 1) for one in graph[11]]
    initializers = [renamed(data, name) for k, (data, name) in enumerate(zip(inputs, names)) if k != free]
    made = b"".join(field(1, one) for one in graph[1]) + field(2, "g") + b"".join(field(5, one) for one in initializers)
    made += field(11, graph[11][free]) + b"".join(field(12, one) for one in graph[12])
    return field(1, 8) + b"".join(field(8, one) for one in fields(model)[8]) + field(7, made)


def run(*arguments):
    return subprocess.run([SANITIZED] + list(arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=250)


def disagreement(folder, made, row, expected, output):
    """What is wrong with an imported file, or None."""
    wanted = networks.read_onnx(made, output=output, bits=60)(row)
    table = os.path.join(folder, "rows.csv")
    with open(table, "w") as stream:
        stream.write(",".join(map(str, row)) + "\n")
    done = run("eval", os.path.join(folder, "net.json"), table)
    if [Fraction(cell) for cell in done.stdout.strip().split(",") if cell] != wanted:
        return "eval: %s%s instead of %s" % (done.stdout, done.stderr, wanted)
    for one, other in zip(wanted, expected):
        if not math.isclose(one, other, rel_tol=1e-3, abs_tol=1e-5):
            return "%s is expected, not %s" % (float(other), float(one))
    return None if len(wanted) == len(expected) else "another number of outputs"


def cases(folder):
    """(number of the free input, name of the output, number of the output)"""
    graph = fields(fields(read(os.path.join(folder, "model.onnx")))[7][0])
    inputs = numbered(folder, "input")
    if len(graph.get(11, [])) != len(inputs) or not all(kind_of(data) in KINDS for data in inputs):
        return
    for free, data in enumerate(inputs):
        for k, info in enumerate(graph[12]):
            if kind_of(data) in (FLOAT, DOUBLE) and kind_of(numbered(folder, "output")[k]) in (FLOAT, DOUBLE):
                yield free, text(fields(info), 1), k


def try_case(folder, place, free, output, number):
    """"agrees", why it is rejected, or what is wrong."""
    inputs, made = numbered(folder, "input"), os.path.join(place, "net.onnx")
    with open(made, "wb") as stream:
        stream.write(baked(read(os.path.join(folder, "model.onnx")), inputs, free))
    done = run("import", made, "-o", os.path.join(place, "net.json"), "--round", "60", "--model-output", output)
    if done.returncode in (3, 4):
        return "rejected", done.stderr
    if done.returncode != 0:
        return "failed", done.stderr
    expected = networks.read_tensor(numbered(folder, "output")[number])[1]
    problem = disagreement(place, made, networks.read_tensor(inputs[free])[1], expected, output)
    return ("failed", problem) if problem else ("agrees", "")


def supported(folder):
    graph = fields(fields(read(os.path.join(folder, "model.onnx")))[7][0])
    return all(text(fields(node), 4) in operators.OPERATORS for node in graph[1])


def main():
    folders = sorted(glob.glob(os.path.join(DATA, "*")))
    if not folders:
        print("no %s: left out" % DATA)
    chosen = [folder for folder in folders if supported(folder)]
    if sys.argv[1:]:
        chosen = [folder for folder in chosen if os.path.basename(folder) in sys.argv[1:]]
    accepted = 0
    with tempfile.TemporaryDirectory() as place:
        for folder in chosen:
            got = [try_case(folder, place, *case) for case in cases(folder)]
            name = os.path.basename(folder)
            if not got:
                continue
            wrong = [what for kind, what in got if kind == "failed"]
            accepted += any(kind == "agrees" for kind, _ in got)
            if all(kind == "rejected" for kind, _ in got):
                wrong += [what for _, what in got if not any(reason in what for reason in REASONS)]
            check(name, not wrong, wrong)
    check("most tests are accepted", sys.argv[1:] or not folders or accepted >= ACCEPTED_LEAST, accepted)
    return finish("node tests")


if __name__ == "__main__":
    sys.exit(main())
