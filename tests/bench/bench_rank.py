#!/usr/bin/env python3
"""Seconds of `memcert rank` with one job beside FLINT's determinant of every subset.

usage: bench_rank.py MEMCERT BRUTE [SECONDS]     most seconds of FLINT for one row of the table
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile

from bench import processor

REPEATS = 3
# D = p + 1, points, and the seconds of an unproved prototype, measured once on two shared cores.
RANDOM = [(3, 200, 0.0023), (3, 400, 0.0046), (3, 2000, 0.040), (3, 10000, 0.97), (4, 200, 0.038), (4, 400, 0.25),
          (5, 100, 0.14), (6, 40, 0.047), (8, 30, 0.21)]
MODULUS = 2**31 - 1


def random_rows(d, n, most=10**6):
    source = random.Random(1000 * d + n)
    return [[source.randrange(-most, most + 1) for _ in range(d)] for _ in range(n)]


def structured():
    """Name and rows of sets that a careless program is slow on."""
    yield "moment curve", [[t, t * t, t**3, t**4] for t in range(1, 201)]
    yield "grid 14 x 14", [[a, b, a * a + 3 * b * b] for a in range(1, 15) for b in range(1, 15)]
    yield "few values", list({tuple(row[:3]): row for row in random_rows(4, 300, 3)}.values())
    late = random_rows(3, 2000)
    yield "fails at the end", late[:-1] + [[2 * a - b for a, b in zip(late[-2], late[-3])]]
    yield "zero mod prime", [[MODULUS * v for v in row] for row in random_rows(3, 400)]
    yield "equal mod prime", [[1 + MODULUS * v for v in row] for row in random_rows(3, 400)]
    yield "half mod prime", [[row[0] + 10**7, MODULUS * row[1], row[2]] for row in random_rows(3, 400)]


def rank(memcert, table, jobs=1):
    done = subprocess.run([memcert, "rank", "--json", "--timing", "--form", "homogeneous", "--jobs", str(jobs), table],
                          stdout=subprocess.PIPE)
    if done.returncode not in (0, 1):
        sys.exit("bench_rank.py: rank ended with exit %d" % done.returncode)
    return json.loads(done.stdout)["rank"]["homogeneous"]


def brute(program, table, most):
    with open(table) as stream:
        done = subprocess.run([program, str(most)], stdin=stream, stdout=subprocess.PIPE, text=True, check=True)
    looked, singular, seconds = done.stdout.split()
    return int(looked), int(singular), float(seconds)


def measure(memcert, program, folder, name, rows, most, prototype):
    table = os.path.join(folder, "t.csv")
    with open(table, "w") as stream:
        stream.writelines(",".join(map(str, row)) + "\n" for row in rows)
    told = min((rank(memcert, table) for _ in range(REPEATS)), key=lambda run: run["seconds"])
    seconds, subsets = told["seconds"], math.comb(len(rows), len(rows[0]))
    looked, singular, flint = brute(program, table, most)
    if looked == subsets and (singular > 0) != (told["condition"] == "fails"):
        sys.exit("bench_rank.py: %s: rank and FLINT disagree" % name)
    whole = flint * subsets / looked
    print("%-16s %2d %6d %12d %-6s %9.4f %s%10.2f %9.0f %s" % (
        name, len(rows[0]), len(rows), subsets, told["condition"], seconds, " " if looked == subsets else "~", whole,
        whole / seconds, "%9.4f %6.2f" % (prototype, seconds / prototype) if prototype else ""), flush=True)
    return seconds


def main():
    memcert, program = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    most = float(sys.argv[3]) if len(sys.argv) > 3 else 5
    version = subprocess.run([memcert, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print("%s on %s, %d CPUs; seconds, best of %d runs with one job; ~ FLINT's part in %g seconds, extrapolated" % (
        version, processor(), len(os.sched_getaffinity(0)), REPEATS, most))
    print("%-16s %2s %6s %12s %-6s %9s %11s %9s %9s %6s" % (
        "rows", "D", "n", "subsets", "", "memcert", "FLINT", "ratio", "prototype", "times"))
    before = {}
    with tempfile.TemporaryDirectory() as folder:
        for d, n, prototype in RANDOM:
            seconds = measure(memcert, program, folder, "random", random_rows(d, n), most, prototype)
            if d in before:
                print("%16s times %.1f the points take %.1f times as long, n^(D-1) gives %.1f" % (
                    "", n / before[d][0], seconds / before[d][1], (n / before[d][0])**(d - 1)))
            before[d] = n, seconds
        for name, rows in structured():
            measure(memcert, program, folder, name, rows, min(most, 2), None)


if __name__ == "__main__":
    main()
