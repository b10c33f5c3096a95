#!/usr/bin/env python3
"""Proves the kernel: every target of proofs/lists/targets, and nothing may be left over.

usage: prove.py [--fast] [--record] [--smoke] [--trusted] [TARGET...]

  (no option)   every goal goes to the provers
  --fast        every goal is made anew, and goes to the provers unless what they said of it is in proofs/cache.txt
  --record      writes what they said; with targets, what the others need is kept
  --smoke       only the smoke tests: what a contract assumes must not be contradictory
  --trusted     no proof: writes specs/TRUSTED.md

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
from concurrent.futures import ThreadPoolExecutor, as_completed

import acsl
import calls
import framac
import realize
import trusted

CACHE = os.path.join(framac.ROOT, "proofs", "cache.txt")
CANARY = "proofs/tools/canary.c"
CANARY_SECONDS = "2"
# Most goals take less than a second with one prover and for ever with another: all provers get a short try first.
TRIES_SECONDS = ["2", "10", "60"]


def cached():
    """One line per verdict: {its key, which is the hash of goal and prover: its JSON}."""
    with open(CACHE) as file:
        return dict(line.rstrip("\n").split(" ", 1) for line in file)


def unpack_cache(folder):
    for key, text in cached().items():
        with open(os.path.join(folder, key + ".json"), "w") as entry:
            entry.write(text)


def pack_cache(folder, entries):
    """Adds the verdicts of a run to `entries`, and writes them.  Also that a prover gave up, since the next one would
    have to wait for it again; but not that one went wrong, nor that one gave up that found a proof before."""
    for name in os.listdir(folder):
        with open(os.path.join(folder, name)) as entry:
            text = " ".join(entry.read().split())
        key, verdict = name[:-len(".json")], re.search(r'"verdict" *: *"(\w+)"', text)
        if verdict[1] == "valid" or (verdict[1] != "failed" and key not in entries):
            entries[key] = text
    with open(CACHE, "w") as file:
        file.writelines("%s %s\n" % pair for pair in sorted(entries.items()))


def sources():
    return sorted(os.path.relpath(path, framac.ROOT) for path in glob.glob(framac.ROOT + "/src/kernel/**/*.c", recursive=True))


def read_sources(targets):
    """Every source once: {source: functions with a body}, ({origin: [what Frama-C believes without proof]}, names of
    lemmas), faults."""
    bodies, facts, lemmas, faults = {}, {}, set(), []
    for source in sorted({target["source"] for target in targets.values()} | set(sources())):
        text, code = framac.frama_c(["-rte", source, "-then", "-report", "-report-untried"])
        if code != 0:
            faults.append("%s: frama-c cannot read it" % source)
        bodies[source] = re.findall(r"annotating function (\S+)", text)
        trusted.collect(text, facts, lemmas)
    defined = {"contract of " + function for functions in bodies.values() for function in functions}
    return bodies, {origin: facts[origin] for origin in facts if origin not in defined}, lemmas, faults


def coverage(targets, bodies):
    """What is in the kernel and not in the list of targets, or the other way round."""
    faults = []
    listed = {function for target in targets.values() for function in target["functions"].split()}
    files = {target["source"] for target in targets.values()}
    for source in sources():
        if source not in files:
            faults.append("%s: no target" % source)
    found = set()
    for source, functions in bodies.items():
        for function in functions:
            if function not in listed and function not in found:
                faults.append("%s: no target lists %s" % (source, function))
            found.add(function)
    for function in sorted(listed - found - {"@lemma"}):
        faults.append("proofs/lists/targets: there is no %s" % function)
    return faults


def without_canary():
    """Symbols that axioms are about, in specs/, and that proofs/tools/canary.c does not mention."""
    with open(os.path.join(framac.ROOT, CANARY)) as file:
        canary = file.read()
    faults = []
    for path in sorted(glob.glob(framac.ROOT + "/specs/**/*.acsl", recursive=True)):
        with open(path) as file:
            for symbol in re.findall(r"\blogic \w+ (\w+)(?:\{\w+\})?\([^;]*?\) reads", file.read()):
                if not re.search(r"\b%s\(" % symbol, canary):
                    faults.append(CANARY + ": nothing about " + symbol)
    return faults


def style():
    """What the proofs rely on and frama-c does not check: where axioms are, what may be assumed, and
    that the kernel knows rational numbers only through the functions of the model."""
    rules = [
        ("src/kernel/**/*.[ch] proofs/lemmas/**/*.[ch]", r"\baxiom\b|\baxiomatic\b", "an axiom outside specs/"),
        ("src/kernel/**/*.[ch] proofs/lemmas/**/*.[ch] specs/**/*.acsl", r"\binductive\b", "an inductive definition, which nothing checks"),
        ("src/kernel/**/*.[ch] proofs/lemmas/**/*.[ch] specs/**/*.acsl", r"\badmit\b", "an admitted property"),
        ("src/kernel/**/*.[ch]", r"opaque|_mp_|mp[qz]_t\b|__mp[qz]_struct|mpq_(?:num|den)ref|_mpfr_|mpfr_t\b|__mpfr_struct", "looks inside a rational"),
    ]
    faults = []
    for patterns, rule, what in rules:
        for pattern in patterns.split():
            for path in sorted(glob.glob(os.path.join(framac.ROOT, pattern), recursive=True)):
                with open(path) as file:
                    text = re.sub(r"(?s)/\*(?!@).*?\*/|//(?!@)[^\n]*", "", file.read())
                if re.search(rule, text):
                    faults.append("%s: %s" % (os.path.relpath(path, framac.ROOT), what))
    return faults


def try_longer(source, functions, extra):
    """Proves `functions`; those with goals that stay open are tried again for longer."""
    result, left = framac.Result(functions), functions
    for seconds in TRIES_SECONDS:
        tried = framac.prove(source, left, extra + ["-wp-timeout", seconds])
        result.goals.update(tried.goals)
        result.faults += tried.faults
        owners = {result.owner(goal) for goal in result.open_goals()}
        if result.faults or not owners:
            break
        if owners <= set(functions):
            left = sorted(owners)
    return result


def run_smoke(target, cache):
    """A target's smoke tests; a lemma assumes nothing that its statement does not say."""
    functions = target["functions"].split()
    if functions[0] == "@lemma":
        return {}, []
    result = framac.smoke(target["source"], functions, cache + ["-wp-par", "1"])
    return result.smoke, result.faults + ["%s: contradictory or dead" % test
                                          for test, passed in sorted(result.smoke.items()) if not passed]


