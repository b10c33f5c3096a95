#!/usr/bin/env python3
"""Asks every prover for the main goals: the clauses that docs/theorems.md lists, each part of them.

usage: confirm.py [--all] [FUNCTION...]

A goal is confirmed if two provers prove it, or WP itself and so without any.  proofs/lists/once has those of which only
one prover finds a proof; one that is missing there fails, and so does one that is confirmed after all.

  --all   every goal of every target, which takes hours: only the share of those that are confirmed is printed

Last line: how many goals are confirmed or known, and how many are not.
"""
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import framac
import provers
import tasks
import theorems


def wanted(functions):
    """[(source, function, clauses)], each function once."""
    targets = framac.sections("lists/targets").values()
    clauses = {}
    for theorem in framac.sections("lists/theorems").values():
        for function, names in theorems.entries(theorem["proved"]):
            known = clauses.setdefault(function, [])
            known += [name for name in names if name not in known]
    return [(target["source"], function, names, target.get("options", "").split())
            for function, names in clauses.items() if not functions or function in functions
            for target in targets if function in target["functions"].split()]


def everything():
    return [(target["source"], function, [], target.get("options", "").split())
            for target in framac.sections("lists/targets").values() for function in target["functions"].split()
            if not function.startswith("@")]


def proving(paths):
    """The provers that prove a goal, of which paths are the tasks."""
    return [prover.name for path in paths for prover in [provers.split(path)[1]]
            if provers.ask(path, prover, prover.quarter).valid]


def confirm(source, function, clauses, extra):
    """{goal: the provers that prove it}, what is wrong."""
    chosen = ["-wp-prop=" + ",".join(clauses)] if clauses else []
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as empty:
        with framac.SLOTS:
            result = framac.tasks(source, [function], chosen + framac.TOGETHER + extra, empty, folder)
        found = tasks.files(folder)
        goals = {}
        for goal in result.goals:
            if result.provers[goal] in framac.OWN:
                goals[goal] = ["WP"]
            else:
                # A proof by hand has several tasks; each has to be confirmed.
                sets = [proving(paths) for paths in tasks.tasks_of(found, goal)]
                goals[goal] = min(sets, key=len) if sets else ["WP"]
    return goals, result.faults


def main():
    whole = sys.argv[1:] == ["--all"]
    work = everything() if whole else wanted(sys.argv[1:])
    with open(os.path.join(framac.ROOT, "proofs", "lists", "once")) as file:
        once = {line.strip() for line in file if not line.startswith("#")}
    sure, seen, failed = 0, set(), 0
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        for goals, faults in pool.map(lambda task: confirm(*task), work):
            for goal, names in sorted(goals.items()):
                goal = re.sub("^typed_", "", goal)
                seen.add(goal)
                confirmed = names == ["WP"] or len(names) > 1
                sure += confirmed
                if not whole and confirmed == (goal in once):
                    failed += 1
                    faults = faults + ["%s: %s" % (goal, "is confirmed, though proofs/lists/once has it" if confirmed else
                                                   "proved by %s alone" % (", ".join(names) or "no prover"))]
                print("%-60s %s" % (goal, ", ".join(names)), flush=True)
            for fault in faults:
                print("FAILED %s" % fault)
    print("%d of %d goals are confirmed by two provers or by WP itself" % (sure, len(seen)))
    print("%d passed, %d failed" % (len(seen) - failed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
