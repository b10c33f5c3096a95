#!/usr/bin/env python3
"""Files of gates that must be rejected, with their places, beside ones that differ little and must pass; and damaged
ones: whatever a file holds, the program ends with one of its own exit statuses, and one line that names the place if
that is 3.

usage: gates_files.py [CASES] [SEED]       how many damaged files
"""
import json
import os
import random
import sys
import tempfile

import import_bad
from checks import check, finish
from cli_fuzz import damage

GATES = """{"format": "memcert-gates-1", "inputs": 2, "outputs": 1, "constant": true, "signed": true,
 "gates": [["-1", "1"], ["-2", "1/2"]],
 "matrices": [
  {"prefix": "", "rows": [["1", "0"]]},
  {"prefix": "10", "rows": [["0", "-3"]]}
]}
"""
SPLIT = '"gates": [["-1", "1"], ["-2", "1/2"]],\n '


def changed(old, new):
    assert GATES.count(old) == 1, old
    return GATES.replace(old, new).encode()


def moved():
    """Sizes after what they are the sizes of."""
    return GATES.replace('"inputs": 2, "outputs": 1, ', "").replace("]}\n]}", ']}\n], "outputs": 1, "inputs": 2}').encode()


# (name, exit status, piece of the output or of the message, content)
FILES = [
    ("the network", 0, "-5\n", GATES.encode()),
    ("sizes at the end", 0, "-5\n", moved()),
    ("unknown members", 0, "-5\n", changed('"gates"', '"note": [{"gates": [1]}], "gates"')),
    ("no matrices", 0, "0\n", (GATES[:GATES.index('"matrices"')] + '"matrices": []}').encode()),
    ("no gates", 0, "1\n", (changed(SPLIT, '"gates": [],\n ').decode()[:-len('  {"prefix": "10", "rows": [["0", "-3"]]}\n]}\n')]
                            .rstrip().rstrip(",") + "]}").encode()),
    ("positive parts", 0, "0\n", changed('"signed": true', '"signed": false')),
    ("signed is left out", 0, "0\n", changed(', "signed": true', "")),
    ("constant is left out", 0, "-5\n", changed('"constant": true, ', "")),
    ("spaces and another order", 0, "-5\n",
     changed('{"prefix": "10", "rows": [["0", "-3"]]}', '{ "rows" : [ [ "0" , "-3" ] ] , "prefix" : "10" }')),
    ("a number with a denominator", 0, "-5\n", changed('"-1", "1"', '"-2/2", "1.0"')),
    ("another format", 3, "t.json:1:12: this is none of memcert-layered-1 and -2, memcert-conditional-1 and -2, and "
     "memcert-gates-1: its format is 'memcert-gates-2'", changed("gates-1", "gates-2")),
    ("no inputs", 3, "'inputs' is missing", changed('"inputs": 2, ', "")),
    ("no outputs", 3, "'outputs' is missing", changed('"outputs": 1, ', "")),
    ("gates are missing", 3, "'gates' is missing", changed('"gates"', '"gate"')),
    ("matrices are missing", 3, "'matrices' is missing", changed('"matrices"', '"matrix"')),
    ("inputs twice", 3, "t.json:1:41: 'inputs' stands there twice".split(":")[-1],
     changed('"inputs": 2', '"inputs": 2, "inputs": 2')),
    ("gates twice", 3, "'gates' stands there twice", changed(SPLIT, SPLIT + SPLIT)),
    ("zero inputs", 3, "the number of inputs must be at least 1", changed('"inputs": 2', '"inputs": 0')),
    ("negative outputs", 3, "expected the number of outputs", changed('"outputs": 1', '"outputs": -1')),
    ("very many inputs", 4, "the number of inputs is more than 16384", changed('"inputs": 2', '"inputs": 99999')),
    ("very many outputs", 4, "the number of outputs is more than 16384", changed('"outputs": 1', '"outputs": 99999')),
    ("more inputs than numbers", 3, "t.json:2:12: there are 16384 inputs, but 2 numbers here",
     changed('"inputs": 2', '"inputs": 16384')),
    ("more outputs than rows", 3, "t.json:4:26: there are 16384 outputs, but 1 row here",
     changed('"outputs": 1', '"outputs": 16384')),
    ("a gate too short", 3, "t.json:2:25: there are 2 inputs, but 1 number here", changed('["-2", "1/2"]', '["-2"]')),
    ("a gate of nothing", 3, "t.json:2:25: there are 2 inputs, but 0 numbers here", changed('["-2", "1/2"]', '[]')),
    ("a gate too long", 3, "t.json:2:39: there are 2 inputs, but more numbers here",
     changed('["-2", "1/2"]', '["-2", "1/2", "3"]')),
    ("a row too short", 3, "t.json:5:29: there are 2 inputs, but 1 number here", changed('["0", "-3"]', '["0"]')),
    ("a row too long", 3, "there are 2 inputs, but more numbers here", changed('["0", "-3"]', '["0", "-3", "1"]')),
    ("rows too many", 3, "t.json:5:42: there are 1 outputs, but more rows here",
     changed('["0", "-3"]]', '["0", "-3"], ["0", "1"]]')),
    ("rows too few", 3, "there are 1 outputs, but 0 rows here", changed('[["0", "-3"]]', '[]')),
    ("a prefix twice", 3, 't.json:5:14: another matrix before this one has the prefix \'\'', changed('"10"', '""')),
    ("a prefix too long", 3, "t.json:5:14: this prefix has 3 bits, but there are 2 gates", changed('"10"', '"100"')),
    ("a prefix that is no bits", 3, "t.json:5:14: a prefix consists of 0 and 1, but this is '12'", changed('"10"', '"12"')),
    ("a prefix that is a number", 3, "t.json:5:14: expected a prefix, bits in quotes", changed('"10"', "10")),
    ("a prefix is missing", 3, "t.json:5:3: 'prefix' is missing", changed('"prefix": "10", ', "")),
    ("rows are missing", 3, "t.json:5:3: 'rows' is missing", changed(', "rows": [["0", "-3"]]', "")),
    ("a number without quotes", 3, "t.json:2:26: expected a number in quotes", changed('"-2"', "-2")),
    ("no number", 3, "t.json:2:26: 'two' is not a number", changed('"-2"', '"two"')),
    ("NaN", 3, "'NaN' is not a finite number", changed('"-2"', '"NaN"')),
    ("division by zero", 3, "has a denominator of zero", changed('"1/2"', '"1/0"')),
    ("a gate that is a number", 3, "expected a list of numbers", changed('["-2", "1/2"]', '"-2"')),
    ("gates that are an object", 3, "expected a list of gates", changed('[["-1", "1"], ["-2", "1/2"]]', "{}")),
    ("a matrix that is a list", 3, "expected a matrix, an object",
     changed('{"prefix": "10", "rows": [["0", "-3"]]}', '[["0", "-3"]]')),
    ("signed as a number", 3, "expected true or false", changed('"signed": true', '"signed": 1')),
    ("cut off", 3, "t.json:5:", GATES[:-6].encode()),
    ("more after it", 3, "t.json:7:1: there is more", GATES.encode() + b"x"),
    ("another number of inputs", 3, "rows.csv:1:1: ", GATES.replace('"inputs": 2', '"inputs": 3')
     .replace('"0"]]', '"0", "0"]]').replace('"1"]', '"1", "0"]').replace('"1/2"]', '"1/2", "0"]')
     .replace('"-3"]', '"-3", "0"]').encode()),
]


