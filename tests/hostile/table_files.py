#!/usr/bin/env python3
"""Tables that are no plain text: NumPy, IDX, LIBSVM, sparse ARFF, compressed.  The same as the text with the same numbers,
which Python takes from the bytes; damaged and cut off ones are rejected.

usage: table_files.py [CASES]
"""
import bz2
import gzip
import io
import lzma
import os
import random
import struct
import subprocess
import sys
import tarfile
import zipfile
from fractions import Fraction

from agreement import without_names
from checks import check, finish, run_in_folders
from memcert import PLAIN, Program

TYPES = {"b1": "?", "u1": "B", "i1": "b", "u2": "H", "i2": "h", "u4": "I", "i4": "i", "u8": "Q", "i8": "q", "f2": "e",
         "f4": "f", "f8": "d"}
IDX = {0x08: "B", 0x09: "b", 0x0B: "h", 0x0C: "i", 0x0D: "f", 0x0E: "d"}
NUMBERS = [0, 1, -1, 2, 0.1, -0.5, 1.5, 65504, 5.960464477539063e-08, 1e-3, 3.4e38, 1e-44, 5e-324, 1.7e308, 2.0**53, -2.0**63]


def some(source, code):
    """A number that this type has."""
    if code in "efd":
        while True:
            try:
                value = struct.unpack("<" + code, struct.pack("<" + code, source.choice(NUMBERS) * source.choice([1, 3, -7])))[0]
                if abs(value) != float("inf"):
                    return value
            except (OverflowError, struct.error):
                pass
    if code == "?":
        return source.random() < 0.5
    bits, signed = 8 * struct.calcsize("<" + code), code.islower()
    low = -2**(bits - 1) if signed else 0
    return source.choice([low, low + 2**bits - 1, 0, 1, source.randrange(low, low + 2**bits)])


def header_npy(kind, shape, fortran=False, version=1):
    text = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }" % (kind, fortran, shape)
    text += " " * (-(len(text) + 11) % 64) + "\n"
    return b"\x93NUMPY" + bytes([version, 0]) + struct.pack("<H" if version == 1 else "<I", len(text)) + text.encode()


def random_npy(source):
    """The bytes of a file, and its rows."""
    kind = source.choice(sorted(TYPES))
    code, order, fortran = TYPES[kind], source.choice("<>"), source.random() < 0.5
    shape = (source.randint(1, 4),) + source.choice([(), (2,), (3,), (2, 3), (2, 2, 2)])
    width = 1
    for length in shape[1:]:
        width *= length
    rows = [[some(source, code) for _ in range(width)] for _ in range(shape[0])]
    flat = [value for row in rows for value in row]
    if fortran:
        flat = reordered(flat, shape)
    data = b"".join(struct.pack(order + code, value) for value in flat)
    return header_npy(("|" if kind[1] == "1" else order) + kind, shape, fortran, source.choice([1, 2, 3])) + data, rows


def reordered(flat, shape):
    """From C order to Fortran's."""
    places = [()]
    for length in reversed(shape):
        places = [place + (index,) for place in places for index in range(length)]
    result = []
    for place in places:
        at = 0
        for index, length in zip(reversed(place), shape):
            at = at * length + index
        result.append(flat[at])
    return result


def random_idx(source):
    kind = source.choice(sorted(IDX))
    shape = (source.randint(1, 4),) + source.choice([(), (2,), (2, 2)])
    width = shape[1] ** (len(shape) - 1) if len(shape) > 1 else 1
    rows = [[some(source, IDX[kind]) for _ in range(width)] for _ in range(shape[0])]
    data = b"".join(struct.pack(">" + IDX[kind], value) for row in rows for value in row)
    return bytes([0, 0, kind, len(shape)]) + struct.pack(">%dI" % len(shape), *shape) + data, rows


def random_libsvm(source):
    width, lines, rows = source.randint(1, 6), [], []
    for _ in range(source.randint(1, 5)):
        row = [source.choice(["0", "0", "1", "0.25", "-1e-3", "2/3"]) for _ in range(width)]
        label = source.choice(["+1", "-1", "3"])
        lines.append(" ".join([label] + ["%d:%s" % (k + 1, value) for k, value in enumerate(row)
                                         if value != "0" or k + 1 == width]) + source.choice(["", " # x", "\t"]))
        rows.append([Fraction(value) for value in row] + [Fraction(label)])
    return "\n".join(lines).encode() + source.choice([b"", b"\n"]), rows


