#!/usr/bin/env python3
"""Shows that the axioms of specs/ do not contradict each other: a realization, checked by the provers.

usage: realize.py [--print]

proofs/lists/realization says what every type and symbol that specs/ leaves open shall be: sequences and functions of
Why3's library.  With that each axiom becomes a theorem.  Each recursive definition, also those of lemmas and of the
kernel, must have a measure (WP takes them as they are: f(n) = f(n) + 1 would be a contradiction).  The statements are
not written down a second time: they come from `frama-c -print`.

  --print   the theory that why3 reads, and no proof

Last line: the number of goals proved, and of goals open and other failures.
"""
import functools
import glob
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import acsl
import framac
import provers

DECLARATIONS = ["axiomatic", "type", "logic", "predicate", "axiom", "lemma", "check"]
# Sequences of one kind of element, which provers take better than those of any kind; of the latter all axioms hold.
SEQUENCES = """
module Sequence
  use int.Int
  type element
  type sequence
  function length sequence : int
  function get sequence int : element
  function create int (int -> element) : sequence
  axiom length_nonnegative: forall s: sequence. 0 <= length s
  axiom extensional: forall a b: sequence. length a = length b ->
    (forall i: int. 0 <= i /\\ i < length a -> get a i = get b i) -> a = b
  axiom create_length: forall n: int, f: int -> element. 0 <= n -> length (create n f) = n
  axiom create_get: forall n: int, f: int -> element, i: int. 0 <= i /\\ i < n -> get (create n f) i = f i
end

module Of_library
  use int.Int
  use seq.Seq
  type element
  let lemma by_library (a b: seq element)
    requires { length a = length b }
    requires { forall i: int. 0 <= i < length a -> get a i = get b i }
    ensures { a = b }
  = if not (a == b) then absurd
  clone Sequence with type element = element, type sequence = seq element,
    function length = length, function get = get, function create = create
end
"""
HEAD = """
module %s
  use int.Int
  use int.ComputerDivision
  use real.RealInfix
  use real.FromInt
  clone Sequence as V with type element = real, axiom .
  clone Sequence as M with type element = V.sequence, axiom .
"""
# Any memory at all.
MEMORY = [("memory", "type memory"), ("pointer", "type pointer"), ("shift", "function shift pointer int : pointer")]


