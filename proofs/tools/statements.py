#!/usr/bin/env python3
"""What is claimed, word for word: specs/STATEMENTS, from `frama-c -print`, and that every source sees the same.

usage: statements.py [--write]

The page has the contract of every function that a header of the kernel declares, the definitions that these contracts use, all
definitions and axioms of specs/, what is believed of libraries, and the lemmas that are theorems (proofs/lists/theorems)
with the definitions that they use.  A change of any of them is a change of the page, which a reader of the change sees.

  --write   writes the page, and docs/theorems.md

Last line: the number of statements, and of what is wrong.
"""
import difflib
import functools
import glob
import os
import re
import sys
import tempfile
import textwrap
from concurrent.futures import ThreadPoolExecutor

import acsl
import framac
import realize
import theorems

PAGE = "specs/STATEMENTS"
HEAD = """# What is claimed, as Frama-C reads it: the contract of every public function, every definition and axiom of specs/,
# what is believed of libraries, the theorems that are lemmas, and what all these use.  `make statements` writes this page,
# and `make prove` fails if it is not up to date.
"""
CONTRACT = "requires terminates decreases ensures assigns exits behavior complete disjoint allocates frees check admit".split()
LOGIC = "axiomatic predicate logic lemma type axiom check inductive admit".split()
CLAUSE = re.compile(r"(?<=;) (?=(?:%s)\b)" % "|".join(CONTRACT))
DECLARATION = re.compile(r"(?<=[;{]) (?=(?:%s)\b|})" % "|".join(LOGIC))
NAME = r"(?<![\w.>])\w+"  # not of a member
WIDTH = 100
TWICE = "\nand\n"  # between two definitions of one name
DIFF_LINES = 60


def squeeze(text):
    """Without line breaks; structures without name are numbered, which says nothing."""
    return " ".join(re.sub(r"\b(?:struct|enum) __anon(?:struct|enum)_(\w+?)_\d+\b", r"\1", text).split())


@functools.lru_cache(None)
def raw(path):
    with open(os.path.join(framac.ROOT, path)) as file:
        return file.read()


@functools.lru_cache(None)
def included(path):
    """The files of the project that `path` includes, itself among them."""
    found, waiting = set(), [path]
    while waiting:
        here = waiting.pop()
        found.add(here)
        for name in re.findall(r'(?m)^\s*#\s*include\s+["<]([^">]+)[">]', raw(here)):
            for folder in (os.path.dirname(here), ".", "src", "specs/model"):
                there = os.path.normpath(os.path.join(folder, name))
                if os.path.isfile(os.path.join(framac.ROOT, there)):
                    if there not in found:
                        waiting.append(there)
                    break
    return found


def files(*patterns):
    return [path for pattern in patterns for path in sorted(glob.glob(pattern, root_dir=framac.ROOT, recursive=True))]


@functools.lru_cache(None)
def code(path):
    """A file without comments and directives."""
    return re.sub(r"(?m)(?s:/\*.*?\*/)|//[^\n]*|^\s*#(?:[^\n]*\\\n)*[^\n]*", " ", raw(path))


def public(header):
    """The functions that a header declares."""
    return [name for name in re.findall(r"\b(\w+)\s*\([^(){};]*\)\s*[;{]", code(header)) if name not in ("if", "while", "for", "switch")]


def words(path):
    """The words of the logic that a file defines."""
    text = re.sub(r"//[^\n]*", "", raw(path))
    return (set(re.findall(r"\b(?:axiomatic|predicate|lemma|type)\s+(\w+)", text)) |
            set(re.findall(r"\blogic\s+(?:\w+\s+)+?(\w+)\s*[{(=]", text)))


class Unit:
    """What one source declares, as Frama-C prints it: {name of a function: its contract and head}, {word of the logic: texts}."""

    def __init__(self, text):
        self.functions, self.logic = {}, {}
        for match in re.finditer(r"(?s)/\*@(.*?)\*/", text):
            inside = squeeze(match[1])
            word = re.match(r"\w*", inside)[0]
            if word in LOGIC and not re.match(r"(?:check|admit) (?!lemma)", inside):
                self.definition(inside)
            elif word == "ghost":
                for contract, head in re.findall(r"/@ (.*?) @/ ([\w *]*\w\([^(){};]*\)) ?[;{]", inside):
                    self.function(contract, head)
            elif word in CONTRACT:
                head = re.match(r"\s*([^;{}]*?\w\s*\([^;{}]*\))\s*[;{]", text[match.end():])
                if head:
                    self.function(inside, squeeze(head[1]))

    def function(self, contract, head):
        name = re.search(r"(\w+) ?\(", head)[1]
        head = re.sub(r"^(?:extern|static inline|static|inline) ", "", head).replace(" (", "(")
        if contract.split()[0] in CONTRACT:
            self.functions.setdefault(name, []).append("\n".join(CLAUSE.split(contract) + [head + ";"]))

    def definition(self, text):
        name = re.match(r"(?:check |admit )?(?:axiomatic|predicate|lemma|type|inductive) (\w+)|logic (?:\w+ )+?(\w+) ?[{(=;]", text)
        if name:
            known = self.logic.setdefault(name[1] or name[2], [])
            text = "\n".join(DECLARATION.split(text))
            if text not in known:
                known.append(text)


