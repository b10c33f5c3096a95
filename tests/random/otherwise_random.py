#!/usr/bin/env python3
"""Random layered networks: `condition --loop` and `--otherwise network` on inputs that the table has and has not, and
`check --against`, beside dense evaluation and beside a loop in exact Python that counts what it does as it does it.

usage: otherwise_random.py [CASES] [SEED]
"""
import json
import random
import sys
import tempfile
from fractions import Fraction

import conditional
import evaluate
import memcert
from checks import check, finish
from conditional_random import joined, load, random_layered, random_rows, save, save_json, tally, text


class Loop:
    """The network of a memcert-conditional-2 file: a tree, if there is one, and the loop that takes over from it."""

    def __init__(self, description):
        if description["format"] != "memcert-conditional-2":
            raise ValueError("not a memcert-conditional-2 network")
        self.root, self.nodes = description["root"], description["nodes"]
        layered = description["otherwise"]
        self.inputs = layered["inputs"]
        self.constant, self.signed = layered.get("constant", False), layered.get("signed", False)
        self.neurons, self.into = self.inputs, {}
        first = [0, self.inputs]
        for layer in layered["layers"]:
            for neuron, of, index, weight in layer["weights"]:
                self.into.setdefault(self.neurons + neuron, []).append((first[of] + index, Fraction(weight)))
            self.last = self.neurons
            self.neurons += layer["size"]
            first.append(self.neurons)
        # A source of layer k is counted from the first neuron of that layer.
        self.out = {}
        for target, terms in self.into.items():
            for source, weight in terms:
                self.out.setdefault(source, []).append((target, weight))

    def climb(self, vector):
        """As far as the tree goes: its variables, how many tests it did, the operations, and what it puts out or None."""
        values, tests, operations, at = list(vector), 0, 0, self.root
        while at is not None:
            node = self.nodes[at]
            for terms in node["ops"]:
                operations += 2 * len(terms) if terms else 1
                values.append(max(Fraction(0), sum((Fraction(w) * values[v] for v, w in terms), Fraction(0))))
            if "outputs" in node:
                return values, tests, operations, [Fraction(0) if v is None else values[v] for v in node["outputs"]]
            operations, tests = operations + 1, tests + 1
            test = node["test"]
            holds = conditional.COMPARE[test["cmp"]](values[test["var"]], Fraction(test["value"]))
            at = node["then" if holds else "else"]
        return values, tests, operations, None

    def raw(self, vector):
        """Outputs, operations, and whether the tree had no answer.  The loop takes what the tree computed and tested."""
        known, tested, operations, outputs = self.climb(vector) if self.nodes else (list(vector), 0, 0, None)
        if outputs is not None:
            return outputs, operations, False
        sums, values, done = {}, [], 0
        for neuron in range(self.neurons):
            touched = neuron < self.inputs or neuron in sums
            if not touched:
                values.append(Fraction(0))
                continue
            if done < len(known):
                values.append(known[done])
            else:
                values.append(max(Fraction(0), sum(sums[neuron], Fraction(0))))
                # A product for each, an addition for all but the first, and phi.
                operations += len(sums[neuron]) + len(sums[neuron]) - 1 + 1
            done += 1
            if neuron < self.last and done > tested:
                operations += 1
            if values[-1] != 0:
                for target, weight in self.out.get(neuron, []):
                    sums.setdefault(target, []).append(weight * values[-1])
        return values[self.last:], operations, True

    def run(self, row):
        outputs, operations, left = self.raw(([Fraction(1)] if self.constant else []) + row)
        return joined(outputs, self.signed), operations, left


