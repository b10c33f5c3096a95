#!/usr/bin/env python3
"""Random layered networks over random inputs, and random conditional networks: `condition`, `check`, `eval` and
`export` against an independent execution in exact Python, and against the C that they export.

usage: conditional_random.py [CASES] [SEED]
"""
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

import conditional
import evaluate
import memcert
from checks import check, finish

def number(source, kind):
    if kind == "small":
        return Fraction(source.randrange(-2, 3))
    if kind == "huge":
        return Fraction(source.randrange(-10**source.randrange(1, 40), 10**40), source.randrange(1, 10**20))
    if kind == "wide":
        return Fraction(source.randrange(-2**40, 2**40))
    return Fraction(source.randrange(-9, 10), source.randrange(1, 8))


def text(value):
    return "%d/%d" % (value.numerator, value.denominator) if value.denominator > 1 else str(value.numerator)


def random_layered(source, kind):
    """A memcert-layered-1 object; some neurons have no weights, sources are in any earlier layer."""
    inputs = source.randrange(1, 5)
    constant = inputs > 1 and source.random() < 0.4
    layers, sizes = [], [inputs]
    for number_of in range(1, source.randrange(2, 5)):
        size = source.randrange(1, 5)
        weights = []
        for neuron in range(size):
            for layer, many in enumerate(sizes):
                for index in range(many):
                    value = number(source, kind)
                    if value != 0 and source.random() < (0.6 if layer == number_of - 1 else 0.15):
                        weights.append([neuron, layer, index, text(value)])
        layers.append({"size": size, "weights": weights})
        sizes.append(size)
    found = {"format": "memcert-layered-1", "inputs": inputs, "layers": layers}
    if constant:
        found["constant"] = True
    if sizes[-1] % 2 == 0 and source.random() < 0.4:
        found["signed"] = True
    return found


def random_conditional(source, kind):
    """A memcert-conditional-1 object with all six comparisons, nodes in any order."""
    inputs, outputs = source.randrange(1, 4), source.randrange(1, 4)
    nodes = []

    def grow(depth, variables):
        at = len(nodes)
        node = {"ops": []}
        nodes.append(node)
        for _ in range(source.randrange(0, 3)):
            node["ops"].append([[source.randrange(variables), text(number(source, kind))]
                                for _ in range(source.randrange(0, 4))])
            variables += 1
        if depth == 0 or source.random() < 0.2:
            node["outputs"] = [None if source.random() < 0.2 else source.randrange(variables)
                               for _ in range(outputs)]
        else:
            node["test"] = {"var": source.randrange(variables), "cmp": source.choice(sorted(conditional.COMPARE)),
                            "value": text(number(source, source.choice([kind, "small", "fraction"])))}
            for side in ("then", "else"):
                node[side] = grow(depth - 1, variables) if source.random() < 0.85 else None
        return at

    while not any("outputs" in node for node in nodes):
        nodes.clear()
        grow(source.choice([0, 1, 2, 3, 4, 4, 9]), inputs)
    order = list(range(len(nodes)))
    source.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    for node in nodes:
        for side in ("then", "else"):
            if node.get(side) is not None:
                node[side] = place[node[side]]
    found = {"format": "memcert-conditional-1", "inputs": inputs, "root": place[0],
             "nodes": [nodes[old] for old in order]}
    if inputs > 1 and source.random() < 0.3:
        found["constant"] = True
    if outputs == 2 and source.random() < 0.5:
        found["signed"] = True
    return found


def random_rows(source, columns, count, kind):
    """Distinct rows with many zeros; sometimes all are zero."""
    zeros = source.choice([0.2, 0.5, 1.0])
    rows = []
    for _ in range(count):
        row = [Fraction(0) if source.random() < zeros else number(source, kind) for _ in range(columns)]
        if row not in rows:
            rows.append(row)
    return rows


def save(folder, name, rows):
    with open(os.path.join(folder, name), "w") as stream:
        stream.writelines(",".join(map(text, row)) + "\n" for row in rows)


def save_json(folder, name, value):
    with open(os.path.join(folder, name), "w") as stream:
        json.dump(value, stream)


def load(folder, name):
    with open(os.path.join(folder, name)) as stream:
        return json.load(stream)


def joined(outputs, signed):
    half = len(outputs) // 2
    return [a - b for a, b in zip(outputs[:half], outputs[half:])] if signed else outputs


