#!/usr/bin/env python3
"""The rules of the rooms: what includes what in src, and what a header declares.

usage: rooms.py

docs/architecture.md has the table of the rooms and of what each of them may know; this reads it, and the #include lines.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "lib"))
from checks import check, finish  # noqa: E402

MOST_LINES = 400
# Files with more lines of code, and why.
LONG = {}
# Functions of a header that another file defines than one whose name begins as the header's does, and why.
ELSEWHERE = {
    ("shell/import/import.h", "nnet_read"): "a format is a file: nnet.c",
    ("shell/import/import.h", "onnx_read"): "a format is a file: onnx.c, or onnx_none.c",
    ("shell/import/import.h", "onnx_library"): "the same",
    ("shell/import/onnx_operator.h", "ONNX_OPERATORS"): "a list of declarations, one for each operator",
    ("shell/graph/graph_make.h", "graph_make_layered"): "onnx_layered.c, or onnx_graph_none.c",
    ("shell/graph/graph_make.h", "graph_make_conditional"): "onnx_conditional.c, or onnx_graph_none.c",
    ("shell/import/import.h", "xgboost_read"): "a format is a file: xgboost.c",
    ("shell/import/import.h", "lightgbm_read"): "a format is a file: lightgbm.c",
    ("shell/import/import.h", "fff_read"): "a format is a file: fff.c",
}
# What headers of the kernel include from proofs/.
PROOFS = re.compile(r"^proofs/")
HEADERS_WITHOUT_PROOFS = True


def sources():
    for folder, _, names in sorted(os.walk(os.path.join(ROOT, "src"))):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.relpath(os.path.join(folder, name), os.path.join(ROOT, "src"))


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as f:
        return f.read()


def includes(path):
    """The files of the project that this one includes, from src/ on or from the root."""
    for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', read("src/" + path), re.M):
        yield name if "/" in name else os.path.dirname(path) + "/" + name


def without_comments(text):
    """Comments become blanks, as do texts in quotes, lines stay."""
    def blank(found):
        return re.sub(r"[^\n]", " ", found.group(0)) if found.group(0)[0] == "/" else '""' + "\n" * found.group(0).count("\n")
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def room(path):
    """kernel/exact or shell/base: the folder below src."""
    return os.path.dirname(path)


def allowed_rooms():
    """Of each room, which others it may include, from the tables of docs/architecture.md."""
    rules, floor = {}, None
    for line in read("docs/architecture.md").splitlines():
        title = re.match(r"## (?:Rooms|Chapters) of the (\w+)", line)
        found = re.match(r"\| `(\w+)` \|.*\| ([^|]*) \|$", line)
        floor = title.group(1) if title else None if line.startswith("## ") else floor
        if floor and found:
            names = {one if one == "kernel" else floor + "/" + one for one in re.findall(r"`(\w+)`", found.group(2))}
            rules[floor + "/" + found.group(1)] = names if "everything" not in found.group(2) else None
    return rules


def check_rooms(files, rules):
    folders = {room(path) for path in files} - {"kernel"}
    check("every room is in docs/architecture.md", folders == set(rules), (sorted(folders), sorted(rules)))
    for path in files:
        may = rules.get(room(path), set())
        for name in includes(path):
            if name.startswith("shell/") or room(name).startswith("kernel/"):
                of = "kernel" if path.startswith("shell/") and name.startswith("kernel/") else room(name)
                check("%s may include %s" % (path, name), of == room(path) or may is None or of in may)


def check_headers_of_kernel(files):
    for path in files:
        if path.startswith("kernel/") and path.endswith(".h"):
            for name in includes(path):
                check("%s includes no proofs" % path, not (HEADERS_WITHOUT_PROOFS and PROOFS.match(name)), name)


def check_names(files):
    seen = {}
    for path in files:
        name = os.path.basename(path)
        check("one file is called %s" % name, name not in seen, seen.get(name))
        seen[name] = path


def check_style_of_includes(files):
    """The own folder is plain, others are whole."""
    for path in files:
        for name in re.findall(r'^\s*#\s*include\s+"([^"]+)"', read("src/" + path), re.M):
            if "/" in name:
                check("%s: %s is of another folder" % (path, name), os.path.dirname(name) != room(path))
                there = os.path.join(ROOT, "src", name), os.path.join(ROOT, name)
                check("%s: %s is there" % (path, name), any(os.path.exists(one) for one in there))


def circles(files):
    """The sets of more than one file that reach each other, where a .c file and its .h are one."""
    edges = {}
    for path in files:
        of = edges.setdefault(path[:-2], set())
        of.update(name[:-2] for name in includes(path) if name.endswith(".h") and name in files)
        of.discard(path[:-2])
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in edges.get(node, ()):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            part = stack[stack.index(node):]
            del stack[stack.index(node):]
            if len(part) > 1:
                found.append(sorted(part))

    sys.setrecursionlimit(10000)
    for node in sorted(edges):
        if node not in index:
            visit(node)
    return found


def code_lines(path):
    return sum(1 for line in without_comments(read("src/" + path)).splitlines() if line.strip())


def check_lengths(files):
    for path in files:
        if path.endswith(".c") and path not in LONG:
            check("%s has at most %d lines of code" % (path, MOST_LINES), code_lines(path) <= MOST_LINES, code_lines(path))
    for path in LONG:
        check("%s is long" % path, path in files and code_lines(path) > MOST_LINES)


def declared(path):
    """Functions and constants that a header declares without defining them."""
    text = re.sub(r"^\s*#(?:[^\n\\]|\\\n|\\.)*", "", without_comments(read("src/" + path)), flags=re.M)
    depth, outside = 0, []
    for piece in re.split(r"([{}])", text):
        depth += {"{": 1, "}": -1}.get(piece, 0)
        if depth == 0 and piece not in "{}":
            outside.append(piece)
        elif piece == "{":
            outside.append("{}")
    for statement in " ".join(outside).split(";"):
        statement = " ".join(statement.split())
        found = re.match(r"(?!typedef|static)[\w\s*]*?\b(\w+)\(", statement)
        constant = re.match(r"extern [^(]*?(\w+)(?:\[\])?$", statement)
        if found and "{" not in statement[:found.end()]:
            yield found.group(1)
        elif constant:
            yield constant.group(1)


def defines(path, name):
    text = without_comments(read("src/" + path))
    function = r"^(?!static|extern|#)[\w*][\w\s*]*?\b%s\([^;]*?\{" % re.escape(name)
    value = r"^(?!static|extern|#|typedef)\w[^;{}()]*?\b%s(?:\[\w*\])*\s*[=,;]" % re.escape(name)
    return any(re.search(one, text, re.M) for one in (function, value))


def check_declarations(files):
    """What a header declares stands in its own .c, or in one of its folder whose name begins like it."""
    for path in files:
        if not path.endswith(".h"):
            continue
        stem = os.path.basename(path)[:-2]
        begin = stem[:-1] if stem.endswith("s") else stem
        own = [one for one in files if one.endswith(".c") and room(one) == room(path) and
               os.path.basename(one).startswith(begin)]
        own.sort(key=lambda one: os.path.basename(one) != stem + ".c")
        for name in declared(path):
            check("%s: %s is defined beside it" % (path, name),
                  (path, name) in ELSEWHERE or any(defines(one, name) for one in own))


def main():
    files = list(sources())
    check("there are sources", len(files) > 100, len(files))
    check_rooms(files, allowed_rooms())
    check_headers_of_kernel(files)
    check_names(files)
    check_style_of_includes(files)
    check_lengths(files)
    check_declarations(files)
    found = circles(set(files))
    check("no circles", not found, found)
    return finish("rooms")


if __name__ == "__main__":
    sys.exit(main())