def arguments(head):
    return re.findall(r"(\w+)(?:\[\])?(?=[,)])", head[head.index("("):])


def renamed(text, like):
    """A contract with the names of arguments of another one, if there is no doubt which is which."""
    ours, theirs = (arguments(contract.splitlines()[-1]) for contract in (text, like))
    if ours == theirs or len(ours) != len(theirs) or (set(theirs) - set(ours)) & set(re.findall(NAME, text)):
        return text
    names = dict(zip(ours, theirs))
    return re.sub(NAME, lambda match: names.get(match[0], match[0]), text)


def types(definition):
    """Those of the arguments; numbers are one type, since one is taken for another."""
    match = re.match(r"[^=(]*\(([^)]*)\)", definition)
    return [re.sub(r"^(?:integer|real|boolean|int|size_t|unsigned int)$", "number", part.rsplit(" ", 1)[0].strip())
            for part in match[1].split(",")] if match else None


def alike(text, other):
    """Whether two definitions could be taken for each other, or are of something without arguments."""
    return text.split()[0] != "lemma" and (types(text) or []) == (types(other) or [])


def alone(header, folder):
    """A source that has nothing but this header; what is wrong with the header, if it cannot be read so."""
    path = os.path.join(folder, header.replace("/", "_") + ".c")
    with open(path, "w") as file:
        file.write('#include "%s"\n' % header)
    return path


def read(sources):
    """{source: Unit} and what is wrong."""
    def one(source):
        try:
            return Unit(realize.printed(source)), None
        except acsl.Unknown as fault:
            return Unit(""), str(fault)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        results = dict(zip(sources, pool.map(one, sources)))
    return {s: unit for s, (unit, _) in results.items()}, {s: fault for s, (_, fault) in results.items() if fault}


def shown(text):
    """Lines of a statement, none of them long."""
    return "\n".join(textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False,
                                   break_on_hyphens=False) for line in text.splitlines())


