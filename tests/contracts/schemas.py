#!/usr/bin/env python3
"""Every object that is printed in JSON is what docs/schemas says, and nothing else is.

usage: schemas.py

Every command with --json runs on every kind of input; what it prints must be valid, with no key that the schema does
not name.  Each of these objects with one value replaced, or with a key more, must be invalid.  Every key that a schema
names must have been printed, and every format that the sources name must have a schema.  Networks written by hand are
valid exactly if memcert reads them.
"""
import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings

try:
    import jsonschema
except ImportError:
    sys.exit("schemas.py: python3-jsonschema is missing: tests/lib/deps.sh all installs it")

import networks
from checks import check, finish
from memcert import ROOT, SANITIZED

FOLDER = os.path.join(ROOT, "docs", "schemas")
DATASETS = os.path.join(ROOT, "datasets")
# The formats that are no JSON, and those that are rejected.
TEXTS = ["memcert-network-1", "memcert-table-1"]
# Those that are only read.
READ = ["memcert-fff-1"]
OLD = ["memcert-rank-part-1"]
# Readers skip what they do not know; writers write nothing else.
NETWORKS = ["memcert-layered-1", "memcert-layered-2", "memcert-conditional-1", "memcert-conditional-2",
            "memcert-gates-1"]
# Changes to one object, at most.
MOST_CHANGES = 30
# Keys that only the clock brings about.
UNSEEN = {"reason", "failures_at_least"}
# Tables of more bytes are only certified.
SMALL = 250

