#!/usr/bin/env python3
"""Conditional networks as files: damaged ones; deep and long ones; and, where they are there, the
public networks in $MEMCERT_DATA/nets (default ../shared/data) from import to recall.

usage: conditional_files.py [CASES] [SEED]
"""
import json
import os
import random
import re
import sys
from fractions import Fraction

import conditional
import conditional_random
import memcert
from checks import check, finish, run_in_folders

PLACE = re.compile(r"^[^\n]*:[0-9]+:[0-9]+: [^\n]+\n$")
PIECES = ["{", "}", "[", "]", ",", ":", '"', "null", "0", "1", "-1", "9" * 25, "1.5",
          '"1/0"', '"NaN"', "\\", "\n", "\x01",
          '"ops"', '"test"', '"then"', '"outputs"', "true", " ", "1e5", "\u00e9"]


def damage(source, content):
    for _ in range(source.randrange(1, 4)):
        at = source.randrange(len(content) + 1)
        until = min(len(content), at + source.choice([0, 1, 1, 2, 10]))
        content = content[:at] + source.choice([source.choice(PIECES), "", content[at:until] * 2]) + content[until:]
    return content


def damaged(folder, cases, seed):
    program = memcert.Program(folder)
    for case in range(seed, seed + cases):
        source = random.Random(case)
        network = conditional_random.random_conditional(source, "small")
        columns = network["inputs"] - network.get("constant", False)
        conditional_random.save(folder, "i.csv", conditional_random.random_rows(source, columns, 3, "small"))
        with open(os.path.join(folder, "c.json"), "w") as stream:
            stream.write(damage(source, json.dumps(network, indent=source.choice([None, 1]))))
        for command in (["eval", "c.json", "i.csv"], ["check", "c.json", "i.csv"],
                        ["export", "c.json", "--to", "c", "--inputs-only", "--data", "i.csv"],
                        ["export", "c.json", "--to", "c", "--library", "-o", "library"],
                        ["export", "c.json", "--to", "onnx", "-o", "n.onnx"],
                        ["export", "c.json", "--to", "dot"], ["export", "c.json", "--to", "conditional-json"]):
            done = program.run(*command)
            good = done.returncode in (0, 1, 3, 4) or (done.returncode == 2 and command[0] == "export")
            if done.returncode == 3:
                good = good and PLACE.match(done.stderr) and not done.stdout
            check("conditional_files.py 1 %d: %s" % (case, " ".join(command)), good,
                  "exit %d %s" % (done.returncode, done.stderr))


def truncated(folder):
    """No shorter file is a network."""
    program = memcert.Program(folder)
    whole = json.dumps(conditional_random.random_conditional(random.Random(5), "small"))
    conditional_random.save(folder, "i.csv", [[Fraction(1)]])
    for length in range(1, len(whole), 3):
        with open(os.path.join(folder, "c.json"), "w") as stream:
            stream.write(whole[:length])
        done = program.run("eval", "c.json", "i.csv", "-o", "out")
        check("truncated after %d" % length, done.returncode == 3 and PLACE.match(done.stderr) and
              not os.path.exists(os.path.join(folder, "out")), done.stderr)


