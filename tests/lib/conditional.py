#!/usr/bin/env python3
"""Executes a memcert-conditional-1 network on a table, exactly, and counts its operations.

usage: conditional.py NETWORK.json TABLE.csv

It shares no code with memcert. The table has no header, only numbers, and one column per input (but for a constant
input, which the network names). Prints one line "LINE operations N outputs ..." per row; outputs are "none" where
the network has no branch.
"""
import json
import operator
import sys
from fractions import Fraction

COMPARE = {"<": operator.lt, "<=": operator.le, "=": operator.eq, "!=": operator.ne, ">": operator.gt,
           ">=": operator.ge}


class Conditional:
    def __init__(self, description):
        if description["format"] not in ("memcert-conditional-1", "memcert-conditional-2"):
            raise ValueError("not a conditional network of memcert")
        self.inputs = description["inputs"]
        self.constant = description.get("constant", False)
        self.signed = description.get("signed", False)
        self.root = description["root"]
        self.nodes = description["nodes"]
        self.check_tree()

    def check_tree(self):
        """Every node is reached once, and every variable is defined on the way to where it is taken."""
        seen = set()
        paths = [(self.root, self.inputs)]
        while paths:
            at, variables = paths.pop()
            if at in seen:
                raise ValueError("node %d is reached twice" % at)
            seen.add(at)
            node = self.nodes[at]
            for terms in node["ops"]:
                if any(not 0 <= variable < variables for variable, _ in terms):
                    raise ValueError("node %d takes a variable that is not there" % at)
                variables += 1
            taken = [node["test"]["var"]] if "test" in node else [v for v in node["outputs"] if v is not None]
            if any(not 0 <= variable < variables for variable in taken):
                raise ValueError("node %d takes a variable that is not there" % at)
            if "test" in node:
                paths += [(node[side], variables) for side in ("then", "else") if node[side] is not None]
        if len(seen) != len(self.nodes):
            raise ValueError("some node is not reached")

    def raw(self, vector):
        """Outputs, or None where there is no branch, and operations."""
        values = list(vector)
        operations, at = 0, self.root
        while at is not None:
            node = self.nodes[at]
            for terms in node["ops"]:
                # k products, k - 1 additions, and the comparison of phi.
                operations += 2 * len(terms) if terms else 1
                values.append(max(Fraction(0), sum((Fraction(w) * values[v] for v, w in terms), Fraction(0))))
            if "outputs" in node:
                return [Fraction(0) if v is None else values[v] for v in node["outputs"]], operations
            operations += 1
            test = node["test"]
            holds = COMPARE[test["cmp"]](values[test["var"]], Fraction(test["value"]))
            at = node["then" if holds else "else"]
        return None, operations

    def run(self, row):
        """The same for a row of a table, with pairs joined."""
        outputs, operations = self.raw(([Fraction(1)] if self.constant else []) + list(row))
        if outputs is not None and self.signed:
            half = len(outputs) // 2
            outputs = [a - b for a, b in zip(outputs[:half], outputs[half:])]
        return outputs, operations


def main(arguments):
    with open(arguments[0]) as stream:
        network = Conditional(json.load(stream))
    with open(arguments[1]) as table:
        for line, text in enumerate(table, start=1):
            outputs, operations = network.run([Fraction(cell) for cell in text.strip().split(",")])
            print(line, "operations", operations, "outputs", *(["none"] if outputs is None else outputs))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