class Theory:
    """Why3's words for all annotations of a text, in their order.  `partly`: what there are no words for is left out, which
    is an error only of a recursive definition."""

    def __init__(self, text, realization, partly=False):
        self.reader = acsl.Reader(text)
        self.partly = partly
        self.realization = realization
        self.used, self.faults = set(), []
        self.axioms, self.recursive, self.believed = [], [], []
        # (name of a type, symbol or goal, its words); what comes with a symbol has that symbol's name.
        self.known = []
        # (name, statement, how much is known before it)
        self.goals = []
        self.measures = set()  # those of them that are about a measure
        for annotation in re.findall(r"(?s)/\*@\s*((?:%s)\b.*?)\*/" % "|".join(DECLARATIONS), text):
            self.reader.start(annotation)
            self.declarations()

    def declarations(self):
        """Those of one annotation; a contract has none."""
        while self.reader.peek() in DECLARATIONS + ["}"]:
            start = self.reader.next
            try:
                self.declaration(self.reader.take())
            except acsl.Unknown:
                if not self.partly:
                    raise
                self.give_up(start)

    def give_up(self, start):
        """Leaves out what could not be read, which must not be recursive."""
        reader = self.reader
        reader.next, reader.own, reader.path = start, None, []
        while reader.peek(1) not in ("(", "{", "=", ";", ":"):
            reader.take()
        word = reader.take()
        reader.symbols.pop(word, None)
        if word in reader.tokens[reader.next:] or reader.tokens[0] == "axiomatic":
            self.faults.append("realize.py cannot read %s, which is recursive or one of several" % word)
        reader.next = len(reader.tokens)

    def declaration(self, word):
        reader = self.reader
        if word == "axiomatic":
            reader.take()
            reader.take("{")
        elif word == "type":
            self.type(reader.take())
        elif word in ("logic", "predicate"):
            self.symbol(word == "predicate")
        elif word == "axiom":
            self.axiom()
        elif word != "}":
            self.skip()

    def skip(self):
        while self.reader.take() != ";":
            pass

    def entry(self, word):
        """What proofs/lists/realization says about a type or symbol."""
        self.used.add(word)
        if word not in self.realization:
            self.faults.append("proofs/lists/realization: nothing about %s" % word)
        return self.realization.get(word, {})

    def add(self, word, text):
        self.known.append((acsl.name(word), text))

    def goal(self, word, statement):
        self.goals.append((word, statement, len(self.known)))

    def type(self, word):
        self.reader.take(";")
        meaning = self.entry(word).get("is")
        self.add(word, "type %s%s" % (acsl.name(word), " = " + meaning if meaning else ""))

    def symbol(self, predicate):
        reader = self.reader
        words = []
        while reader.peek(1) not in ("(", "{", "="):
            words.append(reader.take())
        kind = "prop" if predicate else reader.type_of(" ".join(words))
        word = reader.take()
        memory = reader.labels() != []
        parameters = reader.declarators(")") if reader.given("(") else []
        reader.symbols[word] = kind, [p[1] for p in parameters], memory
        parameters = [("memory", "memory")] * memory + parameters
        head = "%s %s%s%s" % ("predicate" if predicate else "function", acsl.name(word),
                              "".join(" (%s)" % p for p in reader.typed(parameters)),
                              "" if predicate else " : " + reader.type_text(kind))
        if reader.given("="):
            self.defined(word, head, kind, parameters)
            return
        if reader.given("reads"):
            self.skip()
        else:
            reader.take(";")
        entry = self.entry(word)
        self.add(word, head + (" = " + entry["is"] if "is" in entry else ""))

    def defined(self, word, head, kind, parameters):
        reader = self.reader
        reader.variables, reader.own, reader.calls = dict(parameters), word, []
        body = reader.coerce(reader.expression(), kind)
        reader.take(";")
        reader.own = None
        if not reader.calls:
            self.add(word, "%s = %s" % (head, body))
            return
        # Whatever it is: a goal that is proved with nothing known of it holds for the one with this definition too.
        self.add(word, head)
        self.recursive.append(word)
        measure = "(%s)" % self.entry(word).get("measure", "-1")
        names = [acsl.name(p[0]) for p in parameters]
        smaller = re.sub(r"\b(%s)\b" % "|".join(names), r"new_\1", measure)
        for i, (path, arguments) in enumerate(reader.calls):
            then = "".join("let new_%s = %s in " % pair for pair in zip(names, arguments))
            self.measures.add("%s_measure%d" % (word, i + 1))
            self.goal("%s_measure%d" % (word, i + 1), "forall %s. %s(%s%s < %s /\\ 0 <= %s)" %
                      (", ".join(reader.typed(parameters)), path, then, smaller, measure, measure))

    def axiom(self):
        reader = self.reader
        word = reader.take()
        memories = ["memory_" + label for label in reader.labels()]
        reader.take(":")
        reader.variables = {}
        reader.memory = memories[0] if len(memories) == 1 else "memory"
        statement = reader.prop(reader.expression())
        reader.take(";")
        if word in self.realization:
            self.entry(word)
            self.believed.append(word)
            return
        self.axioms.append(word)
        reader.memory = "memory"
        self.goal(word, "".join("forall %s: memory. " % memory for memory in memories) + statement)

    def structures(self):
        """Structures of C are values of which nothing is known, and their members functions. As in WP, what has an
        unsigned type is never negative."""
        reader = self.reader
        structs = sorted({reader.struct_name(struct) for struct in reader.opaque})
        return (MEMORY + [(struct, "type " + struct) for struct in structs] +
                [(word, "function %s %s : %s" % (word, *kinds)) for word, kinds in sorted(reader.accessors.items())] +
                [(pair[0], "function %s memory pointer : %s" % pair) for pair in sorted(reader.loads.items())] +
                [(word, "axiom %s_sign: forall m: memory, p: pointer. 0 <= %s m p" % (word, word))
                 for word in sorted(reader.naturals & set(reader.loads))] +
                [(word, "axiom %s_sign: forall s: %s. 0 <= %s s" % (word, reader.accessors[word][0], word))
                 for word in sorted(reader.naturals & set(reader.accessors))])

    def module(self, goal, statement, before):
        """The goal and what it is about, and nothing else: provers get lost otherwise."""
        known = self.structures() + self.known[:before]
        needed, texts = {goal}, {}
        for word, text in known:
            texts.setdefault(word, []).append(text)
        waiting = [statement] + texts.get(goal, [])
        while waiting:
            for word in set(re.findall(r"\w+", waiting.pop())) & set(texts) - needed:
                needed.add(word)
                waiting += texts[word]
        return (HEAD % goal.capitalize() + "".join("\n  " + text for word, text in known if word in needed) +
                "\n  goal %s: %s\nend\n" % (goal, statement))

    def modules(self):
        return [(goal[0], self.module(*goal)) for goal in self.goals]


