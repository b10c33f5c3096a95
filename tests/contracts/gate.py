#!/usr/bin/env python3
"""Tests the gate of the proofs: everything that it rejects, on a small project, is rejected and for that reason.

usage: gate.py [CASE...]

The project is proofs/fixtures/tiny, which passes as it is; proofs/fixtures/breakages lists what is done to it and
what proofs/tools/prove.py must say then. Those with one number are done together to one copy.
Last line: the number of cases passed and failed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import framac
import mutate

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

def project(folder):
    """A copy of the small project with the gate of this one."""
    tools = os.path.join(folder, "proofs", "tools")
    shutil.copytree(os.path.join(ROOT, "proofs", "tools"), tools)
    shutil.copytree(os.path.join(ROOT, "proofs", "fixtures", "tiny"), folder, dirs_exist_ok=True)


def change(case, folder):
    """Does to the project what the case says; what is wrong, if anything is."""
    if "file" not in case:
        return None
    path = os.path.join(folder, case["file"])
    if "from" in case:
        return mutate.apply(case, path)
    with open(path, "w") as file:
        file.write(case["to"].replace("\n`", "\n") + "\n")
    return None


def gate(folder, options=()):
    """Output and exit status of prove.py in the project."""
    done = subprocess.run([sys.executable, "proofs/tools/prove.py", *options], cwd=folder, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout, done.returncode


def refused(cases):
    """One run of the gate: [(name, what is wrong or None)]."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "tiny")
        project(folder)
        faults = {name: change(case, folder) for name, case in cases.items()}
        options = [word for case in cases.values() for word in case.get("options", "").split()]
        output, status = gate(folder, options)
    for name, case in cases.items():
        if not faults[name] and not re.search(case["says"], output):
            faults[name] = "does not say %s:\n%s" % (case["says"], output)
        elif not faults[name] and (status != 1 or not re.search(r"\d+ passed, [1-9]\d* failed\n$", output)):
            faults[name] = "exit %d:\n%s" % (status, output)
    return list(faults.items())


def accepted():
    """The project as it is."""
    with tempfile.TemporaryDirectory() as scratch:
        project(scratch)
        output, status = gate(scratch)
    good = status == 0 and re.search(r"[1-9]\d* passed, 0 failed\n$", output)
    return [("unbroken", None if good else "exit %d:\n%s" % (status, output))]


def main():
    cases = framac.sections("fixtures/breakages")
    runs = {}
    for name, case in cases.items():
        runs.setdefault(case["run"], {})[name] = case
    chosen = [run for run in runs.values() if not sys.argv[1:] or set(run) & set(sys.argv[1:])]
    passed = failed = 0
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for result in [pool.submit(accepted)] + [pool.submit(refused, run) for run in chosen]:
            for name, fault in result.result():
                print("%-26s %s" % (name, "FAILED: " + fault if fault else "ok"), flush=True)
                passed, failed = passed + (not fault), failed + bool(fault)
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