def random_sparse(source):
    """An ARFF file with sparse rows, and its rows."""
    width = source.randint(2, 5)
    text = "@relation r\n" + "".join("@attribute a%d numeric\n" % k for k in range(width)) + "@data\n"
    rows = [[source.choice([0, 0, 0, 1, 2, -3]) for _ in range(width)] for _ in range(source.randint(1, 5))]
    for row in rows:
        items = ["%d %s" % (k, value) for k, value in enumerate(row) if value or source.random() < 0.2]
        text += source.choice(["{%s}", " { %s } ", "{%s} % x"]).replace("%s", ", ".join(items)) + "\n"
    return text.encode(), rows


def write(path, content):
    with open(path, "wb") as stream:
        stream.write(content)


def text_of(rows):
    return "".join(",".join(str(Fraction(value)) for value in row) + "\n" for row in rows).encode()


def same(memcert, name, what, rows, options=()):
    """Whether a file makes the network that a text with these rows makes."""
    write(os.path.join(memcert.folder, "text.csv"), text_of(rows))
    got = memcert.run("synth", "--network", "tree", "--tree-steps", "0", name, *options)
    wanted = memcert.run("synth", "--network", "tree", "--tree-steps", "0", "--no-header",
                         *(option for option in options if option.startswith("--outputs=")), "text.csv")
    check(what, (got.returncode, without_names(got.stdout)) == (wanted.returncode, wanted.stdout.replace("text.csv", name)),
          got.stderr + wanted.stderr + str(rows)[:300])


def random_cases(memcert, cases):
    for case in range(cases):
        source = random.Random(case)
        path = os.path.join(memcert.folder, "x")
        for kind, make in (("npy", random_npy), ("idx", random_idx)):
            content, rows = make(source)
            beside = header_npy("<f4", (len(rows), 2)) + struct.pack("<%df" % (2 * len(rows)), *range(2 * len(rows)))
            write(path, content)
            write(path + "2.npy", beside)
            same(memcert, "x", "%s %d" % (kind, case), [row + [2 * i, 2 * i + 1] for i, row in enumerate(rows)],
                 ["--target-file", "x2.npy", "--outputs=2"])
        content, rows = random_libsvm(source)
        write(path + ".svm", content)
        same(memcert, "x.svm", "libsvm %d" % case, rows)
        content, rows = random_sparse(source)
        write(path + ".arff", content)
        same(memcert, "x.arff", "sparse ARFF %d" % case, rows)


def zipped(names, how):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, content in names:
            archive.writestr(name, content)
    return stream.getvalue()


def archives(memcert):
    x = header_npy("<i2", (3, 2)) + struct.pack("<6h", 1, 2, 3, 4, 5, 6)
    y = header_npy("|u1", (3,)) + bytes([7, 8, 9])
    rows = [[1, 2, 7], [3, 4, 8], [5, 6, 9]]
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        write(os.path.join(memcert.folder, "a.npz"), zipped([("x.npy", x), ("y.npy", y)], how))
        same(memcert, "a.npz", "npz", rows, ["--array", "x,y"])
    write(os.path.join(memcert.folder, "b.npz"), zipped([("x.npy", x)], zipfile.ZIP_STORED))
    same(memcert, "b.npz", "npz of one", [[1, 2], [3, 4], [5, 6]])
    refused(memcert, "several arrays", 3, "this archive has the arrays 'x,y': --array NAME", "a.npz")
    refused(memcert, "no such array", 3, "the array 'z' cannot be read: it has no such entry", "--array", "z", "a.npz")
    refused(memcert, "an array of a text", 3, "--array goes with", "--array", "z", "text.csv")
    refused(memcert, "an array of a .npy", 2, "--array goes with .npz files", "--array", "z", "x2.npy")
    content = zipped([("x.npy", x)], zipfile.ZIP_STORED)
    broken = bytearray(content)
    broken[content.index(struct.pack("<6h", 1, 2, 3, 4, 5, 6)) + 3] ^= 1
    write(os.path.join(memcert.folder, "b.npz"), bytes(broken))
    refused(memcert, "a bit of an archive", 3, "cannot be read", "b.npz")


def refused(memcert, what, status, words, *arguments):
    done = memcert.run("certify", "--rank-budget", "0", *arguments)
    check(what, done.returncode == status and words in done.stderr and done.stdout == "" and
          done.stderr.count("\n") == 1, (done.returncode, done.stderr))


