"""Mutants that nobody chose: every place of the kernel's functions where an operator, a bound, an index or a constant can
be another one, or a statement be left out; of these a part, by a hash of what is changed and of a seed.  So a change
elsewhere in the kernel leaves the choice as it is.
"""
import glob
import hashlib
import os
import re
import subprocess

import framac

SEED = 2026
FUNCTION = re.compile(r"(?ms)^(?!#|typedef|struct|enum)[\w *]*?\b(\w+)\([^;{}]*?\)\s*\{\n(.*?)^\}")
# (what it is called, where, and what is written instead)
CHANGES = [
    ("operator", r" (<|<=|>|>=|==|!=) ", {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}),
    ("operator", r" (&&|\|\|) ", {"&&": "||", "||": "&&"}),
    ("operator", r"(?<=[\w\])]) ([+-]) (?=\w)", {"+": "-", "-": "+"}),
    ("bound", r"(?<=[\w\])])( [+-] 1)\b", {" + 1": "", " - 1": ""}),
    ("index", r"\[(\w+)\]", None),
    ("constant", r"(?<![\w.])([01])(?![\w.])", {"0": "1", "1": "0"}),
    ("constant", r"\b(true|false)\b", {"true": "false", "false": "true"}),
    ("statement", r"(?m)^ +((?:\w+\([^;{}]*\)|[\w.>\[\]-]+ (?:[+-])?= [^;{}]*|[\w.>\[\]-]+(?:\+\+|--));)$", None),
]


def blank(text):
    """Without comments, annotations and ghost code, every other character at its place."""
    return re.sub(r"(?s)/\*.*?\*/|//[^\n]*", lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def instead(kind, word, words):
    if words:
        return words[word]
    return "%s + 1" % word if kind == "index" else ";"


def places(path):
    """Every mutant of a file: (its hash, a dictionary as of proofs/lists/mutants)."""
    with open(os.path.join(framac.ROOT, path)) as file:
        text = file.read()
    code = blank(text)
    for function in FUNCTION.finditer(code):
        seen = {}
        for kind, pattern, words in CHANGES:
            for place in re.compile(pattern).finditer(code, function.start(2), function.end(2)):
                line = code.count("\n", 0, place.start(1)) + 1
                what = "%s %s: %s" % (function[1], kind, " ".join(code.splitlines()[line - 1].split()))
                seen[what] = seen.get(what, 0) + 1
                mark = hashlib.md5(("%d %s %d" % (SEED, what, seen[what])).encode()).hexdigest()
                yield mark, {"file": path, "functions": function[1], "line": line, "kind": kind, "start": place.start(1),
                             "from": text[place.start(1):place.end(1)], "to": instead(kind, place[1], words)}


def changed(mutant):
    """The text of the file with the change."""
    with open(os.path.join(framac.ROOT, mutant["file"])) as file:
        text = file.read()
    start, end = mutant["start"], mutant["start"] + len(mutant["from"])
    return text[:start] + mutant["to"] + text[end:]


def compiles(mutant):
    done = subprocess.run(["gcc", "-std=c11", "-fsyntax-only", "-w", "-I.", "-Isrc", "-I" + os.path.dirname(
        mutant["file"]), "-xc", "-"], cwd=framac.ROOT, input=changed(mutant), text=True, stderr=subprocess.DEVNULL)
    return done.returncode == 0


def chosen(part):
    """About one in `part` of all that compile: {name: mutant}."""
    targets = framac.sections("lists/targets")
    options = {(target["source"], function): target.get("options", "") for target in targets.values()
               for function in target["functions"].split()}
    mutants = {}
    for path in sorted(glob.glob("src/kernel/**/*.c", root_dir=framac.ROOT, recursive=True)):
        for mark, mutant in places(path):
            if int(mark, 16) % part == 0 and (path, mutant["functions"]) in options and compiles(mutant):
                mutant["options"] = options[path, mutant["functions"]]
                mutants["generated-" + mark[:8]] = mutant
    return mutants
