#!/usr/bin/env python3
"""Tests of `check --shard` and `check --merge`: what parts say together is what one run says, and files that are wrong,
missing, or about something else are refused.

usage: check_parts.py
"""
import json
import os
import shutil
import subprocess
import sys

from checks import check, finish, run_in_folders
from memcert import PLAIN, SANITIZED
from reseal import reseal

ONCE = "".join("%d,%d\n" % (k, k * k) for k in range(12))
SQUARES = ONCE + "3,9\n0,0\n"
WORDS = "length,width,flower\n" + "".join("%d,%d,%s\n" % (k, k * k % 7, ("rose", "aster", "iris")[k % 3])
                                          for k in range(11))
CLASSES = "".join("%d,%d\n" % (k, k % 2) for k in range(8))


def run(folder, *arguments, program=SANITIZED):
    return subprocess.run([program] + list(arguments), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=300)


def write(folder, name, text):
    with open(os.path.join(folder, name), "w") as stream:
        stream.write(text)


def changed(text, line, value):
    """The table with another last cell in one line, counted from 0."""
    lines = text.splitlines()
    lines[line] = lines[line].rpartition(",")[0] + "," + value
    return "\n".join(lines) + "\n"


def make(folder):
    """Networks of both kinds, with and without labels."""
    write(folder, "t.csv", SQUARES)
    write(folder, "w.csv", WORDS)
    write(folder, "k.csv", CLASSES)
    for command in ("synth t.csv -o net", "export --to layered-json net -o layered",
                    "synth --network tree t.csv -o tree", "synth --network tree w.csv -o words",
                    "synth --network two-layer --onehot w.csv -o onehot",
                    "synth --network two-layer --onehot --labels 2 k.csv -o classes"):
        done = run(folder, *command.split())
        check(command, done.returncode == 0, done.stderr)


def shards(folder, count, *words):
    """The parts, and the exit statuses of those that made them."""
    names = ["part%d" % k for k in range(count)]
    return names, [run(folder, "check", "--shard", "%d/%d" % (k, count), "--force", "-o", names[k], *words).returncode
                   for k in range(count)]


def without_line(text):
    """What one run prints, if exactly one line says what is believed."""
    lines = text.splitlines(keepends=True)
    rest = [line for line in lines if not line.startswith(("parts  ", '  "parts": "'))]
    return "".join(rest) if len(lines) - len(rest) == 1 else None


def same(folder, status, *words, counts=(1, 2, 3, 7)):
    for count in counts:
        names, statuses = shards(folder, count, *words)
        check("%s, %d: shards" % (words, count), max(statuses) == status, statuses)
        for way in ([], ["--json"]):
            whole = run(folder, "check", *way, *words)
            merged = run(folder, "check", "--merge", *way, *words[:-2], *reversed(names), *words[-2:])
            check("%s, %d: one run" % (words, count), whole.returncode == status, whole.stdout + whole.stderr)
            check("%s, %d: the same" % (words, count),
                  merged.returncode == status and without_line(merged.stdout) == whole.stdout and
                  merged.stderr == whole.stderr, merged.stdout + merged.stderr)


def recalled(folder):
    make(folder)
    for words in (["layered", "t.csv"], ["tree", "t.csv"], ["words", "w.csv"], ["onehot", "w.csv"],
                  ["--tolerance", "1/2", "layered", "t.csv"], ["--argmax", "classes", "k.csv"]):
        same(folder, 0, *words)
    same(folder, 0, "tree", "t.csv", counts=[20])


