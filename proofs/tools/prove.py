#!/usr/bin/env python3
"""Proves the kernel: every target of proofs/lists/targets, and nothing may be left over.

usage: prove.py [--fast] [--record] [--smoke] [--trusted] [--seed N] [--goal GOAL] [TARGET...]

  (no option)   every goal is proved: the prover that proofs/cache.txt names goes first, and nothing there is believed
  --fast        what it says is believed, but for a random tenth
  --record      writes what was found there; with targets, what the others need is kept
  --smoke       only the smoke tests: what a contract assumes must not be contradictory
  --trusted     no proof: writes specs/TRUSTED.md
  --seed        which tenth that is
  --goal        each prover's answer on one goal, whose tasks are left in build/goals

build/proofs.json has the prover, its steps and the hash of the task of every goal.
Last line: the number of goals proved, and of goals open and other failures.
"""
import argparse
import glob
import os
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

import acsl
import calls
import framac
import provers
import realize
import sources
import statements
import tasks
import trusted
import witnesses

CANARY = "proofs/tools/canary.c"
# Of a contradiction a prover finds a proof in a few steps.
CANARY_PART = 0.1
# Of what is written down; which part that is, is another one in each run.
AGAIN = 0.1
PROGRESS_SECONDS = 20


def kernel():
    return sorted(os.path.relpath(path, framac.ROOT) for path in glob.glob(framac.ROOT + "/src/kernel/**/*.c", recursive=True))


