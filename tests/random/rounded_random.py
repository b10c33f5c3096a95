#!/usr/bin/env python3
"""Random layered networks by `check --arithmetic` and `--least-precision`: beside the floats of Python, beside floats of
32 bits by way of bytes, beside loops in C that are compiled, and for any number of bits beside fractions that are rounded
as floats.py does it.

usage: rounded_random.py [CASES] [SEED]
"""
import json
import math
import os
import random
import struct
import subprocess
import sys
import tempfile
from fractions import Fraction

import floats
import memcert
from checks import check, finish

BITS = [1, 2, 3, 4, 7, 11, 24, 53, 64, 113]
LEAST_MOST = 256


class Large(Exception):
    """Something is too large for the machine; where, as the report has it."""


class Fractions:
    """A machine with so many bits, or binary32 or binary64, by fractions."""

    def __init__(self, name):
        self.name, self.kind = name, {"binary32": "FLOAT", "binary64": "DOUBLE"}.get(name, "bits " + name)
        if self.kind.startswith("bits"):
            floats.FORMATS[self.kind] = (int(name), 1021 + int(name), 1024)

    def number(self, value, where):
        infinite = []
        rounded = floats.nearest(value, self.kind, infinite)
        if infinite:
            raise Large(where)
        return rounded

    def add(self, a, b, where):
        return self.number(a + b, where)

    def multiply(self, a, b, where):
        return self.number(a * b, where)

    @staticmethod
    def fraction(number):
        return number


class Doubles:
    """binary64 by the floats of Python."""

    name = "binary64"

    @staticmethod
    def checked(number, where):
        if math.isinf(number):
            raise Large(where)
        return number

    def number(self, value, where):
        try:
            return self.checked(value.numerator / value.denominator, where)
        except OverflowError:
            raise Large(where) from None

    def add(self, a, b, where):
        return self.checked(a + b, where)

    def multiply(self, a, b, where):
        return self.checked(a * b, where)

    @staticmethod
    def fraction(number):
        return Fraction(number)


class Singles(Doubles):
    """binary32 by those, put into four bytes: of two such numbers the sum and the product are rounded well so."""

    name = "binary32"

    def checked(self, number, where):
        try:
            return struct.unpack("<f", struct.pack("<f", number))[0]
        except OverflowError:
            raise Large(where) from None

    def number(self, value, where):
        infinite = []
        rounded = floats.nearest(value, "FLOAT", infinite)
        if infinite:
            raise Large(where)
        return float(rounded)


MACHINES = {"binary32": [Singles, lambda: Fractions("binary32")], "binary64": [Doubles, lambda: Fractions("binary64")]}


def name_of(layer, number):
    return "neuron %d of layer %d" % (number, layer) if layer else "input %d" % number


class Net:
    def __init__(self, inputs, constant, pairs, layers):
        self.inputs, self.constant, self.pairs, self.layers = inputs, constant, pairs, layers
        self.outputs = layers[-1][0] // 2 if pairs else layers[-1][0]

    def save(self, path, generator):
        layers = []
        for size, terms in self.layers:
            weights = [[k, layer, number, str(w)] for (k, layer, number), w in terms.items()]
            generator.shuffle(weights)
            layers.append({"size": size, "weights": weights})
        with open(path, "w") as stream:
            json.dump({"format": "memcert-layered-1", "inputs": self.inputs, "constant": self.constant,
                       "signed": self.pairs, "layers": layers}, stream)

    def weights(self):
        return [(w, "the weight from %s to %s" % (name_of(of, number), name_of(l + 1, k)))
                for l, (_, terms) in enumerate(self.layers) for (k, of, number), w in sorted(terms.items())]

    def run(self, machine, row):
        """Outputs by machine, as fractions."""
        values = [[machine.number(x, "input %d" % k) for k, x in enumerate(([Fraction(1)] if self.constant else []) + row)]]
        zero = machine.number(Fraction(0), "")
        for l, (size, terms) in enumerate(self.layers):
            sums = [zero] * size
            for (k, of, number), w in sorted(terms.items()):
                where = "the term from %s to %s" % (name_of(of, number), name_of(l + 1, k))
                product = machine.multiply(machine.number(w, where), values[of][number], where)
                sums[k] = machine.add(sums[k], product, where)
            values.append([s if s > 0 else zero for s in sums])
        last = values[-1]
        if self.pairs:
            last = [machine.add(last[j], -last[self.outputs + j], "output %d" % j) for j in range(self.outputs)]
        return [machine.fraction(number) for number in last]