BAD = [
    (b"\x93NUMPY\1\0", "no NumPy file of version"), (b"\x93NUMPY\4\0\0\0\0\0", "no NumPy file of version"),
    (b"\x93NUMPY\1\0\xff\xff{}", "ends within its header"),
    (header_npy("<f8", "(2,"), "malformed"), (header_npy("<f8", "2"), "malformed"), (header_npy("<f8", "(-1,)"), "malformed"),
    (header_npy("<f8", "(%s)" % ("1," * 9)) + bytes(8), "too many dimensions"),
    (header_npy("<f8", "()") + bytes(8), "a single number"), (header_npy("<f8", "(0, 2)"), "has no number"),
    (header_npy("<f8", "(1, 0)"), "has no number"), (header_npy("<f8", "(2, 2)") + bytes(31), "not as many as its dimensions"),
    (header_npy("<f8", "(2, 2)") + bytes(40), "not as many as its dimensions"),
    (header_npy("<f8", "(99999999999999999999999, 2)") + bytes(16), "not as many as its dimensions"),
    (header_npy("<f8", "(4294967296, 4294967296, 2)") + bytes(16), "not as many as its dimensions"),
    (b"\x93NUMPY\1\0\x13\0{'shape': (1, 23456" + b"7" * 40, "malformed"),
    (header_npy("|O", "(1,)") + bytes(8), "of type '|O' is not supported"), (header_npy("<f16", "(1,)") + bytes(16), "not supported"),
    (header_npy("<c8", "(1,)") + bytes(8), "not supported"), (header_npy("<U3", "(1,)") + bytes(12), "not supported"),
    (header_npy("x", "(1,)").replace(b"'x'", b"[('a', '<f8')]") + bytes(8), "an array of records is not supported".replace("an ", "")),
    (header_npy("<f8", "(1,)").replace(b"'shape'", b"'shade'") + bytes(8), "malformed"),
    (header_npy("<f8", "(1, 2)") + struct.pack("<2d", 1, float("nan")), ":1:2: 'nan' is not a finite number"),
    (header_npy("<f2", "(1, 2)") + struct.pack("<2e", float("-inf"), 1), ":1:1: '-inf' is not a finite number"),
    (b"\0\0\x08\3\0\0\0\1", "ends within its header"), (b"\0\0\x08\1\0\0\0\2\5", "not as many as its dimensions"),
    (b"\0\0\x08\2\0\0\0\1\0\0\0\2\5\6", "--target-file FILE gives the outputs"),
]
BAD_TEXTS = [
    ("libsvm", "1 1:2 1:3", ":1:7: the indices of a row must increase"), ("libsvm", "1 2", ":1:3: INDEX:VALUE is wanted"),
    ("libsvm", "1 :2", "INDEX:VALUE is wanted"), ("libsvm", "1 1:", "INDEX:VALUE is wanted"),
    ("libsvm", "1 -1:2", "INDEX:VALUE is wanted"), ("libsvm", "1 1:2,3", "INDEX:VALUE is wanted"),
    ("libsvm", "1,2 1:2", "one label without commas"), ("libsvm", "1 qid:3 1:2", ":1:3: qid: ranking"),
    ("libsvm", "1 1:x", ":1:1: 'x' is not a number"), ("libsvm", "1\n2", "no row has a value"),
    ("libsvm", "# a", "no row has a value"),
]


def malformed(memcert):
    for content, words in BAD:
        write(os.path.join(memcert.folder, "bad"), content)
        refused(memcert, words, 3, words, "bad")
    for kind, content, words in BAD_TEXTS:
        write(os.path.join(memcert.folder, "bad"), content.encode())
        refused(memcert, words, 3, words, "--format", kind, "bad")
    write(os.path.join(memcert.folder, "bad"), b"1 99999999999:1\n")
    refused(memcert, "an index beyond the limit", 4, "more than 16383 inputs", "--format", "libsvm", "bad")
    write(os.path.join(memcert.folder, "bad"), b"1 16383:1\n" * 5000)
    refused(memcert, "more cells than may be", 4, "more than 67108864 cells", "--format", "libsvm", "bad")
    write(os.path.join(memcert.folder, "bad.arff"), b"@relation r\n" + b"".join(b"@attribute a%d real\n" % k
                                                     for k in range(9000)) + b"@data\n" + b"{}\n" * 9000)
    refused(memcert, "sparse rows of more cells than may be", 4, "cells", "bad.arff")
    write(os.path.join(memcert.folder, "x"), header_npy("|u1", (2, 1)) + bytes(2))
    write(os.path.join(memcert.folder, "y"), header_npy("|u1", (3,)) + bytes(3))
    refused(memcert, "arrays of different length", 3, "y:1:1: this array has 3 rows, but the one beside it, of x, has 2",
            "--target-file", "y", "x")
    write(os.path.join(memcert.folder, "y"), b"1\n2\n")
    refused(memcert, "a text as the outputs", 3, "y:1:1: --target-file: a NumPy array or an IDX file is wanted", "--target-file", "y", "x")
    refused(memcert, "outputs of a text", 3, "--target-file goes with", "--target-file", "x", "y")
    before = open(os.path.join(memcert.folder, "x"), "rb").read()
    done = memcert.run("certify", "x", "--target-file", "x", "-o", "x", "--force")
    check("an input stays", done.returncode == 2 and open(os.path.join(memcert.folder, "x"), "rb").read() == before, done)


