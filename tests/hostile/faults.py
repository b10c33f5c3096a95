#!/usr/bin/env python3
"""Memory, disk and input that fail at every point in turn: no crash, no wrong verdict, no half file.

usage: faults.py [EVERY]    only every EVERY-th allocation; with build/failing_malloc.so
"""
import gzip
import json
import lzma
import os
import pty
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import termios
import tty

import fff_random
import forest_bad
import import_bad
import import_onnx
import table_files
from agreement import CONDITIONAL, MEMORIZERS
from checks import check, finish, run_in_folders
from memcert import PLAIN, ROOT, SANITIZED

FAILING = os.path.join(ROOT, "build", "failing_malloc.so")
TABLE = os.path.join(ROOT, "datasets", "figure1.csv")
LABELS = os.path.join(ROOT, "datasets", "labels.csv")
OTHER = os.path.join(ROOT, "datasets", "parity.csv")


def run(arguments, folder, environment=None, limit=None, stdin=subprocess.DEVNULL):
    # Sanitizers have a malloc of their own.
    program = PLAIN if environment else SANITIZED
    return subprocess.run([program] + arguments, cwd=folder, stdin=stdin, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=300, env=dict(os.environ, **(environment or {})),
                          preexec_fn=limit)


def content(path):
    """Of a file, or of all files of a folder."""
    if not os.path.exists(path):
        return None
    if os.path.isdir(path):
        return {name: content(os.path.join(path, name)) for name in os.listdir(path)}
    with open(path, errors="surrogateescape") as stream:
        return stream.read()


def remove(path):
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.unlink(path)


def without_rank(text):
    """A report without what a process of its own decides, which may be undecided without harm."""
    if text.startswith("{"):
        report = json.loads(text)
        report.pop("rank", None)
        report.pop("bounds", None)
        report["operations"].pop("at_least", None)
        return json.dumps(report)
    text = re.sub(r"(?m)^ +conditional networks on \(1, x\) need (?:.*\n)+?(?= +network +at most )", "", text)
    return re.split("\n(?:at least|rank) ", text)[0]


def same_report(got, normal):
    if got == normal:
        return True
    return "out of memory" in got and without_rank(got) == without_rank(normal)


# What is decided within a time is decided in time.
BESIDE = ["--rank-budget", "1h"]
COMMANDS = [["certify", "--json", TABLE] + BESIDE, ["certify", LABELS] + BESIDE, ["synth", TABLE, "-o", "out"],
            ["check", "net", TABLE], ["eval", "net", "inputs"], ["show", "net"],
            ["export", "net", "--to", "layered-json", "-o", "out"],
            ["rank", "--json", TABLE], ["rank", "--kappa", TABLE], ["rank", "--shard", "0/2", TABLE, "-o", "out"],
            ["rank", "--merge", "--table", TABLE, "part0", "part1"], ["certify", "--encode", TABLE] + BESIDE,
            ["import", "net.onnx", "-o", "out"], ["import", "net.nnet", "-o", "out"],
            ["import", "--class-number", "branches.onnx", "-o", "out"], ["import", "net.fff.json", "-o", "out"],
            ["import", "--class-number", "trees.onnx", "-o", "out"], ["import", "trees.json", "-o", "out"],
            ["import", "trees.txt", "-o", "out"],
            ["activity", "layered", "inputs"], ["check", "layered", TABLE],
            ["check", "--shard", "0/2", "layered", TABLE, "-o", "out"], ["check", "--merge", "share0", "share1", "layered", TABLE],
            ["check", "--merge", "piece", "conditional", TABLE],
            ["check", "--arithmetic", "binary32", "layered", TABLE], ["check", "--least-precision", "layered", TABLE],
            ["export", "net", "--to", "dot", "-o", "out"], ["plot", "--line", "4", TABLE, "net", "-o", "out"],
            ["sweep", "-n", "3", "--rank-budget", "0", TABLE, "--csv", "out"],
            ["report", "--rank-budget", "0", "table.svm", "-o", "out"],
            ["condition", "layered", "inputs", "-o", "out"], ["condition", "--total", "layered", "inputs", "-o", "out"],
            ["condition", "--loop", "layered", "-o", "out"], ["condition", "--loop", "layered", "inputs", "-o", "out"],
            ["condition", "--otherwise", "network", "layered", "inputs", "-o", "out"], ["check", "otherwise", TABLE],
            ["eval", "otherwise", "inputs"], ["show", "otherwise"], ["check", "total", "--against", "layered", "inputs"],
            ["check", "gates", TABLE], ["show", "gates"], ["check", "conditional", TABLE], ["eval", "conditional", "inputs"],
            ["export", "conditional", "--to", "c", "--data", TABLE, "-o", "out"],
            ["export", "conditional", "--to", "c", "--library", "--data", TABLE, "-o", "out"],
            ["export", "layered", "--to", "c", "--library", "-o", "out"],
            ["export", "layered", "--to", "onnx", "--round", "binary32", "-o", "out"],
            ["export", "layered", "--to", "c", "--round", "binary32", "-o", "out"],
            ["export", "total", "--to", "onnx", "--round", "binary64", "-o", "out"],
            ["export", "forest", "--to", "onnx", "-o", "out"],
            ["export", "conditional", "--to", "dot", "-o", "out"],
            ["export", "conditional", "--to", "conditional-json", "-o", "out"]]
