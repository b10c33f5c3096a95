#!/usr/bin/env python3
"""The kernel's cells of rows without quotes, against libcsv's: each random table is read as it is, and with its last cells
in quotes, which libcsv cuts.  Networks, reports and messages have to be the same.

usage: cells_random.py [CASES] [SEED]
"""
import random
import re
import sys
import tempfile

from checks import check, finish
from memcert import Program

SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
NUMBERS = ["0", "1", "-7", "1/3", "2.50", "1e3", "0x1f", "+4"]
STRANGE = ["", "1 2", "'", "1.2.3", "é", "\x0b", "-", "3 \t 4"]


def make_rows(source):
    """Rows of cells; a few have too many, too few, or one that is no number."""
    width = source.randrange(1, 6)
    rows = []
    for _ in range(source.choice([1, 2, 3, 7, 8, 9, 40])):
        rows.append([source.choice(NUMBERS) for _ in range(width)] + [source.choice("ab")])
    if source.randrange(3) == 0:
        row = source.choice(rows)
        row[source.randrange(width)] = source.choice(STRANGE)
    if source.randrange(8) == 0:
        row = source.choice(rows)
        row[:1] = [] if source.randrange(2) else ["5", "6"]
    return rows


def write(folder, name, rows, blanks, separator, quoted):
    end = blanks.choice(["\n", "\r\n", "\r"])
    gap = [g for g in ("", "", " ", "  \t", "\t") if separator not in g]
    lines = []
    for row in rows:
        cells = [blanks.choice(gap) + cell + blanks.choice(gap) for cell in row[:-1]]
        before, after = blanks.choice(gap), blanks.choice(gap)
        lines.append(separator.join(cells + [before + ('"%s"' % row[-1] if quoted else row[-1]) + after]))
        if blanks.randrange(6) == 0:
            lines.append(blanks.choice(["", " ", "\t "]))
    text = end.join(lines) + (end if blanks.randrange(3) else "")
    with open("%s/%s" % (folder, name), "w", newline="", encoding="utf-8") as stream:
        stream.write(text)


def examine(folder, program, source):
    rows, separator, seed = make_rows(source), source.choice(list(SEPARATORS)), source.random()
    command = ["synth", "--network", "tree", "--tree-steps", "1000", "--separator", SEPARATORS[separator], "--no-header"]
    found = []
    for quoted in (False, True):
        write(folder, "t.csv", rows, random.Random(seed), separator, quoted)
        done = program.run(*command, "t.csv", "-o", "n.json", "--force")
        made = None
        if done.returncode == 0:
            with open("%s/n.json" % folder, encoding="utf-8") as stream:
                made = stream.read()
        # A row that ends too early or too late ends two columns later with its quotes.
        said = re.sub(r"^(t\.csv:\d+):\d+: this row", r"\1: this row", done.stderr)
        found.append((done.returncode, done.stdout, said, made))
    return found


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**31)
    ended = set()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(folder)
        for case in range(seed, seed + cases):
            plain, quoted = examine(folder, program, random.Random(case))
            check("cells_random.py 1 %d" % case, plain == quoted, "%r\n%r" % (plain, quoted))
            ended.add(plain[0])
    check("tables that are read, and others", cases < 60 or {0, 3} <= ended, ended)
    finish("cells, seed %d" % seed)


if __name__ == "__main__":
    sys.exit(main())
