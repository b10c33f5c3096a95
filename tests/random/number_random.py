#!/usr/bin/env python3
"""Whether a text is a number, and which, by the kernel, by the reader and by Python's fractions.

usage: number_random.py [SEED [COUNT]]

Random texts that are numbers, nearly numbers, or of the characters of numbers.  The kernel has to take exactly the texts
of the grammar, written down here a second time, and of all values exactly the right one; the reader takes the same texts.
Cells of tables, most of them there more than once, are read as the numbers that they write.
A program whose reader is broken on purpose ends with an internal error and no certificate.
"""
import glob
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

from checks import check, finish
from memcert import ROOT, Program, found

OBJECTS = os.path.join(ROOT, "build", "asan", "obj")
EXPONENT_MOST = 10000

ASK = r"""
#include <string.h>
#include "kernel/text/number_agrees.h"
#include "shell/base/number.h"

/* For each line, TEXT in quotes and a value: whether the kernel agrees, and whether the reader takes it. */
int main(void)
{
  static char line[1000000];
  static mpq_t scratch[AGREES_SCRATCH];
  mpq_t value, read;
  mpq_inits(value, read, NULL);
  for (int k = 0; k < AGREES_SCRATCH; k++)
    mpq_init(scratch[k]);
  while (fgets(line, sizeof line, stdin)) {
    char *end = strrchr(line, '"');
    mpq_set_str(value, end + 1, 10);
    mpq_canonicalize(value);
    printf("%d%d\n", number_agrees(line + 1, (size_t)(end - line - 1), value, scratch[0]),
           number_read(read, line + 1, (size_t)(end - line - 1), NUMBER_DIGITS_MOST) == NUMBER_OK);
  }
  for (int k = 0; k < AGREES_SCRATCH; k++)
    mpq_clear(scratch[k]);
  mpq_clears(value, read, NULL);
  return 0;
}
"""

# The reader takes the first digits for more than they are.
BROKEN = r"""
#include <gmp.h>
void __real___gmpz_set_ui(mpz_ptr z, unsigned long v);
void __wrap___gmpz_set_ui(mpz_ptr z, unsigned long v) { __real___gmpz_set_ui(z, v == 7 ? 8 : v); }
"""

DECIMAL = re.compile(r"([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?)([0-9]+))?")
HEXADECIMAL = re.compile(r"0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?)([0-9]+))?")
RATIO = re.compile(r"([0-9]+)/([0-9]+)")


def value(text):
    """The number that a text writes, or None."""
    text = text.strip(" \t")
    sign = -1 if text[:1] == "-" else 1
    text = text[1:] if text[:1] in ("-", "+") else text
    ratio = RATIO.fullmatch(text)
    if ratio:
        return sign * Fraction(int(ratio[1]), int(ratio[2])) if int(ratio[2]) else None
    found, base = HEXADECIMAL.fullmatch(text), 16
    if not found:
        found, base = DECIMAL.fullmatch(text), 10
    if not found or not found[1] + (found[2] or ""):
        return None
    exponent = int(found[4] or "0")
    if exponent > EXPONENT_MOST:
        return None
    exponent *= -1 if found[3] == "-" else 1
    digits = Fraction(int(found[1] or "0", base)) + Fraction(int(found[2] or "0", base), base ** len(found[2] or ""))
    return sign * digits * Fraction(10 if base == 10 else 2) ** exponent


def digits(rng, characters="0123456789"):
    most = rng.choice([1, 3, 8, 15, 16, 17, 18, 19, 20, 21, 31, 40, 100, 1000])
    first = rng.choice(["", "", "0" * rng.randrange(4), "9" * rng.randrange(22), "18446744073709551615", "1" + "0" * 19])
    return first + "".join(rng.choice(characters) for _ in range(rng.randrange(most + 1)))


def exponent(rng, mark):
    if rng.random() < 0.4:
        return ""
    size = rng.choice([rng.randrange(5), rng.randrange(40), rng.randrange(400), 9999, 10000, 10001, 10 ** 30])
    return rng.choice(mark) + rng.choice(["", "+", "-"]) + "0" * rng.choice([0, 0, 1, 30]) + str(size)


def number(rng):
    kind, sign = rng.randrange(6), rng.choice(["", "", "-", "+"])
    if kind == 0:
        return sign + digits(rng)
    if kind == 1:
        return sign + digits(rng) + "/" + rng.choice(["0", digits(rng), digits(rng)])
    if kind == 2:
        letters = "0123456789abcdefABCDEF"
        return (sign + rng.choice(["0x", "0X"]) + digits(rng, letters) + rng.choice(["", "." + digits(rng, letters)]) +
                exponent(rng, "pP"))
    return sign + digits(rng) + rng.choice(["", "." + digits(rng)]) + exponent(rng, "eE")


def text(rng):
    """One that is a number, or one that nearly is."""
    words = number(rng)
    for _ in range(rng.choice([0, 0, 0, 1, 2])):
        at = rng.randrange(len(words) + 1)
        words = words[:at] + rng.choice(["", "0", "1", "9", ".", "/", "e", "E", "x", "p", "-", "+", " ", "\t", "f", "\\", "\x7f", "_"]) + \
            words[at + rng.randrange(2):]
    return rng.choice(["", "", "", " ", "\t "]) + words + rng.choice(["", "", "", " ", " \t"])


def wrong(rng, right):
    """A value that is near that one, and another."""
    other = rng.choice([-right, right + 1, right - 1, right * 10, right / 10, right * 2, right / 2, right * 16,
                        right + Fraction(1, 10 ** rng.randrange(60)), right * (1 + Fraction(1, 2 ** 64)),
                        right - Fraction(1, 2 ** rng.randrange(200)), right + 2 ** 64, right + 10 ** 19])
    return other if other != right else right + 1


