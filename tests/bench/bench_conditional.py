#!/usr/bin/env python3
"""Measures conditioning (Theorem 1), and recall through exported C.

usage: bench_conditional.py MEMCERT [POINTS]      default 1000

Networks are those in $MEMCERT_DATA/nets (default ../shared/data/nets) where they are there, generated ones of about
the same shapes, and the expanded switch network of as many points.  Recall is that of the projection network, beside a
hash table (uthash, if it is there) and a binary search in a sorted array of the same keys, in one run.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

import bench
from memcert import NETS, ROOT

INPUTS = 8
RECALL_POINTS = (1000, 10000)
WANTED = 2.0

# Name, file, and the range of every input.
FILES = (("tllBench", "tllBench_n2_N8_M8_m1_inst_0_0.onnx", [(-2, 2)] * 2),
         ("ACAS Xu", "ACASXU_experimental_v2a_1_1.nnet",
          [(0, 60760), (-3.141, 3.141), (-3.141, 3.141), (100, 1200), (0, 1200)]))
# As libraries in C, all of them.
MORE = (("cartpole", "cartpole.onnx", [(-2, 2)] * 4),
        ("coav", "coav_reluBenchmark0.00491881370544s_UNSAT.nnet", [(-2, 2)] * 6), ("fc", "fc_2-2-3.nnet", [(-2, 2)] * 2))
# Name, sizes of the layers from the input on, and weights of one neuron.
SHAPES = (("sparse layers", [3, 64, 64, 48, 32, 24, 16, 2], 5), ("dense layers", [6] + [50] * 6 + [10], 51))


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit("bench_conditional.py: %s ended with exit %d" % (" ".join(command), done.returncode))
    return done.stdout.decode()


def timed(*command):
    start = time.perf_counter()
    text = run(*command)
    return time.perf_counter() - start, text


def write_inputs(path, ranges, points):
    source = random.Random(1)
    with open(path, "w") as stream:
        for _ in range(points):
            stream.write(",".join("%.3f" % source.uniform(low, high) for low, high in ranges) + "\n")


def write_layers(path, sizes, fan_in):
    """Every neuron takes `fan_in` neurons of the layer before, or the constant input and all others if there are
    fewer."""
    source = random.Random(1)
    layers = []
    for number, size in enumerate(sizes[1:]):
        weights = []
        for neuron in range(size):
            taken = sorted(source.sample(range(sizes[number]), min(fan_in, sizes[number])))
            terms = [(number, index) for index in taken]
            if (0, 0) not in terms:
                terms.append((0, 0))
            weights += [[neuron, layer, index, "%d/1000" % (source.randrange(-1000, 1000) or 1)]
                        for layer, index in terms]
        layers.append({"size": size, "weights": weights})
    with open(path, "w") as stream:
        json.dump({"format": "memcert-layered-1", "inputs": sizes[0], "constant": True, "layers": layers}, stream)


def condition(memcert, name, network, table, folder):
    made = os.path.join(folder, "conditional.json")
    seconds, text = timed(memcert, "condition", "--json", network, table, "-o", made)
    report = json.loads(text)
    size, operations = report["network"], report["operations"]
    points = report["dataset"]["points"]
    print("%-14s %7d %8.2f %9d %9d %9d %9.1f %9d %9d %7.2f %8.2f" % (
        name, points, seconds, size["operations"] + size["tests"] + size["leaves"], size["leaves"], size["terms"],
        operations["mean"], operations["max"], operations["dense"], operations["mean"] / operations["dense"],
        seconds * 1e6 / (points * operations["mean"])), flush=True)


def conditioning(memcert, points, folder):
    print("%-14s %7s %8s %9s %9s %9s %9s %9s %9s %7s %8s" % (
        "conditioning", "inputs", "seconds", "tree", "leaves", "terms", "mean", "max", "dense", "ratio", "us/op"))
    table, network = os.path.join(folder, "inputs.csv"), os.path.join(folder, "network.json")
    for name, file, ranges in FILES:
        path = os.path.join(NETS, file)
        if not os.path.exists(path):
            print("%-14s left out: there is no %s" % (name, file))
            continue
        run(memcert, "import", path, "-o", network)
        write_inputs(table, ranges, points)
        condition(memcert, name, network, table, folder)
    for name, sizes, fan_in in SHAPES:
        write_layers(network, sizes, fan_in)
        write_inputs(table, [(-2, 2)] * (sizes[0] - 1), points)
        condition(memcert, name, network, table, folder)
    data, switches = os.path.join(folder, "data.csv"), os.path.join(folder, "switches.net")
    generate(data, points)
    run(memcert, "synth", data, "-o", switches)
    run(memcert, "export", "--to", "layered-json", switches, "-o", network)
    with open(data) as stream, open(table, "w") as inputs:
        next(stream)
        inputs.writelines(row.rsplit(",", 1)[0] + "\n" for row in stream)
    condition(memcert, "switch network", network, table, folder)
    print("tree counts operations, tests and leaves; mean, max and dense are operations per input, ratio is mean to\n"
          "dense, and us/op the time per operation and input, of running both networks on every input too")


def layers_of(nnet):
    """Of a .nnet file, each layer as rows of weights, the bias last."""
    with open(nnet) as stream:
        lines = [line.rstrip(",\n").split(",") for line in stream if not line.startswith("//")]
    sizes, at, layers = [int(size) for size in lines[1]], 7, []
    for size in sizes[1:]:
        layers.append([row + bias for row, bias in zip(lines[at:at + size], lines[at + size:at + 2 * size])])
        at += 2 * size
    return layers


def write_weights(nnet, source, path):
    """A trained network as C in floats, and the units of the inputs of the exported program."""
    with open(source) as stream:
        comment = stream.read().split("*/")[0]
    units = {letter: re.findall(letter + r"\[\d+\] counts units of 1(?:/(\d+))?", comment) for letter in "xy"}
    layers = layers_of(nnet)
    text = ["enum { DENSE_OUTPUTS = %d };" % len(layers[-1]),
            "static const float unit[] = {%s};" % ", ".join(unit or "1" for unit in units["x"]),
            "static const double output_unit[] = {%s};" % ", ".join((unit or "1") + ".0" for unit in units["y"]),
            "static void dense(const float *y0, float *out)", "{"]
    for number, layer in enumerate(layers):
        last = number + 1 == len(layers)
        columns = ", ".join("{%s}" % ", ".join(row[k] for row in layer) for k in range(len(layer[0]) - 1))
        text += ["  static const float w%d[][%d] = {%s};" % (number, len(layer), columns),
                 "  float y%d[] = {%s};" % (number + 1, ", ".join(row[-1] for row in layer)),
                 "  for (int k = 0; k < %d; k++)" % (len(layer[0]) - 1),
                 "    for (int j = 0; j < %d; j++)" % len(layer),
                 "      y%d[j] += w%d[k][j] * y%d[k];" % (number + 1, number, number),
                 "  for (int j = 0; j < %d; j++)" % len(layer),
                 "    %s;" % ("out[j] = y%d[j]" % (number + 1) if last else
                              "y{0}[j] = y{0}[j] > 0 ? y{0}[j] : 0".format(number + 1))]
    with open(path, "w") as stream:
        stream.write("\n".join(text + ["}", ""]))


def beside_dense(memcert, folder):
    """A conditional network as C beside the trained network that it was made of."""
    path = {name: os.path.join(folder, name) for name in
            ("rings.json", "inputs.csv", "cond.json", "recalled.csv", "rings.c", "weights.h", "bench_dense")}
    with open(os.path.join(ROOT, "datasets", "rings.csv")) as stream:
        rows = [line.rsplit(",", 1)[0] for line in list(stream)[1:]]
    with open(path["inputs.csv"], "w") as stream:
        stream.writelines(row + "\n" for row in rows)
    run(memcert, "import", os.path.join(ROOT, "datasets", "rings.nnet"), "-o", path["rings.json"])
    run(memcert, "condition", path["rings.json"], path["inputs.csv"], "-o", path["cond.json"])
    outputs = run(memcert, "eval", path["rings.json"], path["inputs.csv"]).split("\n")
    with open(path["recalled.csv"], "w") as stream:
        stream.writelines("%s,%s\n" % both for both in zip(rows, outputs))
    run(memcert, "export", path["cond.json"], "--to", "c", "--data", path["recalled.csv"], "-o", path["rings.c"])
    write_weights(os.path.join(ROOT, "datasets", "rings.nnet"), path["rings.c"], path["weights.h"])
    run("gcc", "-std=gnu11", "-O3", "-march=native", '-DNETWORK="%s"' % path["rings.c"], '-DWEIGHTS="%s"' % path["weights.h"],
        os.path.join(ROOT, "tests", "bench", "bench_dense.c"), "-o", path["bench_dense"])
    points, exact, dense = run(path["bench_dense"]).split()
    print("datasets/rings.nnet as C, %s inputs: conditional %s ns in exact integers, full matrices in floats %s ns, "
          "ratio %.3f" % (points, exact, dense, float(exact) / float(dense)), flush=True)


def matrices(network):
    """Of a layered network whose neurons read the layer before and the constant 1: each layer as rows, the bias last."""
    with open(network) as stream:
        net = json.load(stream)
    before, layers = net["inputs"], []
    for number, layer in enumerate(net["layers"]):
        rows = [[0.0] * (before + 1) for _ in range(layer["size"])]
        for neuron, source_layer, index, weight in layer["weights"]:
            is_constant = source_layer == 0 and index == 0
            if source_layer != number and not is_constant:
                sys.exit("bench_conditional.py: a weight skips a layer")
            rows[neuron][-1 if is_constant else index] = float(Fraction(weight))
        before = layer["size"]
        layers.append(rows)
    return layers


def write_rows(path, network, table, units):
    """The inputs in units and as doubles, and the network as C in doubles; its outputs are pairs."""
    with open(table) as stream:
        rows = [line.strip().split(",") for line in stream]
    layers = matrices(network)
    outputs = len(layers[-1]) // 2
    layers[-1] = layers[-1][:outputs]
    text = ["#include <stdint.h>", "enum { POINTS = %d };" % len(rows),
            "static const int64_t points[POINTS][%d] = {" % len(rows[0])]
    text += ["  {%s}," % ", ".join(str(int(Fraction(cell) / unit)) for cell, unit in zip(row, units)) for row in rows]
    text += ["};", "static const double numbers[POINTS][%d] = {" % len(rows[0])]
    text += ["  {%s}," % ", ".join(row) for row in rows]
    text += ["};", "static void dense(const double *x, double *out)", "{",
             "  double y0[%d];" % (len(rows[0]) + 1), "  y0[0] = 1;",
             "  for (int k = 0; k < %d; k++)" % len(rows[0]), "    y0[k + 1] = x[k];"]
    for number, layer in enumerate(layers):
        columns = ", ".join("{%s}" % ", ".join(repr(row[k]) for row in layer) for k in range(len(layer[0]) - 1))
        result = "out[j] = y%d[j]" if number + 1 == len(layers) else "y%d[j] = y{0}[j] > 0 ? y{0}[j] : 0".format(number + 1)
        text += ["  static const double w%d[][%d] = {%s};" % (number, len(layer), columns),
                 "  double y%d[] = {%s};" % (number + 1, ", ".join(repr(row[-1]) for row in layer)),
                 "  for (int k = 0; k < %d; k++)" % (len(layer[0]) - 1),
                 "    for (int j = 0; j < %d; j++)" % len(layer),
                 "      y%d[j] += w%d[k][j] * y%d[k];" % (number + 1, number, number),
                 "  for (int j = 0; j < %d; j++)" % len(layer), "    %s;" % (result % (number + 1))]
    with open(path, "w") as stream:
        stream.write("\n".join(text + ["}", ""]))


def library(memcert, name, network, table, folder):
    """One network as two libraries, the loop and the tree, and as C in doubles, beside its matrices."""
    tree, compiled, bits = os.path.join(folder, "tree.json"), [], ""
    operations = json.loads(run(memcert, "condition", "--json", network, table, "--force", "-o", tree))["operations"]
    for kind, file in (("loop", network), ("tree", tree)):
        made = os.path.join(folder, name + "_" + kind)
        run(memcert, "export", file, "--to", "c", "--library", "--name", kind, "--inputs-only", "--data", table, "-o", made)
        source = os.path.join(made, kind + ".c")
        seconds, _ = timed("gcc", "-std=c11", "-O2", "-c", source, "-o", os.path.join(folder, kind + ".o"))
        compiled.append(seconds)
        os.replace(os.path.join(made, kind + ".h"), os.path.join(folder, kind + ".h"))
    with open(os.path.join(folder, "loop.h")) as stream:
        header = stream.read()
    bits = re.search(r"Integers have (\d+) bits", header).group(1)
    units = [Fraction(unit) for unit in re.findall(r"x\[\d+\] counts units of ([^,]+),", header)]
    write_rows(os.path.join(folder, "rows.h"), network, table, units)
    program, doubles = os.path.join(folder, "bench_library"), os.path.join(folder, "doubles")
    run(memcert, "export", network, "--to", "c", "--round", "binary64", "--force", "-o", doubles + ".c")
    run("gcc", "-std=c11", "-O3", "-march=native", "-ffp-contract=off", "-Dmain=replay", "-c", doubles + ".c", "-o",
        doubles + ".o")
    run("gcc", "-std=gnu11", "-O3", "-march=native", "-I", folder, os.path.join(ROOT, "tests", "bench", "bench_library.c"),
        *(os.path.join(folder, part + ".o") for part in ("loop", "tree", "doubles")), "-o", program)
    loop, tree, dense, floats = map(float, run(program).split())
    print("%-14s %5s %9.2f %9.2f %9.1f %9d %9.1f %9.1f %9.1f %9.1f %7.2f %7.2f %7.2f" % (
        name, bits, *compiled, operations["mean"], operations["dense"], loop, tree, floats, dense, loop / dense,
        tree / dense, floats / dense), flush=True)


def libraries(memcert, points, folder):
    print("%-14s %5s %9s %9s %9s %9s %9s %9s %9s %9s %7s %7s %7s" % (
        "libraries", "bits", "loop gcc", "tree gcc", "mean", "dense", "loop ns", "tree ns", "floats ns", "dense ns",
        "loop/d", "tree/d", "float/d"))
    for name, file, ranges in FILES + MORE:
        path = os.path.join(NETS, file)
        if not os.path.exists(path):
            print("%-14s left out: there is no %s" % (name, file))
            continue
        network, table = os.path.join(folder, "library.json"), os.path.join(folder, "library.csv")
        run(memcert, "import", path, "--force", "-o", network)
        write_inputs(table, ranges, points)
        library(memcert, name.split()[0], network, table, folder)
    print("bits are those of the longest integer; gcc -O2 takes those seconds; mean and dense count operations;\n"
          "floats are the loop in doubles, as check --arithmetic binary64 certifies it")


def generate(path, points):
    with open(path, "w") as stream:
        subprocess.run([os.path.join(ROOT, "datasets", "generate.py"), "-n", str(points), "-p", str(INPUTS)],
                       stdout=stream, check=True)


def recall(memcert, folder):
    print("%8s %11s %9s %12s %10s %16s %14s" % (
        "points", "compiled s", "recall ns", "hash ns", "search ns", "recall / search", "recall / hash"))
    data, network = os.path.join(folder, "data.csv"), os.path.join(folder, "network.json")
    source, program = os.path.join(folder, "network.c"), os.path.join(folder, "bench_recall")
    within = True
    for points in RECALL_POINTS:
        generate(data, points)
        run(memcert, "synth", "--network", "projection", data, "-o", network)
        run(memcert, "export", "--to", "c", network, "--data", data, "-o", source)
        seconds, _ = timed("gcc", "-std=gnu11", "-O2", '-DNETWORK="%s"' % source,
                           os.path.join(ROOT, "tests", "bench", "bench_recall.c"), "-o", program)
        _, _, network_ns, hash_ns, search_ns, _ = map(float, run(program).split())
        print("%8d %11.2f %9.1f %12s %10.1f %16.2f %14s" % (
            points, seconds, network_ns, "%.1f" % hash_ns if hash_ns else "no uthash", search_ns,
            network_ns / search_ns, "%.2f" % (network_ns / hash_ns) if hash_ns else ""), flush=True)
        within = within and network_ns <= WANTED * search_ns
    print("the network takes at most %.0f times as long as the search: %s" % (WANTED, "yes" if within else "NO"))


def main():
    memcert = os.path.abspath(sys.argv[1])
    points = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    version = subprocess.run([memcert, "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    print("%s on %s, %d CPUs" % (version, bench.processor(), os.cpu_count()))
    with tempfile.TemporaryDirectory() as folder:
        conditioning(memcert, points, folder)
        libraries(memcert, points, folder)
        recall(memcert, folder)
        beside_dense(memcert, folder)


if __name__ == "__main__":
    main()