def random_number(generator):
    """Short and long decimals, thirds, ties of few bits, and numbers beside the smallest and the largest ones."""
    kind = generator.randrange(9)
    sign = generator.choice([1, 1, -1])
    if kind < 3:
        return sign * Fraction(generator.randrange(0, 2000), generator.choice([1, 10, 100, 3, 7]))
    if kind < 5:
        return sign * Fraction(2 * generator.randrange(1 << generator.choice([1, 3, 24, 53])) + 1,
                               1 << generator.randrange(1, 60))
    if kind == 5:
        unit = generator.choice([149, 1074, 1022, 126])
        return sign * Fraction(generator.randrange(8), 4) / 2 ** unit
    if kind == 6:
        bits, top = generator.choice([(24, 128), (53, 1024)])
        largest = Fraction(2) ** top - Fraction(2) ** (top - bits - 1)
        return sign * (largest + generator.choice([0, -1, 1, Fraction(1, 3)])) / 2 ** generator.choice([0, 0, 1, 70])
    return sign * Fraction(generator.randrange(1, 50))


def plain_number(generator):
    return generator.choice([1, 1, -1]) * Fraction(generator.randrange(0, 300), generator.choice([1, 8, 10, 3, 100]))


def random_net(generator, number):
    constant, pairs = generator.random() < 0.5, generator.random() < 0.4
    inputs = generator.randrange(1, 4) + constant
    sizes = [generator.randrange(1, 4) for _ in range(generator.randrange(0, 3))]
    sizes.append(generator.randrange(1, 4) * (2 if pairs else 1))
    layers, before = [], [inputs]
    for size in sizes:
        terms = {(k, of, j): number(generator) for k in range(size) for of in range(len(before))
                 for j in range(before[of]) if generator.random() < (0.9 if of == len(before) - 1 else 0.2)}
        layers.append((size, {place: w for place, w in terms.items() if w != 0}))
        before.append(size)
    return Net(inputs, constant, pairs, layers)


def answers(net, machine, rows):
    """Of each row the outputs, or where they are too large as a text."""
    found = []
    for row in rows:
        try:
            found.append(net.run(machine, row))
        except Large as large:
            found.append(str(large))
    return found


def too_large_weight(net, machine):
    for w, where in net.weights():
        try:
            machine.number(w, where)
        except Large:
            return where
    return None


def changed(machine, values):
    count = 0
    for value in values:
        try:
            count += machine.fraction(machine.number(value, "")) != value
        except Large:
            count += 1
    return count


def ask(program, *arguments):
    done = program.run("check", "--json", *arguments)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def wrong_report(net, machine, rows, given, wanted, report):
    """What is wrong with the report of exact recall, where `given` are the outputs of the table."""
    recall, arithmetic = report["recall"], report["arithmetic"]
    if arithmetic["weights_rounded"] != changed(machine, [w for w, _ in net.weights()]):
        return "weights rounded: %s" % arithmetic
    if arithmetic["inputs_rounded"] != changed(machine, [x for row in rows for x in row]):
        return "inputs rounded: %s" % arithmetic
    weight = too_large_weight(net, machine)
    if weight:
        return None if recall["points"] == 0 and recall["overflow"] == weight else "weight: %s" % recall
    at = next((i for i, (a, b) in enumerate(zip(given, wanted)) if a != b), len(rows))
    if recall["points"] != at or recall["holds"] != (at == len(rows)):
        return "recalled: %s, not %d" % (recall, at)
    if at == len(rows):
        return None
    if isinstance(wanted[at], str):
        return None if recall.get("overflow") == wanted[at] and recall["got"] is None else \
            "overflow: %s, not %s" % (recall, wanted[at])
    return None if list(map(Fraction, recall["got"])) == wanted[at] else "got %s, not %s" % (recall["got"], wanted[at])


