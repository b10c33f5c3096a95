#!/usr/bin/env python3
"""Networks of every kind with one field corrupted at random: `check` may certify only what an independent
evaluation of the corrupted file itself, with exact fractions, finds to recall within its bounds; and it may refute
only what does not.  Of trained networks, ONNX and .nnet, `import` may accept only what it then evaluates as an
independent evaluation of the corrupted file does.

usage: forged.py [CASES] [SEED]       CASES of networks, a quarter as many of trained ones
"""
import collections
import json
import os
import random
import struct
import sys
import tempfile
from fractions import Fraction

import agreement
import cli_random
import conditional
import conditional_random
import evaluate
import gates
import import_random
import memcert
import networks
from checks import check, finish

MALFORMED = (AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError, ZeroDivisionError,
             struct.error)
NUMBERS = ["1/0", "", "nan", "-", "1/-2", "one", "1//2"]
DATASETS = [("figure1.csv", 1), ("negative.csv", 1), ("vector.csv", 3)]


def natural(value):
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("%r is no index" % (value,))
    return value


def truth(value):
    if not isinstance(value, bool):
        raise ValueError("%r is neither true nor false" % (value,))
    return value


# The judges: the outputs wanted of a row, whether a file recalls a table within its bounds, and what it takes.

def split(row, inputs, constant, outputs):
    """Inputs of the network and outputs of a row, a constant input being inferred."""
    columns = len(row) - outputs
    constant = constant or inputs == columns + 1
    if outputs < 1 or columns < 1 or inputs != columns + constant:
        raise ValueError("the table is not that of the network")
    return [Fraction(1)] * constant + row[:columns], row[columns:]