def mean(values):
    """As reports round it: to the nearest, and up in the middle."""
    return float(Fraction((sum(values) * 2 * 10**6 + len(values)) // (2 * len(values)), 10**6))


def tally(values):
    """The most and the mean, as reports have them."""
    return {"max": max(values), "mean": mean(values), "mean_exact": str(Fraction(sum(values), len(values)))}


def wrong_eval(program, net, name, executed):
    """`eval` of a table against (outputs, operations) of its rows."""
    done = program.run("eval", net, name)
    lines = [",".join(map(text, outputs)) if outputs is not None else "no answer" for outputs, _ in executed]
    if done.stdout.splitlines() != lines:
        return "eval says\n%s\nnot\n%s\n%s" % (done.stdout, "\n".join(lines), done.stderr)
    missing = [line for line, (outputs, _) in enumerate(executed, start=1) if outputs is None]
    if done.returncode != (1 if missing else 0):
        return "eval: exit %d" % done.returncode
    if missing and "line %d of" % missing[0] not in done.stderr:
        return "eval does not tell of line %d: %s" % (missing[0], done.stderr)
    return None


def wrong_check(program, net, name, executed, wanted):
    """`check` of a table, whose rows are to have the outputs `wanted`."""
    done = program.run("check", "--json", "--points", net, name)
    failing = next((i for i, (outputs, _) in enumerate(executed) if outputs != wanted[i]), None)
    if done.returncode != (0 if failing is None else 1):
        return "check: exit %d %s" % (done.returncode, done.stderr)
    report = json.loads(done.stdout)
    ran = executed if failing is None else executed[:failing + 1]
    counts = [{"line": line, "operations": operations} for line, (_, operations) in enumerate(ran, start=1)]
    if report["points"] != counts:
        return "check counts %s, not %s" % (report["points"], counts)
    numbers = [count["operations"] for count in counts]
    if report["operations"]["max"] != max(numbers) or report["operations"]["mean"] != mean(numbers):
        return "check: maximum or mean"
    if report["recall"]["holds"] != (failing is None):
        return "check: recall"
    if failing is not None and (report["recall"]["line"] != failing + 1 or
                                (report["recall"]["got"] is None) != (executed[failing][0] is None)):
        return "check: %s" % report["recall"]
    return None


def run_c(folder, name):
    """Compiles what was exported; the exit status of the program, or what is wrong."""
    source = os.path.join(folder, name)
    with open(source) as stream:
        library = ["-lgmp"] if "gmp.h" in stream.read() else []
    command = ["gcc", "-O2", "-Wall", "-Werror", "-fsanitize=undefined", "-fno-sanitize-recover=all",
               "-o", source + ".out", source] + library
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        return "gcc: " + done.stdout
    done = subprocess.run([source + ".out", "2"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode not in (0, 1):
        return "%s: exit %d %s" % (name, done.returncode, done.stdout)
    return done.returncode


def wrong_c(program, source, net, rows, executed):
    """The exported C, for the rows that have an answer; a wrong number in the dataset must be found."""
    folder = program.folder
    answered = [(row, outputs) for row, (outputs, _) in zip(rows, executed) if outputs is not None]
    done = program.run("export", net, "--to", "c", "--inputs-only", "--data", "i.csv", "-o", "i.c")
    if done.returncode != (0 if len(answered) == len(rows) else 1) or \
            os.path.exists(os.path.join(folder, "i.c")) != (done.returncode == 0):
        return "export --inputs-only: exit %d %s" % (done.returncode, done.stderr)
    if not answered:
        return None
    if done.returncode == 0 and run_c(folder, "i.c") != 0:
        return "the exported C: %s" % run_c(folder, "i.c")
    bad = source.random() < 0.5
    table = [row + outputs for row, outputs in answered]
    if bad:
        at = source.randrange(len(table))
        table[at][-1] += Fraction(1, source.choice([1, 3, 2**70]))
    save(folder, "d.csv", table)
    done = program.run("export", net, "--to", "c", "--data", "d.csv", "-o", "d.c")
    if done.returncode != 0:
        return "export: exit %d %s" % (done.returncode, done.stderr)
    status = run_c(folder, "d.c")
    return None if status == bad else "the exported C ends with %s instead of %d" % (status, bad)


def wrong_export(program, net):
    """The network written again, and written again from that."""
    first = program.run("export", net, "--to", "conditional-json", "-o", "again.json")
    second = program.run("export", "again.json", "--to", "conditional-json", "-o", "once.json")
    dot = program.run("export", net, "--to", "dot")
    if first.returncode or second.returncode or dot.returncode:
        return "export: " + first.stderr + second.stderr + dot.stderr
    with open(os.path.join(program.folder, "again.json")) as again:
        with open(os.path.join(program.folder, "once.json")) as once:
            return None if again.read() == once.read() else "what is exported again differs"


def wrong_bounds(report, network, points, inputs):
    """The operations that condition reports beside those of Theorem 1."""
    bounds, sharps = [], []
    for vector, neurons, weights, last in points:
        bounds.append(inputs + 4 * weights)
        sharps.append(inputs + 2 * weights + 2 * neurons - last)
    found = report["operations"]
    for name, values in (("bound", bounds), ("sharp", sharps)):
        if found[name] != tally(values):
            return "%s is %s, not %d and %r" % (name, found[name], max(values), mean(values))
    if found["dense"] != 2 * network.weights():
        return "dense"
    return None


def active_last(network, vector):
    """Active neurons of the last layer: those of the network less those of it without this layer."""
    shorter = evaluate.Network({"format": "memcert-layered-1", "inputs": network.inputs, "layers": []})
    shorter.sizes, shorter.layers = network.sizes[:-1], network.layers[:-1]
    return network.evaluate(vector)[1] - shorter.evaluate(vector)[1]


def examine_layered(program, source, with_c):
    folder = program.folder
    kind = source.choice(["small", "small", "fraction", "huge", "wide"])
    description = random_layered(source, kind)
    network = evaluate.Network(description)
    constant, signed = description.get("constant", False), description.get("signed", False)
    columns = network.inputs - constant
    rows = random_rows(source, columns, source.choice([1, 2, 5, 12]), source.choice(["small", kind]))
    save_json(folder, "l.json", description)
    save(folder, "i.csv", rows)
    points, wanted = [], []
    for row in rows:
        vector = [Fraction(1)] * constant + row
        outputs, neurons, weights = network.evaluate(vector)
        points.append((vector, neurons, weights, active_last(network, vector)))
        wanted.append(joined(outputs, signed))
    others = random_rows(source, columns, 6, "small")
    for total in ([], ["--total"]):
        done = program.run("condition", "l.json", "i.csv", "-o", "c.json", "--json", *total)
        if done.returncode != 0:
            return "condition: exit %d %s" % (done.returncode, done.stderr)
        report = json.loads(done.stdout)
        result = conditional.Conditional(load(folder, "c.json"))
        if (result.constant, result.signed) != (constant, signed):
            return "constant or signed got lost"
        executed = [result.run(row) for row in rows]
        if [outputs for outputs, _ in executed] != wanted:
            return "the conditional network has other outputs"
        numbers = [operations for _, operations in executed]
        if report["operations"]["max"] != max(numbers) or report["operations"]["mean"] != mean(numbers):
            return "condition: operations"
        for (_, neurons, weights, last), operations in zip(points, numbers):
            if operations > network.inputs + 2 * weights + 2 * neurons - last:
                return "more operations than Theorem 1 says"
        missing = sum(node[side] is None for node in result.nodes if "test" in node for side in ("then", "else"))
        if report["network"]["missing"] != missing or (total and missing):
            return "missing branches"
        problem = wrong_bounds(report, network, points, network.inputs) or \
            wrong_eval(program, "c.json", "i.csv", executed) or wrong_export(program, "c.json")
        save(folder, "d.csv", [row + outputs for row, outputs in zip(rows, wanted)])
        problem = problem or wrong_check(program, "c.json", "d.csv", executed, wanted)
        save(folder, "o.csv", others)
        elsewhere = [result.run(row) for row in others]
        problem = problem or wrong_eval(program, "c.json", "o.csv", elsewhere)
        if total and any(outputs is None for outputs, _ in elsewhere):
            problem = problem or "--total, and no answer"
        if with_c:
            problem = problem or wrong_c(program, source, "c.json", rows, executed)
        if problem:
            return problem
    return None


def examine_conditional(program, source, with_c):
    folder = program.folder
    kind = source.choice(["small", "small", "fraction", "huge", "wide"])
    description = random_conditional(source, kind)
    network = conditional.Conditional(description)
    rows = random_rows(source, network.inputs - network.constant, 6, source.choice(["small", kind, "fraction"]))
    save_json(folder, "c.json", description)
    save(folder, "i.csv", rows)
    executed = [network.run(row) for row in rows]
    problem = wrong_eval(program, "c.json", "i.csv", executed) or wrong_export(program, "c.json") or \
        wrong_eval(program, "again.json", "i.csv", executed)
    if not network.signed:
        r = len(next(node["outputs"] for node in description["nodes"] if "outputs" in node))
        wanted = [outputs if outputs is not None else [Fraction(0)] * r for outputs, _ in executed]
        save(folder, "d.csv", [row + outputs for row, outputs in zip(rows, wanted)])
        problem = problem or wrong_check(program, "c.json", "d.csv", executed, wanted)
    if with_c:
        problem = problem or wrong_c(program, source, "c.json", rows, executed)
    return problem


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for case in range(seed, seed + cases):
        source = random.Random(case)
        with tempfile.TemporaryDirectory() as folder:
            program = memcert.Program(folder)
            examine = source.choice([examine_layered, examine_conditional])
            problem = examine(program, source, case % 3 == 0)
        check("conditional_random.py 1 %d" % case, problem is None, problem)
    return finish("conditional networks")


if __name__ == "__main__":
    sys.exit(main())