def try_exact(generator, program, name, number):
    """Exact recall of what the machine puts out, with and without a change of one number."""
    net = random_net(generator, number)
    machines = [make() for make in MACHINES[name]] if name in MACHINES else [Fractions(name)]
    rows = [[number(generator) for _ in range(net.inputs - net.constant)] for _ in range(generator.randrange(1, 5))]
    rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
    wanted = answers(net, machines[0], rows)
    for other in machines[1:]:
        check("two ways of %s" % name, answers(net, other, rows) == wanted, (net.layers, rows, wanted))
    given = [[Fraction(0)] * net.outputs if isinstance(out, str) else list(out) for out in wanted]
    if generator.random() < 0.3:
        row = generator.randrange(len(rows))
        given[row][generator.randrange(net.outputs)] += generator.choice([1, Fraction(-1, 2 ** 1080)])
    net.save(os.path.join(program.folder, "net.json"), generator)
    program.save_table("t.csv", [row + out for row, out in zip(rows, given)])
    status, report, said = ask(program, "--arithmetic", name, "net.json", "t.csv")
    wrong = "exit %d %s" % (status, said) if report is None else \
        wrong_report(net, machines[0], rows, given, wanted, report)
    holds = given == wanted and not too_large_weight(net, machines[0])
    check("exact recall in %s" % name, not wrong and status == (0 if holds else 1), (wrong, status, net.layers, rows, given))


def margin_of(rule, tolerance, out, d):
    """By how much it is recalled, or None if it is not."""
    if rule == "tolerance":
        slack = tolerance - max(abs(a - b) for a, b in zip(out, d))
        return slack if slack >= 0 else None
    others = [value for j, value in enumerate(out) if j != d]
    lead = out[d] - max(others) if others else None
    return Fraction(0) if lead is None else lead if lead > 0 else None


def recalls(net, machine, rows, given, rule, tolerance):
    """Margins of the points before the first that is not recalled."""
    margins = []
    if too_large_weight(net, machine):
        return margins
    for out, d in zip(answers(net, machine, rows), given):
        margin = None if isinstance(out, str) else margin_of(rule, tolerance, out, d)
        if margin is None:
            break
        margins.append(margin)
    return margins


def try_rule(generator, program, name):
    """By argmax or up to a tolerance, with margins; and the least precision."""
    net = random_net(generator, plain_number)
    rows = [[plain_number(generator) for _ in range(net.inputs - net.constant)] for _ in range(generator.randrange(1, 5))]
    rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
    exact = answers(net, Fractions("200"), rows)
    rule, tolerance = generator.choice(["tolerance", "argmax"]), Fraction(generator.choice([0, 1, 3, 100]), 7)
    if rule == "tolerance":
        given = exact
        arguments = ["--tolerance", str(tolerance)]
        table = [row + out for row, out in zip(rows, given)]
    else:
        given = [out.index(max(out)) for out in exact]
        arguments = ["--argmax"]
        table = [row + [d] for row, d in zip(rows, given)]
    net.save(os.path.join(program.folder, "net.json"), generator)
    program.save_table("t.csv", table)
    machine = Fractions(name)
    margins = recalls(net, machine, rows, given, rule, tolerance)
    status, report, said = ask(program, "--points", "--arithmetic", name, *arguments, "net.json", "t.csv")
    shown = (status, report, said, net.layers, table)
    check("%s in %s" % (rule, name), status == (0 if len(margins) == len(rows) else 1) and
          report["recall"]["points"] == len(margins) and report["recall"]["rule"] == rule, shown)
    if margins and not (rule == "argmax" and net.outputs == 1):
        line = margins.index(min(margins)) + 1
        check("margin by %s in %s" % (rule, name), report["recall"]["margin"] == {"least": str(min(margins)), "line": line}
              and [Fraction(point["margin"]) for point in report["points"]] == margins, (shown, margins))
    least = next((bits for bits in range(1, LEAST_MOST + 1)
                  if len(recalls(net, Fractions(str(bits)), rows, given, rule, tolerance)) == len(rows)), None)
    status, report, said = ask(program, "--least-precision", *arguments, "net.json", "t.csv")
    check("least precision", status == 4 and report["verdict"] == "undecided" if least is None else
          status == 0 and report["arithmetic"]["bits"] == least and report["arithmetic"]["least"],
          (least, status, report, said, net.layers, table))


