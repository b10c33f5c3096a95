#!/usr/bin/env python3
"""The documents are fit to be read: no line above 100 columns, no cell of a table above 100 characters, no link that
leads nowhere, and plain words.

usage: documents.py

Tables are as wide as they have to be, and what commands print is as wide as they print it.  Pages that are generated
are not measured, and taken to be there: `make prove` finds one that is missing.
"""
import os
import re
import sys

from checks import check, finish
from markdown import blocks, documents, read_lines
from memcert import ROOT

WIDTH = 100
GENERATED = ["docs/theorems.md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# Words that mean something else in everyday English, or that are no everyday English.
WORDS = re.compile(r"\b(behind|so many as|refuses|refused|refuse|tells|is told)\b")


def printed(lines):
    """The numbers of lines that a command of a transcript prints."""
    found = set()
    for first, end, indent in blocks(lines):
        output = continued = False
        for k in range(first, end):
            text = lines[k][indent:]
            if text.startswith("$ ") or continued:
                output, continued = True, text.endswith("\\")
            elif output:
                found.add(k)
    return found


def cells(line):
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def anchor(heading):
    """What a heading is called in a link."""
    text = re.sub(r"[^\w\- ]", "", heading.lstrip("#").strip().lower())
    return text.replace(" ", "-")


def leads_somewhere(path, target):
    """Whether a link in a document leads to a file that is there and, if it names one, to a heading in it."""
    if re.match(r"[a-z]+:", target):
        return True
    name, _, wanted = target.partition("#")
    there = os.path.normpath(os.path.join(os.path.dirname(path), name)) if name else path
    if there in GENERATED:
        return True
    if not os.path.exists(os.path.join(ROOT, there)):
        return False
    return not wanted or wanted in [anchor(line) for line in read_lines(there) if line.startswith("#")]


def complaints(path, lines):
    """Everything that is wrong with a document."""
    output = printed(lines)
    code = {k for first, end, _ in blocks(lines) for k in range(first, end)}
    for k, line in enumerate(lines):
        if k in output:
            continue
        table = line.startswith("|") and k not in code
        if not table and len(line) > WIDTH and path not in GENERATED:
            yield "%s:%d: %d columns" % (path, k + 1, len(line))
        if table and max(map(len, cells(line))) > WIDTH:
            yield "%s:%d: a cell of %d characters" % (path, k + 1, max(map(len, cells(line))))
        if k in code:
            continue
        for target in LINK.findall(line):
            if not leads_somewhere(path, target):
                yield "%s:%d: %s leads nowhere" % (path, k + 1, target)
        for word in WORDS.findall(line):
            yield "%s:%d: '%s'" % (path, k + 1, word)


def see_wrong_ones():
    """What must fail, and what must not."""
    for name, line, wrong in (("a long line", "x" * (WIDTH + 1), True), ("a line that is just short enough", "x" * WIDTH, False),
                              ("a long cell", "| %s | |" % ("x" * (WIDTH + 1)), True),
                              ("a wide table", "| %s | %s |" % ("x" * 60, "x" * 60), False),
                              ("a dead link", "[a](nowhere.md)", True), ("a link", "[a](LICENSE)", False),
                              ("a dead heading", "[a](README.md#nothing-of-that-name)", True),
                              ("a heading", "[a](README.md#words)", False), ("a word", "it is behind it", True)):
        found = list(complaints("README.md", [line]))
        check("%s is %s" % (name, "found" if wrong else "no fault"), bool(found) == wrong, found)
    shown = ["    $ true", "    " + "x" * WIDTH]
    check("what a command prints is as wide as it is", not list(complaints("README.md", shown)))
    check("commands are short", list(complaints("README.md", ["    $ " + "x" * WIDTH])))


def main():
    see_wrong_ones()
    for path in documents():
        found = list(complaints(path, read_lines(path)))
        check(path, not found, "\n".join(found))
    return finish("documents")


if __name__ == "__main__":
    sys.exit(main())
