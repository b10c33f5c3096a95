#!/usr/bin/env python3
"""Proves the kernel: every target of proofs/targets, and nothing may be left over.

usage: prove.py [--fast | --keep-cache | --smoke] [TARGET...]

  (no option)   every goal goes to the provers
  --fast        the verdicts come from proofs/cache.txt; a goal that is not there is open
  --keep-cache  as without an option, and writes proofs/cache.txt
  --smoke       tries to prove each contract's hypotheses contradictory, which must fail

Last line: the number of goals proved, and of goals open and other failures.
"""
import argparse
import glob
import os
import re
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

import framac

CACHE = os.path.join(framac.ROOT, "proofs", "cache.txt")
SMOKE = ["-wp-smoke-tests", "-wp-prop=@smoke", "-wp-smoke-timeout", "2"]
CANARY_SECONDS = "2"
# Most goals take less than a second with one prover and for ever with another: all provers get a short try first.
TRIES_SECONDS = ["5", "20", "60"]


def unpack_cache(folder):
    """One line per verdict: its key and its JSON."""
    with open(CACHE) as file:
        for line in file:
            key, text = line.rstrip("\n").split(" ", 1)
            with open(os.path.join(folder, key + ".json"), "w") as entry:
                entry.write(text)


def pack_cache(folder):
    """Only what was proved: whatever timed out once may be tried again."""
    lines = []
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as entry:
            text = " ".join(entry.read().split())
        if re.search(r'"verdict" *: *"valid"', text):
            lines.append(name[:-len(".json")] + " " + text + "\n")
    with open(CACHE, "w") as file:
        file.writelines(lines)


def sources():
    return sorted(os.path.relpath(path, framac.ROOT) for path in glob.glob(framac.ROOT + "/src/kernel/*.c"))


def coverage(targets):
    """What is in the kernel and not in the list of targets, or the other way round."""
    faults = []
    listed = {function for target in targets.values() for function in target["functions"].split()}
    files = {target["source"] for target in targets.values()}
    for source in sources():
        if source not in files:
            faults.append("%s: no target" % source)
    found = set()
    for source in sorted(files | set(sources())):
        text, code = framac.frama_c(["-rte", source])
        if code != 0:
            faults.append("%s: frama-c cannot read it" % source)
        for function in re.findall(r"annotating function (\S+)", text):
            if function not in listed and function not in found:
                faults.append("%s: no target lists %s" % (source, function))
            found.add(function)
    for function in sorted(listed - found - {"@lemma"}):
        faults.append("proofs/targets: there is no %s" % function)
    return faults


def without_canary():
    """Symbols that axioms are about, in specs/, and that proofs/canary.c does not mention."""
    with open(os.path.join(framac.ROOT, "proofs", "canary.c")) as file:
        canary = file.read()
    faults = []
    for path in sorted(glob.glob(framac.ROOT + "/specs/*.h")):
        with open(path) as file:
            for symbol in re.findall(r"\blogic \w+ (\w+)(?:\{\w+\})?\([^;]*?\) reads", file.read()):
                if not re.search(r"\b%s\(" % symbol, canary):
                    faults.append("proofs/canary.c: nothing about %s" % symbol)
    return faults


def style():
    """What the proofs rely on and frama-c does not check: where axioms are, what may be assumed, and
    that the kernel knows rational numbers only through the functions of the model."""
    rules = [
        ("src/kernel/*.[ch] proofs/*.h", r"\baxiom\b|\baxiomatic\b", "an axiom outside specs/"),
        ("src/kernel/*.[ch] proofs/*.h specs/*.h", r"\badmit\b", "an admitted property"),
        ("src/kernel/*.[ch]", r"opaque|_mp_|mpz_|mpq_t\b|__mpq_struct|mpq_(?:num|den)ref", "looks inside a rational"),
    ]
    faults = []
    for patterns, rule, what in rules:
        for pattern in patterns.split():
            for path in sorted(glob.glob(os.path.join(framac.ROOT, pattern))):
                with open(path) as file:
                    text = re.sub(r"(?s)/\*(?!@).*?\*/|//(?!@)[^\n]*", "", file.read())
                if re.search(rule, text):
                    faults.append("%s: %s" % (os.path.relpath(path, framac.ROOT), what))
    return faults


def trusted():
    """Frama-C's own account of what it believes without proof: ({origin: [property]}, names of lemmas)."""
    text, _ = framac.frama_c(sources() + ["proofs/specs.c", "-report", "-report-untried"])
    origin, facts, lemmas = "axioms (specs/)", {}, set()
    for line in text.splitlines():
        function = re.match(r"--- Properties of Function '(.*)'", line)
        fact = re.match(r"\[ Extern  \] (.*)", line)
        lemma = re.match(r"\[.{9}\] Lemma '(.*)'", line)
        if function:
            origin = "contract of " + function[1]
        elif fact and not origin.startswith("contract of __"):  # the compiler's own
            facts.setdefault(origin, []).append(re.sub(r" *\(file .*|^Axiom ", "", fact[1]).replace("'", ""))
        elif lemma:
            lemmas.add(lemma[1])
    return facts, lemmas


