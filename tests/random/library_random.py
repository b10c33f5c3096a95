#!/usr/bin/env python3
"""Random networks of every kind as libraries in C (`export --library`): compiled, their own tests run, and their answers
compared with `eval` on random inputs and on corners: out of range, no multiples, doubles such as 0.1, -0.0 and NaN.

usage: library_random.py [CASES] [SEED]
"""
import math
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
from fractions import Fraction

import conditional_random
import memcert
from checks import check, finish, run_in_folders

OK, OUT_OF_RANGE, NOT_A_MULTIPLE, NO_ANSWER = range(4)
GCC = ["gcc", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]
UNDEFINED = ["-O1", "-fsanitize=undefined", "-fno-sanitize-recover=all"]
KINDS = ("small", "fraction", "fraction", "wide", "huge")
# Reads "i" and numbers of units or "d" and doubles; prints the status, and each output with what it is rounded to.
DRIVER = r"""
#include "n.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
static void show(const n_output *y)
{
#ifdef WIDE
  for (int k = N_DIGITS - 1; k >= 0; k--)
    printf("%08" PRIx32, y->digit[k]);
#else
  printf("%016" PRIx64, (uint64_t)*y);
#endif
  printf(" %a ", n_rounded(y));
}
int main(void)
{
  char kind[2], word[100];
  while (scanf("%1s", kind) == 1) {
    int64_t units[N_INPUTS];
    double numbers[N_INPUTS];
    n_output y[N_OUTPUTS];
    for (int k = 0; k < N_INPUTS; k++) {
      if (scanf("%99s", word) != 1)
        return 1;
      units[k] = kind[0] == 'i' ? strtoll(word, NULL, 10) : 0;
      numbers[k] = strtod(word, NULL);
    }
    n_status status = kind[0] == 'i' ? n_run(units, y) : n_run_double(numbers, y);
    printf("%d ", (int)status);
    for (int j = 0; j < N_OUTPUTS && status == N_OK; j++)
      show(y + j);
    putchar('\n');
  }
  return 0;
}
"""


def compiled(folder, source, flags, output):
    """What gcc says, or nothing."""
    done = subprocess.run(GCC + flags + ["-o", output] + source, cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)
    return done.stdout if done.returncode or done.stdout else ""


class Library:
    """What its header says."""

    def __init__(self, folder):
        with open(os.path.join(folder, "n.h")) as stream:
            self.text = stream.read()
        found = re.findall(r"x\[\d+\] counts units of (\S+), from (-?\d+) to (-?\d+)", self.text)
        self.unit = [Fraction(unit) for unit, _, _ in found]
        self.least = [int(least) for _, least, _ in found]
        self.most = [int(most) for _, _, most in found]
        self.output_unit = [Fraction(unit.rstrip(":")) for unit in re.findall(r"y\[\d+\] counts units of (\S+)", self.text)]
        digits = re.search("_DIGITS = ([0-9]+)", self.text)
        self.digits = int(digits.group(1)) if digits else 0
        self.wide = self.digits > 0

    def status(self, units):
        """What the library must say of numbers of units, which are fractions, unless there is no answer."""
        for count, least, most in zip(units, self.least, self.most):
            if count is None:
                return OUT_OF_RANGE
            if count.denominator != 1:
                return NOT_A_MULTIPLE
            if not least <= count <= most:
                return OUT_OF_RANGE
        return OK


def some_units(source, library):
    """Numbers of units, most of them in range."""
    units = []
    for least, most in zip(library.least, library.most):
        units.append(source.choice([least, most, min(max(0, least), most), source.randint(least, most),
                                    source.randint(least, most), source.randint(least, most)]))
        if source.random() < 0.05:
            units[-1] = source.choice([least - 1, most + 1, -2**63, 2**63 - 1])
    return [max(-2**63, min(2**63 - 1, count)) for count in units]