COMMANDS += [["certify", "--rank-budget", "0", name] for name in ("table.csv.gz", "table.csv.xz", "table.npy", "table.npz", "table.svm")]
COMMANDS += [["synth", "--network", kind, TABLE, "-o", "out"] for kind in CONDITIONAL + MEMORIZERS + ("gates",)]
COMMANDS += [["synth", "--network", "two-layer", *options, TABLE, "-o", "out"]
             for options in (["--literal"], ["--depth", "2"])]
COMMANDS += [["synth", "--network", "two-layer", "--onehot", "--shared", LABELS, "-o", "out"]]
COMMANDS += [["synth", "--network", "one-layer", table, "-o", "out"] for table in (TABLE, OTHER)]
COMMANDS += [["synth", "--network", "mixed", "--tree-steps", "20000", "line.csv", "-o", "out"]]
COMMANDS += [["certify", "--bundle", "out", "--rank-budget", "0", LABELS], ["verify", "--json", "bundle"],
             ["check", "--bundle", "out", "net", TABLE],
             ["condition", "--bundle", "out", "-o", "/dev/null", "layered", "inputs"],
             ["certify", "--networks", "all", "--bundle", "out", "--rank-budget", "0", LABELS],
             ["certify", "--epsilon", "5", "--bundle", "out", TABLE], ["verify", "everywhere"]]
COMMANDS += [["certify", "--epsilon", "5", TABLE], ["check", "--epsilon", "9", "tree", TABLE],
             ["synth", "--network", "buckets", "--epsilon", "5", TABLE, "-o", "out"]]


def prepare(folder):
    run(["synth", TABLE, "-o", "net"], folder)
    for part in ("0", "1"):
        run(["rank", "--shard", part + "/2", TABLE, "-o", "part" + part], folder)
    run(["export", "net", "--to", "layered-json", "-o", "layered"], folder)
    with open(os.path.join(folder, "inputs"), "w") as stream:
        stream.writelines(row.rpartition(",")[0] + "\n" for row in content(TABLE).splitlines())
    run(["condition", "layered", "inputs", "-o", "conditional"], folder)
    for share in ("0", "1"):
        run(["check", "--shard", share + "/2", "layered", TABLE, "-o", "share" + share], folder)
    run(["check", "--shard", "0/1", "conditional", TABLE, "-o", "piece"], folder)
    run(["certify", "--bundle", "bundle", "--rank-budget", "0", TABLE], folder)
    run(["certify", "--epsilon", "5", "--bundle", "everywhere", TABLE], folder)
    run(["condition", "--total", "layered", "inputs", "-o", "total"], folder)
    with open(os.path.join(folder, "first"), "w") as stream:
        stream.writelines(row.rpartition(",")[0] + "\n" for row in content(TABLE).splitlines()[:2])
    run(["condition", "--otherwise", "network", "layered", "first", "-o", "otherwise"], folder)
    for kind in ("gates", "tree"):
        run(["synth", "--network", kind, TABLE, "-o", kind], folder)
    models = (("net.onnx", import_bad.RICH), ("net.nnet", import_bad.NNET.encode()),
              ("branches.onnx", import_onnx.if_()), ("net.fff.json", fff_random.changed()), ("trees.onnx", forest_bad.onnx(forest_bad.CLASSES)), ("trees.json", forest_bad.XGBOOST.encode()),
              ("trees.txt", forest_bad.LIGHTGBM.encode()))
    npy = table_files.header_npy("<f4", (2, 2)) + struct.pack("<4f", 1, 2, 3, 4.5)
    models += (("line.csv", b"1,3\n2,6\n3,9\n4,0\n"),)
    models += (("table.npy", npy), ("table.csv.gz", gzip.compress(b"1,2\n2,3\n")),
               ("table.csv.xz", lzma.compress(b"1,2\n2,3\n")),
               ("table.npz", table_files.zipped([("x.npy", npy)], 0)), ("table.svm", b"1 2:3\n2 1:4\n"))
    for name, model in models:
        with open(os.path.join(folder, name), "wb") as stream:
            stream.write(model)
    run(["import", "trees.onnx", "-o", "forest"], folder)


