#!/usr/bin/env python3
"""Random networks of every kind as ONNX models (`export --to onnx`): what is refused and what is rounded is found out without
memcert; the model is evaluated exactly by an independent reader, read again by `import`, checked by the checker of
python3-onnx and run by onnxruntime, which must give the same bits where no operation can round.

usage: onnx_export_random.py [CASES] [SEED]
"""
import json
import math
import os
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import conditional_random
import evaluate
import floats
import memcert
import networks
import onnxruntime
from checks import check, finish, run_in_folders

KINDS = {"binary32": "FLOAT", "binary64": "DOUBLE"}
ROWS = 8


def changed(net, change):
    """The network with other numbers."""
    net = json.loads(json.dumps(net))
    for layer in net.get("layers", []):
        for weight in layer["weights"]:
            weight[3] = change(weight[3])
    for node in net.get("nodes", []):
        for terms in node["ops"]:
            for term in terms:
                term[1] = change(term[1])
        if "test" in node:
            node["test"]["value"] = change(node["test"]["value"])
    return net


def dyadic(text):
    """Numbers with denominators from 1 to 7 become such with powers of 2."""
    value = Fraction(text)
    return conditional_random.text(value if value.denominator > 7 else Fraction(value.numerator, 2 ** (value.denominator - 1)))


def joined(net):
    """Terms of one operation with the same variable become one, and zeros are left out, as numbers are counted."""
    net = json.loads(json.dumps(net))
    for node in net.get("nodes", []):
        for number, terms in enumerate(node["ops"]):
            sums = {}
            for variable, weight in terms:
                sums[variable] = sums.get(variable, 0) + Fraction(weight)
            node["ops"][number] = [[variable, conditional_random.text(weight)] for variable, weight in sums.items()]
    return net


def numbers_of(net):
    found = []
    changed(net, lambda text: found.append(Fraction(text)) or text)
    return found


def random_tree(source):
    """Tests of inputs, and numbers at the leaves: what becomes a TreeEnsembleRegressor."""
    inputs, outputs, nodes, signed = source.randrange(2, 5), source.randrange(1, 4), [], source.random() < 0.5

    def constants():
        values = [Fraction(source.randrange(-8, 9), 4) for _ in range(outputs)]
        return [[[0, conditional_random.text(sign * value)]] for sign in ((1, -1) if signed else (1,)) for value in values]

    def grow(depth, variables):
        at = len(nodes)
        node = {"ops": [[[0, "1/2"]]] if source.random() < 0.3 else []}
        variables += len(node["ops"])
        nodes.append(node)
        if depth == 0:
            node["ops"] += constants()
            node["outputs"] = list(range(variables, variables + (2 if signed else 1) * outputs))
            if source.random() < 0.2:
                node["outputs"][0] = None if signed else source.choice([None, 0])
            return at
        node["test"] = {"var": source.randrange(1, inputs), "cmp": source.choice(sorted(conditional.COMPARE)),
                        "value": source.choice(["-1", "0", "1/2", "1", "2"])}
        for side in ("then", "else"):
            node[side] = grow(depth - source.randrange(1, 3) if depth > 1 else 0, variables) if source.random() < 0.9 else None
        return at

    while not any("outputs" in node for node in nodes):
        nodes.clear()
        grow(source.choice([1, 2, 4, 6]), inputs)
    return {"format": "memcert-conditional-1", "inputs": inputs, "root": 0, "constant": True, "signed": signed, "nodes": nodes}


def random_network(source, program):
    """Saves one as `net`; returns it as layered or conditional JSON, and whether it is to become a tree."""
    which = source.choice(["layered", "layered", "conditional", "conditional", "ensemble", "switch", "gates", "tree"])
    if which in ("switch", "gates", "tree"):
        columns = source.randrange(1, 4)
        rows = conditional_random.random_rows(source, columns, source.randrange(1, 10), "small")
        conditional_random.save(program.folder, "made.csv", [row + [Fraction(source.randrange(-3, 4), 2)] for row in rows])
        done = program.run("synth", "--no-header", "--network", which, "made.csv", "-o", "net")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        form = "conditional-json" if which != "switch" else "layered-json"
        return json.loads(program.run("export", "--to", form, "net").stdout)
    if which == "ensemble":
        net = random_tree(source)
    else:
        kind = source.choice(["small", "small", "fraction", "fraction", "huge"])
        make = conditional_random.random_layered if which == "layered" else conditional_random.random_conditional
        net = make(source, kind)
        if kind == "fraction" and source.random() < 0.8:
            net = changed(net, dyadic)
    conditional_random.save_json(program.folder, "net", net)
    return net


