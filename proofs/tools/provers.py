"""The provers: what each is, how it is asked, and how much work it may do.

WP writes the task that it has for a prover into a file and goes on without an answer (framac.py); the prover is run here,
on that file.  So how much work a proof may take is said in the prover's own steps and not in seconds: what is proved on
one machine is proved on a slower or a busy one as well.
"""
import collections
import functools
import hashlib
import os
import re
import subprocess
import tempfile
import threading
import time

# tag: what WP calls the prover in names of files; entry: what it calls it in its cache.
# quarter: the steps in which a proof has to be found; a proof that was found before may take four times as many.
Prover = collections.namedtuple("Prover", "name tag entry command steps quarter")

PROVERS = {prover.name: prover for prover in (
    Prover("cvc4", "CVC4_1_8", "CVC4:1.8", ["/usr/bin/cvc4", "--stats", "--lang=smt2", "--rlimit=%d"],
           r"smt::SmtEngine::resourceUnitsUsed, (\d+)", 500000),
    Prover("cvc5", "CVC5_1_0_3", "CVC5:1.0.3",
           ["/usr/bin/cvc5", "--stats", "--stats-internal", "--force-logic=ALL", "--lang=smt2", "--rlimit=%d"],
           r"resource::resourceUnitsUsed = (\d+)", 500000),
    Prover("z3", "Z3_4_8_12", "Z3:4.8.12",
           ["/usr/bin/z3", "-smt2", "sat.random_seed=42", "nlsat.randomize=false", "smt.random_seed=42", "-st",
            "rlimit=%d"],
           r":rlimit-count +(\d+)", 10000000))}
MARGIN = 4
# Parts of a quarter: a goal that is new goes to each prover for a short time first.
TRIES = [0.3, 1]
# Against a prover that counts no steps in a loop: seconds of its own, however busy the machine is, for a quarter of the
# steps. A proof takes a few of them.
SECONDS = 60
KILOBYTES = 6000000

# What each program says first if asked for its version.
VERSIONS = {"frama-c": "25.0-beta (Manganese)", "why3": "Why3 platform, version 1.5.1", "cvc4": "This is CVC4 version 1.8",
            "cvc5": "This is cvc5 version 1.0.3", "z3": "Z3 version 4.8.12 - 64 bit"}
WHERE = "/usr/bin/"

# As many programs at a time as there are processors, whoever starts them.
SLOTS = threading.Semaphore(os.cpu_count() or 1)

Answer = collections.namedtuple("Answer", "valid steps seconds text")


def digest(path):
    """The key of a task in WP's cache: prover and goal."""
    with open(path, "rb") as file:
        return hashlib.md5(file.read()).hexdigest()


def split(path):
    """The name of the goal of a task file, and the prover that it is for."""
    name, _, tag = os.path.basename(path)[:-len(".why")].rpartition("_Why3_")
    return name, next(prover for prover in PROVERS.values() if prover.tag == tag)


@functools.lru_cache(None)
def version(program):
    done = subprocess.run([WHERE + program, "--version"], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout.strip()


def ask(path, prover, limit, least=1):
    """A prover's answer on a task file, within `limit` steps, and never for less than `least` seconds."""
    with open(path) as file:
        task = re.sub(r"\A\(\* WP Task for Prover .*? \*\)\n", "", file.read())
    seconds = max(least, SECONDS * limit // prover.quarter)
    command = [word % limit if "%d" in word else word for word in prover.command]
    with tempfile.NamedTemporaryFile("w", suffix=".smt2") as file:
        file.write(task)
        file.flush()
        with SLOTS:
            start = time.monotonic()
            done = subprocess.run(["/bin/sh", "-c", 'ulimit -v %d; ulimit -t %d; exec "$@"' % (KILOBYTES, seconds), "sh"] +
                                  command + [file.name], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    steps = re.search(prover.steps, done.stdout + done.stderr)
    # Anything before the answer would be an error, after which a prover may go on; warnings are no answers.
    return Answer(done.stdout.startswith("unsat\n"), int(steps[1]) if steps else None, time.monotonic() - start,
                  done.stdout)
