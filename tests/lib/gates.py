#!/usr/bin/env python3
"""Evaluates a memcert-gates-1 network on a table, exactly: by sums over prefixes, and by composed matrices.

usage: gates.py NETWORK.json TABLE.csv

It shares no code with memcert. The table has no header, only numbers, and one column per input (but for a constant
input, which the network names). Prints one line "LINE pattern PATTERN outputs ..." per row.
"""
import json
import sys
from fractions import Fraction


def dot(a, b):
    return sum((x * y for x, y in zip(a, b)), Fraction(0))


def numbers(row, count):
    if not isinstance(row, list) or len(row) != count or not all(isinstance(value, str) for value in row):
        raise ValueError("no row of %d numbers" % count)
    return [Fraction(value) for value in row]


class Gates:
    def __init__(self, description):
        if description["format"] != "memcert-gates-1":
            raise ValueError("not a memcert-gates-1 network")
        self.inputs, self.outputs = description["inputs"], description["outputs"]
        if not all(isinstance(size, int) and not isinstance(size, bool) and size > 0
                   for size in (self.inputs, self.outputs)):
            raise ValueError("no size")
        self.constant, self.signed = description.get("constant", False), description.get("signed", False)
        if not isinstance(self.constant, bool) or not isinstance(self.signed, bool):
            raise ValueError("neither true nor false")
        self.gates = [numbers(gate, self.inputs) for gate in description["gates"]]
        self.matrix = {}
        for one in description["matrices"]:
            prefix, rows = one["prefix"], one["rows"]
            if set(prefix) - set("01") or len(prefix) > len(self.gates) or prefix in self.matrix:
                raise ValueError("no prefix")
            if len(rows) != self.outputs:
                raise ValueError("no matrix")
            self.matrix[prefix] = [numbers(row, self.inputs) for row in rows]

    def pattern(self, h):
        return "".join("1" if dot(gate, h) > 0 else "0" for gate in self.gates)

    def finish(self, sums):
        return sums if self.signed else [max(value, Fraction(0)) for value in sums]

    def evaluate(self, h):
        """What the matrices of the prefixes put out together."""
        pattern = self.pattern(h)
        sums = [Fraction(0)] * self.outputs
        for length in range(len(pattern) + 1):
            for o, row in enumerate(self.matrix.get(pattern[:length], [])):
                sums[o] += dot(row, h)
        return self.finish(sums)

    def composed(self, pattern):
        """The one matrix of a pattern."""
        rows = [[Fraction(0)] * self.inputs for _ in range(self.outputs)]
        for length in range(len(pattern) + 1):
            for o, row in enumerate(self.matrix.get(pattern[:length], [])):
                rows[o] = [a + b for a, b in zip(rows[o], row)]
        return rows

    def evaluate_composed(self, h):
        return self.finish([dot(row, h) for row in self.composed(self.pattern(h))])

    def touched(self, h):
        pattern = self.pattern(h)
        return sum(pattern[:length] in self.matrix for length in range(len(pattern) + 1))

    def operations(self, h):
        """Of the conditional network: gates are asked while the prefix so far has longer ones; then outputs."""
        pattern, taken, length = self.pattern(h), 0, 0
        while any(prefix.startswith(pattern[:length]) and len(prefix) > length for prefix in self.matrix):
            varying = [value for k, value in enumerate(self.gates[length]) if value and not (k == 0 and self.constant)]
            nonzero = sum(value != 0 for value in self.gates[length])
            taken += (0 if not varying else 1) if len(varying) < 2 else 2 * nonzero + 1
            length += 1
        for row in self.composed(pattern[:length]):
            nonzero = sum(value != 0 for value in row)
            copy = self.constant and row[0] == 1 and nonzero == 1
            taken += 0 if copy else 2 * nonzero * (2 if self.signed else 1)
        return taken


def load(path):
    with open(path) as stream:
        return Gates(json.load(stream))


def main():
    network = load(sys.argv[1])
    with open(sys.argv[2]) as stream:
        for line, text in enumerate(stream, start=1):
            h = [Fraction(1)] * network.constant + [Fraction(cell) for cell in text.split(",")][:network.inputs]
            h = h[:network.inputs]
            print(line, "pattern", network.pattern(h), "outputs", *network.evaluate(h))
    return 0


if __name__ == "__main__":
    sys.exit(main())
