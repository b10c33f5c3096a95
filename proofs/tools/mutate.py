#!/usr/bin/env python3
"""Breaks the kernel on purpose: each change of proofs/lists/mutants must leave a goal open.

usage: mutate.py [--fast] [MUTANT...]

Each change is made in a copy, which is proved with the options of every proof and without cache, as
far as the first goal that stays open.  The unchanged file comes first: only where all its goals are
proved does an open goal say something.  --fast: only the mutants marked so.

A mutant with a reason under `equivalent` is the same program in other words; it is told apart, and it is wrong of it
to be caught after all.

Last lines: how many mutants were caught, of how many; the number caught, and of mutants that got away or do not count.
"""
import glob
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import framac

NO_CACHE = ["-wp-cache", "none"]
# A mutant gets what its unchanged file needed.
TRIES_SECONDS = ["10", "60"]
# Of every module of the kernel, its header included.
LEAST = 8


def apply(mutant, path):
    """Replaces `from`, which must occur once, by `to`; what is wrong, if anything is."""
    with open(path) as file:
        text = file.read()
    old, new = (mutant[key].replace("\n`", "\n") for key in ("from", "to"))
    if text.count(old) != 1:
        return "occurs %d times: %s" % (text.count(old), old)
    with open(path, "w") as file:
        file.write(text.replace(old, new))
    return None


def prove(mutant, seconds, root=framac.ROOT):
    """What a mutant asks to be proved, as far as the first goal that stays open."""
    extra = NO_CACHE + mutant.get("options", "").split() + ["-wp-timeout", seconds]
    return framac.prove(mutant.get("source", mutant["file"]), mutant["functions"].split(), extra, root=root,
                        until_open=True)


def subject(mutant):
    return mutant.get("source", mutant["file"]), mutant["functions"], mutant.get("options")


def baseline(mutant):
    """Of the unchanged file: what is wrong with it, and the seconds that its goals need."""
    for seconds in TRIES_SECONDS:
        result = prove(mutant, seconds)
        if not result.open_goals():
            break
    return result.faults + ["open: " + goal for goal in result.open_goals()], seconds


def judge(mutant, unchanged):
    """The verdict on a mutant, which begins with "caught" or says why it is not."""
    faults, seconds = unchanged
    if faults:
        return "DOES NOT COUNT (unchanged: %s)" % faults[0]
    with tempfile.TemporaryDirectory() as folder:
        for part in ("src", "specs", "proofs"):
            shutil.copytree(os.path.join(framac.ROOT, part), os.path.join(folder, part))
        fault = apply(mutant, os.path.join(folder, mutant["file"]))
        if fault:
            return "DOES NOT COUNT (%s)" % fault
        result = prove(mutant, seconds, folder)
    if result.open_goals():
        return "caught by %s" % result.open_goals()[0]
    if result.faults:
        return "DOES NOT COUNT (%s)" % result.faults[0]
    return "GOT AWAY"


def too_few(mutants):
    """Kernel modules that have fewer than they should."""
    files = [os.path.splitext(mutant["file"])[0] for mutant in mutants.values()]
    modules = sorted(os.path.splitext(path)[0] for path in glob.glob("src/kernel/**/*.c", root_dir=framac.ROOT, recursive=True))
    return [module for module in modules if files.count(module) < LEAST]


def main():
    arguments = [a for a in sys.argv[1:] if a != "--fast"]
    mutants = framac.sections("lists/mutants")
    if arguments:
        mutants = {name: mutants[name] for name in arguments}
    elif "--fast" in sys.argv:
        mutants = {name: m for name, m in mutants.items() if m.get("fast") == "yes"}

    passed = failed = equivalent = 0
    for module in too_few(framac.sections("lists/mutants")):
        print("FAILED %s: fewer than %d mutants" % (module, LEAST))
        failed += 1
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        subjects = {subject(mutant): mutant for mutant in mutants.values()}
        unchanged = dict(zip(subjects, pool.map(baseline, subjects.values())))
        verdicts = pool.map(lambda mutant: judge(mutant, unchanged[subject(mutant)]), mutants.values())
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
            print("%-28s %s" % (name, verdict), flush=True)
    print("%d of %d mutants caught, %d more are equivalent" % (passed, passed + failed, equivalent))
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
