"""The documents of the project: what they are, and the blocks of code in them."""
import glob
import os

from memcert import ROOT


def documents():
    """Every page, as a path from the root."""
    found = set()
    for pattern in ("*.md", "docs/**/*.md", "datasets/*.md", "tests/**/*.md", "proofs/*.md"):
        found.update(os.path.relpath(path, ROOT) for path in glob.glob(os.path.join(ROOT, pattern), recursive=True))
    return sorted(found)


def read_lines(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as stream:
        return stream.read().split("\n")


def blocks(lines):
    """Of every block of code: its first line, the line after its last one, and its indentation.  Lines count from 0."""
    at = 0
    while at < len(lines):
        indent = len(lines[at]) - len(lines[at].lstrip(" "))
        if lines[at].startswith("```"):
            end = next((k for k in range(at + 1, len(lines)) if lines[k].startswith("```")), len(lines))
            yield at + 1, end, 0
            at = end + 1
        elif indent >= 4 and lines[at].strip() and (at == 0 or not lines[at - 1].strip()):
            end = at
            while end < len(lines) and (lines[end].startswith(" " * 4) or not lines[end].strip()):
                end += 1
            after = end
            while not lines[end - 1].strip():
                end -= 1
            yield at, end, 4
            at = after
        else:
            at += 1