FILES = {
    "words.csv": "length,width,flower\n1,2,rose\n3,5,aster\n4,1,rose\n2,2,aster\n",
    "colours.csv": "colour,d\nred,1\nblue,2\ngreen,4\n",
    "missing.csv": "1,2\n?,3\n2,5\n3,\n",
    "wrong.csv": "1,1\n2,2\n3,9\n",
    "few.csv": "1,2,3\n4,5,6\n",
    "zero.csv": "1,0\n2,0\n",
    "classes.csv": "0,0\n2,1\n",
    "right.csv": "1,1\n2,2\n3,3\n",
    "x.csv": "1\n2\n3\n",
    # Kappa takes too many steps for the whole of it.
    "cloud.csv": "".join("%d,%d,%d,%d,%d,%d\n" % (k % 3, k // 3 % 3, k // 9 % 3, k * k % 7, k % 5, k * k % 11)
                         for k in range(81)),
    "plane.csv": "1,1,1\n2,4,2\n3,9,4\n4,16,8\n5,25,16\n6,36,33\n7,49,1\n8,64,5\n9,80,77\n",
}

# What fails with these is wrong use or a wrong file; nothing is printed then.
LARGE = ["certify --json --rank-budget 0 {table}", "rank --json --budget 0 {table}"]
COMMANDS = """
certify --json {table}
certify --json --points --exhaustive {table}
certify --json --timing {table}
certify --json --readout printed {table}
certify --json --nonnegative {table}
certify --json --onehot {table}
certify --json --rank-budget 0 {table}
rank --json {table}
rank --json --kappa {table}
rank --json --all-failures {table}
rank --json --form homogeneous {table}
rank --json --budget 0 {table}
rank --json --kappa --budget 0 {table}
rank --json --all-failures --budget 0 {table}
rank --json --timing {table}
rank --shard 0/2 {table}
rank --shard 1/2 --budget 0 {table}
""".strip().split("\n")

SPECIAL = """
certify --json --outputs 3 --readout printed {D}/vector.csv
certify --json --outputs 2 {D}/vector.csv
certify --json --weights 1 --minimize mean {D}/vector.csv
certify --json --networks all --outputs 2 {D}/vector.csv
certify --json --encode colours.csv
certify --json cloud.csv
certify --json --drop-missing missing.csv
certify --json --max-bits 1 {D}/huge.csv
certify --json --max-memory 1M {D}/lattice.csv
rank --json --outputs 3 {D}/vector.csv
rank --json --outputs 3 --kappa {D}/vector.csv
import --json {D}/rings.nnet -o rings.json
import --json --from nnet {D}/rings.nnet -o rings2.json
import --json --round 24 batch.onnx -o batch.json
import --json {D}/rings_boosted.json -o boosted.json
import --json --class-number {D}/rings_boosted.txt -o boosted2.json
import --json {D}/rings_exit.onnx -o exit.json
import --json --class-number {D}/rings_experts.onnx -o experts.json
import --json {D}/rings.fff.json -o fff.json
import --json --round 24 fork.onnx -o fork.json
import --json {D}/rings_forest.onnx --for {D}/rings.csv -o forest.json
check --json --argmax rings.json {D}/rings.csv
check --json --argmax --points rings.json {D}/rings.csv
check --json --points --argmax --arithmetic binary32 rings.json {D}/rings.csv
check --json --argmax --least-precision rings.json {D}/rings.csv
check --json --points --arithmetic 2 right.json wrong.csv
check --json --arithmetic binary32 large.json classes.csv
activity --json rings.json ring_inputs.csv
condition --json --timing rings.json ring_inputs.csv -o rings_conditional.json
condition --json --otherwise network rings.json few_inputs.csv -o rings_otherwise.json
condition --json --loop rings.json -o rings_loop.json
condition --json --loop rings.json ring_inputs.csv -o rings_loop2.json
condition --json --total rings.json few_inputs.csv -o rings_total.json
check --json --argmax rings_otherwise.json {D}/rings.csv
check --json --argmax --points rings_loop.json {D}/rings.csv
show --json rings_otherwise.json
eval --json rings_otherwise.json ring_inputs.csv
check --json rings_total.json --against rings.json ring_inputs.csv
check --json rings_conditional.json --against rings.json ring_inputs.csv
check --json rings_conditional.json --against rings.json few_inputs.csv
eval --json rings.json ring_inputs.csv
eval --json --raw rings.json ring_inputs.csv
eval --json rings_conditional.json few_inputs.csv
check --json right.json right.csv
check --json right.json wrong.csv
check --json --tolerance 1/3 right.json right.csv
check --json --tolerance 1/3 right.json wrong.csv
check --json --argmax one.json classes.csv
check --json right_conditional.json right.csv
check --json right_conditional.json wrong.csv
check --json --points right_conditional.json right.csv
check --json open.json right.csv
eval --json open.json x.csv
check --json right.net wrong.csv
check --json --points right.net right.csv
check --json words.net words.csv
check --shard 0/1 right.json right.csv
check --shard 1/2 right.json wrong.csv
check --shard 0/9 right_conditional.json right.csv
check --shard 8/9 --tolerance 1/2 right.json right.csv
check --json --merge share right.json right.csv
check --json --merge piece right_conditional.json right.csv
rank --json --merge part0 part1
rank --json --merge --table plane.csv part0 part1
rank --json --form homogeneous --checkpoint checkpoint.json plane.csv
show --json right.net
show --json words.net
show --json rings.json
show --json right_conditional.json
eval --json words.net word_inputs.csv
synth --network two-layer --json {D}/vector.csv -o two_layer.json
synth --network two-layer --literal --depth 2 --json {D}/negative.csv -o deep.json
synth --network two-layer --json {D}/anscombe1.csv -o pieces.json
synth --network one-layer --json {D}/figure1.csv -o one.json
synth --network one-layer --json {D}/rings.csv -o none.json
synth --network bits --json {D}/negative.csv -o bits.json
synth --network buckets --epsilon 5 --json {D}/anscombe1.csv -o buckets.json
certify --epsilon 1/2 --json {D}/anscombe1.csv
certify --epsilon 1/2 --lipschitz 1 --json {D}/anscombe1.csv
check --epsilon 3/2 --json buckets.json {D}/anscombe1.csv
show --json bits.json
synth --network gates --json {D}/negative.csv -o gates.json
show --json gates.json
check --json --points gates.json {D}/negative.csv
check --json idle.json right.csv
check --json idle.json wrong.csv
check --json right.net contradiction.csv
check --json right.json contradiction.csv
check --json right_conditional.json contradiction.csv
certify --json --outputs 2 --bundle bundle {D}/vector.csv
check --json --bundle bundle2 right.net right.csv
verify --json bundle
condition --json --bundle bundle4 -o made rings.json few_inputs.csv
certify --json --networks all --bundle bundle5 right.csv
certify --json --epsilon 1/2 --bundle bundle6 {D}/anscombe1.csv
certify --json --target-file y.npy --bundle bundle7 x.npy
verify --json bundle7
verify --json bundle5
verify --json bundle6
verify --json bundle2
verify --json bundle4
verify --json --table right.csv bundle
verify --json --max-bits 1 bundle3
""".strip().split("\n")

# What has to be there before: a command, and nothing that it prints is looked at.
BEFORE = """
synth right.csv -o right.net
synth words.csv -o words.net
export --to layered-json right.net -o right.json
synth --network projection right.csv -o right_conditional.json
synth --network ifelse {D}/figure1.csv -o figure1.json
synth --network merged {D}/line.csv -o line.json
synth --network packed {D}/negative.csv -o negative.json
synth --network tree words.csv -o words_tree.json
synth --network mixed words.csv -o words_mixed.json
synth --network two-layer --onehot words.csv -o words_layers.json
synth --network search --onehot words.csv -o words_search.json
rank --form homogeneous --checkpoint checkpoint.json --budget 0 plane.csv
rank --shard 0/2 plane.csv -o part0
rank --shard 1/2 plane.csv -o part1
check --shard 0/1 right.json right.csv -o share
check --shard 0/1 right_conditional.json right.csv -o piece
sweep -n 1,2,3 --networks all --shard 1/2 --checkpoint sweep.json right.csv
certify --rank-budget 0 --bundle bundle3 {D}/huge.csv
""".strip().split("\n")

OPEN = {"format": "memcert-conditional-1", "inputs": 2, "constant": True, "root": 0,
        "nodes": [{"ops": [], "test": {"var": 1, "cmp": "<", "value": "5/2"}, "then": 1, "else": None},
                  {"ops": [], "outputs": [1]}]}
ONE = {"format": "memcert-layered-1", "inputs": 2, "layers": [{"size": 2, "weights": [[0, 0, 0, "1"], [1, 0, 1, "1"]]}]}
LARGE_NUMBERS = dict(ONE, layers=[{"size": 1, "weights": [[0, 0, 1, "1e39"]]}])
NAMED = dict(ONE, format="memcert-layered-2", columns={"inputs": ["x", None], "outputs": ["y", "z"]})
LABELLED = dict(NAMED, columns={"inputs": ["x", None], "outputs": ["y"]}, labels={"y": ["a", "b"]}, onehot=["y"])

IDLE = {"format": "memcert-gates-1", "inputs": 2, "outputs": 1, "constant": True, "gates": [["-9", "1"]],
        "matrices": [{"prefix": "0", "rows": [["0", "1"]]}]}

# A name, a network, and whether it is one.
NODE = {"ops": [], "outputs": [0]}
HAND_MADE = [
    ("a layered network", ONE, True),
    ("a layered network with unknown members", dict(ONE, author="nobody", layers=[dict(ONE["layers"][0], z=1)]), True),
    ("a layered network without inputs", {k: v for k, v in ONE.items() if k != "inputs"}, False),
    ("a layered network with a number that is none", dict(ONE, layers=[{"size": 1, "weights": [[0, 0, 0, 1]]}]), False),
    ("a layered network with a short weight", dict(ONE, layers=[{"size": 1, "weights": [[0, 0, "1"]]}]), False),
    ("a layered network with a long weight", dict(ONE, layers=[{"size": 1, "weights": [[0, 0, 0, "1", 1]]}]), False),
    ("a layered network with a negative index", dict(ONE, layers=[{"size": 1, "weights": [[-1, 0, 0, "1"]]}]), False),
    ("a layered network with a constant that is a text", dict(ONE, constant="yes"), False),
    ("a layered network without layers", dict(ONE, layers=[]), False),
    ("a layered network with names", NAMED, True),
    ("a layered network with labels", LABELLED, True),
    ("a layered network with a name that is a number", dict(NAMED, columns={"inputs": [1], "outputs": []}), False),
    ("a layered network without names of outputs", dict(NAMED, columns={"inputs": ["x"]}), False),
    ("a layered network with no label", dict(NAMED, labels={"y": []}), False),
    ("a network of gates", IDLE, True),
    ("a network of gates without gates", dict(IDLE, gates=[], matrices=[]), True),
    ("a network of gates with unknown members", dict(IDLE, z=1, matrices=[dict(IDLE["matrices"][0], z=1)]), True),
    ("a network of gates without outputs", {k: v for k, v in IDLE.items() if k != "outputs"}, False),
    ("a network of gates with a matrix without rows", dict(IDLE, matrices=[{"prefix": "0", "rows": []}]), False),
    ("a network of gates with a prefix of letters", dict(IDLE, matrices=[dict(IDLE["matrices"][0], prefix="a")]), False),
    ("a network of gates with a number that is none", dict(IDLE, gates=[[1, 2]]), False),
    ("a conditional network", OPEN, True),
    ("a conditional network with unknown members", dict(OPEN, nodes=[dict(OPEN["nodes"][0], z=[]), NODE]), True),
    ("a conditional network that is a leaf", dict(OPEN, nodes=[NODE]), True),
    ("a conditional network without a root", {k: v for k, v in OPEN.items() if k != "root"}, False),
    ("a conditional network with an unknown comparison",
     dict(OPEN, nodes=[dict(OPEN["nodes"][0], test={"var": 1, "cmp": "~", "value": "1"}), NODE]), False),
    ("a conditional network with a value that is a number",
     dict(OPEN, nodes=[dict(OPEN["nodes"][0], test={"var": 1, "cmp": "<", "value": 1}), NODE]), False),
    ("a conditional network with a node without ops", dict(OPEN, nodes=[{"outputs": [0]}]), False),
    ("a conditional network with a node that ends nowhere", dict(OPEN, nodes=[{"ops": []}]), False),
    ("a conditional network with a negative output", dict(OPEN, nodes=[dict(NODE, outputs=[-1])]), False),
]

GOES_ON = dict(OPEN, format="memcert-conditional-2", otherwise=dict(ONE, layers=[{"size": 1, "weights": [[0, 0, 1, "1"]]}]))
HAND_MADE += [
    ("a network that goes on", GOES_ON, True),
    ("a network that goes on and has no tree", dict(GOES_ON, root=None, nodes=[]), True),
    ("a network that goes on in what is none", dict(GOES_ON, otherwise=dict(ONE, layers=[])), False),
    ("a network that goes on in another version", dict(GOES_ON, otherwise=OPEN), False),
]


def load_schemas():
    schemas = {}
    for path in sorted(glob.glob(os.path.join(FOLDER, "*.schema.json"))):
        with open(path, encoding="utf-8") as stream:
            schemas[os.path.basename(path)[:-len(".schema.json")]] = json.load(stream)
    return schemas


def closed(schema):
    """The same, without members that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        result["additionalProperties"] = False
    return result


class Validator:
    """Validates objects by the format that they name."""

    def __init__(self, schemas):
        warnings.simplefilter("ignore", DeprecationWarning)
        self.read = self.make_all(schemas)
        self.written = self.make_all({name: closed(schema) if name in NETWORKS else schema
                                      for name, schema in schemas.items()})

    def make_all(self, schemas):
        store = {schema["$id"]: schema for schema in schemas.values()}
        return {name: self.make(schema, store) for name, schema in schemas.items()}

    @staticmethod
    def make(schema, store):
        jsonschema.Draft202012Validator.check_schema(schema)
        resolver = jsonschema.RefResolver(schema["$id"], schema, store=store)
        return jsonschema.Draft202012Validator(schema, resolver=resolver)

    def complaint(self, thing, reading=False):
        """What is wrong, or None."""
        schemas = self.read if reading else self.written
        name = thing.get("format")
        if not isinstance(name, str) or name not in schemas:
            return "no schema for the format %s" % name
        if schemas[name].is_valid(thing):
            return None
        error = jsonschema.exceptions.best_match(schemas[name].iter_errors(thing))
        return error and "%s: %s" % ("/".join(map(str, error.absolute_path)), error.message[:300])


def places(thing, path=()):
    """Every value in an object, by the keys that lead to it."""
    if path:
        yield path
    members = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in members:
        yield from places(value, path + (key,))


def at(thing, path):
    for key in path:
        thing = thing[key]
    return thing


def changes(thing):
    """The object with one value that cannot stand there, or one key more."""
    found = [(), *places(thing)]
    for path in found[::max(1, len(found) // MOST_CHANGES)]:
        if isinstance(at(thing, path), dict):
            changed = copy.deepcopy(thing)
            at(changed, path)["unknown key"] = 1
            yield "a key more in /" + "/".join(map(str, path)), changed
        if path:
            changed = copy.deepcopy(thing)
            at(changed, path[:-1])[path[-1]] = {"unknown key": 1}
            yield "another value of /" + "/".join(map(str, path)), changed


def keys_in(thing):
    return {path[-1] for path in places(thing) if isinstance(path[-1], str)}


def keys_named(schema):
    """All that `properties` name."""
    if isinstance(schema, list):
        return set().union(*map(keys_named, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    names = {key for key, value in schema.get("properties", {}).items() if value is not False}
    return names.union(*map(keys_named, schema.values()))


class Printed:
    """The objects that commands have printed, validated."""

    def __init__(self, validator):
        self.validator = validator
        self.keys = {}
        self.shapes = set()

    def take(self, name, text):
        try:
            thing = json.loads(text)
        except ValueError as error:
            check(name + " prints JSON", False, "%s\n%s" % (error, text))
            return
        complaint = self.validator.complaint(thing)
        check(name, complaint is None, complaint)
        self.keys.setdefault(thing.get("format"), set()).update(keys_in(thing))
        shape = (thing.get("format"), frozenset(keys_in(thing)))
        if complaint is None and shape not in self.shapes:
            self.shapes.add(shape)
            wrong = [what for what, changed in changes(thing) if self.validator.complaint(changed) is None]
            check("%s: what is changed is invalid" % name, not wrong, wrong)


def run(folder, command):
    return subprocess.run([SANITIZED] + command.replace("{D}", DATASETS).split(), cwd=folder,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          timeout=300)


def write_files(folder):
    for name, text in FILES.items():
        with open(os.path.join(folder, name), "w") as stream:
            stream.write(text)
    for name, thing in (("open.json", OPEN), ("one.json", ONE), ("large.json", LARGE_NUMBERS), ("idle.json", IDLE)):
        with open(os.path.join(folder, name), "w") as stream:
            json.dump(thing, stream)
    with open(os.path.join(DATASETS, "rings.csv")) as stream:
        inputs = [line.rsplit(",", 1)[0] + "\n" for line in list(stream)[1:]]
    for name in ("x.npy", "y.npy"):
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(b"\x93NUMPY\1\0v\0" + b"{'descr': '|u1', 'fortran_order': False, 'shape': (3,), }".ljust(117) +
                         b"\n\1\2\3")
    channels = [networks.tensor(name, networks.FLOAT, (1,), [2.0]) for name in "abcd"]
    normalization = networks.node("BatchNormalization", ["x"] + list("abcd"), "y")
    ends = [networks.value_info(name, networks.FLOAT, (3, 1)) for name in "xy"]
    with open(os.path.join(folder, "batch.onnx"), "wb") as stream:
        stream.write(networks.model([normalization], channels, ends[:1], ends[1:]))
    fork = [networks.node("ReduceSum", ["x"], "s"), networks.node("Less", ["s", "a"], "less"),
            networks.node("BatchNormalization", ["x"] + list("abcd"), "n"),
            networks.node("If", ["less"], "y", then_branch=networks.branch([], ["n"]),
                          else_branch=networks.branch([], ["x"]))]
    with open(os.path.join(folder, "fork.onnx"), "wb") as stream:
        stream.write(networks.model(fork, channels, ends[:1], ends[1:]))
    with open(os.path.join(folder, "ring_inputs.csv"), "w") as stream:
        stream.writelines(inputs)
    with open(os.path.join(folder, "few_inputs.csv"), "w") as stream:
        stream.writelines(inputs[:3] + ["1000,1000\n"])
    with open(os.path.join(folder, "word_inputs.csv"), "w") as stream:
        stream.write("1,2\n9,9\n")
    with open(os.path.join(folder, "contradiction.csv"), "w") as stream:
        stream.write("1,1\n1,2\n")


def run_commands(folder, printed):
    for command in BEFORE:
        done = run(folder, command)
        check(command + " ends well", done.returncode in (0, 4), done.stderr)
    tables = sorted(glob.glob(os.path.join(DATASETS, "*.csv"))) + sorted(os.path.join(folder, name) for name in FILES)
    commands = [command.replace("{table}", table) for table in tables
                for command in (COMMANDS if os.path.getsize(table) <= SMALL else LARGE)]
    for command in commands + SPECIAL:
        done = run(folder, command)
        check(command + " ends as it may", done.returncode in (0, 1, 2, 3, 4), "exit %d" % done.returncode)
        # A part has no --json: a table that contradicts itself is reported as a text.
        if done.returncode in (0, 1, 4) and done.stdout and ("--json" in command or done.stdout.startswith("{")):
            printed.take("memcert " + command, done.stdout)
        elif command in SPECIAL:
            check("memcert %s prints a report" % command, False, done.stderr)


def read_written_files(folder, printed):
    for path in sorted(glob.glob(os.path.join(folder, "*.json")) + glob.glob(os.path.join(folder, "bundle*", "*.json"))):
        with open(path, encoding="utf-8") as stream:
            printed.take("what is in " + os.path.basename(path), stream.read())


def see_networks(folder, validator):
    """Networks by hand are valid if memcert reads them."""
    for name, thing, valid in HAND_MADE:
        path = os.path.join(folder, "hand.json")
        with open(path, "w") as stream:
            json.dump(thing, stream)
        to = "layered-json" if thing["format"].startswith("memcert-layered") else "conditional-json"
        done = run(folder, "show hand.json" if "otherwise" in thing else "export --to %s hand.json" % to)
        check("%s is %s" % (name, "read" if valid else "rejected"), (done.returncode == 0) == valid, done.stderr)
        complaint = validator.complaint(thing, True)
        check("%s is %s" % (name, "valid" if valid else "invalid"), (complaint is None) == valid, complaint)


def formats_in_sources():
    names = set()
    for path in glob.glob(os.path.join(ROOT, "src", "shell", "*", "*.c")):
        with open(path, encoding="utf-8") as stream:
            names.update(re.findall(r"memcert-[a-z]+(?:-[a-z]+)*-[0-9]+", stream.read()))
    return names


def main():
    schemas = load_schemas()
    validator = Validator(schemas)
    printed = Printed(validator)
    with tempfile.TemporaryDirectory() as folder:
        write_files(folder)
        run_commands(folder, printed)
        read_written_files(folder, printed)
        see_networks(folder, validator)
    missing = formats_in_sources() - set(schemas) - set(TEXTS + READ + OLD)
    check("every format in the sources has a schema", not missing, missing)
    for name, schema in schemas.items():
        unseen = keys_named(schema) - printed.keys.get(name, set()) - UNSEEN
        if name == "memcert-common":
            unseen = keys_named(schema) - set().union(*printed.keys.values()) - UNSEEN
        check("every key that %s names is printed" % name, not unseen, sorted(unseen))
    return finish("schemas")


if __name__ == "__main__":
    sys.exit(main())
