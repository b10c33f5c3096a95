#!/usr/bin/env python3
"""Damages tables and network files at random and reads them: whatever they hold,
the program ends with one of its own exit statuses, and with a place if that is 3.

usage: cli_fuzz.py [CASES] [SEED]
"""
import os
import random
import re
import subprocess
import sys
import tempfile

from checks import check, finish
from memcert import ROOT, SANITIZED

PLACE = re.compile(rb"^[^\n]*:[0-9]+:[0-9]+: [^\n]+\n$")
PIECES = [b",", b"\n", b"\r", b'"', b"\t", b" ", b"\0", b"0", b"9" * 30, b"-", b"/0", b"1e9999",
          b"?", b"nan", b"0x", b":", b"\xff", b"\xc3\xa9", b"%", b"'", b"@data\n", b"leaf 0\n", b"switch 1 2 0:3\n",
          b"end 3\n", b"\\x41", b"\\"]
ARFF = b"@relation a\n@attribute x numeric\n@attribute 'y z' {u, v}\n@data\n1,u\n2, v\n3,'v'\n"


def damage(source, content):
    content = bytearray(content)
    for _ in range(source.randrange(1, 5)):
        at = source.randrange(len(content) + 1)
        until = min(len(content), at + source.choice([0, 0, 1, 1, 3, 20]))
        kind = source.randrange(4)
        if kind == 0:
            content[at:until] = source.choice(PIECES)
        elif kind == 1:
            del content[at:until]
        elif kind == 2:
            content[at:at] = content[at:until]
        elif at < len(content):
            content[at] = source.randrange(256)
    return bytes(content)


def seeds(folder):
    """(name, content, commands) of files to be damaged."""
    found = []
    datasets = os.path.join(ROOT, "datasets")
    for name in ("labels.csv", "huge.csv", "duplicates.csv", "vector.csv"):
        with open(os.path.join(datasets, name), "rb") as stream:
            content = stream.read()
        found.append(("t.csv", content, [["certify", "t.csv"], ["certify", "--drop-missing", "--encode", "t.csv"]]))
        for options in ([], ["--onehot"] if name == "labels.csv" else ["--readout", "printed"]):
            done = subprocess.run([SANITIZED, "synth", os.path.join(datasets, name)] + options,
                                  stdout=subprocess.PIPE, check=True)
            found.append(("t.net", done.stdout, [["show", "t.net"], ["export", "--to", "layered-json", "t.net"],
                                                 ["check", "t.net", os.path.join(datasets, name)]]))
    found.append(("t.arff", ARFF, [["certify", "t.arff"]]))
    return found


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 150
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        files = seeds(folder)
        for case in range(seed, seed + cases):
            source = random.Random(case)
            name, content, commands = source.choice(files)
            with open(os.path.join(folder, name), "wb") as stream:
                stream.write(damage(source, content))
            for command in commands:
                done = subprocess.run([SANITIZED] + command, cwd=folder, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
                good = done.returncode in (0, 1, 3, 4)
                if done.returncode == 3:
                    good = good and PLACE.match(done.stderr) and not done.stdout
                check("cli_fuzz.py 1 %d: %s" % (case, " ".join(command)), good,
                      "exit %d %s" % (done.returncode, done.stderr.decode(errors="replace")))
    return finish("damaged files")


if __name__ == "__main__":
    sys.exit(main())