def compile(folder, source, options, objects):
    main = os.path.join(folder, "main.c")
    with open(main, "w") as stream:
        stream.write(source)
    target = os.path.join(folder, "program%d" % len(os.listdir(folder)))
    done = subprocess.run(["gcc", "-std=c11", "-D_GNU_SOURCE", "-g", "-fsanitize=address,undefined",
                           "-fno-sanitize-recover=all", "-Isrc", "-I.", "-o", target] + options + [main] + objects +
                          shlex.split("-ljansson -lnettle -lmpfr -lgmp -lprotobuf-c -larchive -lcsv"),
                          cwd=ROOT, text=True, stderr=subprocess.PIPE)
    check("it is compiled", done.returncode == 0, done.stderr)
    return target


def test_numbers(folder, objects, seed, count):
    rng = random.Random(seed)
    asked = []
    for _ in range(count):
        words = text(rng)
        right = value(words)
        if right is None:
            asked.append((words, Fraction(rng.randrange(-2, 12)), False, False))
        else:
            asked.append((words, right, True, True))
            asked.append((words, wrong(rng, right), False, True))
    program = compile(folder, ASK, [], [name for name in objects if not name.endswith("/commands/main.o")])
    # Python refuses to print long numbers in decimal.
    getattr(sys, "set_int_max_str_digits", lambda most: None)(0)
    done = subprocess.run([program], input="".join('"%s"%s\n' % (words, number) for words, number, _, _ in asked), text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    answers = done.stdout.splitlines()
    check("there is an answer to each", done.returncode == 0 and len(answers) == len(asked), done.stderr)
    for (words, number, agrees, taken), answer in zip(asked, answers):
        check("%r and %s" % (words[:100], str(number)[:100]), answer == "%d%d" % (agrees, taken), answer)
    check("there are numbers and others", 0 < sum(taken for _, _, _, taken in asked) < len(asked))


def test_broken(folder, objects):
    program = compile(folder, BROKEN, ["-Wl,--wrap=__gmpz_set_ui"], objects)
    for row, holds in (("6,1", True), ("7,1", False), ("7.5,1", True), ("0.7,1", False), ("7/2,1", False), ("1,0x7", False)):
        table = os.path.join(folder, "table.csv")
        with open(table, "w") as stream:
            stream.write("1,2\n%s\n" % row)
        done = subprocess.run([program, "certify", table], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if holds:
            check("a row that is read well: " + row, done.returncode == 0, done.stdout + done.stderr)
        else:
            check("a row that is read as another: " + row, done.returncode == 4 and not done.stdout and
                  "internal error" in done.stderr and "was read as another number" in done.stderr, done.stdout + done.stderr)


def cell_of(rng):
    """The text of a cell that is a number, and mostly short, so that it is there twice."""
    while True:
        words = rng.choice([str(rng.randrange(-300, 40000)), "%.*f" % (rng.randrange(1, 9), rng.uniform(-9, 9)),
                            str(rng.randrange(2 ** 63, 2 ** 65)), number(rng)])
        if value(words) is not None and len(words) < 60:
            return words


def test_cells(folder, seed):
    """Cells with the same text share their number: few texts, and more than there are places for."""
    rng = random.Random(seed)
    for rows, texts in ((40, 4), (400, 60), (1500, 5000)):
        pool = [cell_of(rng) for _ in range(texts)]
        table = [[rng.choice(pool) for _ in range(3)] for _ in range(rows)]
        with open(os.path.join(folder, "cells.csv"), "w") as stream:
            for k, row in enumerate(table):
                row.insert(0, str(k))
                row.append(rng.choice(["1", "0x2", "3.0"]))
                stream.write(",".join(row if k % 9 != 3 else row[:3] + ["?"] + row[4:]) + "\n")
        shutil.rmtree(os.path.join(folder, "cells"), ignore_errors=True)
        done = Program(folder).run("certify", "--rank-budget", "0", "--drop-missing", "--bundle", "cells",
                                   "cells.csv")
        check("a table of %d texts is certified" % texts, done.returncode == 0, done.stderr)
        if done.returncode == 0:
            with open(os.path.join(folder, "cells", "table.txt")) as stream:
                read = [line.split(" : ") for line in stream if line.startswith("point ")]
            right = [row for k, row in enumerate(table) if k % 9 != 3]
            check("as many points", len(read) == len(right))
            for got, row in zip(read, right):
                numbers = [str(value(cell)) for cell in row]
                check("the cells " + ",".join(row), got[1].split() + got[2].split() == numbers, " : ".join(got))
    check("no sanitizer has found anything", found() == "")


def main(arguments):
    seed, count = (arguments + [1, 20000])[0], ([int(word) for word in arguments[1:]] + [20000])[0]
    objects = sorted(glob.glob(os.path.join(OBJECTS, "src", "**", "*.o"), recursive=True) +
                     glob.glob(os.path.join(OBJECTS, "build", "**", "*.o"), recursive=True))
    # Objects stay when their sources are gone.
    objects = [name for name in objects if os.path.exists(os.path.join(ROOT, os.path.relpath(name, OBJECTS)[:-1] + "c"))]
    with tempfile.TemporaryDirectory() as folder:
        test_numbers(folder, objects, int(seed), count)
        test_broken(folder, objects)
        test_cells(folder, int(seed))
    return finish("numbers as texts, seed %s" % seed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