def run_target(name, target, extra, smoke):
    """One target; its result, with everything that is wrong in result.faults."""
    functions = target["functions"].split()
    extra = extra + target.get("options", "").split()
    start = time.monotonic()
    for seconds in TRIES_SECONDS:
        result = framac.prove(target["source"], functions, extra + ["-wp-timeout", seconds])
        if smoke or result.faults or not result.open_goals():
            break
    if smoke:
        result.faults = [f for f in result.faults if "counts" not in f]
        result.report = ["%-16s %d contracts without contradiction, %d with" %
                         (name, sum(result.smoke.values()), len(result.smoke) - sum(result.smoke.values()))]
        return result
    owners = {}
    for goal, proved in result.goals.items():
        owners.setdefault(result.owner(goal), []).append(proved)
    for function in functions:
        if function != "@lemma" and function not in owners:
            result.faults.append("%s: no goal" % function)
        elif function != "@lemma" and not any(
                re.search(r"(?:^|_)%s_terminates" % re.escape(function), goal) for goal in result.goals):
            result.faults.append("%s: no proof that it terminates" % function)
    if len(result.goals) < int(target["floor"]):
        result.faults.append("%d goals, fewer than the floor of %s" % (len(result.goals), target["floor"]))
    report = ["%s: %s  (%d s)" % (name, target["theorem"].replace("\n", " "), time.monotonic() - start)]
    report += ["  %-32s %4d/%d" % (owner, sum(owners[owner]), len(owners[owner])) for owner in sorted(owners)]
    report += ["  OPEN %s" % goal for goal in result.open_goals()]
    report += ["  FAILED %s" % fault for fault in result.faults]
    if target.get("unproved"):
        report.append("  not proved: %s" % target["unproved"].replace("\n", " "))
    result.report = report
    return result


def run_targets(names, targets, extra, smoke):
    """The results in the order of `names`, each told as soon as its turn comes. One target per processor,
    the largest first: frama-c itself is most of the work and uses one."""
    processors = os.cpu_count() or 1
    extra = extra + ["-wp-par", "1" if len(names) > 1 else str(processors)]
    with ThreadPoolExecutor(processors) as pool:
        runs = {name: pool.submit(run_target, name, targets[name], extra, smoke)
                for name in sorted(names, key=lambda name: -int(targets[name]["floor"]))}
        for name in names:
            result = runs[name].result()
            print("\n".join(result.report), flush=True)
            yield result


def canaries():
    """Statements that only a contradiction among the axioms would prove."""
    with open(os.path.join(framac.ROOT, "proofs", "canary.c")) as file:
        names = re.findall(r"check lemma (canary_\w+)", file.read())
    result = framac.prove("proofs/canary.c", ["@lemma " + ",".join(names)],
                          ["-wp-timeout", CANARY_SECONDS, "-wp-cache", "none"])
    alive = [goal for goal in result.goals if not result.goals[goal]]
    dead = [goal for goal in result.goals if result.goals[goal]]
    print("canaries: %d not provable, %d proved" % (len(alive), len(dead)))
    faults = ["%s is provable: the axioms contradict each other" % goal for goal in dead]
    if len(result.goals) != len(names):
        faults.append("%d canaries in the file, %d goals" % (len(names), len(result.goals)))
    return faults


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n", 1)[1])
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--keep-cache", action="store_true")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()

    missing = framac.missing_tools()
    if missing:
        print("FAILED missing: %s" % " ".join(missing))
        print("0 passed, %d failed" % len(missing))
        return 1

    targets = framac.sections("targets")
    chosen = options.targets or list(targets)
    folder = tempfile.mkdtemp()
    # An empty cache: a second try needs to prove only what was open in the first.
    extra = ["-wp-cache", "update", "-wp-cache-dir", folder]
    if options.fast:
        unpack_cache(folder)
        extra = ["-wp-cache", "offline", "-wp-cache-dir", folder]
    elif options.smoke:
        extra = ["-wp-cache", "none"] + SMOKE

    passed, failed, lemmas_proved = 0, 0, set()
    for result in run_targets(chosen, targets, extra, options.smoke):
        counted = result.smoke if options.smoke else result.goals
        passed += sum(counted.values())
        failed += len(counted) - sum(counted.values()) + len(result.faults)
        lemmas_proved.update(result.owner(goal) for goal, proved in result.goals.items() if proved)

    if options.keep_cache:
        pack_cache(folder)
    shutil.rmtree(folder)

    if not options.targets and not options.smoke:
        facts, lemmas = trusted()
        faults = coverage(targets) + without_canary() + style()
        faults += ["lemma %s: not proved by any target" % lemma for lemma in sorted(lemmas - lemmas_proved)]
        if not options.fast:
            faults += canaries()
        print("trusted:")
        for origin in sorted(facts):
            print("  %s: %s" % (origin, ", ".join(facts[origin])))
        for fault in faults:
            print("FAILED %s" % fault)
        failed += len(faults)
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