def run_target(name, target, parallel, cache, smoke):
    """One target; its result, with everything that is wrong in result.faults."""
    functions = target["functions"].split()
    extra = cache + parallel + target.get("options", "").split()
    start = time.monotonic()
    if smoke:
        result = framac.Result(functions)
        result.smoke, result.faults = run_smoke(target, cache)
        result.owners, result.report = {}, ["%-16s %d smoke tests" % (name, len(result.smoke))]
        result.report += ["  FAILED %s" % fault for fault in result.faults]
        return result
    result = try_longer(target["source"], functions, extra)
    result.smoke, faults = run_smoke(target, cache)
    result.faults += faults
    owners = {}
    for goal, proved in result.goals.items():
        count = owners.setdefault(result.owner(goal), [0, 0])
        count[0] += proved
        count[1] += 1
    result.owners = owners
    for function in functions:
        if function != "@lemma" and function not in owners:
            result.faults.append("%s: no goal" % function)
        elif function != "@lemma" and not any(
                re.search(r"(?:^|_)%s_terminates" % re.escape(function), goal) for goal in result.goals):
            result.faults.append("%s: no proof that it terminates" % function)
    if sum(total for _, total in owners.values()) < int(target["floor"]):
        result.faults.append("%d goals, fewer than the floor of %s" %
                             (sum(total for _, total in owners.values()), target["floor"]))
    report = ["%s: %s  (%d s)" % (name, target["theorem"].replace("\n", " "), time.monotonic() - start)]
    report += ["  %-32s %4d/%d" % (owner, *owners[owner]) for owner in sorted(owners)]
    report += ["  %d smoke tests" % len(result.smoke)]
    report += ["  OPEN %s" % goal for goal in result.open_goals()]
    report += ["  FAILED %s" % fault for fault in result.faults]
    if target.get("unproved"):
        report.append("  not proved: %s" % target["unproved"].replace("\n", " "))
    result.report = report
    return result


