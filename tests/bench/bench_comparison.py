#!/usr/bin/env python3
"""Measures what every network costs on the first points of letter, kin8nm and Fashion-MNIST, by `sweep --networks all`,
and prints the table of docs/gallery.md: neurons, weights, depth, operations and bits, and the least of each.

usage: bench_comparison.py MEMCERT [SECONDS]     a part that takes longer is reported as such (default 600)

Tables that are not there are left out: letter and kin8nm are those of $MEMCERT_DATA/tables (default
../shared/data/tables), and Fashion-MNIST is what Debian's package dataset-fashion-mnist has, in $MEMCERT_FASHION
(default /usr/share/datasets/fashion-mnist).  It runs as `nice` as can be, one part after the other.
"""
import csv
import io
import os
import subprocess
import sys

from memcert import TABLES

FASHION = os.environ.get("MEMCERT_FASHION", "/usr/share/datasets/fashion-mnist")
# Name, arguments, and how many points are taken.
PARTS = [("letter", [os.path.join(TABLES, "letter.arff")], 2048),
         ("kin8nm", [os.path.join(TABLES, "kin8nm.arff")], 2048),
         ("Fashion-MNIST", [os.path.join(FASHION, "train-images-idx3-ubyte.gz"), "--target-file",
                            os.path.join(FASHION, "train-labels-idx1-ubyte.gz"), "--rank-budget", "0"], 128)]
COLUMNS = ["neurons", "weights", "depth", "operations_worst", "operations_mean", "bits"]


def measured(memcert, words, size, seconds):
    """The rows of a part, or None if there was not enough time."""
    command = [memcert, "sweep", "-n", str(size), "--networks", "all", *words]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode != 0:
        sys.exit("bench_comparison.py: %s ended with exit %d" % (" ".join(command), done.returncode))
    return list(csv.DictReader(io.StringIO(done.stdout)))


def value(row, column):
    return float(row[column]) if column == "operations_mean" else int(row[column])


def shown(row, column):
    return row[column] if column == "operations_mean" else "{:,}".format(int(row[column])).replace(",", " ")


def write_part(name, size, rows):
    for row in rows:
        least = [value(row, column) == min(value(other, column) for other in rows) for column in COLUMNS]
        cells = ["**%s**" % shown(row, column) if best and column != "depth" else shown(row, column)
                 for column, best in zip(COLUMNS, least)]
        part = "| %s | %s" % (name, size) if row is rows[0] else "| |"
        print("%s | %s | %s |" % (part, row["network"], " | ".join(cells)))
    if rows[0]["least_worst"]:
        print("| | | at least | | | | %s | %s | |" % (rows[0]["least_worst"], rows[0]["least_mean"]))


def main():
    memcert = os.path.abspath(sys.argv[1])
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 600
    os.nice(15)
    print("| table | points | network | neurons | weights | depth | worst | mean | bits |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, words, size in PARTS:
        if not os.path.exists(words[0]):
            print("bench_comparison.py: %s is not there" % words[0], file=sys.stderr)
            continue
        rows = measured(memcert, words, size, seconds)
        if rows:
            write_part(name, size, rows)
        else:
            print("| %s | %s | not within %g seconds | | | | | | |" % (name, size, seconds))
        sys.stdout.flush()


main()
