"""Small files for the readers to be fuzzed with: shipped and tested tables, and what the program makes of them."""
import bz2
import glob
import gzip
import lzma
import os
import random
import shutil
import subprocess

import branch_random
import cli_table
import conditional_random
import fff_random
import forest_random
import gates_random
import import_random
import operator_random
import table_files
from memcert import PLAIN, ROOT

FUZZ = os.path.dirname(os.path.abspath(__file__))
DATASETS = sorted(glob.glob(os.path.join(ROOT, "datasets", "*.csv")))
NUMBERS = ["3", "-0.125", ".28", "5.", "1e-3", "2/3", "0x1.8p3", "-0", "+1", " 7\t", "1e10000", "1e-10000", "0x.fp-9",
           "?", "nan", "-inf", "Infinity", "1/0", "-1/3", "00012", "1e", "1/", "0x", "9" * 200, "0." + "0" * 99 + "1"]
RANDOM = 12  # files of each random kind


def run(*arguments):
    return subprocess.run([PLAIN] + list(arguments), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


class Corpus:
    """A folder for every reader, each with numbered files."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, reader):
        place = os.path.join(self.folder, reader)
        os.makedirs(place, exist_ok=True)
        return os.path.join(place, "seed%03d" % len(os.listdir(place)))

    def add(self, reader, content):
        if content:
            with open(self.path(reader), "wb") as stream:
                stream.write(content if isinstance(content, bytes) else content.encode())


def add_tables(corpus):
    for name in DATASETS:
        with open(name, "rb") as stream:
            corpus.add("table", stream.read())
    for _, fields in cli_table.tests():
        if len(fields) == 5:
            corpus.add("arff" if ".arff" in fields[3] else "table", cli_table.unescape(fields[4]))
    shutil.copytree(os.path.join(corpus.folder, "table"), os.path.join(corpus.folder, "lenient"))


def add_made(corpus):
    """Networks and shards that the program makes of the shipped datasets."""
    for name in DATASETS:
        for options in ([], ["--readout", "printed"], ["--outputs", "2"]):
            corpus.add("switch", run("synth", name, *options))
        for kind in ("ifelse", "projection"):
            corpus.add("conditional", run("synth", "--network", kind, name))
        corpus.add("gates", run("synth", "--network", "gates", name))
        corpus.add("shard", run("rank", "--jobs", "1", "--shard", "0/1", name))
    for name in glob.glob(os.path.join(corpus.folder, "switch", "*")):
        layered = run("export", name, "--to", "layered-json")
        if len(layered) < 20000:
            corpus.add("layered", layered)


def add_random(corpus):
    for case in range(RANDOM):
        source = random.Random(case)
        kind = source.choice(["small", "huge", "fraction"])
        for reader, make in (("layered", conditional_random.random_layered),
                             ("conditional", conditional_random.random_conditional)):
            corpus.add(reader, conditional_random.json.dumps(make(source, kind)))
        corpus.add("gates", conditional_random.json.dumps(gates_random.random_network(source)))
        import_random.random_nnet(source, corpus.path("nnet"))
        import_random.random_onnx(source, corpus.path("onnx"))
        operator_random.random_onnx(source, corpus.path("onnx"))
        branch_random.random_onnx(source, corpus.path("onnx"))
        corpus.add("fff", fff_random.json.dumps(fff_random.random_network(source)))
        trees = forest_random.Case(case)
        corpus.add(trees.kind, trees.content)


def add_arrays(corpus):
    """NumPy and IDX files, compressed ones, and LIBSVM's text."""
    for case in range(RANDOM):
        source = random.Random(case)
        content, _ = table_files.random_npy(source)
        corpus.add("array", content)
        corpus.add("array", table_files.random_idx(source)[0])
        corpus.add("array", gzip.compress(content))
        corpus.add("array", lzma.compress(content))
        corpus.add("array", bz2.compress(content))
        corpus.add("libsvm", table_files.random_libsvm(source)[0])


def make(folder):
    """Makes the folder anew; regression cases are seeds, too."""
    shutil.rmtree(folder, ignore_errors=True)
    corpus = Corpus(folder)
    add_tables(corpus)
    for number in NUMBERS:
        corpus.add("number", number)
    add_made(corpus)
    add_random(corpus)
    add_arrays(corpus)
    for name in sorted(glob.glob(os.path.join(FUZZ, "regressions", "*", "*"))):
        reader = os.path.basename(os.path.dirname(name))
        with open(name, "rb") as stream:
            corpus.add(reader, stream.read())
