#!/usr/bin/env python3
"""Networks imported, and evaluated beside an independent evaluation of the file that they come from:
outputs (`eval`), active neurons and weights (`activity`) and recall (`check`) must agree exactly.

usage: import_random.py [CASES] [SEED]

The files are random ONNX graphs and .nnet files, and those in $MEMCERT_DATA/nets (default
../shared/data/nets) where they are there.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import evaluate
import floats
import networks
import operators
from checks import check, finish
from memcert import NETS, SANITIZED
from networks import DOUBLE, FLOAT, INT64


SINGLES = [0.0, -0.0, 1.0, -1.0, 0.5, -2.0, 3.0, 0.1, -0.7, 1e-45, -1e-38, 3e38, 16777217.0, 1e-3]
DOUBLES = SINGLES + [5e-324, 1e300, -1e-300, 0.1 + 0.2]


class Graph:
    """A random graph: `made` has the name, shape and open-ness of every value that depends on the input."""

    def __init__(self, source):
        self.source = source
        self.kind = source.choice([FLOAT, FLOAT, DOUBLE])
        self.nodes, self.initializers, self.extra = [], [], []
        self.count = 0
        size = source.randrange(1, 5)
        self.shape = source.choice([(size,), (1, size), (1, size), (1, 1, size), (1, size, 1), (2, 3, size)])
        is_open = len(self.shape) > 1 and self.shape[0] == 1 and source.random() < 0.5
        shown = ("batch",) + self.shape[1:] if is_open else self.shape
        self.input = networks.value_info("in", self.kind, shown)
        self.made = [("in", self.shape)]

    def name(self):
        self.count += 1
        return self.source.choice(["v%d", "a/b:%d", "Ünicode%d"]) % self.count

    def numbers(self, count):
        special = self.source.random() < 0.3
        pool = DOUBLES if self.kind == DOUBLE else SINGLES
        values = [self.source.choice(pool) if special else round(self.source.uniform(-2, 2), 3) for _ in range(count)]
        return [value if self.source.random() < 0.8 else 0.0 for value in values]

    def as_node(self, kind, inputs, **attributes):
        output = self.name()
        self.nodes.append(networks.node(kind, inputs, output, name=self.source.choice(["", "n/" + output]),
                                        **attributes))
        return output

    def constant(self, shape, kind=None, numbers=None):
        """The name of a constant, which may come from an initializer, a Constant or a Cast."""
        kind = kind or self.kind
        numbers = self.numbers(networks.product(shape)) if numbers is None else numbers
        raw = self.source.random() < 0.5
        if kind == self.kind and self.source.random() < 0.15:
            return self.computed(shape)
        if kind == DOUBLE and self.source.random() < 0.2:
            single = networks.tensor("", FLOAT, shape, [one if abs(one) < 1e38 else 1.0 for one in numbers], raw)
            return self.as_node("Cast", [self.as_node("Constant", [], value=single)], to=DOUBLE)
        if self.source.random() < 0.2:
            return self.as_node("Constant", [], value=networks.tensor("", kind, shape, numbers, raw))
        if self.source.random() < 0.1 and kind == FLOAT and len(shape) == 1:
            return self.as_node("Constant", [], value_floats=numbers)
        name = self.name()
        self.initializers.append(networks.tensor(name, kind, shape, numbers, raw))
        if self.source.random() < 0.3:
            self.extra.append(networks.value_info(name, kind, shape))
        return name

    def computed(self, shape):
        """The name of a constant that operators make from others."""
        way = self.source.randrange(4)
        if way == 0:
            return self.as_node("Relu", [self.constant(shape)])
        if way == 1:
            return self.as_node("Sub", [self.constant(shape), self.constant(shape[-1:])])
        if way == 2 and len(shape) > 1:
            return self.as_node("MatMul", [self.constant(shape[:-1] + (2,)), self.constant((2,) + shape[-1:])])
        wanted = self.constant((len(shape),), INT64, list(shape)) if shape else None
        flat = (networks.product(shape),)
        return self.as_node("Reshape", [self.constant(flat), wanted]) if shape else self.constant(shape)

    def add_matmul(self, name, shape):
        size = self.source.randrange(1, 5)
        if len(shape) == 3 and self.source.random() < 0.5:
            stack = self.source.choice([shape[:1], (1,), (1,) + shape[:1]])
            if self.source.random() < 0.5:
                out = self.as_node("MatMul", [self.constant(stack + (size, shape[1])), name])
                return out, stack[:-1] + (shape[0], size, shape[2])
            out = self.as_node("MatMul", [name, self.constant(stack + (shape[2], size))])
            return out, stack[:-1] + shape[:2] + (size,)
        if len(shape) > 1 and self.source.random() < 0.3:
            out = self.as_node("MatMul", [self.constant((size, shape[-2])), name])
            return out, shape[:-2] + (size,) + shape[-1:]
        out = self.as_node("MatMul", [name, self.constant((shape[-1], size))])
        return out, shape[:-1] + (size,)

    def add_gemm(self, name, shape):
        if len(shape) != 2:
            return self.add_matmul(name, shape)
        size, attributes = self.source.randrange(1, 5), {}
        left = self.source.random() < 0.3
        trans = [self.source.random() < 0.5, self.source.random() < 0.5]
        own = tuple(reversed(shape)) if trans[left] else shape
        other = (size, own[0]) if left else (own[1], size)
        other = tuple(reversed(other)) if trans[not left] else other
        result = (size, own[1]) if left else (own[0], size)
        attributes.update({key: 1 for key, is_set in zip(("transA", "transB"), trans) if is_set})
        for key in ("alpha", "beta"):
            if self.source.random() < 0.3:
                attributes[key] = self.source.choice([0.0, 0.5, -1.0, 0.1])
        inputs = [self.constant(other), name] if left else [name, self.constant(other)]
        if self.source.random() < 0.8:
            inputs.append(self.constant(self.source.choice([result, (result[1],), (1,), (), (1, result[1])])))
        elif self.source.random() < 0.3:
            inputs.append("")
        return self.as_node("Gemm", inputs, **attributes), result

    def add_sum(self, name, shape):
        kind = self.source.choice(["Add", "Add", "Sub"])
        same = [other for other, of in self.made if of == shape]
        if len(same) > 1 and self.source.random() < 0.4:
            return self.as_node(kind, [name, self.source.choice(same)]), shape
        other = self.constant(self.source.choice([shape, shape[-1:], (1,), ()]))
        return self.as_node(kind, [name, other] if self.source.random() < 0.6 else [other, name]), shape

    def add_shape(self, name, shape):
        count = networks.product(shape)
        kind = self.source.randrange(3)
        if kind == 0:
            return self.as_node("Identity", [name]), shape
        if kind == 1:
            axis = self.source.randrange(-len(shape), len(shape) + 1)
            at = axis + len(shape) if axis < 0 else axis
            attributes = {} if axis == 1 and self.source.random() < 0.5 else {"axis": axis}
            return self.as_node("Flatten", [name], **attributes), (networks.product(shape[:at]),
                                                                  networks.product(shape[at:]))
        wanted = self.source.choice([[-1], [1, count], [count, 1], [1, -1], [0, -1], [1, -1, 1]])
        result = operators.reshape(operators.Node([(shape, [0] * count), ((), wanted)], {}, 13, 1))[0]
        return self.as_node("Reshape", [name, self.constant((len(wanted),), INT64, wanted)]), result

    def step(self):
        name, shape = self.source.choice(self.made[-2:])
        way = self.source.choice([self.add_matmul, self.add_gemm, self.add_sum, self.add_shape, "relu", "relu"])
        made = (self.as_node("Relu", [name]), shape) if way == "relu" else way(name, shape)
        if networks.product(made[1]) <= 24:
            self.made.append(made)

    def model(self):
        name, shape = self.made[-1]
        inputs = self.extra + [self.input]
        self.source.shuffle(inputs)
        shown = self.source.choice([shape, ("batch",) + shape[1:] if shape else shape])
        return networks.model(self.nodes, self.initializers, inputs, [networks.value_info(name, self.kind, shown)])


def random_onnx(source, name):
    graph = Graph(source)
    for _ in range(source.randrange(1, 12)):
        graph.step()
    with open(name, "wb") as stream:
        stream.write(graph.model())


def random_nnet(source, name):
    sizes = [source.randrange(1, 5) for _ in range(source.randrange(2, 5))]

    def decimal():
        return source.choice(["0", "-0.0", "1", "-1", "0.1", "-2.5e-3", "1.97911e+04", "3", ".5", "-7.25"])

    def line(count, one=decimal):
        return ",".join(one() for _ in range(count)) + source.choice(["", ",", ", "]) + source.choice(["\n", "\r\n"])

    end = sizes[0] + 1
    text = "".join("// comment, %d\n" % k for k in range(source.randrange(3)))
    text += "%d,%d,%d,%d,\n" % (len(sizes) - 1, sizes[0], sizes[-1], max(sizes)) + ",".join(map(str, sizes)) + ",\n0,\n"
    text += line(sizes[0]) + line(sizes[0]) + line(end)
    text += line(end, lambda: source.choice(["1", "0.1", "6.28318530718", "-3", "60261.0"]))
    for before, size in zip(sizes, sizes[1:]):
        text += "".join(line(before) for _ in range(size)) + "".join(line(1) for _ in range(size))
    with open(name, "w", newline="") as stream:
        stream.write(text)


def random_rows(source, inputs, count):
    pool = [Fraction(text) for text in ("0", "1", "-1", "1/3", "-7/2", "1e20", "1e-9")]
    rows = [[Fraction(0)] * inputs]
    while len(rows) < count:
        rows.append([source.choice(pool) if source.random() < 0.5 else Fraction(source.randrange(-999, 999), 100)
                     for _ in range(inputs)])
    return rows


def run(*arguments):
    return subprocess.run([SANITIZED] + list(arguments), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=250)


def write_rows(name, rows):
    with open(name, "w") as stream:
        stream.writelines(",".join(map(str, row)) + "\n" for row in rows)
    return name


def join(values, is_signed):
    half = len(values) // 2
    return [a - b for a, b in zip(values[:half], values[half:])] if is_signed else values


def disagreement(folder, original, rows, exact, options=(), said=None):
    """What is wrong with the import of a file, `exact` being its independent evaluation, or None."""
    made, table, report = (os.path.join(folder, name) for name in ("net.json", "rows.csv", "report.json"))
    done = run("import", "--json", original, "-o", made, *options)
    if done.returncode != 0:
        return "import: exit %d: %s" % (done.returncode, done.stderr)
    reported = json.loads(done.stdout)
    if said and reported["compared"] != said:
        return "floats: %s instead of %s" % (reported["compared"], said)
    with open(made) as stream:
        description = json.load(stream)
    network = evaluate.Network(description)
    if (reported["neurons"], reported["weights"], reported["layers"]) != (
            network.neurons(), network.weights(), len(network.layers)):
        return "the report of import is wrong: %s" % reported
    wanted = [exact(row) for row in rows]
    for row, outputs in zip(rows, wanted):
        if join(network.evaluate([Fraction(1)] + row)[0], description["signed"]) != outputs:
            return "the network differs from the file on %s" % row
    write_rows(table, rows)
    done = run("eval", made, table)
    if [[Fraction(cell) for cell in line.split(",")] for line in done.stdout.split()] != wanted:
        return "eval: %s%s" % (done.stdout, done.stderr)
    with open(report, "w") as stream:
        stream.write(run("activity", "--json", made, table).stdout)
    return compare_activity(report, network, rows) or compare_check(folder, made, rows, wanted)


def compare_activity(report, network, rows):
    with open(report) as stream:
        found = json.load(stream)
    counts = [network.evaluate([Fraction(1)] + row)[1:] for row in rows]
    if [(row["neurons"], row["weights"]) for row in found["rows"]] != counts:
        return "activity: %s instead of %s" % (found["rows"], counts)
    for row, (_, weights) in zip(found["rows"], counts):
        if row["bound"] != network.inputs + 4 * weights:
            return "activity: the bound is wrong: %s" % row
    if found["operations"]["dense"] != 2 * network.weights():
        return "activity: the dense operations are wrong"
    maxima = [max(count[k] for count in counts) for k in (0, 1)]
    if [found["neurons"]["max"], found["weights"]["max"]] != maxima:
        return "activity: the maxima are wrong"
    return None


def verdict(folder, made, table, *options):
    done = run("check", "--json", made, table, *options)
    return (done.returncode, json.loads(done.stdout)["recall"].get("line")) if done.returncode < 2 else done.stderr


def compare_check(folder, made, rows, wanted):
    """Recall is certified on the right outputs and refuted at the line of a wrong one."""
    rows, wanted = zip(*{tuple(row): (row, outputs) for row, outputs in zip(rows, wanted)}.values())
    table = os.path.join(folder, "data.csv")
    outputs = [list(one) for one in wanted]
    width = "--outputs=%d" % len(outputs[0])

    def written():
        return write_rows(table, [row + out for row, out in zip(rows, outputs)])

    cases = [((0, None), verdict(folder, made, written(), width))]
    outputs[-1][-1] += Fraction(1, 7)
    cases.append(((1, len(rows)), verdict(folder, made, written(), width)))
    cases.append(((0, None), verdict(folder, made, table, width, "--tolerance", "1/7")))
    cases.append(((1, len(rows)), verdict(folder, made, table, width, "--tolerance", "0.142857")))
    largest = [[k for k, value in enumerate(out) if value == max(out)] for out in wanted]
    write_rows(table, [row + [max(largest[i])] for i, row in enumerate(rows)])
    tied = [i + 1 for i, one in enumerate(largest) if len(one) > 1]
    cases.append(((1, tied[0]) if tied else (0, None), verdict(folder, made, table, "--argmax")))
    for number, (expected, got) in enumerate(cases):
        if expected != got:
            return "check, case %d: %s instead of %s" % (number, got, expected)
    return None


def files(folder, cases, seed):
    """(how to repeat it, file, source of randomness, rows) of everything to be tried."""
    if os.path.isdir(NETS):
        for name in sorted(os.listdir(NETS)):
            if name.endswith((".nnet", ".onnx")):
                yield name, os.path.join(NETS, name), random.Random(name), 6
    else:
        print("no networks in %s: left out" % NETS)
    for case in range(seed, seed + cases):
        source = random.Random(case)
        name = os.path.join(folder, "net.nnet" if source.random() < 0.2 else "net.onnx")
        (random_nnet if name.endswith(".nnet") else random_onnx)(source, name)
        yield "import_random.py 1 %d" % case, name, source, 8


def float_report(name, exact):
    """What the report says of floats."""
    if name.endswith(".nnet"):
        return floats.of_nnet(exact)
    return floats.of_onnx(exact, "DOUBLE" if exact.kind == DOUBLE else "FLOAT")


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        for repeat, name, source, count in files(folder, cases, seed):
            reader = networks.read_nnet if name.endswith(".nnet") else networks.read_onnx
            exact = reader(name)
            rows = random_rows(source, exact.inputs, count)
            problem = disagreement(folder, name, rows, exact, said=float_report(name, exact))
            check(repeat, not problem, problem)
    return finish("imported networks")


if __name__ == "__main__":
    sys.exit(main())