def some_doubles(source, library):
    numbers = []
    for unit, least, most in zip(library.unit, library.least, library.most):
        numbers.append(float(source.randint(least, most) * unit))
        if source.random() < 0.3:
            numbers[-1] = source.choice([0.0, -0.0, 1.0, float(least * unit), float(most * unit)])
        if source.random() < 0.15:
            numbers[-1] = source.choice([0.1, -0.1, math.nan, math.inf, -math.inf, 1e308, -1e308, 5e-324, 2.0**63, -2.0**63,
                                         2.0**52 + 1, 0.5, 2.0**-16, 2.0**-17, 65536.0])
    return numbers


def two_complement(text):
    value = int(text, 16)
    return value - (1 << 4 * len(text)) if text[0] in "89abcdef" else value


def wrong_answer(line, status, outputs, library):
    """A line of the driver against what `eval` says."""
    words = line.split()
    if status == OK and outputs is None:
        status = NO_ANSWER
    if int(words[0]) != status:
        return "status %s instead of %d" % (words[0], status)
    if status != OK:
        return None
    for text, rounded, unit, value in zip(words[1::2], words[2::2], library.output_unit, outputs):
        if two_complement(text) * unit != value:
            return "%s units of %s instead of %s" % (two_complement(text), unit, value)
        near = float.fromhex(rounded)
        if value == 0 and near != 0:
            return "%s for 0" % rounded
        if 1e-290 < abs(value) < 1e290 and abs(Fraction(near) - value) * 2**48 >= abs(value):
            return "%s is not near %s" % (rounded, value)
    return None


def evaluated(program, net, library, rows):
    """What `eval` says of numbers of units: outputs, or None for no answer."""
    conditional_random.save(program.folder, "asked.csv", [[count * unit for count, unit in zip(row, library.unit)]
                                                          for row in rows])
    lines = program.run("eval", net, "asked.csv").stdout.splitlines()
    return [None if line == "no answer" else [Fraction(cell) for cell in line.split(",")] for line in lines]


