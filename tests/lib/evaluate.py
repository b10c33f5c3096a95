#!/usr/bin/env python3
"""Evaluates a memcert-layered-1 network on a table, exactly, and counts what it activates.

usage: evaluate.py NETWORK.json TABLE.csv [OUTPUTS] [--signed] [--report REPORT.json]

It shares no code with memcert: every neuron of every layer is computed with fractions.Fraction
(equation 1), and active neurons and weights are counted by Definition 1 with equation 6. The table
has no header and only numbers; its last OUTPUTS (1) columns are the outputs. Prints one line
"LINE neurons A weights W outputs ..." per row, and fails at the first row that is not recalled.
With --report, the counts of every point and their maxima must be those of a report that
`memcert certify --json --points` wrote.
"""
import json
import sys
from fractions import Fraction


class Network:
    def __init__(self, description):
        if description["format"] not in ("memcert-layered-1", "memcert-layered-2"):
            raise ValueError("not a layered network of memcert")
        self.inputs = description["inputs"]
        self.sizes = [self.inputs] + [layer["size"] for layer in description["layers"]]
        self.layers = []
        for number, layer in enumerate(description["layers"], start=1):
            sources = [[] for _ in range(layer["size"])]
            for neuron, source_layer, source, weight in layer["weights"]:
                value = Fraction(weight)
                if not 0 <= source_layer < number or not 0 <= source < self.sizes[source_layer]:
                    raise ValueError("weight from a component that is not there")
                if value == 0:
                    raise ValueError("a zero weight is written")
                sources[neuron].append((source_layer, source, value))
            for of_neuron in sources:
                if len({(a, b) for a, b, _ in of_neuron}) != len(of_neuron):
                    raise ValueError("two weights between the same two neurons")
            self.layers.append(sources)

    def neurons(self):
        return sum(self.sizes[1:])

    def weights(self):
        return sum(len(of_neuron) for layer in self.layers for of_neuron in layer)

    def evaluate(self, vector):
        """Outputs, active neurons, active weights."""
        values = [list(vector)]
        active = [[True] * self.inputs]
        neurons = weights = 0
        for layer in self.layers:
            layer_values, layer_active = [], []
            for of_neuron in layer:
                total, is_active, from_active = Fraction(0), False, 0
                for source_layer, source, weight in of_neuron:
                    value = values[source_layer][source]
                    if value != 0:
                        is_active = True
                        total += weight * value
                    if active[source_layer][source]:
                        from_active += 1
                layer_values.append(max(total, Fraction(0)))
                layer_active.append(is_active)
                if is_active:
                    neurons += 1
                    weights += from_active
            values.append(layer_values)
            active.append(layer_active)
        return values[-1], neurons, weights


def read_table(name, outputs, signed):
    """(line, inputs, outputs) of every row."""
    rows = []
    with open(name) as table:
        for line, text in enumerate(table, start=1):
            cells = [Fraction(cell) for cell in text.strip().split(",")]
            wanted = cells[-outputs:]
            if signed:
                wanted = [max(d, Fraction(0)) for d in wanted] + [max(-d, Fraction(0)) for d in wanted]
            rows.append((line, cells[:-outputs], wanted))
    return rows


def compare(report, network, counts):
    expected = {point["line"]: (point["neurons"], point["weights"]) for point in report["points"]}
    for line, count in expected.items():
        if counts[line] != count:
            return "line %d activates %s, the report says %s" % (line, counts[line], count)
    if report["network"]["neurons"] != network.neurons() or report["network"]["weights"] != network.weights():
        return "the network has %d neurons and %d weights, the report says otherwise" % (
            network.neurons(), network.weights())
    if report["recall"]["points"] != len(expected):
        return "points are missing in the report"
    for which, name in enumerate(("neurons", "weights")):
        values = [counts[line][which] for line in expected]
        if report[name]["max"] != max(values):
            return "the maximum of %s is %d" % (name, max(values))
        exact = Fraction(sum(values), len(values))
        if report[name]["mean_exact"] != str(exact) or abs(Fraction(report[name]["mean"]) - exact) > Fraction(6, 10**7):
            return "the mean of %s is %s" % (name, Fraction(sum(values), len(values)))
    return None


def main(arguments):
    signed = "--signed" in arguments
    arguments = [argument for argument in arguments if argument != "--signed"]
    report = None
    if "--report" in arguments:
        at = arguments.index("--report")
        with open(arguments[at + 1]) as stream:
            report = json.load(stream)
        del arguments[at:at + 2]
    with open(arguments[0]) as stream:
        network = Network(json.load(stream))
    outputs = int(arguments[2]) if len(arguments) > 2 else 1
    counts = {}
    for line, inputs, wanted in read_table(arguments[1], outputs, signed):
        got, neurons, weights = network.evaluate([Fraction(1)] + inputs)
        counts[line] = (neurons, weights)
        print(line, "neurons", neurons, "weights", weights, "outputs", *got)
        if got != wanted:
            print("line %d: expected %s" % (line, " ".join(map(str, wanted))))
            return 1
    problem = compare(report, network, counts) if report else None
    if problem:
        print(problem)
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