def judge_layered(text, table):
    description = json.loads(text)
    for layer in description["layers"]:
        if not 0 < natural(layer["size"]) < 10**6:
            raise ValueError("no size, or one that no table of these needs")
        for neuron, source_layer, source, weight in layer["weights"]:
            if natural(neuron) >= layer["size"] or natural(source_layer) + natural(source) < 0 or \
                    not isinstance(weight, str):
                raise ValueError("no such weight")
        layer["weights"] = [weight for weight in layer["weights"] if Fraction(weight[3]) != 0]
    constant, signed = truth(description.get("constant", False)), truth(description.get("signed", False))
    network = evaluate.Network(description)
    width = description["layers"][-1]["size"]
    if signed and width % 2:
        raise ValueError("half an output")
    counts, holds = [], True
    for row in table:
        vector, wanted = split(row, natural(description["inputs"]), constant, width // 2 if signed else width)
        outputs, neurons, weights = network.evaluate(vector)
        holds = holds and conditional_random.joined(outputs, signed) == wanted
        counts.append({"neurons": neurons, "weights": weights})
    return holds, counts


def judge_conditional(text, table):
    description = json.loads(text)
    natural(description["root"])
    widths = set()
    for node in description["nodes"]:
        for variable, weight in [term for terms in node["ops"] for term in terms]:
            natural(variable), Fraction(weight)
        if "test" in node:
            natural(node["test"]["var"]), conditional.COMPARE[node["test"]["cmp"]], Fraction(node["test"]["value"])
            for side in ("then", "else"):
                if node[side] is not None:
                    natural(node[side])
        else:
            widths.add(len(node["outputs"]))
            for variable in node["outputs"]:
                if variable is not None:
                    natural(variable)
    network = conditional.Conditional(description)
    width, = widths
    signed = truth(network.signed)
    if signed and width % 2:
        raise ValueError("half an output")
    counts, holds = [], True
    for row in table:
        vector, wanted = split(row, natural(network.inputs), truth(network.constant), width // 2 if signed else width)
        outputs, operations = network.raw(vector)
        holds = holds and outputs is not None and conditional_random.joined(outputs, signed) == wanted
        counts.append({"operations": operations})
    return holds, counts


def judge_gates(text, table):
    network = gates.Gates(json.loads(text))
    counts, holds = [], True
    for row in table:
        vector, wanted = split(row, natural(network.inputs), network.constant, network.outputs)
        holds = holds and network.evaluate(vector) == wanted
        counts.append({"operations": network.operations(vector)})
    return holds, counts


class Switches:
    """A memcert-network-1 file, read by what is said of the format, and made a layered network by the paper."""

    def __init__(self, text):
        self.lines = [line.split() for line in text.split("\n")]
        self.at = 0
        if text.split("\n")[-1] != "":
            raise ValueError("no last line")
        self.expect("memcert-network-1")
        self.printed = self.choose("readout", "printed", "fused")
        self.signed = self.choose("signed", "yes", "no")
        columns = {"input": 0, "output": 0}
        while self.lines[self.at][0] in columns:
            if self.lines[self.at][0] == "input" and columns["output"] > 0:
                raise ValueError("an input after an output")
            columns[self.expect(self.lines[self.at][0], "number")] += 1
        self.q, self.r = 1 + columns["input"], columns["output"] * (2 if self.signed else 1)
        if self.q < 2 or self.r < 1:
            raise ValueError("no columns")
        self.n = self.take("leaves", 1, int)[0]
        self.shift = self.take("shift", 1, Fraction)[0]
        if self.n < 1 or self.shift <= 0:
            raise ValueError("no leaf, or no shift")
        self.gains, self.planes = [], []
        for number in range(self.n - 1):
            words = self.numbered("switch", number)
            self.gains.append(Fraction(words[0]))
            self.planes.append(self.sparse(words[1:], self.q))
        self.readout = [self.sparse(self.numbered("leaf", number), self.r) for number in range(self.n)]
        if self.take("end", 1, int) != [self.at] or any(self.lines[self.at:]):
            raise ValueError("not the end")

    def line(self):
        self.at += 1
        return self.lines[self.at - 1]

    def expect(self, *words):
        if self.line() != list(words):
            raise ValueError("expected %s" % (words,))
        return words[0]

    def take(self, word, count, kind):
        words = self.line()
        if words[0] != word or len(words) != count + 1:
            raise ValueError("expected " + word)
        return [kind(text) for text in words[1:]]

    def choose(self, word, yes, no):
        return {yes: True, no: False}[self.take(word, 1, str)[0]]

    def numbered(self, word, number):
        words = self.line()
        if words[:2] != [word, str(number)]:
            raise ValueError("expected %s %d" % (word, number))
        return words[2:]

    def sparse(self, words, count):
        values, last = [Fraction(0)] * count, -1
        for word in words:
            index, value = word.split(":")
            if not last < natural(int(index)) < count:
                raise ValueError("an index is out of order")
            last = int(index)
            values[last] = Fraction(value)
        return values

    def layered(self):
        """Layers as lists of neurons, each a list of (layer, index, weight)."""
        layers = []
        vector = [(0, 0)]
        if self.q > 1:
            layers.append([[(0, 0, self.shift), (0, k, Fraction(1))] for k in range(1, self.q)])
            vector += [(1, k) for k in range(self.q - 1)]
        parts, leaves = [(0, self.n, vector)], {}
        while parts:
            cuts = [(lo, lo + (hi - lo + 1) // 2, hi, vector) for lo, hi, vector in parts if hi - lo > 1]
            leaves.update((lo, vector[0]) for lo, hi, vector in parts if hi - lo == 1)
            parts = []
            if not cuts:
                break
            tests, gates = [], []
            for lo, cut, hi, vector in cuts:
                for sign in (1, -1):
                    tests.append([source + (sign * w,) for source, w in zip(vector, self.planes[cut - 1])])
                    shut = (len(layers) + 1, len(tests) - 1, -self.gains[cut - 1])
                    begin = len(gates)
                    gates += [[source + (Fraction(1),), shut] for source in vector]
                    half = (lo, cut) if sign == 1 else (cut, hi)
                    parts.append(half + ([(len(layers) + 2, begin + k) for k in range(self.q)],))
            layers += [tests, gates]
        terms = [[leaves[i] + (self.readout[i][j],) for i in range(self.n)] for j in range(self.r)]
        if self.printed:
            layers.append([[term] for of_output in terms for term in of_output])
            terms = [[(len(layers), j * self.n + i, Fraction(1)) for i in range(self.n)] for j in range(self.r)]
        layers.append(terms)
        return [[[term for term in neuron if term[2] != 0] for neuron in layer] for layer in layers]

    def network(self):
        made = evaluate.Network({"format": "memcert-layered-1", "inputs": self.q, "layers": []})
        made.layers = self.layered()
        made.sizes = [self.q] + [len(layer) for layer in made.layers]
        return made


def judge_switch(text, table):
    switches = Switches(text)
    network = switches.network()
    bounds = agreement.bounds(len(table), switches.q, switches.r)
    counts, holds = [], True
    for row in table:
        vector, wanted = split(row, switches.q, True, switches.r // 2 if switches.signed else switches.r)
        if switches.signed:
            wanted = [max(d, Fraction(0)) for d in wanted] + [max(-d, Fraction(0)) for d in wanted]
        outputs, neurons, weights = network.evaluate(vector)
        holds = holds and outputs == wanted and neurons <= bounds[0] and weights <= bounds[1]
        counts.append({"neurons": neurons, "weights": weights})
    return holds, counts


# The corruptions.

def other_number(source, text):
    if source.random() < 0.1:
        return source.choice(NUMBERS)
    value = Fraction(text)
    return str(source.choice([value + 1, value - 1, -value, Fraction(0), value / 2, 2 * value,
                              value * Fraction(10**30 + 1, 10**30), value + Fraction(1, 10**40)]))


def other_index(source, value):
    if source.random() < 0.7:
        return max(0, value + source.choice([1, -1, source.randrange(-9, 10)]))
    return source.choice([0, 2**64, 2**63 - 1, -1, str(value), None, value + 0.5])


def other_word(source, word):
    if word in conditional.COMPARE:
        return source.choice(sorted(conditional.COMPARE) + ["==", ""])
    return source.choice([word.upper(), word[:-1], word + "1", ""])


def other_value(source, value):
    if value is None:
        return source.randrange(9)
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return other_index(source, value)
    try:
        return other_number(source, value)
    except ValueError:
        return other_word(source, value)


def places(value):
    """(container, key) of everything in a JSON value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, inner in list(pairs):
        yield value, key
        yield from places(inner)


def corrupt_json(source, text):
    description = json.loads(text)
    every = list(places(description))
    scalars = [(inside, key) for inside, key in every if not isinstance(inside[key], (dict, list))]
    # Weights and words are most worth changing; most changes of the many indices make no network.
    texts = [(inside, key) for inside, key in scalars if isinstance(inside[key], str)]
    inside, key = source.choice(texts if texts and source.random() < 0.6 else scalars)
    if source.random() < 0.9:
        inside[key] = other_value(source, inside[key])
    else:
        inside, key = source.choice(every)
        if isinstance(inside, dict):
            value = inside.pop(key)
            if source.random() < 0.5:
                inside[source.choice(["constant", "signed", "outputs", "then", "else", key + "s"])] = value
        elif source.random() < 0.5:
            del inside[key]
        else:
            inside.insert(key, inside[source.randrange(len(inside))])
    return json.dumps(description)


def corrupt_switch(source, text):
    lines = text.split("\n")
    at = source.randrange(len(lines) - 1)
    words = lines[at].split(" ")
    k = source.randrange(len(words))
    kind = source.random()
    if kind < 0.8:
        index, colon, value = words[k].rpartition(":")
        if colon and source.random() < 0.1:
            words[k] = "%s:%s" % (other_index(source, int(index)), value)
        else:
            words[k] = index + colon + str(other_value(source, value))
        lines[at] = " ".join(words)
    elif kind < 0.87:
        lines[at] = " ".join(words[:k] + words[k + 1:])
    elif kind < 0.94:
        other = source.randrange(len(lines) - 1)
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at:at + 1] = source.choice([[], [lines[at]] * 2])
    return "\n".join(lines)


# What is corrupted.

Base = collections.namedtuple("Base", "kind text table")
KINDS = {"switch": (judge_switch, corrupt_switch), "layered": (judge_layered, corrupt_json),
         "conditional": (judge_conditional, corrupt_json), "gates": (judge_gates, corrupt_json)}


def made(program, *arguments):
    done = program.run(*arguments)
    if done.returncode != 0:
        sys.exit("forged.py: %s: %s" % (" ".join(arguments), done.stderr))
    return done.stdout


def tables(source):
    """Rows, without repeated inputs, and how many columns are outputs."""
    for name, outputs in DATASETS:
        with open(os.path.join(memcert.ROOT, "datasets", name)) as stream:
            yield [[Fraction(cell) for cell in line.split(",")] for line in stream.read().split("\n")[1:-1]], outputs
    for _ in range(4):
        outputs = source.randrange(1, 4)
        distinct = {}
        for row in cli_random.make_table(source, (source.randrange(1, 9), source.randrange(1, 4), outputs)):
            numbers = [Fraction(cell) for cell in row]
            distinct.setdefault(tuple(numbers[:-outputs]), numbers)
        yield list(distinct.values()), outputs


def synthesized(program, rows, outputs):
    conditional_random.save(program.folder, "t.csv", rows)
    columns = ["--outputs", str(outputs)]
    for kind in ("fused", "printed"):
        text = made(program, "synth", "t.csv", "--readout", kind, *columns)
        with open(os.path.join(program.folder, "t.net"), "w") as stream:
            stream.write(text)
        yield Base("switch", text, rows)
        if len(rows) <= 8:
            yield Base("layered", made(program, "export", "t.net", "--to", "layered-json"), rows)
    for kind in agreement.CONDITIONAL:
        yield Base("conditional", made(program, "synth", "t.csv", "--network", kind, *columns), rows)
    yield Base("gates", made(program, "synth", "t.csv", "--network", "gates", *columns), rows)
    for kind in agreement.MEMORIZERS:
        if len(rows) <= 8:
            yield Base("layered", made(program, "synth", "t.csv", "--network", kind, *columns), rows)


def drawn(program, source):
    """Random networks, with what they compute as the table."""
    description = conditional_random.random_layered(source, source.choice(["small", "fraction", "huge"]))
    network = evaluate.Network(description)
    constant, signed = description.get("constant", False), description.get("signed", False)
    rows = conditional_random.random_rows(source, network.inputs - constant, 6, "small")
    computed = [network.evaluate([Fraction(1)] * constant + row)[0] for row in rows]
    table = [row + conditional_random.joined(outputs, signed) for row, outputs in zip(rows, computed)]
    yield Base("layered", json.dumps(description), table)
    conditional_random.save_json(program.folder, "l.json", description)
    conditional_random.save(program.folder, "i.csv", rows)
    for total in ([], ["--total"]):
        made(program, "condition", "l.json", "i.csv", "-o", "c.json", *total)
        with open(os.path.join(program.folder, "c.json")) as stream:
            yield Base("conditional", stream.read(), table)
    description = conditional_random.random_conditional(source, "fraction")
    network = conditional.Conditional(description)
    rows = conditional_random.random_rows(source, network.inputs - network.constant, 8, "small")
    table = [row + outputs for row, (outputs, _) in ((row, network.run(row)) for row in rows) if outputs is not None]
    if table:
        yield Base("conditional", json.dumps(description), table)


def bases(program, source):
    for rows, outputs in tables(source):
        yield from synthesized(program, rows, outputs)
    for _ in range(8):
        yield from drawn(program, source)


def examine(program, base, text):
    """What the program did with a file, and what is wrong about it, if anything."""
    try:
        holds, counts = KINDS[base.kind][0](text, base.table)
    except MALFORMED as error:
        holds, counts = None, "malformed: %s" % error
    with open(os.path.join(program.folder, "forged"), "w") as stream:
        stream.write(text)
    conditional_random.save(program.folder, "d.csv", base.table)
    done = program.run("check", "--json", "--points", "forged", "d.csv")
    if done.returncode == 0:
        found = json.loads(done.stdout)["points"]
        for number, point in enumerate(found, start=1):
            if point.pop("line") != number:
                return "accepted", "lines"
        if not holds:
            return "wrongly accepted", str(counts)
        return "accepted", None if found == counts else "counts are %s, not %s" % (found, counts)
    if done.returncode == 1:
        return "refuted", "it recalls" if holds else None
    if done.returncode in (3, 4) and done.stderr.count("\n") == 1 and not holds:
        return "refused", None
    return "refused", "exit %d: %s; the judge says %s" % (done.returncode, done.stderr, holds)


# Trained networks.

# Of the fields of a message that are messages, the number and the kind.
INNER = {"model": {7: "graph", 8: "set"}, "graph": {1: "node", 5: "tensor", 11: "value", 12: "value"},
         "node": {5: "attribute"}, "attribute": {5: "tensor"}, "value": {2: "type"}, "type": {1: "tensor type"},
         "tensor type": {2: "shape"}, "shape": {1: "dimension"}}


def spans(data, at, end, kind="model"):
    """(begin, end, whether it is a varint) of every value in a file of ONNX that is no message."""
    while at < end:
        tag, at = networks.varint(data, at)
        begin, wire = at, tag & 7
        if wire == 0:
            at = networks.varint(data, at)[1]
        elif wire == 2:
            size, begin = networks.varint(data, at)
            at = begin + size
        else:
            at += {1: 8, 5: 4}[wire]
        inner = INNER.get(kind, {}).get(tag >> 3)
        if inner:
            yield from spans(data, begin, at, inner)
        elif at > begin:
            yield begin, at, wire == 0


def corrupt_onnx(source, content):
    begin, end, is_varint = source.choice(list(spans(content, 0, len(content))))
    at, byte = source.randrange(begin, end), source.randrange(256)
    if is_varint:
        byte = content[at] & 128 | byte & 127
    return content[:at] + bytes([byte]) + content[at + 1:]


def corrupt_nnet(source, content):
    lines = content.decode().split("\n")
    at = source.choice([k for k, line in enumerate(lines) if "," in line and not line.startswith("//")])
    cells = lines[at].split(",")
    k = source.randrange(len(cells))
    cells[k] = other_number(source, cells[k].strip() or "0")
    lines[at] = ",".join(cells)
    return "\n".join(lines).encode()


TRAINED = {"net.onnx": (import_random.random_onnx, networks.read_onnx, corrupt_onnx),
           "net.nnet": (import_random.random_nnet, networks.read_nnet, corrupt_nnet)}


def examine_trained(program, name, source):
    """The same of a trained network: its file with one value changed."""
    make, read, corrupt = TRAINED[name]
    path = os.path.join(program.folder, name)
    make(source, path)
    with open(path, "rb") as stream:
        content = stream.read()
    with open(path, "wb") as stream:
        stream.write(corrupt(source, content))
    done = program.run("import", name, "-o", "i.json")
    if done.returncode in (3, 4) and done.stderr.count("\n") == 1:
        return "refused", None
    try:
        exact = read(path)
        rows = import_random.random_rows(source, exact.inputs, 4)
        problem = import_random.disagreement(program.folder, path, rows, exact)
    except MALFORMED as error:
        problem = "malformed: %r; import: exit %d: %s" % (error, done.returncode, done.stderr)
    return ("wrongly accepted" if problem else "accepted"), problem


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tally = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        program = memcert.Program(folder)
        every = list(bases(program, random.Random(seed)))
        for number in range(-len(every), cases):
            base = every[number % len(every)]
            # First of all, each as it is.
            text = base.text if number < 0 else KINDS[base.kind][1](random.Random(seed * 10**6 + number), base.text)
            what, problem = examine(program, base, text)
            if number >= 0:
                tally[base.kind, what] += 1
            elif what != "accepted" and "readout printed" not in text:
                problem = problem or "nothing is wrong with this one"
            check("forged.py, seed %d, case %d, %s, %s" % (seed, number, base.kind, what), problem is None,
                  "%s\n%s" % (problem and problem[:500], text))
        for number in range(cases // 4):
            name = sorted(TRAINED)[number % len(TRAINED)]
            what, problem = examine_trained(program, name, random.Random(seed * 10**6 + number))
            tally[name, what] += 1
            check("forged.py, seed %d, trained network %d, %s" % (seed, number, name), problem is None, problem)
    for kind in list(KINDS) + sorted(TRAINED):
        check("some forged %s networks are accepted" % kind, tally[kind, "accepted"] > 0)
        print("forged %s networks: tried %d, refuted %d, refused %d, accepted %d, wrongly accepted %d" % (
            kind, sum(count for (of, _), count in tally.items() if of == kind), tally[kind, "refuted"],
            tally[kind, "refused"], tally[kind, "accepted"], tally[kind, "wrongly accepted"]))
    return finish("forged certificates")


if __name__ == "__main__":
    sys.exit(main())