class Machine:
    """The network, exactly; and whether floats compute a row without rounding, in whatever order."""

    def __init__(self, net):
        self.net, self.layered = net, "layers" in net
        self.constant, self.signed = net.get("constant", False), net.get("signed", False)
        self.network = (evaluate.Network if self.layered else conditional.Conditional)(net)

    def run(self, row):
        """Outputs, or None."""
        if not self.layered:
            return self.network.run(row)[0]
        return conditional_random.joined(self.network.evaluate([Fraction(1)] * self.constant + row)[0], self.signed)

    def sums(self, row):
        """The terms of each sum, as (number, weight) in the order of variables."""
        values = [Fraction(1)] * self.constant + row
        if self.layered:
            layers = [values]
            for neurons in self.network.layers:
                made = []
                for terms in neurons:
                    yield [(layers[layer][index], weight) for layer, index, weight in terms]
                    made.append(max(Fraction(0), sum(layers[layer][index] * weight for layer, index, weight in terms)))
                layers.append(made)
            last = layers[-1]
            if self.signed:
                yield from ([(a, 1), (b, -1)] for a, b in zip(last[:len(last) // 2], last[len(last) // 2:]))
            return
        at = self.network.root
        while at is not None:
            node = self.network.nodes[at]
            for terms in node["ops"]:
                yield [(values[variable], Fraction(weight)) for variable, weight in terms]
                values.append(max(Fraction(0), sum((values[variable] * Fraction(weight) for variable, weight in terms),
                                                   Fraction(0))))
            if "outputs" in node:
                outputs = [Fraction(0) if k is None else values[k] for k in node["outputs"]]
                if self.signed:
                    yield from ([(a, 1), (b, -1)] for a, b in zip(outputs[:len(outputs) // 2], outputs[len(outputs) // 2:]))
                return
            test = node["test"]
            holds = conditional.COMPARE[test["cmp"]](values[test["var"]], Fraction(test["value"]))
            at = node["then" if holds else "else"]

    def is_exact(self, row, kind):
        """All products of a sum are multiples of a unit, and together they are a few times that."""
        bits = floats.FORMATS[kind][0]
        for terms in self.sums(row):
            products = [a * b for a, b in terms] + [a for a, _ in terms]
            unit = Fraction(1, max([value.denominator for value in products], default=1))
            if unit.denominator & (unit.denominator - 1) or sum(map(abs, products)) / unit >= 2 ** bits:
                return False
        return all(floats.nearest(value, kind, []) == value for value in row)


def expected(net, asked):
    """The exit status, the format, and the network as it is written then."""
    numbers = numbers_of(net)

    def rounded(name):
        infinite = []
        return [floats.nearest(value, KINDS[name], infinite) for value in numbers], infinite

    if asked[:1] == ["--round"]:
        made, infinite = rounded(asked[1])
        new = iter(made)
        return (3 if infinite else 0), asked[1], changed(net, lambda text: conditional_random.text(next(new)))
    for name in asked[1:] or ["binary32", "binary64"]:
        made, infinite = rounded(name)
        if made == numbers and not infinite:
            return 0, name, net
    return 3, None, net


def wrong_report(text, net, written, name):
    """What the report says of the numbers."""
    numbers = [(a, b) for a, b in zip(numbers_of(net), numbers_of(written)) if a != 0]
    pairs = [(a, b) for a, b in numbers if a != b]
    wanted = "numbers     %s; " % name
    if pairs:
        most = max(abs((b - a) / a) for a, b in pairs)
        wanted += "%d of %d were rounded to the nearest one, by at most %s times itself\n" % (
            len(pairs), len(numbers), floats.above(most))
    else:
        wanted += "all %d of the network are such numbers\n" % len(numbers)
    return None if wanted in text else "%r instead of %r" % (text, wanted)


def misses(net):
    """Whether a conditional network has no answer somewhere."""
    return any(side in node and node[side] is None for node in net.get("nodes", []) for side in ("then", "else"))


class Case:
    """One network: what is wrong with it, and what onnxruntime is to be asked."""

    def __init__(self, source, folder):
        self.folder, self.points = folder, []
        self.problem = self.examine(source, memcert.Program(folder))

    def examine(self, source, program):
        net = joined(random_network(source, program))
        asked = source.choice([[], [], ["--arithmetic", "binary32"], ["--arithmetic", "binary64"], ["--round", "binary32"],
                               ["--round", "binary64"]])
        status, self.name, written = expected(net, asked)
        done = program.run("export", "--to", "onnx", "net", "-o", "n.onnx", *asked)
        if done.returncode != status:
            return "export %s: exit %d instead of %d: %s" % (asked, done.returncode, status, done.stderr)
        if status != 0:
            good = "--round binary" in done.stderr or "is too large for that format" in done.stderr
            return None if good and not os.path.exists(os.path.join(self.folder, "n.onnx")) else done.stderr
        machine = Machine(written)
        rows = conditional_random.random_rows(source, net["inputs"] - machine.constant, ROWS, source.choice(["small", "fraction"]))
        self.points = [[Fraction(dyadic(conditional_random.text(value))) for value in row] for row in rows]
        conditional_random.save(self.folder, "i.csv", self.points)
        self.wanted = [machine.run(row) for row in self.points]
        self.exact = [machine.is_exact(row, KINDS[self.name]) for row in self.points]
        self.batch = "any number of points" in done.stdout
        if self.batch != (machine.layered or "a TreeEnsembleRegressor" in done.stdout):
            return done.stdout
        return wrong_report(done.stdout, net, written, self.name) or self.compare_exactly(program, net)

    def compare_exactly(self, program, net):
        """With the independent reader, which has no trees, and with what import makes of it."""
        done = program.run("import", "n.onnx", "-o", "back.json")
        if done.returncode != 0:
            good = "does not depend on the input" in done.stderr or (misses(net) and "NaN" in done.stderr)
            return None if good else "import: %s" % done
        lines = program.run("eval", "back.json", "i.csv").stdout.splitlines()
        if [[Fraction(cell) for cell in line.split(",")] for line in lines] != self.wanted:
            return "read again: %s instead of %s" % (lines, self.wanted)
        if self.batch and "nodes" in net:
            return None
        exact = networks.read_onnx(os.path.join(self.folder, "n.onnx"))
        for row, outputs in zip(self.points, self.wanted):
            if exact(row) != outputs:
                return "the model puts out %s instead of %s on %s" % (exact(row), outputs, row)
        return None

    def question(self):
        """For onnxruntime: all points at once, or one after the other."""
        kind = "float32" if self.name == "binary32" else "float64"
        return os.path.join(self.folder, "n.onnx"), kind, [self.points] if self.batch else [[row] for row in self.points]

    def wrong_answer(self, found):
        """What onnxruntime says: where nothing can be rounded, the outputs are the exact ones."""
        if isinstance(found, str):
            return found
        for row, outputs, wanted, exact in zip(self.points, found, self.wanted, self.exact):
            if exact and wanted is None and not all(map(math.isnan, outputs)):
                return "%s instead of no answer on %s" % (outputs, row)
            if exact and wanted is not None and [Fraction(number) for number in outputs] != wanted:
                return "%s instead of %s on %s" % (outputs, wanted, row)
        return None


def run_all(cases):
    """Checks and runs the models; returns at how many points the outputs had to be exact."""
    cases = [case for case in cases if case.points]
    problem = onnxruntime.checked([os.path.join(case.folder, "n.onnx") for case in cases])
    check("the checker of python3-onnx accepts all %d models" % len(cases), not problem, problem)
    for case, answer in zip(cases, onnxruntime.outputs([case.question() for case in cases])):
        problem = case.wrong_answer(answer)
        check("onnx_export_random.py 1 %d: onnxruntime" % case.seed, problem is None, problem)
    return sum(map(sum, (case.exact for case in cases)))


def nearly(program, net, rows):
    """Whether onnxruntime gives the outputs of the network, but for rounding in binary64."""
    done = program.run("export", "--to", "onnx", "--round", "binary64", net, "-o", "n.onnx")
    if done.returncode != 0:
        return False
    wanted = [[Fraction(cell) for cell in line.split(",")]
              for line in program.run("eval", net, "--no-header", "i.csv").stdout.splitlines()]
    points = [[row] for row in rows] if "one point" in done.stdout else [rows]
    found, = onnxruntime.outputs([(os.path.join(program.folder, "n.onnx"), "float64", points)])
    return not isinstance(found, str) and all(
        abs(Fraction(a) - b) <= 2**-30 * (1 + abs(b)) for one, other in zip(found, wanted) for a, b in zip(one, other))


def public_networks(folder):
    """Networks that others trained go out and come in again the same; onnxruntime runs them, also as trees."""
    program = memcert.Program(folder, memcert.PLAIN)
    source = random.Random(1)
    for name in sorted(os.listdir(memcert.NETS)) if os.path.isdir(memcert.NETS) else []:
        program.run("import", os.path.join(memcert.NETS, name), "-o", "net")
        done = program.run("export", "--to", "onnx", "--round", "binary64", "net", "-o", "n.onnx")
        program.run("import", "n.onnx", "-o", "net")
        program.run("export", "--to", "onnx", "net", "-o", "n.onnx")
        again = program.run("import", "n.onnx", "-o", "back")
        with open(os.path.join(folder, "net")) as one, open(os.path.join(folder, "back")) as other:
            check("%s goes out and comes in again" % name, one.read() == other.read(), again)
        columns = int(done.stdout.split(": ")[1].split()[0])
        rows = [[Fraction(source.randrange(-64, 65), 64) for _ in range(columns)] for _ in range(8)]
        conditional_random.save(folder, "i.csv", rows)
        program.run("condition", "--total", "net", "--no-header", "i.csv", "-o", "tree")
        for net in () if onnxruntime.missing() else ("net", "tree"):
            check("%s in onnxruntime: %s" % (name, net), nearly(program, net, rows))


def chain(tests):
    """So many tests, each after an operation that reads the one before; the other side of each is a leaf."""
    nodes = [{"ops": [[[0, "1"], [max(1, k + 1), "1"]]], "test": {"var": k + 2, "cmp": ">", "value": "0"}, "then": k + 1,
              "else": tests + 1 + k} for k in range(tests)]
    nodes += [{"ops": [], "outputs": [2, tests + 1]}] + [{"ops": [], "outputs": [2, k + 1]} for k in range(tests)]
    return {"format": "memcert-conditional-1", "inputs": 2, "root": 0, "nodes": nodes}


def deep_tests(folder):
    """As many tests as one part has, one more, and many."""
    program = memcert.Program(folder)
    rows = [[Fraction(-1), Fraction(k)] for k in (1, 5, 6, 7, 8, 12, 13, 50, 1000)]
    conditional_random.save(folder, "i.csv", rows)
    for tests, ifs in ((6, 6), (7, 6), (120, 7)):
        net = chain(tests)
        wanted = [conditional.Conditional(net).run(row)[0] for row in rows]
        conditional_random.save_json(folder, "net", net)
        done = program.run("export", "--to", "onnx", "net", "-o", "n.onnx")
        check("%d tests" % tests, done.returncode == 0 and "If in If %d deep" % ifs in done.stdout, done)
        again = program.run("import", "n.onnx", "-o", "back")
        lines = program.run("eval", "back", "i.csv").stdout.splitlines()
        check("%d tests are read again" % tests, [[Fraction(cell) for cell in line.split(",")] for line in lines] == wanted, again)
        if not onnxruntime.missing():
            found, = onnxruntime.outputs([(os.path.join(folder, "n.onnx"), "float32", [[row] for row in rows])])
            check("%d tests in onnxruntime" % tests, found == wanted, found)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    missing = onnxruntime.missing()
    if missing:
        print("onnx_export_random.py: %s is missing, so that models are only read again: tests/lib/deps.sh all installs it"
              % " and ".join(missing))
    check("where CI is true, nothing is missing", not missing or os.environ.get("CI") != "true", missing)
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for number in range(seed, seed + count):
            os.mkdir(os.path.join(folder, str(number)))
            case = Case(random.Random(number), os.path.join(folder, str(number)))
            case.seed = number
            check("onnx_export_random.py 1 %d" % number, case.problem is None, case.problem)
            cases.append(case)
        exact = 0 if missing else run_all(cases)
        check("most points are exact", missing or count < 20 or exact > 3 * count, exact)
    run_in_folders([public_networks, deep_tests])
    return finish("ONNX models that are exported")


if __name__ == "__main__":
    sys.exit(main())
