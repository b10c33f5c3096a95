"""How every proof here is run: one set of options, one reader of the answers."""
import configparser
import functools
import os
import re
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROVERS = ["script", "cvc4", "cvc5", "z3"]
TIMEOUT = 20
TOOLS = ["frama-c", "why3", "cvc4", "cvc5", "z3"]
PARSE = ["-machdep", "gcc_x86_64", "-cpp-extra-args=-I. -Isrc -Ispecs/model"]
WP = ["-wp", "-wp-model", "Typed", "-wp-rte", "-wp-definitions-terminate",
      "-wp-prover", ",".join(PROVERS), "-wp-timeout", str(TIMEOUT),
      "-wp-session", "proofs/session"]

# Smoke tests and nothing else.  Those of calls take long and cannot fail: see calls.py.
# A contradiction takes few steps; the provers' search for one that is not there has to end somewhere.
SMOKE = ["-wp", "-wp-model", "Typed", "-wp-rte", "-wp-definitions-terminate", "-wp-prover", "z3",
         "-wp-smoke-tests", "-wp-no-smoke-dead-call", "-wp-smoke-timeout", "5", "-wp-steps", "250000",
         "-wp-prop=" + ",".join("-@" + kind for kind in (
             "lemma", "requires", "ensures", "exits", "assigns", "terminates", "decreases", "variant", "invariant",
             "assert", "check", "complete_behaviors", "disjoint_behaviors"))]

GOAL = re.compile(r"\[wp\] \[([^\]]*)\] Goal (\S+)(?: : (\S+))?")
SMOKE_TEST = re.compile(r"\[wp\] \[([^\]]*)\] Smoke-test (\S+)")
TOTAL = re.compile(r"\[wp\] Proved goals: +(\d+) / (\d+)")
BAD = re.compile(r"User Error|Plug-in .* aborted|Warning: (?:Missing|Neither|Calling undeclared|No |Skipp|Unsupported)"
                 r"|not found|Failure|unexpected error|implicit")


def missing_tools():
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@functools.lru_cache(None)
def versions():
    """What each of the tools says of itself."""
    return [subprocess.run([tool, "--version"], text=True, stdout=subprocess.PIPE).stdout for tool in TOOLS]


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
    done = subprocess.run(["frama-c"] + PARSE + arguments, cwd=root, env=environment(root), text=True,
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
        self.smoke = {}
        self.faults = []
        self.total = None

    def line(self, text):
        goal, smoke, total = GOAL.search(text), SMOKE_TEST.search(text), TOTAL.search(text)
        if goal:
            self.goals[goal[2]] = goal[1] != "Failed" and goal[3] == "Valid"
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


def prove(source, functions, extra, root=ROOT, until_open=False):
    """Proves `functions` of `source`.  until_open: stop at the first goal that stays open."""
    return run(Result(functions), WP + selection(functions) + extra + [source], root, until_open)


def smoke(source, functions, extra):
    """The smoke tests of `functions` of `source`: each tries to prove that what is assumed is contradictory."""
    result = run(Result(functions), SMOKE + ["-wp-fct", ",".join(functions)] + extra + [source])
    # Nothing is assumed where there is neither a precondition nor a branch.
    if any("No goal generated" in fault for fault in result.faults):
        result.faults = []
    return result


def run(result, arguments, root=ROOT, until_open=False):
    """Runs frama-c and reads its answers into `result`."""
    command = ["frama-c"] + PARSE + arguments
    process = subprocess.Popen(command, cwd=root, env=environment(root), text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    for text in process.stdout:
        result.line(text)
        if until_open and result.open_goals():
            process.terminate()
            process.wait()
            process.stdout.close()
            return result
    result.close(process.wait())
    return result
