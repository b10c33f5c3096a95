#!/usr/bin/env python3
"""Breaks the kernel on purpose: each change of proofs/lists/mutants must leave a goal open.

usage: mutate.py [--fast] [--generated] [MUTANT...]

Each change is made in a copy, which is proved with the options of every proof, as far as the first goal that stays
open.  The unchanged file comes first: only where all its goals are proved does an open goal say something.  Goals
that the change leaves as they are have their verdict in proofs/cache.txt, which `make prove` checks.

A mutant is caught by a clause of the contract (ensures, assigns, exits, terminates, decreases), by what makes a run
safe (no undefined behaviour, the preconditions of functions that are compiled), or only by a hint of the proof: an
assertion, an invariant of a loop, the precondition of a lemma.

Beside the list there are mutants that nobody chose (generator.py), about one in sixty of all that can be made.
--fast: only the mutants marked so, and a tenth of the generated ones.  --generated: these and no others.

A mutant with a reason under `equivalent`, in its place or in proofs/lists/equivalent, is the same program in other
words; it is told apart, and it is wrong of it to be caught after all.

Last lines: how many mutants were caught, of how many; the number caught, and of mutants that got away or do not count.
"""
import argparse
import glob
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import framac
import generator
import provers
import tasks

# A mutant gets what its unchanged file needed, and half as much again; at least this part of what a proof may take.
LEAST_PART = 0.2
# Of every module of the kernel, its header included.
LEAST = 8
# One in so many of the generated ones.
PART, FAST_PART = 60, 600


def apply(mutant, path):
    """Replaces `from`, which must occur once unless its place is known, by `to`; what is wrong, if anything is."""
    if "start" in mutant:
        with open(path, "w") as file:
            file.write(generator.changed(mutant))
        return None
    with open(path) as file:
        text = file.read()
    old, new = (mutant[key].replace("\n`", "\n") for key in ("from", "to"))
    if text.count(old) != 1:
        return "occurs %d times: %s" % (text.count(old), old)
    with open(path, "w") as file:
        file.write(text.replace(old, new))
    return None


def prove(mutant, store, root=framac.ROOT, scale=1):
    """What a mutant asks to be proved, as far as the first goal that stays open, clauses of contracts first."""
    return tasks.prove(mutant.get("source", mutant["file"]), mutant["functions"].split(),
                       mutant.get("options", "").split(), store, root=root, until_open=True, scale=scale)


def subject(mutant):
    return mutant.get("source", mutant["file"]), mutant["functions"], mutant.get("options")


def baseline(mutant, store):
    """Of the unchanged file: what is wrong with it, and which part of a quarter its goals need."""
    result = prove(mutant, store)
    used = [record for record in store.records.values() if record.get("steps")]
    parts = [record["steps"] / prover.quarter for record in used if record["source"] == mutant.get(
        "source", mutant["file"]) for prover in provers.PROVERS.values() if prover.entry == record["prover"]]
    return (result.faults + ["open: " + goal for goal in result.open_goals()],
            min(1, max([LEAST_PART] + [1.5 * part for part in parts])))


KINDS = ["contract", "safety", "hint"]


def judge(mutant, unchanged, store):
    """The verdict on a mutant, which begins with "caught" or says why it is not."""
    faults, scale = unchanged
    if faults:
        return "DOES NOT COUNT (unchanged: %s)" % faults[0]
    with tempfile.TemporaryDirectory() as folder:
        for part in ("src", "specs", "proofs"):
            shutil.copytree(os.path.join(framac.ROOT, part), os.path.join(folder, part))
        fault = apply(mutant, os.path.join(folder, mutant["file"]))
        if fault:
            return "DOES NOT COUNT (%s)" % fault
        result = prove(mutant, store, folder, scale)
    if result.given_up and not result.faults:
        goal = min(result.given_up, key=tasks.kind)
        return "caught by a %s: %s" % (KINDS[tasks.kind(goal)], goal)
    if result.faults:
        return "DOES NOT COUNT (%s)" % result.faults[0]
    return "GOT AWAY"


def too_few(mutants):
    """Kernel modules that have fewer than they should."""
    files = [os.path.splitext(mutant["file"])[0] for mutant in mutants.values()]
    modules = sorted(os.path.splitext(path)[0] for path in glob.glob("src/kernel/**/*.c", root_dir=framac.ROOT, recursive=True))
    return ["%s: fewer than %d mutants" % (module, LEAST) for module in modules if files.count(module) < LEAST]


def generated(part):
    """Those of generator.py, with the reason why one of them is no other program; what is wrong with the reasons."""
    mutants, reasons = generator.chosen(part), framac.sections("lists/equivalent")
    for name in mutants.keys() & reasons.keys():
        mutants[name].update(reasons[name])
    if part == PART:
        return mutants, ["proofs/lists/equivalent: no %s is made" % name for name in sorted(reasons.keys() - mutants.keys())]
    return mutants, []


def choose(options):
    """The mutants that are asked for, and what is wrong with the lists."""
    listed = framac.sections("lists/mutants")
    if options.mutants and all(name in listed for name in options.mutants):
        return {name: listed[name] for name in options.mutants}, []
    made, faults = generated(FAST_PART if options.fast else PART)
    if options.mutants:
        return {name: {**made, **listed}[name] for name in options.mutants}, []
    if options.generated:
        return made, faults
    chosen = {name: mutant for name, mutant in listed.items() if not options.fast or mutant.get("fast") == "yes"}
    return {**chosen, **made}, faults + too_few(listed)


def asked():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n", 1)[1])
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--generated", action="store_true")
    parser.add_argument("mutants", nargs="*")
    return parser.parse_args()


def described(name, mutant):
    """A generated one has no name that says what it is."""
    if "start" not in mutant:
        return name
    return "%s %s:%d: `%s` is `%s`" % (name, mutant["file"], mutant["line"], " ".join(mutant["from"].split()),
                                       mutant["to"].strip())


def main():
    mutants, faults = choose(asked())
    store = tasks.Store(tasks.cached(), 0)
    kinds = dict.fromkeys(KINDS, 0)
    passed = equivalent = 0
    failed = len(faults)
    for fault in faults:
        print("FAILED %s" % fault)
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        subjects = {subject(mutant): mutant for mutant in mutants.values()}
        unchanged = dict(zip(subjects, pool.map(lambda mutant: baseline(mutant, store), subjects.values())))
        verdicts = pool.map(lambda mutant: judge(mutant, unchanged[subject(mutant)], store), mutants.values())
        for (name, mutant), verdict in zip(mutants.items(), verdicts):
            caught = verdict.startswith("caught")
            if "equivalent" in mutant and verdict == "GOT AWAY":
                equivalent += 1
                verdict = "equivalent: %s" % mutant["equivalent"].replace("\n", " ")
            elif "equivalent" in mutant and caught:
                failed += 1
                verdict += ", though it is called equivalent"
            else:
                passed += caught
                failed += not caught
            if caught:
                kinds[verdict.split()[3].rstrip(":")] += 1
            print("%-28s %s" % (described(name, mutant), verdict), flush=True)
    store.close()
    print("%d of %d mutants caught, %d more are equivalent" % (passed, passed + failed, equivalent))
    print("opened: a clause of the contract %(contract)d, else what makes a run safe %(safety)d, else only a hint of the"
          " proof %(hint)d" % kinds)
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