def try_identity(generator, program, name):
    """Rounding alone: a network that puts out its input, on numbers that are hard to round."""
    net = Net(1, False, True, [(2, {(0, 0, 0): Fraction(1), (1, 0, 0): Fraction(-1)})])
    machine = Fractions(name)
    rows = [[x] for x in dict.fromkeys(random_number(generator) for _ in range(60))]
    rows = [row for row, out in zip(rows, answers(net, machine, rows)) if not isinstance(out, str)]
    net.save(os.path.join(program.folder, "net.json"), generator)
    program.save_table("t.csv", [row + out for row, out in zip(rows, answers(net, machine, rows))])
    status, report, said = ask(program, "--arithmetic", name, "net.json", "t.csv")
    check("numbers in %s" % name, status == 0, (said, report and report["recall"]))


def compiled(program, machine, rows, network="net.json"):
    """The outputs of a network as the C file that is exported, compiled, finds them."""
    def write(values):
        return " ".join(float(machine.fraction(machine.number(value, ""))).hex() for value in values)

    made = program.run("export", "--to", "c", "--round", machine.name, network, "-o", "net.c", "--force")
    check("exported as C", made.returncode == 0, made.stderr)
    subprocess.run(["gcc", "-std=c11", "-O3", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-ffp-contract=off", "-msse2",
                    "-o", "net", "net.c"], cwd=program.folder, check=True)
    done = subprocess.run([os.path.join(program.folder, "net")], input="\n".join(map(write, rows)) + "\n",
                          stdout=subprocess.PIPE, text=True, check=True)
    return [[machine.fraction(machine.number(Fraction(word), "")) for word in line.split(",")]
            for line in done.stdout.splitlines()]


def try_compiled(generator, program, name):
    """What a compiled C program puts out is recalled, to the bit."""
    net, machine = random_net(generator, plain_number), MACHINES[name][0]()
    net.pairs, net.outputs = False, net.layers[-1][0]
    rows = [[plain_number(generator) for _ in range(net.inputs - net.constant)] for _ in range(8)]
    rows = [list(row) for row in dict.fromkeys(map(tuple, rows))]
    net.save(os.path.join(program.folder, "net.json"), generator)
    outputs = compiled(program, machine, rows)
    program.save_table("t.csv", [row + out for row, out in zip(rows, outputs)])
    status, report, said = ask(program, "--arithmetic", name, "net.json", "t.csv")
    check("compiled in %s" % name, status == 0, (said, report and report["recall"], net.layers, rows, outputs))


def try_switch(generator, program):
    """The same of a switch network, whose neurons are not kept in the order in which sums are."""
    machine = MACHINES["binary64"][0]()
    rows = [list(row) for row in {(generator.randrange(9), generator.randrange(9)): 0 for _ in range(6)}]
    program.save_table("t.csv", [row + [generator.randrange(5)] for row in rows])
    for command in (["synth", "t.csv", "-o", "net.net", "--force"],
                    ["export", "--to", "layered-json", "net.net", "-o", "net.json", "--force"]):
        done = program.run(*command)
        check("switch network, %s" % command[0], done.returncode == 0, done.stderr)
    outputs = compiled(program, machine, rows, "net.net")
    program.save_table("t.csv", [row + out for row, out in zip(rows, outputs)])
    status, report, said = ask(program, "--arithmetic", "binary64", "net.json", "t.csv")
    check("switch network compiled", status == 0, (said, report and report["recall"], rows, outputs))


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 32)
    generator = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        for _ in range(cases):
            for name in ["binary32", "binary64", str(generator.choice(BITS)), str(generator.randrange(1, 4097))]:
                try_exact(generator, program, name, generator.choice([random_number, plain_number]))
            for name in ["binary32", "binary64", str(generator.choice(BITS))]:
                try_identity(generator, program, name)
            for name in ["binary32", "binary64"]:
                try_compiled(generator, program, name)
            try_switch(generator, program)
            for name in ["binary32", str(generator.choice(BITS[:6]))]:
                try_rule(generator, program, name)
    return finish("rounded, seed %d" % seed)


if __name__ == "__main__":
    sys.exit(main())
