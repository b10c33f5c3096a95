#!/usr/bin/env python3
"""Runs Eva on the readers of tables and network files: drivers, stubs and contracts are in proofs/eva.

usage: eva.py [TARGET...]

Every alarm must be explained in proofs/eva/alarms, every alarm that is explained there must still be raised, and every
error of proofs/eva/planted must raise one that is not.
"""
import concurrent.futures
import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import framac

FOLDER = os.path.join(framac.ROOT, "proofs", "eva")
# Bytes of the file that is read.  Loops are not unrolled, so nothing becomes slower or different with more.
SIZE = 60
# A float of a file may be NaN: it is copied before anything is known of it.
OPTIONS = ["-machdep", "gcc_x86_64", "-c11", "-eva", "-eva-precision", "0", "-eva-widening-delay", "1",
           "-eva-widening-period", "1", "-eva-msg-key=-initial-state,-final-states", "-warn-special-float", "none",
           "-kernel-warn-key", "typing:implicit-conv-void-ptr=inactive",
           "-cpp-extra-args=-D_GNU_SOURCE -DSIZE=%d -include proofs/eva/include/missing.h -Iproofs/eva/include -I. "
           "-Isrc -I%s -idirafter /usr/include" % (SIZE, os.path.join(framac.ROOT, "build", "onnx"))]
PROVED = ("Valid", "Considered valid", "Dead", "Fully valid")
# A promise of a function without a body is no alarm; a precondition counts where the function is called.
NO_ALARM = ("precondition", "assigns clause", "from clause")
CANARY = ("main", "user check", "\\false")
LABELS = re.compile(r"((?:\w+: )*\w+): ")
COVERED = re.compile(r"(\d+) statements reached \(out of (\d+)\)")
READERS = ("src/shell/import", "src/shell/table")
INCLUDED = re.compile(r'#include "shell/\w+/(\w+\.c)"')
JOBS = 2
# Its own warnings are alarms.
BAD = re.compile(framac.ERRORS + "|Warning: (?:Missing|Neither|Calling undeclared|No |Skipp|Unsupported)")


def alarm_of(target, row):
    """An alarm of a driver, without the line it is in; of a precondition its name."""
    text = " ".join(row["property"].split())
    named = row["property kind"].startswith("precondition") and LABELS.match(text)
    return target, row["file"], row["function"], row["property kind"], named[1] if named else text


def shell(root, file):
    """Where that source of the shell is: its name is the only one."""
    return glob.glob("src/shell/*/" + file, root_dir=root)[0]


def analyse(name, target, root=framac.ROOT):
    """The alarms of one driver, what makes the run worthless, and how much was reached."""
    files = [name + ".c", "stubs.c"] + target.get("beside", "").split()
    sources = ["proofs/eva/eva_" + file for file in files] + [shell(root, file) for file in target["sources"].split()]
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report")
        done = subprocess.run(["frama-c"] + OPTIONS + sources + ["-then", "-report-csv", report], cwd=root,
                              env=framac.environment(root), text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        faults = [line.strip() for line in done.stdout.splitlines() if BAD.search(line)]
        if done.returncode != 0 or not os.path.exists(report):
            return set(), faults + ["frama-c ended with exit %d" % done.returncode], 0
        with open(report, newline="") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                    if row["status"] not in PROVED and row["property kind"] not in NO_ALARM and
                    not row["directory"].startswith("FRAMAC_SHARE")]
    alarms = {alarm_of(name, row) for row in rows}
    if not any(alarm[2:] == CANARY for alarm in alarms):
        faults.append("the end of the driver is not reached")
    reached = COVERED.search(done.stdout)
    return {alarm for alarm in alarms if alarm[2:] != CANARY}, faults, 100 * int(reached[1]) // int(reached[2])


def plant(error, target):
    """Whether the driver raises what is not explained once the error is there; `from` must occur once."""
    with tempfile.TemporaryDirectory() as root:
        for folder in ("src", "specs", "proofs"):
            shutil.copytree(os.path.join(framac.ROOT, folder), os.path.join(root, folder))
        path = os.path.join(root, shell(root, error["file"]))
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(error["from"], error["to"]))
        alarms, _, reached = analyse(error["driver"], target, root)
    return text.count(error["from"]) == 1 and reached > 0 and alarms - explained()[0]


def explained():
    """The alarms of proofs/eva/alarms: below each reason, two blanks before each of them."""
    alarms, faults, reason = set(), [], False
    with open(os.path.join(FOLDER, "alarms"), encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            if not line.strip():
                reason = False
            elif not line.startswith("  "):
                reason = True
            else:
                alarm = tuple(part.strip() for part in line.split(" | "))
                if not reason or len(alarm) != 5 or alarm in alarms:
                    faults.append("proofs/eva/alarms: no reason, or listed twice: " + line.strip())
                alarms.add(alarm)
    return alarms, faults


def argued(targets):
    """What is wrong with proofs/eva/arguments: each source of READERS is in a driver or stands there, and not in both."""
    listed, analysed, faults = [], set(), []
    with open(os.path.join(FOLDER, "arguments"), encoding="utf-8") as file:
        for line in file:
            if line.strip() and line[0] not in "# ":
                listed += line.split()
    for target in targets.values():
        analysed.update(target["sources"].split())
    for driver in glob.glob(os.path.join(FOLDER, "*.c")):
        with open(driver, encoding="utf-8") as file:
            analysed.update(INCLUDED.findall(file.read()))
    sources = {os.path.basename(path) for folder in READERS for path in glob.glob(folder + "/*.c", root_dir=framac.ROOT)}
    faults += ["proofs/eva/arguments: %s is listed twice" % name for name in sorted(set(listed)) if listed.count(name) > 1]
    faults += ["%s is analysed by no driver, and proofs/eva/arguments has nothing of it" % name
               for name in sorted(sources - analysed - set(listed))]
    faults += ["proofs/eva/arguments: %s is analysed, or is no reader" % name
               for name in sorted(set(listed) & analysed | set(listed) - sources)]
    return faults


def show(alarm):
    return "  " + " | ".join(alarm)


def main(names):
    targets = framac.sections("eva/targets")
    chosen = {name: targets[name] for name in names or targets}
    known, faults = explained()
    faults += argued(targets)
    passed, failed, raised, start = 0, bool(faults), set(), time.time()
    for fault in faults:
        print(fault)
    with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
        for name, (alarms, faults, reached) in zip(chosen, pool.map(lambda name: analyse(name, chosen[name]), chosen)):
            new = sorted(alarms - known)
            raised |= alarms
            passed += not new and not faults
            failed += bool(new or faults)
            print("%-12s %3d alarms (%d explained), %d %% of the statements reached" %
                  (name, len(alarms), len(alarms & known), reached), flush=True)
            for fault in faults:
                print("  " + fault)
            for alarm in new:
                print(show(alarm))
        planted = [error for error in framac.sections("eva/planted").values() if error["driver"] in chosen]
        for error, found in zip(planted, pool.map(lambda error: plant(error, chosen[error["driver"]]), planted)):
            passed += bool(found)
            failed += not found
            if not found:
                print("not found: %s in %s" % (error["to"], error["file"]))
    print("%d errors were planted" % len(planted))
    gone = set() if names else known - raised
    for alarm in sorted(gone):
        print("explained, but not raised:\n" + show(alarm))
    print("%d alarms, %d explained, in %d s" % (len(raised), len(raised & known), time.time() - start))
    print("%d passed, %d failed" % (passed, failed + bool(gone)))
    return 1 if failed or gone else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