def zstd(content):
    return subprocess.run(["zstd", "-q", "-c"], input=content, stdout=subprocess.PIPE, check=True).stdout


def packed(memcert):
    text = "".join("%d,%d,%d\n" % (i, i * i % 7, i % 3) for i in range(300)).encode()
    path = os.path.join(memcert.folder, "t.csv.packed")
    write(os.path.join(memcert.folder, "plain.csv"), text)
    wanted = memcert.run("synth", "plain.csv").stdout
    for what, pack in (("gzip", gzip.compress), ("xz", lzma.compress), ("bzip2", bz2.compress), ("zstd", zstd)):
        content = pack(text)
        write(path, content)
        done = memcert.run("synth", "t.csv.packed")
        check(what, done.returncode == 0 and done.stdout == wanted.replace("plain.csv", "t.csv.packed"), done.stderr)
        for end in list(range(8, len(content), 37)) + [len(content) - 1]:
            write(path, content[:end])
            refused(memcert, "%s cut off at %d" % (what, end), 3, "t.csv.packed:", "t.csv.packed")
        for at in range(6, len(content), 29):
            changed = bytearray(content)
            changed[at] ^= 0x10
            write(path, bytes(changed))
            done = memcert.run("synth", "t.csv.packed")
            check("%s changed at %d" % (what, at), done.returncode in (3, 4) or
                  (done.returncode == 0 and done.stdout == wanted.replace("plain.csv", "t.csv.packed")), done.stderr)
        write(path, pack(pack(text)))
        refused(memcert, what + " twice", 3, "compressed", "t.csv.packed")
        write(path, pack(b""))
        refused(memcert, "nothing in " + what, 3, "t.csv.packed:0:0: ", "t.csv.packed")
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        archive.add(os.path.join(memcert.folder, "plain.csv"), "d/plain.csv")
    write(os.path.join(memcert.folder, "t.tar.gz"), stream.getvalue())
    refused(memcert, "an archive", 3, "this is a tar archive: tar xf t.tar.gz, and then the same with what is in it, such as d/plain.csv",
            "t.tar.gz")
    write(os.path.join(memcert.folder, "t.arff.gz"), gzip.compress(b"@relation r\n@attribute x real\n@attribute y {u,v}\n@data\n1,v\n"))
    done = memcert.run("certify", "t.arff.gz")
    check("ARFF by its inner name", done.returncode == 0 and "u = 0, v = 1" in done.stdout, done.stderr)
    write(path, gzip.compress(b"1,2\n2,?\n"))
    refused(memcert, "a place in what is unpacked", 3, "t.csv.packed:2:3: '?' is a missing value", "t.csv.packed")


def bomb(folder):
    """The plain program, as this takes a while."""
    plain = Program(folder, PLAIN)
    with open(os.path.join(folder, "zeros"), "wb") as stream:
        pack = subprocess.Popen(["zstd", "-q", "-1", "-c"], stdin=subprocess.PIPE, stdout=stream)
        for _ in range(1100):
            pack.stdin.write(bytes(1 << 20))
        pack.communicate()
    refused(plain, "a bomb", 4, "more than 1073741824 bytes when unpacked", "zeros")
    done = plain.run("certify", "--max-memory", "200M", "zeros")
    check("a bomb in little memory", done.returncode == 4 and "memory" in done.stderr, done.stderr)


def main():
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 25

    def all_of(folder):
        memcert = Program(folder)
        random_cases(memcert, cases)
        archives(memcert)
        malformed(memcert)
        packed(memcert)
    run_in_folders([all_of, bomb])
    return finish("table files")


if __name__ == "__main__":
    sys.exit(main())
