#!/usr/bin/env python3
"""Every transcript in the documents is what happens: the commands are run, and what they print is compared.

usage: transcripts.py [FILE.md ...]             every document if none is named
       transcripts.py --update [FILE.md ...]    writes what the commands print into the documents

A transcript is a block of code with a line `$ COMMAND`.  A command that ends with a backslash goes on in the next
line.  What stands after it, up to the next command or the end of the block, is what it prints to both streams, blank
lines at the beginning and end left out.  A command fails the test if its exit status is not 0; `; echo "exit $?"`
shows one that is not.  The commands of a document run one after the other in a new folder, in which `build/memcert`
is the program and `datasets` and `src` the folders of that name.
"""
import os
import subprocess
import sys
import tempfile

from checks import check, finish
from markdown import blocks, documents, read_lines
from memcert import PLAIN, ROOT, SANITIZED

SECONDS = 300


class Step:
    """A command of a transcript: where it is, what is shown, and what it prints."""

    def __init__(self, line, command, begin, end, indent, shown):
        self.line = line
        self.command = command
        self.begin = begin
        self.end = end
        self.indent = indent
        self.shown = shown
        self.printed = []
        self.status = 0


def stripped(lines):
    """Without blank lines at both ends."""
    lines = list(lines)
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def steps_of(lines):
    steps = []
    for first, end, indent in blocks(lines):
        text = [line[indent:] for line in lines[first:end]]
        at = 0
        while at < len(text):
            if not text[at].startswith("$ "):
                at += 1
                continue
            begin, command = at, text[at][2:]
            while command.endswith("\\") and at + 1 < len(text):
                at += 1
                command = command[:-1].rstrip() + " " + text[at].strip()
            at += 1
            output = at
            while at < len(text) and not text[at].startswith("$ "):
                at += 1
            steps.append(Step(first + begin + 1, command, first + output, first + at, indent, stripped(text[output:at])))
    return steps


def make_folder(folder):
    os.mkdir(os.path.join(folder, "build"))
    os.symlink(SANITIZED if os.path.exists(SANITIZED) else PLAIN, os.path.join(folder, "build", "memcert"))
    for name in ("datasets", "src"):
        os.symlink(os.path.join(ROOT, name), os.path.join(folder, name))


def run(step, folder):
    environment = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80")
    done = subprocess.run(["sh", "-c", step.command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
    step.status = done.returncode
    step.printed = stripped(line.rstrip() for line in done.stdout.decode("utf-8", "replace").split("\n"))


def run_document(path):
    """Its lines, and its steps when they have run."""
    lines = read_lines(path)
    steps = steps_of(lines)
    if steps:
        with tempfile.TemporaryDirectory() as folder:
            make_folder(folder)
            for step in steps:
                run(step, folder)
    return lines, steps


def compare(path):
    _, steps = run_document(path)
    for step in steps:
        name = "%s:%d: %s" % (path, step.line, step.command)
        check(name + " ends well", step.status == 0, "exit %d\n%s" % (step.status, "\n".join(step.printed)))
        check(name, step.shown == step.printed,
              "printed:\n%s\nshown:\n%s" % ("\n".join(step.printed), "\n".join(step.shown)))
    return len(steps)


def spaced(step, old):
    """What a step prints, with the blank line before it if there was one or if it is a text with blank lines."""
    before = old and not old[0].strip() or not old and "" in step.printed
    after = old and not old[-1].strip()
    return ([""] if before and step.printed else []) + step.printed + ([""] if after else [])


def update(path):
    lines, steps = run_document(path)
    for step in reversed(steps):
        new = [(" " * step.indent + line).rstrip() for line in spaced(step, lines[step.begin:step.end])]
        lines[step.begin:step.end] = new
        if step.status != 0:
            print("%s:%d: exit %d: %s" % (path, step.line, step.status, step.command))
    with open(os.path.join(ROOT, path), "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines))


def see_wrong_ones():
    """What must fail: an output with a letter changed, one that is missing, and a command that does not end well."""
    lines = ["    $ printf 'one\\ntwo\\n'", "    one", "    two", "", "    $ printf x; false", "    x"]
    right, broken = steps_of(lines)
    with tempfile.TemporaryDirectory() as folder:
        run(right, folder)
        run(broken, folder)
    check("a transcript that is right is taken", right.printed == right.shown and right.status == 0, right.printed)
    check("a command that fails is found", broken.status != 0)
    for name, changed in (("a changed letter", lines[1].replace("one", "onE")), ("a missing line", None)):
        text = [lines[0]] + ([changed] if changed else []) + [lines[2]]
        step = steps_of(text)[0]
        check(name + " is found", step.shown != right.printed, step.shown)


def main():
    arguments = sys.argv[1:]
    updating = arguments[:1] == ["--update"]
    names = [os.path.relpath(os.path.abspath(name), ROOT) for name in arguments[updating:]] or documents()
    if updating:
        for name in names:
            update(name)
        return 0
    see_wrong_ones()
    count = sum(compare(name) for name in names)
    check("there are transcripts", count > 0)
    return finish("transcripts")


if __name__ == "__main__":
    sys.exit(main())
