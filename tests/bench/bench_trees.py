#!/usr/bin/env python3
"""Measures decision trees of `synth --network tree`: operations beside those of fully grown trees of scikit-learn, the
best of six, and nanoseconds per recall of the exported C beside a binary search in a sorted array of the same keys and
beside a plain translation of scikit-learn's tree, in one run.

usage: bench_trees.py MEMCERT [TABLE ...]      needs python3-sklearn

Tables are, if none is given, datasets/rings.csv and those of $MEMCERT_DATA/tables (default ../shared/data/tables) that
are there.  An operation is a test, and there are two more wherever a leaf puts out a number that is not 0, not 1 and not
an input of all its points; for both trees.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import numpy
import sklearn
from sklearn.tree import DecisionTreeClassifier

import bench
from memcert import ROOT, TABLES

NAMES = ("iris.csv", "sonar.csv", "banknote_authentication.csv", "breast-cancer-wisconsin.csv")
SIX = [(criterion, seed) for criterion in ("gini", "entropy") for seed in range(3)]


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit("bench_trees.py: %s ended with exit %d" % (" ".join(command), done.returncode))
    return done.stdout


def number(text):
    try:
        return Fraction(text)
    except ValueError:
        return None


def read(path):
    """The different points: inputs and output, labels as their number."""
    with open(path, newline="") as stream:
        rows = [row for row in csv.reader(stream) if row]
    if all(number(cell) is None for cell in rows[0]):
        rows = rows[1:]
    labels, points = {}, {}
    for row in rows:
        inputs = tuple(number(cell) for cell in row[:-1])
        if None not in inputs:
            value = number(row[-1])
            points[inputs] = labels.setdefault(row[-1], Fraction(len(labels))) if value is None else value
    return list(points), list(points.values())


def cost(tree, x, inputs, outputs):
    """Operations of a fitted tree, at most and in the mean."""
    leaf = tree.apply(x)
    operations = numpy.asarray(tree.decision_path(x).sum(axis=1)).ravel() - 1
    for one in set(leaf):
        here = [i for i in range(len(x)) if leaf[i] == one]
        same = any(all(inputs[i][a] == outputs[i] for i in here) for a in range(len(inputs[0])))
        if not same and {outputs[i] for i in here} not in ({0}, {1}):
            operations[leaf == one] += 2
    return int(operations.max()), float(operations.mean())


def grow(inputs, outputs):
    """The costs of all six trees, and the one that is the best in the mean."""
    x = numpy.array([[float(v) for v in point] for point in inputs], dtype=numpy.float32)
    classes = {value: k for k, value in enumerate(sorted(set(outputs)))}
    trees = [DecisionTreeClassifier(criterion=criterion, random_state=seed).fit(x, [classes[d] for d in outputs])
             for criterion, seed in SIX]
    costs = [cost(tree, x, inputs, outputs) for tree in trees]
    return costs, trees[min(range(len(trees)), key=lambda k: (costs[k][1], costs[k][0]))], sorted(set(outputs))


def translate(tree, values, source, path):
    """The tree as C, on the integers that the exported program takes."""
    with open(source) as stream:
        comment = stream.read().split("*/")[0]
    units = {letter: [int(unit or 1) for unit in re.findall(letter + r"\[\d+\] counts units of 1(?:/(\d+))?", comment)]
             for letter in "xy"}
    t, text = tree.tree_, ["static int peer(const input *x, output *y)", "{"]

    def write(at, blanks):
        if t.children_left[at] < 0:
            value = values[int(numpy.argmax(t.value[at]))] * units["y"][0]
            text.append("%sy[0] = %d;" % (blanks, value))
            return
        a = t.feature[at]
        bound = Fraction(float(t.threshold[at])) * units["x"][a] // 1
        text.append("%sif (x[%d] <= %d) {" % (blanks, a, bound))
        write(t.children_left[at], blanks + "  ")
        text.append(blanks + "} else {")
        write(t.children_right[at], blanks + "  ")
        text.append(blanks + "}")

    write(0, "  ")
    with open(path, "w") as stream:
        stream.write("\n".join(text + ["  return 1;", "}", ""]))


def made(memcert, first, table):
    report = json.loads(run(memcert, "certify", "--json", "--rank-budget", "0", "--drop-missing", "--minimize", first,
                            table))
    kind = next(kind for kind in report["networks"] if kind["network"] == "tree")
    return kind["operations"]["max"], kind["operations"]["mean"], kind.get("optimal", False)


def compare(memcert, table, folder):
    path = {name: os.path.join(folder, name) for name in ("tree.json", "tree.c", "peer.c", "bench")}
    inputs, outputs = read(table)
    costs, tree, values = grow(inputs, outputs)
    ours = [made(memcert, first, table) for first in ("worst", "mean")]
    run(memcert, "synth", "--network", "tree", "--drop-missing", "--minimize", "mean", "--force", table, "-o",
        path["tree.json"])
    run(memcert, "export", path["tree.json"], "--to", "c", "--drop-missing", "--data", table, "--force", "-o",
        path["tree.c"])
    translate(tree, values, path["tree.c"], path["peer.c"])
    run("gcc", "-std=gnu11", "-O2", '-DNETWORK="%s"' % path["tree.c"], '-DPEER="%s"' % path["peer.c"],
        os.path.join(ROOT, "tests", "bench", "bench_recall.c"), "-o", path["bench"])
    _, _, recall, _, search, peer = map(float, run(path["bench"]).split())
    texts = ["%d / %.2f%s" % (worst, mean, " *" if optimal else "") for worst, mean, optimal in ours]
    print("%-28s %7d %14s %14s %14s %9.1f %8.1f %9.1f %13.2f %15.2f" % (
        os.path.basename(table), len(inputs), texts[0], texts[1],
        "%d / %.2f" % (min(worst for worst, _ in costs), min(mean for _, mean in costs)),
        recall, peer, search, recall / peer, recall / search), flush=True)


def main():
    memcert = os.path.abspath(sys.argv[1])
    tables = sys.argv[2:] or [os.path.join(ROOT, "datasets", "rings.csv")] + [os.path.join(TABLES, n) for n in NAMES]
    version = run(memcert, "--version").split("\n")[0]
    print("%s on %s, %d CPUs; peer: scikit-learn %s, best of six fully grown trees" % (
        version, bench.processor(), os.cpu_count(), sklearn.__version__))
    print("%-28s %7s %14s %14s %14s %9s %8s %9s %13s %15s" % (
        "operations: worst / mean", "points", "tree", "minimize mean", "peer", "recall ns", "peer ns", "search ns",
        "recall / peer", "recall / search"))
    with tempfile.TemporaryDirectory() as folder:
        for table in tables:
            if os.path.exists(table):
                compare(memcert, table, folder)
    print("*: no decision tree is better; ns are of the tree in the third column, as C in exact integers")


if __name__ == "__main__":
    main()
