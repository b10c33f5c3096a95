#!/usr/bin/env python3
"""Breaks the kernel on purpose: each change of proofs/mutants must leave a goal open.

usage: mutate.py [--fast] [MUTANT...]

Each change is made in a copy, which is proved with the options of every proof and without cache, as
far as the first goal that stays open.  The unchanged file comes first: only where all its goals are
proved does an open goal say something.  --fast: only the mutants marked so.

A mutant with a reason under `equivalent` is the same program in other words; it is told apart, and it is wrong of it
to be caught after all.

Last lines: how many mutants were caught, of how many; the number caught, and of mutants that got away or do not count.
"""
import os
import shutil
import sys
import tempfile

import framac

NO_CACHE = ["-wp-cache", "none"]
# A loaded machine needs the second; a mutant gets what its unchanged file needed.
TRIES_SECONDS = ["20", "60"]


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


def main():
    arguments = [a for a in sys.argv[1:] if a != "--fast"]
    mutants = framac.sections("mutants")
    if arguments:
        mutants = {name: mutants[name] for name in arguments}
    elif "--fast" in sys.argv:
        mutants = {name: m for name, m in mutants.items() if m.get("fast") == "yes"}

    baselines = {}
    passed = failed = equivalent = 0
    for name, mutant in mutants.items():
        source = mutant.get("source", mutant["file"])
        functions = mutant["functions"].split()
        key = source, mutant["functions"]
        extra = NO_CACHE + mutant.get("options", "").split()
        if key not in baselines:
            for seconds in TRIES_SECONDS:
                result = framac.prove(source, functions, extra + ["-wp-timeout", seconds], until_open=True)
                if not result.open_goals():
                    break
            baselines[key] = result.faults + ["open: " + goal for goal in result.open_goals()], seconds
        faults, seconds = baselines[key]
        if faults:
            verdict = "DOES NOT COUNT (unchanged: %s)" % faults[0]
        else:
            folder = tempfile.mkdtemp()
            for part in ("src", "specs", "proofs"):
                shutil.copytree(os.path.join(framac.ROOT, part), os.path.join(folder, part))
            fault = apply(mutant, os.path.join(folder, mutant["file"]))
            if fault is None:
                result = framac.prove(source, functions, extra + ["-wp-timeout", seconds], root=folder,
                                      until_open=True)
                open_goals = result.open_goals()
                if open_goals:
                    verdict = "caught by %s" % open_goals[0]
                elif result.faults:
                    verdict = "DOES NOT COUNT (%s)" % result.faults[0]
                else:
                    verdict = "GOT AWAY"
            else:
                verdict = "DOES NOT COUNT (%s)" % fault
            shutil.rmtree(folder)
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