def refuted(folder):
    make(folder)
    for line in (0, 5, 11):
        write(folder, "wrong.csv", changed(ONCE, line, "7/3"))
        for words in (["layered", "wrong.csv"], ["tree", "wrong.csv"], ["--tolerance", "1/9", "layered", "wrong.csv"]):
            same(folder, 1, *words)
    write(folder, "words.csv", changed(changed(WORDS, 4, "iris"), 9, "iris"))
    same(folder, 1, "words", "words.csv")
    same(folder, 1, "onehot", "words.csv")
    write(folder, "classes.csv", changed(CLASSES, 6, "1"))
    same(folder, 1, "--argmax", "classes", "classes.csv")
    write(folder, "more.csv", SQUARES + "99,1\n98,1\n")
    same(folder, 1, "tree", "more.csv")


def edit(folder, name, change):
    """The part with other members, and a right end."""
    path = os.path.join(folder, name)
    with open(path) as stream:
        part = json.load(stream)
    del part["length"], part["sha256"]
    change(part)
    with open(path, "wb") as stream:
        stream.write(reseal(json.dumps(part, indent=2)[:-2].encode()))


def refuse(folder, name, message, *words):
    done = run(folder, "check", "--merge", *words)
    check(name, done.returncode == 3 and message in done.stderr and done.stdout == "", "%s %s" %
          (done.returncode, done.stdout + done.stderr))


def set_to(path, value):
    def change(part):
        for key in path[:-1]:
            part = part[key]
        part[path[-1]] = value
    return change


FORGED = [
    (["version"], "0.0.1", "another version"), (["format"], "memcert-rank-part-2", "another format"),
    (["network", "sha256"], "0" * 64, "another network"), (["dataset", "sha256"], "0" * 64, "another dataset"),
    (["numbers"], "0" * 64, "other options"), (["rule"], {"rule": "argmax"}, "another rule"),
    (["shard", "of"], 4, "one of 4 shards"), (["shard", "of"], 0, "out of range"),
    (["shard", "of"], 1 << 60, "shards"), (["shard", "index"], 2, "is also in"),
    (["shard", "index"], -1, "out of range"),
    (["lines", "first"], 1, "lines are not"), (["lines"], None, "lines are not"), (["decided"], 3, "neither are all"),
    (["decided"], 5, "out of range"), (["failure"], 5, "is not the last one"),
    (["failure"], 8, "it is: the file is wrong"),
    (["failure"], "8", "out of range"),
    (["costs", "operations", "sum"], 1, "so many points"), (["costs", "operations", "sum"], 1 << 61, "out of range"),
    (["costs", "operations", "most"], 1, "so many points"),
    (["costs", "operations", "least"], 0, "costs are not those"),
    (["costs", "operations", "most"], 999, "costs are not those"), (["costs"], {}, "\"operations\" is missing"),
]


def forged(folder):
    make(folder)
    words = ["tree", "t.csv"]
    names, _ = shards(folder, 3, *words)
    for path, value, message in FORGED:
        shards(folder, 3, *words)
        edit(folder, "part1", set_to(path, value))
        refuse(folder, "forged: %s = %s" % (path, value), message, *names, *words)
    shards(folder, 3, *words)
    for name, parts, message in (("a gap", ["part0", "part2"], "shard 1/3 is missing"),
                                 ("none", ["part1"], "0/3 is missing"),
                                 ("a double", ["part0", "part1", "part1"], "shard 1/3 is also in part1"),
                                 ("a double more", names + ["part0"], "is also in"),
                                 ("no part", ["t.csv"], "not JSON")):
        refuse(folder, name, message, *parts, *words)
    refuse(folder, "another rule", "another network", *names, "layered", "t.csv")
    write(folder, "more.csv", SQUARES + "99,1\n")
    refuse(folder, "another table", "another dataset", *names, "tree", "more.csv")
    with open(os.path.join(folder, "part1")) as stream:
        text = stream.read()
    write(folder, "part1", text.replace('"decided": 4', '"decided": 3'))
    refuse(folder, "edited", "SHA-256 at the end", *names, *words)
    write(folder, "part1", text[:-20])
    refuse(folder, "cut off", "is no memcert-check-part-1", *names, *words)
    layered = ["layered", "t.csv"]
    shards(folder, 3, *layered)
    refuse(folder, "another rule", "another rule", *names, "--tolerance", "1/7", *layered)