class Statements:
    """All that is pinned: {(file, name): text}."""

    def __init__(self, specified):
        self.faults, self.pinned = [], {}
        self.headers = files("src/kernel/**/*.h")
        targets = framac.sections("lists/targets")
        sources = sorted({target["source"] for target in targets.values()} | set(files("src/kernel/**/*.c")))
        with tempfile.TemporaryDirectory() as folder:
            apart = {alone(header, folder): header for header in self.headers}
            units, faults = read(list(apart) + sources)
            self.alone = {header: units[path] for path, header in apart.items()}
        self.units = {source: units[source] for source in sources}
        self.faults += ["%s: its contracts need what is neither in specs/ nor in a header that it includes: %s" %
                        (apart[path], fault) for path, fault in faults.items() if path in apart]
        self.faults += ["%s: %s" % pair for pair in faults.items() if pair[0] not in apart]
        self.floors()
        self.specs(Unit(specified))
        self.contracts()
        self.theorems()
        for source in self.units:
            self.compare(source)

    def floors(self):
        """Headers and specifications do not rest on proofs, and values not on memory."""
        rules = [("src/kernel/**/*.h", "proofs/|src/shell/", "a public contract"), ("specs/**/*", "proofs/|src/shell/", "a definition"),
                 ("specs/*.acsl", "src/|specs/memory/|specs/model/", "a value")]
        for pattern, forbidden, what in rules:
            for path in files(pattern):
                if path.endswith((".h", ".acsl")):
                    self.faults += ["%s: includes %s, on which %s must not rest" % (path, other, what)
                                    for other in sorted(included(path)) if re.match(forbidden, other)]

    def home(self, name, paths, what=words):
        return next((path for path in paths if name in what(path)), None)

    def specs(self, unit):
        """All definitions and axioms, and the contracts of libraries."""
        paths = files("specs/**/*.acsl", "specs/model/*.h")
        for name, texts in unit.logic.items():
            self.pinned[self.home(name, paths) or "specs/", name] = TWICE.join(texts)
        for name, texts in unit.functions.items():
            home = self.home(name, files("specs/model/*.h"), public)
            if home:
                self.pinned[home, name] = texts[0]

    def contracts(self):
        """Those of headers of the kernel, and the definitions there."""
        for header in self.headers:
            for name, texts in self.alone[header].logic.items():
                if name in words(header):
                    self.pinned[header, name] = TWICE.join(texts)
            for name in public(header):
                texts = [unit.functions[name][0] for unit in [self.alone[header], *self.units.values()] if name in unit.functions]
                if texts:
                    self.pinned[header, name] = texts[0]
                else:
                    self.faults.append("%s: %s has no contract" % (header, name))

    def theorems(self):
        """The lemmas that are theorems, and the definitions of proofs/ that they use."""
        listed = {name for theorem in framac.sections("lists/theorems").values() for name in re.findall(r"(?m)^(\w+):", theorem["proved"])}
        known = {name for _, name in self.pinned}
        for source, unit in self.units.items():
            near = [path for path in sorted(included(source)) if not path.startswith("specs/")]
            for name in sorted(listed & set(unit.functions) - known):
                known.add(name)
                home = next((path for path in near if re.search(r"\b(?:void|size_t|bool) %s\(" % name, raw(path))), source)
                self.pinned[home, name] = unit.functions[name][0]
                self.uses(unit, self.pinned[home, name], near, source)
        self.faults += ["proofs/lists/theorems: there is no %s" % name for name in sorted(listed - known)]

    def uses(self, unit, text, near, source):
        """Pins what a statement uses of a unit, and what that uses."""
        for name in sorted(set(re.findall(r"\w+", text)) & set(unit.logic)):
            home = self.home(name, near)
            if home and (home, name) not in self.pinned:
                self.pinned[home, name] = TWICE.join(unit.logic[name])
                self.uses(unit, self.pinned[home, name], near, source)

    def compare(self, source):
        """Whether a source sees what is pinned, and nothing else by that name."""
        unit, near = self.units[source], included(source)
        for (home, name), text in self.pinned.items():
            if text.split()[0] in CONTRACT and not home.startswith("proofs/"):
                for other in unit.functions.get(name, []) if home in near or name not in self.private(source) else []:
                    if renamed(other, text) != text:
                        self.different(source, home, name, text, other)
            elif home in near and name in unit.logic:
                others = [other for other in unit.logic[name] if other not in text and alike(other, text)]
                if not all(part in unit.logic[name] for part in text.split(TWICE)) or others:
                    self.different(source, home, name, text, "\n".join(unit.logic[name]))

    def private(self, source):
        """Static functions, whose names say nothing."""
        return set(re.findall(r"\bstatic\b[^(;{]*?(\w+)\s*\(", code(source)))

    def different(self, source, home, name, text, other):
        lines = difflib.unified_diff(shown(text).splitlines(), shown(other).splitlines(), home, source, lineterm="", n=0)
        self.faults.append("%s: %s is not what %s says\n%s" % (source, name, home, "\n".join(list(lines)[2:DIFF_LINES])))

    def page(self):
        parts = ["%s: %s\n%s\n" % (home, name, shown(self.pinned[home, name])) for home, name in sorted(self.pinned)]
        return HEAD + "\n" + "\n".join(parts)


def check(specified, write=False):
    """What is wrong, the committed page included; `specified`: specs/ as Frama-C prints it."""
    statements = Statements(specified)
    text, path = statements.page(), os.path.join(framac.ROOT, PAGE)
    if write:
        with open(path, "w") as file:
            file.write(text)
    committed = raw(PAGE) if os.path.isfile(path) else ""
    print("statements: %d" % len(statements.pinned))
    statements.faults += theorems.check(statements.pinned, included, write)
    if text == committed or write:
        return statements.faults
    lines = list(difflib.unified_diff(committed.splitlines(), text.splitlines(), PAGE, "what is claimed now", lineterm="", n=2))
    more = ["... %d lines more" % (len(lines) - DIFF_LINES)] if len(lines) > DIFF_LINES else []
    return statements.faults + ["%s: not what is claimed now; `make statements` writes it\n%s" %
                                (PAGE, "\n".join(lines[:DIFF_LINES] + more))]


def main():
    faults = check(realize.specifications(), "--write" in sys.argv[1:])
    for fault in faults:
        print("FAILED %s" % fault)
    print("%d failed" % len(faults))
    return faults != []


if __name__ == "__main__":
    sys.exit(main())
