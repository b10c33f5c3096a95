"""How every proof here is run: one set of options, one reader of the answers."""
import configparser
import os
import re
import subprocess
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PARSE = ["-machdep", "gcc_x86_64", "-cpp-extra-args=-I. -Isrc -Ispecs/model"]
# WP never runs a prover: it writes the tasks into a folder, and takes the verdicts from another (tasks.py).
OFFLINE = ["-wp-cache", "offline", "-wp-timeout", "100000", "-wp-filename-truncation", "230"]
# Between two tasks WP waits for provers that it never starts, about a fifth of a second: more than two thirds of its
# time.  With more tasks at a time it would not wait, but write each of them for every prover.
ONE_BY_ONE = ["-wp-par", "1"]
TOGETHER = ["-wp-par", "64"]
# So this many of it keep the processors busy.
SLOTS = threading.Semaphore(2 * (os.cpu_count() or 1) + 1)
WP = ["-wp", "-wp-model", "Typed", "-wp-rte", "-wp-definitions-terminate", "-wp-prover", "script,cvc4,cvc5,z3",
      "-wp-session", "proofs/session"] + OFFLINE + ONE_BY_ONE

# Smoke tests and nothing else.  Those of calls take long and cannot fail: see calls.py.
SMOKE = ["-wp", "-wp-model", "Typed", "-wp-rte", "-wp-definitions-terminate", "-wp-prover", "z3",
         "-wp-smoke-tests", "-wp-no-smoke-dead-call", "-wp-smoke-timeout", "100000",
         "-wp-prop=" + ",".join("-@" + kind for kind in (
             "lemma", "requires", "ensures", "exits", "assigns", "terminates", "decreases", "variant", "invariant",
             "assert", "check", "complete_behaviors", "disjoint_behaviors"))] + OFFLINE + TOGETHER

# What proves a goal without a prover.
OWN = ["Qed", "CFG"]
GOAL = re.compile(r"\[wp\] \[([^\]]*)\] Goal (\S+)(?: : (\S+))?")
SMOKE_TEST = re.compile(r"\[wp\] \[([^\]]*)\] Smoke-test (\S+)")
TOTAL = re.compile(r"\[wp\] Proved goals: +(\d+) / (\d+)")
# No warning is allowed: of a contract that is missing or skipped, of separation that WP takes for granted, of anything.
ERRORS = "User Error|Plug-in .* aborted|not found|Failure|unexpected error|implicit"
BAD = re.compile(ERRORS + "|Warning:")


def sections(name):
    """A declarative list in proofs/: named blocks of `key = value`."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str
    with open(os.path.join(ROOT, "proofs", name)) as file:
        parser.read_file(file)
    return {section: dict(parser[section]) for section in parser.sections()}


def environment(root):
    """PWD too: frama-c takes it for the folder that relative names start from."""
    return dict(os.environ, PWD=root, WHY3CONFIG=os.path.join(root, "proofs", "tools", "why3.conf"), LC_ALL="C")


def frama_c(arguments, root=ROOT):
    """Runs frama-c in `root`; its output, standard and error, as one text, and its exit code."""
    done = subprocess.run(["/usr/bin/frama-c"] + PARSE + arguments, cwd=root, env=environment(root), text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout, done.returncode


def selection(functions):
    """The options for a target's `functions`; @lemma stands for every lemma of the source, and
    "@lemma a b" for these."""
    if functions[0].startswith("@lemma"):
        return ["-wp-prop=" + (",".join(functions[1:]) or "@lemma")]
    return ["-wp-fct", ",".join(functions)]


class Result:
    """What one run said: goals is {name: proved}, faults what makes it worthless."""

    def __init__(self, functions):
        self.functions = functions
        self.goals = {}
        self.provers = {}  # which proved it
        self.given_up = []  # goals that no prover proves
        self.smoke = {}
        self.faults = []
        self.total = None

    def line(self, text):
        goal, smoke, total = GOAL.search(text), SMOKE_TEST.search(text), TOTAL.search(text)
        if goal:
            self.goals[goal[2]] = goal[1] != "Failed" and goal[3] == "Valid"
            self.provers[goal[2]] = goal[1]
        elif smoke:
            self.smoke[smoke[2]] = smoke[1] == "Passed"
        elif total:
            self.total = int(total[1]), int(total[2])
        elif BAD.search(text):
            self.faults.append(text.strip())

    def close(self, code):
        if code != 0:
            self.faults.append("frama-c ended with exit %d" % code)
        if self.total is None:
            self.faults.append("no count of goals")
        else:
            lines = self.proved() + sum(self.smoke.values()), len(self.goals) + len(self.smoke)
            if self.total != lines:
                self.faults.append("frama-c counts %d/%d goals, its lines %d/%d" % (self.total + lines))

    def take(self, other):
        """What a further run of some of the functions said."""
        self.goals.update(other.goals)
        self.provers.update(other.provers)
        self.faults += other.faults

    def proved(self):
        return sum(self.goals.values())

    def open_goals(self):
        return sorted(name for name, proved in self.goals.items() if not proved)

    def owner(self, goal):
        """The function or lemma that a goal belongs to."""
        name = re.sub(r"^typed_", "", goal)
        lemma = re.match(r"(?:check_)?lemma_(.*)", name)
        if lemma and "@lemma" in self.functions:
            return lemma[1]
        fit = [f for f in self.functions if name == f or name.startswith(f + "_")]
        return max(fit, key=len) if fit else "?"


def tasks(source, functions, extra, verdicts, folder, root=ROOT):
    """What is proved of `functions` of `source` with the verdicts of one folder; all tasks are written to the other."""
    cache = ["-wp-cache-dir", verdicts, "-wp-out", folder]
    return run(Result(functions), WP + selection(functions) + extra + cache + [source], root)


def smoke(source, functions, extra, verdicts, folder):
    """The smoke tests of `functions` of `source`, of which WP itself finds some contradictory; the others are tasks."""
    cache = ["-wp-cache-dir", verdicts, "-wp-out", folder]
    result = run(Result(functions), SMOKE + ["-wp-fct", ",".join(functions)] + extra + cache + [source])
    # Nothing is assumed where there is neither a precondition nor a branch.
    if any("No goal generated" in fault for fault in result.faults):
        result.faults = []
    return result


def run(result, arguments, root=ROOT):
    """Runs frama-c and reads its answers into `result`."""
    text, code = frama_c(arguments, root)
    # What a warning is about may be on the next line.
    for line in re.sub(r"(Warning:) *\n +", r"\1 ", text).splitlines():
        result.line(line)
    result.close(code)
    return result