def make_chain(folder, depth):
    """A network whose k-th test asks for inputs up to k, and a dataset with the operations of its points."""
    nodes = [{"ops": [[[0, "1"]]], "test": {"var": 0, "cmp": "<=", "value": str(k)}, "then": depth + k, "else": k + 1}
             for k in range(depth)]
    nodes[depth - 1]["else"] = None
    nodes += [{"ops": [], "outputs": [k + 1]} for k in range(depth)]
    conditional_random.save_json(folder, "c.json", {"format": "memcert-conditional-1", "inputs": 1, "root": 0,
                                                    "nodes": nodes})
    chosen = (0, 1, depth // 2, depth - 1)
    conditional_random.save(folder, "d.csv", [[Fraction(k), Fraction(k)] for k in chosen])
    return [3 * (k + 1) for k in chosen]


def deep(folder):
    """Neither great depth nor many instructions are a matter of stack."""
    program = memcert.Program(folder)
    wanted = make_chain(folder, 30000)
    done = program.run("check", "--json", "--points", "c.json", "d.csv")
    counts = [point["operations"] for point in json.loads(done.stdout)["points"]] if done.stdout else []
    check("a deep network", done.returncode == 0 and counts == wanted, done.stderr)
    for kind in ("c", "dot", "conditional-json"):
        done = program.run("export", "c.json", "--to", kind, "--data", "d.csv", "-o", "out." + kind)
        check("a deep network as " + kind, done.returncode == 0, done.stderr)
    make_chain(folder, 2000)
    done = program.run("export", "c.json", "--to", "c", "--data", "d.csv", "-o", "n.c")
    check("C in parts", done.returncode == 0 and conditional_random.run_c(folder, "n.c") == 0, done.stderr)
    with open(os.path.join(folder, "n.c")) as stream:
        check("there are parts", "part3(" in stream.read())


def thresholds(folder):
    """In C, where variables are integers, thresholds are not always."""
    program = memcert.Program(folder)
    rows = [[Fraction(k, 2)] for k in range(-5, 6)]
    conditional_random.save(folder, "i.csv", rows)
    for compare in sorted(conditional.COMPARE):
        # The output is the number of the first threshold for which the test holds, or, of !=, does not.
        steps = range(9, -10, -1) if ">" in compare else range(-9, 10)
        nodes = []
        for number, step in enumerate(steps):
            branches = [2 * number + 1, 2 * number + 2]
            if compare == "!=":
                branches.reverse()
            nodes.append({"ops": [], "test": {"var": 1, "cmp": compare, "value": "%d/4" % step},
                          "then": branches[0], "else": branches[1]})
            nodes.append({"ops": [[[0, str(number + 1)]]], "outputs": [2]})
        nodes.append({"ops": [], "outputs": [None]})
        network = {"format": "memcert-conditional-1", "inputs": 2, "constant": True, "root": 0, "nodes": nodes}
        conditional_random.save_json(folder, "c.json", network)
        answers = [conditional.Conditional(network).run(row)[0] for row in rows]
        conditional_random.save(folder, "d.csv", [row + answer for row, answer in zip(rows, answers)])
        done = program.run("export", "c.json", "--to", "c", "--data", "d.csv", "-o", "n.c")
        check("thresholds of %s in C" % compare, done.returncode == 0 and conditional_random.run_c(folder, "n.c") == 0,
              done.stderr)


def keeps_old(folder):
    """What is there stays there when nothing can be written."""
    program = memcert.Program(folder)
    with open(os.path.join(folder, "l.json"), "w") as stream:
        stream.write('{"format": "memcert-layered-1", "inputs": 2, "layers": [{"size": 1, "weights": [[0,0,0,"1"]]}]}')
    with open(os.path.join(folder, "c.json"), "w") as stream:
        stream.write("old")
    for rows in ("1,2,3\n", "1\n1,2\n", "", "a,b\n"):
        with open(os.path.join(folder, "i.csv"), "w") as stream:
            stream.write(rows)
        done = program.run("condition", "--force", "l.json", "i.csv", "-o", "c.json")
        with open(os.path.join(folder, "c.json")) as stream:
            check("the old file stays", done.returncode == 3 and stream.read() == "old", done.stderr)
    check("nothing else is left", sorted(os.listdir(folder)) == ["c.json", "i.csv", "l.json"], str(os.listdir(folder)))


def public(folder):
    """Import, condition, check, evaluate, export, compile."""
    program = memcert.Program(folder)
    for name in sorted(os.listdir(memcert.NETS)):
        if not name.endswith((".nnet", ".onnx")):
            continue
        done = program.run("import", "--force", os.path.join(memcert.NETS, name), "-o", "l.json")
        if done.returncode == 3 and "left out" in done.stderr:
            print("no ONNX in this program: %s is left out" % name)
            continue
        check("import " + name, done.returncode == 0, done.stderr)
        with open(os.path.join(folder, "l.json")) as stream:
            layered = json.load(stream)
        source = random.Random(name)
        columns = layered["inputs"] - layered.get("constant", False)
        rows = [[Fraction(source.randrange(-1000, 1000), 100) for _ in range(columns)] for _ in range(4)]
        conditional_random.save(folder, "i.csv", rows)
        wanted = program.run("eval", "l.json", "i.csv").stdout
        done = program.run("condition", "--force", "l.json", "i.csv", "-o", "c.json")
        check("condition " + name, done.returncode == 0, done.stderr)
        check("eval " + name, program.run("eval", "c.json", "i.csv").stdout == wanted)
        with open(os.path.join(folder, "c.json")) as stream:
            network = conditional.Conditional(json.load(stream))
        executed = [network.run(row) for row in rows]
        problem = conditional_random.wrong_eval(program, "c.json", "i.csv", executed)
        check("execution of " + name, problem is None, problem)
        conditional_random.save(folder, "t.csv", [row + outputs for row, (outputs, _) in zip(rows, executed)])
        problem = conditional_random.wrong_check(program, "c.json", "t.csv", executed,
                                                 [outputs for outputs, _ in executed])
        check("check of " + name, problem is None, problem)
        done = program.run("export", "c.json", "--to", "c", "--inputs-only", "--data", "i.csv", "-o", "n.c")
        check("C of " + name, done.returncode == 0 and conditional_random.run_c(folder, "n.c") == 0, done.stderr)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    tests = [lambda folder: damaged(folder, cases, seed), truncated, deep, thresholds, keeps_old]
    if os.path.isdir(memcert.NETS):
        tests.append(public)
    else:
        print("no networks in %s: left out" % memcert.NETS)
    run_in_folders(tests)
    return finish("conditional network files")


if __name__ == "__main__":
    sys.exit(main())
