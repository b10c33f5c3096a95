"""What memcert should say about a network and a table, by independent means: for the tests."""
import json
import re

# What `synth --network` makes as a conditional network.
CONDITIONAL = ("ifelse", "projection", "search", "merged", "packed", "tree", "mixed")
# Layered ones after other papers.
MEMORIZERS = ("two-layer", "bits")


def without_names(network):
    """A network file as it is where columns have neither names nor labels."""
    return re.sub(r'"(columns|labels)": {.*?}, |"onehot": \[[^]]*\], ', "", re.sub(r'"(memcert-[a-z]+)-2"', r'"\1-1"', network))


def ceil_log2(n):
    return (n - 1).bit_length()


def bounds(n, q, r):
    """(2) and (3) as printed in the paper."""
    log = ceil_log2(n)
    return 2 * (q + 1) * log + q + r, 12 * q * (q + 1) * log + (r + 2) * q + r - 2


def sharp_bounds(n, q, r, readout):
    log = ceil_log2(n)
    return (q - 1 + (2 * q + 2) * log + (r if readout == "fused" else 2 * r),
            2 * (q - 1) + 6 * q * log + (3 * r if readout == "fused" else 2 * r))


def distinct(rows):
    """The first row of every group of equal inputs."""
    seen, points = set(), []
    for line, inputs, outputs in rows:
        if tuple(inputs) not in seen:
            seen.add(tuple(inputs))
            points.append((line, inputs, outputs))
    return points


def rank(rows):
    """Of a matrix of fractions, by elimination."""
    rows = [list(row) for row in rows]
    done = 0
    for column in range(len(rows[0])):
        pivot = next((k for k in range(done, len(rows)) if rows[k][column] != 0), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        for k in range(done + 1, len(rows)):
            factor = rows[k][column] / rows[done][column]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[done])]
        done += 1
    return done


def network_operations(report):
    """The most operations of every network that `certify` made."""
    return {network["network"]: network["operations"]["max"] for network in report.get("networks", [])}


def switch_operations(report):
    return network_operations(report).get("switch", report["operations"]["max"])


def disagreement(done, network, rows, q, readout):
    """What is wrong with a run of `check` or `certify`, both with --json --points, on a network
    with the given rows (line, inputs, outputs of the network); None if nothing is."""
    points = distinct(rows)
    r = len(points[0][2])
    neurons_bound, weights_bound = bounds(len(points), q, r)
    counts, failing, got = [], None, None
    for line, inputs, outputs in points:
        got, neurons, weights = network.evaluate([1] + inputs)
        counts.append({"line": line, "neurons": neurons, "weights": weights})
        if got != outputs:
            failing = line
            break
    over = [[c["line"] for c in counts if c[name] > bound]
            for name, bound in (("neurons", neurons_bound), ("weights", weights_bound))]
    holds = failing is None and not over[0] and not over[1]
    if done.returncode != (0 if holds else 1):
        return "exit %d, expected %s; %s" % (done.returncode, 0 if holds else 1, done.stderr)
    report = json.loads(done.stdout)
    if report["verdict"] != ("certified" if holds else "refuted"):
        return "verdict " + report["verdict"]
    if report["dataset"]["rows"] != len(rows) or report["dataset"]["points"] != len(points):
        return "rows or points"
    if report["points"] != counts:
        return "counts: %s, expected %s" % (report["points"], counts)
    if report["recall"]["holds"] != (failing is None):
        return "recall"
    if failing is not None and (report["recall"]["line"] != failing or
                                report["recall"]["got"] != [str(value) for value in got]):
        return "witness: %s, expected line %s with %s" % (report["recall"], failing, got)
    for which, (name, bound) in enumerate((("neurons", neurons_bound), ("weights", weights_bound))):
        tally = report[name]
        if tally["bound"] != bound or tally["sharp"] != sharp_bounds(len(points), q, r, readout)[which]:
            return "bounds on " + name
        if tally["max"] != max(count[name] for count in counts):
            return "maximum of " + name
        expected = False if over[which] else True if len(counts) == len(points) else None
        if tally["holds"] is not expected or (over[which] and tally["line"] != over[which][0]):
            return "verdict on " + name
    if switch_operations(report) != 2 * report["weights"]["max"]:
        return "operations"
    if (report["network"]["neurons"], report["network"]["weights"]) != (network.neurons(), network.weights()):
        return "size of the network: %s, expected %d, %d" % (report["network"], network.neurons(), network.weights())
    return None