def lies(folder):
    """A part that says of points that they are recalled, where they are not, is found out by a sample that has one."""
    make(folder)
    write(folder, "wrong.csv", changed(ONCE, 9, "7/3"))
    names, statuses = shards(folder, 3, "tree", "wrong.csv")
    check("one has a failure", statuses == [0, 0, 1], statuses)
    cost = {"operations": {"least": 0, "most": 999, "sum": 99}}
    edit(folder, "part2", lambda part: part.update(decided=4, failure=None, costs=cost))
    words = [*names, "tree", "wrong.csv"]
    refuse(folder, "a failure that is not said", "is recalled, but it is not", "--samples", "4", *words)
    found = [run(folder, "check", "--merge", "--samples", "1", "--seed", str(seed), *words).returncode
             for seed in range(20)]
    check("a sample of one in four", 0 < found.count(3) < 20 and set(found) == {0, 3}, found)


def wrong_use(folder):
    make(folder)
    shards(folder, 1, "tree", "t.csv")
    for words, message in (("--shard 3/3", "numbered from 0"), ("--shard 4/3", "numbered from 0"),
                           ("--shard 0/0", "--shard"),
                           ("--shard 1", "not like 3/16"), ("--shard 0/1 --merge part0", "exclude each other"),
                           ("--shard 0/1 --bundle b", "exclude each other"),
                           ("--merge --bundle b part0", "exclude each other"),
                           ("--shard 0/1 --checkpoint c", "checkpoint"), ("--shard 0/1 --jobs 2", "--jobs"),
                           ("--merge --json --points part0", "--points"), ("--samples 2", "--merge only"),
                           ("--seed 2", "--merge only"), ("--merge", "a file is missing")):
        done = run(folder, "check", *words.split(), "tree", "t.csv")
        check(words, done.returncode == 2 and message in done.stderr and done.stdout == "", done.stdout + done.stderr)
    done = run(folder, "check", "--shard", "0/1", "net", "t.csv")
    check("a switch network", done.returncode == 2 and "layered and conditional" in done.stderr, done.stderr)
    write(folder, "conflict.csv", SQUARES + "3,8\n")
    whole = run(folder, "check", "tree", "conflict.csv")
    for words in (["--shard", "0/2"], ["--merge", "part0"]):
        done = run(folder, "check", *words, "tree", "conflict.csv")
        check("a table that contradicts itself", done.returncode == 1 and done.stdout == whole.stdout, done.stdout)


def under_mpirun(folder):
    """The documented way to use several machines; one that dies leaves no part, which the merge says."""
    if not shutil.which("mpirun"):
        print("no mpirun: left out")
        return
    make(folder)
    command = "%s check --shard $OMPI_COMM_WORLD_RANK/$OMPI_COMM_WORLD_SIZE tree t.csv -o part$OMPI_COMM_WORLD_RANK; " \
              "test $? -le 1" % PLAIN
    mpirun = ["mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "4"]
    done = subprocess.run(mpirun + ["sh", "-c", command], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=300)
    check("mpirun", done.returncode == 0, done.stdout)
    names = ["part%d" % k for k in range(4)]
    merged, whole = (run(folder, "check", *words, "tree", "t.csv") for words in (["--merge", *names], []))
    check("the same", merged.returncode == 0 and without_line(merged.stdout) == whole.stdout,
          merged.stdout + merged.stderr)
    os.unlink(os.path.join(folder, "part2"))
    refuse(folder, "one died", "shard 2/4 is missing", "part0", "part1", "part3", "tree", "t.csv")


def main():
    run_in_folders([recalled, refuted, forged, lies, wrong_use, under_mpirun])
    return finish("check in parts")


if __name__ == "__main__":
    sys.exit(main())