def wrong_rows(program, name, loop, dense, rows):
    """`eval` and `check` of a file on rows against the loop in Python and dense evaluation."""
    ran = [loop.run(row) for row in rows]
    for row, (outputs, operations, _), (wanted, bound) in zip(rows, ran, dense):
        if outputs != wanted:
            return "the loop in Python: %s on %s, not %s" % (outputs, row, wanted)
        if operations > bound:
            return "%d operations on %s, more than %d" % (operations, row, bound)
    save(program.folder, "o.csv", rows)
    done = program.run("eval", name, "o.csv")
    lines = [",".join(map(text, wanted)) for wanted, _ in dense]
    if done.returncode or done.stdout.splitlines() != lines:
        return "eval: exit %d %s\n%s\nnot\n%s" % (done.returncode, done.stderr, done.stdout, "\n".join(lines))
    left = sum(gone for _, _, gone in ran)
    if loop.nodes and left and "no answer for %d of these %d inputs" % (left, len(rows)) not in done.stderr:
        return "eval does not count %d: %s" % (left, done.stderr)
    save(program.folder, "d.csv", [row + wanted for row, (wanted, _) in zip(rows, dense)])
    done = program.run("check", "--json", name, "d.csv")
    if done.returncode:
        return "check: exit %d %s" % (done.returncode, done.stderr)
    found = json.loads(done.stdout)["network"]["conditional"]
    numbers = tally([operations for _, operations, _ in ran])
    if {key: found["operations"][key] for key in numbers} != numbers:
        return "check counts %s, not %s" % (found["operations"], numbers)
    if found["operations"]["bound"] != tally([bound for _, bound in dense]):
        return "check: bound %s" % found["operations"]["bound"]
    if found["left"] != (left if loop.nodes else 0):
        return "check: %d left the tree, not %d" % (found["left"], left)
    return None


def wrong_against(program, dense, rows, signed):
    """What --total says elsewhere, counted by --against."""
    tree = conditional.Conditional(load(program.folder, "t.json"))
    differ = [i for i, (row, (wanted, _)) in enumerate(zip(rows, dense)) if tree.run(row)[0] != wanted]
    if signed:
        # Pairs are compared as they are: a difference of outputs is one of pairs, too.
        least = len(differ)
    done = program.run("check", "--json", "t.json", "--against", "l.json", "o.csv")
    against = json.loads(done.stdout)["against"]
    found = against["different"] + against["unanswered"]
    if found < least if signed else found != len(differ):
        return "--against counts %d, not %d" % (found, len(differ))
    if done.returncode != (1 if found else 0) or not signed and differ and against["line"] != differ[0] + 1:
        return "--against: exit %d, line %s" % (done.returncode, against.get("line"))
    return None


def examine(program, source):
    folder = program.folder
    kind = source.choice(["small", "small", "fraction", "huge", "wide"])
    description = random_layered(source, kind)
    network = evaluate.Network(description)
    constant, signed = description.get("constant", False), description.get("signed", False)
    rows = random_rows(source, network.inputs - constant, source.choice([1, 2, 5, 12]), source.choice(["small", kind]))
    rows += random_rows(source, network.inputs - constant, 8, "small")
    rows = [row for i, row in enumerate(rows) if row not in rows[:i]]
    save_json(folder, "l.json", description)
    save(folder, "i.csv", rows[:source.randrange(1, len(rows) + 1)])
    dense = []
    for row in rows:
        outputs, _, weights = network.evaluate([Fraction(1)] * constant + row)
        dense.append((joined(outputs, signed), network.inputs + 4 * weights))
    for name, options in (("loop.json", ["--loop", "l.json"]), ("seen.json", ["--loop", "l.json", "i.csv"]),
                          ("o.json", ["--otherwise", "network", "l.json", "i.csv"]),
                          ("t.json", ["--total", "l.json", "i.csv"])):
        done = program.run("condition", *options, "--json", "-o", name)
        if done.returncode:
            return "condition %s: exit %d %s" % (" ".join(options), done.returncode, done.stderr)
        if json.loads(done.stdout)["operations"]["dense"] != 2 * network.weights():
            return "dense"
        problem = name != "t.json" and wrong_rows(program, name, Loop(load(folder, name)), dense, rows)
        if problem:
            return "%s: %s" % (name, problem)
    return wrong_against(program, dense, rows, signed)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for case in range(seed, seed + cases):
        source = random.Random(case)
        with tempfile.TemporaryDirectory() as folder:
            problem = examine(memcert.Program(folder), source)
        check("otherwise_random.py 1 %d" % case, problem is None, problem)
    return finish("conditional on every input")


if __name__ == "__main__":
    sys.exit(main())