@functools.lru_cache(None)
def printed(source, root=framac.ROOT):
    """Everything that a source declares, as frama-c prints it."""
    text, code = framac.frama_c(["-no-unicode", source, "-print"], root)
    if code != 0:
        raise acsl.Unknown("frama-c cannot read %s: %s" % (source, text.strip().splitlines()[-1]))
    return text[text.index("/* Generated by Frama-C */"):]


def specifications(root=framac.ROOT):
    """Everything that specs/ declares."""
    headers = sorted(glob.glob("specs/**/*.acsl", root_dir=root, recursive=True) + glob.glob("specs/model/*.h", root_dir=root))
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "all.c")
        with open(source, "w") as file:
            file.writelines('#include "%s"\n' % header for header in headers)
        return printed(source, root)


class Realization:
    """The axioms and recursive definitions of specs/, and the recursive definitions of the sources of all targets."""

    def __init__(self, specified):
        meanings = framac.sections("lists/realization")
        self.specs = Theory(specified, meanings)
        self.faults = list(self.specs.faults)
        self.recursive = list(self.specs.recursive)
        modules, used = dict(self.specs.modules()), set(self.specs.used)
        for source in sorted({target["source"] for target in framac.sections("lists/targets").values()}):
            theory = Theory(printed(source), meanings, partly=True)
            used |= theory.used
            self.faults += ["%s: %s" % (source, fault) for fault in theory.faults]
            self.recursive += [word for word in theory.recursive if word not in self.recursive]
            for goal, text in theory.modules():
                if goal in theory.measures and modules.setdefault(goal, text) != text:
                    self.faults.append("%s: not the only recursive definition of this name" % goal)
        self.faults += ["proofs/lists/realization: nothing is called %s" % word for word in meanings if word not in used]
        self.text = SEQUENCES + "".join(modules.values())


def prove(theory):
    """{goal: proved} and what is wrong: each prover gets what those before it left open."""
    goals = {}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        path = os.path.join(folder, "realization.mlw")
        with open(path, "w") as file:
            file.write(theory)
        for name, prover in provers.PROVERS.items():
            if goals and all(goals.values()):
                break
            tasks = os.path.join(folder, name)
            os.mkdir(tasks)
            done = subprocess.run(["why3", "prove", "-P", name, "-o", tasks, path], env=framac.environment(framac.ROOT),
                                  text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode != 0:
                return {}, ["why3: %s" % " ".join(done.stdout.split())[-300:]]
            left = {re.sub(r"^realization-\w+?-|\.smt2$", "", task): task for task in sorted(os.listdir(tasks))}
            left = {goal: task for goal, task in left.items() if not goals.get(goal)}
            answers = pool.map(lambda task: provers.ask(os.path.join(tasks, task), prover, prover.quarter), left.values())
            goals.update((goal, answer.valid) for goal, answer in zip(left, answers))
    return goals, [] if goals else ["why3: no goal"]


def main():
    realization = Realization(specifications())
    if "--print" in sys.argv[1:]:
        print(realization.text, end="")
        return 0
    goals, faults = prove(realization.text)
    faults = realization.faults + faults + ["open: " + goal for goal in sorted(goals) if not goals[goal]]
    for fault in faults:
        print("FAILED %s" % fault)
    print("%d passed, %d failed" % (sum(goals.values()), len(faults)))
    return faults != []


if __name__ == "__main__":
    sys.exit(main())