def wrong_answers(program, net, source, folder, flags):
    library = Library(folder)
    with open(os.path.join(folder, "drive.c"), "w") as stream:
        stream.write(DRIVER)
    problem = compiled(folder, ["n.c", "drive.c"], flags + (["-DWIDE"] if library.wide else []), "drive")
    if problem:
        return "gcc: " + problem
    asked = [("i", units, [Fraction(count) for count in units])
             for units in (some_units(source, library) for _ in range(15))]
    for _ in range(15):
        numbers = some_doubles(source, library)
        asked.append(("d", numbers, [Fraction(number) / unit if math.isfinite(number) else None
                                     for number, unit in zip(numbers, library.unit)]))
    statuses = [library.status(units) for _, _, units in asked]
    good = [units for (_, _, units), status in zip(asked, statuses) if status == OK]
    answers = iter(evaluated(program, net, library, good) if good else [])
    text = "".join("%s %s\n" % (kind, " ".join(number.hex() if kind == "d" else str(number) for number in numbers))
                   for kind, numbers, _ in asked)
    done = subprocess.run(["./drive"], cwd=folder, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = done.stdout.splitlines()
    if done.returncode != 0 or len(lines) != len(asked):
        return "the library ends with %d: %s" % (done.returncode, done.stdout[-500:])
    for (kind, numbers, _), status, line in zip(asked, statuses, lines):
        problem = wrong_answer(line, status, next(answers) if status == OK else None, library)
        if problem:
            return "%s %s: %s" % (kind, numbers, problem)
    return None


def random_network(source, program):
    """(file, columns, kind of its numbers)"""
    kind = source.choice(KINDS)
    which = source.choice(["layered", "layered", "conditional", "conditional", "tree", "switch", "gates"])
    if which in ("switch", "gates", "tree"):
        columns = source.randrange(1, 4)
        rows = conditional_random.random_rows(source, columns, source.randrange(1, 12), kind)
        conditional_random.save(program.folder, "made.csv", [row + [Fraction(source.randrange(-3, 4), 2)] for row in rows])
        done = program.run("synth", "--no-header", "--network", which, "made.csv", "-o", "net")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return columns, kind
    make = conditional_random.random_layered if which == "layered" else conditional_random.random_conditional
    net = make(source, kind)
    while which == "layered" and net["layers"][-1]["size"] == 0:
        net = make(source, kind)
    conditional_random.save_json(program.folder, "net", net)
    return net["inputs"] - net.get("constant", False), kind


def arguments(source, program, columns, kind):
    """Of the export: with a table, or without."""
    units = ["--unit", source.choice(["1", "1/2", "1/1024", "1/10", "1/3000000"])]
    lower = source.randrange(-50, 50)
    ranges = ["--range", "%d,%d/3" % (lower, 3 * lower + source.choice([0, 3, 100, 10**7]))]
    if source.random() < 0.4:
        return source.choice([[], units, ranges + units, ranges])
    # Numbers of columns that are not too long for a library.
    rows = conditional_random.random_rows(source, columns, source.randrange(1, 9), "wide" if kind == "huge" else kind)
    conditional_random.save(program.folder, "i.csv", rows)
    return ["--inputs-only", "--no-header", "--data", "i.csv"] + source.choice([[], [], units, ranges])


def wrong_library(source, folder):
    program = memcert.Program(folder)
    columns, kind = random_network(source, program)
    flags = UNDEFINED + (["-DN_SMALL_DIGITS"] if source.random() < 0.4 else [])
    asked = arguments(source, program, columns, kind)
    done = program.run("export", "net", "--to", "c", "--library", "--name", "n", "-o", "n", *asked)
    made = os.path.join(folder, "n")
    if done.returncode != 0:
        return "export %s: exit %d %s" % (asked, done.returncode, done.stderr)
    if sorted(os.listdir(made)) != ["Makefile", "n.c", "n.h", "n_test.c"]:
        return "there are %s" % os.listdir(made)
    # Digits are the other way to have 128 bits.
    for more in ([], ["-DN_SMALL_DIGITS"]) if Library(made).digits == 4 and flags == UNDEFINED else ([],):
        problem = compiled(made, ["n.c", "n_test.c"], flags + more, "n_test")
        if problem:
            return "gcc: " + problem
        ended = subprocess.run(["./n_test", "2"], cwd=made, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if ended.returncode != 0:
            return "its test ends with %d: %s" % (ended.returncode, ended.stdout)
    return wrong_answers(program, "net", source, made, flags)


def tests_find(folder):
    """A wrong number in the source of a library is found by its test, and a wrong table before."""
    program = memcert.Program(folder)
    conditional_random.save_json(folder, "net", {"format": "memcert-layered-1", "inputs": 2, "layers": [
        {"size": 1, "weights": [[0, 0, 0, "12345/8"], [0, 0, 1, "-1"]]}]})
    program.run("export", "net", "--to", "c", "--library", "--name", "n", "-o", "n")
    made = os.path.join(folder, "n")
    with open(os.path.join(made, "n.c")) as stream:
        text = stream.read()
    with open(os.path.join(made, "n.c"), "w") as stream:
        stream.write(text.replace("12345", "12346"))
    problem = compiled(made, ["n.c", "n_test.c"], UNDEFINED, "n_test")
    done = subprocess.run(["./n_test"], cwd=made, stdout=subprocess.PIPE, text=True)
    check("a wrong number is found", "12345" in text and not problem and done.returncode == 1 and " is wrong" in done.stdout,
          problem + done.stdout)
    for output, status in (("12345/8", 0), ("12345/4", 1)):
        with open(os.path.join(folder, "d.csv"), "w") as stream:
            stream.write("a,b,c\n1,0,%s\n" % output)
        done = program.run("export", "net", "--to", "c", "--library", "--data", "d.csv", "-o", "d%d" % status)
        check("a table with %s" % output, done.returncode == status and
              ("line 2 of d.csv is not recalled" in done.stderr) == (status == 1) and
              os.path.exists(os.path.join(folder, "d%d" % status)) == (status == 0), done)


def names(folder):
    """What the user calls files and columns ends no comment, and goes on in no next line."""
    program = memcert.Program(folder)
    net, table = "a*/b \\.json", "t ??/ /* '.csv"
    for name in (net, table):
        os.makedirs(os.path.join(folder, os.path.dirname(name)))
    conditional_random.save_json(folder, net, {"format": "memcert-layered-1", "inputs": 2, "layers": [
        {"size": 1, "weights": [[0, 0, 0, "1"]]}]})
    with open(os.path.join(folder, table), "w") as stream:
        stream.write('"x */ ""y"" \\",z/*\n1,2\n')
    done = program.run("export", net, "--to", "c", "--library", "--inputs-only", "--name", "n", "--data", table, "-o", "n/")
    made = os.path.join(folder, "n")
    problem = compiled(made, ["n.c", "n_test.c"], UNDEFINED, "n_test") if done.returncode == 0 else done.stderr
    check("names in comments", not problem, problem)
    text = Library(made).text
    check("names are there", 'x * / "y"' in text and "z/ *" in text and "SHA-256" in text, text)


def labels(folder):
    """Names and labels, of the network or of the table, are in the header, and arrays of them can be read."""
    program = memcert.Program(folder)
    with open(os.path.join(folder, "t.csv"), "w") as stream:
        stream.write('size,colour,class\n1,red,"sm""all\\"\n5,blue,gr\u00fcn??/\n7,red,*/\n')
    with open(os.path.join(folder, "main.c"), "w") as stream:
        stream.write('#include "n.h"\n#include <stdio.h>\nint main(void) {\n'
                     '  printf("%s %s|%s %s|%s %s %s", n_input_names[0], n_output_names[0], n_input_1_labels[0], '
                     'n_input_1_labels[1],\n         n_output_0_labels[0], n_output_0_labels[1], n_output_0_labels[2]);\n'
                     '  return 0;\n}\n')
    for kind in ("tree", "two-layer", "switch"):
        program.run("synth", "--encode", "--network", kind, "t.csv", "-o", kind)
        for table in ([], ["--data", "t.csv"]):
            made = os.path.join(folder, "%s%d" % (kind, len(table)))
            done = program.run("export", kind, "--to", "c", "--library", "--encode", "--name", "n", "-o", made, *table)
            problem = compiled(made, ["n.c", "../main.c"], UNDEFINED + ["-I."], "main") or \
                compiled(made, ["n.c", "n_test.c"], UNDEFINED, "test") if done.returncode == 0 else done.stderr
            shown = "" if problem else subprocess.run(["./main"], cwd=made, stdout=subprocess.PIPE).stdout.decode()
            check("names and labels of %s %s" % (kind, table), not problem and
                  shown == 'size class|red blue|sm"all\\ gr\u00fcn??/ */', (problem, shown))


def large(folder):
    """What a stack has no room for is static."""
    program = memcert.Program(folder)
    with open(os.path.join(folder, "t.csv"), "w") as stream:
        stream.writelines("%d,%d\n" % (k, k * k % 97) for k in range(3000))
    program.run("synth", "t.csv", "-o", "net")
    done = program.run("export", "net", "--to", "c", "--library", "--data", "t.csv", "--name", "n", "-o", "n")
    made = os.path.join(folder, "n")
    problem = compiled(made, ["n.c", "n_test.c"], ["-O1"], "n_test") if done.returncode == 0 else done.stderr
    ended = problem or subprocess.run("ulimit -s 300; ./n_test", shell=True, cwd=made, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, text=True).stdout
    check("a large network", ended == "all 3000 rows are right\n" and "one\n * thread at a time" in Library(made).text, ended)


def folders(folder):
    """A folder is written whole or not at all, and nothing is replaced."""
    program = memcert.Program(folder)
    conditional_random.save_json(folder, "net", {"format": "memcert-layered-1", "inputs": 1, "layers": [
        {"size": 1, "weights": [[0, 0, 0, "1"]]}]})
    os.mkdir(os.path.join(folder, "empty"))
    os.symlink("nowhere", os.path.join(folder, "link"))
    for more, status in (([], 2), (["-o", "-"], 2), (["-o", "out"], 0), (["-o", "out"], 2), (["-o", "out/", "--force"], 2),
                         (["-o", "empty"], 2), (["-o", "link"], 2), (["-o", "net", "--force"], 2), (["-o", ""], 2),
                         (["-o", "none/there"], 3)):
        done = program.run("export", "net", "--to", "c", "--library", *more)
        check("folder %s" % more, done.returncode == status and (done.stderr != "") == (status != 0), done)
    check("nothing else is there", sorted(os.listdir(folder)) == ["empty", "link", "net", "out"] and
          sorted(os.listdir(os.path.join(folder, "out"))) == ["Makefile", "network.c", "network.h", "network_test.c"],
          os.listdir(folder))


def seconds_of(command, folder):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def text_code(made):
    """Whether a long table is written as text."""
    with open(os.path.join(made, "n.c")) as stream:
        return 'static const word code[] =\n  U"' in stream.read()


def long_numbers(folder):
    """Numbers of more than 64 and of more than 128 bits, on a network with many terms: the library compiles soon, and
    links without GMP; one file of C says that it needs it."""
    source = random.Random(5)
    program = memcert.Program(folder)
    sizes = [5, 40, 40, 2]
    for name, one_over in (("medium", 2**24), ("long", 10**30)):
        layers = [{"size": size, "weights": [[neuron, number, index, "%d/%d" % (source.randrange(-one_over, one_over), one_over)]
                                             for neuron in range(size) for index in range(sizes[number])]}
                  for number, size in enumerate(sizes[1:])]
        conditional_random.save_json(folder, "net", {"format": "memcert-layered-1", "inputs": 5, "constant": True,
                                                     "layers": layers})
        rows = [[Fraction(source.randrange(-2000, 2000), 1000) for _ in range(4)] for _ in range(40)]
        conditional_random.save(folder, "i.csv", rows)
        program.run("condition", "net", "i.csv", "-o", "tree")
        for net in ("net", "tree"):
            made = os.path.join(folder, name + "_" + net)
            done = program.run("export", net, "--to", "c", "--library", "--name", "n", "--inputs-only", "--data", "i.csv",
                               "-o", made)
            status, text, seconds = seconds_of(["make", "-s", "CC=gcc"], made) if done.returncode == 0 else (1, done.stderr, 0)
            status = status or subprocess.run(["./n_test"], cwd=made, stdout=subprocess.DEVNULL).returncode
            check("%s numbers, %s: compiled in %.1f s" % (name, net, seconds), status == 0 and seconds < 10 and
                  Library(made).wide and (net == "net" or text_code(made)), text)
    done = program.run("export", "tree", "--to", "c", "--inputs-only", "--data", "i.csv", "-o", "tree.c")
    with open(os.path.join(folder, "tree.c")) as stream:
        line = re.search(r"is compiled with\n \*\s+(cc .*)", stream.read())
    line = line and line.group(1).replace("FILE", "tree")
    built = subprocess.run(line or "false", shell=True, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    check("the line that compiles one file", done.returncode == 0 and line and "-lgmp" in line and built.returncode == 0,
          "%s\n%s" % (line, built.stdout))


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    run_in_folders([tests_find, names, labels, large, folders, long_numbers])
    for case in range(cases):
        source = random.Random("library %d %d" % (seed, case))
        with tempfile.TemporaryDirectory() as folder:
            problem = wrong_library(source, folder)
            check("case %d of seed %d" % (case, seed), problem is None, problem)
    return finish("libraries")


if __name__ == "__main__":
    sys.exit(main())