def run_targets(names, targets, cache, smoke):
    """The results, each told as soon as it is there. One target per processor, the largest first: frama-c itself is
    most of the work and uses one."""
    processors = os.cpu_count() or 1
    parallel = ["-wp-par", "1" if len(names) > 1 else str(processors)]
    with ThreadPoolExecutor(processors) as pool:
        runs = [pool.submit(run_target, name, targets[name], parallel, cache, smoke)
                for name in sorted(names, key=lambda name: -int(targets[name]["floor"]))]
        for run in as_completed(runs):
            print("\n".join(run.result().report), flush=True)
            yield run.result()


def canaries():
    """Statements that only a contradiction among the axioms would prove."""
    with open(os.path.join(framac.ROOT, CANARY)) as file:
        names = re.findall(r"check lemma (canary_\w+)", file.read())
    result = framac.prove(CANARY, ["@lemma"] + names,
                          ["-wp-timeout", CANARY_SECONDS, "-wp-cache", "none"])
    alive = [goal for goal in result.goals if not result.goals[goal]]
    dead = [goal for goal in result.goals if result.goals[goal]]
    print("canaries: %d not provable, %d proved" % (len(alive), len(dead)))
    faults = ["%s is provable: the axioms contradict each other" % goal for goal in dead]
    if len(result.goals) != len(names):
        faults.append("%d canaries in the file, %d goals" % (len(names), len(result.goals)))
    return faults


def prove_realization(realization):
    """Whether the axioms have a realization and the recursive definitions a measure."""
    goals, faults = realize.prove(realization.text)
    theory = realization.specs
    print("realization: %d axioms of %d and the measures of %d recursive definitions: %d/%d" %
          (len(theory.axioms), len(theory.axioms) + len(theory.believed), len(realization.recursive),
           sum(goals.values()), len(goals)))
    return realization.faults + faults + ["realization: %s is open" % goal for goal in sorted(goals) if not goals[goal]]


def whole_gate(targets, lemmas_proved):
    """What is wrong with the specifications and with the list of targets, whatever the targets say."""
    bodies, facts, lemmas, faults = read_sources(targets)
    faults += coverage(targets, bodies) + without_canary() + style()
    faults += ["lemma %s: not proved by any target" % lemma for lemma in sorted(lemmas - lemmas_proved)]
    try:
        printed = realize.specifications()
        realization = realize.Realization(printed)
    except acsl.Unknown as fault:
        return faults + ["realization: %s" % fault]
    faults += prove_realization(realization)
    faults += trusted.compare(facts, printed, realization)
    return faults + canaries() + calls.check(printed, facts)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n", 1)[1])
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--trusted", action="store_true")
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()

    missing = framac.missing_tools()
    if missing:
        print("FAILED missing: %s" % " ".join(missing))
        print("0 passed, %d failed" % len(missing))
        return 1
    print("tools: %s" % ", ".join(" ".join(text.split()[:6]) for text in framac.versions()))

    targets = framac.sections("lists/targets")
    if options.trusted:
        _, facts, _, faults = read_sources(targets)
        for fault in faults:
            print("FAILED %s" % fault)
        printed = realize.specifications()
        return trusted.write(facts, printed, realize.Realization(printed)) or faults != []
    chosen = options.targets or list(targets)
    # Empty without --fast: a second try needs to prove only what was open in the first.
    folder = tempfile.mkdtemp()
    if options.fast:
        unpack_cache(folder)
    cache = ["-wp-cache", "update", "-wp-cache-dir", folder]

    passed, failed, lemmas_proved = 0, 0, set()
    for result in run_targets(chosen, targets, cache, options.smoke):
        smoke = sum(result.smoke.values())  # a smoke test that fails is among the faults
        counts = list(result.owners.values()) + [[smoke, smoke]]
        good, total = sum(count[0] for count in counts), sum(count[1] for count in counts)
        passed += good
        failed += total - good + len(result.faults)
        lemmas_proved.update(owner for owner, count in result.owners.items() if count[0])

    if not options.targets and not options.smoke:
        faults = whole_gate(targets, lemmas_proved)
        for fault in faults:
            print("FAILED %s" % fault)
        failed += len(faults)

    if options.record:
        pack_cache(folder, cached() if options.targets else {})
    shutil.rmtree(folder)
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