def allocation_fails(folder, every):
    """Allocation number 1, 2, 3, ..., alone and with all that follow, until there are no more."""
    prepare(folder)
    count = os.path.join(folder, "count")
    known = {*os.listdir(folder), "count", "out"}
    for command in COMMANDS:
        out = os.path.join(folder, "out")
        normal = run(command, folder, {"LD_PRELOAD": FAILING, "ALLOCATIONS": count})
        written = content(out)
        total = int(content(count))
        wrong, refusals = [], 0
        for at in range(1, total + 1, every):
            for after in ({}, {"FAIL_AFTER": "1"}):
                remove(out)
                done = run(command, folder, dict({"LD_PRELOAD": FAILING, "FAIL_AT": str(at)}, **after))
                same = (done.returncode == normal.returncode and same_report(done.stdout, normal.stdout) and
                        content(out) == written)
                refused = done.returncode in (3, 4) and done.stderr != "" and content(out) is None
                refusals += refused
                if not same and not refused or not known.issuperset(os.listdir(folder)):
                    wrong.append((at, after, done.returncode, done.stderr, os.listdir(folder)))
        good = normal.returncode in (0, 1) and total > 10 and refusals > 0 and not wrong
        check("allocation: %s" % " ".join(command), good, "%s, %d of %d, %d refusals: %s" % (
            normal, len(wrong), total, refusals, wrong[:3]))
        remove(out)


def disk_full(folder):
    """Files may have 0, 1, 2, ... bytes: the run fails, or is killed there, and the old file stays."""
    prepare(folder)
    out = os.path.join(folder, "out")
    for command in (["synth", TABLE, "-o", "out"], ["certify", TABLE, "-o", "out"],
                    ["export", "net", "--to", "layered-json", "-o", "out"],
                    ["rank", "--shard", "0/2", TABLE, "-o", "out"]):
        normal = run(command + ["--force"], folder)
        length = os.path.getsize(out) - 24  # times differ in their length
        wrong = []
        for size in sorted({*range(min(length, 8)), *range(0, length, max(1, length // 16)), length}):
            for killed in (False, True):
                def limit():
                    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if killed else signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                with open(out, "w") as stream:
                    stream.write("old")
                done = run(command + ["--force"], folder, limit=limit)
                expected = -signal.SIGXFSZ if killed else 3
                left = [name for name in os.listdir(folder) if name.startswith("out.")]
                if done.returncode != expected or content(out) != "old" or (left and not killed):
                    wrong.append((size, killed, done.returncode, done.stderr, content(out), left))
                for name in left:
                    os.unlink(os.path.join(folder, name))
        check("disk %s" % command[:1], normal.returncode in (0, 1) and not wrong, wrong[:3])


def reading_fails(folder):
    """A terminal that is gone gives what was typed, and then an error."""
    prepare(folder)
    for command, text in ((["certify", "-"], content(TABLE)), (["rank", "-"], content(TABLE)),
                          (["show", "-"], content(os.path.join(folder, "net")))):
        master, slave = pty.openpty()
        tty.setraw(slave, termios.TCSANOW)
        os.write(slave, text[:len(text) // 2].encode())
        os.close(slave)
        done = run(command, folder, stdin=master)
        os.close(master)
        failed = done.returncode == 3 and "Input/output error" in done.stderr and done.stdout == ""
        check("reading %s" % command, failed, "%d %s" % (done.returncode, done.stderr))
    done = run(["certify", "/proc/self/mem"], folder)
    check("unreadable memory", done.returncode == 3 and done.stdout == "", "%d %s" % (done.returncode, done.stderr))


def two_writers(folder):
    """Of two runs that write the same file, one has the last word."""
    ends = []
    for table in (TABLE, OTHER):
        run(["synth", table, "-o", "out"], folder)
        ends.append(content(os.path.join(folder, "out")))
    wrong = []
    for _ in range(10):
        writers = [subprocess.Popen([SANITIZED, "synth", table, "-o", "out"], cwd=folder) for table in (TABLE, OTHER)]
        codes = [writer.wait() for writer in writers]
        if codes != [0, 0] or content(os.path.join(folder, "out")) not in ends or os.listdir(folder) != ["out"]:
            wrong.append((codes, os.listdir(folder)))
    check("two writers", not wrong, wrong)


def main():
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    run_in_folders([lambda folder: allocation_fails(folder, every), disk_full, reading_fails, two_writers])
    return finish("faults")


if __name__ == "__main__":
    sys.exit(main())
