#!/usr/bin/env python3
"""Measures `memcert certify`, beside python3 reading every cell of the same file into a Fraction.

usage: bench.py MEMCERT [SIZES]      sizes joined by commas, default 1000,10000,100000

Tables are those of datasets/generate.py, with 8 inputs and 1 output.  The rank condition is left out, as it takes
whatever time it is given.
"""
import csv
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

from memcert import ROOT

INPUTS = 8
REPEATS = 3


def processor():
    with open("/proc/cpuinfo") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def read_fractions(table):
    """Seconds that reading every cell takes."""
    start = time.perf_counter()
    with open(table, newline="") as stream:
        rows = csv.reader(stream)
        next(rows)
        cells = [[Fraction(cell) for cell in row] for row in rows]
    seconds = time.perf_counter() - start
    assert cells
    return seconds


def certify(memcert, table):
    """Seconds in all, and the report."""
    start = time.perf_counter()
    command = [memcert, "certify", "--json", "--timing", "--rank-budget", "0", table]
    done = subprocess.run(command, stdout=subprocess.PIPE)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit("bench.py: certify ended with exit %d" % done.returncode)
    return seconds, json.loads(done.stdout)


def main():
    memcert = os.path.abspath(sys.argv[1])
    sizes = [int(size) for size in (sys.argv[2] if len(sys.argv) > 2 else "1000,10000,100000").split(",")]
    version = subprocess.run([memcert, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print("%s on %s, %d CPUs, python %s; best of %d runs, %d inputs, 1 output" % (
        version, processor(), os.cpu_count(), platform.python_version(), REPEATS, INPUTS))
    print("%8s %9s %11s %9s %9s %10s %11s %9s %7s" % (
        "points", "read s", "synthesize", "check s", "all s", "points/s", "bytes/cell", "python s", "ratio"))
    before = None
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            table = os.path.join(folder, "%d.csv" % size)
            with open(table, "w") as stream:
                subprocess.run([os.path.join(ROOT, "datasets", "generate.py"), "-n", str(size), "-p", str(INPUTS)],
                               stdout=stream, check=True)
            seconds, report = min((certify(memcert, table) for _ in range(REPEATS)), key=lambda run: run[0])
            python = min(read_fractions(table) for _ in range(REPEATS))
            step = report["seconds"]
            print("%8d %9.3f %11.3f %9.3f %9.3f %10d %11.0f %9.3f %7.2f" % (
                size, step["read"], step["synthesize"], step["check"], seconds, size / seconds,
                report["peak_bytes"] / (size * (INPUTS + 1)), python, seconds / python))
            if before:
                print("%8s %d times the points take %.1f times as long" % ("", size // before[0], seconds / before[1]))
            before = size, seconds
    print("bytes/cell is the peak memory of the whole process; ratio is certify to python's read alone")


if __name__ == "__main__":
    main()