def read_sources(targets):
    """Every source once: {source: functions with a body}, ({origin: [what Frama-C believes without proof]}, names of
    lemmas), faults."""
    bodies, facts, lemmas, faults = {}, {}, set(), []
    files = sorted({target["source"] for target in targets.values()} | set(kernel()))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        read = pool.map(lambda source: framac.frama_c(["-rte", source, "-then", "-report", "-report-untried"]), files)
    for source, (text, code) in zip(files, read):
        if code != 0:
            faults.append("%s: frama-c cannot read it" % source)
        faults += ["%s: %s" % (source, line.strip()) for line in text.splitlines() if "Warning:" in line]
        bodies[source] = re.findall(r"annotating function (\S+)", text)
        own = {}
        trusted.collect(text, own, lemmas)
        for origin, believed in own.items():
            function = origin.split()[-1]
            if function in bodies[source]:
                faults.append("%s: %s: believed, though it has a body: %s" % (source, function, ", ".join(believed)))
            facts.setdefault(origin, []).extend(fact for fact in believed if fact not in facts.get(origin, []))
    defined = {"contract of " + function for functions in bodies.values() for function in functions}
    return bodies, {origin: facts[origin] for origin in facts if origin not in defined}, lemmas, faults


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
    proved = "src/kernel/**/*.[ch] proofs/lemmas/**/*.[ch] proofs/witnesses/*.[ch]"
    rules = [
        (proved, r"\baxiom\b|\baxiomatic\b", "an axiom outside specs/"),
        (proved + " specs/**/*.acsl", r"\binductive\b", "an inductive definition, which nothing checks"),
        (proved + " specs/**/*.acsl", r"\badmit\b", "an admitted property"),
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


class Progress:
    """How much is done and how long the rest will take, on standard error.  What a target costs is known by its goals."""

    def __init__(self, weights):
        self.weights, self.done, self.start = weights, {}, time.monotonic()
        self.timer = None
        self.later()

    def later(self):
        self.timer = threading.Timer(PROGRESS_SECONDS, self.tell)
        self.timer.daemon = True
        self.timer.start()

    def tell(self):
        part = sum(self.weights[name] * done for name, done in list(self.done.items())) / sum(self.weights.values())
        minutes = (time.monotonic() - self.start) / 60
        left = ", about %d min left" % round(minutes / part - minutes) if part > 0.02 else ""
        print("prove: %d%% after %d min%s" % (100 * part, minutes, left), file=sys.stderr, flush=True)
        self.later()

    def stop(self):
        self.timer.cancel()


def run_smoke(target, store):
    """A target's smoke tests; a lemma assumes nothing that its statement does not say."""
    functions = target["functions"].split()
    if functions[0] == "@lemma":
        return {}, []
    result = tasks.smoke(target["source"], functions, target.get("options", "").split(), store)
    return result.smoke, result.faults + ["%s: contradictory or dead" % test
                                          for test, passed in sorted(result.smoke.items()) if not passed]


def run_target(name, target, store, smoke, progress):
    """One target; its result, with everything that is wrong in result.faults."""
    functions = target["functions"].split()
    start = time.monotonic()
    if smoke:
        result = framac.Result(functions)
        result.smoke, result.faults = run_smoke(target, store)
        result.owners, result.report = {}, ["%-16s %d smoke tests" % (name, len(result.smoke))]
        result.report += ["  FAILED %s" % fault for fault in result.faults]
        return result
    progress.done[name] = 0
    result = tasks.prove(target["source"], functions, target.get("options", "").split(), store)
    progress.done[name] = 0.9
    result.smoke, faults = run_smoke(target, store)
    progress.done[name] = 1
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
    total = sum(total for _, total in owners.values())
    if total != int(target["goals"]):
        result.faults.append("%d goals, not %s as proofs/lists/targets says" % (total, target["goals"]))
    report = ["%s: %s  (%d s)" % (name, target["theorem"].replace("\n", " "), time.monotonic() - start)]
    report += ["  %-32s %4d/%d" % (owner, *owners[owner]) for owner in sorted(owners)]
    report += ["  %d smoke tests" % len(result.smoke)]
    report += ["  OPEN %s" % goal for goal in result.open_goals()]
    report += ["  FAILED %s" % fault for fault in result.faults]
    if target.get("unproved"):
        report.append("  not proved: %s" % target["unproved"].replace("\n", " "))
    result.report = report
    return result


def run_targets(names, targets, store, smoke):
    """The results, each told as soon as it is there, the largest target first."""
    progress = Progress({name: int(targets[name]["goals"]) for name in names})
    with ThreadPoolExecutor(2 * (os.cpu_count() or 1) + 2) as pool:
        runs = [pool.submit(run_target, name, targets[name], store, smoke, progress)
                for name in sorted(names, key=lambda name: -int(targets[name]["goals"]))]
        for run in as_completed(runs):
            print("\n".join(run.result().report), flush=True)
            yield run.result()
    progress.stop()


def canaries():
    """Statements that only a contradiction among the axioms would prove."""
    with open(os.path.join(framac.ROOT, CANARY)) as file:
        names = re.findall(r"check lemma (canary_\w+)", file.read())
    store = tasks.Store({}, 1)
    result = tasks.prove(CANARY, ["@lemma"] + names, [], store, scale=CANARY_PART)
    store.close()
    alive = [goal for goal in result.goals if not result.goals[goal]]
    dead = [goal for goal in result.goals if result.goals[goal]]
    print("canaries: %d not provable, %d proved" % (len(alive), len(dead)))
    faults = result.faults + ["%s is provable: the axioms contradict each other" % goal for goal in dead]
    if len(result.goals) != len(names):
        faults.append("%d canaries in the file, %d goals" % (len(names), len(result.goals)))
    return faults


def one_goal(goal, targets):
    """Each prover's answer on a goal; the exit status."""
    goal = re.sub("^typed_", "", goal)
    folder = os.path.join(framac.ROOT, "build", "goals")
    os.makedirs(folder, exist_ok=True)
    valid = False
    for name, target in targets.items():
        functions = target["functions"].split()
        owner = framac.Result(functions).owner("typed_" + goal)
        lemma = re.match(r"lemma_(\w+)", goal)
        chosen = ["@lemma", lemma[1]] if functions == ["@lemma"] and lemma else [owner]
        if owner == "?" and chosen[0] != "@lemma":
            continue
        with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as written:
            result = framac.tasks(target["source"], chosen, target.get("options", "").split(), empty, written)
            for paths in tasks.tasks_of(tasks.files(written), "typed_" + goal):
                for path in paths:
                    prover = provers.split(path)[1]
                    answer = provers.ask(path, prover, prover.quarter * provers.MARGIN)
                    valid = valid or answer.valid
                    shutil.copy(path, folder)
                    print("%s %s: %s, %s steps of %d, %.1f s, task %s" % (
                        os.path.basename(path)[:-len(".why")], prover.entry, "valid" if answer.valid else "not proved",
                        answer.steps, prover.quarter * provers.MARGIN, answer.seconds, provers.digest(path)))
            if result.provers.get("typed_" + goal) in framac.OWN:
                valid = True
                print("%s: valid for WP itself" % goal)
        if "typed_" + goal in result.goals:
            return not valid
    print("there is no goal %s" % goal)
    return 2


def pins():
    """Programs that are missing or not those that the proofs are known to be sound and to be found with."""
    faults, missing = [], [name for name in provers.VERSIONS if not os.path.exists(provers.WHERE + name)]
    if missing:
        return ["missing: %s" % " ".join(provers.WHERE + name for name in missing)]
    for name, expected in provers.VERSIONS.items():
        if not provers.version(name).startswith(expected):
            faults.append("%s%s is not %s: %s" % (provers.WHERE, name, expected, provers.version(name).split("\n")[0]))
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
    faults += sources.form(targets, bodies) + without_canary() + style()
    faults += ["lemma %s: not proved by any target" % lemma for lemma in sorted(lemmas - lemmas_proved)]
    try:
        printed = realize.specifications()
        realization = realize.Realization(printed)
    except acsl.Unknown as fault:
        return faults + ["realization: %s" % fault]
    faults += sources.check(targets, bodies, printed)
    faults += prove_realization(realization) + witnesses.check(targets)
    faults += trusted.compare(facts, printed, realization) + statements.check(printed)
    return faults + canaries() + calls.check(printed, facts)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n", 1)[1])
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--trusted", action="store_true")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 32))
    parser.add_argument("--goal")
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()

    faults = pins()
    if faults:
        print("\n".join("FAILED %s" % fault for fault in faults))
        print("0 passed, %d failed" % len(faults))
        return 1
    print("tools: %s" % ", ".join(provers.VERSIONS.values()))

    targets = framac.sections("lists/targets")
    if options.goal:
        return one_goal(options.goal, targets)
    if options.trusted:
        _, facts, _, faults = read_sources(targets)
        for fault in faults:
            print("FAILED %s" % fault)
        printed = realize.specifications()
        return trusted.write(facts, printed, realize.Realization(printed)) or faults != []
    chosen = options.targets or list(targets)
    hints = tasks.cached()
    store = tasks.Store(hints, AGAIN if options.fast else 1, options.seed)

    passed, failed, lemmas_proved = 0, 0, set()
    for result in run_targets(chosen, targets, store, options.smoke):
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

    if options.fast:
        print("proofs/cache.txt: %d verdicts believed, %d goals asked for, among them a random tenth of those there, --seed %d" %
              (store.believed, store.asked, options.seed))
        for fault in store.forged:
            print("FAILED %s" % fault)
        failed += len(store.forged)
    if options.record:
        tasks.write({**(hints if options.targets else {}), **store.used})
    tasks.write_records(store)
    store.close()
    print("%d passed, %d failed" % (passed, failed))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