def very_many(folder):
    """More gates than there may be, and a prefix as long as there are gates."""
    network = {"format": "memcert-gates-1", "inputs": 1, "outputs": 1, "signed": True, "gates": [["1"]] * 4097,
               "matrices": [{"prefix": "1" * 4096, "rows": [["1"]]}]}
    good, got, shown = import_bad.run(folder, "t.json", json.dumps(network).encode(), "eval", "t.json", "rows.csv")
    check("4097 gates", good and got == 4 and "more than 4096 gates" in shown, shown)
    network["gates"].pop()
    good, got, shown = import_bad.run(folder, "t.json", json.dumps(network).encode(), "eval", "t.json", "rows.csv")
    check("4096 gates", good and got == 0 and shown.endswith("2\n"), shown)


def cut_off(folder):
    for size in range(len(GATES.rstrip())):
        good, got, shown = import_bad.run(folder, "t.json", GATES[:size].encode(), "eval", "t.json", "rows.csv")
        check("cut off at %d" % size, good and got == 3, shown)


def damaged(folder, cases, seed):
    for case in range(seed, seed + cases):
        source = random.Random(case)
        command = source.choice([["show", "t.json"], ["eval", "t.json", "rows.csv"], ["check", "t.json", "points.csv"],
                                 ["export", "--to", "conditional-json", "t.json"]])
        good, _, shown = import_bad.run(folder, "t.json", damage(source, GATES.encode()), *command)
        check("gates_files.py 1 %d" % case, good, shown)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("rows.csv", "2\n"), ("points.csv", "1,1\n2,-5\n5,1\n")):
            with open(os.path.join(folder, name), "w") as stream:
                stream.write(text)
        for name, status, piece, content in FILES:
            good, got, shown = import_bad.run(folder, "t.json", content, "eval", "t.json", "rows.csv")
            check("gates, " + name, good and got == status and piece in shown, shown)
        very_many(folder)
        cut_off(folder)
        damaged(folder, cases, seed)
    return finish("files of gates")


if __name__ == "__main__":
    sys.exit(main())
