#!/usr/bin/env python3
"""Writes a random dataset as a CSV table, the same one for the same arguments.

usage: generate.py [-n POINTS] [-p INPUTS] [-r OUTPUTS] [--seed S] [--kind KIND]

Kinds: decimal (6 decimals in [-10, 10]; the default), grid (small integers, many ties),
rational (NUM/DEN of about 10 digits). All points are distinct, outputs are not negative.
"""
import argparse
import random
import sys


def number(kind, random_source):
    if kind == "grid":
        return str(random_source.randrange(-3, 4))
    if kind == "rational":
        return "%d/%d" % (random_source.randrange(-10**10, 10**10), random_source.randrange(1, 10**10))
    value = random_source.randrange(-10**7, 10**7)
    return "%s%d.%06d" % ("-" if value < 0 else "", abs(value) // 10**6, abs(value) % 10**6)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("-n", type=int, default=1000)
    parser.add_argument("-p", type=int, default=8)
    parser.add_argument("-r", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["decimal", "grid", "rational"], default="decimal")
    arguments = parser.parse_args()
    if arguments.kind == "grid" and arguments.n > 7 ** arguments.p // 2:
        sys.exit("generate.py: a grid of 7^%d points has no room for %d" % (arguments.p, arguments.n))
    source = random.Random(arguments.seed)
    seen = set()
    header = ["x%d" % (k + 1) for k in range(arguments.p)] + ["d%d" % (k + 1) for k in range(arguments.r)]
    print(",".join(header))
    while len(seen) < arguments.n:
        # Equal cells are equal numbers except among fractions, where they practically never meet.
        point = tuple(number(arguments.kind, source) for _ in range(arguments.p))
        if point in seen:
            continue
        seen.add(point)
        outputs = [number(arguments.kind, source).lstrip("-") for _ in range(arguments.r)]
        print(",".join(point + tuple(outputs)))


if __name__ == "__main__":
    main()
